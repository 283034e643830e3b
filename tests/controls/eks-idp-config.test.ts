import { eksIdpConfig } from "../../policy-pack/controls/cloud/eks-idp-config";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-idp-config";

const wanted = "a prefix of your own, such as oidc:";
const users = "oidc.usernamePrefix";
const groups = "oidc.groupsPrefix";

testRoom(eksIdpConfig, fixtures, {
  minimal,
  judged: "people",
  passes: [{ name: "a secret", set: users, to: secret("company:") }],
  fails: [
    { name: "no prefix", set: users, to: "-", path: users, found: '"-"', wanted },
    { name: "the system's", set: groups, to: "system:", path: groups, found: '"system:"', wanted },
    { name: "an absent prefix", set: groups, to: ABSENT, path: groups, found: "absent", wanted },
  ],
  notEvaluated: [...unreadable(users, "a text"), ...unreadable(groups, "a text")],
});
