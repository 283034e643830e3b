import type { ServiceDefinition, UntypedServiceImplementation } from "@grpc/grpc-js";
import {
  AnalyzeDiagnostic,
  AnalyzeResponse,
  type AnalyzeRequest,
  type AnalyzerResource,
  type AnalyzerStackConfigureRequest,
  type AnalyzeStackRequest,
  type ConfigureAnalyzerRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { parseStackConfiguration, type PackConfiguration } from "./configuration";
import { LEVELS, SEVERITIES, type Control } from "./control";
import { InvalidConfiguration } from "./invalid-configuration";
import type { Finding } from "./outcome";
import type { Evaluations } from "./record";
import { Session } from "./session";
import type { Relations } from "./stack-index";
import { Subject } from "./subject";
import { isObject, UNKNOWN } from "./wire";

type Callback = (error: unknown, response?: unknown) => void;
type Handler = (call: { readonly request: unknown }, callback: Callback) => void;
type Handlers = Readonly<Record<string, Handler>>;

const bytes = { serialize: (data: Buffer) => data, deserialize: (data: Buffer) => data };

/** Gives the record of a run; the analyzer protocol has no place for passes, paths and exemptions. */
export const EVALUATIONS_SERVICE: ServiceDefinition = {
  Read: {
    path: "/hardenedcluster.Evaluations/Read",
    requestStream: false,
    responseStream: false,
    requestSerialize: bytes.serialize,
    requestDeserialize: bytes.deserialize,
    // In JSON between processes alone: an engine in this process takes the record as it is.
    responseSerialize: (evaluations: Evaluations) => Buffer.from(JSON.stringify(evaluations)),
    responseDeserialize: bytes.deserialize,
  },
};

/** Answers the analyzer protocol for a list of controls, with the SDK's handlers for what is not about controls. */
export class AnalyzerService {
  private readonly session: Session;
  private readonly byId: ReadonlyMap<string, Control>;
  private stackConfiguration: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly controls: readonly Control[],
    private readonly pack: { readonly name: string; readonly version: string },
  ) {
    this.session = new Session(controls);
    this.byId = new Map(controls.map((control) => [control.id, control]));
  }

  /** The SDK's implementation of the service with our answers in the place of its own. */
  implement(sdk: UntypedServiceImplementation): Handlers {
    const inherited = sdk as unknown as Handlers;
    return {
      ...inherited,
      configureStack: this.before(inherited, "configureStack", (request) => {
        const { getConfigMap } = request as AnalyzerStackConfigureRequest;
        this.stackConfiguration = new Map(getConfigMap.call(request).entries());
      }),
      configure: this.before(inherited, "configure", (request) => {
        this.configure(request as ConfigureAnalyzerRequest);
      }),
      analyze: respond((request) => this.analyze(request as AnalyzeRequest)),
      analyzeStack: respond((request) => this.analyzeStack(request as AnalyzeStackRequest)),
    };
  }

  get evaluations(): Handlers {
    return { Read: respond(() => this.session.evaluations()) };
  }

  private before(sdk: Handlers, method: string, action: (request: unknown) => void): Handler {
    return (call, callback) => {
      try {
        action(call.request);
      } catch (error) {
        callback(asServiceError(error));
        return;
      }
      const handler = sdk[method];
      if (handler === undefined) callback(new Error(`the SDK does not serve ${method}`));
      else handler(call, callback);
    };
  }

  private configure(request: ConfigureAnalyzerRequest): void {
    const engine: PackConfiguration = new Map(
      [...request.getPolicyconfigMap().entries()].map(([name, entry]) => {
        const properties: unknown = entry.getProperties()?.toJavaScript() ?? {};
        const level = LEVELS[entry.getEnforcementlevel()];
        return [
          name,
          { ...(level && { level }), properties: isObject(properties) ? properties : {} },
        ] as const;
      }),
    );
    const stack = parseStackConfiguration(this.readStackConfiguration(), this.controls);
    this.session.configure(engine, stack);
  }

  /** An engine that does not send the configuration gives it to the process as the Node.js language host does. */
  private readStackConfiguration(): ReadonlyMap<string, string> {
    if (this.stackConfiguration !== undefined && this.stackConfiguration.size > 0) {
      return this.stackConfiguration;
    }
    const parsed: unknown = JSON.parse(process.env["PULUMI_CONFIG"] ?? "{}");
    const entries = isObject(parsed) ? Object.entries(parsed) : [];
    return new Map(entries.map(([key, value]) => [key, String(value)]));
  }

  private analyze(request: AnalyzeRequest): AnalyzeResponse {
    return this.response(this.session.register(subjectOf(request)), false);
  }

  private analyzeStack(request: AnalyzeStackRequest): AnalyzeResponse {
    const resources = request.getResourcesList();
    const relations = new Map<string, Relations>(
      resources.map((resource) => [resource.getUrn(), relationsOf(resource)]),
    );
    const others = resources
      .filter((resource) => !this.session.knows(resource.getUrn()))
      .map(stackSubjectOf);
    return this.response(this.session.finish(relations, others), true);
  }

  private response(findings: readonly Finding[], withUrn: boolean): AnalyzeResponse {
    return new LateResponse(() =>
      findings
        .filter(({ status }) => status !== "exempt")
        .map((finding) => this.diagnostic(finding, withUrn)),
    );
  }

  private diagnostic(finding: Finding, withUrn: boolean): AnalyzeDiagnostic {
    const control = this.byId.get(finding.control);
    const diagnostic = new AnalyzeDiagnostic();
    diagnostic.setPolicyname(finding.control);
    diagnostic.setPolicypackname(this.pack.name);
    diagnostic.setPolicypackversion(this.pack.version);
    diagnostic.setDescription(control?.title ?? "");
    diagnostic.setMessage(
      [control?.title, finding.message, control?.remediation].filter(Boolean).join("\n"),
    );
    diagnostic.setEnforcementlevel(finding.level === "mandatory" ? 1 : 0);
    // The protocol counts severities from 1; 0 means none.
    diagnostic.setSeverity(
      (SEVERITIES.findIndex((severity) => severity === finding.severity) + 1) as 0 | 1 | 2 | 3 | 4,
    );
    if (withUrn) diagnostic.setUrn(finding.urn);
    return diagnostic;
  }
}

