import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
// In a project of your own: from "hardened-cluster".
import { SecureNamespace, type AllowedNamespace } from "../../components";
import { SERVICE_PORT, TEAMS, type Team } from "./teams";

const configuration = new pulumi.Config();
const clusterName = configuration.require("clusterName");
const accountId = configuration.require("accountId");
const endpointCidrs = configuration.requireObject<string[]>("endpointCidrs");
const provider = new Provider("cluster", { context: configuration.require("kubeContext") });

const on = (namespace: string): AllowedNamespace => ({
  namespace,
  ports: [{ port: SERVICE_PORT }],
});

/** Both ends of a call are made from the same line of the list, so that no policy lets out what none lets in. */
function callersOf({ name }: Team): AllowedNamespace[] {
  return TEAMS.filter(({ calls = [] }) => calls.includes(name)).map((team) => on(team.name));
}

const namespaces = TEAMS.map((team) => {
  const { name, size, calls = [], usesAws = false } = team;
  return new SecureNamespace(
    name,
    {
      owner: name,
      size,
      clusterName,
      traffic: {
        sameNamespace: [{ port: SERVICE_PORT }],
        toNamespaces: calls.map(on),
        fromNamespaces: callersOf(team),
        awsEndpointCidrs: usesAws ? endpointCidrs : [],
      },
      serviceAccounts: [
        usesAws
          ? { name: "service", roleArn: `arn:aws:iam::${accountId}:role/${clusterName}-${name}` }
          : { name: "service" },
      ],
      access: [
        { persona: "viewer", groups: ["support"] },
        { persona: "developer", groups: [`${name}-developers`] },
        { persona: "operator", groups: ["platform-on-call"] },
      ],
      // One relaxation for each need, with a reason and an end; the report lists it.
      relaxations:
        name === "forecasts"
          ? {
              openSessions: {
                reason: "Models are debugged in place until traces carry their inputs",
                expires: "2027-03-31",
              },
            }
          : undefined,
    },
    { provider },
  );
});

export const namespaceNames = namespaces.map(({ namespaceName }) => namespaceName);
