import { link } from "./link";
import { html, type Markup } from "./markup";
import { scrolled } from "./scrolled";
import type { Section, View } from "./view";

/** What the hardening costs in a month, with what is assumed; nothing where the report has no prices. */
export function cost({ report }: View): Section | undefined {
  const { cost: entry } = report;
  if (entry === undefined) return undefined;
  const { asOf, currency, region, total, lines } = entry;
  const money = (amount: number) => amountOf(amount, currency);
  const rows = lines.map(
    ({ what, count, unit, monthly, assumption, source }) =>
      html`<tr>
        <th scope="row">${what}<span class="sub">${quantity(count, unit)}</span></th>
        <td class="amount">${money(monthly)}</td>
        <td>${assumption}<span class="sub">${sourceOf(source)}</span></td>
      </tr>`,
  );
  return {
    id: "cost",
    title: "Monthly cost",
    content: html`<p class="total"><b>${money(total)}</b> a month for the hardening</p>
      <p class="lead">
        List prices of ${asOf} for ${region}, without taxes and discounts. The cluster's own price
        and that of its nodes are no part of it.
      </p>
      ${scrolled(
        "Table of prices",
        html`<table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" class="amount">A month</th>
              <th scope="col">Price and assumption</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Together</th>
              <td class="amount"><b>${money(total)}</b></td>
              <td></td>
            </tr>
          </tfoot>
        </table>`,
      )}`,
  };
}

function amountOf(amount: number, currency: string): string {
  return amount.toLocaleString("en", { style: "currency", currency });
}

function quantity(count: number, unit: string): string {
  // Names of units stand in the singular, symbols such as GB are no words.
  return `${count.toLocaleString("en")} ${/^[A-Z]/.test(unit) ? "" : "× "}${unit}`;
}

/** A source is an address, with words about it before or behind. */
function sourceOf(source: string): Markup {
  const parts = source.split(/(https?:\/\/[^\s,;)]+)/);
  return html`${parts.map(link)}`;
}