/**
 * A response whose diagnostics are made for whoever reads them, such as the writer to another process. An engine in this
 * process takes the findings from the record of the run.
 */
class LateResponse extends AnalyzeResponse {
  private made: AnalyzeDiagnostic[] | undefined = undefined;

  constructor(private readonly make: () => AnalyzeDiagnostic[]) {
    super();
  }

  override getDiagnosticsList(): AnalyzeDiagnostic[] {
    return (this.made ??= this.make());
  }
}

function subjectOf(request: AnalyzeRequest): Subject {
  return newSubject(request, request.getProperties()?.toJavaScript() ?? {});
}

/**
 * A resource as the stack pass has it. Those that were not registered before are read (`Cluster.get`), and without
 * outputs nothing at all is known of them: that must not read as absent properties.
 */
function stackSubjectOf(resource: AnalyzerResource): Subject {
  const outputs = resource.getProperties()?.toJavaScript() ?? {};
  return newSubject(resource, Object.keys(outputs).length === 0 ? UNKNOWN : outputs);
}

function newSubject(request: AnalyzeRequest | AnalyzerResource, inputs: unknown): Subject {
  const options = request.getOptions();
  return new Subject(request.getUrn(), request.getType(), request.getName(), inputs, {
    protect: options?.getProtect() ?? false,
    ignoreChanges: options?.getIgnorechangesList() ?? [],
    parent: options?.getParent() ?? "",
  });
}

function relationsOf(resource: AnalyzerResource): Relations {
  const propertyDependencies: Record<string, readonly string[]> = {};
  for (const [property, dependencies] of resource.getPropertydependenciesMap().entries()) {
    propertyDependencies[property] = dependencies.getUrnsList();
  }
  return {
    parent: resource.getParent(),
    dependencies: resource.getDependenciesList(),
    propertyDependencies,
  };
}

function respond(answer: (request: unknown) => unknown): Handler {
  return (call, callback) => {
    let response: unknown;
    try {
      response = answer(call.request);
    } catch (error) {
      callback(asServiceError(error));
      return;
    }
    callback(null, response);
  };
}

const INVALID_ARGUMENT = 3;
const INTERNAL = 13;

function asServiceError(error: unknown): unknown {
  if (error instanceof InvalidConfiguration) {
    return { code: INVALID_ARGUMENT, message: error.message, details: error.message };
  }
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: INTERNAL, message: details, details };
}
