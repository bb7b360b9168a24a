"""Columns of several stories: what seams and words tell of which lines belong together, and the pages that follow."""

from __future__ import annotations

import pytest

from jianzhu.model import Source
from jianzhu.restoring.likeness import Likeness, Said
from jianzhu.restoring.lines import Line, split_lines
from jianzhu.restoring.measures import Kind, Measures
from jianzhu.restoring.placing import place
from jianzhu.restoring.recognizing import recognize
from jianzhu.restoring.seams import Seams
from jianzhu.restoring.untangling import untangle
from jianzhu.segmentation import nats_together


def _read(page: str) -> tuple[list[Line], list[Kind], Measures]:
    lines = split_lines(Source("page.txt", page, "utf-8", "0" * 64), page)
    return (lines, *place(lines, recognize(lines, {})))


# ── what the characters on both sides of a seam tell ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("tail", "right", "wrong"),
    [
        ("镇里清淤修水", "库和渠道", "员说今年"),  # a word runs over the seam
        ("到了田边，", "村民说，", "民说，村"),  # below a mark no word's second half follows
        ("把老渠修好了。", "今年春天", "年春天，"),
        ("孩子们在学", "校里吃饭", "库里清淤"),
    ],
)
def test_words_over_a_seam(tail: str, right: str, wrong: str) -> None:
    assert nats_together(tail[-4:], right[:4]) > nats_together(tail[-4:], wrong[:4])


def test_no_characters_tell_nothing() -> None:
    assert nats_together("", "") == pytest.approx(nats_together("", "水库"), abs=1.0)


# ── how well one line goes on another ────────────────────────────────────────────────────────────────────────────────

SEAMS = [
    ("镇上的老人说，今年再也不用“望天", "喝水”了，渠道修到了田边。", "边上的松树林换了一批又一批。"),  # a quotation
    ("县里印发了《山塘水库清淤三年行动", "方案》，要求把水引到田头来。", "边上的松树林换了一批又一批。"),  # a title
    ("合作社的社员从当年的三户增加到156", "户，人均收入也翻了一番还要多。", "边上的松树林换了一批又一批。"),  # a count
    ("今年春天镇里开始清淤，引来水", "库的水灌溉下游的两千亩农田。", "说，学校的课桌椅都换成了新的。"),  # a word
]


@pytest.mark.parametrize(("line", "goes_on", "other"), SEAMS)
def test_the_next_line_fits_better_than_another(line: str, goes_on: str, other: str) -> None:
    lines, _, measures = _read("\n".join((line, other, line, goes_on)))
    seams = Seams(lines, [Kind("body")] * len(lines), measures)
    assert seams.fit(2, 3) > seams.fit(0, 1)


def test_a_line_that_closes_what_is_not_open_fits_badly() -> None:
    page = "镇里的水渠今年修到了田边，村里\n喝水”了，渠道修到了下游的田边\n喝水的事了，渠道修到了下游田边"
    lines, _, measures = _read(page)
    seams = Seams(lines, [Kind("body")] * len(lines), measures)
    assert seams.fit(0, 1) < seams.fit(0, 2)


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("县里把老水渠一段一段地修好了", "open"),
        ("县里把老水渠一段一段地修好。", "stop"),
        ("水渠修好了。", "over"),
        ("有三件事要办好：", "over"),
    ],
)
def test_how_a_line_ends(line: str, end: str) -> None:
    lines, kinds, measures = _read("县里把老水渠一段一段地修好了\n" * 4 + line)
    kinds = [Kind("body")] * len(kinds)
    assert Seams(lines, kinds, measures).ends[-1] == end


# ── how well words foretell a line ───────────────────────────────────────────────────────────────────────────────────

LIGHTHOUSE = ("守塔人每天傍晚把灯擦亮", "灯塔上的灯照着夜归的渔船", "守塔人说，渔船都认得这盏灯")
ORCHARD = ("果园里的梨树今年挂满了果", "果农把梨装进纸箱运往城里", "梨园合作社的果农忙着分拣")


