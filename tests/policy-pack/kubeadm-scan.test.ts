import { controlPlane } from "../../policy-pack/controls/control-plane";
import { readStack } from "../../preview/scan";
import { judge } from "../support/judge";

/** What a scan of a file of kubeadm finds: control, line, and the flags and settings that are named. */
function scanned(file: string) {
  const { resources, locate, unreadable } = readStack([`tests/fixtures/kubeadm/${file}.yaml`]);
  const { findings } = judge(resources, { controls: controlPlane }).evaluations;
  const found = findings.map(({ control, status, urn, path, message }) => ({
    control,
    status,
    line: locate(urn, path)?.split(":")[1],
    lacks: [...message.matchAll(/\(CIS ([\d., ]+)\)/g)].map(([, clause]) => clause).sort(),
  }));
  return { found, unreadable, kinds: resources.map(({ type }) => type.split(":").at(-1)) };
}

test("a scan of kubeadm's defaults says what they lack, by clause, where it belongs", () => {
  const { found, unreadable } = scanned("defaults");
  expect(unreadable).toEqual([]);
  const violation = "violation";
  expect(found.sort((left, right) => (left.control < right.control ? -1 : 1))).toEqual([
    {
      control: "apiserver-flags",
      status: violation,
      line: "30",
      lacks: [
        "1.2.1",
        "1.2.15",
        "1.2.17",
        "1.2.18",
        "1.2.19",
        "1.2.29",
        "1.2.3",
        "1.2.30",
        "1.2.5",
      ],
    },
    {
      control: "audit-policy-present",
      status: violation,
      line: "30",
      lacks: ["1.2.16", "3.2.1"],
    },
    { control: "controller-manager-flags", status: violation, line: "36", lacks: ["1.3.2"] },
    { control: "encryption-config", status: violation, line: "30", lacks: ["1.2.27"] },
    {
      control: "kubelet-config",
      status: violation,
      line: "30",
      lacks: ["4.2.12", "4.2.13", "4.2.14", "4.2.9, 4.2.11"],
    },
    { control: "scheduler-flags", status: violation, line: "49", lacks: ["1.4.1"] },
  ]);
});

test("a hardened configuration of kubeadm passes, with the files that it names beside it", () => {
  const { found, unreadable, kinds } = scanned("hardened");
  expect([found, unreadable]).toEqual([[], []]);
  expect(kinds).toEqual([
    "Stack",
    "InitConfiguration",
    "ClusterConfiguration",
    "KubeletConfiguration",
    "AuthenticationConfiguration",
    "EncryptionConfiguration",
    "Policy",
  ]);
});
