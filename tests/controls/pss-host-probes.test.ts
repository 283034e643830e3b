import { pssHostProbes } from "../../policy-pack/controls/container/pss-host-probes";
import { testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { namespaceAt } from "../support/pod-security";
import { onePod } from "../support/workloads";
import { fixtures, minimal } from "./fixtures/pss-host-probes";

testRoom(pssHostProbes, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "an empty host", set: "spec.containers[0].livenessProbe.httpGet.host", to: "" },
    {
      name: "a probe of the pod itself",
      set: "spec.containers[0].readinessProbe",
      to: { httpGet: { port: 8080 } },
    },
    {
      name: "a command",
      set: "spec.containers[0].livenessProbe",
      to: { exec: { command: ["true"] } },
    },
  ],
  fails: [
    {
      name: "a host in livenessProbe.httpGet",
      set: "spec.containers[0].livenessProbe.httpGet.host",
      to: "10.0.0.1",
      path: "spec.containers[0].livenessProbe.httpGet.host",
      found: '"10.0.0.1"',
      wanted: "no host",
    },
    {
      name: "a host in livenessProbe.tcpSocket",
      set: "spec.containers[0].livenessProbe.tcpSocket.host",
      to: "10.0.0.1",
      path: "spec.containers[0].livenessProbe.tcpSocket.host",
      found: '"10.0.0.1"',
      wanted: "no host",
    },
    {
      name: "a host in readinessProbe.httpGet",
      set: "spec.containers[0].readinessProbe.httpGet.host",
      to: "10.0.0.1",
      path: "spec.containers[0].readinessProbe.httpGet.host",
      found: '"10.0.0.1"',
      wanted: "no host",
    },
    {
      name: "a host in readinessProbe.tcpSocket",
      set: "spec.containers[0].readinessProbe.tcpSocket.host",
      to: "10.0.0.1",
      path: "spec.containers[0].readinessProbe.tcpSocket.host",
      found: '"10.0.0.1"',
      wanted: "no host",
    },
    {
      name: "a host in startupProbe.httpGet",
      set: "spec.containers[0].startupProbe.httpGet.host",
      to: "10.0.0.1",
      path: "spec.containers[0].startupProbe.httpGet.host",
      found: '"10.0.0.1"',
      wanted: "no host",
    },
    {
      name: "a host in startupProbe.tcpSocket",
      set: "spec.containers[0].startupProbe.tcpSocket.host",
      to: "10.0.0.1",
      path: "spec.containers[0].startupProbe.tcpSocket.host",
      found: '"10.0.0.1"',
      wanted: "no host",
    },
    {
      name: "a host in lifecycle.postStart.httpGet",
      set: "spec.containers[0].lifecycle.postStart.httpGet.host",
      to: "10.0.0.1",
      path: "spec.containers[0].lifecycle.postStart.httpGet.host",
      found: '"10.0.0.1"',
      wanted: "no host",
    },
    {
      name: "a host in lifecycle.postStart.tcpSocket",
      set: "spec.containers[0].lifecycle.postStart.tcpSocket.host",
      to: "10.0.0.1",
      path: "spec.containers[0].lifecycle.postStart.tcpSocket.host",
      found: '"10.0.0.1"',
      wanted: "no host",
    },
    {
      name: "a host in lifecycle.preStop.httpGet",
      set: "spec.containers[0].lifecycle.preStop.httpGet.host",
      to: "10.0.0.1",
      path: "spec.containers[0].lifecycle.preStop.httpGet.host",
      found: '"10.0.0.1"',
      wanted: "no host",
    },
    {
      name: "a host in lifecycle.preStop.tcpSocket",
      set: "spec.containers[0].lifecycle.preStop.tcpSocket.host",
      to: "10.0.0.1",
      path: "spec.containers[0].lifecycle.preStop.tcpSocket.host",
      found: '"10.0.0.1"',
      wanted: "no host",
    },
  ],
  notEvaluated: [...unreadable("spec.containers[0].livenessProbe.httpGet.host", "a text")],
});

test("applies from Kubernetes 1.34, of the cluster and of the namespace", () => {
  const bad = onePod({ livenessProbe: { httpGet: { host: "10.0.0.1" } } });
  const verdict = (targetVersion: string, version: string) =>
    verdictOf(pssHostProbes, [namespaceAt("baseline", version), ...bad], { targetVersion });
  expect(verdict("1.33", "latest")).toBe("notApplicable");
  expect(verdict("1.34", "v1.33")).toBe("pass");
  expect(verdict("1.34", "latest")).toBe("violation");
});
