import { createRequire } from "node:module";
import type { Server, ServiceDefinition, UntypedServiceImplementation } from "@grpc/grpc-js";
import type { PolicyPackArgs, ResourceValidationPolicy } from "@pulumi/policy";
import { SETTINGS_POLICY } from "./configuration";
import type { Control } from "./control";
import { AnalyzerService, EVALUATIONS_SERVICE } from "./service";
import { SETTINGS_SCHEMA } from "./settings";

type AddService = Server["addService"];

/**
 * The arguments of `new PolicyPack` for a list of controls. Each control is a policy of its own to whoever lists or
 * configures the pack; resources are decoded once and judged by all controls of their type, in place of the SDK's loop
 * over policies (docs/decisions.md, "One dispatcher").
 */
export function policyPack(
  controls: readonly Control[],
  pack: { readonly name: string; readonly version: string; readonly description: string },
): PolicyPackArgs {
  takeOver(new AnalyzerService(controls, pack));
  return {
    description: pack.description,
    enforcementLevel: "mandatory",
    policies: [settingsPolicy(), ...controls.map(policyOf)],
  };
}

/**
 * Puts our service in the place of the one that `new PolicyPack` is about to register. Should the SDK ever stop
 * registering it this way, the policies' own functions run, and they refuse to pass anything.
 */
function takeOver(service: AnalyzerService): void {
  const requireAsSdk = createRequire(require.resolve("@pulumi/policy"));
  const grpc = requireAsSdk("@grpc/grpc-js") as { readonly Server: typeof Server };
  const { prototype } = grpc.Server;
  const addService = prototype.addService;
  prototype.addService = function (
    this: Server,
    definition: ServiceDefinition,
    implementation: UntypedServiceImplementation,
  ): void {
    prototype.addService = addService;
    const add: AddService = addService.bind(this);
    add(definition, service.implement(implementation) as unknown as UntypedServiceImplementation);
    add(EVALUATIONS_SERVICE, service.evaluations as unknown as UntypedServiceImplementation);
  };
}

function policyOf(control: Control): ResourceValidationPolicy {
  const [clause] = control.frameworks;
  const [reference] = control.references;
  const { remediate } = control;
  return {
    name: control.id,
    displayName: control.title,
    description: control.title,
    enforcementLevel: control.level,
    severity: control.severity,
    remediationSteps: control.remediation,
    tags: [control.layer, ...control.requirements],
    ...(reference && { url: reference }),
    ...(clause && {
      framework: {
        name: clause.framework,
        version: clause.version,
        reference: reference ?? "",
        specification: clause.clause,
      },
    }),
    ...(control.parameters && { configSchema: { properties: control.parameters } }),
    validateResource: refuse,
    ...(remediate && {
      remediateResource: ({ type, props }) => remediate(type, props),
    }),
  };
}

function settingsPolicy(): ResourceValidationPolicy {
  return {
    name: SETTINGS_POLICY,
    displayName: "Settings of the pack.",
    description: "Holds what applies to all controls: preset, exemptions, dates and versions.",
    enforcementLevel: "advisory",
    configSchema: { properties: SETTINGS_SCHEMA },
    validateResource: refuse,
  };
}

function refuse(): never {
  throw new Error(
    "the policy pack does not serve its own analyzer: this version of @pulumi/policy is not supported",
  );
}
