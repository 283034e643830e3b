import { Field } from "./field";
import { objectsOfMachine } from "./machine-files";
import { PodView } from "./pod";
import { holdsPods } from "./pod-templates";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { isObject } from "./wire";
import { valueOfYaml } from "./yaml-text";

/** A file that a program of the control plane or a node reads at its start. */
export interface ControlPlaneDocument {
  readonly kind: string;
  readonly content: Field;
}

/** What a resource holds of a control plane that one runs oneself. */
export interface ControlPlaneParts {
  /** Pods of kube-system, among them static ones. */
  readonly pods: readonly PodView[];
  readonly documents: readonly ControlPlaneDocument[];
}

/** Groups of files, and the kinds of each that controls judge. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  "kubeadm.k8s.io": ["ClusterConfiguration", "InitConfiguration", "JoinConfiguration"],
  "kubelet.config.k8s.io": ["KubeletConfiguration"],
  "kubescheduler.config.k8s.io": ["KubeSchedulerConfiguration"],
  "apiserver.config.k8s.io": [
    "EncryptionConfiguration",
    "AuthenticationConfiguration",
    "AuthorizationConfiguration",
  ],
  "audit.k8s.io": ["Policy"],
};

const NOTHING: ControlPlaneParts = { pods: [], documents: [] };
const parts = new WeakMap<Subject, ControlPlaneParts>();
const holders = new WeakMap<StackIndex, readonly Subject[]>();

export function controlPlaneParts(subject: Subject): ControlPlaneParts {
  const known = parts.get(subject);
  if (known !== undefined) return known;
  const read = readParts(subject);
  // Of many thousand resources without any, a cache costs more than it saves.
  if (read !== NOTHING) parts.set(subject, read);
  return read;
}

function readParts(subject: Subject): ControlPlaneParts {
  const { kubernetes, type, inputs } = subject;
  if (kubernetes === undefined) return partsOfMachine(subject);
  if (holdsPods(type)) return inSystem(subject) ? { pods: subject.pods, documents: [] } : NOTHING;
  const { groupVersion, kind } = kubernetes;
  if (kind === "ConfigMap") return inSystem(subject) ? partsOfConfigMap(subject) : NOTHING;
  if (!isControlPlaneKind(groupVersion, kind)) return NOTHING;
  return { pods: [], documents: [{ kind, content: inputs }] };
}

/** Static pods and files that a machine writes at its start. */
function partsOfMachine(subject: Subject): ControlPlaneParts {
  const objects = objectsOfMachine(subject);
  if (objects.length === 0) return NOTHING;
  const pods = objects.filter(({ apiVersion, kind }) => apiVersion === "v1" && kind === "Pod");
  return {
    pods: pods.map(({ content }) => new PodView(content)),
    documents: objects.filter(({ apiVersion, kind }) => isControlPlaneKind(apiVersion, kind)),
  };
}

/** Names of the ConfigMaps in which kubeadm keeps its configuration, by key and kind of what they hold. */
const KUBEADM_CONFIG_MAPS: readonly (readonly [name: RegExp, key: string, kind: string])[] = [
  [/^kubeadm-config$/, "ClusterConfiguration", "ClusterConfiguration"],
  [/^kubelet-config(?:-1\.\d+)?$/, "kubelet", "KubeletConfiguration"],
];

/** A text that is not read stays as it is, so that every place below it is not evaluated. */
function partsOfConfigMap({ objectName, inputs }: Subject): ControlPlaneParts {
  if (objectName.state !== "known") return NOTHING;
  const found = KUBEADM_CONFIG_MAPS.find(([name]) => name.test(objectName.value));
  if (found === undefined) return NOTHING;
  const [, key, kind] = found;
  const field = inputs.at("data", key);
  if (field.absent) return NOTHING;
  const text = field.string();
  const value = text.state === "known" ? valueOfYaml(text.value) : undefined;
  const content = isObject(value) ? Field.root({ data: { [key]: value } }).at("data", key) : field;
  return { pods: [], documents: [{ kind, content }] };
}

function isControlPlaneKind(groupVersion: string, kind: string): boolean {
  const group = groupVersion.split("/")[0] ?? "";
  return Object.hasOwn(GROUPS, group) && GROUPS[group]?.includes(kind) === true;
}

/** True where the namespace is, or may be, kube-system. */
function inSystem({ namespace }: Subject): boolean {
  return (
    namespace.state === "unknown" ||
    (namespace.state === "known" && namespace.value === "kube-system")
  );
}

/** The resources of a stack that hold any part of a control plane. */
export function controlPlaneHolders(stack: StackIndex): readonly Subject[] {
  const known = holders.get(stack);
  if (known !== undefined) return known;
  const found = stack.subjects.filter((subject) => {
    const { pods, documents } = controlPlaneParts(subject);
    return pods.length > 0 || documents.length > 0;
  });
  holders.set(stack, found);
  return found;
}

/** The documents of a kind in the whole stack. */
export function documentsOfKind(stack: StackIndex, kind: string): readonly Field[] {
  return controlPlaneHolders(stack).flatMap((subject) => documentsIn(subject, kind));
}

/** The documents of a kind that a resource holds. */
export function documentsIn(subject: Subject, kind: string): readonly Field[] {
  return controlPlaneParts(subject)
    .documents.filter((document) => document.kind === kind)
    .map(({ content }) => content);
}

/** The resources of a stack that hold a document of one of the kinds. */
export function holdersOf(stack: StackIndex, ...kinds: readonly string[]): readonly Subject[] {
  return controlPlaneHolders(stack).filter((subject) =>
    kinds.some((kind) => documentsIn(subject, kind).length > 0),
  );
}
