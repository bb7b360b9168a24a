"""What a text says a term means, as the words it uses: `推行“田长制”，即每块耕地有人负责。` → 每块耕地有人负责.

From the surest to the loosest: a bracket or 即/是指 right after the term, a footnote; the components of a numeric
abbreviation; a colon; and last the clause that says by what means or to what end (通过…, 采取…, 实现…), which counts
only where the text introduces a scheme there (`scheme` in `lexicon/term_tails.tsv` and `term_verbs.tsv`). What a text
tells without marking it as an explanation: `unfolding`.
"""

from __future__ import annotations

import re

from jianzhu.annotating.glossary.expansions import (
    LONGEST_MEMBER,
    Listings,
    counted_word,
    expected,
    known_list,
    members,
    without_verb,
)
from jianzhu.annotating.glossary.found import (
    LONGEST,
    Found,
    before_drift,
    before_effects,
    cues,
    explaining,
    found_at,
    opens,
    says,
    whole_clause,
)
from jianzhu.annotating.glossary.term_patterns import scheme, tail_nouns
from jianzhu.annotating.glossary.term_scan import OPENING, quoted
from jianzhu.lexicon import derived

BESIDE = 40
"""Characters behind a term of the lexicon within which a list says what the term means here."""
LEAD = 12
"""Characters before a term in which a sentence ends or words lead to its explanation: 通俗地说，“…”就是…."""
NEAR = 300
"""Characters before and after a term within which its known components are looked for."""
_CLOSE = '”」』’"'
_END = rf"[{_CLOSE}]?"
_BODY = rf"[^。；！？“”]{{3,{LONGEST}}}|“[^“”]{{3,{LONGEST}}}”"

