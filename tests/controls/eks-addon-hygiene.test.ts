import { eksAddonHygiene } from "../../policy-pack/controls/cloud/eks-addon-hygiene";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-addon-hygiene";

const version = { path: "addonVersion", wanted: "a version" };
const identity = { path: "podIdentityAssociations", wanted: "a role of its own" };

testRoom(eksAddonHygiene, fixtures, {
  minimal,
  judged: "addon",
  passes: [
    { name: "a secret", set: "addonVersion", to: secret("v1.22.4-eksbuild.3") },
    { name: "the role of a service account", set: "serviceAccountRoleArn", to: UNKNOWN },
    { name: "a role to be", set: "podIdentityAssociations[0].roleArn", to: UNKNOWN },
  ],
  fails: [
    { name: "no version", set: "addonVersion", to: ABSENT, found: "absent", ...version },
    {
      name: "no identity",
      set: "podIdentityAssociations",
      to: ABSENT,
      found: "absent",
      ...identity,
    },
    {
      name: "software that stays",
      set: "preserve",
      to: true,
      path: "preserve",
      found: "true",
      wanted: "false",
    },
  ],
  notEvaluated: [
    ...unreadable("addonVersion", "a text"),
    ...unreadable("resolveConflictsOnUpdate", "a text"),
    ...unreadable("preserve", "true or false"),
    ...unreadable("podIdentityAssociations", "a list").filter(
      ({ name }) => !name.endsWith("a list"),
    ),
  ],
});
