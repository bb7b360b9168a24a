// The marks in an article's text: which kinds of them show, and whether each mention or only a section's first one does.
// And the type that it is set in.
(function () {
  "use strict";
  const { made, say, kept, keep, onPage, tools, toggle } = window.jianzhu;
  const LAYERS = ["person", "organization", "place", "project", "document", "event", "term", "figure"];
  const KEPT = "jianzhu-layers-off";
  const SCOPES = ["first", "all", "none"];
  const SCOPE = "jianzhu-marks";

  function remembered() {
    return kept(KEPT, "").split(" ").filter(Boolean);
  }

  // Where a section names something again, the words are text until the reader asks for all. They become links that lack
  // but an address.
  function prepareRepeats() {
    document.querySelectorAll("span.jz-again").forEach(function (span) {
      const link = made("a", { class: span.className, "data-to": span.getAttribute("data-to") });
      while (span.firstChild) link.appendChild(span.firstChild);
      span.replaceWith(link);
    });
  }

  function mark(article, scope) {
    article.classList.toggle("jz-unmarked", scope === "none");
    article.querySelectorAll("a.jz-again").forEach(function (link) {
      if (scope === "all") link.setAttribute("href", link.getAttribute("data-to"));
      else link.removeAttribute("href");
    });
  }

  function layers() {
    const imprint = document.querySelector(".jz-imprint");
    const article = document.querySelector("article.md-content__inner");
    if (!imprint || !article || article.querySelector(".jz-layers")) return;
    let off = remembered();
    const bar = made("div", { class: "jz-layers", role: "group", "aria-label": say("marks in the text") });
    LAYERS.forEach(function (layer) {
      if (!article.querySelector("a.jz-" + layer)) return;
      const button = made("button", { type: "button" }, say(layer));
      function show() {
        const on = off.indexOf(layer) < 0;
        button.setAttribute("aria-pressed", String(on));
        article.classList.toggle("jz-no-" + layer, !on);
      }
      button.addEventListener("click", function () {
        off = remembered();
        off = off.indexOf(layer) < 0 ? off.concat(layer) : off.filter(function (name) { return name !== layer; });
        keep(KEPT, off.join(" "));
        show();
      });
      show();
      bar.appendChild(button);
    });
    if (!bar.firstChild) return;
    const scope = made("select", { "aria-label": say("which marks") });
    SCOPES.forEach(function (one) { scope.appendChild(made("option", { value: one }, say("marks: " + one))); });
    scope.value = kept(SCOPE, "first");
    if (scope.selectedIndex < 0) scope.value = "first";
    scope.addEventListener("change", function () {
      keep(SCOPE, scope.value);
      mark(article, scope.value);
    });
    mark(article, scope.value);
    bar.insertBefore(scope, bar.firstChild);
    imprint.insertAdjacentElement("afterend", bar);
  }

  // Type with serifs for the text: better on paper and on fine screens, where the reader's system has a good one.
  function type() {
    const article = document.querySelector("article.md-content__inner");
    if (!article || !article.querySelector("[data-article]") || article.querySelector(".jz-type")) return;
    tools().append(toggle(article, "jz-serif", "off", made("button", { type: "button", class: "jz-type" }, say("serif"))));
  }

  prepareRepeats();
  onPage(layers);
  onPage(type);
})();