_BRACKET = re.compile(
    rf"{_END}[（(](?P<cue>即|指|是指|也就是|包括|分别为|分别是)?[:：]?(?P<body>[^（）()]{{3,{LONGEST}}}|(?<=[A-Z].)[一-鿿]{{2}})[）)]"
)
_NAMED_BEFORE = re.compile(
    r"(?:^|[，。；：！？])(?P<body>(?:[^，。；：！？（）]{4,40}，(?=占))?[^，。；：！？（）]{4,60})[（(](?P<cue>(?:以下)?简称|又称|也称|俗称|即)?[：:]?[“「]?$"
)
"""What a bracket names that holds a term and nothing else: `一年内到期的债务（短债）`, `占总户数的比重（空置率）`."""
_MEASURED = re.compile("(?:比重|比例|占比|之比|比率|人口|面积|收入|支出|产值|产量|总量|人数|户数)$")
_CLOSED = re.compile(rf"{_END}[）)]")
_NOUN = re.compile(rf"{_END}的?(?P<noun>[一-鿿]{{2,6}})(?=[（(])")
_IS = re.compile(rf"{_END}[,，]?(?:就是|是)(?P<body>{_BODY})")
_THAT_IS = re.compile(rf"{_END}[,，]?(?:与[^。；]{{2,50}}?不同，)?(?:就是|(?<=，)是)(?P<body>{_BODY})")
_NAMED_KIND = re.compile(rf"{_END}的?[一-鿿]{{3,12}}，(?:即(?![将便使可日时刻])|是指|就是)(?P<body>{_BODY})")
"""A quotation, the kind of thing that it names, and its meaning: `“3510”现代化产业体系，即…`."""
_SAYS_BEFORE = re.compile("(?:叫|叫做|叫作|称为|称作|这种|这个|这样的|[说讲谓]的|实行|推行|试行|采取|采用|推出)$")
_DASH = re.compile(
    rf"{_END}(?:——|—|--)(?:这|它)?(?:是|即|指)?(?:一种|一款|一项|一类|一套|一批)(?P<body>[^，。；！？“”]{{4,60}})"
)
_COLON = re.compile(rf"{_END}的?[^，。；：、“”]{{0,12}}[:：](?P<body>[^。；！？“][^。；！？]{{5,{LONGEST}}})")
_PAIR = re.compile("[一二两三四五六七八九十][一-鿿]")
_LIST_AFTER = re.compile(rf"{_END}(?:是|为|包括|分别是|分别为)(?P<body>[^。；！？：“”]{{3,{LONGEST}}})")
_LIST_BEFORE = re.compile(r"(?:^|[，。；：！？])(?P<body>[^，。；：！？“”]{3,80})等?[“「]$")
_DASHED = re.compile(rf"{_END}[一-鿿]{{0,4}}(?:——|—|--)(?P<body>[^。；！？“”—]{{6,{LONGEST}}})")
_STATED = re.compile(rf"{_END}[:：](?P<body>[^。！？]{{8,{LONGEST}}})")
_STATES = re.compile("(?:[是叫为即称]|推出|实行|推行|建立|创新|提出|探索|总结出|采取|启动|实施)了?[“「]$")
_AIM = re.compile(rf"{_END}[^，。；“”]{{0,10}}，?(?:旨在|意在|目的是|目的在于)(?P<body>[^。；！？“”]{{6,{LONGEST}}})")
_NOT_A_MEANING = re.compile(
    r"供图|摄$|^图|资料|记者|试行|送审稿|草案|下同|征求意见|^(?:以下)?简称|^见|^不含|^其中|^含|^原|^俗称"
)
_TAIL = r"[^，。；：！？“”、《》]{0,14}"
_AFTER = re.compile(rf"{_END}{_TAIL}(?P<title>》?{_TAIL})，(?P<body>[^。！？；]{{5,400}})")
_PRACTISES = re.compile("(?:实行|推行|试行|首创|创新实施|采取|采用|建立)了?[“「]$")
_STARTS = re.compile(
    "(?:实行|推行|试行|首创|首推|推出|创新|实施|深化|探索|采取|采用|建立|启动|开展|引入|引进|试点)了?[“「]$"
)
"""Before a term that a place starts in its own way, be the term in general use."""
_TRANSLATION = re.compile(r"(?P<body>[一-鿿]{2,16})，(?=1|是|为|即|相当|用)")
"""What an abbreviation stands for, before a note goes on with what that is: `兆瓦，1兆瓦等于1000千瓦`."""
_WHOLE = re.compile(
    r"(?!全[市省县区镇村]|我[市省县区]|[该此]|目前|并|让|使|有效)(?!.*(?:建成|通车|开工|投产|投用|竣工|开学|签约|获批))[^\d“”《》]{8,60}"
)
"""The clauses after a practice in quotation marks that only tell how it goes: no figures, no results, no names."""
_OWN_WAY = ("对", "由", "每", "凡", "按照", "从", "所有", "通过", "采取", "采用", "以", "把", "将", "整合")
"""What the clause begins with that tells how a place goes about a thing in general use."""
_DOES = re.compile("[一-鿿]{2,8}(?:由|将|把|可?凭|只需)[一-鿿]")
"""Who does what in a scheme: `“村聘岛用”机制，医生由卫生院统一聘用`."""
_BA_AFTER = re.compile(rf"(?:[{_CLOSE}]{_TAIL}?(?=[把将])|{_TAIL}?(?=把))(?P<body>(?:把|将)[^。！？；]{{8,400}})")
_ATTRIBUTE = re.compile(
    r"(?:^|[。；！？：，])(?P<body>[^。；！？：，]{4,60}(?:，(?:且|并|又|也)[^。；！？：，]{2,40})?)的[“「]$"
)
_MADE_OF = re.compile("[^由]{0,12}由[^由]{2,40}(?:组成|构成|改造|改造而来|改造而成|改建|改建而成|组建)")
_VERB_BEFORE = re.compile(
    r"^.{0,6}?(?:步入|进入|迈入|清理|清退|处置|退出|消除|整顿|认定|培育|打造|推出|建成|建立|形成|构建|发展|淘汰)(?:出|了)?"
)
_MARKS_IT = re.compile(r"[、，]|\d.*(?:以[上下内]|不足)|(?:不足|低于|高于|超过)\d")
"""What tells things apart from others: several marks, or a limit."""
_AIMED_AT = re.compile(r"(?:[^，。]{0,6}，)?(?P<body>针对[^。！？；，]{6,80}(?:情况|情形))，")
_LAUNCHES = re.compile(r"(?:推出|创新|出台|推行|实行|编制|发布|建立|探索|开展|提供)[^，]{0,16}$")
_BUILT = re.compile(
    r"(?P<body>(?:(?:整合|通过|依托|运用|利用)[^，。；]{4,80}，)?(?:建立|构建|建成|搭建|推行|实行|打造)[^，。；]{2,60}，"
    r"(?:实现|推动|确保|做到|形成|让|使)[^。；]{6,100})"
)
_BUILT_KIND = re.compile("(?:系统|平台|体系|机制|制度|模式)，")


