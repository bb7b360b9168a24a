// The source beside the text: each passage next to the untouched lines that it was made of, what was removed of them
// struck. And the proof, reckoned here from the words on the page and those lines: they are the same, spaces aside, but
// for what is listed as read otherwise.
(function () {
  "use strict";
  const { made, say, load, onPage, root, tools } = window.jianzhu;
  const NOT_READ = ".headerlink, .jz-tool, .jz-doubt, .jz-margin, .jz-beside, .jz-marker, sup, .footnote-backref";
  const SPACE = /[\s\u0085\u200b\ufeff]/u;

  // What a passage says: the words of its element, or of all cells of its table, in the order of the print.
  function reading(part) {
    const element = document.getElementById(part[0]);
    const cells = element && element.closest("table");
    if (!element) return "";
    if (!cells) return words(element);
    const rows = Array.from(cells.rows);
    const printed = function (row) { return Number(row.dataset.printed || rows.indexOf(row)); };
    return rows.slice().sort(function (a, b) { return printed(a) - printed(b); }).map(words).join("");
  }

  function words(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(NOT_READ).forEach(function (one) { one.remove(); });
    return copy.textContent;
  }

  // ── the proof ───────────────────────────────────────────────────────────────────────────────────────────────────

  function bare(text) {
    return Array.from(text).filter(function (char) { return !SPACE.test(char); });
  }

  // The characters of the source that a part was made of, each with its line and its place there.
  function printed(part, lines) {
    const found = [];
    part[2].forEach(function (stretch) {
      const text = Array.from(lines[stretch[0]][0]);
      for (let k = stretch[1]; k < stretch[2]; k += 1) {
        if (!SPACE.test(text[k])) found.push({ char: text[k], line: stretch[0], place: k });
      }
    });
    return found;
  }

  function compare(part, lines, result) {
    const read = bare(reading(part));
    const source = printed(part, lines);
    result.passages += 1;
    result.characters += source.length;
    if (read.length !== source.length) return result.unlike.push([part[1], source.map(charOf).join(""), read.join("")]);
    source.forEach(function (one, k) {
      if (one.char === read[k]) return;
      const repair = lines[one.line][2].find(function (known) { return known[0] === one.place && known[1] === read[k]; });
      if (repair) result.right.push([part[1], one.line, one.place + 1, one.char, read[k], repair[2]]);
      else result.unlike.push([part[1], one.char, read[k]]);
    });
  }

  function charOf(one) {
    return one.char;
  }

  function prove(data, box) {
    const result = { passages: 0, characters: 0, right: [], unlike: [] };
    data.parts.forEach(function (part) { compare(part, data.lines, result); });
    const said = result.right.length ? "proved but" : "proved";
    const list = made("ul");
    result.unlike.forEach(function (one) { list.append(made("li", {}, say("unlike", ...one))); });
    result.right.forEach(function (one) { list.append(made("li", {}, say("set right", ...one))); });
    const verdict = result.unlike.length
      ? say("not proved", result.unlike.length)
      : say(said, result.passages, result.characters, result.right.length);
    box.replaceChildren(made("p", {}, made("strong", {}, result.unlike.length ? "✗ " : "✓ "), verdict));
    if (list.firstChild) box.append(list);
    box.append(made("p", { class: "jz-sha" }, say("proof of", data.source, data.sha256)));
    box.dataset.proved = String(!result.unlike.length);
  }

  // ── beside each passage its lines ───────────────────────────────────────────────────────────────────────────────

  function address(data, number) {
    return root + data.pages[Math.floor((number - 1) / data.a_page)] + "#L" + number;
  }

  // A line as it stands: what this passage has of it, what was removed, and what went elsewhere.
  function lineOf(data, part, number) {
    const [text, removed, read] = data.lines[number];
    const mine = part[2].filter(function (stretch) { return stretch[0] === number; });
    const shown = made("span");
    const reasons = new Set();
    let last = null;
    let kind = "";
    Array.from(text).forEach(function (char, k) {
      const removal = removed.find(function (one) { return one[0] <= k && k < one[1]; });
      const own = mine.some(function (one) { return one[1] <= k && k < one[2]; });
      const repair = read.find(function (one) { return one[0] === k; });
      const now = removal ? "del" : own || SPACE.test(char) ? "" : "elsewhere";
      if (removal) reasons.add(removal[2]);
      if (!last || now !== kind || repair) {
        last = made(now === "del" ? "del" : "span", now === "elsewhere" ? { class: "jz-elsewhere" } : {});
        shown.append(last);
        kind = now;
      }
      last.append(char);
      if (repair) {
        last.className = "jz-repaired";
        last.title = say("read as", repair[2], char, repair[1]);
        last.append(made("ins", {}, repair[1]));
        last = null;
      }
    });
    const row = made("div", {}, made("a", { href: address(data, number) }, String(number)), shown);
    if (reasons.size) row.append(made("small", {}, Array.from(reasons).join(" ")));
    return row;
  }

  function asideOf(data, part) {
    const aside = made("div", { class: "jz-beside", role: "group", "aria-label": say("from lines", part[1], part[3].join(" ")) });
    part[3].forEach(function (number) {
      const row = lineOf(data, part, number);
      if (part[4].includes(number)) row.classList.add("jz-gap");
      aside.append(row);
    });
    return aside;
  }

  function build(article, data) {
    data.parts.forEach(function (part) {
      const element = document.getElementById(part[0]);
      if (!element) return;
      let block = element;
      while (block.parentElement !== article && !block.matches("li")) block = block.parentElement;
      const aside = asideOf(data, part);
      if (block.matches("li")) return block.append(aside);
      block.classList.add("jz-besided");
      const after = block.nextElementSibling;
      if (after && after.classList.contains("jz-beside")) after.append(...aside.childNodes);
      else block.after(aside);
    });
  }

  onPage(function () {
    const article = document.querySelector("article.md-content__inner");
    const id = article && article.querySelector("[data-article]");
    if (!id || document.querySelector(".jz-compare-switch")) return;
    const button = made("button", { type: "button", class: "jz-compare-switch", "aria-pressed": "false" }, say("beside"));
    const proof = made("div", { class: "jz-proof", hidden: "" });
    const prover = made("button", { type: "button" }, say("prove"));
    const verdict = made("div", { role: "status" });
    proof.append(prover, verdict);
    tools().prepend(button);
    tools().after(proof);

    button.addEventListener("click", function () {
      load("beside/" + id.dataset.article, function (data) {
        const on = button.getAttribute("aria-pressed") === "false";
        proof.hidden = !on;
        if (!data) return verdict.replaceChildren(say("no source"));
        if (!article.querySelector(".jz-beside")) build(article, data);
        button.setAttribute("aria-pressed", String(on));
        article.classList.toggle("jz-comparing", on);
        document.body.classList.toggle("jz-wide", on);
      });
    });
    prover.addEventListener("click", function () {
      load("beside/" + id.dataset.article, function (data) { prove(data, verdict); });
    });
  });
})();
