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
export { runProgramFile } from "./program-file";
export { runProgram } from "./run";
export { formatPosition } from "./source";
export { containsUnknown, forAnalyzer, isSecret, UNKNOWN } from "./wire";
