import { snsPolicyNoStar } from "../../policy-pack/controls/cloud/sns-policy-no-star";
import { testResourcePolicies } from "../support/resource-policy-tests";
import * as room from "./fixtures/sns-policy-no-star";

testResourcePolicies(snsPolicyNoStar, room);
