import type { Field } from "./field";
import {
  AUTO_NODE_CLASSES,
  KARPENTER_NODE_CLASSES,
  MACHINES,
  NODE_GROUP,
  SPOT_FLEET,
} from "./node-types";
import { rolesNamedBy } from "./role-attachments";
import { CLUSTER } from "./stack-clusters";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { both, either, truthOf, type Truth } from "./truth";
import { decodeUserData } from "./user-data";

const ACCESS_ENTRY = "aws:eks/accessEntry:AccessEntry";
const ROLE = "aws:iam/role:Role";
const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const SCALING_GROUP = "aws:autoscaling/group:Group";
/** Types of access entries that are for nodes (EKS API reference, `CreateAccessEntry`). */
const NODE_ENTRIES = ["EC2", "EC2_LINUX", "EC2_WINDOWS", "HYBRID_LINUX", "HYPERPOD_LINUX"];
/** Tags of machines that belong to a cluster (EKS user guide, "Launch self-managed Amazon Linux nodes"). */
const CLUSTER_TAG = /^(?:kubernetes\.io\/cluster\/|eks:cluster-name$|aws:eks:cluster-name$)/;
/** How a machine joins: the script of older images, nodeadm of newer ones, the settings of Bottlerocket. */
const JOINS = /\/etc\/eks\/bootstrap\.sh|node\.eks\.aws|\[settings\.kubernetes\]/;

/**
 * The roles of the stack that nodes have, each with whether it is certain: by node groups, by node classes, by access entries
 * for nodes, and by the instance profiles of machines that join a cluster.
 */
export function nodeRoles(stack: StackIndex): ReadonlyMap<Subject, Truth> {
  const classes = [...AUTO_NODE_CLASSES, ...KARPENTER_NODE_CLASSES].flatMap((type) =>
    stack.ofType(type),
  );
  const entries = stack.ofType(ACCESS_ENTRY).filter(({ inputs }) => {
    const type = inputs.at("type").string();
    return type.state === "known" && NODE_ENTRIES.includes(type.value);
  });
  const machines = MACHINES.flatMap((type) => stack.ofType(type)).map((machine): Holder => [
    machine,
    ["iamInstanceProfile"],
    joinsCluster(machine, stack),
  ]);
  const byClass = classes.map((one): Holder => [one, ["spec", "instanceProfile"], "yes"]);
  const certain = [
    ...rolesNamedBy(stack.ofType(NODE_GROUP), ["nodeRoleArn"], stack),
    ...rolesNamedBy(classes, ["spec", "role"], stack),
    ...rolesNamedBy(entries, ["principalArn"], stack),
  ];
  return new Map([
    ...rolesByProfile([...machines, ...byClass], stack),
    ...certain.map((role) => [role, "yes"] as const),
  ]);
}

/** A resource with the property that names an instance profile, and whether it is a node. */
type Holder = readonly [holder: Subject, path: readonly string[], isNode: Truth];

/** The roles of instance profiles of nodes. */
function rolesByProfile(
  holders: readonly Holder[],
  stack: StackIndex,
): readonly (readonly [Subject, Truth])[] {
  const profiles = stack.ofType(PROFILE).map((profile) => {
    const answers = holders.map(([holder, path, isNode]) =>
      both(isNode, names(holder, path, profile, stack)),
    );
    return [profile, either(...answers)] as const;
  });
  return stack.ofType(ROLE).flatMap((role) => {
    const answers = profiles.map(([profile, isNodes]) =>
      both(isNodes, names(profile, ["role"], role, stack)),
    );
    const isNodes = either(...answers);
    return isNodes === "no" ? [] : [[role, isNodes] as const];
  });
}

/** Whether a property names a resource, by output, name or ARN. */
function names(
  { urn, inputs }: Subject,
  [property = "", ...rest]: readonly string[],
  named: Subject,
  stack: StackIndex,
): Truth {
  const sources = stack.sourcesOf(urn, property);
  if (sources.includes(named.urn)) return "yes";
  const field = inputs.at(property, ...rest);
  const texts = (field.entries().state === "known" ? [field.at("name"), field.at("arn")] : [field])
    .map((one) => one.string())
    .filter(({ state }) => state !== "absent");
  const name = named.inputs.at("name").string();
  const isOther = sources.some((source) => stack.get(source)?.type === named.type);
  return either(
    ...texts.map((text): Truth => {
      if (text.state === "unknown") return isOther ? "no" : "maybe";
      if (name.state === "unknown") return "maybe";
      const last = text.state === "known" ? text.value.split("/").at(-1) : undefined;
      return truthOf(name.state === "known" && last === name.value);
    }),
  );
}

/** Whether a machine, or what machines are made from, joins a cluster: by a tag, or by what it does at its start. */
function joinsCluster(machine: Subject, stack: StackIndex): Truth {
  const groups = [SCALING_GROUP, SPOT_FLEET]
    .flatMap((type) => stack.ofType(type))
    .filter(({ urn }) => stack.relationsOf(urn).dependencies.includes(machine.urn));
  return either(
    ...[machine, ...groups].map(({ inputs }) => isTagged(inputs)),
    ...["userData", "userDataBase64"].map((property) => starts(machine, property, stack)),
  );
}

/** Tags stand in a map, in a map for each kind of resource, or in a list of keys and values. */
function isTagged(inputs: Field): Truth {
  const specifications = inputs.at("tagSpecifications").list();
  const maps = [
    inputs.at("tags"),
    ...(specifications.state === "known" ? specifications.value.map((one) => one.at("tags")) : []),
  ];
  return either(
    ...maps.flatMap(keysOf).map((key): Truth => {
      if (key === undefined) return "maybe";
      return truthOf(CLUSTER_TAG.test(key));
    }),
  );
}

/** The keys of tags, nothing for one that is unknown. */
function keysOf(tags: Field): readonly (string | undefined)[] {
  const list = tags.list();
  if (list.state !== "known") {
    const entries = tags.entries();
    if (entries.state === "known") return entries.value.map(([key]) => key);
    return entries.state === "unknown" ? [undefined] : [];
  }
  return list.value.map((tag) => {
    const key = tag.at("key").string();
    if (key.state === "unknown") return undefined;
    return key.state === "known" ? key.value : "";
  });
}

/** User data that is made from outputs of a cluster is there to join it. */
function starts({ urn, inputs }: Subject, property: string, stack: StackIndex): Truth {
  const data = inputs.at(property).string();
  if (data.state === "absent") return "no";
  const isFromCluster = stack
    .sourcesOf(urn, property)
    .some((source) => stack.get(source)?.type === CLUSTER);
  if (isFromCluster) return "yes";
  if (data.state === "unknown") return "maybe";
  const text = decodeUserData(data.value);
  return text === undefined ? "maybe" : truthOf(JOINS.test(text));
}
