// The search's index, read: what there is to be found, and where in it characters stand.
//
// All that can be found is one stream of characters: names (entities, terms, indicators) first, then the articles, each
// passage with one empty place behind it. Parts that are loaded as scripts say where in the stream each pair of
// characters stands: 竹韵 at 120 and 新材 at 122 is 竹韵新材 at 120. jianzhu/publishing/search writes them and tells how.
(function () {
  "use strict";
  const search = (window.jianzhu.search = {});
  const MOST_PAIRS = 6; // of a long word that are looked up; more would tell nothing new

  search.load = function (name) {
    return new Promise(function (done, failed) {
      window.jianzhu.load(`search/${name}`, function (held) {
        if (held) done(held); else failed(new Error(`search/${name}`));
      });
    });
  };

  // ── numbers ─────────────────────────────────────────────────────────────────────────────────────────────────────

  const DIGITS = Array.from({ length: 94 }, (_, k) => String.fromCharCode(33 + k)).filter(c => c !== '"' && c !== "\\");
  const BASE = DIGITS.length / 2; // the first half of the digits end a number
  const VALUES = new Int8Array(128);
  DIGITS.forEach((char, value) => { VALUES[char.charCodeAt(0)] = value; });

  function unpacked(text) {
    const found = new Uint32Array(text.length);
    let number = 0, count = 0;
    for (let k = 0; k < text.length; k++) {
      const digit = VALUES[text.charCodeAt(k)];
      if (digit >= BASE) { number = number * BASE + digit - BASE; continue; }
      found[count++] = number * BASE + digit;
      number = 0;
    }
    return found.subarray(0, count);
  }

  // Rising numbers that are packed as the gaps between them.
  function rising(text) {
    const found = unpacked(text);
    let last = -1;
    for (let k = 0; k < found.length; k++) found[k] = last += found[k] + 1;
    return found;
  }

  // Lists of rising numbers, none of which two have, as one.
  function merged(lists) {
    if (lists.length === 1) return lists[0];
    const all = new Uint32Array(lists.reduce((sum, one) => sum + one.length, 0));
    let filled = 0;
    lists.forEach(function (one) { all.set(one, filled); filled += one.length; });
    return all.sort();
  }

  // The first of rising numbers, from `start` on, that is not below one; steps double, for it is often near.
  function firstFrom(numbers, start, one) {
    let step = 1, low = start, high = start;
    while (high < numbers.length && numbers[high] < one) { low = high + 1; high += step; step *= 2; }
    high = Math.min(high, numbers.length);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[middle] < one) low = middle + 1; else high = middle;
    }
    return low;
  }

  // The last of rising numbers that is not above one.
  function lastUpTo(numbers, one) {
    return Math.max(0, firstFrom(numbers, 0, one + 1) - 1);
  }

  // Where several lists of places, each so many further on, begin together.
  function together(lists) {
    const [shortest, ...others] = lists.sort((a, b) => a.places.length - b.places.length);
    const found = shortest.places.subarray(firstFrom(shortest.places, 0, shortest.offset)).map(one => one - shortest.offset);
    let count = found.length;
    others.forEach(function (one) {
      let kept = 0;
      for (let n = 0, k = 0; n < count; n++) {
        k = firstFrom(one.places, k, found[n] + one.offset);
        if (one.places[k] === found[n] + one.offset) found[kept++] = found[n];
      }
      count = kept;
    });
    return found.subarray(0, count);
  }

  // ── characters ──────────────────────────────────────────────────────────────────────────────────────────────────

  const MARK = /[^\p{L}\p{N}]/u;
  const alike = new Map();
  const plains = new Map();

  // A character as it is compared; nothing of white space.
  function plain(char) {
    let made = plains.get(char);
    if (made === undefined) {
      const isHan = char >= "\u4e00" && char <= "\u9fff"; // most are, and Unicode has no other shape for them
      const like = isHan ? char : char.normalize("NFKC").toLowerCase();
      made = Array.from(like).length === 1 ? like : char;
      made = /\s/.test(char) ? "" : alike.get(made) || made;
      plains.set(char, made);
    }
    return made;
  }

  function isLatin(char) {
    return (char >= "a" && char <= "z") || (char >= "0" && char <= "9");
  }

  // The characters of a text as they are compared, and where in the text each stands. White space goes, but for one
  // space between two Latin words or numbers.
  function folded(text) {
    const chars = [], at = [];
    let position = 0, space = -1;
    for (const char of text) {
      const made = plain(char);
      if (!made) {
        space = position;
      } else {
        if (space >= 0 && chars.length && isLatin(chars[chars.length - 1]) && isLatin(made)) {
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

  // ── what there is ───────────────────────────────────────────────────────────────────────────────────────────────

  let prepared = null;

  // Once: for each record its kind, where in the stream it begins, and where its parts end.
  function index() {
    if (!prepared) {
      prepared = search.load("index").then(read);
      prepared.catch(() => { prepared = null; });
    }
    return prepared;
  }

  function read(raw) {
    const pairs = Array.from(raw.alike);
    for (let k = 0; k < pairs.length; k += 2) alike.set(pairs[k], pairs[k + 1]);
    plains.clear();
    const kinds = raw.kinds.flatMap(one => new Array(one[2]).fill(one[0]));
    const count = kinds.length, lengths = unpacked(raw.lengths);
    const starts = new Uint32Array(count + 1), heads = new Uint32Array(count), outlines = new Uint32Array(count);
    for (let record = 0, k = 0, position = 0; record < count; record++) {
      const length = lengths[k++], isName = record < raw.names;
      starts[record] = position;
      heads[record] = position += isName ? length >> 1 : length; // of a name twice as much, odd where something is said of it
      outlines[record] = position += isName ? 0 : lengths[k++];
      starts[record + 1] = position += isName && !(length & 1) ? 0 : lengths[k++];
    }
    const years = unpacked(raw.origins[1]);
    return {
      names: raw.names, kinds: kinds, labels: new Map(raw.kinds),
      starts: starts, heads: heads, outlines: outlines, sources: raw.sources, articles: unpacked(raw.articles),
      origins: Array.from(unpacked(raw.origins[0]), (source, k) => [source, raw.years[years[k]]]),
      texts: rising(raw.texts), grams: raw.grams.split(" ").filter(Boolean), syllables: raw.syllables.split(" "),
      version: raw.version, examples: raw.examples
    };
  }

  // ── where characters stand ──────────────────────────────────────────────────────────────────────────────────────

  const LENGTH = /^=\d+$/; // in place of what follows: a name of so many characters or syllables begins here
  const LAST = "\uffff"; // behind all that follows
  const followers = new Map();

  // The file that has a pair, if any has: the last one that doesn't begin behind it.
  function fileOf(all, key) {
    const file = firstFrom(all.grams, 0, key);
    return all.grams[file] === key ? file : file - 1;
  }

  // For each of what follows a character, `from` one `to` another, where in the stream: a Map. A file may have more.
  async function following(all, first, from, to) {
    const files = [];
    for (let k = Math.max(0, fileOf(all, first + from)); k <= fileOf(all, first + to); k++) files.push(k);
    const held = await Promise.all(files.map(async function (file) {
      const key = `${file} ${first}`;
      const inside = (await search.load(`${all.version}/grams/${file}`))[first] || "";
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
    return rising((await following(all, first, rest, rest)).get(rest) || "");
  }

  // Wherever a character stands, or a syllable that begins with it and with `rest`, of all that follows it.
  async function any(all, first, rest, fits) {
    const after = Array.from(await following(all, first, rest, rest + LAST));
    return merged(after.filter(one => one[0].startsWith(rest) && fits(one[0])).map(one => rising(one[1])));
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
    const lists = await Promise.all(some.map(async k => ({
      offset: k,
      places: k + 1 < chars.length
        ? await pair(all, chars[k], chars[k + 1])
        : await any(all, chars[k], "", other => !LENGTH.test(other))
    })));
    return lists.length ? together(lists) : new Uint32Array(0);
  }

  // Where names begin with a character: those that are so long, and all of them.
  async function beginnings(all, first, length) {
    const after = await following(all, first, "=", `=${LAST}`);
    const lengths = Array.from(after).filter(one => LENGTH.test(one[0]));
    return {
      whole: new Set(rising(after.get(`=${length}`) || "")),
      any: new Set(lengths.flatMap(one => Array.from(rising(one[1]))))
    };
  }

  Object.assign(search, {
    MARK: MARK, folded: folded, index: index, firstFrom: firstFrom, lastUpTo: lastUpTo, rising: rising, together: together,
    pair: pair, any: any, places: places, beginnings: beginnings
  });
})();
