/* global document, window, location, clearTimeout, setTimeout */
// The script of the report: search and filters, links that open what they lead to, inputs on demand. Without it the
// page can be read all the same.
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse(document.getElementById("data").textContent);

  function openTo(element) {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }

  function filtersOf(toolbar) {
    return all("[data-filter]", toolbar)
      .filter((select) => select.value !== "")
      .map((select) => ({ key: select.dataset.filter, value: select.value }));
  }

  function apply(toolbar) {
    const list = document.getElementById(toolbar.dataset.toolbar);
    const words = toolbar.querySelector("input").value.toLowerCase().split(/\s+/).filter(Boolean);
    const filters = filtersOf(toolbar);
    const active = words.length > 0 || filters.length > 0;
    const items = all("[data-item]", list);
    const texts = active ? textsOf(list, items) : new Map();
    const matching = items.filter(
      (item) =>
        words.every((word) => texts.get(item).includes(word)) &&
        filters.every(({ key, value }) => (item.dataset[key] ?? "").split(" ").includes(value)),
    );
    show(list, items, new Set(matching), active);
    toolbar.querySelector(".matches").textContent = active
      ? `${matching.length} of ${items.length} shown`
      : "";
  }

  const known = new Map();

  /** What the items of a list are found by: their text, and the control or framework that they stand under. */
  function textsOf(list, items) {
    if (known.has(list)) return known.get(list);
    const headings = new Map();
    const headingOf = (group) => {
      if (group === null) return "";
      if (!headings.has(group)) {
        const parts = [...group.children, ...(group.querySelector("summary")?.children ?? [])];
        const own = parts.filter((part) => part.matches("h3, h4, .group-control"));
        headings.set(group, own.map((part) => part.textContent).join(" "));
      }
      return headings.get(group);
    };
    const texts = new Map(
      items.map((item) => {
        const text = `${textOf(item)} ${headingOf(item.closest("[data-group]"))}`;
        return [item, text.toLowerCase()];
      }),
    );
    known.set(list, texts);
    return texts;
  }

  /** Text of an item, in a tree without that of the items below it. */
  function textOf(item) {
    const first = item.firstElementChild;
    if (first?.tagName === "DETAILS" && item.tagName === "LI")
      return first.firstElementChild.textContent;
    return item.textContent;
  }

  function show(list, items, matching, active) {
    const tree = list.hasAttribute("data-tree");
    const shown = new Set(matching);
    const open = new Set();
    for (const item of matching) {
      for (let at = item.parentElement; at && at !== list; at = at.parentElement) {
        if (open.has(at)) break;
        open.add(at);
        if (tree) shown.add(at);
      }
    }
    for (const item of items) {
      if (item.hidden === shown.has(item)) item.hidden = !shown.has(item);
    }
    for (const group of all("[data-group]", list)) group.hidden = active && !open.has(group);
    if (!active) return;
    for (const at of open) if (at.tagName === "DETAILS") at.open = true;
  }

  function reset(toolbar) {
    toolbar.querySelector("input").value = "";
    for (const select of all("select", toolbar)) select.value = "";
    apply(toolbar);
  }

  /** Shows what the address names, whatever is folded up or filtered away. */
  function follow() {
    let id;
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = id === "" ? null : document.getElementById(id);
    if (target === null) return;
    const list = target.closest("[data-list]");
    if (list !== null && target.closest("[hidden]") !== null) {
      const toolbar = all("[data-toolbar]").find(({ dataset }) => dataset.toolbar === list.id);
      if (toolbar !== undefined) reset(toolbar);
    }
    openTo(target);
    target.scrollIntoView();
    (target.querySelector(":scope > summary") ?? target).focus({ preventScroll: true });
  }

  function toggleInputs(button) {
    const next = button.nextElementSibling;
    const shown = next !== null && next.classList.contains("json");
    button.setAttribute("aria-expanded", String(!shown));
    if (shown) {
      next.remove();
      return;
    }
    const block = document.createElement("pre");
    block.className = "json";
    block.tabIndex = 0;
    const text = JSON.stringify(data.inputs[button.dataset.inputs], null, 2);
    // What would turn the direction of the text.
    block.textContent = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "\uFFFD");
    button.after(block);
  }

  for (const toolbar of all("[data-toolbar]")) {
    toolbar.hidden = false;
    const large =
      all("[data-item]", document.getElementById(toolbar.dataset.toolbar)).length > 2000;
    let waiting;
    toolbar.addEventListener("input", () => {
      clearTimeout(waiting);
      if (large) waiting = setTimeout(() => apply(toolbar), 150);
      else apply(toolbar);
    });
  }
  for (const button of all("[data-inputs]")) {
    button.hidden = false;
    button.addEventListener("click", () => toggleInputs(button));
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) follow();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    const search = document.querySelector("[data-toolbar] input");
    if (search === null) return;
    event.preventDefault();
    search.focus();
  });
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", () => {
    for (const details of all("details")) details.open = true;
  });
  follow();
})();
