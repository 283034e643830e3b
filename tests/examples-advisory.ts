/** What the pack says of an example without failing it, and why it stays: control id and reason, by example. */
export const ADVISORY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "namespace-on-existing-cluster": {
    "pod-user-namespace": "nodes whose file systems cannot map user ids refuse such pods",
    "img-allowed-repos": "registries are a setting of the pack, and the example has none",
  },
  "team-platform": {},
  "bare-cluster-own-vpc": {
    "audit-access-rule": "the account's trail and its alarms have a stack of their own",
    "audit-log-alarms": "the account's trail and its alarms have a stack of their own",
    "backup-cluster-selected":
      "a bare cluster has nothing to bring back but what its program makes",
    "guardduty-eks": "the account has its detector from a stack of its own",
    "nacl-on-node-subnets": "the subnets belong to the owner of the VPC",
    "ng-private-subnets": "the subnets belong to the owner of the VPC",
    "sg-no-public-egress": "the owner of the VPC decides what port 443 leads to",
  },
};

/** Exemptions that an example records, as control and resource. */
export const EXEMPT: Readonly<Record<string, readonly string[]>> = {
  "namespace-on-existing-cluster": [],
  "team-platform": ["rbac-pod-exec forecasts-developer", "rbac-pod-exec forecasts-operator"],
  "bare-cluster-own-vpc": [],
};
