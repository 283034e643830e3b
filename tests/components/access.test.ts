import { planAccess, type PersonaGrant } from "../../components/access-plan";
import { requireAdministratorRole } from "../../components/aws-account";
import { ClusterAccess } from "../../components/cluster-access";
import {
  ClusterIdentityProvider,
  type ClusterIdentityProviderArgs,
} from "../../components/cluster-identity-provider";
import { ClusterRoles, type ClusterRolesArgs } from "../../components/cluster-roles";
import { record } from "./recording";

const ROLE = "arn:aws:iam::111122223333:role/";
const ACCESS = {
  clusterName: "blue",
  deployerRoleArn: `${ROLE}deployer`,
  administratorRoleArns: [`${ROLE}break-glass`],
};

function grant(changes: Partial<PersonaGrant> = {}): PersonaGrant {
  return { persona: "viewer", roleArn: `${ROLE}support`, namespaces: ["web"], ...changes };
}

describe("personas", () => {
  test.each([
    ["viewer", "AmazonEKSViewPolicy"],
    ["developer", "AmazonEKSEditPolicy"],
    ["operator", "AmazonEKSAdminPolicy"],
  ] as const)("%s has %s in its namespaces", async (persona, policy) => {
    const personas = [grant({ persona, namespaces: ["web", "batch"] })];
    const preview = await record(() => new ClusterAccess("access", { ...ACCESS, personas }));
    expect(preview.errors).toEqual([]);
    const name = `access-${persona}-111122223333-support`;
    expect(preview.inputs(`aws:eks/accessEntry:AccessEntry ${name}`)).toEqual({
      clusterName: "blue",
      principalArn: `${ROLE}support`,
      type: "STANDARD",
    });
    const association = preview.at(
      `aws:eks/accessPolicyAssociation:AccessPolicyAssociation ${name}`,
    );
    expect(association.inputs).toEqual({
      clusterName: "blue",
      principalArn: `${ROLE}support`,
      policyArn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
      accessScope: { type: "namespace", namespaces: ["web", "batch"] },
    });
  });

  test("never have the whole cluster", () => {
    const personas = (["viewer", "developer", "operator"] as const).map((persona) =>
      grant({ persona, roleArn: ROLE + persona }),
    );
    const planned = planAccess("test", { ...ACCESS, personas });
    const whole = planned.filter(({ namespaces }) => namespaces === undefined);
    expect(whole.map(({ suffix }) => suffix)).toEqual([
      "deployer",
      "administrator-111122223333-break-glass",
    ]);
    expect(planned.filter(({ policyArn }) => policyArn.endsWith("ClusterAdminPolicy"))).toEqual(
      whole,
    );
  });

  test.each<[object, string]>([
    [{ persona: "admin" }, 'persona: found "admin", wanted one of viewer, developer, operator.'],
    [{ namespaces: [] }, "namespaces: found [], wanted a list with at least one namespace."],
    [
      { namespaces: ["team-*"] },
      'namespaces[0]: found "team-*", wanted the name of a namespace, without a pattern.',
    ],
    [
      { namespaces: ["web", "kube-system"] },
      'namespaces[1]: found "kube-system", wanted a namespace of a team: default and names that start with kube- are no one\'s.',
    ],
    [
      { kubernetesGroups: ["system:masters"] },
      'kubernetesGroups[0]: found "system:masters", wanted a group of your own: system:, eks:, aws:, amazon: and iam: are reserved.',
    ],
    [
      { roleArn: ACCESS.deployerRoleArn },
      `roleArn: found "${ROLE}deployer", wanted a role that has no access yet, because a role has one access entry.`,
    ],
    [
      { roleArn: "arn:aws:iam::111122223333:user/alice" },
      'roleArn: found "arn:aws:iam::111122223333:user/alice", wanted the ARN of an IAM role such as arn:aws:iam::111122223333:role/deployer.',
    ],
  ])("refuse %j", (changes, message) => {
    const personas = [Object.assign({ ...grant() }, changes)];
    expect(() => planAccess("test", { ...ACCESS, personas })).toThrow(
      `test: personas[0].${message}`,
    );
  });
});

