"use strict";
// Search, years and sorting, on what the page holds; nothing is asked of anybody.
(() => {
  const form = document.getElementById("find");
  const status = document.getElementById("found");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = [...document.querySelectorAll("tbody > tr, .entity")].map((element) => ({
    element,
    text: fold(element.textContent),
    years: element.dataset.years?.split("/").map(Number),
  }));
  const blocks = [...document.querySelectorAll(".t")];
  const sections = [...document.querySelectorAll("main > section")];

  function find() {
    const words = fold(form.elements.words.value).split(/\s+/).filter(Boolean);
    const first = form.elements.first.value === "" ? -Infinity : Number(form.elements.first.value);
    const last = form.elements.last.value === "" ? Infinity : Number(form.elements.last.value);
    const timed = first > -Infinity || last < Infinity;
    const active = timed || words.length > 0;
    let shown = 0;
    for (const { element, text, years } of rows) {
      const inTime = !timed || (years !== undefined && years[0] <= last && years[1] >= first);
      element.hidden = !(inTime && words.every((word) => text.includes(word)));
      if (!element.hidden) shown += 1;
    }
    const empty = (block) => active && !block.querySelector("tbody > tr:not([hidden]), .entity:not([hidden])");
    for (const block of [...blocks, ...sections]) block.hidden = empty(block);
    for (const heading of document.querySelectorAll("#figures h3, #figures dl")) heading.hidden = active;
    status.textContent = active ? `${shown} of ${rows.length} entries` : "";
  }

  function sort(heading) {
    const table = heading.closest("table");
    const headings = [...heading.parentElement.children];
    const at = headings.indexOf(heading);
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of headings) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = (row) => row.children[at].textContent.trim();
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    const body = table.tBodies[0];
    // What has no value stands last either way.
    const order = (a, b) => (key(a) === "") - (key(b) === "") || (down ? -1 : 1) * compare(key(a), key(b));
    body.append(...[...body.rows].sort(order));
  }

  for (const heading of document.querySelectorAll("thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
  }
  form.hidden = false;
  form.addEventListener("input", find);
  form.addEventListener("reset", () => setTimeout(find));
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link leads to what it names, also where the search has hidden it.
  addEventListener("hashchange", () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place?.closest("[hidden]")) {
      form.reset();
      setTimeout(() => place.scrollIntoView());
    }
  });
})();
