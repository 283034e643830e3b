import { pssPrivileged } from "../../policy-pack/controls/container/pss-privileged";
import { CUSTOM_POD_TYPES } from "../../policy-pack/kernel/custom-pods";
import { POD_BEARING_TYPES, podTypesOf, templatesOf } from "../../policy-pack/kernel/pod-templates";
import { Field } from "../../policy-pack/kernel/field";
import { judge } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";

const bad = { spec: { containers: [{ name: "a", securityContext: { privileged: true } }] } };

/** An object with something at a path; `*` becomes a list of one. */
function around(path: readonly string[], inner: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return inner;
  return key === "*" ? [around(rest, inner)] : { [key]: around(rest, inner) };
}

const PLACES = [...CUSTOM_POD_TYPES].flatMap(([type, paths]) =>
  paths.map((path) => [type, path] as const),
);

test.each(PLACES)("%s is judged at %j", (type, path) => {
  const stack = [resource(type, "web", around(path, bad))];
  const [finding] = judge(stack, { controls: [pssPrivileged] }).registered;
  const at = path.join(".").replaceAll(".*", "[0]");
  const prefix = at === "" ? "" : `${at}.`;
  expect(finding?.path).toBe(`${prefix}spec.containers[0].securityContext.privileged`);
});

test.each(PLACES)("%s is not evaluated where it is unknown at %j", (type, path) => {
  const stack = [resource(type, "web", around(path, UNKNOWN))];
  const { finished } = judge(stack, { controls: [pssPrivileged] });
  expect(finished).toMatchObject([{ status: "notEvaluated" }]);
});

test.each(PLACES.filter(([, path]) => path.includes("*")))(
  "%s is not evaluated where the list of templates is unknown or wrong",
  (type, path) => {
    for (const value of [UNKNOWN, "text", 7]) {
      const stack = [resource(type, "web", around(path.slice(0, path.indexOf("*")), value))];
      const { finished } = judge(stack, { controls: [pssPrivileged] });
      expect(finished).toMatchObject([{ status: "notEvaluated" }]);
    }
  },
);

test("templates in a map are found too, and none where there is no list", () => {
  const type = "kubernetes:kubeflow.org/v1:PyTorchJob";
  const replicas = { Worker: { template: bad }, Master: { template: bad } };
  const paths = (inputs: unknown) => templatesOf(Field.root(inputs), type).map(({ path }) => path);
  expect(paths({ spec: { pytorchReplicaSpecs: replicas } })).toEqual([
    "spec.pytorchReplicaSpecs.Worker.template",
    "spec.pytorchReplicaSpecs.Master.template",
  ]);
  expect(paths({ spec: {} })).toEqual([]);
});

test("types are found by kind, custom resources apart", () => {
  expect(podTypesOf("Job")).toEqual(["kubernetes:batch/v1:Job", "kubernetes:batch/v1:JobPatch"]);
  expect(POD_BEARING_TYPES).toHaveLength(40 + CUSTOM_POD_TYPES.size);
});
