"""Names of people, from a surname beside an office, a role or a verb of speaking: `市长周明说` → 周明.

A name is a surname and one or two more characters (a compound surname and one or two). Which of the two lengths it has
is told by what follows (a verb, a title, punctuation) and by how often the longer one occurs. Lists (`市领导甲、乙、丙
出席`) are read as well; `credits` reads bylines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianzhu.annotating.names.candidates import Candidate, Page, Strength
from jianzhu.annotating.names.divisions import named
from jianzhu.lexicon import column, derived, table
from jianzhu.segmentation import PROPER_TAGS, frequency, tag

_SPACE = re.compile(r"\s*")
HAN = r"[\u4e00-\u9fff]"
_BREAK = re.compile(r"[^\u4e00-\u9fff]")


@derived()
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    names = column("surnames", "surname")
    return frozenset(n for n in names if len(n) == 1), frozenset(n for n in names if len(n) == 2)


@derived()
def said_beside(kind: str) -> tuple[str, ...]:
    """The words of lexicon/offices.tsv of a kind, the longest first."""
    return tuple(sorted((r["word"] for r in table("offices") if r["kind"] == kind), key=lambda w: (-len(w), w)))


@derived()
def _alternation(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, said_beside(kind))))


@derived()
def _after_name() -> re.Pattern[str]:
    """What may follow a name directly."""
    return re.compile(
        "|".join(map(re.escape, (*said_beside("speech"), *said_beside("honorific"), *said_beside("office"))))
    )


@derived()
def _title_before() -> re.Pattern[str]:
    """An office, role or group word that ends where a name may begin."""
    found = sorted({*said_beside("office"), *said_beside("group")}, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, found)))


_ORGANS = frozenset({"政协", "人大", "纪委", "工会", "妇联", "团委"})
"""Bodies of a district, whose level is a surname too: 区|政协."""
NEAR = 2000
"""Characters to both sides in which a second use of a name speaks for its length."""


def name_at(text: str, start: int, strict: bool = True) -> int | None:
    """Where a person's name that begins at `start` of `text` ends, or None if there is none.

    `strict`: what follows must be something that follows names.
    """
    single, compound = _surnames()
    surname = 2 if text[start : start + 2] in compound else 1 if text[start : start + 1] in single else 0
    if not surname:
        return None
    lengths = (surname + 2, surname + 1) if surname == 1 else (surname + 1, surname + 2)
    options = []
    for length in lengths:
        name = text[start : start + length]
        if (
            len(name) < length
            or not re.fullmatch(f"{HAN}+", name)
            or re.search("[该比的了是和与等说摄上下着过我你他她它们]", name[surname:])
            or name[surname:] in _ORGANS
        ):
            continue
        end = start + length
        word = _after_name().match(text, end)
        follows = end == len(text) or bool(_BREAK.match(text, end)) or bool(word)
        score = (
            2 * follows
            + 0.6 * bool(word and len(word.group()) > 1)
            + (text.count(name, max(0, start - NEAR), start + NEAR) >= 2)
            + (length == surname + 2) * 0.5
        )
        if strict and not follows:
            continue
        if length == surname + 1 and frequency(name) > 2000 and tag(name) not in PROPER_TAGS:
            continue
        options.append((score, length))
    if not options:
        return None
    return start + max(options)[1]


EVERYDAY = 300
"""Occurrences in jieba's corpus from which a word after a surname is no given name: 于|公司."""
_NEVER_GIVEN = re.compile("[该比的了是和与等在有也都就他她我你们这那不为把被从向对将及或后前时中上下内外每各说摄到级]")


_WEAK_SURNAMES = frozenset("曾何任于向应常")
"""Surnames that are prepositions, adverbs and pronouns too; with two characters after a title they are surnames."""


def _is_given(word: str) -> bool:
    """Whether an everyday word is a given name too: 向阳, 建国."""
    return word in column("given_names", "name")


