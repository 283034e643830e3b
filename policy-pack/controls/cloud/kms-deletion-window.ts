import { control, onResources } from "../../kernel/control";
import { KEY_TYPES } from "../../kernel/customer-key";
import { expectThat } from "../../kernel/expect";

const TYPES = KEY_TYPES.filter((type) => !type.endsWith(":Alias"));

export const kmsDeletionWindow = control(
  {
    id: "kms-deletion-window",
    title: "The deletion of a KMS key must wait for a month.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C5"],
    frameworks: [],
    contract:
      "Restricted: deletionWindowInDays of the four kinds of KMS keys. Allowed: the parameter days, 30 unless set, or more. Absent means 30, the default of the service. Unknown is not evaluated.",
    rationale:
      "What a key protects is lost with it; the window is the time in which somebody can notice.",
    remediation: "Leave deletionWindowInDays out, or set it to 30.",
    references: ["https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html"],
    componentSide: "The keys of HardenedCluster wait for 30 days.",
    parameters: {
      days: {
        type: "integer",
        minimum: 7,
        maximum: 30,
        default: 30,
        description: "Shortest window, in days.",
      },
    },
  },
  onResources(TYPES, ({ inputs }, { parameters }) =>
    expectThat(inputs.at("deletionWindowInDays").number(), {
      holds: (days) => days >= Number(parameters["days"]),
      wanted: `${String(parameters["days"])} days or more`,
      absentMeans: 30,
    }),
  ),
);
