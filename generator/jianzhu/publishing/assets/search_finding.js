// What a query finds, best first: `竹韵 碳汇` → the records that have both words, with the places of each.
// Names fit by what the words are of them (the whole, the beginning, a part, its reading), articles by where the words
// stand (title, headings, text), how often and how near to one another.
(function () {
  "use strict";
  const search = window.jianzhu.search;
  const { MARK, folded, firstFrom, lastUpTo, together, pair, any, places, beginnings } = search;

  // How well words fit a name; equally good ones stay in the order of the stream, which begins with the most used.
  const WHOLE = 9, WHOLE_READING = 8, BEGINS = 7, BEGINS_READING = 6, INSIDE = 5, INSIDE_READING = 4, SAID = 1;

  // The words of a query, all of which must be there; what stands in quotation marks is one.
  function wordsOf(query) {
    const found = [];
    query.replace(/[“”„「」]/g, '"').replace(/"([^"]+)"|[^\s"]+/g, function (word, quoted) {
      const chars = folded(quoted || word).chars;
      while (chars.length && MARK.test(chars[0])) chars.shift();
      if (chars.length) found.push(chars);
      return "";
    });
    return found;
  }

  // ── readings ────────────────────────────────────────────────────────────────────────────────────────────────────

  // The letters of words that may be a reading: `Lǜ'dì` → `lvdi`; nothing of others.
  function lettersOf(chars) {
    const letters = chars.join("").normalize("NFD").replace(/u\u0308/g, "v").replace(/[\u0300-\u036f'_]/g, "");
    return /^[a-z]{2,}$/.test(letters) ? letters : "";
  }

  // zhuzhou → [[zhu, zhou]]; the last syllable may be cut short: [zhu, zh], partly.
  function syllabled(all, letters) {
    const known = new Set(all.syllables), found = [];
    (function go(done, rest) {
      if (found.length > 8) return;
      if (!rest) { found.push({ syllables: done, partly: false }); return; }
      for (let k = Math.min(6, rest.length); k; k--) {
        if (known.has(rest.slice(0, k))) go(done.concat(rest.slice(0, k)), rest.slice(k));
      }
      if (!known.has(rest) && rest.length < 6 && done.length && all.syllables.some(one => one.startsWith(rest))) {
        found.push({ syllables: done.concat(rest), partly: true });
      }
    })([], letters);
    const whole = found.filter(one => !one.partly);
    return whole.length ? whole : found;
  }

  // Where names are read by some syllables, and where names begin with the first of their letters.
  async function spelled(all, one) {
    const last = one.partly ? one.syllables.length - 1 : -1;
    const [names, lists] = await Promise.all([
      beginnings(all, one.syllables[0][0].toUpperCase(), one.syllables.length),
      Promise.all(one.syllables.map(async function (syllable, offset) {
        const first = syllable[0].toUpperCase(), rest = syllable.slice(1);
        const fits = other => /^[a-z]*$/.test(other);
        return {
          offset: offset,
          places: offset === last ? await any(all, first, rest, fits) : await pair(all, first, rest)
        };
      }))
    ]);
    return { names: names, list: together(lists), length: one.syllables.length, whole: !one.partly };
  }

  // The same of initials; no syllable begins with i, u or v.
  async function initialled(all, letters) {
    if (/[iuv]/.test(letters)) return null;
    const [names, lists] = await Promise.all([
      beginnings(all, letters[0].toUpperCase(), letters.length),
      Promise.all(Array.from(letters.slice(1)).map(async (letter, offset) => ({
        offset: offset, places: await pair(all, letters[offset].toUpperCase(), letter.toUpperCase())
      })))
    ]);
    return { names: names, list: together(lists), length: letters.length, whole: true };
  }

  // Names that are read so, by syllables or by initials: where each begins in the stream, how long it is, how well it fits.
  async function readings(all, letters) {
    const found = new Map();
    function put(one, position) {
      const grade = one.whole && one.names.whole.has(position) ? WHOLE_READING
        : one.names.any.has(position) ? BEGINS_READING : INSIDE_READING;
      const known = found.get(position);
      if (!known || known.grade < grade) found.set(position, { length: one.length, grade: grade });
    }
    const [spellings, short] = await Promise.all([
      Promise.all(syllabled(all, letters).map(one => spelled(all, one))), initialled(all, letters)
    ]);
    spellings.forEach(one => { one.list.forEach(position => { put(one, position); }); });
    if (short) {
      // Two letters in the middle of a name are the initials of much.
      const tells = position => short.length > 2 || short.names.any.has(position) || found.has(position);
      short.list.filter(tells).forEach(position => { put(short, position); });
    }
    return found;
  }

  // ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────

  // Record → where words stand in it (`places`, from one to another), as which reading, and how well they fit a name.
  async function held(all, chars) {
    const letters = lettersOf(chars);
    const [list, names, read] = await Promise.all([
      places(all, chars), beginnings(all, chars[0], chars.length), letters ? readings(all, letters) : new Map()
    ]);
    const found = new Map();
    for (let from = 0; from < list.length;) {
      const record = lastUpTo(all.starts, list[from]), end = all.starts[record + 1];
      let to = from, grade = 0;
      for (; to < list.length && list[to] < end; to++) {
        if (record >= all.names) continue;
        grade = Math.max(grade, names.whole.has(list[to]) ? WHOLE : names.any.has(list[to]) ? BEGINS : INSIDE);
      }
      if (record < all.names && list[from] >= all.heads[record]) grade = SAID;
      found.set(record, { places: list, from: from, to: to, grade: grade, read: [] });
      from = to;
    }
    read.forEach(function (one, position) {
      const record = lastUpTo(all.starts, position);
      if (!found.has(record)) found.set(record, { places: list, from: 0, to: 0, grade: 0, read: [] });
      const hit = found.get(record);
      hit.grade = Math.max(hit.grade, one.grade);
      hit.read.push([position, one.length]);
    });
    return found;
  }

  // The narrowest stretch that has one place of each hit, from the `starts` on: where it begins, and how wide it is.
  function nearest(hits, starts) {
    const at = starts.slice();
    let best = null;
    for (;;) {
      let first = 0, last = 0;
      for (let k = 1; k < hits.length; k++) {
        if (hits[k].places[at[k]] < hits[first].places[at[first]]) first = k;
        if (hits[k].places[at[k]] > hits[last].places[at[last]]) last = k;
      }
      const begin = hits[first].places[at[first]], width = hits[last].places[at[last]] - begin;
      if (!best || width < best.width) best = { at: begin, width: width };
      if (hits.length === 1 || ++at[first] === hits[first].to) return best;
    }
  }

  function scored(all, record, hits) {
    const one = { record: record, hits: hits, count: 0, score: 0, at: 0 };
    if (record < all.names) {
      one.score = hits.reduce((least, hit) => Math.min(least, hit.grade), WHOLE);
      return one;
    }
    const head = all.heads[record], outline = all.outlines[record], texts = [];
    hits.forEach(function (hit) {
      const count = hit.to - hit.from, text = firstFrom(hit.places, hit.from, outline);
      one.count += count;
      one.score += 5 * Math.log2(1 + count);
      if (hit.places[hit.from] < head) one.score += 60 / hits.length;
      if (firstFrom(hit.places, hit.from, head) < text) one.score += 15 / hits.length;
      texts.push(text);
    });
    const areTexts = hits.every((hit, k) => texts[k] < hit.to);
    const best = nearest(hits, areTexts ? texts : hits.map(hit => hit.from));
    one.at = best.at;
    if (hits.length > 1) one.score += 40 / (1 + best.width / 10);
    return one;
  }

  // All that a query finds, best first.
  async function find(query) {
    const all = await search.index();
    const words = wordsOf(query);
    const each = await Promise.all(words.map(word => held(all, word)));
    const names = [], texts = [];
    if (each.length) {
      const fewest = each.reduce((a, b) => b.size < a.size ? b : a);
      fewest.forEach(function (_, record) {
        if (!each.every(one => one.has(record))) return;
        (record < all.names ? names : texts).push(scored(all, record, each.map(one => one.get(record))));
      });
    }
    [names, texts].forEach(list => { list.sort((a, b) => b.score - a.score || a.record - b.record); });
    return { all: all, query: query, words: words, counts: each.map(one => one.size), found: names.concat(texts) };
  }

  Object.assign(search, { find: find, held: held, SAID: SAID, WHOLE_READING: WHOLE_READING });
})();
