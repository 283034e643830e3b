import { compare, textAt } from "./resources";

export interface Port {
  /** `tcp`, `udp`, `icmp`, a protocol number, or `all`. */
  readonly protocol: string;
  readonly text: string;
  /** Order among the ports of one arrow. */
  readonly first: number;
}

/** The port of a security-group rule; both spellings of the provider's protocol property are read. */
export function portOf(rule: unknown): Port {
  const protocol = textAt(rule, "ipProtocol") ?? textAt(rule, "protocol") ?? "unknown protocol";
  if (protocol === "-1" || protocol === "all") return { protocol: "all", text: "", first: -1 };
  const from = textAt(rule, "fromPort");
  const to = textAt(rule, "toPort") ?? from;
  if (from === undefined) return { protocol, text: "", first: -1 };
  return { protocol, text: from === to ? from : `${from}-${to}`, first: Number(from) };
}

/** `tcp/udp 53, tcp 443`: ports in order, protocols of the same port together. */
export function portLabel(ports: readonly Port[]): string {
  return portLabels(ports).join(", ");
}

export function portLabels(ports: readonly Port[]): readonly string[] {
  const byText = new Map<string, Port[]>();
  for (const port of ports) byText.set(port.text, [...(byText.get(port.text) ?? []), port]);
  return [...byText.values()]
    .sort((a, b) => (a[0]?.first ?? 0) - (b[0]?.first ?? 0))
    .map((same) => {
      const protocols = [...new Set(same.map((port) => port.protocol))].sort(compare);
      if (protocols.includes("all")) return "all traffic";
      return `${protocols.join("/")} ${same[0]?.text ?? ""}`.trim();
    });
}
