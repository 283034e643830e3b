import { networkLogGroups } from "../../components/network/network-log-groups";
import { exampleNetwork } from "./network-example";
import { record, UNKNOWN, type Recording } from "./recording";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";

let isolated: Recording;

beforeAll(async () => {
  isolated = await record(() => {
    exampleNetwork();
  });
});

const document = (resource: string, property = "policy") =>
  JSON.parse(String(isolated.inputs(resource)[property])).Statement;

describe("endpoints", () => {
  test("are exactly those that the cluster and its add-ons need", () => {
    expect(
      isolated
        .ofType(ENDPOINT)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      [
        "ec2",
        "ecr-api",
        "ecr-dkr",
        "eks",
        "eks-auth",
        "elasticfilesystem",
        "kms",
        "logs",
        "s3",
        "sts",
      ].map((service) => `net-${service}`),
    );
  });

  test("have the endpoints' group, private DNS and a policy where the service takes one", () => {
    const group = isolated.at(`${GROUP} net-groups-endpoints`);
    for (const endpoint of isolated.ofType(ENDPOINT).filter(({ name }) => name !== "net-s3")) {
      expect(endpoint.inputs).toMatchObject({
        privateDnsEnabled: true,
        vpcEndpointType: "Interface",
      });
      expect(endpoint.propertyDependencies["securityGroupIds"]).toEqual([group.urn]);
      expect("policy" in endpoint.inputs).toBe(endpoint.name !== "net-eks-auth");
    }
  });

  test("pass principals of the own account alone; ECR's signed requests reach image layers alone", () => {
    for (const { name, inputs } of isolated.ofType(ENDPOINT)) {
      if (inputs["policy"] === undefined) continue;
      for (const statement of document(`${ENDPOINT} ${name}`)) {
        if (statement.Sid === "ImageLayers") {
          expect(statement.Action).toBe("s3:GetObject");
          expect(statement.Resource).toBe("arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*");
        } else {
          expect(statement.Condition.StringEquals["aws:PrincipalAccount"]).toBe("111122223333");
        }
      }
    }
  });

  test("let nodes pull from the own registry, that of EKS and the named ones", () => {
    const [, own, others] = document(`${ENDPOINT} net-ecr-dkr`);
    expect(own.Resource).toBe("arn:aws:ecr:eu-central-1:111122223333:repository/*");
    expect(others.Resource).toEqual([
      "arn:aws:ecr:eu-central-1:602401143452:repository/*",
      "arn:aws:ecr:eu-central-1:444455556666:repository/*",
    ]);
    expect(others.Action).not.toContain("ecr:PutImage");
  });

  test("let nodes use keys of the own account alone", () => {
    const [statement] = document(`${ENDPOINT} net-kms`);
    expect(statement.Condition.StringEquals).toEqual({
      "aws:PrincipalAccount": "111122223333",
      "aws:ResourceAccount": "111122223333",
    });
  });
});

describe("logs", () => {
  const groups = networkLogGroups("blue");

  test("of flows hold all traffic, each minute", () => {
    expect(isolated.inputs("aws:ec2/flowLog:FlowLog net-logs-flow-logs")).toEqual({
      vpcId: UNKNOWN,
      trafficType: "ALL",
      maxAggregationInterval: 60,
      logDestinationType: "cloud-watch-logs",
      logDestination: UNKNOWN,
      iamRoleArn: UNKNOWN,
      tags: { Name: "net-logs-flow-logs" },
    });
  });

  test.each(
    Object.entries({ "flow-logs": groups.flowLogs, "resolver-queries": groups.resolverQueries }),
  )("%s are encrypted, kept a year and kept after the network", (suffix, name) => {
    const group = isolated.at(`aws:cloudwatch/logGroup:LogGroup net-logs-${suffix}`);
    expect(group.inputs).toMatchObject({
      name,
      retentionInDays: 365,
      kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/logs",
    });
    expect(group.options.retainOnDelete).toBe(true);
  });

  test("are delivered by a role that flow logs of this account alone assume, for one group", () => {
    const role = "aws:iam/role:Role net-logs-flow-logs";
    const [trust] = document(role, "assumeRolePolicy");
    expect(trust.Condition).toEqual({
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": "arn:aws:ec2:eu-central-1:111122223333:vpc-flow-log/*" },
    });
    const [write] = document("aws:iam/rolePolicy:RolePolicy net-logs-flow-logs");
    expect(write.Resource).toBe(
      "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vpc/blue/flow-logs:*",
    );
  });
});

describe("the DNS firewall", () => {
  test("answers for the region's services, the cluster and the listed domains", () => {
    const type = "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList";
    expect(isolated.inputs(`${type} net-dns-allowed`)["domains"]).toEqual([
      "*.eu-central-1.amazonaws.com",
      "*.eu-central-1.eks.amazonaws.com",
      "*.eu-central-1.api.aws",
      "*.eu-central-1.compute.internal",
      "*.example.com",
    ]);
    expect(isolated.inputs(`${type} net-dns-others`)["domains"]).toEqual(["*"]);
  });

  test("lets listed domains through before it blocks all others, and is complete when the VPC gets it", () => {
    const rule = (name: string) =>
      isolated.at(`aws:route53/resolverFirewallRule:ResolverFirewallRule net-dns-${name}`);
    expect(rule("allow").inputs).toMatchObject({ action: "ALLOW", priority: 100 });
    expect(rule("block").inputs).toMatchObject({ action: "BLOCK", priority: 200 });
    const [association] = isolated.ofType(
      "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
    );
    if (association === undefined) throw new Error("no association");
    for (const { urn } of [rule("allow"), rule("block")]) {
      expect(isolated.before(association)).toContain(urn);
    }
  });
});
