import { vpcEndpointPolicy } from "../../policy-pack/controls/cloud/vpc-endpoint-policy";
import { testPolicyDocuments } from "../support/resource-policy-tests";
import { fixtures, minimal } from "./fixtures/vpc-endpoint-policy";

testPolicyDocuments(
  vpcEndpointPolicy,
  { minimal, fixtures },
  { Effect: "Allow", Principal: { AWS: "*" }, Action: "*", Resource: "*" },
);
