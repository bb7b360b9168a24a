"""The label of each figure of a sentence, with what it leaves to the figure before it.

`签约项目30个，总投资90亿元，同比增长5%` → `签约项目`, `签约项目总投资`, `签约项目总投资`. `indicators` reads one
clause; here a clause that says nothing of its own, 占…比重, 其中 and lists (盘活房产26宗、土地8宗) get what stands
before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jianzhu.annotating.figures.conversion import dimension_of
from jianzhu.annotating.figures.indicators import (
    Phrase,
    ends_in_noun,
    is_act,
    is_bare_verb,
    is_noun,
    leading_verb,
    phrase_before,
    sets_against,
)
from jianzhu.annotating.figures.nouns_behind import noun_after, sent_to_do
from jianzhu.annotating.figures.periods import Period
from jianzhu.annotating.figures.quantities import Quantity
from jianzhu.lexicon import column

KEPT_CHANGES = ("节省", "节约", "增收", "节支", "增效")
"""Words of change that are what is measured: 每亩增收1200元."""
ATTRIBUTES = frozenset(column("attributes", "word"))
BATCHES = ("批次", "场次", "轮次")
"""Measure words that count something other than the noun behind them: 9批次干部 are batches, not cadres."""
AGES = ("岁", "周岁")
"""Units that only an age has."""
_ORIGIN = re.compile(r"(?P<thing>[^，。；、0-9的]{2,14}?)(?:由|从)[^，。；]{0,8}$")
_COVERB = re.compile(r"[^，。；]{2,}(?:与|同)$")
"""What leads to whom something is done with; the words before it are no part of the label: 推动甲[与]900名干部结对."""
_SENDING = frozenset(column("sending_verbs", "word"))
IMPLIED = {"area": "面积", "power": "装机容量"}
"""What a unit of a dimension measures where the text only names the thing: 600平方米办公楼 → 办公楼面积."""
_PLANTED = re.compile(r"种植?[了着]?$")
"""种了22亩桃树: the noun behind is what grows there."""
_EVERYWHERE = re.compile(r"^[对为向在让使]?(?:境内|各地|城区|县城|市区|全[省市县区镇乡村州国])$|全[省市县区镇乡村]$")
"""What only says where those are that a number counts: 对全县19座电站."""
_YEARLY_OUTPUT = re.compile(r"^(?:项目|设计|预计)?年产(?P<thing>[\u4e00-\u9fff]{2,10})(?<![值能量])$")
_MEASURED_BY = {"长": "长度", "宽": "宽度", "高": "高度", "深": "深度", "厚": "厚度"}
"""What 1.2公里长的老街 and 长1350米的隧洞 measure."""
_ANNOUNCING = ("规划", "计划", "目标", "提出", "要求", "明确")
"""What only says that a value is planned: 规划到期末突破千亿元."""
_PUT_INTO = re.compile("建设|实施|新建|改建|扩建|兴建|改造")
"""What leads from an investment to the work that it is put into, no noun counted: 投资2亿元[实施]某工程."""
_LOOSE = re.compile(
    r"^(?:即(?![时将期])|要?把(?![关握控]))(?=[\u4e00-\u9fff]{3})|(?<=..)(?<![摘纪主必需重提])要$|(?<=[率比额量值])将$|[“‘]+$"
)
"""What is left of other words at the ends of a label: [把]过夜游客占比, 就诊率[要]."""
_PLANTS = ("项目", "线", "基地", "工厂", "装置", "车间", "产业园")
_PRODUCES = re.compile(r"(?:设计)?年产$")
_RATE_OF_ACT = re.compile(r"(?P<act>[\u4e00-\u9fff]{2})率")
_DONE = re.compile("^(?:累计|已|完成)+")
_MEANS = ("日均", "月均", "年均", "平均")
"""What an average of the figure before begins with: 办理诉求1.2万件，[日均]62件."""
_POINTER = re.compile(r"^这[处座片条块栋]$")
_SET_TO = re.compile(r"(?:|使|让|有|约)")
_COPULA = re.compile(r"^(?:是|为|相当于|达到|恢复到|恢复至)")
_POINTS_BACK = re.compile(r"(?:这一?|该|上述|此)(?:个|项)?(?:数字|数据|指标|数值|比例|占比|数)")
_BRANCH = re.compile(r"(?:业|行业|企业|产业|经济|类|制品|产品|供应)$")
"""How the name of a branch or kind ends, which says nothing of what is measured in it."""
_AMONG = re.compile(r"(?P<whole>[^的，。；]{2,8})[中里]有$")
"""What a number counts a part of: 展品中有[64件借自外馆] is 借自外馆展品."""
_DOES = re.compile(r"[\u4e00-\u9fff]{2,12}(?=[，。；、]|$)")
_RATE_BEHIND = re.compile(r"的?(?P<rate>[\u4e00-\u9fff]{1,8}率)(?=[，,；;。、]|$)")
"""A rate named behind its value: 保持100%开工率."""
_PART_OF = re.compile(r"占(?!地(?![区方]))")
"""占 of a share (占地区生产总值), not of an area (占地90亩)."""
DEPENDENT = frozenset(column("dependent_labels", "word"))


@dataclass(slots=True)
class Figure:
    """A quantity in its clause, on the way to becoming a measurement."""

    quantity: Quantity
    left: str
    right: str
    clause: int
    """Which clause of the sentence it stands in."""
    indicator: str = ""
    phrase: Phrase = field(default_factory=Phrase)
    measure: str = "level"
    period: str | None = None
    used: int = 0
    """Characters of `right` that the label took."""
    joined: bool = False
    """Whether it is a figure of the thing counted before it: 项目30个，总投资90亿元."""
    head: str = ""
    """The label of that thing."""
    aside: bool = False
    """Whether it stands in brackets behind the thing that it says something of: 3亿元债券（利率4.18%）."""
    based: bool = False
    """Whether its clause names the time that it is measured from: 比上年增加7家."""
    listed: bool = False
    """Whether 、 joins it to the figure before."""
    named: bool = False
    """Whether a name stands right before the number, so that the noun behind it is what it counts."""
    origin: str = ""
    """What a change in its sentence is one of: 任务清单 in 任务清单由9项，梳理增加到30项."""
    whole: str = ""
    """The label that it is a part of (其中): 受理咨询 for 受理咨询社保类."""


def label(figure: Figure, previous: Figure | None, before: str, inside: bool = False) -> None:
    """Find the figure's label; `before` is what stands before its clause or (`inside`) before its brackets."""
    quantity = figure.quantity
    figure.aside = inside
    phrase = phrase_before(figure.left)
    figure.phrase = phrase = replace(phrase, compared=phrase.compared or figure.based)
    left = figure.left.strip(" ，,")
    if quantity.kind == "count" and (among := _AMONG.search(before + left if left == "有" else left)):
        does = _DOES.match(figure.right)
        figure.indicator = (does[0] if does else "") + among["whole"]
        return
    words = "" if figure.named or _COVERB.search(figure.left) else _POINTER.sub("", phrase.words)
    if words in _ANNOUNCING:
        words = ""
    if quantity.kind == "count":
        words = _EVERYWHERE.sub("", words)
    noun, predicate = "", ""
    began = _ORIGIN.search(figure.left)
    figure.origin = began["thing"] if began else previous.origin if previous else ""
    if (quantity.kind in ("count", "measure", "duration") and not phrase.to and not (phrase.change and words)) or (
        quantity.kind == "count" and not ends_in_noun(words)
    ):
        noun, predicate = noun_after(figure.right, quantity)
    if quantity.kind == "count" and words and ends_in_noun(words) and not figure.left.rstrip().endswith("的"):
        noun = ""
    if (
        quantity.kind == "measure"
        and figure.right[:1] == "的"
        and (words.endswith(tuple(ATTRIBUTES)) or ends_in_noun(words))
    ):
        noun = ""
    side = _MEASURED_BY.get(words) or (_MEASURED_BY.get(figure.right[:1]) if figure.right[1:2] == "的" else None)
    if side and quantity.kind == "measure":
        thing = noun_after(figure.right.lstrip("长宽高深厚"), quantity)[0].rstrip("上里内")
        if not thing and words in _MEASURED_BY:
            words, noun = side, ""
        if thing:
            figure.used, words, noun = figure.right.index(thing) + len(thing), thing + side, ""
    if noun and phrase.words.endswith("投资") and _PUT_INTO.match(figure.right):
        noun = predicate = ""
    if noun:
        figure.used = figure.right.index(noun) + len(noun)
        if quantity.kind == "count" and words in _SENDING and (told := sent_to_do(figure.right, figure.used)):
            words, predicate = "", told
        if _PRODUCES.search(words) and noun.endswith(_PLANTS):
            words, predicate, noun = "", "", noun + "年产能"
        words = words + (predicate if not words or len(predicate) <= 4 else "") + noun
        implied = IMPLIED.get(dimension_of(quantity.unit))
        planted = implied == "面积" and _PLANTED.search(phrase.words)
        bare = not _POINTER.sub("", phrase.words)
        if implied and not words.endswith(implied) and (bare or planted or implied == "装机容量"):
            words = noun + ("种植面积" if planted else implied)
    of_noun = quantity.kind == "ratio" and not (words or phrase.change or phrase.to or phrase.share)
    if of_noun and (figure.right[:1] == "的" or _SET_TO.fullmatch(left)):
        noun, predicate = noun_after(figure.right, quantity)
        words = predicate + noun
    rate = _RATE_BEHIND.match(figure.right) if quantity.kind == "ratio" and not ends_in_noun(words) else None
    if rate and not phrase.change:
        words = rate["rate"]
    if not words and phrase.change in KEPT_CHANGES:
        words = phrase.change or ""
    elif phrase.change in KEPT_CHANGES and quantity.kind == "measure" and phrase.change not in words:
        words = words + (phrase.change or "")
    if inside and not words:
        words = phrase_before(before).words
    if previous and previous.origin and _of_origin(figure, previous, phrase):
        words = figure.origin + ("" if noun in figure.origin else noun)
    else:
        words = _inherited(figure, previous, words, before)
    if not words and figure.right:
        noun, predicate = noun_after(figure.right, replace(quantity, kind="count"))
        words = predicate + noun if predicate or len(noun) > 1 else ""
    words = _YEARLY_OUTPUT.sub(r"\g<thing>年产量", words)
    if (
        quantity.kind == "ratio"
        and phrase.share
        and words
        and left.endswith("占")
        and not words.endswith(("占比", "比重", "比例", "份额"))
    ):
        words += "占比"
    figure.indicator = _finished(words + phrase.against if words else "", quantity, figure)


