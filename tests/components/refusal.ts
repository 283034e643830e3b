import { InvalidArgumentError } from "../../components";
import { record } from "./recording";

/** Runs a program that must fail, and returns its one message; nothing but the stack may have been registered. */
export async function refusal(program: () => unknown): Promise<string | undefined> {
  let thrown: unknown;
  const preview = await record(() => {
    try {
      program();
    } catch (error) {
      thrown = error;
    }
  });
  expect(thrown).toBeInstanceOf(InvalidArgumentError);
  expect(preview.list).toEqual([]);
  return thrown instanceof InvalidArgumentError ? thrown.message : undefined;
}
