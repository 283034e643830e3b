import { Key } from "@pulumi/aws/kms";
import { ConfigMap } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";

import { formatPosition, type RegisteredResource } from "../../../preview/engine";
import { FRAME } from "../../../preview/engine/source";
import { named, PROJECT_FOLDER, run, runClean, STACK_URN } from "./support";

const FILE = "tests/preview/engine/runs.test.ts";
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe("onRegister", () => {
  test("sees one resource at a time, in order, with final inputs", async () => {
    const seen: string[] = [];
    let busy = 0;
    await runClean(
      () => {
        for (const name of ["a", "b", "c"]) new Key(name, {});
      },
      {
        onRegister: async ({ name }, provider) => {
          busy++;
          expect(busy).toBe(1);
          seen.push(`${name}:${provider?.name ?? ""}`);
          await sleep(1);
          busy--;
        },
      },
    );
    expect(seen).toEqual([
      "shop-dev:",
      "default_7_48_0:",
      "a:default_7_48_0",
      "b:default_7_48_0",
      "c:default_7_48_0",
    ]);
  });

  test("may replace inputs before the program sees an output", async () => {
    const onRegister = async (resource: RegisteredResource): Promise<void> => {
      if (resource.name === "key") resource.inputs = { description: "remediated" };
    };
    const result = await runClean(
      () => ({ description: new Key("key", { description: "original" }).description }),
      { onRegister },
    );
    expect(result.outputs).toEqual({ description: "remediated" });
    expect(named(result, "key").inputs).toEqual({ description: "remediated" });
  });

  test("that throws is an error of the resource and the run goes on", async () => {
    const onRegister = async ({ name }: RegisteredResource): Promise<void> => {
      if (name === "a") throw new Error("pack broke");
    };
    const result = await run(
      () => {
        new Key("a", {});
        new Key("b", {});
      },
      { onRegister },
    );
    expect(result.errors.map(({ message, urn }) => [message, urn])).toEqual([
      ["pack broke", named(result, "a").urn],
    ]);
    expect(named(result, "b").name).toBe("b");
  });

  test("progress counts up", async () => {
    const counts: number[] = [];
    await runClean(() => new Key("key", {}), { onProgress: (count) => counts.push(count) });
    expect(counts).toEqual([1, 2, 3]);
  });
});

describe("faults of the program", () => {
  test("a duplicate URN names both places and the first resource stays", async () => {
    const result = await run(() => {
      new Key("twin", { description: "first" });
      new Key("twin", { description: "second" });
    });
    expect(result.errors).toHaveLength(1);
    const [error] = result.errors;
    const places = error?.message.match(/tests\/preview\/engine\/runs\.test\.ts:\d+:\d+/g) ?? [];
    expect(new Set(places).size).toBe(2);
    expect(formatPosition(error?.source)).toBe(places[1]);
    expect(error?.urn).toBe("urn:pulumi:dev::shop::aws:kms/key:Key::twin");
    expect(named(result, "twin").inputs).toEqual({ description: "first" });
  });

  test.each([
    [
      "synchronously",
      () => {
        throw new Error("broken");
      },
    ],
    ["asynchronously", () => Promise.reject(new Error("broken"))],
  ])("a program that throws %s is an error with its place", async (_how, fail) => {
    const result = await run(() => {
      new Key("key", {});
      return fail();
    });
    expect(result.errors).toHaveLength(1);
    expect(result.errors[0]).toMatchObject({ message: "broken", source: { file: FILE } });
    expect(result.errors[0]?.stack).toContain("Error: broken");
    expect(named(result, "key").name).toBe("key");
  });

  test("something thrown that is no error is shown as text", async () => {
    const { errors } = await run(() => Promise.reject("just text"));
    expect(errors).toEqual([{ message: "just text", urn: "", stack: "" }]);
  });

  test("an error of a resource names it, and property errors list the properties", async () => {
    const { errors } = await run(() => {
      const group = new pulumi.ComponentResource("lib:index:Group", "group");
      throw new pulumi.ResourceError("bad group", group);
    });
    expect(errors).toMatchObject([
      { message: "bad group", urn: "urn:pulumi:dev::shop::lib:index:Group::group" },
    ]);
    const details = await run(() => {
      throw new pulumi.InputPropertiesError({
        message: "bad input",
        errors: [{ propertyPath: "cidr", reason: "found 10.0.0.0, wanted a CIDR" }],
      });
    });
    expect(details.errors[0]?.message).toBe("bad input: cidr: found 10.0.0.0, wanted a CIDR");
  });

  test("outputs that are no object are left out", async () => {
    expect((await runClean(() => "text")).outputs).toEqual({});
  });
});

describe("messages", () => {
  test("of the program are diagnostics with the resource they are about", async () => {
    const print = jest.spyOn(console, "log");
    const result = await run(() => {
      const key = new Key("key", {});
      void pulumi.log.info("note");
      void pulumi.log.warn("careful", key);
      void pulumi.log.debug("detail");
      void pulumi.log.error("wrong", key);
    });
    const { urn } = named(result, "key");
    expect(result.diagnostics).toEqual([
      { severity: "info", message: "note", urn: "", source: "" },
      { severity: "warning", message: "careful", urn, source: "" },
    ]);
    expect(result.errors).toEqual([{ message: "wrong", urn, stack: "" }]);
    expect(print).not.toHaveBeenCalled();
    print.mockRestore();
  });
});

