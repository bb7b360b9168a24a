// Tables: sort by a head, filter, copy as CSV; a box that scrolls sideways says what it is. Without it they are complete.
(function () {
  "use strict";
  const { made, button, said, say, copy } = window.jianzhu;
  const SHORTEST = 5; // rows from which sorting helps

  function key(cell) {
    const data = cell && cell.querySelector("data");
    const text = cell ? cell.textContent.trim() : "";
    const number = data ? Number(data.value) : text && /^[-+−]?[\d,]*\.?\d+[%％‰]?$/.test(text) ? Number(text.replace(/[,%％‰]/g, "").replace("−", "-")) : NaN;
    return { text: text, number: number };
  }

  function compare(a, b) {
    if (!a.text !== !b.text) return a.text ? -1 : 1; // empty cells last
    if (!isNaN(a.number) && !isNaN(b.number)) return a.number - b.number;
    return a.text.localeCompare(b.text, "zh-Hans-CN", { numeric: true });
  }

  function sort(table, head, column) {
    const falling = head.getAttribute("aria-sort") === "ascending";
    table.querySelectorAll("th[aria-sort]").forEach(function (other) { other.setAttribute("aria-sort", "none"); });
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    const body = table.tBodies[0];
    Array.from(table.rows).forEach(function (row, place) { row.dataset.printed = row.dataset.printed || place; });
    Array.from(body.rows)
      .map(function (row, place) { return { row: row, key: key(row.cells[column]), place: place }; })
      .sort(function (a, b) {
        if (!a.key.text !== !b.key.text) return compare(a.key, b.key);
        return (falling ? -1 : 1) * compare(a.key, b.key) || a.place - b.place;
      })
      .forEach(function (one) { body.appendChild(one.row); });
  }

  const FILTERED = 10; // rows from which filters help
  const MOST_CHOICES = 60; // in a list to choose from: a longer one is not read, but suggests what is being typed

  // What a cell holds as data: the number as printed, without what is said beside it, with the minus of a keyboard.
  function datum(cell) {
    const data = cell.querySelector("data");
    return said(data || cell).replace(/^−(?=[\d.])/, "-");
  }

  function topic(row) {
    const data = row.querySelector("data[data-topic]");
    return data ? data.getAttribute("data-topic") : "";
  }

  function heads(table) {
    return Array.from(table.tHead.rows[0].cells).map(said);
  }

  function csv(table) {
    const rows = [heads(table)];
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

  function filters(table, box, place) {
    const columns = window.jianzhu.words.facets;
    const names = heads(table);
    const paged = document.querySelector(".jz-pages");
    const all = document.querySelector("a.jz-all");
    const whole = all && all.cloneNode(true); // to the table of everything, offered where a filter leaves rows out
    const rows = Array.from(table.tBodies[0].rows);
    const bar = made("div", { class: "jz-filters", role: "group", "aria-label": say("filter table") });
    const typed = made("input", { type: "search", placeholder: say("filter words"), "aria-label": say("filter words") });
    const count = made("span", { role: "status" });
    const tests = [function (row) {
      const wanted = typed.value.trim().toLowerCase().split(/\s+/);
      const text = row.textContent.toLowerCase();
      return wanted.every(function (word) { return text.indexOf(word) >= 0; });
    }];

    function apply() {
      let shown = 0;
      rows.forEach(function (row) {
        row.hidden = !tests.every(function (test) { return test(row); });
        if (!row.hidden) shown += 1;
      });
      count.textContent = shown < rows.length ? say(paged ? "rows of those here" : "rows of", shown, rows.length) : say(paged ? "rows here" : "rows", shown);
      if (whole) whole.hidden = shown === rows.length;
    }

    bar.appendChild(typed);
    typed.addEventListener("input", apply);
    function facet(name, value) {
      const choices = Array.from(new Set(rows.map(value)))
        .filter(Boolean)
        .sort(function (a, b) { return a.localeCompare(b, "zh-Hans-CN", { numeric: true }); });
      if (choices.length < 2) return;
      if (choices.length > MOST_CHOICES) return suggest(name, choices, value);
      const options = choices.map(function (choice) { return [choice, choice]; });
      choose(name, [["", say("all of", name)]].concat(options), function (row, chosen) { return value(row) === chosen; });
    }

    function suggest(name, choices, value) {
      const input = made("input", { type: "search", placeholder: name, "aria-label": name, list: "jz-" + name + place });
      const list = made("datalist", { id: "jz-" + name + place });
      choices.forEach(function (choice) { list.appendChild(made("option", { value: choice })); });
      tests.push(function (row) { return value(row).toLowerCase().indexOf(input.value.trim().toLowerCase()) >= 0; });
      input.addEventListener("input", apply);
      bar.appendChild(input);
      bar.appendChild(list);
    }

    function choose(name, options, test) {
      const select = made("select", { "aria-label": name });
      options.forEach(function (one) { select.appendChild(made("option", { value: one[0] }, one[1])); });
      tests.push(function (row) { return !select.value || test(row, select.value); });
      select.addEventListener("change", apply);
      bar.appendChild(select);
    }

    columns.forEach(function (name) {
      const column = names.indexOf(name);
      if (column >= 0) facet(name, function (row) { return said(row.cells[column]); });
    });
    facet(say("topic"), topic);
    const marks = names.indexOf(say("marks"));
    function planned(row) { return said(row.cells[marks]).indexOf(say("target")) >= 0; }
    if (marks >= 0 && rows.some(planned) && !rows.every(planned)) {
      const kinds = [["", say("actual and target")], ["actual", say("no targets")], ["target", say("only targets")]];
      choose(say("actual and target"), kinds, function (row, chosen) { return planned(row) === (chosen === "target"); });
    }
    bar.appendChild(button(say("copy csv"), {}, function () {
      copy(csv(table), function (ok) { count.textContent = say(ok ? "copied" : "not copied"); });
    }));
    bar.appendChild(count);
    if (whole) bar.appendChild(whole);
    box.insertBefore(bar, box.firstChild);
    apply();
    // A link to a row that a filter hides would lead nowhere.
    window.addEventListener("hashchange", function () {
      const there = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const row = there && there.closest("tr");
      if (row && row.hidden) row.hidden = false;
    });
  }

  // A box that scrolls sideways can be reached with the keyboard and says what it is.
  function scrollable() {
    const named = {};
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (box) {
      const wide = box.scrollWidth > box.clientWidth + 1;
      box.classList.toggle("jz-fits", !wide); // its heads stay in the window, those of a wide one in its box
      if (!wide) return ["tabindex", "role", "aria-label"].forEach(function (name) { box.removeAttribute(name); });
      box.setAttribute("tabindex", "0");
      box.setAttribute("role", "region");
      let head = null;
      for (let node = box; node && !head && node.tagName !== "ARTICLE"; node = node.parentElement) {
        head = node.previousElementSibling;
        while (head && !/^H[1-6]$/.test(head.tagName) && !head.classList.contains("jz-table-caption")) {
          head = head.previousElementSibling;
        }
      }
      const name = head ? say("table of", said(head)) : say("table");
      named[name] = (named[name] || 0) + 1;
      box.setAttribute("aria-label", say("scrolls", named[name] > 1 ? say("nth", name, named[name]) : name));
    });
  }

  function sortable(box, place) {
    const table = box.querySelector("table");
    if (!table || !table.tHead || !table.tBodies[0]) return;
    const count = table.tBodies[0].rows.length;
    const filtered = count >= FILTERED && !box.classList.contains("jz-sortable");
    if (filtered && !box.querySelector(".jz-filters")) filters(table, box, place);
    if (count < SHORTEST) return;
    Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
      if (!head.textContent.trim() || head.querySelector("button")) return;
      const linked = head.querySelector("a"); // a link may not stand in a button, but beside one
      const button = made("button", linked ? { type: "button", "aria-label": said(head) } : { type: "button" });
      while (head.firstChild && !linked) button.appendChild(head.firstChild);
      head.appendChild(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", function () { sort(table, head, column); });
    });
  }

  window.addEventListener("resize", scrollable);
  window.jianzhu.onPage(function () {
    document.querySelectorAll(".jz-rows, .jz-list, .jz-sortable").forEach(sortable);
    setTimeout(scrollable, 0); // the theme wraps tables in their boxes when it starts, before or after us
  });
})();
