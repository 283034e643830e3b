import type { StackIdentity } from "./analyzer";

/** Environment by which the Pulumi CLI tells a pack of its project, stack and plain configuration. */
export function environmentOf(identity: StackIdentity): Readonly<Record<string, string>> {
  return {
    PULUMI_NODEJS_PROJECT: identity.project,
    PULUMI_NODEJS_STACK: identity.stack,
    PULUMI_NODEJS_ORGANIZATION: identity.organization,
    PULUMI_NODEJS_DRY_RUN: "true",
    PULUMI_CONFIG: JSON.stringify(identity.configuration),
  };
}
