import { countAddresses } from "../../kernel/address-count";
import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { cisEks } from "../../kernel/frameworks";

/** As many as a /16 has: a large network of one organisation. */
const MOST = 65_536;
const MOST_IPV6 = 1n << 80n;

export const eksPublicCidrs = control(
  {
    id: "eks-public-cidrs",
    title: "A public API endpoint must be open to few addresses.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C1"],
    frameworks: cisEks(["5.4.1"]),
    contract:
      "Restricted: aws.eks.Cluster vpcConfig.publicAccessCidrs, where vpcConfig.endpointPublicAccess is true. " +
      "Allowed: ranges that together cover no more IPv4 addresses than the parameter addresses, and no more of " +
      "IPv6 than a /48. Absent means 0.0.0.0/0, and an absent endpointPublicAccess true, the defaults of the " +
      "service. Unknown is not evaluated.",
    rationale:
      "Two halves of the internet are as public as the whole of it: what counts is how many addresses reach the " +
      "API server.",
    remediation:
      "List the ranges of your offices and networks in vpcConfig.publicAccessCidrs, or close the public " +
      "endpoint.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html"],
    componentSide:
      "HardenedCluster has a private endpoint only, and wants ranges for a restricted public one.",
    parameters: {
      addresses: {
        type: "integer",
        minimum: 1,
        default: MOST,
        description: "IPv4 addresses that may reach the endpoint. Default: 65536.",
      },
    },
  },
  onResources(["aws:eks/cluster:Cluster"], ({ inputs }, { parameters }) => {
    const isPublic = inputs.at("vpcConfig", "endpointPublicAccess").boolean();
    if (isPublic.state === "known" && !isPublic.value) return pass;
    const answer = judge(
      inputs.at("vpcConfig", "publicAccessCidrs"),
      Number(parameters["addresses"] ?? MOST),
    );
    if (isPublic.state !== "unknown" || answer.status === "pass") return answer;
    return notEvaluated(isPublic.field, isPublic.why);
  }),
);

function judge(cidrs: Field, most: number): Answer {
  const wanted = `at most ${String(most)} addresses`;
  const list = cidrs.list();
  if (list.state === "absent") return violation(cidrs, "absent (default 0.0.0.0/0)", wanted);
  if (list.state === "unknown") return notEvaluated(cidrs, list.why);
  if (list.value.length === 0) return violation(cidrs, "empty (default 0.0.0.0/0)", wanted);
  const texts = list.value.map((entry) => entry.string());
  const known = texts.flatMap((text) => (text.state === "known" ? [text.value] : []));
  const count = countAddresses(known);
  if (typeof count === "string")
    return notEvaluated(cidrs, "one of the ranges is not in CIDR notation");
  if (count.ipv4 > BigInt(most)) return violation(cidrs, `${String(count.ipv4)} addresses`, wanted);
  if (count.ipv6 > MOST_IPV6) return violation(cidrs, "more of IPv6 than a /48", wanted);
  const gap = texts.find((text) => text.state === "unknown");
  return gap?.state === "unknown" ? notEvaluated(gap.field, gap.why) : pass;
}
