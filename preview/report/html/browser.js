/* global document, window, location */
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
    const matching = items.filter((item) => {
      const text = `${textOf(item)} ${headingOf(item.closest("[data-group]"))}`.toLowerCase();
      return (
        words.every((word) => text.includes(word)) &&
        filters.every(({ key, value }) => (item.dataset[key] ?? "").split(" ").includes(value))
      );
    });
    show(list, items, new Set(matching), active);
    toolbar.querySelector(".matches").textContent = active
      ? `${matching.length} of ${items.length} shown`
      : "";
  }

  /** What an item is found by as well: the control of a finding, the framework of a clause. */
  function headingOf(group) {
    return all(":scope > h4, :scope > .group-control, :scope > summary > h3", group ?? document)
      .map((heading) => heading.textContent)
      .join(" ");
  }

  /** Text of an item, in a tree without that of the items below it. */
  function textOf(item) {
    const own = item.querySelector(":scope > .leaf, :scope > details > summary");
    return (own ?? item).textContent;
  }

  function show(list, items, matching, active) {
    const shown = new Set(matching);
    if (list.hasAttribute("data-tree")) {
      for (const item of matching) {
        for (let at = item.parentElement; at && at !== list; at = at.parentElement) shown.add(at);
      }
    }
    for (const item of items) {
      item.hidden = !shown.has(item);
      if (active && shown.has(item) && list.hasAttribute("data-tree")) openTo(item.parentElement);
    }
    for (const group of all("[data-group]", list)) {
      const visible = all("[data-item]", group).some((item) => !item.hidden);
      group.hidden = !visible;
      if (active && visible && group.tagName === "DETAILS") group.open = true;
    }
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
    toolbar.addEventListener("input", () => apply(toolbar));
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
