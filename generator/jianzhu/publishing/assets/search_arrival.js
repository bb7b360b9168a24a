// The page that a search's result led to: `?q=竹韵#p3` marks 竹韵 on it, the sentence there, and leads from hit to hit.
(function () {
  "use strict";
  const { made, button, say, onPage, search } = window.jianzhu;

  // ── the page that a result led to ───────────────────────────────────────────────────────────────────────────────

  const BLOCKS = "p, li, td, th, h1, h2, h3, h4, h5, h6, figcaption, summary, dt, dd";
  const APART = "script, style, svg, .headerlink, .jz-layers, .jz-filters, .jz-doubt, sup, button, select";

  // The characters of an element that belong to its text, white space left out, each with its node and its place there.
  function charsOf(element) {
    const chars = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let block = null;
    while (walker.nextNode()) {
      const node = walker.currentNode, parent = node.parentElement;
      if (parent.closest(APART)) continue;
      const own = parent.closest(BLOCKS);
      if (own !== block) { chars.push({ char: "\n" }); block = own; }
      for (let k = 0; k < node.data.length; k++) {
        if (!/\s/.test(node.data[k])) chars.push({ char: node.data[k], node: node, at: k });
      }
    }
    return chars;
  }

  // Puts elements around characters: one for each text that they are part of.
  function wrap(chars, name, className) {
    const around = [];
    for (let end = chars.length; end > 0;) {
      let first = end - 1;
      while (first > 0 && chars[first - 1].node === chars[first].node) first--;
      const range = document.createRange();
      range.setStart(chars[first].node, chars[first].at);
      range.setEnd(chars[end - 1].node, chars[end - 1].at + 1);
      const one = made(name, { class: className });
      range.surroundContents(one);
      around.unshift(one);
      end = first;
    }
    return around;
  }

  function occurrences(chars, surfaces) {
    const text = chars.map(one => one.char).join("");
    const found = [];
    surfaces.forEach(function (surface) {
      const wanted = surface.replace(/\s/g, "");
      for (let k = text.indexOf(wanted); wanted && k >= 0; k = text.indexOf(wanted, k + wanted.length)) found.push([k, k + wanted.length]);
    });
    return search.joined(found);
  }

  // The sentence around the first hit from a place on, in a passage whose sentences have no anchors.
  function markSentence(passage, surfaces, from) {
    const chars = charsOf(passage);
    const found = occurrences(chars, surfaces);
    const hit = found.find(one => one[0] >= from) || found[found.length - 1];
    if (!hit) return;
    const ends = /[。！？；!?…\n]/, closing = /[”’」』）)》】]/;
    let start = hit[0], end = hit[1];
    while (start > 0 && !ends.test(chars[start - 1].char)) start--;
    while (start < hit[0] && closing.test(chars[start].char)) start++;
    while (end < chars.length && !ends.test(chars[end - 1].char)) end++;
    while (end < chars.length && closing.test(chars[end].char)) end++;
    wrap(chars.slice(start, end).filter(one => one.node), "span", "jz-here");
    passage.classList.add("jz-here-in");
  }

  function follows(one, other) {
    return Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  function arrive() {
    const asked = new URLSearchParams(location.search);
    const surfaces = asked.getAll("q");
    const text = document.querySelector("article") || document.querySelector("main");
    if (!surfaces.length || !text) return;
    const passage = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (passage && passage.matches("p, li, figcaption")) markSentence(passage, surfaces, Number(asked.get("at")) || 0);
    const chars = charsOf(text);
    const hits = occurrences(chars, surfaces).reverse()
      .map((one) => wrap(chars.slice(one[0], one[1]).filter(char => char.node), "mark", "jz-hit"))
      .reverse();
    if (!hits.length) return;
    const sentence = document.querySelector(".jz-here") || passage;
    let at = Math.max(0, hits.findIndex(hit => sentence && (sentence.contains(hit[0]) || follows(hit[0], sentence))));
    const place = made("span", {});
    function go(step) {
      at = (at + step + hits.length) % hits.length;
      document.querySelectorAll(".jz-hit-now").forEach(one => { one.classList.remove("jz-hit-now"); });
      hits[at].forEach(one => { one.classList.add("jz-hit-now"); });
      place.textContent = `${at + 1} / ${hits.length}`;
      hits[at][0].scrollIntoView({ block: "center" });
    }
    function unmark() {
      document.querySelectorAll("mark.jz-hit, span.jz-here").forEach(one => { one.replaceWith.apply(one, Array.from(one.childNodes)); });
      text.normalize();
      bar.remove();
      document.removeEventListener("keydown", onEscape);
    }
    function onEscape(event) {
      if (event.key === "Escape" && !document.querySelector("dialog[open]")) unmark();
    }
    const bar = made("div", { class: "jz-hits", role: "group", "aria-label": say("results") },
      made("span", {}, surfaces.join(" ")), place,
      button("↑", { "aria-label": say("previous hit") }, () => { go(-1); }),
      button("↓", { "aria-label": say("next hit") }, () => { go(1); }),
      button("×", { "aria-label": say("no hits") }, unmark));
    document.body.append(bar);
    document.addEventListener("keydown", onEscape);
    go(0);
    window.addEventListener("load", () => { go(0); });
  }

  onPage(arrive);
})();