def multiple_of(text: str, start: int, quantity: Quantity, periods: Sequence[Period]) -> str:
    """How a label says what time a value is a multiple of: 是[2017年]的3倍 → 为2017年的倍数; empty where it is none."""
    if quantity.unit != "倍" or text[quantity.start - 1 : quantity.start] != "的":
        return ""
    base = next((p for p in reversed(periods) if p.role == "base" and start <= p.start < quantity.start), None)
    if base is None:
        return ""
    return "为" + _COPULA.sub("", text[base.start : quantity.start - 1]) + "的倍数"


def carried_over(figure: Figure, earlier: Figure | None) -> str:
    """The label of a figure that goes on with the part of its sentence before ；, its own where it has one.

    `…运集装箱80万箱；次年达到96万箱` → 集装箱; `…新开航线11条；乙港新开12条` → 新开航线.
    """
    own = figure.indicator
    if earlier is None or earlier.quantity.unit.lstrip("万亿") != figure.quantity.unit.lstrip("万亿"):
        return own
    if not own and figure.phrase.to:
        return earlier.indicator
    if is_bare_verb(own) and figure.quantity.kind == "count":
        noun = earlier.indicator.removeprefix(own)
        return own + noun.removeprefix(leading_verb(noun))
    return own


def points_back(words: str) -> bool:
    """Whether a label only points at the figure told last: 这一数字, 该比例."""
    return _POINTS_BACK.fullmatch(words) is not None


