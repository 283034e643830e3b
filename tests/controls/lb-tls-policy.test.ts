import { lbTlsPolicy } from "../../policy-pack/controls/cloud/lb-tls-policy";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/lb-tls-policy";

testRoom(lbTlsPolicy, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "sslPolicy changed",
      set: "sslPolicy",
      to: "ELBSecurityPolicy-TLS13-1-1-2021-06",
      path: "sslPolicy",
      found: '"ELBSecurityPolicy-TLS13-1-1-2021-06"',
      wanted: "a policy of TLS 1.2 or newer",
    },
    {
      name: "sslPolicy ABSENT",
      set: "sslPolicy",
      to: ABSENT,
      path: "sslPolicy",
      found: 'absent (default "ELBSecurityPolicy-2016-08")',
      wanted: "a policy of TLS 1.2 or newer",
    },
  ],
  notEvaluated: [...unreadable("sslPolicy", "a text")],
});
