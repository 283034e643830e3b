import { iamPassRoleScoped } from "../../policy-pack/controls/cloud/iam-pass-role-scoped";
import { testPolicyDocuments } from "../support/resource-policy-tests";
import { fixtures, minimal } from "./fixtures/iam-pass-role-scoped";

testPolicyDocuments(
  iamPassRoleScoped,
  { minimal, fixtures },
  { Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
);
