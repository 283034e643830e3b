import { ClusterSecurityGroups, InvalidArgumentError, Network } from "../../components";
import { DnsFirewall } from "../../components/network/dns-firewall";
import { S3Gateway } from "../../components/network/s3-gateway";
import { VpcEndpoints } from "../../components/network/vpc-endpoints";
import { record } from "./recording";

describe("refused before anything is registered are", () => {
  const NETWORK = {
    region: "eu-central-1",
    vpcCidr: "10.20.0.0/18",
    availabilityZones: ["eu-central-1a", "eu-central-1b"],
  };
  const AT = { accountId: "111122223333", region: "eu-central-1", vpcId: "vpc-1" };
  const ENDPOINTS = { ...AT, subnetIds: ["subnet-1"], securityGroupId: "sg-1" };
  const network = (changes: object) => () =>
    new Network("bad", Object.assign({ ...NETWORK }, changes));
  const endpoints = (changes: object) => () =>
    new VpcEndpoints("bad", Object.assign({ ...ENDPOINTS, services: [] }, changes));
  const pods = "a network of 10.0.0.0/8 or 100.64.0.0/10 with a prefix from /16 to /20";

  test.each<[string, () => unknown, string]>([
    [
      "an unknown way out",
      network({ egress: "vpn" }),
      'egress: found "vpn", wanted one of none, nat.',
    ],
    [
      "a pods' range elsewhere",
      network({ podCidr: "192.168.0.0/16" }),
      `podCidr: found "192.168.0.0/16", wanted ${pods}.`,
    ],
    [
      "a small pods' range",
      network({ podCidr: "100.64.0.0/24" }),
      `podCidr: found "100.64.0.0/24", wanted ${pods}.`,
    ],
    [
      "a range that EC2 keeps",
      network({ vpcCidr: "10.0.0.0/16", podCidr: "10.0.0.0/17" }),
      'podCidr: found "10.0.0.0/17"',
    ],
    [
      "a pods' range in the VPC",
      network({ podCidr: "10.20.16.0/20" }),
      'podCidr: found "10.20.16.0/20", wanted a network that does not overlap vpcCidr 10.20.0.0/18.',
    ],
    [
      "a reserved pods' range",
      network({ podCidr: "100.64.0.0/16", reservedCidrs: ["100.64.0.0/10"] }),
      'reservedCidrs[0]: found "100.64.0.0/10", wanted a network that does not overlap podCidr 100.64.0.0/16.',
    ],
    [
      "an unknown service",
      endpoints({ services: ["ec3"] }),
      'services[0]: found "ec3", wanted one of ec2, ecr.api',
    ],
    ["a repeated service", endpoints({ services: ["ec2", "ec2"] }), 'services[1]: found "ec2"'],
    ["no services", endpoints({ services: undefined }), "services: found nothing"],
    ["an account", endpoints({ imageAccountIds: ["12"] }), 'imageAccountIds[0]: found "12"'],
    [
      "China",
      endpoints({ partition: "aws-cn" }),
      'partition: found "aws-cn", wanted one of aws, aws-us-gov',
    ],
    [
      "a bucket's ARN",
      () => new S3Gateway("bad", { ...AT, routeTableIds: [], bucketNames: ["arn:aws:s3:::b"] }),
      'bucketNames[0]: found "arn:aws:s3:::b", wanted the name of an S3 bucket.',
    ],
    [
      "public API clients",
      () =>
        new ClusterSecurityGroups("bad", {
          vpcId: "vpc-1",
          rules: [],
          apiClientCidrs: ["203.0.113.0/24"],
        }),
      'apiClientCidrs[0]: found "203.0.113.0/24", wanted a private network',
    ],
    [
      "every domain",
      () => new DnsFirewall("bad", { ...AT, allowedDomains: ["*"] }),
      'allowedDomains[0]: found "*", wanted a domain such as example.com',
    ],
  ])("%s", async (_, program, message) => {
    let thrown: unknown;
    const preview = await record(() => {
      try {
        program();
      } catch (error) {
        thrown = error;
      }
    });
    expect(thrown).toBeInstanceOf(InvalidArgumentError);
    expect(String(thrown)).toContain(message);
    expect(preview.list).toEqual([]);
  });
});
