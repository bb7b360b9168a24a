// Citations: a button at each paragraph, entity, term and figure opens a dialog with the citation by GB/T 7714, in plain
// words, and the permalink, each to be copied. What an article is cited as stands on its page; the day is the reader's.
(function () {
  "use strict";
  const { made, button, said, say, copy, onPage, root } = window.jianzhu;
  let dialog = null;

  // The address that holds for everybody: of a site that says where it is published, also when it is read from a disk.
  function permalink(anchor, page) {
    const canonical = document.querySelector("link[rel=canonical]");
    const here = location.href.split("#")[0];
    const there = (page || here).split("#")[0];
    if (!canonical) return there + (anchor ? "#" + anchor : "");
    const path = here.slice(root.length);
    const site = canonical.href.slice(0, canonical.href.length - path.length);
    return site + there.slice(root.length) + (anchor ? "#" + anchor : "");
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (n) { return String(n).padStart(2, "0"); }).join("-");
  }

  function open(title, forms) {
    if (dialog) dialog.remove();
    const close = button("×", { class: "jz-close", "aria-label": say("close") }, function () { dialog.close(); });
    dialog = made("dialog", { class: "jz-citation", "aria-labelledby": "jz-citation" },
      close, made("h2", { id: "jz-citation" }, title));
    const told = made("p", { role: "status" });
    forms.forEach(function (form) {
      const copier = button(say("copy"), { "aria-label": say("copy form", form[0]) }, function () {
        copy(form[1], function (ok) { told.textContent = say(ok ? "copied" : "not copied"); });
      });
      dialog.append(made("section", {}, made("h3", {}, form[0]), made("p", { class: "jz-cited" }, form[1]), copier));
    });
    dialog.append(told);
    dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); }); // beside it
    dialog.addEventListener("close", function () { dialog.remove(); });
    document.body.appendChild(dialog);
    dialog.showModal();
  }

  // The article, or a paragraph of it: `name` is what is cited, `where` its place in it in words.
  function citeArticle(name, where, anchor) {
    const cited = document.querySelector("[data-cite-gb]").dataset;
    const url = permalink(anchor);
    open(say("cite", name), [
      [say("gb"), cited.citeGb + "[" + today() + "]. " + url + "."],
      [say("plain"), say("cited plainly", cited.citePlain + where, url)],
      [say("permalink"), url]
    ]);
  }

  // An entry or a figure of the site: `name` is what it is, `type` GB/T 7714's letters for its kind.
  function citeEntry(name, type, url) {
    const site = window.jianzhu.words.site;
    open(say("cite", name), [
      [say("gb"), name + "[" + type + "/OL]//" + site + ". [" + today() + "]. " + url + "."],
      [say("plain"), say("cited plainly", say("entry plainly", name, site), url)],
      [say("permalink"), url]
    ]);
  }

  function citer(name, cite, text) {
    const named = text ? {} : { title: say("cite", name), "aria-label": say("cite", name) };
    return button(text || say("cite sign"), { class: "jz-tool jz-cite", ...named }, cite);
  }

  function paragraphs() {
    document.querySelectorAll(".jz-text > .headerlink[data-n]").forEach(function (link) {
      const where = say("paragraph", link.dataset.n);
      const anchor = link.parentNode.id;
      link.after(citer(where, function () { citeArticle(where, say("in place", where), anchor); }));
    });
  }

  // `竹林面积（清梧市，2023）：85.2万亩`, from the words of its card.
  function figureName(lines) {
    return say("figure cited", lines[2], lines[1]);
  }

  function figures() {
    document.querySelectorAll("td data[id^='obs-']").forEach(function (data) {
      const row = data.closest("tr");
      const name = said(data) + said(row.cells[data.closest("td").cellIndex + 1]);
      row.lastElementChild.append(" ", citer(name, function () {
        window.jianzhu.cardOf(new URL("#" + data.id, location.href), function (lines) {
          citeEntry(lines ? figureName(lines) : name, "DS", permalink(data.id));
        });
      }));
    });
  }

  function entries() {
    const title = document.querySelector("h1#title");
    if (title && /^entities\/(?!index)[^/]+\.html/.test(location.href.slice(root.length))) {
      title.append(" ", citer(said(title), function () { citeEntry(said(title), "DB", permalink()); }));
    }
    document.querySelectorAll("h2.jz-term").forEach(function (head) {
      const name = head.firstChild.textContent.trim();
      head.append(" ", citer(name, function () { citeEntry(name, "DB", permalink(head.id)); }));
    });
  }

  function article() {
    const whole = say("this article");
    window.jianzhu.tools().append(citer(whole, function () { citeArticle(whole, "", ""); }, say("cite", whole)));
  }

  // A card's link leads to what it shows: an entity's page, an entry of the glossary, a row of a table.
  document.addEventListener("jz-card", function (event) {
    const { link, lines, ways } = event.detail;
    const anchor = decodeURIComponent(link.hash.slice(1));
    const figure = anchor.indexOf("obs-") === 0;
    const name = figure ? figureName(lines) : lines[1];
    ways.append(citer(name, function () { citeEntry(name, figure ? "DS" : "DB", permalink(anchor, link.href)); }, say("cite", "")));
  });

  onPage(function () {
    if (document.querySelector(".jz-cite")) return;
    if (document.querySelector("[data-cite-gb]")) {
      article();
      paragraphs();
    }
    figures();
    entries();
  });
})();
