import type { ReportDocument } from "../document";
import { html, joined, type Markup } from "./markup";
import { policyPaths } from "./policy-paths";
import { toolbar } from "./toolbar";
import { allowedPaths, type End, type Path } from "./traffic";
import type { Section, View } from "./view";

/** Who may talk to whom on which port, who is administrator, and the picture of both. */
export function network(view: View, picture: Markup): Section | undefined {
  const { report } = view;
  const paths = [...allowedPaths(report), ...policyPaths(report)];
  const content = [
    administrators(report),
    paths.length === 0 ? undefined : traffic(paths),
    picture.text === ""
      ? undefined
      : html`<figure id="picture">
          <figcaption>The same in one picture</figcaption>
          <div
            class="scroll picture"
            role="region"
            aria-label="Picture of network and trust"
            tabindex="0"
          >
            ${picture}
          </div>
        </figure>`,
  ].filter((part) => part !== undefined);
  if (content.length === 0) return undefined;
  return { id: "network", title: "Network and trust", content: html`${content}` };
}

function administrators({ administrators: list }: ReportDocument): Markup | undefined {
  if (list === undefined) return undefined;
  if (list.length === 0) {
    return html`<h3>Administrators of the cluster</h3>
      <p class="empty">Nobody in this stack has all rights in the cluster.</p>`;
  }
  const rows = list.map(
    ({ principal, ways }) =>
      html`<tr>
        <th scope="row" class="name">${principal}</th>
        <td>
          <ul class="plain">
            ${ways.map((way) => html`<li>${way}</li>`)}
          </ul>
        </td>
      </tr>`,
  );
  return html`<h3 id="administrators">Administrators of the cluster</h3>
    <div class="scroll" role="region" aria-label="Administrators of the cluster" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Principal</th>
            <th scope="col">Has all rights by</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function traffic(paths: readonly Path[]): Markup {
  const froms = [...new Set(paths.map(({ from }) => from.name))];
  const tos = [...new Set(paths.map(({ to }) => to.name))];
  const rows = paths.map(
    ({ from, to, ports }) =>
      html`<tr
        data-item
        data-from="from-${froms.indexOf(from.name)}"
        data-to="to-${tos.indexOf(to.name)}"
      >
        <td>${end(from)}</td>
        <td>${end(to)}</td>
        <td class="ports">
          ${joined(
            ports.map((port) => html`<code>${port}</code>`),
            " ",
          )}
        </td>
      </tr>`,
  );
  const options = (kind: string, names: readonly string[]) =>
    names.map((name, index) => ({ value: `${kind}-${index}`, label: name }));
  return html`<h3 id="traffic">Allowed traffic</h3>
    <p class="lead">
      What the rules of security groups and the public endpoint of a cluster let through, and below
      it what network policies let through: between two pods, the egress of one and the ingress of
      the other. Pods that no network policy selects are not listed.
    </p>
    ${toolbar({
      of: "traffic-list",
      search: "Search traffic",
      filters: [
        { key: "from", label: "From", options: options("from", froms) },
        { key: "to", label: "To", options: options("to", tos) },
      ],
    })}
    <div class="scroll" role="region" aria-label="Allowed traffic" tabindex="0">
      <table class="traffic">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Ports</th>
          </tr>
        </thead>
        <tbody id="traffic-list" data-list>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function end({ name, members, note }: End): Markup {
  const [first] = members;
  if (first === undefined) {
    const more = note && html`<span class="sub">${note}</span>`;
    return html`<span class="name">${name}</span>${more}`;
  }
  const listed = members.map((member) => html`<span class="member">${member}</span>`);
  return html`${joined(listed, " ")}<span class="sub">security group ${name}</span>`;
}
