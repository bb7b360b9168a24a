// Notes as in a printed edition: what a footnote says and what a term means, in the margin beside its line on a wide
// screen; on a narrow one a footnote opens in place. On paper the terms' explanations stand at the end, numbered.
(function () {
  "use strict";
  const { made, say, onPage, tools, toggle } = window.jianzhu;
  const ALIKE = 20; // characters with which an explanation begins that is a footnote's

  function packed(element) {
    return element.textContent.replace(/\s+/g, "");
  }

  function footnotes(article) {
    article.querySelectorAll("a.footnote-ref").forEach(function (link) {
      const held = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!held) return;
      const note = made("span", { class: "jz-margin", role: "note" }, made("b", {}, link.textContent + " "));
      const copy = held.cloneNode(true);
      copy.querySelectorAll(".footnote-backref, .jz-beside").forEach(function (one) { one.remove(); });
      copy.querySelectorAll("[id]").forEach(function (one) { one.removeAttribute("id"); });
      copy.querySelectorAll("p").forEach(function (paragraph) { note.append(...paragraph.childNodes); });
      const mark = link.closest("sup") || link;
      mark.after(note);
      link.addEventListener("click", function (event) {
        if (getComputedStyle(note).float !== "none") return; // it stands in the margin already
        event.preventDefault();
        link.setAttribute("aria-expanded", String(note.classList.toggle("jz-open")));
      });
    });
  }

  // Each term where the article first uses it, but for those that a footnote of the article explains.
  function terms(article) {
    const seen = new Set();
    const notes = Array.from(article.querySelectorAll(".footnote li"), packed);
    const list = made("ol");
    article.querySelectorAll(".jz-text a.jz-term[data-tip]").forEach(function (link) {
      const word = link.textContent;
      const tip = link.getAttribute("data-tip");
      const begins = packed({ textContent: tip }).slice(0, ALIKE);
      if (seen.has(link.href) || notes.some(function (note) { return note.includes(begins); })) return;
      seen.add(link.href);
      const told = function () { return [made("b", {}, word), " ", tip]; };
      list.append(made("li", {}, ...told()));
      link.after(made("sup", { class: "jz-ref", "aria-hidden": "true" }, String(seen.size)),
        made("span", { class: "jz-margin jz-of-term", "aria-hidden": "true" }, ...told()));
    });
    if (!seen.size) return;
    const end = made("section", { class: "jz-endnotes", "aria-hidden": "true" }, made("h2", {}, say("words explained")), list);
    article.append(end);
  }

  onPage(function () {
    const article = document.querySelector("article.md-content__inner");
    if (!article || !article.querySelector("[data-article]") || article.querySelector(".jz-margin")) return;
    terms(article);
    footnotes(article); // after the terms: a note that is copied to the margin would name them first
    if (!article.querySelector(".jz-margin")) return;
    const button = made("button", { type: "button", class: "jz-notes-switch" }, say("notes"));
    tools().append(toggle(article, "jz-noted", "on", button));
  });
})();
