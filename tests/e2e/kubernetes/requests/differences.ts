/** Why the pack and the API server differ, where several requests share the reason. */

/** Pod Security judges pods. */
export const PODS_OF_TEMPLATE =
  "Pod Security refuses the pods of a template, and only warns about the template itself; the pack objects a step earlier.";

export const WHO_ASKS = "The pack judges what is deployed, not who asks for it.";

export const AT_THE_TIME =
  "It depends on what is in the cluster at that time: accounts, namespaces, limits and what of a quota is used.";

export const SCHEMA =
  "The API server validates fields; the pack judges what is dangerous, not what is malformed.";

/** No admission plugin judges RBAC but for what the requester holds, and none judges ingress. */
export const NO_PLUGIN =
  "No admission plugin has a rule about it, and the guard leaves it to administrators; in a stack it wants a reason on record.";

export const DELETIONS =
  "The pack judges what a stack holds; what it takes out is not there to be judged.";
