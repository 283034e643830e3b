import { AddonRoles } from "../../../components/addons/addon-roles";
import { ApplicationLogs } from "../../../components/addons/application-logs";
import { ADDONS, DEFAULT_ADDONS } from "../../../components/addons/catalogue";
import { ClusterAddon } from "../../../components/addons/cluster-addon";
import { ClusterAddons } from "../../../components/addons/cluster-addons";
import { SystemPolicies } from "../../../components/addons/system-policies";
import { ADDON_MUTATIONS } from "../mutations/addons";
import { unsoundRows } from "../mutations/table";
import { record, UNKNOWN, type Recording } from "../recording";

const ADDON = "aws:eks/addon:Addon";
const addons = ADDONS.map(({ name }) => name);
const COMMON = { clusterName: "blue", addons };

async function previewAll(): Promise<Recording> {
  return record(() => {
    const roles = new AddonRoles("roles", {
      ...COMMON,
      accountId: "111122223333",
      region: "eu-central-1",
      permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary",
    });
    const { roleArns } = roles;
    const before = new ClusterAddons("first", { ...COMMON, roleArns, phase: "before-nodes" });
    const policies = new SystemPolicies(
      "system",
      {
        addons,
        vpcCidr: "10.20.0.0/18",
        controlPlaneCidrs: ["10.20.8.0/28"],
        nodeCidrs: ["10.20.0.0/21"],
        serviceEndpointCidrs: ["10.20.9.0/24"],
      },
      { dependsOn: [before] },
    );
    new ApplicationLogs("logs", {
      clusterName: "blue",
      logsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/logs",
    });
    new ClusterAddons(
      "second",
      { ...COMMON, roleArns, phase: "after-nodes" },
      { dependsOn: [policies] },
    );
  });
}

describe("all add-ons", () => {
  let preview: Recording;
  beforeAll(async () => {
    preview = await previewAll();
  });

  test("are recorded without an error", () => {
    expect(preview.errors).toEqual([]);
    expect(
      preview
        .ofType(ADDON)
        .map(({ inputs }) => inputs["addonName"])
        .sort(),
    ).toEqual([...addons].sort());
  });

  test("have exactly these inputs", () => {
    expect(preview.inputs(`${ADDON} first-vpc-cni-addon`)).toEqual({
      clusterName: "blue",
      addonName: "vpc-cni",
      addonVersion: "v1.22.4-eksbuild.3",
      configurationValues:
        '{"enableNetworkPolicy":"true","env":{"NETWORK_POLICY_ENFORCING_MODE":"strict"}}',
      podIdentityAssociations: [{ serviceAccount: "aws-node", roleArn: UNKNOWN }],
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "NONE",
      preserve: false,
    });
    expect(preview.inputs(`${ADDON} first-kube-proxy-addon`)).toEqual({
      clusterName: "blue",
      addonName: "kube-proxy",
      addonVersion: "v1.35.3-eksbuild.29",
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "NONE",
      preserve: false,
    });
  });

  test("get the role of their own service account, with its permissions in place", () => {
    const addon = preview.at(`${ADDON} second-aws-ebs-csi-driver-addon`);
    const sources = addon.propertyDependencies["podIdentityAssociations"] ?? [];
    const attachment =
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment roles-ebs-csi-AmazonEBSCSIDriverEKSClusterScopedPolicy";
    expect([...sources].sort()).toEqual(
      [preview.at("aws:iam/role:Role roles-ebs-csi").urn, preview.at(attachment).urn].sort(),
    );
  });

  test.each([
    ["first-eks-pod-identity-agent-addon", "first-vpc-cni-addon"],
    ["second-snapshot-controller-addon", "second-aws-ebs-csi-driver-addon"],
  ])("%s comes before %s", (earlier, later) => {
    const { urn } = preview.at(`${ADDON} ${earlier}`);
    expect([...preview.before(preview.at(`${ADDON} ${later}`))]).toContain(urn);
  });

  test("of the second phase wait for the policies, those for the first phase", () => {
    const policies = preview.ofType("kubernetes:networking.k8s.io/v1:NetworkPolicy");
    const first = preview.ofType(ADDON).filter(({ name }) => name.startsWith("first-"));
    const second = preview.ofType(ADDON).filter(({ name }) => name.startsWith("second-"));
    expect([policies.length > 5, first.length, second.length]).toEqual([true, 3, 8]);
    for (const one of second) {
      const before = preview.before(one);
      for (const { urn } of [...policies, ...first]) expect(before).toContain(urn);
    }
  });

  test("have roles with the boundary", () => {
    const roles = preview.ofType("aws:iam/role:Role");
    expect(roles).toHaveLength(5);
    for (const { inputs } of roles) {
      expect(inputs["permissionsBoundary"]).toBe("arn:aws:iam::111122223333:policy/boundary");
    }
  });

  test("write to log groups that exist, encrypted and with a limit", () => {
    const groups = preview.ofType("aws:cloudwatch/logGroup:LogGroup");
    expect(groups.map(({ inputs }) => inputs["name"])).toEqual(
      ["application", "dataplane", "host", "performance"].map(
        (kind) => `/aws/containerinsights/blue/${kind}`,
      ),
    );
    for (const { inputs } of groups) {
      expect(inputs).toMatchObject({
        kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/logs",
        retentionInDays: 365,
      });
    }
  });

  test("match the mutation table", () => {
    expect(unsoundRows(ADDON_MUTATIONS, preview)).toEqual([]);
  });
});

describe("bad input leaves nothing behind", () => {
  const roleArns = { "aws-node": "arn:aws:iam::111122223333:role/blue-vpc-cni" };
  test.each<[string, () => void, string]>([
    [
      "a role is missing",
      () => {
        const phase = "after-nodes";
        new ClusterAddons("x", { clusterName: "blue", phase, roleArns });
      },
      'ClusterAddons "x": roleArns.ebs-csi-controller-sa: found nothing, wanted the ARN of the role of this service account, which aws-ebs-csi-driver calls AWS with.',
    ],
    [
      "an add-on has no role",
      () => {
        new ClusterAddon("x", { clusterName: "blue", addonName: "vpc-cni" });
      },
      'ClusterAddon "x": roleArns.aws-node: found nothing, wanted the ARN of the role of this service account, which vpc-cni calls AWS with.',
    ],
    [
      "an option has not what it needs",
      () => {
        const list = DEFAULT_ADDONS.filter((name) => name !== "snapshot-controller");
        new AddonRoles("x", {
          clusterName: "blue",
          accountId: "111122223333",
          region: "eu-central-1",
          addons: list,
        });
      },
      'AddonRoles "x": addons[5]: found "aws-ebs-csi-driver", wanted a list with snapshot-controller as well, which aws-ebs-csi-driver needs.',
    ],
    [
      "logs are kept for a period that there is not",
      () => {
        new ApplicationLogs("x", { clusterName: "blue", logsKeyArn: "key", retentionDays: 100 });
      },
      'ApplicationLogs "x": retentionDays: found 100, wanted a number of days: 90, 120',
    ],
  ])("%s", async (_why, program, message) => {
    const preview = await record(program);
    expect(preview.list).toEqual([]);
    expect(preview.errors[0]).toContain(message);
  });
});
