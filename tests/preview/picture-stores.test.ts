import { drawPicture } from "../../preview/picture";
import { buildScene } from "../../preview/picture/build";
import type { Card } from "../../preview/picture/scene";
import type { ReportDocument } from "../../preview/report/document";
import { StackOfOthers, arrowsOf, boxNamed, expectWellFormed } from "./picture-support";

function card(document: ReportDocument, heading: string): Card {
  const cards = buildScene(document).sections.flatMap((section) => section.cards);
  const found = cards.find((entry) => entry.heading === heading);
  if (found === undefined) throw new Error(`no card ${heading}`);
  return found;
}

function marksOf(document: ReportDocument, heading: string): readonly string[] {
  return card(document, heading).marks.map(({ tone, text }) => `${tone}: ${text}`);
}

describe("cards of stores", () => {
  test("say what is not protected", () => {
    const { document } = new StackOfOthers()
      .add("aws:s3/bucket:Bucket", "records", { bucket: "records" })
      .add("aws:backup/vault:Vault", "vault", { name: "vault" })
      .add("aws:ecr/repository:Repository", "web", { name: "web" })
      .add("aws:cloudwatch/logGroup:LogGroup", "logs", { name: "/logs" })
      .add("aws:kms/key:Key", "old", {});
    expect(marksOf(document, "S3 bucket")).toEqual([
      "plain: no KMS key of its own",
      "open: public access not blocked",
    ]);
    expect(marksOf(document, "Backup vault")).toContain("open: recovery points not locked");
    expect(marksOf(document, "ECR repository")).toContain("open: tags can be moved");
    expect(marksOf(document, "Log group")).toContain("plain: kept without limit");
    expect(marksOf(document, "KMS key")).toEqual(["open: old does not rotate"]);
    expect(card(document, "KMS key").lines).toEqual(["no use in this stack"]);
  });

  test("gather what configures a store, and keys of other stacks", () => {
    const { document } = new StackOfOthers()
      .add("aws:kms/key:Key", "key", { enableKeyRotation: true })
      .add("aws:s3/bucket:Bucket", "records", { bucket: "records" })
      .add(
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "encryption",
        {},
        { bucket: ["records"], rules: ["key"] },
      )
      .add(
        "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
        "lock",
        { rule: { defaultRetention: { days: 30, mode: "COMPLIANCE" } } },
        { bucket: ["records"] },
      )
      .add(
        "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        "stream",
        {},
        { extendedS3Configuration: ["records"] },
      )
      .add(
        "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
        "feed",
        { logGroup: "/logs" },
        { destinationArn: ["stream"] },
      )
      .add("aws:sns/topic:Topic", "alarms", {
        kmsMasterKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1234",
      });
    expect(marksOf(document, "S3 bucket")).toEqual([
      "good: key key",
      "good: locked 30 days (compliance mode)",
      "open: public access not blocked",
    ]);
    expect(card(document, "S3 bucket").lines).toEqual(["from /logs"]);
    expect(marksOf(document, "SNS topic")).toEqual(["good: key 1234"]);
    expect(card(document, "KMS key").lines).toEqual(["objects"]);
    const [section] = buildScene(document).sections;
    expect(section?.cards.map((entry) => entry.heading)).toEqual([
      "S3 bucket",
      "SNS topic",
      "KMS key",
    ]);
  });

  test("hold several stores where they are protected alike", () => {
    const stack = new StackOfOthers();
    for (const name of ["a", "b", "c"]) {
      stack.add("aws:ecr/repository:Repository", name, {
        name,
        imageTagMutability: name === "c" ? "MUTABLE" : "IMMUTABLE",
      });
    }
    expect(card(stack.document, "ECR repositories")).toMatchObject({
      title: "2 repositories",
      lines: ["a, b"],
    });
    expect(card(stack.document, "ECR repository").title).toBe("c");
  });
});

describe("a crowded network", () => {
  const stack = new StackOfOthers().add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
  const names = Array.from({ length: 12 }, (_none, index) => `team-${index}`);
  for (const name of names) {
    stack.add("aws:ec2/securityGroup:SecurityGroup", name, {}, { vpcId: ["vpc"] });
    for (const range of ["192.0.2.0/24", "198.51.100.0/24"]) {
      stack.add(
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        `${name} ${range}`,
        { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: range },
        { securityGroupId: [name] },
      );
    }
  }
  const { document } = stack;

  test("keeps to the page", async () => {
    const svg = await drawPicture(document);
    expectWellFormed(svg);
    expect(svg).toMatch(/viewBox="0 0 1000 \d+"/);
    expect(svg).toMatch(/ scale\(0\.\d+\)/);
  });

  test("has one box for ranges with the same arrows", () => {
    expect(arrowsOf(document)).toHaveLength(names.length);
    expect(boxNamed(document, "2 ranges").lines).toEqual(["192.0.2.0/24", "198.51.100.0/24"]);
  });
});

test("subnets are marked with the network ACL that all of them have", () => {
  const acl = { ingress: [{ ruleNo: 100 }], egress: [] };
  const { document } = new StackOfOthers()
    .add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" })
    .add("aws:ec2/subnet:Subnet", "a", { cidrBlock: "10.0.0.0/24" }, { vpcId: ["vpc"] })
    .add("aws:ec2/networkAcl:NetworkAcl", "acl", acl, { subnetIds: ["a"] });
  const [vpc] = buildScene(document).boxes;
  expect(vpc?.children[0]?.marks).toEqual([
    { tone: "good", text: "network ACL, rules: 1 in, 0 out" },
  ]);
});
