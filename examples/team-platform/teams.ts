import { NamespaceSize } from "../../components";

/** A team, and what its namespace needs beyond the usual. */
export interface Team {
  readonly name: string;
  /** Default small. */
  readonly size?: NamespaceSize;
  /** Services of other teams that its pods call. Default none. */
  readonly calls?: readonly string[];
  /** Whether its pods have an AWS role of their own. Default no. */
  readonly usesAws?: boolean;
}

/** The port that every service of the platform listens on. */
export const SERVICE_PORT = 8080;

/** Add a line, get a namespace. */
export const TEAMS: readonly Team[] = [
  { name: "accounts", usesAws: true },
  { name: "billing", calls: ["accounts", "ledger"] },
  { name: "catalogue", size: NamespaceSize.Medium, usesAws: true },
  { name: "checkout", size: NamespaceSize.Medium, calls: ["accounts", "payments", "stock"] },
  { name: "content", usesAws: true },
  { name: "delivery", calls: ["stock"] },
  { name: "forecasts", size: NamespaceSize.Large, usesAws: true },
  { name: "gateway", calls: ["accounts", "catalogue", "checkout", "content", "search"] },
  { name: "images", size: NamespaceSize.Medium, usesAws: true },
  { name: "ledger", usesAws: true },
  { name: "marketing", calls: ["content"] },
  { name: "notifications", usesAws: true },
  { name: "partners", calls: ["catalogue"] },
  { name: "payments", calls: ["ledger"], usesAws: true },
  { name: "pricing", calls: ["catalogue"] },
  { name: "recommendations", size: NamespaceSize.Large, calls: ["catalogue"] },
  { name: "reporting", usesAws: true },
  { name: "returns", calls: ["delivery", "payments"] },
  { name: "search", size: NamespaceSize.Medium, calls: ["catalogue"] },
  { name: "stock", usesAws: true },
];
