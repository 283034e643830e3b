import { kmsPolicyNoStar } from "../../policy-pack/controls/cloud/kms-policy-no-star";
import { testResourcePolicies } from "../support/resource-policy-tests";
import * as room from "./fixtures/kms-policy-no-star";

testResourcePolicies(kmsPolicyNoStar, room);
