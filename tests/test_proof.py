"""No text whatever makes the reader of figures say what the proof refuses: sentences of random numerals and words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jianzhu.annotating.figures.measured_tables import measure_table
from jianzhu.annotating.figures.measurements import measure
from jianzhu.checking.quotes import misquotes
from jianzhu.lexicon import column
from jianzhu.linking.observations import link_observations
from jianzhu.model import Annotations, Article, Corpus, Passage, Restored, Source, Table, Text
from jianzhu.proof import number_stands

DIGIT_FORMS = st.one_of(
    st.integers(0, 10**9).map(str),
    st.integers(0, 10**9).map(lambda n: f"{n:,}"),
    st.integers(1000, 10**7).map(lambda n: f"{n:,}".replace(",", " ")),
    st.decimals(0, 10**6, places=2).map(str),
    st.decimals(0, 10**6, places=1).map(
        lambda n: str(n).translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    ),
    st.sampled_from(
        ["2/3", "1／4", "7.", ".5", "1.2.3", "00", "1,23", "12,34,567", "3 000 0", "五5", "1O0", "²", "½", "③"]
    ),
)
CHARACTER_FORMS = st.one_of(
    st.text("零〇一二两三四五六七八九十百千万亿半几数点壹贰佰拾", min_size=1, max_size=6),
    st.sampled_from(
        [
            "百分之五",
            "千分之三点二",
            "三分之二",
            "两成",
            "三成半",
            "翻一番",
            "翻两番",
            "成倍",
            "上千",
            "数百",
            "近亿",
            "上亿",
        ]
    ),
)
BESIDE = st.sampled_from(
    [
        *"约近超逾上余多来第前至到—-～、，。（）由从为万亿千百十",
        "突破",
        "不低于",
        "最高可获",
        "左右",
        "以上",
        "以内",
        "万元",
        "翻番",
    ]
)
UNITS = st.sampled_from(["亿元", "万元/亩", "件（套）", "万人次", *column("units", "unit")])
LABELS = ("产值", "收入", "项目", "企业", "比重", "排名", "其中", "分别为", "共有", "居全省", "累计", "人均")
VERBS = ("同比增长", "下降", "占", "建成", "比上年", "2023年", "截至6月", "的", "和")
NO_FIGURES = ("《公报》", "“三资”", "A", "5G", "\n", "\u2009", " ")
WORDS = st.sampled_from((*LABELS, *VERBS, *NO_FIGURES))
SENTENCES = st.lists(st.one_of(DIGIT_FORMS, CHARACTER_FORMS, BESIDE, UNITS, WORDS), min_size=1, max_size=14).map(
    "".join
)


def of(text: str) -> Corpus:
    blocks = (Passage("p1", "paragraph", Text.cut(text, 0, len(text))),)
    article = Article("a-1", "a.txt", "news", None, date="2023", blocks=blocks)
    restored = (Restored(Source("a.txt", text, "utf-8", "0"), (article,), ()),)
    figures = measure(article, restored[0].source, ())
    observations = link_observations(restored, (Annotations("a-1", measurements=figures),), ())
    return Corpus(restored, observations=observations)


@settings(max_examples=400, deadline=None)
@given(SENTENCES)
def test_what_is_read_is_proved(text: str) -> None:
    assert misquotes(of(text)) == ()


@settings(max_examples=200, deadline=None)
@given(st.one_of(DIGIT_FORMS, CHARACTER_FORMS), st.one_of(UNITS, BESIDE, st.just("")))
def test_what_is_read_in_a_cell_is_proved(number: str, unit: str) -> None:
    cell, text = number + unit, f"指标{number}{unit}"
    head = tuple(Passage(f"h{k}", "cell", Text.inserted(word)) for k, word in enumerate(("指标", "数值")))
    row = (Passage("c0", "cell", Text.cut(text, 0, 2)), Passage("c1", "cell", Text.cut(text, 2, len(text))))
    for one in measure_table(Table("t1", None, head, (row,)), None, (), 2023, False):
        assert number_stands(cell[one.start : one.end], one.value)
