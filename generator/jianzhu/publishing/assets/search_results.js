// What a result shows: an article with the sentences that have the words, a name with what is said of it, hits marked.
(function () {
  "use strict";
  const { made, say, root, search } = window.jianzhu;
  const { folded, lastUpTo, firstFrom } = search;
  const SENTENCES = 3; // of one article
  const AROUND = 36; // characters on each side of the first hit in a sentence

  // ── words in a text ─────────────────────────────────────────────────────────────────────────────────────────────

  // Where words stand in a text: [start, end) of its characters.
  function stretches(text, words) {
    const { chars, at } = folded(text), found = [];
    words.forEach(function (word) {
      for (let k = chars.indexOf(word[0]); k >= 0; k = chars.indexOf(word[0], k + 1)) {
        let length = 1;
        while (length < word.length && chars[k + length] === word[length]) length++;
        if (length === word.length) found.push([at[k], at[k + length - 1] + 1]);
      }
    });
    return joined(found);
  }

  function joined(found) {
    const made = [];
    found.sort((a, b) => a[0] - b[0]).forEach(function (one) {
      const last = made[made.length - 1];
      if (last && one[0] <= last[1]) last[1] = Math.max(last[1], one[1]); else made.push(one.slice());
    });
    return made;
  }

  function marked(text, found) {
    const whole = document.createDocumentFragment();
    let position = 0;
    found.forEach(function (one) {
      whole.append(text.slice(position, one[0]), made("mark", {}, text.slice(one[0], one[1])));
      position = one[1];
    });
    whole.append(text.slice(position));
    return whole;
  }

  // A sentence with its hits marked, as much of a long one as stands around the first of them.
  function quoted(text, words) {
    const found = stretches(text, words);
    const first = found.length ? found[0][0] : 0;
    const start = first > 2 * AROUND ? first - AROUND : 0;
    const end = Math.min(text.length, start + 4 * AROUND);
    const inside = found.filter(one => one[1] <= end).map(one => [one[0] - start, one[1] - start]);
    const whole = marked(text.slice(start, end), inside);
    if (start) whole.prepend("…");
    if (end < text.length) whole.append("…");
    return whole;
  }

  // The part of a file of texts that shows a record at a place of the stream, its names and passages with their places.
  async function textAt(all, place) {
    const file = lastUpTo(all.texts, place);
    const record = lastUpTo(all.starts, place);
    const parts = await search.load(`${all.version}/texts/${file}`);
    const part = parts[record - lastUpTo(all.starts, all.texts[file])];
    let position = Math.max(all.texts[file], all.starts[record]);
    const shown = { url: part[0], title: part[1], told: part[2], forms: [], passages: [], example: part[5], names: part[6] };
    part[3].forEach(function (form) {
      shown.forms.push({ text: form, at: position });
      position += folded(form).chars.length + 1;
    });
    part[4].forEach(function (passage) {
      const [id, anchored, length, ...sentences] = passage;
      shown.passages.push({ id: id, anchored: anchored, sentences: sentences, at: position, end: position + length });
      position += length + 1;
    });
    return shown;
  }

  // The address of a place on a page, with what is to be marked there: `at` is a sentence's place in its passage.
  function address(url, anchor, surfaces, at) {
    const made = new URL(url, root);
    surfaces.slice(0, 5).forEach(one => { made.searchParams.append("q", one); });
    if (at) made.searchParams.set("at", at);
    if (anchor) made.hash = anchor;
    return made.href;
  }

  function surfacesIn(text, words) {
    const found = stretches(text, words).map(one => text.slice(one[0], one[1]));
    return Array.from(new Set(found));
  }

  // The sentences of an article that have most of the words, in the order of the text; the one at the best place first.
  function sentences(all, shown, result, words) {
    const found = [];
    const from = result.at < all.heads[result.record] ? 0 : all.heads[result.record];
    shown.passages.forEach(function (passage) {
      if (passage.at < from || !result.hits.some(hit => hit.places[firstFrom(hit.places, hit.from, passage.at)] < passage.end)) return;
      let at = passage.at, start = 0;
      passage.sentences.forEach(function (text, k) {
        const end = at + folded(text).chars.length;
        const own = words.filter(word => stretches(text, [word]).length).length;
        const isBest = result.at >= at && result.at < end;
        if (own || isBest) {
          found.push({
            text: text, own: own + (isBest ? words.length : 0), start: start,
            anchor: passage.anchored.includes(k + 1) ? `${passage.id}-${k + 1}` : passage.id
          });
        }
        start += text.length;
        at = end;
      });
    });
    return found.sort((a, b) => b.own - a.own).slice(0, SENTENCES);
  }

  async function articleShown(all, result, words) {
    const shown = await textAt(all, result.at);
    const title = surfacesIn(shown.title, words);
    const held = sentences(all, shown, result, words);
    const told = [shown.told, result.count > held.length ? say("places", result.count) : ""].filter(Boolean).join(" · ");
    if (!held.length) return [];
    return held.map(function (one, k) {
      const surfaces = Array.from(new Set(surfacesIn(one.text, words).concat(title)));
      const link = made("a", { href: address(shown.url, one.anchor, surfaces, one.start), role: "option" });
      if (!k) {
        link.append(made("span", { class: "jz-found-kind" }, all.labels.get(all.kinds[result.record])));
        link.append(made("span", { class: "jz-found-title" }, marked(shown.title, stretches(shown.title, words))));
        link.append(made("span", { class: "jz-found-told" }, told));
      } else {
        link.classList.add("jz-found-further");
      }
      if (one.text !== shown.title) link.append(made("span", { class: "jz-found-text" }, quoted(one.text, words)));
      return link;
    });
  }

  async function nameShown(all, result, words) {
    const shown = await textAt(all, all.starts[result.record]);
    const read = result.hits.flatMap(hit => hit.read);
    // By reading: characters and syllables stand in the same places.
    const names = shown.forms.slice(0, shown.names).map(function (form) {
      const starts = folded(form.text).at;
      const own = stretches(form.text, words);
      read.forEach(function (one) {
        const first = one[0] - form.at;
        if (first >= 0 && first < starts.length - 1) own.push([starts[first], starts[Math.min(first + one[1], starts.length - 1)]]);
      });
      return { text: form.text, own: joined(own) };
    });
    const link = made("a", { href: address(shown.url, "", [], 0), role: "option" });
    link.append(made("span", { class: "jz-found-kind" }, all.labels.get(all.kinds[result.record])));
    link.append(made("span", { class: "jz-found-title" }, marked(names[0].text, names[0].own)));
    const isWhole = one => one.own.length === 1 && one.own[0][1] - one.own[0][0] === one.text.length;
    const others = names.slice(1).filter(one => one.own.length && (!names[0].own.length || isWhole(one)));
    if (others.length) {
      const also = made("span", { class: "jz-found-also" }, say("also called", ""));
      others.slice(0, SENTENCES).forEach((one, k) => { also.append(k ? " · " : "", marked(one.text, one.own)); });
      link.append(also);
    }
    link.append(made("span", { class: "jz-found-told" }, shown.told));
    const said = shown.passages.map(one => one.sentences.join(""));
    const best = said.find(one => stretches(one, words).length) || said[0] || (shown.example && shown.example[1]);
    if (best) link.append(made("span", { class: "jz-found-text" }, quoted(best, words)));
    return [link];
  }

  Object.assign(search, { joined: joined, articleShown: articleShown, nameShown: nameShown });
})();
