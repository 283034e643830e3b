import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { INGRESS_TYPES } from "../../kernel/api-objects";
import { control, onStack } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

export const ingUniqueHostPath = control(
  {
    id: "ing-unique-host-path",
    title: "Two Ingresses should not serve the same host and path.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K10"],
    frameworks: [],
    contract:
      "Restricted: host and path of the rules of all Ingresses of the stack. Refused: a pair that another Ingress " +
      "has too, whatever their namespaces. An absent host means every host, an absent path every path. Unknown " +
      "hosts and paths are not evaluated, where another Ingress of the stack could have the same.",
    rationale:
      "Which of the two wins depends on their age, so that a team can take over the traffic of another without a " +
      "sign.",
    remediation: "Give each pair to one Ingress.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/ingress/"],
    componentSide: "none, because no component makes an Ingress.",
  },
  onStack(ingresses, judge),
);

function ingresses(stack: StackIndex): readonly Subject[] {
  return INGRESS_TYPES.filter((type) => !type.endsWith("Patch")).flatMap((type) =>
    stack.ofType(type),
  );
}

/** A pair of a rule; host or path is nothing where it is not known. */
interface Place {
  readonly field: Field;
  readonly host?: string;
  readonly path?: string;
}

function judge(ingress: Subject, stack: StackIndex): readonly Answer[] {
  const owners = ownersOf(stack);
  return placesOf(ingress).map((place): Answer => {
    const other = owners.get(keyOf(place))?.find((owner) => owner !== ingress);
    if (other === undefined) return pass;
    const { field, host, path } = place;
    if (host === undefined || path === undefined) {
      return notEvaluated(field, "host or path is not known");
    }
    const found = `${host}${path}, as Ingress ${other.name} has it`;
    return violation(field, found, "one Ingress for each host and path");
  });
}

/** A part that is not known stands for every value. */
function keyOf({ host, path }: Omit<Place, "field">): string {
  return JSON.stringify([host ?? null, path ?? null]);
}

const ownersByStack = new WeakMap<StackIndex, ReadonlyMap<string, readonly Subject[]>>();

function ownersOf(stack: StackIndex): ReadonlyMap<string, readonly Subject[]> {
  const known = ownersByStack.get(stack);
  if (known !== undefined) return known;
  const owners = new Map<string, Subject[]>();
  for (const ingress of ingresses(stack)) {
    const keys = placesOf(ingress).flatMap(({ host, path }) => [
      keyOf({ ...(host === undefined ? {} : { host }), ...(path === undefined ? {} : { path }) }),
      keyOf(host === undefined ? {} : { host }),
      keyOf(path === undefined ? {} : { path }),
      keyOf({}),
    ]);
    for (const key of new Set(keys)) {
      const list = owners.get(key);
      if (list === undefined) owners.set(key, [ingress]);
      else if (list.length < 2) list.push(ingress);
    }
  }
  ownersByStack.set(stack, owners);
  return owners;
}

function placesOf({ inputs }: Subject): readonly Place[] {
  const rules = inputs.at("spec", "rules").list();
  if (rules.state === "absent") return [];
  if (rules.state === "unknown") return [{ field: rules.field }];
  return rules.value.flatMap((rule): readonly Place[] => {
    const reading = rule.at("host").string();
    const host = reading.state === "known" ? reading.value : "*";
    const known = reading.state === "unknown" ? {} : { host };
    const paths = rule.at("http", "paths").list();
    if (paths.state === "absent") return [];
    if (paths.state === "unknown") return [{ field: paths.field, ...known }];
    return paths.value.map((field): Place => {
      const path = field.at("path").string();
      if (path.state === "unknown") return { field, ...known };
      return { field, ...known, path: path.state === "known" ? path.value : "/" };
    });
  });
}
