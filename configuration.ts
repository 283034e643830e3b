import * as pulumi from "@pulumi/pulumi";
import type { HardenedClusterArgs } from "./components";
import { Partition, requireClusterName } from "./components/aws-account";
import { invalidArgument } from "./components/invalid-argument";
import { CpuArchitecture } from "./components/nodes/bottlerocket";
import type { NodeSettings } from "./components/nodes/node-plan";
import { LIMIT_KEYS, planNamespaces, QUOTA_KEYS } from "./components/namespace-plan";
import type { NamespacePlan } from "./components/namespace-plan";

/** The configuration of a stack as typed values; Pulumi.yaml says what each means. */
export interface Configuration {
  readonly cluster: HardenedClusterArgs & { readonly clusterName: string };
  readonly namespaces: readonly NamespacePlan[];
  /** Whether resources refuse to be deleted. */
  readonly protect: boolean;
}

const OWNER = "stack configuration";

/** Reads the configuration of the running stack. */
export function loadConfiguration(): Configuration {
  return readConfiguration(pulumi.getProject(), pulumi.runtime.allConfig());
}

/**
 * Reads `values`, text by `namespace:key`. Throws an `InvalidArgumentError` for a key that is missing, unknown, or of the
 * wrong type, and for namespaces that Kubernetes would refuse.
 */
export function readConfiguration(
  project: string,
  values: Readonly<Record<string, string>>,
): Configuration {
  const own = new Section(`${project}:`, ownValues(project, values));
  const cluster = {
    accountId: own.required("accountId", TEXT),
    region: new Section("aws:", { region: values["aws:region"] }).required("region", TEXT),
    partition: own.optional("partition", oneOf(Object.values(Partition))),
    clusterName: requireClusterName(
      OWNER,
      `${project}:clusterName`,
      own.required("clusterName", TEXT),
    ),
    kubernetesVersion: own.required("kubernetesVersion", TEXT),
    vpcCidr: own.required("vpcCidr", TEXT),
    availabilityZones: own.required("availabilityZones", TEXTS),
    serviceCidr: own.optional("serviceCidr", TEXT),
    reservedCidrs: own.optional("reservedCidrs", TEXTS),
    deployerRoleArn: own.required("deployerRoleArn", TEXT),
    administratorRoleArns: own.optional("administratorRoleArns", TEXTS),
    permissionsBoundaryArn: own.optional("permissionsBoundaryArn", TEXT),
    logRetentionDays: own.optional("logRetentionDays", WHOLE_NUMBER),
    nodes: readNodes(own.section("nodes")),
  };
  const namespaces = own.sections("namespaces").map(readNamespace);
  const protect = own.optional("protect", FLAG) ?? false;
  own.refuseOthers();
  return {
    cluster,
    namespaces: planNamespaces(OWNER, `${project}:namespaces`, namespaces),
    protect,
  };
}

function readNodes(section: Section): NodeSettings {
  const nodes = {
    instanceTypes: section.optional("instanceTypes", TEXTS),
    architecture: section.optional("architecture", oneOf(Object.values(CpuArchitecture))),
    minSize: section.optional("minSize", WHOLE_NUMBER),
    maxSize: section.optional("maxSize", WHOLE_NUMBER),
    desiredSize: section.optional("desiredSize", WHOLE_NUMBER),
    volumeSizeGib: section.optional("volumeSizeGib", WHOLE_NUMBER),
    releaseVersion: section.optional("releaseVersion", TEXT),
  };
  section.refuseOthers();
  return nodes;
}

function readNamespace(section: Section) {
  const namespace = {
    name: section.required("name", TEXT),
    labels: section.optional("labels", TEXT_BY_KEY),
    quota: readQuantities(section.section("quota"), QUOTA_KEYS),
    limits: readQuantities(section.section("limits"), LIMIT_KEYS),
  };
  section.refuseOthers();
  return namespace;
}

