import type { ResourceEntry } from "../report/document";
import { keyMarks } from "./keys";
import { clusterNamed, nameInArn } from "./references";
import type { Resources } from "./resources";
import { compare, listAt, textAt, textsAt, valueAt } from "./resources";
import type { Box, Mark } from "./scene";
import { box, good, open, plain } from "./scene";
import { wrapList } from "./text";
import { ADDON, ROLE } from "./types";

const WIDTH = 46;
const ROLE_POLICY_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

export function clusterBox(resources: Resources, cluster: ResourceEntry): Box {
  const version = textAt(cluster.inputs, "version");
  return box({
    id: cluster.urn,
    kind: "control-plane",
    heading: "EKS control plane",
    title: textAt(cluster.inputs, "name") ?? cluster.name,
    lines: [
      version === undefined ? "Kubernetes version chosen by AWS" : `Kubernetes ${version}`,
      ...roleLines(resources, cluster, "roleArn"),
      ...addonLines(resources, cluster),
    ],
    marks: [
      ...endpointMarks(cluster),
      ...accessMarks(cluster),
      ...keyMarks(resources, [cluster], "secrets under"),
    ],
  });
}

function addonLines(resources: Resources, cluster: ResourceEntry): readonly string[] {
  const names = resources
    .ofType(ADDON)
    .filter((addon) => clusterNamed(resources, addon) === cluster)
    .map((addon) => textAt(addon.inputs, "addonName") ?? addon.name)
    .sort(compare);
  return names.length === 0 ? [] : wrapList([`add-ons: ${names[0]}`, ...names.slice(1)], WIDTH, 6);
}

// The provider's defaults: the public endpoint is on and the private one off.
function endpointMarks(cluster: ResourceEntry): readonly Mark[] {
  const publicAccess = textAt(cluster.inputs, "vpcConfig", "endpointPublicAccess") ?? "true";
  const privateAccess = textAt(cluster.inputs, "vpcConfig", "endpointPrivateAccess") ?? "false";
  if (publicAccess === "true") return [open("API server has a public endpoint")];
  return privateAccess === "true" ? [good("API server private only")] : [];
}

function accessMarks(cluster: ResourceEntry): readonly Mark[] {
  const config = valueAt(cluster.inputs, "accessConfig");
  const marks: Mark[] = [];
  if (textAt(config, "authenticationMode") === "API") marks.push(good("access entries only"));
  if (textAt(config, "bootstrapClusterCreatorAdminPermissions") !== "false") {
    marks.push(open("its creator is administrator"));
  }
  return marks;
}

export function nodeGroupBox(
  resources: Resources,
  group: ResourceEntry,
  template: ResourceEntry | undefined,
): Box {
  const types = textsAt(group.inputs, "instanceTypes");
  const images = [textAt(group.inputs, "amiType"), ...types].filter((text) => text !== undefined);
  return box({
    id: group.urn,
    kind: "nodes",
    heading: "Node group",
    title: textAt(group.inputs, "nodeGroupName") ?? group.name,
    lines: [
      ...wrapList(images, WIDTH, 2),
      ...sizeLines(group),
      ...roleLines(resources, group, "nodeRoleArn"),
    ],
    marks: [
      ...nodeMarks(group, template),
      ...keyMarks(resources, template ? [template] : [], "volumes under"),
    ],
  });
}

function sizeLines(group: ResourceEntry): readonly string[] {
  const smallest = textAt(group.inputs, "scalingConfig", "minSize");
  const largest = textAt(group.inputs, "scalingConfig", "maxSize");
  if (smallest === undefined || largest === undefined) return [];
  return [smallest === largest ? `${smallest} nodes` : `${smallest} to ${largest} nodes`];
}

function nodeMarks(group: ResourceEntry, template: ResourceEntry | undefined): readonly Mark[] {
  const tokens = textAt(template?.inputs, "metadataOptions", "httpTokens");
  const addresses = listAt(template?.inputs, "networkInterfaces").some(
    (card) => textAt(card, "associatePublicIpAddress") === "true",
  );
  const key =
    textAt(template?.inputs, "keyName") ?? textAt(group.inputs, "remoteAccess", "ec2SshKey");
  return [
    tokens === "required" ? good("IMDSv2 required") : open("IMDSv2 not required"),
    ...(key === undefined ? [good("no SSH key")] : [open(`SSH key ${key}`)]),
    ...(addresses ? [open("public addresses")] : []),
  ];
}

export function fargateBox(profile: ResourceEntry): Box {
  const namespaces = listAt(profile.inputs, "selectors").map(
    (selector) => textAt(selector, "namespace") ?? "unknown",
  );
  return box({
    id: profile.urn,
    kind: "nodes",
    heading: "Fargate profile",
    title: textAt(profile.inputs, "fargateProfileName") ?? profile.name,
    lines: wrapList(namespaces, WIDTH, 3),
    marks: [plain("one machine for each pod")],
  });
}

function roleLines(resources: Resources, user: ResourceEntry, property: string): readonly string[] {
  const role = resources.referenced(user, property, ROLE)[0];
  if (role === undefined) {
    const arn = textAt(user.inputs, property);
    return arn === undefined ? [] : [`role ${nameInArn(arn)}`];
  }
  const policies = resources
    .ofType(ROLE_POLICY_ATTACHMENT)
    .filter((attachment) => resources.referenced(attachment, "role", ROLE).includes(role))
    .map((attachment) => nameInArn(textAt(attachment.inputs, "policyArn") ?? attachment.name))
    .sort(compare);
  return [`role ${textAt(role.inputs, "name") ?? role.name}`, ...wrapList(policies, WIDTH, 3)];
}
