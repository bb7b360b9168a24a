"""Siblings in a list: `引进天成电驱、恒一光电等头部企业` → both are organisations, whatever they end in.

Two signs: the list ends in 等 and a word for what its members are (企业, 高校, 景区, 平台), or one of its members is
already known as a name. Members must hold something that no everyday word explains.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from jianzhu.annotating.names.boundaries import stem_start
from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.limits import cuts, is_stop, role_of
from jianzhu.annotating.names.proofs import SELDOM, is_generic, is_proper, stem_words
from jianzhu.annotating.names.tails import tail_of, type_of
from jianzhu.model import EntityType
from jianzhu.segmentation import Word, frequency

LONGEST_MEMBER = 12
"""Characters of a list's member that may be a name no tail marks."""

SHORTEST_WORK, LONGEST_WORK = 4, 20
"""Characters of a work's name in a list of works."""
LONGEST_RUN = 80
"""Characters without punctuation beyond which no list's member is sought."""

_ORGANIZATIONS = (
    "龙头 企业 公司 集团 品牌 高校 大学 银行 机构 院校 巨头 货主 客户 商户 车企 药企 航企 券商 厂商 商家 名企 央企 民企"
    " 剧团 媒体"
)
_PLACES = "景区 景点 乡镇 地 城市 省份 国家"
_PROJECTS = "项目 工程"
_KIND: dict[str, EntityType] = {
    **dict.fromkeys(_PROJECTS.split(), "project"),
    **dict.fromkeys(_ORGANIZATIONS.split(), "organization"),
    **dict.fromkeys(_PLACES.split(), "place"),
}
_NUMBER = r"(?:\d+|[一二两三四五六七八九十百多几数余]+)"
_HEAD = re.compile(
    rf"(?:等\s*{_NUMBER}?\s*(?:多|余)?(?:家|所|个|户|座)?|(?<=[\u4e00-\u9fff]){_NUMBER}家)([\u4e00-\u9fffA-Za-z“”]{{0,12}}?)("
    + "|".join(_KIND)
    + r")"
)
_RUN = re.compile(r"[^、，。；！？：（）()《》“”\s][^，。；！？：（）()《》“”\s]*")


def find_siblings(page: Page, found: list[Candidate]) -> Iterator[Candidate]:
    """Candidates for the members of lists, given the candidates that other finders made."""
    bodies = {(c.passage, c.end) for c in found if c.type == "organization"}
    for passage, text in page:
        for match in _HEAD.finditer(text):
            kind = _KIND[match.group(2)]
            members = _members(page, passage, match.start())
            if not members or _acts(page, passage, match.start(1), match.end(1)):
                continue
            if kind == "project":
                for begin, end in members if len(members) > 1 else ():
                    tail = tail_of(text[begin:end])
                    start = max(begin, stem_start(page, passage, end - len(tail))) if tail else end
                    if not tail and match.group().startswith("等") and _done(page, passage, begin, end):
                        yield Candidate(passage, begin, end, kind, f"list of {match.group(2)}", Strength.NAME)
                    if tail and start < end - len(tail) and _work(page, passage, start, end):
                        yield Candidate(passage, start, end, kind, f"list of {match.group(2)}", Strength.NAME)
                continue
            if match.group(2) in _SIGHTS:
                for start, end in members if len(members) > 1 else ():
                    if _is_sight(page, passage, start, end):
                        yield Candidate(passage, start, end, "place", f"list of {match.group(2)}", Strength.NAME)
                continue
            if kind == "organization":
                told = [one for one in members if (passage, one[1]) in bodies]
                counted = bool(re.match(rf"(?:等\s*)?{_NUMBER}\s*[余多]?家", match.group()))
                for start, end in _firms(page, passage, members, told, counted):
                    yield Candidate(passage, start, end, kind, f"list of {match.group(2)}", Strength.NAME)
    known: dict[int, dict[int, Candidate]] = {}
    ends: dict[int, dict[int, Candidate]] = {}
    for c in found:
        known.setdefault(c.passage, {})[c.start] = c
        ends.setdefault(c.passage, {})[c.end] = c
    for passage, text in page:
        for run in _RUN.finditer(text):
            if "、" not in run.group():
                continue
            yield from _beside(page, passage, run.start(), run.end(), known.get(passage, {}), ends.get(passage, {}))


