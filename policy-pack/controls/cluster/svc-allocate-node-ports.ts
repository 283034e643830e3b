import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { all } from "../../kernel/label-selector";
import { AWS, isLoadBalancer, LOAD_BALANCERS } from "../../kernel/load-balancer-services";
import { equals } from "../../kernel/namespace-objects";

export const svcAllocateNodePorts = control(
  {
    id: "svc-allocate-node-ports",
    title: "Load balancers with targets of type ip should open no node ports.",
    severity: "low",
    level: "advisory",

    layer: "cluster",
    requirements: ["C2"],
    frameworks: [],
    contract:
      "Restricted: Services of type LoadBalancer with the annotation aws-load-balancer-nlb-target-type of ip. " +
      "Wanted: spec.allocateLoadBalancerNodePorts false. Absent means true. Unknown is not evaluated.",
    rationale:
      "The load balancer reaches the pods without them, so the ports on every node are open for nothing.",
    remediation: "Set spec.allocateLoadBalancerNodePorts to false.",
    references: [
      "https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-nodeport-allocation",
    ],
    componentSide: "none, because no component makes a Service.",
  },
  onResources(LOAD_BALANCERS, ({ inputs }): Answer => {
    const target = inputs.at("metadata", "annotations", `${AWS}nlb-target-type`);
    const applies = all([isLoadBalancer(inputs), equals(target, "ip")]);
    if (applies === "no") return pass;
    const answer = expectThat(inputs.at("spec", "allocateLoadBalancerNodePorts").boolean(), {
      holds: (allocates) => !allocates,
      wanted: "false",
      absentMeans: true,
    });
    if (applies === "yes" || answer.status === "pass") return answer;
    return notEvaluated(target, "the type of Service or target is not known");
  }),
);
