import { parse } from "yaml";
import { controls } from "../../policy-pack/controls";
import { parseStackConfiguration, settle } from "../../policy-pack/kernel/configuration";
import { loadInProcess, reconcile } from "../../preview/policy";
import { read } from "../support/repository";
import { identity, PACK } from "./protocol-stack";

// Loading the Pulumi SDK, and type-checking the pack in a child, take seconds on a busy machine.

const README = read("policy-pack/README.md");

function blocks(language: string): readonly string[] {
  const pattern = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs");
  return [...README.matchAll(pattern)].map(([, text = ""]) => text);
}

test("the policy configurations of the README are accepted by the pack", async () => {
  const analyzer = await loadInProcess(PACK, identity);
  const files = blocks("json").map((text) => JSON.parse(text) as Record<string, unknown>);
  expect(files).toHaveLength(2);
  for (const policies of files) {
    const configuration = reconcile(analyzer.info, [{ source: "policies.json", policies }]);
    await expect(analyzer.configure(configuration)).resolves.toBeUndefined();
  }
});

test("the stack configuration of the README has the effect that it names", () => {
  const [text = ""] = blocks("yaml");
  const { config } = parse(text) as { readonly config: Readonly<Record<string, string>> };
  const stack = parseStackConfiguration(new Map(Object.entries(config)), controls);
  const { settings, levelOf } = settle(controls, new Map(), stack);
  expect(settings.preset).toBe("restricted");
  const levels = Object.fromEntries(controls.map((control) => [control.id, levelOf(control)]));
  expect(levels["render-incomplete"]).toBe("mandatory");
});

test("the links of the README lead to controls and headings that exist", () => {
  const reference = read("policy-pack/CONTROLS.md");
  const anchors = [...README.matchAll(/\(CONTROLS\.md#([\w-]+)\)/g)].map(
    ([, anchor = ""]) => anchor,
  );
  expect(anchors.length).toBeGreaterThan(0);
  for (const anchor of anchors) expect(reference).toContain(`\n## ${anchor}\n`);
});