@derived()
def _copula() -> re.Pattern[str]:
    """What says behind a term that its meaning follows, and the meaning: `“…”，说的是…`."""
    alone = (
        "即(?:为(?![每各了]|[一-鿿]{1,8}(?:提供|办理|发放|解决|开展)))?(?![将便使可日时刻])"
        "|(?<=[”，])指(?![出导挥标示定数向责明引望着])"
    )
    return re.compile(rf"{_END}[^，。；：！？“”、（）]{{0,6}}?[,，]?(?:{says()}|{alone})[:：]?(?P<body>{_BODY})")


def _bracket(text: str, start: int, end: int, count: int | None) -> re.Match[str] | None:
    """The bracket behind [start, end) or behind the noun that belongs to a quotation there: `“三通”目标（…）`."""
    noun = _NOUN.match(text, end) if quoted(text, start, end) else None
    behind = _BRACKET.match(text, noun.end("noun")) if noun else None
    if noun and behind:
        lists = count is not None and len(members(behind["body"])) == count
        if lists or noun["noun"].endswith(tuple(tail_nouns())):
            return behind
    return _BRACKET.match(text, end)


def explicit(term: str, passage: str, text: str, start: int, end: int) -> Found | None:
    """A definition that the text marks as one, beside the term at [start, end) of `text`: brackets, 即, 是指, 所谓."""
    count = expected(term) or (len(term) if term.isdigit() else None)
    bracket = _bracket(text, start, end, count)
    if bracket:
        parts = members(bracket["body"])
        fits = parts if parts and len(parts) == count else ()
        counts = bracket["body"].startswith("按") and bracket["body"].endswith("计算")
        sure = bracket["cue"] or fits or counts or quoted(text, start, end) or re.search("[A-Za-z]", term)
        meaning = re.search(r"[一-鿿]{2}", bracket["body"]) and not _NOT_A_MEANING.search(bracket["body"])
        if sure and meaning and not re.search(r"\d", bracket["body"]):
            listed = fits or (parts if bracket["cue"] or _nearly(parts, expected(term)) else ())
            return found_at(1, passage, text, *bracket.span("body"), listed)
    named = _NAMED_BEFORE.search(text, max(0, start - LONGEST), start) if _CLOSED.match(text, end) else None
    if named and (named["cue"] or _MEASURED.search(named["body"])):
        return found_at(2, passage, text, *named.span("body"))
    copula = _copula().match(text, end)
    if not copula and quoted(text, start, end):
        copula = _NAMED_KIND.match(text, end)
    before = text[max(0, start - LEAD) : start].rstrip(OPENING)
    heads = quoted(text, start, end) and opens(before)
    if not copula and before.endswith("所谓"):
        copula = _IS.match(text, end)
    elif not copula and (heads or _SAYS_BEFORE.search(before)):
        copula = _THAT_IS.match(text, end)
    counted = count and _COLON.match(text, end)
    parts = members(counted["body"]) if counted else ()
    if not copula and counted and len(parts) == count and _lists(counted["body"], parts, counted_word(term)):
        left, right = counted.span("body")
        last = parts[-1].split("，")[0] if "，" not in "".join(parts[:-1]) else parts[-1]
        return found_at(2, passage, text, left, right - len(parts[-1]) + len(last), (*parts[:-1], last))
    if copula:
        first = copula["body"].split("，")[0]
        if count and "、" in first and len(members(first)) == count:
            return found_at(2, passage, text, copula.start("body"), copula.start("body") + len(first), members(first))
        parts = members(copula["body"].strip("“”"))
        left, right = copula.start("body"), before_effects(text, *whole_clause(text, *copula.span("body")))
        right = right if heads else before_drift(text, left, right)
        listed = parts if parts and (len(parts) == count or _nearly(parts, expected(term))) else ()
        return found_at(2, passage, text, left, right, listed)
    dash = _DASH.match(text, end)
    if dash:
        return found_at(2, passage, text, *dash.span("body"))
    return _laid_out(term, passage, text, start, end, count)


