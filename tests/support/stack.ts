import type { Relations } from "../../policy-pack/kernel/stack-index";
import { Subject, type SubjectOptions } from "../../policy-pack/kernel/subject";

/** A resource of a test stack, with nothing said but what a test names. */
export interface TestResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: unknown;
  readonly urn: string;
  readonly parent: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Resource options other than the defaults. */
  readonly options?: Partial<Pick<SubjectOptions, "protect" | "ignoreChanges">>;
}

export type Stack = readonly TestResource[];

export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";

/** A secret in the wire format. */
export function secret(value: unknown): unknown {
  return { [SIGNATURE_KEY]: "1b47061264138c4ac30d75fd1eb44270", value };
}

/** An output value in the wire format; without a value it is not known. */
export function output(value?: unknown, isSecret = false): unknown {
  const known = value === undefined ? {} : { value };
  return { [SIGNATURE_KEY]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", secret: isSecret, ...known };
}

export function urnOf(type: string, name: string): string {
  return `urn:pulumi:test::test::${type}::${name}`;
}

export function resource(
  type: string,
  name: string,
  inputs: unknown,
  relations: Partial<Relations> = {},
): TestResource {
  return {
    type,
    name,
    inputs,
    urn: urnOf(type, name),
    parent: "",
    dependencies: [],
    propertyDependencies: {},
    ...relations,
  };
}

export const root = resource("pulumi:pulumi:Stack", "test-test", {});

/** A Kubernetes object of the given token below `kubernetes:`, in the namespace `shop` unless the metadata say else. */
export function object(
  token: string,
  name: string,
  content: Readonly<Record<string, unknown>>,
  relations: Partial<Relations> = {},
): TestResource {
  const inputs = { metadata: { name, namespace: "shop" }, ...content };
  return resource(`kubernetes:${token}`, name, inputs, relations);
}

/** A resource with resource options. */
export function withOptions(
  resource: TestResource,
  options: NonNullable<TestResource["options"]>,
): TestResource {
  return { ...resource, options };
}

export function subjectOf({ urn, type, name, inputs, parent, options }: TestResource): Subject {
  const { protect = false, ignoreChanges = [] } = options ?? {};
  return new Subject(urn, type, name, inputs, { protect, ignoreChanges, parent });
}
