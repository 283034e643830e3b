import type { Control } from "../kernel/control";
import { imgAllowedRepos } from "./supply-chain/img-allowed-repos";
import { imgDeprecatedRegistry } from "./supply-chain/img-deprecated-registry";
import { imgDigest } from "./supply-chain/img-digest";
import { imgNoLatest } from "./supply-chain/img-no-latest";
import { imgPullPolicy } from "./supply-chain/img-pull-policy";
import { imgPullSecrets } from "./supply-chain/img-pull-secrets";
import { imgVolumeSource } from "./supply-chain/img-volume-source";

/** Images and where they come from. */
export const images: readonly Control[] = [
  imgAllowedRepos,
  imgDeprecatedRegistry,
  imgDigest,
  imgNoLatest,
  imgPullPolicy,
  imgPullSecrets,
  imgVolumeSource,
];
