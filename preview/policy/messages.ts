import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { lateStruct, sharedStruct } from "../engine/shared-struct";
import { forAnalyzer } from "../engine/wire";
import type { RegisteredResource, ResourceOptions, WireObject } from "../engine/resource";
import type {
  Diagnostics,
  EnforcementLevel,
  PackInfo,
  PolicyConfiguration,
  PolicyInfo,
  Remediation,
  StackIdentity,
} from "./analyzer";

// In the order of the protocol's enumerations EnforcementLevel and PolicySeverity.
const LEVELS: readonly EnforcementLevel[] = ["advisory", "mandatory", "disabled", "remediate"];
const SEVERITIES = ["", "low", "medium", "high", "critical"] as const;

export function stackRequest(identity: StackIdentity): analyzer.AnalyzerStackConfigureRequest {
  const request = new analyzer.AnalyzerStackConfigureRequest();
  request.setProject(identity.project).setStack(identity.stack);
  request.setOrganization(identity.organization).setDryRun(true);
  for (const [key, text] of Object.entries(identity.configuration)) {
    request.getConfigMap().set(key, text);
  }
  return request;
}

export function configureRequest(
  configuration: Readonly<Record<string, PolicyConfiguration>>,
  info: PackInfo,
): analyzer.ConfigureAnalyzerRequest {
  const declared = new Map(info.policies.map((policy) => [policy.name, policy.level]));
  const request = new analyzer.ConfigureAnalyzerRequest();
  for (const [policy, { level, properties }] of Object.entries(configuration)) {
    const message = new analyzer.PolicyConfig();
    message.setEnforcementlevel(
      LEVELS.indexOf(level ?? declared.get(policy) ?? "advisory") as analyzer.EnforcementLevel,
    );
    message.setProperties(sharedStruct({ ...properties } as WireObject));
    request.getPolicyconfigMap().set(policy, message);
  }
  return request;
}

export function analyzeRequest(
  resource: RegisteredResource,
  provider: RegisteredResource | undefined,
): analyzer.AnalyzeRequest {
  const request = new analyzer.AnalyzeRequest();
  request.setType(resource.type).setUrn(resource.urn).setName(resource.name);
  request.setProperties(sharedStruct(forAnalyzer(resource.inputs)));
  request.setOptions(optionsOf(resource));
  if (provider !== undefined) request.setProvider(providerOf(provider));
  return request;
}

/** As the engine does at the end of a run: outputs stand as properties, relations are URNs. */
export function analyzeStackRequest(
  resources: readonly RegisteredResource[],
): analyzer.AnalyzeStackRequest {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const request = new analyzer.AnalyzeStackRequest();
  request.setResourcesList(resources.map((resource) => stackResource(resource, byUrn)));
  return request;
}

function stackResource(
  resource: RegisteredResource,
  byUrn: ReadonlyMap<string, RegisteredResource>,
): analyzer.AnalyzerResource {
  const message = new analyzer.AnalyzerResource();
  message.setType(resource.type).setUrn(resource.urn).setName(resource.name);
  // Packs that were told of a resource when it was registered do not read it again.
  message.setProperties(lateStruct(() => forAnalyzer(resource.outputs)));
  message.setOptions(optionsOf(resource)).setParent(resource.parent);
  message.setDependenciesList([...resource.dependencies]);
  for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
    const dependencies = new analyzer.AnalyzerPropertyDependencies();
    dependencies.setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(property, dependencies);
  }
  const provider = byUrn.get(providerUrn(resource));
  if (provider !== undefined) message.setProvider(providerOf(provider));
  return message;
}

/** A provider reference is `<urn>::<id>`. */
function providerUrn(resource: RegisteredResource): string {
  return resource.provider.slice(0, resource.provider.lastIndexOf("::"));
}

// Resources are told twice, and those of manifests have one object of options between them.
const optionMessages = new WeakMap<
  ResourceOptions,
  { readonly parent: string; readonly message: analyzer.AnalyzerResourceOptions }
>();

// A request without options is refused: "A more recent version of the Pulumi CLI is required".
function optionsOf({ options, parent }: RegisteredResource): analyzer.AnalyzerResourceOptions {
  const known = optionMessages.get(options);
  if (known?.parent === parent) return known.message;
  const message = newOptions(options, parent);
  optionMessages.set(options, { parent, message });
  return message;
}

