import { pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Subject } from "../../kernel/subject";

/** A whole version of semver.org, a leading v allowed as Helm allows it; ranges have other characters, or fewer parts. */
const EXACT = /^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
const LOCAL = /^(?:\.{0,2}\/|file:)|\.tgz$/;

export const helmReleasePinned = control(
  {
    id: "helm-release-pinned",
    title: "Helm releases must name an exact chart version, verified, from a repository over TLS.",
    severity: "medium",
    level: "advisory",
    layer: "lifecycle",
    requirements: ["K17"],
    frameworks: [],
    contract:
      "Restricted: version, verify and repositoryOpts.repo of Helm releases. Allowed: a whole version, verify true, and a " +
      "repository by https or oci, by which a chart's own address counts too. A chart from a file needs none of them. " +
      "An absent version means the newest, absent verify means false, and an absent repository is allowed. Unknown is not evaluated.",
    rationale:
      "Without them another chart is installed tomorrow, or one that somebody put in its place on the way.",
    remediation:
      "Set version to one release of the chart, verify to true, and repositoryOpts.repo to an https address.",
    references: ["https://helm.sh/docs/topics/provenance/"],
    componentSide: "none, because no component installs a chart.",
  },
  onResources(["kubernetes:helm.sh/v3:Release"], (release): readonly Answer[] => {
    const chart = release.inputs.at("chart").string();
    if (chart.state === "known" && LOCAL.test(chart.value)) return [pass];
    const answers = judge(release);
    if (chart.state !== "unknown" || answers.every(({ status }) => status === "pass"))
      return answers;
    return [{ status: "notEvaluated", path: chart.field.path, why: chart.why }];
  }),
);

function judge({ inputs }: Subject): readonly Answer[] {
  const version = inputs.at("version");
  return [
    version.absent
      ? violation(version, "absent (default the newest)", "a whole version")
      : expectThat(version.string(), {
          holds: (text) => EXACT.test(text),
          wanted: "a whole version",
        }),
    expectThat(inputs.at("verify").boolean(), {
      holds: (verify) => verify,
      wanted: "true",
      absentMeans: false,
    }),
    ...[inputs.at("repositoryOpts", "repo"), inputs.at("chart")].map((address) =>
      expectThat(address.string(), {
        holds: (text) => !text.includes("://") || /^(?:https|oci):\/\//.test(text),
        wanted: "an address by https or oci",
        absentMeans: "",
      }),
    ),
  ];
}
