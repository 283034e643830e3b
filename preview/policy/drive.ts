import { performance } from "node:perf_hooks";
import type { RegisteredResource, WireObject } from "../engine/resource";
import { forAnalyzer } from "../engine/wire";
import type {
  Analyzer,
  Diagnostics,
  EnforcementLevel,
  Evaluations,
  PackInfo,
  PolicyConfiguration,
  PolicyDiagnostic,
} from "./analyzer";

/** What a pack said of a run. */
export interface PolicyOutcome {
  readonly pack: PackInfo;
  /** Effective level of every policy. */
  readonly levels: Readonly<Record<string, EnforcementLevel>>;
  /** Put together when they are read: of a pack that records its evaluations, nobody does. */
  readonly diagnostics: readonly PolicyDiagnostic[];
  readonly remediations: readonly AppliedRemediation[];
  /** Nothing when the pack is not ours. */
  readonly evaluations?: Evaluations;
  readonly durationMs: number;
}

export interface AppliedRemediation {
  readonly urn: string;
  readonly policy: string;
  readonly description: string;
  /** Why the remediation did not run; empty when it was applied. */
  readonly failure: string;
  /** Inputs as the policy was shown them, and as it handed them back; absent when it did not run. */
  readonly change?: { readonly before: WireObject; readonly after: WireObject };
}

/** Hands resources to a configured pack, in the engine's order. */
export interface Driver {
  /** Call once per resource, in registration order, one at a time. Remediations replace `inputs`. */
  onRegister(resource: RegisteredResource, provider?: RegisteredResource): Promise<void>;
  /** Call once, when all resources are registered. */
  finish(resources: readonly RegisteredResource[]): Promise<PolicyOutcome>;
}

/** Configures a pack and returns its driver. The same path serves `preview` and `scan`. */
export async function drive(
  analyzer: Analyzer,
  configuration: Readonly<Record<string, PolicyConfiguration>>,
): Promise<Driver> {
  const clock = new Stopwatch();
  await clock.time(() => analyzer.configure(configuration));
  const levels = Object.fromEntries(
    analyzer.info.policies.map((policy) => [
      policy.name,
      configuration[policy.name]?.level ?? policy.level,
    ]),
  );
  // A remediation runs only at the level `remediate`; without one, a call per resource would be spent for nothing.
  const remediating = Object.values(levels).includes("remediate");
  const diagnostics: Diagnostics[] = [];
  const remediations: AppliedRemediation[] = [];
  return {
    onRegister: (resource, provider) =>
      clock.time(async () => {
        if (remediating) remediations.push(...(await remediate(analyzer, resource, provider)));
        diagnostics.push(await analyzer.analyze(resource, provider));
      }),
    finish: async (resources) => {
      const evaluations = await clock.time(async () => {
        diagnostics.push(await analyzer.analyzeStack(resources));
        return analyzer.evaluations();
      });
      return {
        pack: analyzer.info,
        levels,
        get diagnostics() {
          return diagnostics.flatMap((list) => list());
        },
        remediations,
        ...(evaluations !== undefined && { evaluations }),
        durationMs: clock.elapsed,
      };
    },
  };
}

async function remediate(
  analyzer: Analyzer,
  resource: RegisteredResource,
  provider: RegisteredResource | undefined,
): Promise<readonly AppliedRemediation[]> {
  const applied: AppliedRemediation[] = [];
  for (const remediation of await analyzer.remediate(resource, provider)) {
    const { policy, description, properties, diagnostic: failure = "" } = remediation;
    const of = { urn: resource.urn, policy, description, failure };
    // As in the engine: a diagnostic counts more than properties, and without either nothing happened.
    if (failure !== "") applied.push(of);
    else if (properties !== undefined) {
      const before = forAnalyzer(resource.inputs);
      resource.inputs = { ...internalProperties(resource.inputs), ...properties };
      applied.push({ ...of, change: { before, after: properties } });
    }
  }
  return applied;
}

/** Properties that analyzers do not see and a remediation therefore cannot hand back. */
function internalProperties(inputs: WireObject): WireObject {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => name.startsWith("__")));
}

class Stopwatch {
  elapsed = 0;

  async time<T>(run: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await run();
    } finally {
      this.elapsed += performance.now() - start;
    }
  }
}