def _nearly(parts: tuple[str, ...], count: int | None) -> bool:
    """Whether a list has one part too many or too few for the term's numeral: a mistake that a reader should know."""
    return count is not None and len(parts) > 2 and abs(len(parts) - count) == 1


def _lists(text: str, parts: tuple[str, ...], key: str) -> bool:
    """Whether words behind a colon list what a term counts: by 、 or ；, in like clauses, or each with its word."""
    alike = max(map(len, parts)) - min(map(len, parts)) <= 1
    return alike or any(mark in text for mark in "、；+") or bool(key and all(key in part for part in parts))


def _laid_out(term: str, passage: str, text: str, start: int, end: int, count: int | None) -> Found | None:
    """What a quoted term is made of, said beside it without 即.

    `“三江”是甲江、乙江和丙江`, `甲、乙、丙“三项整治”`, `“三减一调”技术——减肥、减药、减水、调结构`.
    """
    if not quoted(text, start, end):
        return None
    after, before = _LIST_AFTER.match(text, end), _LIST_BEFORE.search(text[max(0, start - LONGEST) : start])
    if count and after:
        first = after["body"].split("，")[0]
        parts = members(first)
        if len(parts) == count:
            return found_at(2, passage, text, after.start("body"), after.start("body") + len(first), parts)
    if count and before and len(parts := members(before["body"])) == count and max(map(len, parts)) <= LONGEST_MEMBER:
        own = without_verb(parts)
        left = start - 1 - len(before["body"]) + len(parts[0]) - len(own)
        return found_at(3, passage, text, left, start - 1 - before["body"].endswith("的"), (own, *parts[1:]))
    dashed = _DASHED.match(text, end)
    if dashed and (count or _PAIR.match(term)):
        listed = dashed["body"].split("，")[0]
        if len(members(listed)) >= 2:
            parts = members(listed) if len(members(listed)) == count else ()
            return found_at(3, passage, text, dashed.start("body"), dashed.start("body") + len(listed), parts)
    stated = _STATED.match(text, end)
    if stated and _STATES.search(text, 0, start):
        return found_at(4, passage, text, *stated.span("body"))
    aim = _AIM.match(text, end)
    return found_at(5, passage, text, aim.start("body"), before_effects(text, *aim.span("body"))) if aim else None


def explanation(term: str, passage: str, text: str, start: int, end: int) -> Found:
    """The explanation at [start, end), with the components that it lists where they are as many as the term counts."""
    translated = _TRANSLATION.match(text, start, end) if term.isascii() else None
    if translated:
        return found_at(1, passage, text, *translated.span("body"))
    parts = members(text[start:end])
    listed = parts if parts and (len(parts) == expected(term) or _nearly(parts, expected(term))) else ()
    return found_at(1, passage, text, start, end, listed)


def components(
    term: str, passage: str, start: int, end: int, known: tuple[str, ...], texts: dict[str, str], lists: Listings
) -> Found | None:
    """The list in the article that unfolds the term at [start, end) of `passage`.

    Where the components are `known` (from the lexicon), they count first, then a list right behind the term that has
    others (“三线”入地，电力线、通信线、广播线…); else as many members as the term's numeral says, all of one shape.
    `texts` are the article's passages, `lists` their lists.
    """
    if known:
        low = max(0, start - NEAR)
        match = known_list(texts[passage][low : end + NEAR], known)
        if match:
            printed = tuple(sorted(known, key=match[0].find))
            return Found(2, passage, low + match.start(), low + match.end(), printed)
    one = lists.unfolding(term, passage, start, end)
    if one is None or (known and not (one.passage == passage and 0 <= one.start - end <= BESIDE)):
        return None
    text = texts[one.passage]
    left = text.find(one.members[0], one.start)
    right = text.rfind(one.members[-1], one.start, one.end) + len(one.members[-1])
    if left < 0 or right <= left:
        return None
    if one.marked:
        left, right = left - 1, right + 1
    return Found(3, one.passage, left, right, one.members)


