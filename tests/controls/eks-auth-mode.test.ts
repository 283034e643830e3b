import { eksAuthMode } from "../../policy-pack/controls/cloud/eks-auth-mode";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-auth-mode";

const path = "accessConfig.authenticationMode";
const wanted = '"API"';
const byDefault = { path, wanted, found: 'absent (default "CONFIG_MAP")' };

testRoom(eksAuthMode, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "a secret", set: path, to: secret("API") }],
  fails: [
    {
      name: 'the value "CONFIG_MAP"',
      set: path,
      to: "CONFIG_MAP",
      path,
      wanted,
      found: '"CONFIG_MAP"',
    },
    {
      name: 'the value "API_AND_CONFIG_MAP"',
      set: path,
      to: "API_AND_CONFIG_MAP",
      path,
      wanted,
      found: '"API_AND_CONFIG_MAP"',
    },
    { name: "an absent value", set: path, to: ABSENT, ...byDefault },
    { name: "an absent accessConfig", set: "accessConfig", to: ABSENT, ...byDefault },
  ],
  notEvaluated: [...unreadable(path, "a text")],
});
