import { HardenedCluster, SecureNamespace } from "./components";
import { loadConfiguration } from "./configuration";

const { cluster: settings, namespaces, protect } = loadConfiguration();

const cluster = new HardenedCluster(settings.clusterName, settings, { protect });

const { kubernetesVersion } = settings;
const { clusterName: named, provider } = cluster;
const secured = namespaces.map(
  (namespace) =>
    new SecureNamespace(
      namespace.name,
      { ...namespace, clusterName: named, kubernetesVersion },
      // Waiting for the whole cluster makes namespaces come after the nodes.
      { provider, dependsOn: [cluster], protect },
    ),
);

/** Name of the cluster. */
export const clusterName = cluster.clusterName;
/** Address of the Kubernetes API; only networks connected to the VPC reach it. */
export const clusterEndpoint = cluster.endpoint;
/** Write it to a file for kubectl: `pulumi stack output kubeconfig > kubeconfig.json`. */
export const kubeconfig = cluster.kubeconfig;
export const vpcId = cluster.vpcId;
/** Topic of the alarms on the audit log. */
export const alarmTopicArn = cluster.alarmTopicArn;
/** What to do next to reach the cluster, with the command of the tunnel where one is used. */
export const nextStep = cluster.nextStep;
/** The namespaces that are ready for workloads. */
export const namespaceNames = secured.map(({ namespaceName }) => namespaceName);