def context(passage: str, text: str, start: int, end: int, general: bool) -> Found | None:
    """The clause of the sentence that says how or what for, where the term at [start, end) is introduced.

    `general`: the term has a general meaning (the lexicon's), so only the clearer signs count.
    """
    marked = quoted(text, start, end)
    if not scheme(text, start, end):
        return _practice_or_attribute(passage, text, start, end) if marked else None
    own = marked and general and _STARTS.search(text, max(0, start - LEAD), start)
    colon = _COLON.match(text, end)
    if marked and colon:
        return explaining(4, passage, text, *_clipped(text, *colon.span("body")))
    after = _AFTER.match(text, end) if marked else None
    if after:
        begins = cues()["clear"] if general else cues()["clear"] + cues()["means"] + cues()["rule"]
        body = after["body"]
        does = not general and not after["title"] and _DOES.match(body)
        told = does or body.startswith(_OWN_WAY if own else cues()["rule"] if "》" in after["title"] else begins)
        if told and not body.startswith(cues()["effect"]):
            return explaining(5, passage, text, *after.span("body"))
    moved = _BA_AFTER.match(text, end)
    if moved:
        return explaining(6, passage, text, *moved.span("body"))
    return _practice_or_attribute(passage, text, start, end) if marked else None


def _practice_or_attribute(passage: str, text: str, start: int, end: int) -> Found | None:
    return _practice(passage, text, start, end) or _attribute(passage, text, start)


def _practice(passage: str, text: str, start: int, end: int) -> Found | None:
    """The clauses after a practice that tell how it goes: `实行“双岗制”，编制保留在原单位，工资由两家分担`."""
    after = _AFTER.match(text, end)
    if not after or after["title"] or not _PRACTISES.search(text, 0, start):
        return None
    if after["body"].startswith(cues()["effect"]):
        return None
    left, right = after.start("body"), before_effects(text, *after.span("body"))
    return found_at(10, passage, text, left, right) if _WHOLE.fullmatch(text, left, right) else None


def _attribute(passage: str, text: str, start: int) -> Found | None:
    """The attribute before a quoted term: `清理连年亏损、靠借债过活的“僵尸企业”`."""
    low = max(0, start - LONGEST)
    match = _ATTRIBUTE.search(text[low:start])
    if not match:
        return None
    a, b = match.span("body")
    verb = _VERB_BEFORE.match(match["body"])
    if _MADE_OF.fullmatch(match["body"]):
        return found_at(7, passage, text, low + match["body"].rindex("由") + a, low + b)
    if not verb or not _MARKS_IT.search(match["body"]) or re.search("[“”]", match["body"]):
        return None  # one short attribute (全省首创的) praises or places the thing; a list of marks defines it
    return found_at(6, passage, text, low + a + verb.end(), low + b)


def sentence_context(passage: str, text: str, start: int, end: int, sentence: tuple[int, int]) -> Found | None:
    """Looser readings of the whole sentence: 针对…情况，推出…term…; 整合…，建立…term系统，实现…."""
    aimed = _AIMED_AT.match(text, sentence[0], sentence[1])
    if aimed and aimed.end() <= start and _LAUNCHES.search(text[aimed.end() : start]):
        return explaining(9, passage, text, *aimed.span("body"))
    if _BUILT_KIND.match(text, end):
        for built in _BUILT.finditer(text, *sentence):
            if built.start() <= start and end <= built.end():
                return explaining(8, passage, text, *built.span("body"))
    return None


def _clipped(text: str, start: int, end: int) -> tuple[int, int]:
    """A clause without the enumeration that carries it on: `…的方式，一方面…` → `…的方式`."""
    cut = re.search(r"[，,](?:一方面|一是|首先|其一|同时)", text[start:end])
    return start, (start + cut.start() if cut else end)
