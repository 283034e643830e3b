import { ingNginxSnippets } from "../../policy-pack/controls/cluster/ing-nginx-snippets";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN, object } from "../support/stack";
import { fixtures, minimal, make } from "./fixtures/ing-nginx-snippets";

testRoom(ingNginxSnippets, fixtures, {
  minimal,
  judged: "web",
  others: [object("core/v1:Secret", "other", {})],
  passes: [{ name: "no annotations", set: "metadata.annotations", to: ABSENT }],
  fails: [
    {
      name: "a snippet",
      set: "metadata.annotations",
      to: { "nginx.ingress.kubernetes.io/server-snippet": "x" },
      path: 'metadata.annotations["nginx.ingress.kubernetes.io/server-snippet"]',
      found: "a snippet",
      wanted: "none",
    },
  ],
  notEvaluated: [
    {
      name: "unknown metadata.annotations",
      set: "metadata.annotations",
      to: UNKNOWN,
      path: "metadata.annotations",
      why: "metadata.annotations is not known during a preview",
    },
  ],
});

test("objects to a controller that allows snippets", () => {
  const verdict = (value: unknown) =>
    verdictOf(ingNginxSnippets, [
      make({ data: { "allow-snippet-annotations": value } }, "core/v1:ConfigMap"),
    ]);
  expect(["true", "false", UNKNOWN].map(verdict)).toEqual(["violation", "pass", "notEvaluated"]);
});
