import type { Stack } from "./stack";

const PROPERTIES = ["policy", "assumeRolePolicy"];

/** The stack with its policy documents as JSON text, the form in which most programs give them. */
export function withTextDocuments(stack: Stack): Stack {
  return stack.map((resource) => {
    const inputs = resource.inputs as Readonly<Record<string, unknown>>;
    const entries = Object.entries(inputs).map(([key, value]) => {
      const isDocument = PROPERTIES.includes(key) && typeof value === "object";
      return [key, isDocument ? JSON.stringify(value) : value] as const;
    });
    return { ...resource, inputs: Object.fromEntries(entries) };
  });
}
