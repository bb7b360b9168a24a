// Tables that sort: each head of a long table becomes a button; without this script they are complete as they stand.
// And a mend of the theme's search, which takes a Chinese query apart without ever trying it as one word.
(function () {
  "use strict";
  var SHORTEST = 3; // rows from which sorting helps

  function key(cell) {
    var data = cell && cell.querySelector("data");
    var text = cell ? cell.textContent.trim() : "";
    var number = data ? Number(data.value) : text && /^[-+]?[\d,]*\.?\d+$/.test(text) ? Number(text.replace(/,/g, "")) : NaN;
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

  function start() {
    document.querySelectorAll(".jz-rows table, .jz-list table").forEach(function (table) {
      if (!table.tHead || !table.tBodies[0] || table.tBodies[0].rows.length < SHORTEST) return;
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
    var search = document.querySelector(".md-search");
    if (search && !search.getAttribute("aria-label")) search.setAttribute("aria-label", "搜索");
  }

  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