describe("sources", () => {
  test("are the first frame in the user's files, arrow functions included", async () => {
    const result = await runClean(() => {
      ["a", "b"].map((name) => new Key(name, {}));
      new pulumi.ComponentResource("lib:index:Plain", "plain");
      pulumi.output(1).apply(() => new Key("late", {}));
    });
    for (const name of ["a", "plain", "late"]) {
      expect(named(result, name).source).toMatchObject({ file: FILE });
      expect(named(result, name).librarySource).toBeUndefined();
    }
    expect(named(result, "plain").source?.line).toBe((named(result, "a").source?.line ?? 0) + 1);
    expect(named(result, "shop-dev").source).toBeUndefined();
  });

  test.each([
    ["    at Foo.bar (/a/b.ts:1:2)", "/a/b.ts"],
    ["    at /a/b.ts:1:2", "/a/b.ts"],
    ["    at async /a/b.ts:1:2", "/a/b.ts"],
    ["    at async Promise.all (index 0)", undefined],
    ["    at new Foo (/a (copy)/b c.ts:1:2)", "/a (copy)/b c.ts"],
    ["    at Object.<anonymous> (C:\\a\\b.ts:1:2)", "C:\\a\\b.ts"],
    ["    at file:///a/b.mjs:1:2", "file:///a/b.mjs"],
    ["    at eval (eval at run (/a/b.ts:1:2), <anonymous>:3:4)", undefined],
    ["Error: at /a/b.ts:1:2", undefined],
  ])("reads the frame %j", (frame, file) => {
    expect(FRAME.exec(frame)?.groups?.["file"]).toBe(file);
  });

  test("outside the project folder count as a library and keep their full path", async () => {
    const result = await runClean(() => new Key("key", {}), {
      projectFolder: `${PROJECT_FOLDER}/preview`,
    });
    expect(named(result, "key").source?.file).toBe(`${PROJECT_FOLDER}/${FILE}`);
  });
});

describe("several runs in one process", () => {
  test("do not mix, one after the other or at once", async () => {
    const program = (name: string) => async (): Promise<object> => {
      const size = new pulumi.Config().require("size");
      const first = new Key(`${name}-1`, { description: size });
      await sleep(2);
      pulumi.runtime.registerResourceTransform(({ props, opts }) => ({
        props: { ...props, description: name },
        opts,
      }));
      pulumi.log.warn(name);
      new Key(`${name}-2`, {});
      return { stack: pulumi.getStack(), size: first.description };
    };
    const names = ["a", "b", "c"];
    const results = await Promise.all(
      names.map((name) =>
        runClean(program(name), { stack: name, configuration: { "shop:size": name } }),
      ),
    );
    names.forEach((name, index) => {
      const result = results[index];
      if (result === undefined) throw new Error("no result");
      expect(result.outputs).toEqual({ stack: name, size: name });
      const all = result.resources.map((resource) => resource.name);
      expect(all).toEqual([`shop-${name}`, "default_7_48_0", `${name}-1`, `${name}-2`]);
      expect(named(result, `${name}-2`).inputs).toEqual({ description: name });
      expect(result.diagnostics.map(({ message }) => message)).toEqual([name]);
    });
  });

  test("leave no listener, no global and no exit code behind", async () => {
    const events = ["unhandledRejection", "uncaughtException", "beforeExit"];
    const count = (): number[] => events.map((event) => process.listenerCount(event));
    const expression: unknown = Reflect.get(pulumi.Resource, "framePositionRegExp");
    const { warn } = pulumi.log;
    const before = count();
    await run(() => {
      new Key("key", {});
      throw new Error("broken");
    });
    expect(count()).toEqual(before);
    expect(Reflect.get(pulumi.Resource, "framePositionRegExp")).toBe(expression);
    expect(pulumi.log.warn).toBe(warn);
    expect(Reflect.has(globalThis, "stackResource")).toBe(false);
    expect(process.exitCode).toBeUndefined();
  });
});

describe("speed", () => {
  // Generous limits: they catch a quadratic step (25 times), not a busy machine. bench/ measures.
  test("grows linearly with the number of resources", async () => {
    const time = async (count: number): Promise<number> => {
      const { resources, durationMs } = await runClean(() => {
        const parent = new pulumi.ComponentResource("lib:index:Group", "group");
        for (let index = 0; index < count; index++) {
          const metadata = { name: `map-${index}`, namespace: "default", labels: { app: "x" } };
          new ConfigMap(`map-${index}`, { metadata, data: { index: `${index}` } }, { parent });
        }
      });
      expect(resources).toHaveLength(count + 3);
      expect(resources[0]?.urn).toBe(STACK_URN);
      return durationMs;
    };
    await time(100);
    const small = await time(100);
    const large = await time(500);
    expect(large).toBeLessThan(small * 15);
  });
});