def _name_by_words(page: Page, passage: int, start: int) -> int | None:
    """Where a name after a title ends that goes on into a sentence: 局长覃世杰|因工作调动; None if it is no name.

    The words of the sentence part the name from what follows, and neither it nor its given name is an everyday word.
    """
    text = page.texts[passage]
    single, compound = _surnames()
    own = 2 if text[start : start + 2] in compound else 1 if text[start : start + 1] in single else 0
    if not own:
        return None
    weak = tag(text[start : start + own]) in ("p", "c", "d", "r", "u")  # 曾, 任, 于: the surname is a word as well
    first = page.words[passage][page.word_at(passage, start)]
    if len(first.text) > own and first.tag not in ("", *PROPER_TAGS):
        return None
    for length in (own + 2, own + 1):
        end = start + length
        name = text[start:end]
        if len(name) < length or not re.fullmatch(f"{HAN}+", name) or not page.begins_word(passage, end):
            continue
        last = page.words[passage][page.word_at(passage, end - 1)]
        given = name[own:]
        if weak and (len(given) < 2 or text[start] not in _WEAK_SURNAMES):
            continue
        if (_NEVER_GIVEN.search(given) and not _is_given(given)) or (
            last.start == end - 1 and last.tag in ("p", "c", "d", "r", "u", "m")
        ):
            continue
        if frequency(given) >= EVERYDAY and len(given) > 1 and tag(given) not in PROPER_TAGS and not _is_given(given):
            continue
        return end
    return None


def find_people(page: Page) -> Iterator[Candidate]:
    """Candidates for people on the page."""
    for passage, text in page:
        yield from _after_titles(page, passage, text)
        yield from _before_titles(page, passage, text)
        yield from _introduced(page, passage, text)
        yield from _told_of(page, passage, text)
        yield from _listed(passage, text)
        yield from _famous(page, passage)
        yield from _foreign(passage, text)


_NOT_AFTER_TITLE = re.compile(r"(?:等|们|要|为|在|和|与|任|以|兼|团|级|制|办|会议|办公|助理|职务|单位|负责|联席)")


def _after_titles(page: Page, passage: int, text: str) -> Iterator[Candidate]:
    taken = -1
    for match in _title_before().finditer(text):
        start = match.end()
        if start < taken or not page.begins_word(passage, start):
            continue
        gap = _SPACE.match(text, start)
        start = gap.end() if gap else start
        end = name_at(text, start) or _name_by_words(page, passage, start)
        holds = _HOLDS.match(text, start)
        if holds and _alternation("office").match(text, holds.end()):
            continue  # 市长任组长, 主要负责人任双组长: the verb
        if end is None or (_NOT_AFTER_TITLE.match(text, match.end()) and text[start : start + 1] not in "任"):
            continue
        if tag(text[start:end]) not in ("", *PROPER_TAGS) and frequency(text[start:end]) > 50:
            continue
        if end - start == 3 and text[end - 1] == "任" and _alternation("office").match(text, end):
            end -= 1  # 副市长周明|任组长
        if end - start == 3 and text[end - 1] == "家" and text[end : end + 1] == "的":
            end -= 1  # 村民平措|家的
        reason = f"after {match.group()}"
        yield Candidate(passage, start, end, "person", reason, Strength.NAME)
        taken = end
        while end < len(text) and text[end] in "、":
            start = end + 1
            nxt = name_at(text, start) or _name_by_words(page, passage, start)
            if nxt is None or not _no_word(page, passage, start, nxt):
                break
            end = taken = nxt
            yield Candidate(passage, start, end, "person", "list after a title", Strength.NAME)


_HOLDS = re.compile("任[双总副]?")


