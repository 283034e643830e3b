import { PolicyPack } from "@pulumi/policy";
import { controls } from "./controls";
import { policyPack } from "./kernel/pack";
import { version, description } from "./package.json";

new PolicyPack(
  "hardened-cluster",
  policyPack(controls, { name: "hardened-cluster", version, description }),
);
