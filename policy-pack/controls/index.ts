import { LAYERS, type Control } from "../kernel/control";
import { admission } from "./admission";
import { audit } from "./audit";
import { boundaries } from "./boundaries";
import { controlPlane } from "./control-plane";
import { eksEndpointPublic } from "./cloud/eks-endpoint-public";
import { eksSecretsEncryption } from "./cloud/eks-secrets-encryption";
import { ngImdsv2 } from "./cloud/ng-imdsv2";
import { nsDefaultDenyIngress } from "./cluster/ns-default-deny-ingress";
import { nsPodsVsLabels } from "./cluster/ns-pods-vs-labels";
import { rbacWildcardVerbs } from "./cluster/rbac-wildcard-verbs";
import { eks } from "./eks";
import { edge } from "./edge";
import { iam } from "./iam";
import { keys } from "./keys";
import { records } from "./records";
import { images } from "./images";
import { renderIncomplete } from "./lifecycle/render-incomplete";
import { namespaces } from "./namespaces";
import { network } from "./network";
import { nodes } from "./nodes";
import { pkiCaConstraints } from "./pki/pki-ca-constraints";
import { pkiIssuerShared } from "./pki/pki-issuer-shared";
import { pkiKeyInPlainOutput } from "./pki/pki-key-in-plain-output";
import { pkiKeyStrength } from "./pki/pki-key-strength";
import { pkiSharedRoot } from "./pki/pki-shared-root";
import { pkiValidity } from "./pki/pki-validity";
import { podSecurity } from "./pod-security";
import { pods } from "./pods";
import { rbac } from "./rbac";
import { run } from "./run";
import { secrets } from "./secrets";
import { serviceAccounts } from "./service-accounts";
import { storage } from "./storage";
import { versions } from "./versions";
import { wholeStack } from "./whole-stack";
import { workloads } from "./workloads";

/** Every control of the pack, by layer and id. */
export const controls: readonly Control[] = [
  eksEndpointPublic,
  eksSecretsEncryption,
  ngImdsv2,
  nsDefaultDenyIngress,
  rbacWildcardVerbs,
  renderIncomplete,
  pkiCaConstraints,
  pkiIssuerShared,
  pkiKeyInPlainOutput,
  pkiKeyStrength,
  pkiSharedRoot,
  pkiValidity,
  nsPodsVsLabels,
  ...podSecurity,
  ...pods,
  ...rbac,
  ...images,
  ...versions,
  ...secrets,
  ...namespaces,
  ...serviceAccounts,
  ...storage,
  ...network,
  ...workloads,
  ...admission,
  ...eks,
  ...nodes,
  ...edge,
  ...iam,
  ...keys,
  ...records,
  ...run,
  ...wholeStack,
  ...boundaries,
  ...audit,
  ...controlPlane,
].sort(byLayerAndId);

function byLayerAndId(left: Control, right: Control): number {
  const layers = LAYERS.indexOf(left.layer) - LAYERS.indexOf(right.layer);
  return layers === 0 ? (left.id < right.id ? -1 : 1) : layers;
}
