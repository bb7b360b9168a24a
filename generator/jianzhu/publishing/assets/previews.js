// Previews: an entity, a term or a figure that the pointer rests on, that has the focus or is tapped shows its card.
// It stays while the pointer is on it, goes with Escape, and its text describes the link to those who hear the page.
(function () {
  "use strict";
  const { made, say, load, root, onPage } = window.jianzhu;
  const DEALT = 64; // parts over which the cards of the entities are spread, as in cards.py
  const REST = 220; // milliseconds that a pointer rests on a link before its card comes
  const GRACE = 260; // milliseconds in which a pointer may go from the link to the card
  const GAP = 6; // pixels between the words and their card
  let card = null;
  let shown = null;
  let awaited = null; // the link on which the pointer rests
  let timer = 0;
  let touched = false;

  function dealt(id) {
    let number = 0;
    for (const char of id) number = (Math.imul(number, 31) + char.codePointAt(0)) >>> 0;
    return number % DEALT;
  }

  // The part in which the card of a link's target stands, and the card's name there; null for any other link.
  function place(link) {
    if (!link.href || link.href.indexOf(root) !== 0) return null;
    const path = link.href.slice(root.length).split("#");
    const page = path[0].replace(/\.html$/, "");
    const anchor = decodeURIComponent(path[1] || "");
    if (/^(obs|term)-/.test(anchor)) return ["cards/" + page, anchor];
    const entity = /^entities\/([^/]+)$/.exec(page);
    return entity && entity[1] !== "index" && !anchor ? ["cards/entities/" + dealt(entity[1]), entity[1]] : null;
  }

  // `done` gets the card of a link's target: its kind, its name, its lines; null where it has none.
  function cardOf(link, done) {
    const there = place(link);
    load(there[0], function (cards) { done((cards && cards[there[1]]) || null); });
  }

  function previewed(node) {
    const link = node && node.closest && node.closest("article a[href]");
    if (!link || link.matches(".headerlink, .jz-tool") || link.closest(".jz-card, svg")) return null;
    return place(link) && link.href.split("#")[0] + link.hash !== location.href ? link : null;
  }

  function hide() {
    clearTimeout(timer);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    if (card) card.hidden = true;
  }

  function inside(node) {
    return card && card.contains(node);
  }

  function later(what, wait) {
    clearTimeout(timer);
    timer = setTimeout(what, wait);
  }

  function show(link) {
    clearTimeout(timer);
    if (shown === link) return;
    hide();
    shown = link;
    cardOf(link, function (lines) {
      if (lines && shown === link) fill(link, lines);
    });
  }

  function fill(link, lines) {
    if (!card) {
      card = made("aside", { class: "jz-card", hidden: "" });
      card.addEventListener("pointerenter", function () { clearTimeout(timer); });
      card.addEventListener("pointerleave", function () { later(hide, GRACE); });
      document.body.appendChild(card);
    }
    const text = made("div", { id: "jz-card-text", role: "tooltip" },
      made("small", {}, lines[0]), made("strong", {}, lines[1]));
    lines.slice(2).forEach(function (line) { text.append(made("p", {}, line)); });
    const ways = made("div", { class: "jz-card-ways" }, made("a", { href: link.href }, say("card leads on")));
    card.replaceChildren(text, ways);
    card.setAttribute("aria-label", say("card of", lines[1]));
    card.dispatchEvent(new CustomEvent("jz-card", { bubbles: true, detail: { link: link, lines: lines, ways: ways } }));
    card.hidden = false;
    link.setAttribute("aria-describedby", "jz-card-text");
    put(link);
  }

  // Below the words, above them where there is more room, never beyond the window's edges.
  function put(link) {
    const words = link.getClientRects()[0] || link.getBoundingClientRect();
    const last = link.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(words.left, width - card.offsetWidth - 8));
    const below = last.bottom + GAP;
    const fits = below + card.offsetHeight < window.innerHeight || words.top < card.offsetHeight + GAP;
    card.style.left = left + window.scrollX + "px";
    card.style.top = (fits ? below : words.top - GAP - card.offsetHeight) + window.scrollY + "px";
  }

  // The theme would put a link's title beside the card.
  function quiet() {
    document.querySelectorAll("article a[title]").forEach(function (link) {
      if (!previewed(link)) return;
      link.setAttribute("data-tip", link.getAttribute("title"));
      link.removeAttribute("title");
    });
  }

  // A pointer under which the page is scrolled doesn't ask for anything: only one that moves does.
  document.addEventListener("pointermove", function (event) {
    const link = event.pointerType !== "touch" && previewed(event.target);
    if (!link || link === awaited) return;
    awaited = link;
    later(function () { show(link); }, shown ? GRACE : REST);
  });
  document.addEventListener("pointerout", function (event) {
    if (event.pointerType === "touch" || !previewed(event.target)) return;
    awaited = null;
    later(hide, GRACE);
  });
  document.addEventListener("pointerdown", function (event) {
    touched = event.pointerType === "touch";
    if (shown && !inside(event.target) && !shown.contains(event.target)) hide();
  });
  document.addEventListener("focusin", function (event) {
    const link = previewed(event.target);
    if (link && link.matches(":focus-visible")) show(link);
    else if (shown && !inside(event.target)) hide();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && shown) {
      hide();
    } else if (event.key === "ArrowDown" && event.altKey && shown === document.activeElement && !card.hidden) {
      event.preventDefault();
      card.querySelector("a, button").focus(); // into the card
    }
  });
  // A first tap shows the card, a second one follows the link.
  document.addEventListener("click", function (event) {
    const link = touched && event.detail && previewed(event.target); // a key has no detail
    if (!link || (shown === link && card && !card.hidden)) return;
    event.preventDefault();
    show(link);
  }, true);

  window.jianzhu.cardOf = cardOf;
  quiet();
  onPage(hide);
})();
