import { ecrPolicyNotPublic } from "../../policy-pack/controls/cloud/ecr-policy-not-public";
import { testResourcePolicies } from "../support/resource-policy-tests";
import * as room from "./fixtures/ecr-policy-not-public";

testResourcePolicies(ecrPolicyNotPublic, room);
