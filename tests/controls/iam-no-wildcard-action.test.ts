import { iamNoWildcardAction } from "../../policy-pack/controls/cloud/iam-no-wildcard-action";
import { testPolicyDocuments } from "../support/resource-policy-tests";
import { fixtures, minimal } from "./fixtures/iam-no-wildcard-action";

testPolicyDocuments(
  iamNoWildcardAction,
  { minimal, fixtures },
  { Effect: "Allow", Action: "s3:*", Resource: "*" },
);
