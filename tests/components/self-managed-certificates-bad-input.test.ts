import { ClusterPki } from "../../components/pki/cluster-pki";
import type { ControlPlaneCertificatesArgs } from "../../components/pki/control-plane-certificates";
import { refusal } from "./refusal";
import { NAMES } from "./self-managed-example";

const [first, second] = NAMES.members;

describe("ClusterPki with controlPlane refuses", () => {
  const refusedPki = (controlPlane: object, domains: object[]) =>
    refusal(() => {
      const args: ControlPlaneCertificatesArgs = Object.assign({ ...NAMES }, controlPlane);
      const whole = { clusterName: "blue", domains: [], controlPlane: args };
      return new ClusterPki("pki", Object.assign(whole, { domains }));
    });

  test.each<[object, object[], string]>([
    [
      { members: [first, second] },
      [],
      'controlPlane.members: found ["cp-1","cp-2"], wanted three or five machines: etcd needs a majority, and an ' +
        "even number survives no more losses than one machine less.",
    ],
    [
      { machineValidityDays: 91 },
      [],
      "controlPlane.machineValidityDays: found 91, wanted a whole number from 1 to 90.",
    ],
    [
      { firstAdministrator: "system:admin" },
      [],
      'controlPlane.firstAdministrator: found "system:admin", wanted the name of a person, which never begins so.',
    ],
    [
      {},
      [{ domain: "etcd-peers", source: "acm-pca" }],
      'controlPlane: found "acm-pca", wanted tls for etcd-peers, because the keys of a control plane are files of ' +
        "its machines.",
    ],
    [
      {},
      [{ domain: "etcd-peers", validityDays: 60, certificateValidityDays: 20 }],
      "domains.validityDays: found 60, wanted more than 395 for etcd-peers with controlPlane.",
    ],
    [
      {},
      [{ domain: "api-users", certificates: [{ name: "cp-1-kubelet", commonName: "x" }] }],
      'domains.certificates.name: found "cp-1-kubelet", wanted a name that controlPlane does not make in api-users.',
    ],
  ])("%j %j", async (controlPlane, domains, message) => {
    expect(await refusedPki(controlPlane, domains)).toBe(`ClusterPki "pki": ${message}`);
  });
});
