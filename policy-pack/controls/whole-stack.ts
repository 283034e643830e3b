import type { Control } from "../kernel/control";
import { eksClusterAdmins } from "./cloud/eks-cluster-admins";
import { eksLogGroupFirst } from "./cloud/eks-log-group-first";
import { exposureInternet } from "./cloud/exposure-internet";

/** What only shows over several resources of both clouds. */
export const wholeStack: readonly Control[] = [
  eksClusterAdmins,
  eksLogGroupFirst,
  exposureInternet,
];
