import type { RegisteredResource, WireObject } from "../preview/engine";
import { resource } from "../tests/preview/fixtures/resources";

export const POD = "kubernetes:core/v1:Pod";
export const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const SYNTHETIC_TYPES = [POD, DEPLOYMENT, LAUNCH_TEMPLATE, SECURITY_GROUP] as const;

/** Inputs of the `index`-th resource of each type, as a user would write them. */
export const SYNTHETIC_INPUTS = {
  [POD]: (index: number) => ({ metadata: metadataOf(index), spec: podSpec(index) }),
  [DEPLOYMENT]: (index: number) => {
    const metadata = metadataOf(index);
    const { labels } = metadata;
    const template = { metadata: { labels }, spec: podSpec(index) };
    return { metadata, spec: { replicas: 3, selector: { matchLabels: labels }, template } };
  },
  [LAUNCH_TEMPLATE]: (index: number) => ({
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
    },
    blockDeviceMappings: ["/dev/xvda", "/dev/xvdb"].map((deviceName) => ({
      deviceName,
      ebs: { encrypted: "true", volumeType: "gp3", volumeSize: 50 },
    })),
    tags: metadataOf(index).labels,
  }),
  [SECURITY_GROUP]: (index: number) => ({
    description: `Group ${index}.`,
    ingress: [443, 8443, 10250].map((port) => ({
      protocol: "tcp",
      fromPort: port,
      toPort: port,
      cidrBlocks: [`10.${index % 250}.0.0/16`],
    })),
    tags: metadataOf(index).labels,
  }),
};

function metadataOf(index: number) {
  const labels = { app: `app-${index % 50}`, team: `team-${index % 7}` };
  return { name: `object-${index}`, namespace: `namespace-${index % 20}`, labels };
}

function podSpec(index: number) {
  const container = (name: string) => ({
    name,
    image: `registry.example.com/${name}@sha256:${String(index).padStart(64, "0")}`,
    command: ["/bin/server", "--port", "8080"],
    env: [
      { name: "REGION", value: "eu-central-1" },
      { name: "LEVEL", value: "info" },
    ],
    ports: [{ containerPort: 8080 }],
    resources: {
      limits: { cpu: "1", memory: "512Mi" },
      requests: { cpu: "250m", memory: "256Mi" },
    },
    securityContext: {
      privileged: false,
      runAsNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    },
    volumeMounts: [{ name: "cache", mountPath: "/cache" }],
  });
  return {
    serviceAccountName: "server",
    automountServiceAccountToken: false,
    containers: [container("server"), container("proxy")],
    volumes: [{ name: "cache", emptyDir: {} }],
  };
}

/** The `index`-th resource as the engine hands it to a pack. */
export function syntheticResource(index: number): RegisteredResource {
  const type = SYNTHETIC_TYPES[index % SYNTHETIC_TYPES.length] ?? POD;
  const name = `resource-${index}`;
  // Through JSON, because wire values are plain data with index signatures.
  const inputs = JSON.parse(JSON.stringify(SYNTHETIC_INPUTS[type](index))) as WireObject;
  return resource(name, inputs, {
    type,
    urn: `urn:pulumi:bench::bench::${type}::${name}`,
    parent: "urn:pulumi:bench::bench::pulumi:pulumi:Stack::bench-bench",
  });
}
