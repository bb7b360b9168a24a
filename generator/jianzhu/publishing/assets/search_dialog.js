// The search's dialog, the same whatever built the site and wherever it is read from.
(function () {
  "use strict";
  const { made, button, say, onPage } = window.jianzhu;
  const { MARK, SAID, WHOLE_READING, index, rising, load, find, held, articleShown, nameShown } = window.jianzhu.search;
  const ARTICLE = "article";
  const FIRST_NAMES = 5; // names shown above the articles, unless more of them are meant exactly
  const A_PAGE = 10; // results shown at once
  const AT_ONCE = 4; // articles that, with the first names, don't wait for the others: what is seen without scrolling
  const FEW_SOURCES = 200; // whose names are loaded with the results
  const TYPING = 120; // milliseconds: a key that follows another so soon has the search wait for the next one
  const KEPT = "jianzhu-search"; // the last query of this visit

  // ── the dialog ──────────────────────────────────────────────────────────────────────────────────────────────────

  const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true"><path fill="currentColor" d="M9.5 3a6.5 6.5 0 0 1 4.93 10.73l.27.27h.8l5 5-1.5 1.5-5-5v-.8l-.27-.27A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9"/></svg>';
  let dialog = null, field, list, status, kinds, source, year, help;
  let turn = 0; // of the query at hand: what an older one finds is not shown
  let standing = null; // the query whose first results stand
  let active = -1;
  let kind = "";
  let going = null; // Enter, pressed before the results have come: the first of them is gone to when they have

  function remember(query) {
    try { sessionStorage.setItem(KEPT, query); } catch (refused) { /* a browser that keeps nothing */ }
  }

  function remembered() {
    try { return sessionStorage.getItem(KEPT) || ""; } catch (refused) { return ""; }
  }

  function build() {
    field = made("input", {
      type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": "jz-found", "aria-autocomplete": "list",
      "aria-label": say("search"), placeholder: say("search for"), autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go"
    });
    const icon = made("span", { class: "jz-search-icon" });
    icon.innerHTML = ICON;
    kinds = made("div", { class: "jz-search-kinds", role: "group", "aria-label": say("narrow") });
    source = made("select", { "aria-label": say("source") }, made("option", { value: "" }, say("any source")));
    ["pointerenter", "focus"].forEach(event => { source.addEventListener(event, fillSources); });
    year = made("select", { "aria-label": say("year") });
    status = made("p", { class: "jz-search-count", role: "status" });
    list = made("div", { id: "jz-found", role: "listbox", "aria-label": say("results") });
    help = made("div", { class: "jz-search-help" });
    dialog = made("dialog", { class: "jz-search", "aria-label": say("search") },
      made("div", { class: "jz-search-field" }, icon, field, button("", { class: "jz-search-close", "aria-label": say("close") }, close)),
      made("div", { class: "jz-search-filters" }, kinds, source, year),
      status, made("div", { class: "jz-search-results" }, list, help),
      made("p", { class: "jz-search-keys", "aria-hidden": "true" }, say("keys")));
    let wait = 0, last = 0;
    field.addEventListener("input", function () {
      clearTimeout(wait);
      kind = "";
      going = null;
      const now = performance.now();
      wait = setTimeout(search, now - last < TYPING ? TYPING : 0);
      last = now;
    });
    [source, year].forEach(select => { select.addEventListener("change", search); });
    field.addEventListener("keydown", onKey);
    dialog.addEventListener("click", event => { if (event.target === dialog) close(); });
    list.addEventListener("click", function (event) {
      const link = event.target.closest("a");
      if (link && link.href.split("#")[0] === location.href.split("#")[0]) close();
    });
    document.body.append(dialog);
  }

  function open(query) {
    if (!dialog) build();
    index().catch(lost);
    if (!dialog.open) dialog.showModal();
    if (typeof query === "string") field.value = query;
    else if (!field.value) field.value = remembered();
    field.focus();
    field.select();
    search();
  }

  function close() {
    dialog.close();
  }

  function lost() {
    status.textContent = say("not loaded");
  }

  function options() {
    return Array.from(list.querySelectorAll("[role=option]"));
  }

  function choose(number) {
    const all = options();
    active = all.length ? (number + all.length) % all.length : -1;
    all.forEach((one, k) => { one.setAttribute("aria-selected", String(k === active)); });
    if (active < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", all[active].id);
    if (active) all[active].scrollIntoView({ block: "nearest" });
    else requestAnimationFrame(() => { list.parentElement.scrollTop = 0; });
  }

  function go(event) {
    const link = options()[Math.max(active, 0)];
    if (!link) return;
    if (event.ctrlKey || event.metaKey) window.open(link.href);
    else link.click();
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (standing === field.value.trim()) go(event); else going = event;
    }
  }

  // What can be typed, with examples that this site has, and the ways to look things up without typing.
  function suggest(all) {
    const tips = made("ul", { class: "jz-search-tips" });
    all.examples.forEach(function (one) {
      tips.append(made("li", {}, button(one[1], {}, () => { open(one[1]); }), say(`tip: ${one[0]}`)));
    });
    const ways = made("p", { class: "jz-search-ways" }, say("look up"));
    Array.from(document.querySelectorAll(".md-tabs__link")).slice(1).forEach(function (link) {
      ways.append(" ", made("a", { href: link.href }, link.textContent.trim()));
    });
    help.replaceChildren(tips, ways);
  }

  function chips(label, held) {
    const row = made("p", { class: "jz-search-instead" }, label);
    held.forEach(function (one) { row.append(" ", button(one[0], {}, () => { open(one[1]); })); });
    return row;
  }

  // Of an article its source and year; of a page that somebody wrote nothing.
  function originOf(all, record) {
    return all.origins[all.articles[record - all.names]];
  }

  // Which sources and years a name or an article stands in: pairs of both.
  async function originsOf(all, record) {
    if (record >= all.names) return [originOf(all, record)].filter(Boolean);
    return Array.from(rising((await load(`${all.version}/origins`))[record]), one => all.origins[one]);
  }

  async function narrowed(all, found) {
    if (!source.value && !year.value) return found;
    const fits = await Promise.all(found.map(async function (one) {
      return (await originsOf(all, one.record)).some(function (origin) {
        return (!source.value || source.value === String(origin[0])) && (!year.value || year.value === (origin[1] || "-"));
      });
    }));
    return found.filter((_, k) => fits[k]);
  }

  function fill(select, first, counts, label) {
    const chosen = select.value;
    if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
    select.replaceChildren(made("option", { value: "" }, first));
    counts.forEach(function (count, value) {
      select.append(made("option", { value: value }, say("choice", label(value), count)));
    });
    select.value = chosen;
    select.hidden = counts.size < 2 && !chosen;
  }

  // The sources' names are loaded when somebody goes to choose one; those of few sources soon.
  let bySource = new Map();
  async function fillSources() {
    const all = await index();
    const labels = await load(`${all.version}/sources`);
    const counts = bySource;
    if (source.counts === counts) return;
    source.counts = counts;
    fill(source, say("any source"), counts, value => labels[value]);
  }

  // The choices that the articles found leave: how many there are of each.
  function offer(all, found, shown) {
    const byYear = new Map(), byKind = new Map();
    bySource = new Map();
    found.forEach(function (one) {
      const origin = one.record >= all.names && originOf(all, one.record);
      if (!origin) return;
      const at = origin[1] || "-";
      bySource.set(String(origin[0]), (bySource.get(String(origin[0])) || 0) + 1);
      byYear.set(at, (byYear.get(at) || 0) + 1);
    });
    source.hidden = bySource.size < 2 && !source.value;
    if (all.sources <= FEW_SOURCES) fillSources();
    fill(year, say("any year"), new Map(Array.from(byYear).sort().reverse()), value => value === "-" ? say("undated") : value);
    shown.forEach(function (one) {
      const own = all.kinds[one.record];
      byKind.set(own, (byKind.get(own) || 0) + 1);
    });
    kinds.replaceChildren();
    if (kind && !byKind.has(kind)) kind = "";
    if (byKind.size < 2) return;
    [["", say("everything"), shown.length]].concat([ARTICLE].concat(Array.from(all.labels.keys()).filter(one => one !== ARTICLE))
      .filter(one => byKind.has(one))
      .map(one => [one, all.labels.get(one), byKind.get(one)]))
      .forEach(function (one) {
        const chip = button(`${one[1]} ${one[2]}`, { "aria-pressed": String(one[0] === kind) }, function () { kind = one[0]; search(); });
        kinds.append(chip);
      });
  }

  async function search() {
    const own = ++turn;
    const query = field.value.trim();
    delete dialog.dataset.query;
    remember(query);
    try {
      const result = await find(query);
      const shown = await narrowed(result.all, result.found);
      if (own !== turn) return;
      if (!result.words.length) {
        [list, kinds].forEach(one => { one.replaceChildren(); });
        [source, year].forEach(one => { one.hidden = true; });
        status.textContent = "";
        standing = query;
        field.setAttribute("aria-expanded", "false");
        suggest(result.all);
      } else {
        offer(result.all, result.found, shown);
        await show(result, shown, own);
      }
      if (own === turn) dialog.dataset.query = query; // answered
    } catch (error) {
      going = null;
      if (own === turn) lost();
    }
  }

  async function show(result, shown, own) {
    const all = result.all;
    const wanted = kind ? shown.filter(one => all.kinds[one.record] === kind) : shown;
    const articles = wanted.filter(one => all.kinds[one.record] === ARTICLE);
    const pages = wanted.filter(one => one.record >= all.names && all.kinds[one.record] !== ARTICLE);
    const names = wanted.filter(one => one.record < all.names && one.score > SAID);
    const said = wanted.filter(one => one.record < all.names && one.score === SAID);
    const meant = names.filter(one => one.score >= WHOLE_READING).length;
    const few = kind || !articles.length ? A_PAGE : FIRST_NAMES;
    const most = Math.max(meant, few);
    const groups = [
      { held: names, label: say("names"), shown: nameShown, soon: FIRST_NAMES, to: most },
      { held: articles, label: say("articles"), shown: articleShown, soon: AT_ONCE, to: A_PAGE },
      { held: pages, label: say("pages"), shown: articleShown, soon: names.length + articles.length ? 0 : few, to: few },
      { held: said, label: say("mentioned in"), shown: nameShown, soon: names.length + articles.length ? 0 : few, to: few }
    ].filter(one => one.held.length);
    const first = groups.map(one => rows(result, one, 0, one.soon));
    const later = groups.map(one => rows(result, one, one.soon, one.to));
    const soon = await Promise.all(first);
    if (own !== turn) return;
    groups.forEach((one, k) => { one.element = made("div", { role: "group", "aria-label": one.label }, ...soon[k]); });
    list.replaceChildren(...groups.filter(one => one.soon).map(one => one.element));
    number();
    field.setAttribute("aria-expanded", String(Boolean(wanted.length)));
    status.textContent = wanted.length ? say("found", wanted.length, articles.length) : "";
    help.replaceChildren();
    choose(wanted.length ? 0 : -1);
    standing = result.query;
    if (going) go(going);
    going = null;
    const others = await Promise.all(later);
    if (own !== turn) return;
    groups.forEach(function (one, k) {
      one.element.append(...others[k], ...further(result, one, one.to));
      list.append(one.element);
    });
    number();
    if (!wanted.length) await nothing(result, own);
    else instead(result, names);
  }

  // Each option has its number for an id; the chosen one stays so when others come before it.
  function number() {
    options().forEach(function (one, k) {
      one.id = `jz-found-${k}`;
      if (one.getAttribute("aria-selected") !== "true") return;
      active = k;
      field.setAttribute("aria-activedescendant", one.id);
    });
  }

  // What a group's results show, from one to another.
  async function rows(result, group, from, to) {
    return (await Promise.all(group.held.slice(from, to).map(one => group.shown(result.all, one, result.words)))).flat();
  }

  // The way to more of a group's results than those up to one, if there are more.
  function further(result, group, to) {
    const rest = group.held.length - to;
    if (rest <= 0) return [];
    const more = button(say("more results", Math.min(rest, A_PAGE)), { class: "jz-search-more", role: "option" }, async function () {
      const next = await rows(result, group, to, to + A_PAGE);
      more.replaceWith(...next, ...further(result, group, to + A_PAGE));
      const first = options().indexOf(next[0]);
      number();
      choose(first < 0 ? active : first);
    });
    return [more];
  }

  // Names found by their reading can be looked for in the texts, where characters have none.
  function instead(result, names) {
    const letters = result.words.length === 1 && /^[a-z]+$/.test(result.words[0].join(""));
    if (!letters || !names.length) return;
    const titles = Array.from(list.querySelectorAll(".jz-found-title")).map(one => one.textContent);
    help.append(chips(say("in the texts"), titles.slice(0, 3).map(one => [one, one])));
  }

  // Nothing was found: which of the words, or which part of the word, is there.
  async function nothing(result, own) {
    const row = [], word = result.words[0];
    help.replaceChildren(made("p", {}, say("try otherwise")));
    if (source.value || year.value || kind) {
      help.append(button(say("no filters"), { class: "jz-search-more" }, function () { source.value = year.value = kind = ""; search(); }));
    }
    status.textContent = say("not found", result.query);
    if (result.words.length > 1) {
      result.words.forEach((one, k) => { if (result.counts[k]) row.push([one.join(""), result.counts[k]]); });
    } else {
      for (let length = Math.min(word.length - 1, 8); length > 1 && !row.length; length--) {
        const parts = [word.slice(0, length), word.slice(-length)].filter(part => !MARK.test(part[0]));
        const counts = await Promise.all(parts.map(async part => (await held(result.all, part)).size));
        parts.forEach((part, k) => { if (counts[k]) row.push([part.join(""), counts[k]]); });
      }
    }
    if (own === turn && row.length) help.append(chips(say("only"), row.map(one => [say("choice", one[0], one[1]), one[0]])));
  }

  // ── the way in ──────────────────────────────────────────────────────────────────────────────────────────────────

  onPage(function () {
    const header = document.querySelector(".md-header__inner");
    if (header && !header.querySelector(".jz-search-open")) {
      const way = button("", { class: "jz-search-open", "aria-label": say("search"), "aria-keyshortcuts": "/ s" }, () => { open(); });
      way.innerHTML = ICON;
      way.append(made("span", {}, say("search")), made("kbd", { "aria-hidden": "true" }, "/"));
      ["pointerenter", "focus"].forEach(function (event) {
        way.addEventListener(event, function () { index().catch(function () {}); }, { once: true });
      });
      const source = header.querySelector(".md-header__source"); // of the site's code; empty in one builder's pages
      if (source && !source.children.length) source.replaceWith(way);
      else header.insertBefore(way, source);
    }
    const asked = new URLSearchParams(location.search);
    if (asked.has("search")) open(asked.get("search"));
  });

  document.addEventListener("keydown", function (event) {
    const place = event.target;
    const typing = place.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(place.tagName);
    const asked = (event.key === "/" || event.key === "s") && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
    const usual = event.key === "k" && (event.ctrlKey || event.metaKey);
    if (!asked && !usual) return;
    event.preventDefault();
    open();
  });
})();
