import type { Unenforced } from "./unenforced";

/** What no input of a resource holds. */
export const UNSEEN: readonly Unenforced[] = [
  {
    what: "The secrets provider of a stack's state, and who may read the state",
    why: "They belong to the backend and the stack's settings file; a policy pack sees neither.",
    properties: [],
  },
  {
    what: "The trail of CloudTrail that the rule on changes of access needs",
    why: "It belongs to the account, and to the organisation in most. A preview does not read the account.",
    properties: [],
  },
  {
    what: "Account guards: that they are there at all",
    why: "They are set once in an account and region, by one stack of many. Where a stack sets them, controls judge them.",
    properties: [],
  },
  {
    what: "That nobody changed rules, policies or attachments by hand since the last update",
    why: "A preview compares the program with the state. Exclusive lists and `pulumi refresh` find what is different in the account.",
    properties: [],
  },
  {
    what: "That a locked vault and a locked archive stay locked in the account",
    why: "The grace period of a compliance lock runs in the account. A preview shows the limits alone, and controls judge these.",
    properties: [],
  },
  {
    what: "That a restore brings the data back",
    why: "Only the restore shows it: AWS Backup tests volumes every week, and docs/operations.md has the steps for the rest.",
    properties: [],
  },
  {
    what: "That subscribers of the audit topic confirmed their subscription",
    why: "The confirmation happens after the update.",
    properties: [],
  },
];
