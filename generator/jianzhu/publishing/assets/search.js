// The site's search: a dialog of our own, the same whatever built the site and wherever it is read from.
//
// What can be found is one stream of characters: names (entities, terms, indicators) first, then the articles, each
// passage with one empty place behind it. Parts that are loaded as scripts say where in the stream each pair of
// characters stands: 竹韵 at 120 and 新材 at 122 is 竹韵新材 at 120. jianzhu/publishing/search writes them and tells how.
(function () {
  "use strict";
  const { made, say, root, onPage } = window.jianzhu;
  const ARTICLE = "article";
  const FIRST_NAMES = 5; // names shown above the articles, unless more of them are meant exactly
  const A_PAGE = 10; // results shown at once
  const SENTENCES = 3; // of one article
  const AROUND = 36; // characters on each side of the first hit in a sentence
  const FEW_SOURCES = 200; // whose names are loaded with the results
  const MOST_PAIRS = 6; // of a long word that are looked up; more would tell nothing new
  const TYPING = 120; // milliseconds: a key that follows another so soon has the search wait for the next one
  const KEPT = "jianzhu-search"; // the last query of this visit

  function load(name) {
    return new Promise(function (done, failed) {
      window.jianzhu.load(`search/${name}`, function (held) {
        if (held) done(held); else failed(new Error(`search/${name}`));
      });
    });
  }

  // ── numbers and characters ──────────────────────────────────────────────────────────────────────────────────────

  const DIGITS = Array.from({ length: 94 }, (_, k) => String.fromCharCode(33 + k)).filter(c => c !== '"' && c !== "\\");
  const BASE = DIGITS.length / 2; // the first half of the digits end a number
  const VALUES = new Int8Array(128);
  DIGITS.forEach((char, value) => { VALUES[char.charCodeAt(0)] = value; });

  function unpacked(text) {
    const found = [];
    let number = 0;
    for (let k = 0; k < text.length; k++) {
      const digit = VALUES[text.charCodeAt(k)];
      if (digit >= BASE) { number = number * BASE + digit - BASE; continue; }
      found.push(number * BASE + digit);
      number = 0;
    }
    return found;
  }

  // Rising numbers that are packed as the gaps between them.
  function rising(text) {
    let last = -1;
    return unpacked(text).map(gap => last += gap + 1);
  }

  const MARK = /[^\p{L}\p{N}]/u;
  const LATIN = /[0-9a-z]/;
  let alike = new Map();
  const plains = new Map();

  function plain(char) {
    let made = plains.get(char);
    if (made === undefined) {
      const like = char.normalize("NFKC").toLowerCase();
      made = Array.from(like).length === 1 ? like : char;
      made = alike.get(made) || made;
      plains.set(char, made);
    }
    return made;
  }

  // The characters of a text as they are compared, and where in the text each stands. White space goes, but for one
  // space between two Latin words or numbers.
  function folded(text) {
    const chars = [], at = [];
    let position = 0, space = -1;
    for (const char of text) {
      if (/\s/.test(char)) {
        space = position;
      } else {
        const made = plain(char);
        if (space >= 0 && chars.length && LATIN.test(chars[chars.length - 1]) && LATIN.test(made)) {
          chars.push("_");
          at.push(space);
        }
        space = -1;
        chars.push(made);
        at.push(position);
      }
      position += char.length;
    }
    at.push(text.length);
    return { chars: chars, at: at };
  }

  // ── the index ───────────────────────────────────────────────────────────────────────────────────────────────────

  let prepared = null;

  // What there is, once: for each record its kind, where in the stream it begins, and where its parts end.
  function index() {
    if (!prepared) {
      prepared = load("index").then(function (raw) {
        const pairs = Array.from(raw.alike);
        for (let k = 0; k < pairs.length; k += 2) alike.set(pairs[k], pairs[k + 1]);
        plains.clear();
        const lengths = unpacked(raw.lengths);
        const starts = [], heads = [], outlines = [];
        let position = 0, k = 0;
        while (k < lengths.length) {
          const isName = starts.length < raw.names;
          starts.push(position);
          heads.push(position += lengths[k++]);
          outlines.push(isName ? position : position += lengths[k++]);
          position += lengths[k++];
        }
        starts.push(position);
        const kinds = [], years = unpacked(raw.origins[1]);
        raw.kinds.forEach(function (one) { for (let n = 0; n < one[2]; n++) kinds.push(one[0]); });
        return {
          names: raw.names, kinds: kinds, labels: new Map(raw.kinds), starts: starts, heads: heads, outlines: outlines,
          sources: raw.sources, articles: unpacked(raw.articles),
          origins: unpacked(raw.origins[0]).map((source, k) => [source, raw.years[years[k]]]), texts: rising(raw.texts),
          files: raw.files, large: raw.large, syllables: raw.syllables.split(" "), version: raw.version,
          examples: raw.examples
        };
      });
      prepared.catch(() => { prepared = null; });
    }
    return prepared;
  }

  const LENGTH = /^=\d+$/; // in place of what follows: a name of so many characters or syllables begins here

  // The last of rising numbers that is not above one.
  function lastUpTo(numbers, one) {
    let low = 0, high = numbers.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (numbers[middle] <= one) low = middle; else high = middle;
    }
    return low;
  }

  // For each of what follows a character, where in the stream: a Map; of `rest` alone where a character has many files.
  const followers = new Map();
  async function following(all, first, rest) {
    const pieces = all.large[first];
    const code = first.codePointAt(0);
    const names = [];
    if (!pieces) names.push(code % all.files);
    else for (let k = 0; k < pieces; k++) {
      if (rest === undefined || (rest.codePointAt(0) || 0) % pieces === k) names.push(`${code.toString(16)}-${k}`);
    }
    const held = await Promise.all(names.map(async function (name) {
      const key = `${name} ${first}`;
      const inside = (await load(`${all.version}/grams/${name}`))[first] || "";
      if (!followers.has(key)) {
        const found = new Map(), parts = inside.split(" ");
        for (let k = 0; k + 1 < parts.length; k += 2) found.set(parts[k], parts[k + 1]);
        followers.set(key, found);
      }
      return followers.get(key);
    }));
    return held.length === 1 ? held[0] : new Map(held.flatMap(one => Array.from(one)));
  }

  async function pair(all, first, rest) {
    return rising((await following(all, first, rest)).get(rest) || "");
  }

  function merged(lists) {
    if (lists.length === 1) return lists[0];
    return Array.from(Float64Array.from(lists.flat()).sort()).filter((one, k, all) => one !== all[k - 1]);
  }

  // Numbers of `numbers` for which `offset` more is among `others`; both rise.
  function kept(numbers, others, offset) {
    const found = [];
    let k = 0;
    for (const one of numbers) {
      while (k < others.length && others[k] < one + offset) k++;
      if (k === others.length) break;
      if (others[k] === one + offset) found.push(one);
    }
    return found;
  }

  // Where several lists, each so many places further on, begin together.
  function together(lists) {
    const shortest = lists.reduce((a, b) => b.places.length < a.places.length ? b : a);
    let found = shortest.places.map(one => one - shortest.offset);
    lists.forEach(one => { if (one !== shortest) found = kept(found, one.places, one.offset); });
    return found;
  }

  // Where in the stream words stand: those places at which all their pairs do.
  async function places(all, chars) {
    const wanted = [];
    for (let k = 0; k < chars.length; k++) {
      if (MARK.test(chars[k])) continue; // a mark is only ever the second of a pair
      if (k + 1 < chars.length) wanted.push(k++);
      else wanted.push(k && !MARK.test(chars[k - 1]) ? k - 1 : k);
    }
    const step = Math.max(1, (wanted.length - 1) / (MOST_PAIRS - 1));
    const some = wanted.filter((_, k) => Math.floor(k / step) !== Math.floor((k - 1) / step));
    const lists = await Promise.all(some.map(async function (k) {
      const found = k + 1 < chars.length
        ? await pair(all, chars[k], chars[k + 1])
        : merged(Array.from(await following(all, chars[k])).filter(one => !LENGTH.test(one[0]))
          .map(one => rising(one[1])));
      return { places: found, offset: k };
    }));
    return lists.length ? together(lists) : [];
  }

  // ── finding ─────────────────────────────────────────────────────────────────────────────────────────────────────

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

  // Where names begin with a character: those that are so long, and all of them.
  async function beginning(all, first, length) {
    const after = await following(all, first, "=");
    const lengths = Array.from(after).filter(one => LENGTH.test(one[0]));
    return {
      whole: new Set(rising(after.get(`=${length}`) || "")),
      any: new Set(lengths.flatMap(one => rising(one[1])))
    };
  }

  // Names that are read so, by syllables or by initials: where each begins in the stream, how long it is, how well it fits.
  async function readings(all, letters) {
    const found = new Map();
    function put(position, length, grade) {
      const known = found.get(position);
      if (!known || known.grade < grade) found.set(position, { length: length, grade: grade });
    }
    async function graded(list, first, length, most) {
      const names = await beginning(all, first, length);
      list.forEach(function (one) {
        const whole = most && names.whole.has(one);
        put(one, length, whole ? WHOLE_READING : names.any.has(one) ? BEGINS_READING : INSIDE_READING);
      });
      return names.any;
    }
    for (const one of syllabled(all, letters)) {
      const lists = await Promise.all(one.syllables.map(async function (syllable, offset) {
        const first = syllable[0].toUpperCase(), rest = syllable.slice(1);
        if (!one.partly || offset < one.syllables.length - 1) return { places: await pair(all, first, rest), offset: offset };
        const after = await following(all, first, rest || undefined);
        const like = Array.from(after).filter(other => /^[a-z]*$/.test(other[0]) && other[0].startsWith(rest));
        return { places: merged(like.map(other => rising(other[1]))), offset: offset };
      }));
      await graded(together(lists), one.syllables[0][0].toUpperCase(), one.syllables.length, !one.partly);
    }
    if (!/[iuv]/.test(letters)) { // no syllable begins with these
      const lists = await Promise.all(Array.from(letters.slice(1)).map(async function (letter, offset) {
        return { places: await pair(all, letters[offset].toUpperCase(), letter.toUpperCase()), offset: offset };
      }));
      const list = together(lists);
      const known = new Set(found.keys());
      const begins = await graded(list, letters[0].toUpperCase(), letters.length, true);
      // Two letters in the middle of a name are the initials of much.
      if (letters.length < 3) list.forEach(one => { if (!begins.has(one) && !known.has(one)) found.delete(one); });
    }
    return found;
  }

  // Record → where words stand in it, and how well they fit if it is a name.
  async function held(all, chars) {
    const found = new Map();
    let record = 0;
    function put(position, length, grade, reading) {
      if (position < all.starts[record] || position >= all.starts[record + 1]) record = lastUpTo(all.starts, position);
      let one = found.get(record);
      if (!one) found.set(record, one = { at: [], grade: 0, read: [] });
      one.grade = Math.max(one.grade, grade);
      if (reading) one.read.push([position, length]); else one.at.push(position);
    }
    const list = await places(all, chars);
    const isNamed = list.length && list[0] < all.starts[all.names];
    const names = isNamed ? await beginning(all, chars[0], chars.length) : { whole: new Set(), any: new Set() };
    list.forEach(function (one) {
      put(one, chars.length, names.whole.has(one) ? WHOLE : names.any.has(one) ? BEGINS : INSIDE, false);
    });
    const letters = chars.join("").normalize("NFD").replace(/u\u0308/g, "v").replace(/[\u0300-\u036f'_]/g, "");
    if (/^[a-z]{2,}$/.test(letters)) {
      (await readings(all, letters)).forEach((one, position) => { put(position, one.length, one.grade, true); });
    }
    found.forEach(function (one, record) {
      if (record < all.names && !one.read.length && one.at[0] >= all.heads[record]) one.grade = SAID;
    });
    return found;
  }

  // The narrowest stretch that has one place of each list: where it begins, and how wide it is.
  function nearest(lists) {
    if (lists.length === 1) return { at: lists[0][0], width: 0 };
    const all = lists.flatMap((list, k) => list.map(one => [one, k]));
    all.sort((a, b) => a[0] - b[0]);
    const last = new Array(lists.length).fill(-1);
    let best = { at: all[0][0], width: Infinity };
    all.forEach(function (one) {
      last[one[1]] = one[0];
      const first = Math.min.apply(null, last);
      if (first >= 0 && one[0] - first < best.width) best = { at: first, width: one[0] - first };
    });
    return best;
  }

  function scored(all, record, hits) {
    const one = { record: record, hits: hits, count: 0, score: 0, at: 0 };
    if (record < all.names) {
      one.score = Math.min.apply(null, hits.map(hit => hit.grade));
      return one;
    }
    const head = all.heads[record], outline = all.outlines[record];
    const lists = hits.map(hit => hit.at);
    const inText = lists.map((list) => list[0] >= outline ? list : list.filter(at => at >= outline));
    lists.forEach(function (list) {
      one.count += list.length;
      one.score += 5 * Math.log2(1 + list.length);
      if (list[0] >= outline) return;
      if (list[0] < head) one.score += 60 / lists.length;
      if (list.some(at => at >= head && at < outline)) one.score += 15 / lists.length;
    });
    const best = nearest(inText.every(list => list.length) ? inText : lists);
    one.at = best.at;
    if (lists.length > 1) one.score += 40 / (1 + best.width / 10);
    return one;
  }

  // All that a query finds, best first.
  async function find(query) {
    const all = await index();
    const words = wordsOf(query);
    const each = await Promise.all(words.map(word => held(all, word)));
    const found = [];
    if (each.length) {
      const fewest = each.reduce((a, b) => b.size < a.size ? b : a);
      fewest.forEach(function (_, record) {
        if (each.every(one => one.has(record))) {
          found.push(scored(all, record, each.map(one => one.get(record))));
        }
      });
    }
    found.sort(function (a, b) {
      const names = (b.record < all.names) - (a.record < all.names);
      return names || b.score - a.score || a.record - b.record;
    });
    return { all: all, query: query, words: words, counts: each.map(one => one.size), found: found };
  }

  // ── what a result shows ─────────────────────────────────────────────────────────────────────────────────────────

  // Where words stand in a text: [start, end) of its characters.
  function stretches(text, words) {
    const plainText = folded(text), found = [];
    words.forEach(function (word) {
      for (let k = 0; k + word.length <= plainText.chars.length; k++) {
        if (word.every((char, n) => plainText.chars[k + n] === char)) {
          found.push([plainText.at[k], plainText.at[k + word.length - 1] + 1]);
        }
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
    let position = all.texts[file];
    for (const part of await load(`${all.version}/texts/${file}`)) {
      const isIt = lastUpTo(all.starts, position) === record;
      const shown = { url: part[0], title: part[1], told: part[2], forms: [], passages: [], example: part[5], names: part[6] };
      part[3].forEach(function (form) {
        shown.forms.push({ text: form, at: position });
        position += folded(form).chars.length + 1;
      });
      part[4].forEach(function (passage) {
        shown.passages.push({ id: passage[0], anchored: passage[1], sentences: passage.slice(2), at: position });
        position += folded(passage.slice(2).join("")).chars.length + 1;
      });
      if (isIt) return shown;
    }
    return null;
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
    shown.passages.forEach(function (passage) {
      if (passage.at < all.heads[result.record] && result.at >= all.heads[result.record]) return;
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
    const rest = result.count > held.length ? ` · ${say("places", result.count)}` : "";
    if (!held.length) return [];
    return held.map(function (one, k) {
      const surfaces = Array.from(new Set(surfacesIn(one.text, words).concat(title)));
      const link = made("a", { href: address(shown.url, one.anchor, surfaces, one.start), role: "option" });
      if (!k) {
        link.append(made("span", { class: "jz-found-kind" }, all.labels.get(ARTICLE)));
        link.append(made("span", { class: "jz-found-title" }, marked(shown.title, stretches(shown.title, words))));
        link.append(made("span", { class: "jz-found-told" }, shown.told + rest));
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

  // ── the dialog ──────────────────────────────────────────────────────────────────────────────────────────────────

  const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true"><path fill="currentColor" d="M9.5 3a6.5 6.5 0 0 1 4.93 10.73l.27.27h.8l5 5-1.5 1.5-5-5v-.8l-.27-.27A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9"/></svg>';
  let dialog = null, field, list, status, kinds, source, year, help;
  let turn = 0; // of the query at hand: what an older one finds is not shown
  let active = -1;
  let kind = "";

  function remember(query) {
    try { sessionStorage.setItem(KEPT, query); } catch (refused) { /* a browser that keeps nothing */ }
  }

  function remembered() {
    try { return sessionStorage.getItem(KEPT) || ""; } catch (refused) { return ""; }
  }

  function button(text, attributes, act) {
    const one = made("button", Object.assign({ type: "button" }, attributes), text);
    one.addEventListener("click", act);
    return one;
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
    else list.parentElement.scrollTop = 0;
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const link = options()[Math.max(active, 0)];
      if (!link) return;
      if (event.ctrlKey || event.metaKey) window.open(link.href);
      else link.click();
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

  // Which sources and years a name or an article stands in: pairs of both.
  async function originsOf(all, record) {
    const numbers = record < all.names ? rising((await load(`${all.version}/origins`))[record]) : [all.articles[record - all.names]];
    return numbers.map(one => all.origins[one]);
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
      if (one.record < all.names) return;
      const origin = all.origins[all.articles[one.record - all.names]];
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
    remember(query);
    try {
      const result = await find(query);
      const shown = await narrowed(result.all, result.found);
      if (own !== turn) return;
      if (!result.words.length) {
        [list, kinds].forEach(one => { one.replaceChildren(); });
        [source, year].forEach(one => { one.hidden = true; });
        status.textContent = "";
        field.setAttribute("aria-expanded", "false");
        suggest(result.all);
      } else {
        offer(result.all, result.found, shown);
        await show(result, shown, own);
      }
      if (own === turn) dialog.dataset.query = query; // answered
    } catch (error) {
      if (own === turn) lost();
    }
  }

  async function show(result, shown, own) {
    const all = result.all;
    const wanted = kind ? shown.filter(one => all.kinds[one.record] === kind) : shown;
    const articles = wanted.filter(one => one.record >= all.names);
    const names = wanted.filter(one => one.record < all.names && one.score > SAID);
    const said = wanted.filter(one => one.record < all.names && one.score === SAID);
    const meant = names.filter(one => one.score >= WHOLE_READING).length;
    const few = kind || !articles.length ? A_PAGE : FIRST_NAMES;
    const groups = await Promise.all([
      page(result, names, say("names"), nameShown, 0, Math.max(meant, few)),
      page(result, articles, say("articles"), articleShown, 0, A_PAGE),
      page(result, said, say("mentioned in"), nameShown, 0, few)
    ]);
    if (own !== turn) return;
    list.replaceChildren.apply(list, groups.filter(Boolean));
    number();
    field.setAttribute("aria-expanded", String(Boolean(wanted.length)));
    status.textContent = wanted.length ? say("found", wanted.length, articles.length) : "";
    help.replaceChildren();
    choose(wanted.length ? 0 : -1);
    if (!wanted.length) await nothing(result, shown, own);
    else instead(result, names);
  }

  function number() {
    options().forEach(function (one, k) { one.id = `jz-found-${k}`; });
  }

  // A group of results, from one to another, and the way to more of them.
  async function page(result, held, label, show, from, to) {
    if (!held.length) return null;
    const shown = await Promise.all(held.slice(from, to).map(one => show(result.all, one, result.words)));
    const group = made("div", { role: "group", "aria-label": label });
    shown.forEach(links => { group.append.apply(group, links); });
    const rest = held.length - to;
    if (rest > 0) {
      const more = button(say("more results", Math.min(rest, A_PAGE)), { class: "jz-search-more", role: "option" }, async function () {
        const next = await page(result, held, label, show, to, to + A_PAGE);
        more.replaceWith.apply(more, Array.from(next.childNodes));
        const first = options().indexOf(next.firstChild);
        number();
        choose(first < 0 ? active : first);
      });
      group.append(more);
    }
    return group;
  }

  // Names found by their reading can be looked for in the texts, where characters have none.
  function instead(result, names) {
    const letters = result.words.length === 1 && /^[a-z]+$/.test(result.words[0].join(""));
    if (!letters || !names.length) return;
    const titles = Array.from(list.querySelectorAll(".jz-found-title")).map(one => one.textContent);
    help.append(chips(say("in the texts"), titles.slice(0, 3).map(one => [one, one])));
  }

  // Nothing was found: which of the words, or which part of the word, is there.
  async function nothing(result, shown, own) {
    const row = [];
    if (result.words.length > 1) {
      result.words.forEach((word, k) => { if (result.counts[k]) row.push([word.join(""), result.counts[k]]); });
    } else {
      const word = result.words[0];
      for (let length = Math.min(word.length - 1, 8); length > 1 && !row.length; length--) {
        for (const part of [word.slice(0, length), word.slice(-length)]) {
          if (MARK.test(part[0])) continue;
          const count = (await held(result.all, part)).size;
          if (count) row.push([part.join(""), count]);
        }
      }
    }
    if (own !== turn) return;
    help.replaceChildren(made("p", {}, say("try otherwise")));
    if (source.value || year.value || kind) {
      help.append(button(say("no filters"), { class: "jz-search-more" }, function () { source.value = year.value = kind = ""; search(); }));
    }
    if (row.length) help.append(chips(say("only"), row.map(one => [say("choice", one[0], one[1]), one[0]])));
    status.textContent = say("not found", result.query);
  }

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
    return joined(found);
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

  function arrive() {
    const asked = new URLSearchParams(location.search);
    if (asked.has("search")) open(asked.get("search"));
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
    let at = Math.max(0, hits.findIndex(hit => sentence && sentence.contains(hit[0])));
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
      if (event.key === "Escape" && !(dialog && dialog.open)) unmark();
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
    arrive();
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
