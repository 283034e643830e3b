import { anyOf, cel, differ, type Condition, type Place, type Text, type Texts } from "./cel";

/** Resources whose requests a policy judges. */
export interface GuardedResources {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly resources: readonly string[];
  readonly operations: readonly ("CREATE" | "UPDATE" | "DELETE")[];
}

/** An admission policy before it is an object: expressions with their types, and what a refusal says. */
export interface GuardPolicy {
  /** Name of the object, behind the prefix that all policies of the guard have. */
  readonly name: string;
  /** Id of the control that judges the same in a preview. */
  readonly control: string;
  readonly guards: readonly GuardedResources[];
  /** Requests that change nothing the policy is about pass, whatever stood there before the guard. */
  readonly concerns?: Condition;
  readonly variables?: Readonly<Record<string, Texts>>;
  readonly holds: Condition;
  /** What is refused and what to write instead. */
  readonly message: string;
  /** The same with the values that were found. */
  readonly explain?: Text;
  /** Whether the namespaces of Kubernetes and of add-ons are exempt: they run what EKS brings. */
  readonly exemptsSystem: boolean;
  /** Whether the expressions read `params`: the list of registries. */
  readonly readsRegistries?: boolean;
}

/**
 * True for a new object, and for an update that changes one of the places. Controllers update labels, annotations and
 * finalizers of objects that are older than the guard; refusing that would keep those objects from being deleted.
 */
export function changes(...keys: readonly ((root: string) => Place)[]): Condition {
  return anyOf(
    cel("condition", 'request.operation == "CREATE"'),
    ...keys.map((key) => differ(key("object"), key("oldObject"))),
  );
}

/** A variable of the policy, as its later expressions read it. */
export function variable(name: string): Texts {
  return cel("texts", `variables.${name}`);
}
