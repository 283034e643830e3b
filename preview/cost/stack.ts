import type { ReportDocument, ResourceEntry } from "../report/document";
import { groupBy } from "../report/group-by";
import { vcpusOf } from "./usage";

/** What a cost is computed from. */
export class PricedStack {
  readonly region: string;
  /** Nodes of managed groups at their desired sizes. */
  readonly nodes: number;
  readonly vcpus: number;
  /** Types of instances whose vCPUs are not known. */
  readonly unknownInstanceTypes: readonly string[];

  private readonly byType: ReadonlyMap<string, readonly ResourceEntry[]>;

  constructor({ resources }: ReportDocument) {
    this.byType = groupBy(resources, ({ type }) => type);
    this.region = this.regionOf();
    const groups = this.of("aws:eks/nodeGroup:NodeGroup").map(nodeGroup);
    this.nodes = sum(groups.map(({ size }) => size));
    this.vcpus = sum(groups.map(({ size, vcpus }) => size * (vcpus ?? 0)));
    this.unknownInstanceTypes = groups
      .filter(({ vcpus }) => vcpus === undefined)
      .map(({ type }) => type);
  }

  of(type: string): readonly ResourceEntry[] {
    return this.byType.get(type) ?? [];
  }

  /** Region of the provider, or that which endpoints and subnets tell; us-east-1 where nothing does. */
  private regionOf(): string {
    const hints = [
      ...this.of("pulumi:providers:aws").map(({ inputs }) => inputs["region"]),
      ...this.of("aws:ec2/vpcEndpoint:VpcEndpoint").map(
        ({ inputs }) => /^com\.amazonaws\.([a-z0-9-]+)\./.exec(String(inputs["serviceName"]))?.[1],
      ),
      ...this.of("aws:ec2/subnet:Subnet").map(
        ({ inputs }) =>
          /^([a-z]{2}(-[a-z]+)+-\d)[a-z]$/.exec(String(inputs["availabilityZone"]))?.[1],
      ),
    ];
    const [region] = hints.filter(
      (hint): hint is string => typeof hint === "string" && /^[a-z]{2}(-[a-z]+)+-\d$/.test(hint),
    );
    return region ?? "us-east-1";
  }
}

interface NodeGroup {
  readonly size: number;
  readonly type: string;
  readonly vcpus: number | undefined;
}

function nodeGroup({ inputs }: ResourceEntry): NodeGroup {
  const scaling = fields(inputs["scalingConfig"]);
  const [size] = [scaling["desiredSize"], scaling["minSize"]].filter(
    (each): each is number => typeof each === "number",
  );
  const types = inputs["instanceTypes"];
  // What EKS takes where a group names none (API reference, CreateNodegroup).
  const type = String((Array.isArray(types) ? types[0] : undefined) ?? "t3.medium");
  return { size: size ?? 0, type, vcpus: vcpusOf(type) };
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Items of a list in the inputs of a resource, known or not. */
export function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
