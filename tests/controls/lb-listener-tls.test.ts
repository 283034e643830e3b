import { lbListenerTls } from "../../policy-pack/controls/cloud/lb-listener-tls";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { fixtures, listener, minimal } from "./fixtures/lb-listener-tls";

const WANTED = "HTTPS, or a redirect to it";

testRoom(lbListenerTls, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "TCP", set: "protocol", to: "TCP" }],
  fails: [
    {
      name: "HTTP",
      set: "protocol",
      to: "HTTP",
      path: "protocol",
      found: '"HTTP"',
      wanted: WANTED,
    },
    {
      name: "no protocol",
      set: "protocol",
      to: ABSENT,
      path: "protocol",
      found: "absent (default HTTP)",
      wanted: WANTED,
    },
  ],
  notEvaluated: [...unreadable("protocol", "a text")],
});

test("one action that does not redirect decides, an unknown one leaves it open", () => {
  const verdict = (...defaultActions: readonly unknown[]) =>
    verdictOf(lbListenerTls, listener({ port: 80, protocol: "HTTP", defaultActions }));
  const redirect = { type: "redirect", redirect: { protocol: "HTTPS" } };
  expect(verdict(redirect, UNKNOWN)).toBe("notEvaluated");
  expect(verdict({ type: "forward" }, UNKNOWN)).toBe("violation");
  expect(verdict({ type: "redirect", redirect: { protocol: UNKNOWN } })).toBe("notEvaluated");
});
