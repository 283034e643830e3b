import type { RegisteredResource } from "../engine/resource";
import { version } from "../package.json";
import { UsageError } from "../project/usage-error";
import { buildReport } from "../report";
import { readStack } from "../scan";
import { SCAN_HELP } from "./help";
import { scanOptions } from "./options";
import { openRatchet } from "./baseline";
import { startPolicies } from "./policy";
import { writeReport } from "./report";
import { ProgressLine, withStdoutReserved, type Streams } from "./streams";

const IDENTITY = {
  project: "scan",
  stack: "scan",
  organization: "organization",
  configuration: {},
};

/** Checks manifests, states and saved previews with the pack and reports; answers the exit status. */
export async function scan(argv: readonly string[], streams: Streams): Promise<number> {
  const options = scanOptions(argv);
  if (options.paths.length === 0) {
    throw new UsageError(`scan: found no path, wanted at least one.\n\n${SCAN_HELP.trimEnd()}`);
  }
  const ratchet = openRatchet(options.baseline);
  const reading = new ProgressLine(streams.stderr, (count) => `Read ${count} objects`);
  const stack = readStack(options.paths, (count) => reading.show(count));
  reading.clear();
  const outcome = await withStdoutReserved(streams, async () => {
    const driver = await startPolicies(options, IDENTITY);
    const byUrn = new Map(stack.resources.map((resource) => [resource.urn, resource]));
    const total = stack.resources.length;
    const judging = new ProgressLine(streams.stderr, (count) => `Checked ${count} of ${total}`);
    for (const [index, resource] of stack.resources.entries()) {
      judging.show(index + 1);
      await driver.onRegister(resource, providerOf(resource, byUrn));
    }
    judging.clear();
    return driver.finish(stack.resources);
  });
  const report = buildReport({
    version,
    project: IDENTITY.project,
    stack: IDENTITY.stack,
    asOf: options.asOf,
    resources: stack.resources,
    diagnostics: stack.diagnostics,
    outcome,
    programMs: 0,
    findings: stack.unreadable,
    locate: stack.locate,
  });
  return writeReport(ratchet(report), options, streams);
}

/** A provider reference is `<urn>::<id>`. */
function providerOf(
  { provider }: RegisteredResource,
  byUrn: ReadonlyMap<string, RegisteredResource>,
): RegisteredResource | undefined {
  return byUrn.get(provider.slice(0, provider.lastIndexOf("::")));
}
