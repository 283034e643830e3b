import type { WireObject, WireValue } from "./resource";
import type { ProgramFileOptions, ProgramOptions, ProgramRun } from "./program";

export type {
  RegisteredResource,
  ResourceOptions,
  SourcePosition,
  WireObject,
  WireValue,
} from "./resource";
export type {
  EngineOptions,
  Invoke,
  InvokeTable,
  ProgramError,
  ProgramFileOptions,
  ProgramOptions,
  ProgramRun,
} from "./program";

/** Runs a program as a first preview. Never rejects for an error of the program: see `errors` of the result. */
export declare function runProgram(options: ProgramOptions): Promise<ProgramRun>;
/** `runProgram` on a file: loads the entry and everything it imports afresh for this run. */
export declare function runProgramFile(options: ProgramFileOptions): Promise<ProgramRun>;
/** A wire value as analyzers receive it: resource references become ids or URNs, `__` keys are dropped. */
export declare function forAnalyzer(value: WireObject): WireObject;
export declare function forAnalyzer(value: WireValue): WireValue;
/** The sentinel of an unknown value in wire form. */
export declare const UNKNOWN: string;