@pytest.mark.parametrize(
    ("line", "own", "other"),
    [("渔船看见灯塔，就知道到家了", LIGHTHOUSE, ORCHARD), ("今年的梨又大又甜，果农笑了", ORCHARD, LIGHTHOUSE)],
)
def test_a_line_is_likelier_in_the_story_that_shares_its_words(
    line: str, own: tuple[str, ...], other: tuple[str, ...]
) -> None:
    lines, _, _ = _read("\n".join((*own, *other, line)))
    likeness = Likeness(lines)
    said = [Said().and_then([w for i in part for w in likeness.words[i]]) for part in (range(3), range(3, 6))]
    assert likeness.nats(6, said[0]) > 0 > likeness.nats(6, said[1])


def test_a_story_that_has_said_nothing_foretells_nothing() -> None:
    lines, _, _ = _read("守塔人每天傍晚把灯擦亮")
    assert Likeness(lines).nats(0, Said()) == 0


def test_what_a_story_has_said_grows_and_leaves_the_old_as_it_was() -> None:
    first = Said().and_then(["灯", "灯塔"])
    second = first.and_then(["灯", "渔船"])
    assert (first.totals, first.different) == ((1, 1), (1, 1))
    assert (second.totals, second.different) == ((2, 2), (1, 2))
    assert second.counts == {"灯": 2, "灯塔": 1, "渔船": 1}


def test_a_headline_covers_the_words_that_its_story_says() -> None:
    lines, _, _ = _read("\n".join((*LIGHTHOUSE, "灯塔守塔人")))
    likeness = Likeness(lines)
    said = Said().and_then([w for i in range(3) for w in likeness.words[i]])
    assert likeness.coverage([3], said) > 0.6
    assert likeness.coverage([], said) == 0


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────

LAMP = """青湾日报讯（记者 苗禾）青湾港
的灯塔今年一百岁了。守塔人梁海每
天傍晚登上灯塔，把灯擦亮，等渔船
一艘一艘回港。他说，灯塔的灯从来
没有灭过，台风来的那一夜，他在塔
上守了一整夜，数着回港的渔船。
　　灯塔里的灯换过三次。最早点的
是煤油，守塔人半夜要起来添油；后
来用电，如今装上了太阳能板，灯自
己会亮。梁海还是每天上塔，他说渔
船上的人要看见塔里有人才放心。""".splitlines()
PEARS = """本报讯（通讯员 柏川）石门乡梨
园的梨熟了。果农葛春把梨一个一个
装进纸箱，合作社的货车在路边等着
装货。今年石门乡的梨卖到了外省，
合作社同果农签了合同，每公斤梨比
去年多卖五角钱，果农心里有底。
　　梨园原来只卖鲜梨，卖不掉的梨
烂在地里。合作社办起了加工厂，把
小个的梨熬成梨膏，装瓶出售。葛春
说，一亩梨园一年多收三千元，村里
外出打工的年轻人回来种梨了。""".splitlines()


def _page(*parts: list[str]) -> str:
    return "\n".join(line for part in parts for line in part)


@pytest.mark.parametrize(("lamp", "pears"), [((4, 8), (5, 9)), ((3, 7), (4, 8)), ((5, 9), (3, 6))])
def test_columns_by_turns_come_apart(lamp: tuple[int, int], pears: tuple[int, int]) -> None:
    a, b = lamp
    c, d = pears
    page = _page(LAMP[:a], PEARS[:c], LAMP[a:b], PEARS[c:d], LAMP[b:], PEARS[d:])
    lines, kinds, measures = _read(page)
    stories = [[lines[i].text.chars for i in story] for story in untangle(lines, kinds, measures)]
    assert stories == [[line.strip() for line in LAMP], [line.strip() for line in PEARS]]


@pytest.mark.parametrize(
    "page",
    [
        _page(LAMP, PEARS),
        _page(PEARS, LAMP),
        _page(LAMP),
        _page(LAMP[5:], LAMP[:5], PEARS),  # turned round: the later column above
    ],
)
def test_stories_one_after_another_are_left_alone(page: str) -> None:
    assert untangle(*_read(page)) == ()


def test_nothing_and_heads_alone_are_left_alone() -> None:
    assert untangle(*_read("灯塔百年\n\n梨园丰收")) == ()
