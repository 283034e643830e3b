import type { Answer } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";

export const saProjectedTokenTtl = control(
  {
    id: "sa-projected-token-ttl",
    title: "Projected tokens should be short-lived and have an audience.",
    severity: "low",
    level: "advisory",

    layer: "cluster",
    requirements: ["K4"],
    frameworks: [],
    contract:
      "Restricted: serviceAccountToken in projected volumes of pods. Allowed: expirationSeconds up to the parameter " +
      "maxSeconds, with an audience. Absent expirationSeconds mean 3600; an absent audience means the API server " +
      "and is refused. Unknown is not evaluated.",
    rationale:
      "A token that leaks is of use until it ends, and without an audience of its own it works at the API server.",
    remediation:
      "Set audience to the service that takes the token, and expirationSeconds to 3600 or less.",
    references: [
      "https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken",
    ],
    componentSide: "none, because no component makes a pod.",
    parameters: {
      maxSeconds: {
        type: "number",
        default: 3600,
        description: "Longest life of a projected token in seconds. Default: 3600.",
      },
    },
  },
  onPods(({ spec }, { parameters }) => {
    const limit = Number(parameters["maxSeconds"]);
    return eachEntry(spec.at("volumes"), (volume) =>
      eachEntry(volume.at("projected", "sources"), (source) =>
        source.at("serviceAccountToken").absent
          ? []
          : judge(source.at("serviceAccountToken"), limit),
      ),
    );
  }),
);

function judge(token: Field, limit: number): readonly Answer[] {
  return [
    expectThat(token.at("expirationSeconds").number(), {
      holds: (seconds) => seconds <= limit,
      wanted: `${String(limit)} or less`,
      absentMeans: 3600,
    }),
    expectThat(token.at("audience").string(), {
      holds: (audience) => audience !== "",
      wanted: "the service that takes the token",
    }),
  ];
}
