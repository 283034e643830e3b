import { createHash } from "node:crypto";

import type { RegisteredResource, WireObject, WireValue } from "./resource";
import { isObject, UNKNOWN } from "./wire";

/** Where the shims take account, region and names from. */
interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly name: string;
  readonly hash: string;
}

interface Shim {
  readonly id: string;
  readonly outputs: WireObject;
}

type MakeShim = (inputs: WireObject, place: Place) => Shim;

/** The account id that AWS uses in its own documentation. */
const EXAMPLE_ACCOUNT = "123456789012";
const DEFAULT_REGION = "us-east-1";
// A certificate authority in the form in which EKS returns it: base64 of a PEM text.
const CERTIFICATE = Buffer.from(
  "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
).toString("base64");

/**
 * What a cloud would answer, for the `resolved` mode: names, ids and ARNs that are the same in every run. Types outside
 * the table keep an unknown id. Configuration keys read: `aws:region` (default us-east-1) and, for the account,
 * `aws:allowedAccountIds` when it lists one (default 123456789012).
 */
export function shim(
  resource: RegisteredResource,
  provider: RegisteredResource | undefined,
  configuration: Readonly<Record<string, string>>,
): Shim | undefined {
  const { type, inputs, urn, name } = resource;
  const hash = createHash("sha256").update(urn).digest("hex");
  if (type.startsWith("pulumi:providers:")) return { id: uuid(hash), outputs: {} };
  if (type.startsWith("kubernetes:")) return kubernetes(inputs, name, hash);
  const make = AWS[type];
  if (make === undefined) return undefined;
  const region =
    text(inputs["region"]) ??
    text(provider?.inputs["region"]) ??
    configuration["aws:region"] ??
    DEFAULT_REGION;
  const account = onlyAccount(configuration["aws:allowedAccountIds"]) ?? EXAMPLE_ACCOUNT;
  return make(inputs, { account, region, partition: partitionOf(region), name, hash });
}

/** The provider's automatic name is the resource name and eight characters; the id is `namespace/name`. */
function kubernetes(inputs: WireObject, resourceName: string, hash: string): Shim {
  const given = inputs["metadata"];
  const metadata = isObject(given) ? given : {};
  const name = metadata["name"] ?? `${resourceName}-${hash.slice(0, 8)}`;
  const namespace = text(metadata["namespace"]);
  const id = namespace === undefined ? name : `${namespace}/${String(name)}`;
  return { id: text(id) ?? "", outputs: { metadata: { ...metadata, name } } };
}

