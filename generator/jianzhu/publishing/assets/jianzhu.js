// What the scripts of a page share: elements, the site's words, what the browser remembers, data that come as scripts.
// words.js goes before it. At its end the way on from the glossary's old addresses, and what menus and outlines lack.
(function () {
  "use strict";
  const jianzhu = (window.jianzhu = window.jianzhu || { words: {} });
  jianzhu.folder = document.currentScript.src.replace(/[^/]*$/, "");
  jianzhu.root = jianzhu.folder.replace(/assets\/jianzhu\/$/, "");

  // ── elements and words ──────────────────────────────────────────────────────────────────────────────────────────

  jianzhu.made = function (name, attributes, ...content) {
    const element = document.createElement(name);
    Object.entries(attributes || {}).forEach(function (one) { element.setAttribute(one[0], one[1]); });
    element.append(...content);
    return element;
  };

  jianzhu.button = function (text, attributes, act) {
    const one = jianzhu.made("button", { type: "button", ...attributes }, text);
    one.addEventListener("click", act);
    return one;
  };

  // What an element says, without what only serves it: `一、地 ¶` → `一、地`.
  jianzhu.said = function (element) {
    if (!element) return "";
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".headerlink, .jz-tool, .jz-margin").forEach(function (one) { one.remove(); });
    copy.querySelectorAll("br").forEach(function (br) { br.replaceWith(" "); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  // A phrase of words.js with its blanks filled in: `第 {} 行`, 7 → `第 7 行`.
  jianzhu.say = function (name, ...values) {
    return (jianzhu.words[name] || name).replace(/\{\}/g, function () { return values.shift(); });
  };

  // `begin` is called for each page, when all of it is there.
  jianzhu.onPage = function (begin) {
    if (window.document$) window.document$.subscribe(begin);
    else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
    else begin();
  };

  // The bar of an article's tools, below its title block and the switches of its marks.
  jianzhu.tools = function () {
    const made = document.querySelector(".jz-tools");
    if (made) return made;
    const bar = jianzhu.made("div", { class: "jz-tools", role: "group", "aria-label": jianzhu.say("tools") });
    const above = document.querySelectorAll(".jz-imprint, .jz-layers");
    above[above.length - 1].after(bar);
    return bar;
  };

  // ── to and from the reader ──────────────────────────────────────────────────────────────────────────────────────

  jianzhu.copy = function (text, done) {
    function byHand() {
      const area = jianzhu.made("textarea", { "aria-hidden": "true", style: "position:fixed;opacity:0" });
      area.value = text;
      (document.querySelector("dialog[open]") || document.body).appendChild(area); // all but an open dialog is inert
      area.select();
      done(document.execCommand("copy"));
      area.remove();
    }
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(text).then(function () { done(true); }, byHand);
  };

  jianzhu.kept = function (name, otherwise) {
    try { return localStorage.getItem(name) || otherwise; } catch (refused) { return otherwise; }
  };

  jianzhu.keep = function (name, value) {
    try { localStorage.setItem(name, value); } catch (refused) { /* a browser that keeps nothing */ }
  };

  // A button that switches a class of `element` on and off, as the browser remembers it.
  jianzhu.toggle = function (element, name, first, button) {
    function show() {
      const on = jianzhu.kept(name, first) === "on";
      button.setAttribute("aria-pressed", String(on));
      element.classList.toggle(name, on);
    }
    button.addEventListener("click", function () {
      jianzhu.keep(name, element.classList.contains(name) ? "off" : "on");
      show();
    });
    show();
    return button;
  };

  // ── data, each part of them a script: a page that was opened from a disk may load nothing else ──────────────────

  const arrived = {};
  const waiting = {};

  // A part's own script calls this with its name and what it holds.
  jianzhu.arrived = function (name, data) {
    arrived[name] = data;
  };

  // `done` gets what the part holds, null where there is no such part.
  jianzhu.load = function (name, done) {
    if (name in arrived) return done(arrived[name]);
    if (waiting[name]) return waiting[name].push(done);
    waiting[name] = [done];
    const script = jianzhu.made("script", { src: jianzhu.folder + name + ".js" });
    script.onload = script.onerror = function () {
      arrived[name] = arrived[name] || null;
      waiting[name].forEach(function (one) { one(arrived[name]); });
      delete waiting[name];
    };
    document.head.appendChild(script);
  };

  // The glossary's own page lists every term at its anchor: whoever was sent there wants the entry.
  function goToEntry() {
    const there = /^#term-/.test(location.hash) && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const link = there && there.tagName === "SPAN" && there.querySelector("a[href]");
    if (link) location.replace(link.href);
  }

  jianzhu.onPage(goToEntry);

  // The tab of the part of the site that a page belongs to, where the page itself is in no menu: `articles/` of an article.
  function placed() {
    if (document.querySelector(".md-tabs__item--active")) return;
    const part = link => link.href.replace(/(index)?(\.html)?$/, "");
    const tabs = Array.from(document.querySelectorAll(".md-tabs__link")).slice(1);
    const own = tabs.find(link => location.href.startsWith(part(link).replace(/\/?$/, "/")));
    if (own) own.closest("li").classList.add("md-tabs__item--active");
  }

  jianzhu.onPage(placed);

  // Paragraphs that begin with a head of their own stand in the page's outline, below the heading that they are under.
  function outlined() {
    document.querySelectorAll("[data-md-component=toc]").forEach(function (outline) {
      const entries = Array.from(outline.querySelectorAll(".md-nav__link"));
      document.querySelectorAll(".jz-headed").forEach(function (paragraph) {
        const above = entries.filter(function (entry) {
          const heading = document.getElementById(decodeURIComponent(entry.hash.slice(1)));
          return heading && heading.compareDocumentPosition(paragraph) & Node.DOCUMENT_POSITION_FOLLOWING;
        }).pop();
        const head = jianzhu.said(paragraph.querySelector("strong")).replace(/[。：:]$/, "");
        const link = jianzhu.made("a", { class: "md-nav__link", href: `#${paragraph.id}` }, jianzhu.made("span", { class: "md-ellipsis" }, head));
        const entry = jianzhu.made("li", { class: "md-nav__item jz-run-in" }, link);
        const held = above ? above.closest("li") : null;
        if (held && !held.querySelector(":scope > nav")) {
          const inside = jianzhu.made("ul", { class: "md-nav__list" });
          held.append(jianzhu.made("nav", { class: "md-nav", "aria-label": jianzhu.said(above) }, inside));
        }
        const list = held ? held.querySelector(":scope > nav > ul") : outline;
        list.insertBefore(entry, list.querySelector(":scope > :not(.jz-run-in)")); // the headings there all follow
      });
    });
  }

  jianzhu.onPage(function () { if (!document.querySelector(".jz-run-in")) outlined(); });
})();
