import { html, type Markup } from "./markup";

export interface Filter {
  /** The items' attribute `data-<key>` holds the values, with blanks between them. */
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface Toolbar {
  /** Id of the list that is filtered. */
  readonly of: string;
  readonly search: string;
  readonly filters?: readonly Filter[];
}

/** Search and filters of a list. The script of the page shows it; without scripts everything is listed anyway. */
export function toolbar({ of, search, filters = [] }: Toolbar): Markup {
  return html`<div class="toolbar" data-toolbar="${of}" role="search" aria-label="${search}" hidden>
    <label
      ><span class="hidden-label">${search}</span
      ><input type="search" placeholder="${search}" autocomplete="off"
    /></label>
    ${filters.filter(({ options }) => options.length > 1).map((filter) => select(filter))}
    <p class="matches" role="status"></p>
  </div>`;
}

function select({ key, label, options }: Filter): Markup {
  return html`<label
    ><span>${label}</span
    ><select data-filter="${key}">
      <option value="">All</option>
      ${options.map((option) => html`<option value="${option.value}">${option.label}</option>`)}
    </select></label
  >`;
}
