/** Settings with one exemption that holds on the date that tests run on. */
export function exempting(control: string, target: string): Readonly<Record<string, unknown>> {
  const reason = "Accepted for the test.";
  return { exemptions: [{ control, target, reason, owner: "us", expires: "2026-12-31" }] };
}