function newOptions(options: ResourceOptions, parent: string): analyzer.AnalyzerResourceOptions {
  const message = new analyzer.AnalyzerResourceOptions();
  message.setProtect(options.protect).setParent(parent);
  message.setIgnorechangesList([...options.ignoreChanges]);
  message.setAliasesList([...options.aliases]);
  message.setAdditionalsecretoutputsList([...options.additionalSecretOutputs]);
  if (options.deleteBeforeReplace !== undefined) {
    message.setDeletebeforereplacedefined(true);
    message.setDeletebeforereplace(options.deleteBeforeReplace);
  }
  const { customTimeouts: timeouts } = options;
  message.setCustomtimeouts(
    Object.keys(timeouts).length === 0 ? NO_TIMEOUTS : timeoutsOf(timeouts),
  );
  return message;
}

const SECONDS_OF_UNIT: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

function timeoutsOf(
  timeouts: Readonly<Record<string, string>>,
): analyzer.AnalyzerResourceOptions.CustomTimeouts {
  const message = new analyzer.AnalyzerResourceOptions.CustomTimeouts();
  message.setCreate(secondsOf(timeouts["create"]));
  message.setUpdate(secondsOf(timeouts["update"]));
  message.setDelete(secondsOf(timeouts["delete"]));
  return message;
}

const NO_TIMEOUTS = timeoutsOf({});

/** Seconds in a Go duration such as `1h30m`; the protocol's 0 means not set. */
function secondsOf(duration: string | undefined): number {
  let seconds = 0;
  for (const [, amount, unit] of (duration ?? "").matchAll(/([0-9.]+)(ns|us|µs|ms|s|m|h)/g)) {
    seconds += Number(amount) * (SECONDS_OF_UNIT[unit ?? ""] ?? 0);
  }
  return seconds;
}

// Every resource names its provider, whose inputs no longer change when the first one is registered.
const providerMessages = new WeakMap<RegisteredResource, analyzer.AnalyzerProviderResource>();

function providerOf(provider: RegisteredResource): analyzer.AnalyzerProviderResource {
  const known = providerMessages.get(provider);
  if (known !== undefined) return known;
  const message = new analyzer.AnalyzerProviderResource();
  message.setType(provider.type).setUrn(provider.urn).setName(provider.name);
  message.setProperties(sharedStruct(forAnalyzer(provider.inputs)));
  providerMessages.set(provider, message);
  return message;
}

export function packInfoOf(message: analyzer.AnalyzerInfo): PackInfo {
  const initial: Record<string, PolicyConfiguration> = {};
  message.getInitialconfigMap().forEach((configuration, policy) => {
    initial[policy] = {
      level: LEVELS[configuration.getEnforcementlevel()],
      properties: configuration.getProperties()?.toJavaScript() ?? {},
    };
  });
  return {
    name: message.getName(),
    version: message.getVersion(),
    policies: message.getPoliciesList().map(policyInfoOf),
    initialConfiguration: initial,
  };
}

function policyInfoOf(message: analyzer.PolicyInfo): PolicyInfo {
  const schema = message.getConfigschema();
  return {
    name: message.getName(),
    description: message.getDescription(),
    level: LEVELS[message.getEnforcementlevel()] ?? "advisory",
    severity: SEVERITIES[message.getSeverity()] ?? "",
    remediation: message.getRemediationSteps(),
    url: message.getUrl(),
    configurationSchema: schema?.getProperties()?.toJavaScript() ?? {},
    requiredConfiguration: schema?.getRequiredList() ?? [],
  };
}

/** @param urn Resource that was analyzed; in the stack pass each diagnostic names its own, if any. */
export function diagnosticsOf(response: analyzer.AnalyzeResponse, urn?: string): Diagnostics {
  return () =>
    response.getDiagnosticsList().map((message) => ({
      policy: message.getPolicyname(),
      message: message.getMessage(),
      level: LEVELS[message.getEnforcementlevel()] ?? "advisory",
      severity: SEVERITIES[message.getSeverity()] ?? "",
      urn: urn ?? message.getUrn(),
    }));
}

export function remediationsOf(response: analyzer.RemediateResponse): readonly Remediation[] {
  return response.getRemediationsList().map((message) => {
    const properties = message.getProperties()?.toJavaScript() as WireObject | undefined;
    const diagnostic = message.getDiagnostic();
    return {
      policy: message.getPolicyname(),
      description: message.getDescription(),
      ...(properties === undefined ? {} : { properties }),
      ...(diagnostic === "" ? {} : { diagnostic }),
    };
  });
}
