import type { Control } from "../kernel/control";
import { npEmptyPeer } from "./cluster/np-empty-peer";
import { npStrictMode } from "./cluster/np-strict-mode";
import { npSystemDefaultDeny } from "./cluster/np-system-default-deny";
import { snapshotClassRetain } from "./cluster/snapshot-class-retain";

/** What keeps one mistake from reaching further: policies of the system, boundaries of roles, ways of names, files in transit. */
export const boundaries: readonly Control[] = [
  npEmptyPeer,
  npStrictMode,
  npSystemDefaultDeny,
  snapshotClassRetain,
];