def _firms(
    page: Page, passage: int, members: list[tuple[int, int]], told: list[tuple[int, int]], counted: bool
) -> Iterator[tuple[int, int]]:
    """The members of a list of firms that are names; `told` are known as bodies, `counted` lists say how many they are.

    What may be a name is one where most of the members are sure to be.
    """
    fits = [one for one in members if _fit(page, passage, *one)]
    firms = [one for one in members if _is_firm(page, passage, *one)]
    sure = {*fits, *firms, *told}
    most = len(sure) > 1 and len(sure) * 2 >= len(members)
    for one in members:
        likely = one in sure or _may_fit(page, passage, *one, bool(told or firms))
        known = one in fits or (one in firms and counted) or (most and likely)
        if known or ((counted or len(sure) > 1) and _place_trade(page, passage, *one)):
            yield one


def _is_firm(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether a member of a counted list of firms is a word that no dictionary explains and a trade: 海陵|复合材料."""
    tail = tail_of(page.texts[passage][start:end])
    at = end - len(tail or "")
    return (
        bool(tail)
        and start < at
        and type_of(tail or "") == "organization"
        and end - start <= LONGEST_MEMBER
        and is_proper(page, passage, start, at) == "unknown word"
    )


_SIGHTS = ("景区", "景点")


def _is_sight(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether a member of a list of sights names one: 宏村、西递等景区."""
    words = stem_words(page, passage, start, end)
    return (
        bool(re.fullmatch("[\u4e00-\u9fff]{2,6}", page.texts[passage][start:end]))
        and not is_generic(page, passage, start, end)
        and not any(is_stop(w) or w.tag in ("m", "q", "v", "a", "d") for w in words)
    )


_COUNTED = re.compile(r"([二两三四五六七八九十]|\d{1,2})(?:个|大|座|条)(?:重点|重大)?(?:项目|工程)")
_NUMERALS = "零一二三四五六七八九十"


def find_counted_works(page: Page) -> Iterator[Candidate]:
    """Members of a list of works that counts itself: `共建甲营地、乙小镇和丙集群三个项目`."""
    for passage, text in page:
        for match in _COUNTED.finditer(text):
            said = match.group(1).replace("两", "二")
            last = re.search("[和与及]([^、，。；：！？和与及的]{4,20})$", text[: match.start()])
            if not last:
                continue
            members = [(match.start() - len(last.group(1)), match.start())]
            members += _members(page, passage, last.start())
            if len(members) != (int(said) if said.isdigit() else _NUMERALS.index(said)):
                continue
            for start, end in members:
                if SHORTEST_WORK <= end - start <= LONGEST_WORK and not is_generic(page, passage, start, end):
                    yield Candidate(passage, start, end, "project", "list of so many works", Strength.NAME)


def _acts(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether the words between 等 and the word for the kind say what is done, so that the kind isn't the list's."""
    return any(is_stop(w) or w.text in ("项目", "地") for w in stem_words(page, passage, start, end))


def members_before(page: Page, passage: int, stop: int) -> list[tuple[int, int]]:
    """The members of the list that ends at `stop`, the last one first; its last two may be joined by 和."""
    members = _members(page, passage, stop)
    if len(members) == 1 and members[0][0] and page.texts[passage][members[0][0] - 1] in "和与及":
        members += _members(page, passage, members[0][0] - 1)
    return members


def _members(page: Page, passage: int, stop: int) -> list[tuple[int, int]]:
    """The members of the list that ends at `stop`, joined by 、 alone, the last one first."""
    text = page.texts[passage]
    found = []
    end = stop
    while end > 0:
        begin = end
        while begin > 0 and end - begin < LONGEST_RUN and text[begin - 1] not in "、，。；！？：（）()《》“”‘’\n":
            begin -= 1
        start = _cut(page, passage, begin, end)
        if start < end:
            found.append((start, end))
        if begin == 0 or text[begin - 1] != "、" or start > begin or len(found) > 40:
            break
        end = begin - 1
    return found


def _cut(page: Page, passage: int, begin: int, end: int) -> int:
    """Where the first member of a list begins: after the last word that no name goes on across."""
    words = page.words[passage]
    k = page.word_at(passage, end - 1)
    start = end
    while k >= 0 and words[k].end > begin:
        stops = is_stop(words[k]) or words[k].tag in ("m", "q")
        if words[k].text in "“”" or (stops and not _is_syllable(words, k, begin, end)):
            break
        start = max(words[k].start, begin)
        k -= 1
    start = max([start, *(m.end() for m in cuts().finditer(page.texts[passage], begin, end) if m.end() < end)])
    first = page.words[passage][page.word_at(passage, start)]
    leads = first.start == start and first.tag == "v" and len(first.text) > 1 and first.end < end
    return first.end if leads and is_proper(page, passage, first.end, end) in ("place", "unknown word") else start


def _is_syllable(words: tuple[Word, ...], k: int, begin: int, end: int) -> bool:
    """Whether a word of one character is a syllable of a name: 天|禾锂电, 三|禾毛纺, 旭|一牧业, 七|都."""

    def single(j: int) -> bool:
        if not 0 <= j < len(words) or words[j].start < begin or words[j].end > end:
            return False
        return bool(re.fullmatch("[\u4e00-\u9fff]", words[j].text))

    if words[k].text == "都":
        return single(k - 1) and words[k].end == end
    counts = words[k].tag in ("m", "q")
    beside = [j for j in (k - 1, k + 1) if single(j) and words[j].tag not in ("m", "q")]
    return counts and len(words[k].text) == 1 and bool(beside)


def _place_trade(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether a member of a list of firms is a place and a trade or a word: 江城|水务, 四川|星岭."""
    text = page.texts[passage]
    at = next((e for e in range(end - 1, start, -1) if page.proper[passage].get(e) == start), start)
    if at == start or at + SHORTEST_TRADE > end or end - start > LONGEST_MEMBER:
        return False
    tail = tail_of(text[start:end])
    if tail:
        return type_of(tail) == "organization"
    rest = stem_words(page, passage, at, end)
    return len(rest) <= 2 and not any(is_stop(w) or w.tag[:1] in ("v", "m", "q", "f", "d") for w in rest)


def _ends_trade(page: Page, passage: int, start: int, end: int, stop: int) -> bool:
    """Whether a place and its trade end at `end`, in a member of a list that may go on: 江城水务|去年…."""
    text = page.texts[passage]
    if (
        not tail_of(text[start:end])
        or not page.begins_word(passage, end)
        or not _place_trade(page, passage, start, end)
    ):
        return False
    following = page.words[passage][page.word_at(passage, end)] if end < stop else None
    return following is None or (following.tag[:1] not in ("n", "j") and following.tag != "vn")


SHORTEST_TRADE = 2
"""Characters of a trade behind a place's name."""


_DONE = re.compile("(?:治理|改造|扩建|修复|整治|迁建|加固|改建|搬迁|疏浚)$")


def _done(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether a member of a list of works is what is done to something of its own name: 安淮洼地|治理."""
    match = _DONE.search(page.texts[passage][start:end])
    if not match or not SHORTEST_WORK < end - start <= LONGEST_WORK:
        return False
    return bool(is_proper(page, passage, start, start + match.start()))


def _work(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether a member of a list of works ends like one and says more than what kind it is: 城市|西环线."""
    text = page.texts[passage][start:end]
    tail = tail_of(text)
    if (
        not tail
        or not SHORTEST_WORK <= len(text) <= LONGEST_WORK
        or not re.fullmatch("[\u4e00-\u9fffA-Za-z0-9“”]+", text)
    ):
        return False
    first = stem_words(page, passage, start, end)[0]
    return not is_stop(first) and not role_of(first.text, "modifier") and type_of(tail) in ("project", "organization")


def _fit(page: Page, passage: int, start: int, end: int) -> bool:
    text = page.texts[passage][start:end]
    if tail_of(text) or not 2 <= len(text) <= LONGEST_MEMBER or re.search(r"[^\u4e00-\u9fffA-Za-z0-9·&]", text):
        return False
    proof = is_proper(page, passage, start, end)
    if proof == "place":
        return page.proper[passage].get(end) != start
    pieces = stem_words(page, passage, start, end)
    last = pieces[-1]
    if role_of(text[-2:], "generic") or role_of(text[-2:], "inner"):
        return False
    if len(pieces) == 1 and 0 < frequency(text) < SELDOM:
        return True
    return proof == "unknown word" and not role_of(last.text, "generic") and not is_generic(page, passage, start, end)


def _may_fit(page: Page, passage: int, start: int, end: int, with_trades: bool) -> bool:
    """Whether [start, end) may be a name where most other members of its list are: 星岭光电、|特来电、|海湾芯等企业.

    `with_trades`: some of the others end in the word for a trade, as 紫石|铜业 does.
    """
    text = page.texts[passage][start:end]
    pieces = stem_words(page, passage, start, end)
    tail = tail_of(text)
    if tail and with_trades and type_of(tail) == "organization" and end - start <= LONGEST_MEMBER:
        return _like(page, passage, start, end - len(tail))
    return (
        bool(re.fullmatch("[\u4e00-\u9fffA-Za-z]{3,8}", text))
        and not (frequency(text) or tail_of(text) or is_generic(page, passage, start, end))
        and not any(is_stop(w) for w in pieces)
        and not role_of(pieces[-1].text, "generic")
    )


def _like(page: Page, passage: int, start: int, at: int) -> bool:
    """Whether the words before a tail that a neighbour in the list ends in too may name something: 芙蓉|实验室."""
    stem = stem_words(page, passage, start, at)
    return (
        2 <= at - start <= LONGEST_MEMBER
        and not is_generic(page, passage, start, at)
        and not any(is_stop(w) or w.tag in ("m", "q", "v") for w in stem)
        and not role_of(stem[0].text, "modifier")
    )


def _beside(
    page: Page, passage: int, begin: int, end: int, known: dict[int, Candidate], ends: dict[int, Candidate]
) -> Iterator[Candidate]:
    """Members of one list that stand beside known names: all of the known ones are of one type, and most are known."""
    text = page.texts[passage]
    members = []
    at = begin
    for piece in text[begin:end].split("、"):
        members.append((at, at + len(piece)))
        at += len(piece) + 1
    kinds: Counter[EntityType] = Counter()
    for k, (a, b) in enumerate(members):
        c = known.get(a) if k else ends.get(b)
        if c and (k == len(members) - 1 or c.end == b):
            kinds[c.type] += 1
    if not kinds:
        return
    kind, n = kinds.most_common(1)[0]
    if kind not in ("organization", "project", "person", "place"):
        return
    ending = {tail_of(text[c.start : c.end]) for a, b in members if (c := known.get(a) or ends.get(b))}
    alike = sum(known.get(a) is None and ends.get(b) is None and tail_of(text[a:b]) in ending for a, b in members)
    if n * 2 < len(members) - alike:
        return
    for a, b in members if kind == "organization" else ():
        first = _cut(page, passage, a, b) if (a, b) == members[0] else a
        cut = next((e for e in range(b, first, -1) if _ends_trade(page, passage, first, e, b)), None)
        if cut:
            yield Candidate(passage, first, cut, kind, "place and trade beside bodies", Strength.NAME)
    named = [tail_of(text[ends[b].start : b]) for _, b in members if b in ends]
    tails = {tail for tail in named if tail and len(tail) > 1}
    for a, b in members:
        tail = tail_of(text[a:b])
        if tail not in tails:  # the last member goes on into the sentence, or is 甲街道和…
            cut, tail = min(((k + len(t), t) for t in tails if (k := text.find(t, a, b)) > a), default=(b, None))
            if b != end and text[cut : cut + 1] not in "和与及":
                continue
            b = cut
        if (
            tail
            and tail in tails
            and known.get(a) is None
            and ends.get(b) is None
            and _like(page, passage, a, b - len(tail))
        ):
            yield Candidate(passage, a, b, kind, "list beside names of its kind", Strength.NAME)
    for a, b in members[1:-1] if kind != "place" else ():
        if known.get(a) is None and ends.get(b) is None and _fit(page, passage, a, b):
            if kind == "person" and not 2 <= b - a <= 3:
                continue
            yield Candidate(passage, a, b, kind, "list beside names", Strength.NAME)