/** Absent quantities are left out, so that defaults apply. */
function readQuantities(section: Section, keys: readonly string[]): Record<string, string> {
  const given = keys.flatMap((key) => {
    const value = section.optional(key, TEXT);
    return value === undefined ? [] : [[key, value] as const];
  });
  section.refuseOthers();
  return Object.fromEntries(given);
}

/** Keys whose values Pulumi hands over as JSON. All others are plain text, even if they look like a number. */
const STRUCTURED = new Set([
  "availabilityZones",
  "reservedCidrs",
  "administratorRoleArns",
  "logRetentionDays",
  "nodes",
  "namespaces",
  "protect",
]);

function ownValues(
  project: string,
  values: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const prefix = `${project}:`;
  const own = Object.entries(values).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(
    own.map(([fullKey, text]) => {
      const key = fullKey.slice(prefix.length);
      return [key, STRUCTURED.has(key) ? parsed(text) : text];
    }),
  );
}

/** Text that is no JSON stays as it is: the check of its type then shows it to the user. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

interface Shape<T> {
  /** Completes "wanted ...". */
  readonly wanted: string;
  readonly fits: (value: unknown) => value is T;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const TEXT: Shape<string> = { wanted: "a string", fits: isText };
const TEXTS: Shape<string[]> = {
  wanted: "a list of strings",
  fits: (value): value is string[] => Array.isArray(value) && value.every(isText),
};
const TEXT_BY_KEY: Shape<Record<string, string>> = {
  wanted: "an object with strings as values",
  fits: (value): value is Record<string, string> =>
    isObject(value) && Object.values(value).every(isText),
};
const WHOLE_NUMBER: Shape<number> = {
  wanted: "a whole number",
  fits: (value): value is number => Number.isInteger(value),
};
const FLAG: Shape<boolean> = {
  wanted: "true or false",
  fits: (value): value is boolean => typeof value === "boolean",
};
const OBJECT: Shape<Record<string, unknown>> = { wanted: "an object", fits: isObject };
const OBJECTS: Shape<Record<string, unknown>[]> = {
  wanted: "a list of objects",
  fits: (value): value is Record<string, unknown>[] =>
    Array.isArray(value) && value.every(isObject),
};

function oneOf<T extends string>(known: readonly T[]): Shape<T> {
  return {
    wanted: `one of ${known.join(", ")}`,
    fits: (value): value is T => known.some((one) => one === value),
  };
}

/** An object of the configuration that knows its path and which of its keys have been read. */
class Section {
  private readonly known: string[] = [];

  constructor(
    private readonly path: string,
    private readonly values: Readonly<Record<string, unknown>>,
  ) {}

  /** Undefined when the key is absent or empty. */
  optional<T>(key: string, shape: Shape<T>): T | undefined {
    this.known.push(key);
    const value = this.values[key];
    if (value === undefined || value === null || value === "") return undefined;
    if (!shape.fits(value)) throw invalidArgument(OWNER, this.path + key, value, shape.wanted);
    return value;
  }

  required<T>(key: string, shape: Shape<T>): T {
    const value = this.optional(key, shape);
    if (value === undefined) throw invalidArgument(OWNER, this.path + key, value, shape.wanted);
    return value;
  }

  section(key: string): Section {
    return new Section(`${this.path}${key}.`, this.optional(key, OBJECT) ?? {});
  }

  sections(key: string): Section[] {
    const list = this.optional(key, OBJECTS) ?? [];
    return list.map((one, index) => new Section(`${this.path}${key}[${index}].`, one));
  }

  /** Refuses keys that nothing has read: most are misspelt. */
  refuseOthers(): void {
    const key = Object.keys(this.values).find((one) => !this.known.includes(one));
    if (key === undefined) return;
    const wanted = `no such key; the keys here are ${this.known.join(", ")}`;
    throw invalidArgument(OWNER, this.path + key, this.values[key], wanted);
  }
}
