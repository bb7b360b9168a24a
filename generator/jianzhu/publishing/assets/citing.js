// Citations: a button at each paragraph, entity, term and figure opens a dialog with the citation by GB/T 7714, in plain
// words, and the permalink, each to be copied. What an article is cited as stands on its page; the day is the reader's.
(function () {
  "use strict";
  const { made, button, said, say, copy, onPage, root } = window.jianzhu;
  let dialog = null;

  const bare = function (address) { return address.split(/[?#]/)[0]; };

  // Where the site is published: what its pages say, else where they are read; nowhere where that is a disk.
  function published() {
    const canonical = document.querySelector("link[rel=canonical]");
    if (canonical) return canonical.href.slice(0, canonical.href.length - (bare(location.href).length - root.length));
    return location.protocol === "file:" ? "" : root;
  }

  // The address that holds for everybody; of a copy that says nowhere where it is published, the place in it.
  function permalink(anchor, page) {
    return published() + bare(page || location.href).slice(root.length) + (anchor ? "#" + anchor : "");
  }

  // The forms of a citation, `gb` and `plain` as far as to the day and the address; `site` is what an offline copy is of
  // where these don't say it.
  function forms(gb, plain, url, site) {
    const offline = !published();
    const at = !offline ? url : site ? say("in the copy of", site, decodeURI(url)) : say("in the copy", decodeURI(url));
    return [
      [say("gb"), (offline ? gb.replace("/OL]", "/DK]") : gb) + "[" + today() + "]. " + at + "."],
      [say("plain"), say("cited plainly", plain, at)],
      [say(offline ? "place in the copy" : "permalink"), url]
    ];
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (n) { return String(n).padStart(2, "0"); }).join("-");
  }

  function open(title, told) {
    if (dialog) dialog.remove();
    const close = button("×", { class: "jz-close", "aria-label": say("close") }, function () { dialog.close(); });
    dialog = made("dialog", { class: "jz-citation", "aria-labelledby": "jz-citation" },
      close, made("h2", { id: "jz-citation" }, title));
    const status = made("p", { role: "status" });
    told.forEach(function (form) {
      const copier = button(say("copy"), { "aria-label": say("copy form", form[0]) }, function () {
        copy(form[1], function (ok) { status.textContent = say(ok ? "copied" : "not copied"); });
      });
      dialog.append(made("section", {}, made("h3", {}, form[0]), made("p", { class: "jz-cited" }, form[1]), copier));
    });
    dialog.append(status);
    dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); }); // beside it
    dialog.addEventListener("close", function () { dialog.remove(); });
    document.body.appendChild(dialog);
    dialog.showModal();
  }

  // The article, or a paragraph of it: `name` is what is cited, `where` its place in it in words.
  function citeArticle(name, where, anchor) {
    const cited = document.querySelector("[data-cite-gb]").dataset;
    const site = window.jianzhu.words.site;
    open(say("cite", name), forms(cited.citeGb, cited.citePlain + where, permalink(anchor), site));
  }

  // An entry or a figure of the site: `name` is what it is, `type` GB/T 7714's letters for its kind.
  function citeEntry(name, type, url) {
    const site = window.jianzhu.words.site;
    open(say("cite", name), forms(name + "[" + type + "/OL]//" + site + ". ", say("entry plainly", name, site), url));
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

  // Behind the words of a heading, before its permalink, which is seen only when it is wanted.
  function place(head, citer) {
    const link = head.querySelector(".headerlink");
    if (link) link.before(" ", citer); else head.append(" ", citer);
  }

  function entries() {
    const title = document.querySelector("h1#title");
    if (title && /^entities\/(?!index)[^/]+\.html/.test(location.href.slice(root.length))) {
      place(title, citer(said(title), function () { citeEntry(said(title), "DB", permalink()); }));
    }
    document.querySelectorAll("h2.jz-term").forEach(function (head) {
      const name = head.firstChild.textContent.trim();
      place(head, citer(name, function () { citeEntry(name, "DB", permalink(head.id)); }));
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