const AWS: Readonly<Record<string, MakeShim>> = {
  "aws:kms/key:Key": (_inputs, place) => {
    const keyId = uuid(place.hash);
    return { id: keyId, outputs: { keyId, arn: arn(place, "kms", `key/${keyId}`) } };
  },
  "aws:kms/alias:Alias": (inputs, place) => {
    const name = named(inputs["name"], `alias/${automatic(place)}`);
    return { id: name, outputs: { name, arn: arn(place, "kms", name) } };
  },
  "aws:iam/role:Role": (inputs, place) => {
    const name = named(inputs["name"], automatic(place));
    return {
      id: name,
      outputs: { name, arn: globalArn(place, "iam", `role${path(inputs)}${name}`) },
    };
  },
  "aws:iam/policy:Policy": (inputs, place) => {
    const name = named(inputs["name"], automatic(place));
    const policyArn = globalArn(place, "iam", `policy${path(inputs)}${name}`);
    return { id: policyArn, outputs: { name, arn: policyArn } };
  },
  "aws:iam/instanceProfile:InstanceProfile": (inputs, place) => {
    const name = named(inputs["name"], automatic(place));
    const profile = globalArn(place, "iam", `instance-profile${path(inputs)}${name}`);
    return { id: name, outputs: { name, arn: profile } };
  },
  "aws:eks/cluster:Cluster": (inputs, place) => {
    const name = named(inputs["name"], automatic(place));
    const host = place.hash.slice(0, 32).toUpperCase();
    const suffix = `${place.region}.eks.${dnsSuffix(place)}`;
    return {
      id: name,
      outputs: {
        name,
        arn: arn(place, "eks", `cluster/${name}`),
        endpoint: `https://${host}.gr7.${suffix}`,
        certificateAuthority: { data: CERTIFICATE },
        certificateAuthorities: [{ data: CERTIFICATE }],
        identities: [
          {
            oidcs: [{ issuer: `https://oidc.eks.${place.region}.${dnsSuffix(place)}/id/${host}` }],
          },
        ],
        status: "ACTIVE",
      },
    };
  },
  "aws:eks/nodeGroup:NodeGroup": (inputs, place) => {
    const cluster = named(inputs["clusterName"], "cluster");
    const name = named(inputs["nodeGroupName"], automatic(place));
    const group = `nodegroup/${cluster}/${name}/${uuid(place.hash)}`;
    return {
      id: `${cluster}:${name}`,
      outputs: { nodeGroupName: name, arn: arn(place, "eks", group), status: "ACTIVE" },
    };
  },
  "aws:eks/addon:Addon": (inputs, place) => {
    const cluster = named(inputs["clusterName"], "cluster");
    const addon = named(inputs["addonName"], place.name);
    const resource = `addon/${cluster}/${addon}/${uuid(place.hash)}`;
    return { id: `${cluster}:${addon}`, outputs: { arn: arn(place, "eks", resource) } };
  },
  "aws:ec2/vpc:Vpc": ec2("vpc", "vpc"),
  "aws:ec2/subnet:Subnet": ec2("subnet", "subnet"),
  "aws:ec2/securityGroup:SecurityGroup": ec2("sg", "security-group", true),
  "aws:ec2/routeTable:RouteTable": ec2("rtb", "route-table"),
  "aws:ec2/internetGateway:InternetGateway": ec2("igw", "internet-gateway"),
  "aws:ec2/vpcEndpoint:VpcEndpoint": ec2("vpce", "vpc-endpoint"),
  "aws:ec2/launchTemplate:LaunchTemplate": (inputs, place) => {
    const { id, outputs } = ec2("lt", "launch-template", true)(inputs, place);
    return { id, outputs: { ...outputs, latestVersion: 1, defaultVersion: 1 } };
  },
  "aws:ec2/natGateway:NatGateway": (_inputs, place) => ({
    id: `nat-${place.hash.slice(0, 17)}`,
    outputs: {},
  }),
  "aws:ec2/eip:Eip": (_inputs, place) => {
    const id = `eipalloc-${place.hash.slice(0, 17)}`;
    return { id, outputs: { allocationId: id, arn: arn(place, "ec2", `elastic-ip/${id}`) } };
  },
  "aws:cloudwatch/logGroup:LogGroup": (inputs, place) => {
    const name = named(inputs["name"], automatic(place));
    return { id: name, outputs: { name, arn: arn(place, "logs", `log-group:${name}`) } };
  },
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketV2:BucketV2": bucket,
  "aws:ecr/repository:Repository": (inputs, place) => {
    const name = named(inputs["name"], automatic(place));
    const host = `${place.account}.dkr.ecr.${place.region}.${dnsSuffix(place)}`;
    const outputs = { name, registryId: place.account, repositoryUrl: `${host}/${name}` };
    return { id: name, outputs: { ...outputs, arn: arn(place, "ecr", `repository/${name}`) } };
  },
  "aws:sqs/queue:Queue": (inputs, place) => {
    const name = named(inputs["name"], automatic(place));
    const queueUrl = `https://sqs.${place.region}.${dnsSuffix(place)}/${place.account}/${name}`;
    return { id: queueUrl, outputs: { name, url: queueUrl, arn: arn(place, "sqs", name) } };
  },
};

function ec2(prefix: string, kind: string, hasName = false): MakeShim {
  return (inputs, place) => {
    const id = `${prefix}-${place.hash.slice(0, 17)}`;
    const name: WireObject = hasName ? { name: named(inputs["name"], automatic(place)) } : {};
    return { id, outputs: { ...name, arn: arn(place, "ec2", `${kind}/${id}`) } };
  };
}

function bucket(inputs: WireObject, place: Place): Shim {
  const name = named(inputs["bucket"], automatic(place));
  const outputs = { bucket: name, arn: `arn:${place.partition}:s3:::${name}` };
  return { id: name, outputs: { ...outputs, bucketDomainName: `${name}.s3.${dnsSuffix(place)}` } };
}

function arn(place: Place, service: string, resource: string): string {
  return `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;
}

function globalArn(place: Place, service: string, resource: string): string {
  return `arn:${place.partition}:${service}::${place.account}:${resource}`;
}

/** IAM paths begin and end with a slash. */
function path(inputs: WireObject): string {
  return named(inputs["path"], "/");
}

/** The name that the provider makes up: the resource name and seven hexadecimal characters. */
function automatic(place: Place): string {
  return `${place.name}-${place.hash.slice(0, 7)}`;
}

function named(given: WireValue | undefined, fallback: string): string {
  return text(given) ?? fallback;
}

function text(value: WireValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" && value !== UNKNOWN ? value : undefined;
}

function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

function dnsSuffix(place: Place): string {
  return place.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}

function uuid(hash: string): string {
  const parts = [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20)];
  return [...parts, hash.slice(20, 32)].join("-");
}

/** The account when the provider is limited to exactly one. */
function onlyAccount(json: string | undefined): string | undefined {
  const accounts = json?.match(/[0-9]{12}/g) ?? [];
  return accounts.length === 1 ? accounts[0] : undefined;
}
