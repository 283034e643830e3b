import { typeWarnings } from "./admission/type-checker";
import { MINORS, WITH_BUILD_MS } from "./kubernetes/minors";
import { previewedObjects } from "./kubernetes/previews";
import { testWith } from "./needs";

jest.setTimeout(WITH_BUILD_MS);

const KIND = "ValidatingAdmissionPolicy";

/** The guard's policies, as the program that the tests deploy has them. */
function policies(): readonly unknown[] {
  const objects = previewedObjects({ program: "tests/e2e/kubernetes/program", stack: "tests" });
  return objects.map(({ manifest }) => manifest).filter(({ kind }) => kind === KIND);
}

describe.each(MINORS)("Kubernetes %s", (minor) => {
  testWith(["go"], "finds no wrong type in the guard's expressions", async () => {
    expect(policies().length).toBeGreaterThan(10);
    expect(await typeWarnings(minor, policies())).toEqual([]);
  });

  testWith(["go"], "finds a field that the objects of a policy do not have", async () => {
    const policy = {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: KIND,
      metadata: { name: "misspelt" },
      spec: {
        matchConstraints: {
          resourceRules: [
            { apiGroups: [""], apiVersions: ["v1"], resources: ["pods"], operations: ["CREATE"] },
          ],
        },
        validations: [{ expression: "object.spec.?hostNetwerk.orValue(false)" }],
      },
    };
    const [warning = "", ...others] = await typeWarnings(minor, [policy]);
    expect(others).toEqual([]);
    expect(warning).toContain("misspelt: spec.validations[0].expression");
    expect(warning).toContain("undefined field 'hostNetwerk'");
  });
});
