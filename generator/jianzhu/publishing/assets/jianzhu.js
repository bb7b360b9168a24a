// Tables that sort, filter and copy, and switches for the marks of an article; without this script all is there.
// And a mend of the theme's search, which takes a Chinese query apart without ever trying it as one word.
(function () {
  "use strict";
  var SHORTEST = 3; // rows from which sorting helps

  function key(cell) {
    var data = cell && cell.querySelector("data");
    var text = cell ? cell.textContent.trim() : "";
    var number = data ? Number(data.value) : text && /^[-+−]?[\d,]*\.?\d+[%％‰]?$/.test(text) ? Number(text.replace(/[,%％‰]/g, "").replace("−", "-")) : NaN;
    return { text: text, number: number };
  }

  function compare(a, b) {
    if (!a.text !== !b.text) return a.text ? -1 : 1; // empty cells last
    if (!isNaN(a.number) && !isNaN(b.number)) return a.number - b.number;
    return a.text.localeCompare(b.text, "zh-Hans-CN", { numeric: true });
  }

  function sort(table, head, column) {
    var falling = head.getAttribute("aria-sort") === "ascending";
    table.querySelectorAll("th[aria-sort]").forEach(function (other) { other.setAttribute("aria-sort", "none"); });
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    var body = table.tBodies[0];
    Array.from(body.rows)
      .map(function (row, place) { return { row: row, key: key(row.cells[column]), place: place }; })
      .sort(function (a, b) {
        if (!a.key.text !== !b.key.text) return compare(a.key, b.key);
        return (falling ? -1 : 1) * compare(a.key, b.key) || a.place - b.place;
      })
      .forEach(function (one) { body.appendChild(one.row); });
  }

  // The theme cuts 株洲 to 株 wherever 株 alone is a word of its index, because it looks only at what is shorter than
  // the whole. A character that no text holds, added at the end, makes the whole one of the shorter: both are asked for.
  var GUARD = "\u3021";
  function mendSearch() {
    var worker = window.Worker && window.Worker.prototype;
    if (!worker || worker.jianzhu) return;
    var post = worker.postMessage;
    worker.jianzhu = true;
    worker.postMessage = function (message) {
      var query = message && message.type === 2 && typeof message.data === "string" && message.data;
      if (query && /\p{sc=Han}{2}/u.test(query)) {
        var whole = query.replace(/\p{sc=Han}{2,}/gu, function (words) { return words + GUARD + " " + words; });
        message = Object.assign({}, message, { data: whole });
      }
      return arguments.length > 1 ? post.call(this, message, arguments[1]) : post.call(this, message);
    };
  }
  mendSearch();

  // ── tables: sort, filter, copy ──────────────────────────────────────────────────────────────────────────────────

  var FILTERED = 10; // rows from which filters help
  var FACETS = ["主体", "指标", "单位", "时期", "刊载", "类别", "结果", "方法"];
  var MOST_CHOICES = 60; // in a list to choose from: a longer one is not read, but suggests what is being typed

  function made(name, attributes, text) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text) element.textContent = text;
    return element;
  }

  function said(cell) {
    if (!cell) return "";
    var copy = cell.cloneNode(true);
    copy.querySelectorAll(".headerlink").forEach(function (link) { link.remove(); });
    copy.querySelectorAll("br").forEach(function (br) { br.replaceWith(" "); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  // What a cell holds as data: the number as printed, without what is said beside it.
  function datum(cell) {
    var data = cell.querySelector("data");
    return said(data || cell);
  }

  function topic(row) {
    var data = row.querySelector("data[data-topic]");
    return data ? data.getAttribute("data-topic") : "";
  }

  function heads(table) {
    return Array.from(table.tHead.rows[0].cells).map(said);
  }

  function csv(table) {
    var rows = [heads(table)];
    Array.from(table.tBodies[0].rows).forEach(function (row) {
      if (!row.hidden) rows.push(Array.from(row.cells).map(datum));
    });
    return rows.map(function (cells) {
      return cells.map(function (text) {
        if (/^[=+@]|^-(?![\d.])/.test(text)) text = "'" + text; // a spreadsheet would compute it
        return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
      }).join(",");
    }).join("\r\n") + "\r\n";
  }

  function copy(text, done) {
    function byHand() {
      var area = made("textarea", { "aria-hidden": "true", style: "position:fixed;opacity:0" });
      area.value = text;
      document.body.appendChild(area);
      area.select();
      done(document.execCommand("copy"));
      area.remove();
    }
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(text).then(function () { done(true); }, byHand);
  }

  function filters(table, box, place) {
    var names = heads(table);
    var paged = document.querySelector(".jz-pages");
    var rows = Array.from(table.tBodies[0].rows);
    var bar = made("div", { class: "jz-filters", role: "group", "aria-label": "筛选下表" });
    var words = made("input", { type: "search", placeholder: "筛选文字", "aria-label": "筛选文字" });
    var count = made("span", { role: "status" });
    var tests = [function (row) {
      var wanted = words.value.trim().toLowerCase().split(/\s+/);
      var text = row.textContent.toLowerCase();
      return wanted.every(function (word) { return text.indexOf(word) >= 0; });
    }];

    function apply() {
      var shown = 0;
      rows.forEach(function (row) {
        row.hidden = !tests.every(function (test) { return test(row); });
        if (!row.hidden) shown += 1;
      });
      count.textContent = shown === rows.length ? (paged ? "本页 " : "共 ") + shown + " 行" : shown + " / " + rows.length + " 行";
    }

    bar.appendChild(words);
    words.addEventListener("input", apply);
    function facet(name, value) {
      var choices = Array.from(new Set(rows.map(value)))
        .filter(Boolean)
        .sort(function (a, b) { return a.localeCompare(b, "zh-Hans-CN", { numeric: true }); });
      if (choices.length < 2) return;
      if (choices.length > MOST_CHOICES) return suggest(name, choices, value);
      var options = choices.map(function (choice) { return [choice, choice]; });
      choose(name, [["", name + "：全部"]].concat(options), function (row, chosen) { return value(row) === chosen; });
    }

    function suggest(name, choices, value) {
      var input = made("input", { type: "search", placeholder: name, "aria-label": name, list: "jz-" + name + place });
      var list = made("datalist", { id: "jz-" + name + place });
      choices.forEach(function (choice) { list.appendChild(made("option", { value: choice })); });
      tests.push(function (row) { return value(row).toLowerCase().indexOf(input.value.trim().toLowerCase()) >= 0; });
      input.addEventListener("input", apply);
      bar.appendChild(input);
      bar.appendChild(list);
    }

    function choose(name, options, test) {
      var select = made("select", { "aria-label": name });
      options.forEach(function (one) { select.appendChild(made("option", { value: one[0] }, one[1])); });
      tests.push(function (row) { return !select.value || test(row, select.value); });
      select.addEventListener("change", apply);
      bar.appendChild(select);
    }

    FACETS.forEach(function (name) {
      var column = names.indexOf(name);
      if (column >= 0) facet(name, function (row) { return said(row.cells[column]); });
    });
    facet("专题", topic);
    var marks = names.indexOf("说明");
    function planned(row) { return /目标/.test(said(row.cells[marks])); }
    if (marks >= 0 && rows.some(planned) && !rows.every(planned)) {
      var kinds = [["", "实际与目标"], ["actual", "隐去目标"], ["target", "只看目标"]];
      choose("实际与目标", kinds, function (row, chosen) { return planned(row) === (chosen === "target"); });
    }
    var button = made("button", { type: "button" }, "复制 CSV");
    button.addEventListener("click", function () {
      copy(csv(table), function (ok) { count.textContent = ok ? "已复制" : "浏览器不许复制"; });
    });
    bar.appendChild(button);
    bar.appendChild(count);
    box.insertBefore(bar, box.firstChild);
    apply();
    // A link to a row that a filter hides would lead nowhere.
    window.addEventListener("hashchange", function () {
      var there = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      var row = there && there.closest("tr");
      if (row && row.hidden) row.hidden = false;
    });
  }

  // A box that scrolls sideways can be reached with the keyboard and says what it is.
  function scrollable() {
    var named = {};
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (box) {
      var wide = box.scrollWidth > box.clientWidth + 1;
      if (!wide) return ["tabindex", "role", "aria-label"].forEach(function (name) { box.removeAttribute(name); });
      box.setAttribute("tabindex", "0");
      box.setAttribute("role", "region");
      var head = null;
      for (var node = box; node && !head && node.tagName !== "ARTICLE"; node = node.parentElement) {
        head = node.previousElementSibling;
        while (head && !/^H[1-6]$/.test(head.tagName) && !head.classList.contains("jz-table-caption")) {
          head = head.previousElementSibling;
        }
      }
      var name = "表格" + (head ? "：" + said(head) : "");
      named[name] = (named[name] || 0) + 1;
      box.setAttribute("aria-label", name + (named[name] > 1 ? "，之" + named[name] : "") + "（可左右滚动）");
    });
  }

  // ── the layers of an article ────────────────────────────────────────────────────────────────────────────────────

  var LAYERS = [
    ["person", "人物"], ["organization", "机构"], ["place", "地点"], ["project", "项目"],
    ["document", "文件"], ["event", "活动"], ["term", "术语"], ["figure", "数据"]
  ];
  var KEPT = "jianzhu-layers-off";
  var SCOPES = [["first", "每节首次"], ["all", "每次出现"], ["none", "不标"]];
  var SCOPE = "jianzhu-marks";

  function kept(name, otherwise) {
    try { return localStorage.getItem(name) || otherwise; } catch (refused) { return otherwise; }
  }

  function keep(name, value) {
    try { localStorage.setItem(name, value); } catch (refused) { /* a browser that keeps nothing */ }
  }

  function remembered() {
    return kept(KEPT, "").split(" ").filter(Boolean);
  }

  // Where a section names something again, the words are text until the reader asks for all. They become links without
  // an address before the theme looks for what to explain, so that an address is all that they lack.
  function prepareRepeats() {
    var tips = {};
    document.querySelectorAll("article a[href][title]").forEach(function (link) {
      tips[link.getAttribute("href")] = link.getAttribute("title");
    });
    document.querySelectorAll("span.jz-again").forEach(function (span) {
      var link = made("a", { class: span.className, "data-to": span.getAttribute("data-to") });
      var tip = tips[span.getAttribute("data-to")];
      if (tip) link.setAttribute("title", tip);
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
    var imprint = document.querySelector(".jz-imprint");
    var article = document.querySelector("article.md-content__inner");
    if (!imprint || !article || article.querySelector(".jz-layers")) return;
    var off = remembered();
    var bar = made("div", { class: "jz-layers", role: "group", "aria-label": "正文中的标注" });
    LAYERS.forEach(function (layer) {
      if (!article.querySelector("a.jz-" + layer[0])) return;
      var button = made("button", { type: "button" }, layer[1]);
      function show() {
        var on = off.indexOf(layer[0]) < 0;
        button.setAttribute("aria-pressed", String(on));
        article.classList.toggle("jz-no-" + layer[0], !on);
      }
      button.addEventListener("click", function () {
        off = remembered();
        off = off.indexOf(layer[0]) < 0 ? off.concat(layer[0]) : off.filter(function (name) { return name !== layer[0]; });
        keep(KEPT, off.join(" "));
        show();
      });
      show();
      bar.appendChild(button);
    });
    if (!bar.firstChild) return;
    var scope = made("select", { "aria-label": "标注哪些" });
    SCOPES.forEach(function (one) { scope.appendChild(made("option", { value: one[0] }, one[1])); });
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

  // The glossary's own page lists every term at its anchor: whoever was sent there wants the entry.
  function goToEntry() {
    var there = /^#term-/.test(location.hash) && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var link = there && there.tagName === "SPAN" && there.querySelector("a[href]");
    if (link) location.replace(link.href);
  }

  function start() {
    document.querySelectorAll(".jz-rows, .jz-list, .jz-sortable").forEach(function (box, place) {
      var table = box.querySelector("table");
      if (!table || !table.tHead || !table.tBodies[0]) return;
      var count = table.tBodies[0].rows.length;
      if (count >= FILTERED && !box.classList.contains("jz-sortable") && !box.querySelector(".jz-filters")) filters(table, box, place);
      if (count < SHORTEST) return;
      Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
        if (!head.textContent.trim() || head.querySelector("button")) return;
        var button = document.createElement("button");
        button.type = "button";
        while (head.firstChild) button.appendChild(head.firstChild);
        head.appendChild(button);
        head.setAttribute("aria-sort", "none");
        button.addEventListener("click", function () { sort(table, head, column); });
      });
    });
    layers();
    goToEntry();
    // The theme wraps tables in their boxes when it starts, before or after us.
    setTimeout(scrollable, 0);
    var search = document.querySelector(".md-search");
    if (search && !search.getAttribute("aria-label")) search.setAttribute("aria-label", "搜索");
  }

  prepareRepeats();
  window.addEventListener("resize", scrollable);
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
