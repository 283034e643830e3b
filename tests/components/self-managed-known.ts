import { planControlPlaneCertificates } from "../../components/pki/control-plane-certificates";
import { DOMAIN_PROFILES, type TrustDomain } from "../../components/pki/trust-domains";
import type { ControlPlanePki, MachineBundle } from "../../components/self-managed/args";
import type { ControlPlaneNames } from "../../components/self-managed/machines";
import { SelfManagedControlPlane } from "../../components/self-managed/self-managed-control-plane";
import { isSecret, type WireValue } from "../../preview/engine";
import { authority, leaf, type Authority } from "../support/x509";
import { record } from "./recording";
import { CONTROL_PLANE, NAMES } from "./self-managed-example";

/** Roots and certificates as a deployment would have them, made in memory. */
export interface KnownPki {
  readonly authorities: ReadonlyMap<TrustDomain, Authority>;
  readonly pki: ControlPlanePki;
}

export function knownPki(names: ControlPlaneNames = NAMES): KnownPki {
  const authorities = new Map(
    DOMAIN_PROFILES.map(({ domain }) => [domain, authority(domain)] as const),
  );
  const of = (domain: TrustDomain): Authority => {
    const found = authorities.get(domain);
    if (found === undefined) throw new Error(`no authority of ${domain}`);
    return found;
  };
  const root = (domain: TrustDomain): string => of(domain).certificatePem;
  const planned = planControlPlaneCertificates("tests", "controlPlane", {
    ...names,
    firstAdministrator: "first",
  });
  const certificates = planned.map(({ domain, name, commonName }) => ({
    domain,
    name,
    ...leaf(commonName, of(domain)),
  }));
  return {
    authorities,
    pki: {
      etcdPeerTrust: root("etcd-peers"),
      etcdServerTrust: root("etcd-clients"),
      apiServerEtcdTrust: root("etcd-clients"),
      apiServerClientTrust: root("api-users"),
      apiServerFrontProxyTrust: root("front-proxy"),
      apiServerKubeletTrust: root("kubelet-serving"),
      kubeletClientTrust: root("kubelet-clients"),
      apiClientTrust: root("apiserver-serving"),
      certificates,
    },
  };
}

/** A file as a deployment would write it; the text is undefined where it hangs on a key that is not made yet. */
export interface WrittenFile {
  readonly machine: string;
  readonly path: string;
  readonly mode: string;
  readonly owner: string;
  readonly isSecret: boolean;
  readonly text: string | undefined;
}

export interface KnownRun {
  readonly files: readonly WrittenFile[];
  readonly errors: readonly string[];
}

/** Files of all machines with the given certificates. */
export async function knownRun(pki: ControlPlanePki, changes: object = {}): Promise<KnownRun> {
  let made: SelfManagedControlPlane | undefined;
  const { errors, outputs } = await record(() => {
    const args = Object.assign({ ...CONTROL_PLANE, pki }, changes);
    made = new SelfManagedControlPlane("blue", args);
    return { machines: [...made.members, ...made.workers] };
  });
  const machines = (outputs["machines"] ?? []) as unknown as readonly MachineBundle[];
  const files = machines.flatMap(({ name: machine, files: list }) =>
    list.map(({ path, mode, owner, content }) => ({
      machine,
      path,
      mode,
      owner,
      ...read(content as unknown as WireValue),
    })),
  );
  return { files, errors };
}

function read(content: WireValue): Pick<WrittenFile, "isSecret" | "text"> {
  const secret = isSecret(content);
  const value = secret ? (content as { readonly value: WireValue }).value : content;
  const text = typeof value === "string" && value.includes("\n") ? value : undefined;
  return { isSecret: secret, text };
}
