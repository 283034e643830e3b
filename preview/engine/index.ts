export type { RegisteredResource, ResourceOptions, SourcePosition, WireObject, WireValue } from "./resource";
