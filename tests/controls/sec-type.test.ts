import { secType } from "../../policy-pack/controls/cluster/sec-type";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal, secretObject } from "./fixtures/sec-type";

const registry = "the type kubernetes.io/dockerconfigjson";

testRoom(secType, fixtures, {
  minimal,
  judged: "web",
  fails: [
    { name: "no type", set: "type", to: ABSENT, path: "type", found: "absent", wanted: "the type" },
    {
      name: "credentials of a registry",
      set: "stringData",
      to: { ".dockercfg": "{}" },
      path: 'stringData[".dockercfg"]',
      found: "credentials of a registry",
      wanted: registry,
    },
  ],
  notEvaluated: unreadable("type", "a text").filter(({ name }) => !name.endsWith("a text")),
});

test("the keys of a certificate may stand in either map", () => {
  const findings = (content: Record<string, unknown>) =>
    judge(secretObject({ type: "kubernetes.io/tls", ...content }), { controls: [secType] })
      .evaluations.findings;
  expect(findings({ data: { "tls.crt": "YQ==" }, stringData: { "tls.key": "a" } })).toEqual([]);
  expect(findings({})).toMatchObject([
    {
      message:
        'data["tls.crt"]: found absent, wanted the key of this name; ' +
        'data["tls.key"]: found absent, wanted the key of this name.',
    },
  ]);
  expect(findings({ data: UNKNOWN })).toMatchObject([{ status: "notEvaluated" }]);
});
