import { iamNoAdminPolicy } from "../../policy-pack/controls/cloud/iam-no-admin-policy";
import { testPolicyDocuments } from "../support/resource-policy-tests";
import { fixtures, minimal } from "./fixtures/iam-no-admin-policy";

testPolicyDocuments(
  iamNoAdminPolicy,
  { minimal, fixtures },
  { Effect: "Allow", Action: "*", Resource: "*" },
);
