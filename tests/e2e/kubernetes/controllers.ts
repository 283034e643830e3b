import { accepted, messageOf, type Answer, type ApiClient, type Manifest } from "./client";

/** What controllers of kube-controller-manager would do, which is not running; each names the one that it stands for. */

/** Creates a namespace with the account that pods have (serviceaccount-controller); existing ones are left as they are. */
export async function createNamespace(admin: ApiClient, namespace: Manifest): Promise<Answer> {
  const answer = await admin.create(namespace, "fieldValidation=Strict");
  const { name = "" } = namespace.metadata;
  if (accepted(answer) || answer.status === 409) await createDefaultAccount(admin, name);
  return answer;
}

export async function createDefaultAccount(admin: ApiClient, namespace: string): Promise<void> {
  const metadata = { name: "default", namespace };
  const answer = await admin.create({ apiVersion: "v1", kind: "ServiceAccount", metadata });
  if (answer.status !== 409) require2xx(answer, `account of ${namespace}`);
}

/** Says that nothing of a quota is used (resourcequota-controller): without a status a quota does not hold. */
export async function startQuota(admin: ApiClient, quota: Manifest): Promise<void> {
  const { hard = {} } = quota["spec"] as { readonly hard?: Readonly<Record<string, string>> };
  const used = Object.fromEntries(Object.keys(hard).map((key) => [key, "0"]));
  const place = `${await admin.placeOf(quota)}/status`;
  const merge = "application/merge-patch+json";
  const answer = await admin.request("PATCH", place, { status: { hard, used } }, merge);
  require2xx(answer, place);
}

interface ClusterRole extends Manifest {
  readonly rules?: readonly unknown[] | null;
  readonly aggregationRule?: {
    readonly clusterRoleSelectors: readonly {
      readonly matchLabels: Readonly<Record<string, string>>;
    }[];
  };
}

/**
 * Fills the rules of `view`, `edit` and `admin` (clusterrole-aggregation-controller). Each of them selects the next
 * smaller one, so the smallest comes first.
 */
export async function aggregateRoles(admin: ApiClient): Promise<void> {
  const base = "/apis/rbac.authorization.k8s.io/v1/clusterroles";
  for (const name of ["view", "edit", "admin"]) {
    const list = (await admin.request("GET", base)).body as { readonly items?: ClusterRole[] };
    const { items = [] } = list;
    const selectors = items.find(({ metadata }) => metadata.name === name)?.aggregationRule;
    const isSelected = ({ metadata }: ClusterRole) =>
      selectors?.clusterRoleSelectors.some(({ matchLabels }) =>
        Object.entries(matchLabels).every(
          ([key, value]) =>
            (metadata["labels"] as Record<string, string> | undefined)?.[key] === value,
        ),
      ) === true;
    const rules = items.filter(isSelected).flatMap(({ rules: own }) => own ?? []);
    const merge = "application/merge-patch+json";
    require2xx(await admin.request("PATCH", `${base}/${name}`, { rules }, merge), name);
  }
}

function require2xx(answer: Answer, what: string): void {
  if (!accepted(answer)) throw new Error(`${what}: ${messageOf(answer)}`);
}
