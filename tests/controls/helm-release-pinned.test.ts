import { helmReleasePinned } from "../../policy-pack/controls/lifecycle/helm-release-pinned";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/helm-release-pinned";

const repo = "repositoryOpts.repo";
const address = "an address by https or oci";

testRoom(helmReleasePinned, fixtures, {
  minimal,
  judged: "ingress",
  passes: [
    { name: "a registry", set: "chart", to: "oci://registry.example/ingress" },
    { name: "a version with v", set: "version", to: "v1.2.3-rc.1+build" },
    { name: "no repository", set: "repositoryOpts", to: ABSENT },
    { name: "a chart from a file", set: "chart", to: "ingress.tgz" },
  ],
  fails: [
    ...["^1.2.3", "1.2", ">=1.0.0 <2.0.0", "1.x.x", "latest"].map((to) => ({
      name: to,
      set: "version",
      to,
      path: "version",
      found: JSON.stringify(to),
      wanted: "a whole version",
    })),
    {
      name: "no version",
      set: "version",
      to: ABSENT,
      path: "version",
      found: "absent (default the newest)",
      wanted: "a whole version",
    },
    {
      name: "no verification",
      set: "verify",
      to: ABSENT,
      path: "verify",
      found: "absent (default false)",
      wanted: "true",
    },
    {
      name: "plain http",
      set: repo,
      to: "http://a.example",
      path: repo,
      found: '"http://a.example"',
      wanted: address,
    },
  ],
  notEvaluated: [
    ...unreadable("version", "a text").filter(({ name }) => !name.endsWith("a text")),
    ...unreadable("verify", "true or false"),
    ...unreadable(repo, "a text"),
    {
      name: "an unknown chart",
      set: "chart",
      to: UNKNOWN,
      path: "chart",
      why: "chart is not known during a preview",
    },
  ],
});
