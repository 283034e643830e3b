import { ClusterPki } from "../../components/pki/cluster-pki";
import { judge } from "../support/judge";
import { ABSENT, parsePath, tweak } from "../support/tweak";
import { PKI_ACM_ROWS, PKI_ROWS } from "./mutations/pki";
import type { MutationRow } from "./mutations/row";
import { unsoundRows } from "./mutations/table";
import { ALL_DOMAINS } from "./pki-example";
import { record, type Recording } from "./recording";

const withTls = () => new ClusterPki("pki", { clusterName: "blue", domains: ALL_DOMAINS });
const withAcm = () =>
  new ClusterPki("pki", {
    clusterName: "blue",
    source: "acm-pca",
    domains: [{ domain: "workloads" }, { domain: "webhooks" }],
  });

/** Resources of the row's type at which the flip is not caught by exactly the row's control. */
function missed({ type, path, flip, control }: MutationRow, preview: Recording): unknown[] {
  return preview.ofType(type).flatMap(({ name }) => {
    const value = flip === undefined ? ABSENT : flip;
    const { findings } = judge(tweak(preview.resources, name, parsePath(path), value)).evaluations;
    const fired = findings.filter(({ status }) => status === "violation").map((one) => one.control);
    return fired.includes(control) ? [] : [[name, fired]];
  });
}

describe.each([
  ["the TLS provider", withTls, PKI_ROWS],
  ["AWS Private CA", withAcm, PKI_ACM_ROWS],
] as const)("with %s", (_name, program, rows) => {
  let preview: Recording;
  beforeAll(async () => {
    preview = await record(program);
  });

  test("rows flip what is there", () => {
    expect(unsoundRows(rows, preview)).toEqual([]);
  });

  test.each(rows)("$control objects to $type with $path: $flip", (row) => {
    expect(missed(row, preview)).toEqual([]);
  });
});

test("pki-shared-root objects to a certificate that another root signs", async () => {
  const preview = await record(withTls);
  const [users] = preview.resources.filter(({ name }) => name === "pki-api-users-1-root");
  const stack = preview.resources.map((resource) =>
    resource.name === "pki-etcd-clients-client-certificate" && users !== undefined
      ? {
          ...resource,
          propertyDependencies: { ...resource.propertyDependencies, caCertPem: [users.urn] },
        }
      : resource,
  );
  const { findings } = judge(stack).evaluations;
  expect(findings).toMatchObject([{ control: "pki-shared-root", urn: users?.urn }]);
});