def _no_word(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether [start, end) neither is an everyday word nor begins with one of two characters: no 宣传|部."""
    first = page.words[passage][page.word_at(passage, start)]
    names = ("", *PROPER_TAGS)
    begins = first.start == start and len(first.text) == 2 < end - start and frequency(first.text) >= EVERYDAY
    if page.texts[passage][end - 1] in _OFFICES:
        return False
    return tag(page.texts[passage][start:end]) in names and not (begins and first.tag not in names)


_OFFICES = frozenset("部局厅委办")
"""Last characters of offices, which no given name has beside a title: 宣传部|部长."""
_KIN = "家员师手匠工人长户民者友徒弟妹哥姐叔婶爷父母妻兵"
"""What words for people end in: 收藏家, 捐赠人, 父亲's 父, 师兄弟."""
_AGED = re.compile(
    r"(?:岁的|名叫|名为|师从|(?:[唐宋元明清]|北魏|[东西]汉|[东西]晋|[南北]宋)(?:代|朝|末|初)?(?:学者|诗人)?)$"
)


def _introduced(page: Page, passage: int, text: str) -> Iterator[Candidate]:
    """Names of three characters that no dictionary explains, after a word for a person: 收藏家|卞知棠."""
    words = page.words[passage]
    single, _ = _surnames()
    for k, word in enumerate(words[:-1]):
        start = word.end
        if text[start : start + 1] not in single:
            continue
        person = len(word.text) >= 2 and word.tag[:1] == "n" and word.text[-1] in _KIN
        if not person and not _AGED.search(text, max(0, start - 6), start):
            continue
        end = _name_by_words(page, passage, start)
        if end == start + 3 and all(
            len(w.text) == 1 or w.tag in PROPER_TAGS for w in words[k + 1 : k + 4] if w.end <= end
        ):
            yield Candidate(passage, start, end, "person", f"after {word.text}", Strength.NAME)


_AGE_BEFORE = re.compile(
    r"(?:\d岁|[一二三四五六七八九十]岁|岁)的(?=[\u4e00-\u9fff])|名叫|名字叫|[村镇乡寨屯]的(?=[\u4e00-\u9fff]{3}(?:，|只|是|[一两]家|说|有|就|在|从|把|今年|正|看|靠|也|带|种|养))"
    r"|(?:大学|学院|研究院|研究所|医院)(?=[\u4e00-\u9fff]{2,3}(?:团队|课题组))|的(?=[\u4e00-\u9fff]{3})"
)
_TOLD_AFTER = re.compile(
    r"一家(?!人民|[企公])|夫妇|夫妻|父子|母子|父女|母女|兄弟|姐妹|姐弟|兄妹|两口子|老两口|，人称|，外号|，绰号|，(?:今年|现年|年近)?\d+岁"
    r"|（\d+岁|（[左右中前后][一二三四五六]?）|（化名）"
)
"""What stands after a person: 开茶摊的|卢春山|一家, 柳满囤|，人称…."""


def _told_of(page: Page, passage: int, text: str) -> Iterator[Candidate]:
    """Names of everyday words, after an age or before somebody's family, by-name or age: 61岁的|柳满囤, 卢春山|一家."""
    single, _ = _surnames()
    for match in _AGE_BEFORE.finditer(text):
        start = match.end()
        for length in (3, 2):
            end = start + length
            proven = match.group() != "的" or (length == 3 and _TOLD_AFTER.match(text, end))
            if proven and text[start : start + 1] in single and _may_be_person(page, passage, start, end):
                yield Candidate(passage, start, end, "person", f"after {match.group()}", Strength.NAME)
                break
    for match in _TOLD_AFTER.finditer(text):
        end = match.start()
        for length in (3, 2):
            start = end - length
            broken = start >= 0 and (not start or not re.match(HAN, text[start - 1]))
            if broken and text[start] in single and _may_be_person(page, passage, start, end):
                yield Candidate(passage, start, end, "person", f"before {match.group()}", Strength.NAME)
                break


_LIST = re.compile(
    rf"(?<!{HAN})((?:{HAN}{{2,4}}、){{1,12}}{HAN}{{2,4}})等(?:\d+[余多]?)?[名位]?{HAN}{{0,6}}?"
    "(?:人大代表|政协委员|专家|教授|院士|学者|同志|企业家|劳模|嘉宾|领导|委员)"
)


def _listed(passage: int, text: str) -> Iterator[Candidate]:
    """The members of a list of people, where all may be names: 周明、何青等市人大代表."""
    for match in _LIST.finditer(text):
        names = match.group(1).split("、")
        if not all(name_at(f"{n}。", 0) == len(n) and (not frequency(n) or tag(n) in PROPER_TAGS) for n in names):
            continue
        at = match.start()
        for name in names:
            yield Candidate(passage, at, at + len(name), "person", "list of people", Strength.NAME)
            at += len(name) + 1


GIVEN = 100
"""Occurrences in jieba's corpus from which two characters are hardly a given name, were the surname taken away."""


def _may_be_person(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether [start, end), a surname first, are bounded by words and are no everyday word nor made of one."""
    name = page.texts[passage][start:end]
    if not re.fullmatch(f"{HAN}+", name) or (_NEVER_GIVEN.search(name[1:]) and not _is_given(name[1:])):
        return False
    if not (page.begins_word(passage, start) and page.begins_word(passage, end)):
        return False
    given, first = name[1:], page.words[passage][page.word_at(passage, start)].text
    everyday = len(given) > 1 and frequency(given) >= GIVEN and tag(given) not in PROPER_TAGS and not _is_given(given)
    known = tag(name) not in ("", *PROPER_TAGS) or tag(first) not in ("", "zg", "g", "ng", "a", *PROPER_TAGS)
    return not everyday and not (known and (len(first) > 1 or len(name) == 2))


_NO_NAME_END = frozenset(
    "坝渠堰闸塔寺庵观祠陵墓碑亭阁榭园苑殿门关隘口峡谷峰崖洞泉潭池滩岸镇县市区乡村桥湖山河江岛洲府宫楼岩周筑花树草鱼石店庙街路家冲湾岭坪州国土语学派族城港科业品工程化性院馆"
)
"""Last characters by which jieba's three-character names are places or things: 黄鹤楼, 花岗岩."""


COMMON_SURNAMES = 120
"""How many surnames from the top of the table, which has the commonest first, a name by itself may begin with."""
PART_OF_NAME = 100
"""Occurrences in jieba's corpus from which two of the three characters are an everyday word: 高水平."""


def _famous(page: Page, passage: int) -> Iterator[Candidate]:
    """People so well known that the dictionary has them: three characters tagged as a person's name."""
    common = column("surnames", "surname")[:COMMON_SURNAMES]
    for word in page.words[passage]:
        name = word.text
        if len(name) != 3 or word.tag != "nr" or name[0] not in common or name[2] in _NO_NAME_END or named(name):
            continue  # 石家庄: the dictionary takes it for a person
        if frequency(name[:2]) < PART_OF_NAME and frequency(name[1:]) < PART_OF_NAME:
            yield Candidate(passage, word.start, word.end, "person", "a name in the dictionary", Strength.PART)


@derived()
def _strong_speech() -> re.Pattern[str]:
    weak = set(said_beside("weak"))
    words = [w for w in (*said_beside("speech"), *said_beside("honorific")) if w not in weak]
    honorifics = [w for w in said_beside("office") if w.endswith(("长", "记", "理", "任", "席", "裁"))]
    return re.compile("|".join(map(re.escape, sorted({*words, *honorifics}, key=lambda w: (-len(w), w)))))


_SEAT_HEADED = re.compile(r"(?:村|社区|街道|[镇乡])[党支委]|(?<=[镇乡村寨])(?:党[委支总]|第一书记|书记|人大主席|政协)")
"""What towns and villages have and nobody whose name ends in such a character: 白果乡|党委书记."""


def speaks(text: str, start: int, end: int) -> bool:
    """Whether characters [start, end) look like a person's name with a verb of speaking or a title after it."""
    said = name_at(text, start) == end and bool(_strong_speech().match(text, end))
    return said and not _SEAT_HEADED.match(text, end)


def _before_titles(page: Page, passage: int, text: str) -> Iterator[Candidate]:
    """Names between a break and a verb of speaking or a title: “…。”周明说."""
    single, compound = _surnames()
    for match in _strong_speech().finditer(text):
        end = match.start()
        for length in (3, 2, 4):
            start = end - length
            if start < 0 or (start and re.match(HAN, text[start - 1]) and not _alone(page, passage, start, end)):
                continue
            name = text[start:end]
            if not re.fullmatch(f"{HAN}+", name):
                continue
            if (name[0] not in single and name[:2] not in compound) or (length == 4 and name[:2] not in compound):
                continue
            known = tag(name)
            if _NEVER_GIVEN.search(name[1:]) or name[1:] in _ORGANS or _SEAT_HEADED.match(text, end):
                continue
            if known and known not in ("nr", "nrfg", "nrt") and frequency(name) > 3:
                continue
            if length >= 2 and not known and frequency(name[1:]) > 1500 and tag(name[1:])[:1] in ("v", "n", "d", "p"):
                continue
            if end in page.proper[passage] or not _no_word(page, passage, start, end):
                continue
            yield Candidate(passage, start, end, "person", f"before {match.group()}", Strength.NAME)
            break


def _alone(page: Page, passage: int, start: int, end: int) -> bool:
    """Whether [start, end) after 的 are three characters that no word holds: 青石村的|阮秋棠|老人."""
    words = page.words[passage]
    k = page.word_at(passage, start)
    return (
        page.texts[passage][start - 1] == "的"
        and end - start == 3
        and page.begins_word(passage, end)
        and all(len(w.text) == 1 or w.tag in PROPER_TAGS for w in words[k : k + 3] if w.start < end)
    )


def _foreign(passage: int, text: str) -> Iterator[Candidate]:
    """Names from other languages, their parts joined by dots: 法国陶艺家|保罗·贝尔纳|用手机, 让·保罗·贝尔纳."""
    for match in _transliterated().finditer(text):
        parts = re.split("[·•]", match.group())
        if len(parts[-1]) >= 2 and (len(parts) > 2 or len(parts[0]) >= 2):
            yield Candidate(passage, *match.span(), "person", "parts joined by a dot", Strength.NAME)


@derived()
def _transliterated() -> re.Pattern[str]:
    one = f"[{''.join(column('transliteration', 'syllables'))}]{{1,{LONGEST_PART}}}"
    return re.compile(f"{one}(?:[·•]{one})+")


LONGEST_PART = 6
"""Characters of one part of a name from another language."""
