import { ClusterAccess } from "../../components/cluster-access";
import { ClusterIdentityProvider } from "../../components/cluster-identity-provider";
import { ClusterRoles } from "../../components/cluster-roles";
import { ControlPlane } from "../../components/control-plane";
import { ClusterKeys } from "../../components/keys/cluster-keys";
import { CustomerKey } from "../../components/keys/customer-key";
import { AutoModeIdentity, AutoModeNodePool } from "../../components/nodes/auto-mode";
import { KarpenterIdentity } from "../../components/nodes/karpenter";
import { KarpenterNodePool } from "../../components/nodes/karpenter-pool";
import { KarpenterQueue } from "../../components/nodes/karpenter-queue";
import { BottlerocketNodes } from "../../components/nodes/node-group";
import { ACCESS_ROWS } from "./mutations/access";
import { CONTROL_PLANE_ROWS, OPTION_ROWS } from "./mutations/control-plane";
import { KEY_ROWS } from "./mutations/keys";
import { NODE_ROWS } from "./mutations/nodes";
import { unsoundRows } from "./mutations/table";
import { record } from "./recording";

const ROLE = "arn:aws:iam::111122223333:role/";
const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const CLUSTER = {
  clusterName: "blue",
  accountId: "111122223333",
  region: "eu-central-1",
  deployerRoleArn: `${ROLE}deployer`,
};
const PLACE = { subnetIds: ["subnet-1"], securityGroupId: "sg-1", volumesKeyArn: KEY };
const PLANE = {
  clusterName: "blue",
  roleArn: `${ROLE}blue-control-plane`,
  subnetIds: ["subnet-1", "subnet-2"],
  securityGroupId: "sg-1",
  secretsKeyArn: KEY,
  logsKeyArn: KEY,
};

test("rows about keys flip what keys have", async () => {
  const preview = await record(() => {
    new ClusterKeys("keys", CLUSTER);
    new CustomerKey("images", { ...CLUSTER, use: "registry" });
  });
  expect(preview.errors).toEqual([]);
  expect(unsoundRows(KEY_ROWS, preview)).toEqual([]);
});

test("rows about the control plane flip what it has, with options and without", async () => {
  const plain = await record(() => new ControlPlane("plane", PLANE));
  expect(unsoundRows(CONTROL_PLANE_ROWS, plain)).toEqual([]);
  const optional = await record(
    () =>
      new ControlPlane("plane", {
        ...PLANE,
        autoMode: true,
        apiAccess: "restricted-public",
        publicAccessCidrs: ["198.51.100.0/28"],
      }),
  );
  expect(optional.errors).toEqual([]);
  expect(unsoundRows(OPTION_ROWS, optional)).toEqual([]);
});

test("rows about access flip what entries and roles have", async () => {
  const personas = (["viewer", "developer", "operator"] as const).map((persona) => ({
    persona,
    roleArn: ROLE + persona,
    namespaces: ["web"],
    kubernetesGroups: ["web-team"],
  }));
  const preview = await record(() => {
    new ClusterAccess("access", { ...CLUSTER, personas });
    new ClusterIdentityProvider("people", {
      clusterName: "blue",
      providerName: "company",
      issuerUrl: "https://login.example.com",
      clientId: "kubernetes",
      usernamePrefix: "oidc:",
      groupsPrefix: "oidc:",
    });
    new ClusterRoles("roles", {
      clusterName: "blue",
      sessionAccess: true,
      permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary",
    });
  });
  expect(preview.errors).toEqual([]);
  expect(unsoundRows(ACCESS_ROWS, preview)).toEqual([]);
});

test("rows about nodes flip what groups and pools have", async () => {
  const preview = await record(() => {
    new BottlerocketNodes("nodes", { ...PLACE, clusterName: "blue", roleArn: `${ROLE}blue-nodes` });
    const { nodeRoleName } = new AutoModeIdentity("auto", { clusterName: "blue" });
    new AutoModeNodePool("general", { ...PLACE, nodeRoleName });
    const { instanceProfileName } = new KarpenterIdentity("karpenter", CLUSTER);
    new KarpenterQueue("interruptions", { ...CLUSTER, notificationsKeyArn: KEY });
    new KarpenterNodePool("build", { ...PLACE, clusterName: "blue", instanceProfileName });
  });
  expect(preview.errors).toEqual([]);
  expect(unsoundRows(NODE_ROWS, preview)).toEqual([]);
});
