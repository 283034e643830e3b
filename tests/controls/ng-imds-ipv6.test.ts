import { ngImdsIpv6 } from "../../policy-pack/controls/cloud/ng-imds-ipv6";
import { judge, verdictOf } from "../support/judge";
import { testMetadataOption } from "../support/metadata-option-tests";
import * as room from "./fixtures/ng-imds-ipv6";

const { nodeClass } = room;

testMetadataOption(ngImdsIpv6, room, "httpProtocolIpv6");

test("a node class of Karpenter is judged, with its own default", () => {
  const control = ngImdsIpv6;
  expect(verdictOf(control, nodeClass(undefined))).toBe("pass");
  expect(
    judge(nodeClass({ httpProtocolIPv6: "enabled" }), { controls: [control] }).registered,
  ).toMatchObject([{ path: "spec.metadataOptions.httpProtocolIPv6", found: '"enabled"' }]);
});