def part_of(words: str, whole: str) -> str:
    """A branch that is said to grow, as a row of a table: 采矿业 of 规模以上工业增加值 → 采矿业规模以上工业增加值."""
    return words + whole if whole and _BRANCH.search(words) else words


def _of_origin(figure: Figure, previous: Figure, phrase: Phrase) -> bool:
    """Whether a figure is what a change has come to, or stands right behind one: 由9项，梳理增加到[30大项][70小项]."""
    if phrase.to:
        return is_act(phrase.words)
    return not figure.left and previous.indicator == previous.origin


def _inherited(figure: Figure, previous: Figure | None, words: str, before: str) -> str:
    """The label with what it leaves to the figure or the clause before it."""
    left = figure.left.lstrip(" ，,、")
    if previous is None:
        return words or phrase_before(before).words
    near = figure.clause - previous.clause <= 1
    base = previous.indicator if figure.quantity.unit == "位" else previous.indicator.removesuffix("排名")
    if _PART_OF.match(left) and words:
        return base + "占" + words.removeprefix("占")
    if words.startswith("标准") and left.startswith(("按", "以")):
        return base + "标准"
    if not words:
        between = phrase_before(before).words if figure.clause > previous.clause + 1 else ""
        return between or base
    if figure.quantity.kind == "rank" and (words in base or figure.aside):
        return words
    if figure.quantity.kind == "rank" and len(words) <= 6:
        return base + re.sub(r"^(?:稳居|位居|跃居|居|位列|名列|列|排名|排)", "", words)
    act = _RATE_OF_ACT.fullmatch(words)
    if act and near and act["act"] in base and base != act["act"]:
        return _DONE.sub("", base.replace(act["act"], "", 1)) + words
    if words in _MEANS and previous.quantity.unit.lstrip("万亿") == figure.quantity.unit.lstrip("万亿"):
        return words + base.removeprefix("累计")
    if words in DEPENDENT or (sets_against(words) and near):
        return base + words
    verb = leading_verb(base)
    if is_bare_verb(words) and previous.quantity.unit == figure.quantity.unit and figure.quantity.kind == "count":
        return words + base.removeprefix(verb)
    same_clause = previous.clause == figure.clause and figure.listed and not previous.whole and is_noun(words)
    if same_clause and verb and not leading_verb(words) and figure.quantity.kind == previous.quantity.kind:
        return words if figure.used else verb + words
    if left.startswith("其中") and re.search(r"[级型类性]$", words):
        figure.whole = base
    elif previous.whole and previous.clause == figure.clause and re.search(r"[级型类性]$", words):
        figure.whole = previous.whole
    if figure.whole:
        return figure.whole + words
    follows = previous.quantity.kind == "count" or figure.aside
    if previous.joined:
        base, follows = previous.head, True
    if words in ATTRIBUTES:
        base = base.removesuffix("数量")
    if near and follows and left.startswith(words) and words in ATTRIBUTES and len(base) > 2:
        figure.joined, figure.head = True, base
        return words if words[:2] == base[:2] else base + words
    return words


def _finished(words: str, quantity: Quantity, figure: Figure) -> str:
    """The label as a row of a table has it: 等候 → 等候时间, 网点 from 9个 to 6个 → 网点数量, 第2位 → …排名."""
    words = _LOOSE.sub("", words)
    if not words:
        return ""
    moves = figure.left.rstrip(" 的").endswith(("从", "由", "原")) or (figure.phrase.to and len(words) <= 3)
    if quantity.kind == "rank":
        words = re.sub(r"(?:稳居|分居|位居|居|位列|名列|列|排名|排)(?=全|.{0,3}$)", "", words)
        return words if words.endswith(("名", "次")) else words + "排名"
    if quantity.unit in AGES and not words.endswith(("龄", "寿命")):
        return "年龄"
    if quantity.kind == "duration" and len(words) <= 4 and not words.endswith(("间", "期", "限", "龄", "长", "时")):
        return words + "时间"
    if quantity.unit in BATCHES and not words.endswith(quantity.unit):
        return words + quantity.unit
    if quantity.kind == "count" and moves and not re.search(r"[数量]$|层级$|人数$", words):
        return words + ("人数" if quantity.unit.endswith(("人", "名")) else "数量")
    return words