test("somebody must get in when the deployment is broken", () => {
  for (const arns of [undefined, []]) {
    expect(() => requireAdministratorRole("test", arns)).toThrow(
      "wanted the ARN of at least one IAM role that administers the cluster in emergencies.",
    );
  }
  expect(() => requireAdministratorRole("test", ACCESS.administratorRoleArns)).not.toThrow();
});

describe("an identity provider", () => {
  const args: ClusterIdentityProviderArgs = {
    clusterName: "blue",
    providerName: "company",
    issuerUrl: "https://login.example.com",
    clientId: "kubernetes",
    usernamePrefix: "oidc:",
    groupsPrefix: "oidc:",
  };

  test("is told which claims to read and what to put before them", async () => {
    const requiredClaims = { tenant: "blue" };
    const preview = await record(
      () => new ClusterIdentityProvider("people", { ...args, requiredClaims }),
    );
    expect(preview.errors).toEqual([]);
    expect(
      preview.inputs("aws:eks/identityProviderConfig:IdentityProviderConfig people-oidc"),
    ).toEqual({
      clusterName: "blue",
      oidc: {
        identityProviderConfigName: "company",
        issuerUrl: "https://login.example.com",
        clientId: "kubernetes",
        usernameClaim: "sub",
        usernamePrefix: "oidc:",
        groupsClaim: "groups",
        groupsPrefix: "oidc:",
        requiredClaims,
      },
    });
  });

  test.each<[object, string]>([
    [{ usernamePrefix: undefined }, "usernamePrefix: found nothing, wanted a prefix of your own"],
    [{ usernamePrefix: "-" }, 'usernamePrefix: found "-", wanted a prefix of your own'],
    [{ groupsPrefix: "" }, "groupsPrefix: found nothing, wanted a prefix of your own"],
    [{ groupsPrefix: "system:" }, 'groupsPrefix: found "system:", wanted a prefix of your own'],
    [{ issuerUrl: "http://login.example.com" }, 'issuerUrl: found "http://login.example.com"'],
    [{ providerName: "a b" }, 'providerName: found "a b"'],
    [{ clientId: "" }, "clientId: found nothing"],
  ])("is refused with %j", async (changes, message) => {
    const preview = await record(
      () => new ClusterIdentityProvider("people", Object.assign({ ...args }, changes)),
    );
    expect(preview.list).toEqual([]);
    expect(preview.errors.join()).toContain(`ClusterIdentityProvider "people": ${message}`);
  });
});

describe("the roles of a cluster", () => {
  const roles = (changes: Partial<ClusterRolesArgs>) =>
    record(() => new ClusterRoles("roles", { clusterName: "blue", ...changes }));

  test("take a permissions boundary", async () => {
    const permissionsBoundaryArn = "arn:aws:iam::111122223333:policy/boundary";
    const made = (await roles({ permissionsBoundaryArn })).ofType("aws:iam/role:Role");
    expect(made).toHaveLength(2);
    for (const { inputs } of made)
      expect(inputs["permissionsBoundary"]).toBe(permissionsBoundaryArn);
  });

  test("let nodes take sessions and nothing else of Systems Manager", async () => {
    const preview = await roles({ sessionAccess: true });
    const { policy } = preview.inputs("aws:iam/rolePolicy:RolePolicy roles-nodes-session-access");
    expect(JSON.parse(String(policy)).Statement[0].Action).toEqual([
      "ssm:UpdateInstanceInformation",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]);
    expect((await roles({})).ofType("aws:iam/rolePolicy:RolePolicy")).toEqual([]);
  });

  test("let the control plane run Auto Mode when asked", async () => {
    const preview = await roles({ autoMode: true });
    const attached = preview
      .ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
      .map(({ name }) => name.replace(/^roles-/, ""));
    expect(attached.filter((name) => name.startsWith("control-plane")).sort()).toEqual([
      "control-plane-AmazonEKSBlockStoragePolicy",
      "control-plane-AmazonEKSClusterPolicy",
      "control-plane-AmazonEKSComputePolicy",
      "control-plane-AmazonEKSLoadBalancingPolicy",
      "control-plane-AmazonEKSNetworkingPolicy",
    ]);
    const trust = preview.inputs("aws:iam/role:Role roles-control-plane")["assumeRolePolicy"];
    expect(JSON.parse(String(trust)).Statement[0].Action).toEqual([
      "sts:AssumeRole",
      "sts:TagSession",
    ]);
  });
});
