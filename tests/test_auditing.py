"""Audits: what is recomputed, what agrees within rounding, what contradicts itself, and what is left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jianzhu.annotating.figures.measurements import measure
from jianzhu.auditing import audit, worst_first
from jianzhu.auditing.rounding import Interval, interval
from jianzhu.auditing.working import between
from jianzhu.linking.observations import link_observations
from jianzhu.model import (
    Annotations,
    Article,
    Audit,
    Corpus,
    Entity,
    EntityMention,
    Passage,
    Provenance,
    Restored,
    Source,
    Term,
    Text,
)
from test_measurements import of_one_paragraph, table

NAMES = [("临江市", "place"), ("临江集团", "organization")]


def of_text(text: str) -> list[Audit]:
    found = of_one_paragraph(text, "2023", NAMES)
    title = Passage("title", "title", Text.inserted(NAMES[0][0]))
    passages = (Passage("p1", "paragraph", Text.cut(text, 0, len(text))),)
    article = Article("a-1", "a.txt", "news", title, date="2023", blocks=passages)
    restored = (Restored(Source("a.txt", text, "utf-8", "0"), (article,), ()),)
    observations = link_observations(restored, (Annotations("a-1", measurements=tuple(found)),), ())
    return list(audit(Corpus(restored, observations=observations)))


def of_table(rows: list[list[str]]) -> list[Audit]:
    source, article = table(rows)
    restored = (Restored(source, (article,), ()),)
    notes = (Annotations("a-1", measurements=measure(article, source, ())),)
    return list(audit(Corpus(restored, observations=link_observations(restored, notes, ()))))


def told(audits: list[Audit]) -> list[tuple[str, str]]:
    return [(one.kind, one.verdict) for one in audits]


def test_average_growth_of_a_plan() -> None:
    audits = of_table(
        [
            ["指标名称", "2020年", "2025年", "年均增速"],
            ["水产总值（亿元）", "412.50", "660.00", "9.86%"],
            ["渔具产值（亿元）", "0.62", "1.50", "19.40%"],
            ["船票收入（亿元）", "30.00", "45.00", "10.00%"],
            ["复种比重", "-", "2.00%", "10.00%"],
        ]
    )
    growth = [one for one in audits if one.kind == "growth_rate"]
    assert told(growth) == [("growth_rate", "agrees"), ("growth_rate", "rounds"), ("growth_rate", "differs")]
    assert (growth[0].arithmetic, growth[0].printed) == ("⁵√(660.00亿元÷412.50亿元)−1 = 9.86%", "9.86%")
    assert growth[2].computed == 8.4472
    assert [one.possible for one in growth] == [(), (), ("8.44%", "8.45%")]


def test_the_ends_have_as_many_digits_as_tell_them_apart() -> None:
    assert between(Interval(-1.2101, -1.2099), 2, "%") == ("−1.2101%", "−1.2099%")
    assert between(Interval(8.2, 8.6), 2, "%") == ("8.20%", "8.60%")
    assert between(Interval(8.2, 8.2), 2, "%") == ("8.20%",)


def test_numbers_are_printed_in_full() -> None:
    text = "2022年，临江集团营业收入1234567.8万元。2022年，临江集团营业收入1234569.1万元。"
    (one,) = [found for found in of_text(text) if found.kind == "conflict"]
    assert one.arithmetic == "1234567.8万元 ≠ 1234569.1万元"


def test_a_rate_from_two_counts() -> None:
    (one,) = of_text("中心收到建房申请2.05万件，已办结1.86万件，办结率达90.73%。")
    assert (one.kind, one.verdict, one.computed) == ("share", "agrees", 90.7317)
    (one,) = of_text("中心收到建房申请2.05万件，已办结1.86万件，办结率达95.73%。")
    assert (one.kind, one.verdict) == ("share", "differs")


def test_the_growth_of_a_rate_is_no_share_of_its_target() -> None:
    head = ["指标", "单位", "全年目标", "1至6月完成", "同比增长（%）"]
    rows = [["产量", "万吨", "650", "328.6", "1.2"], ["全员劳动生产率", "万元/人", "62", "31.7", "8.4"]]
    assert told(of_table([head, *rows])) == []


def test_a_fall_from_one_value_to_another() -> None:
    assert told(of_text("临江集团每吨糖耗电由50度压减至32度，缩减比例达36%。")) == [("change", "agrees")]
    assert told(of_text("临江集团每吨糖耗电由50度压减至32度，缩减比例达63%。")) == [("change", "differs")]


def test_what_only_rounding_explains_is_said_to_be_rounded() -> None:
    text = "中心收到建房申请2.05万件，已办结1.86万件，办结率达{}%。"
    found = [of_text(text.format(rate))[0] for rate in ("90.7", "90.75", "92.2")]
    assert [one.verdict for one in found] == ["agrees", "rounds", "differs"]


def test_parts_of_a_whole() -> None:
    assert told(of_text("临江市运出柑橘36.5万箱，其中礼盒类16.2万箱、散装类20.3万箱。")) == [("sum", "agrees")]
    assert told(of_text("临江市运出柑橘36.5万箱，其中礼盒类26.2万箱、散装类20.3万箱。")) == [("sum", "differs")]
    assert told(of_text("临江市运出柑橘36.5万箱，其中礼盒类6.2万箱、散装类20.3万箱。")) == []


def test_parts_that_may_overlap_are_no_sum() -> None:
    assert of_text("临江市有社员100人，其中党员40人，返乡青年80人。") == []
    text = "临江市累计建成基站60个（其中甲类40个，乙类20个），平均每万人建成基站5个。"
    assert told(of_text(text)) == [("sum", "agrees")]


def test_two_subjects_are_no_start_and_end() -> None:
    text = "2022年，临江集团、临江市分别接待游客96万人次、88万人次，同比增长9.3%、4.1%。"
    assert of_text(text) == []


def test_growth_of_what_is_made_comparable_is_left_alone() -> None:
    text = "2021年，临江市税收收入20亿元。2022年，临江市税收收入21亿元，同口径增长9.5%。"
    assert of_text(text) == []


def test_a_property_is_no_part() -> None:
    text = "临江市大桥全长1.36公里，其中主桥长520米、引桥长840米，设计时速60公里，总投资6.8亿元。"
    assert told(of_text(text)) == [("sum", "agrees")]
    assert told(of_text(text.replace("520米、引桥长840米", "520米"))) == []


def test_ratios_known_by_name() -> None:
    audits = of_text("2022年，临江集团所有者权益总额160.10亿元，资产负债率61.19%，资产总额412.50亿元。")
    assert told(audits) == [("rate", "agrees")]
    audits = of_text("2022年，临江集团所有者权益总额160.10亿元，资产负债率51.19%，资产总额412.50亿元。")
    assert told(audits) == [("rate", "differs")]


def test_a_mean_of_rates_is_no_rate_of_the_totals() -> None:
    assert of_text("2022年，临江集团负债总额160.1亿元，资产总额412.5亿元，平均资产负债率51.2%。") == []


def test_a_change_between_two_years() -> None:
    text = "2021年，临江集团营业收入20.0亿元。2022年，临江集团营业收入23.0亿元，同比增长{}%。"
    assert told(of_text(text.format("15.0"))) == [("change", "agrees")]
    assert told(of_text(text.format("18.0"))) == [("change", "differs")]


def test_growth_at_constant_prices_is_left_alone() -> None:
    text = "2021年，临江市地区生产总值200亿元。2022年，临江市地区生产总值230亿元，增长6%。"
    assert of_text(text) == []


def test_contradictions() -> None:
    text = "2022年，临江集团营业收入23.5亿元。回顾2022年，临江集团营业收入{}。"
    assert told(of_text(text.format("25.3亿元"))) == [("conflict", "differs")]
    assert of_text(text.format("23.5亿元")) == []
    assert of_text(text.format("235000万元")) == []
    assert of_text(text.format("23亿元")) == [], "23 is 23.5 with fewer digits"
    assert of_text(text.format("超20亿元")) == []


def test_other_bases_and_other_things_are_no_contradiction() -> None:
    text = "2022年，临江市出生人口3.5万人；死亡人口2.1万人。根据常住人口推算，2022年出生人口3.3万人；死亡人口2.4万人。"
    assert of_text(text) == []
    assert of_text("2022年，临江市开工一批厂房，占地面积60亩。2022年，另一处占地面积90亩。") == []


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=0, max_value=3))
def test_an_interval_holds_what_rounds_to_the_printed_value(number: int, digits: int) -> None:
    printed = f"{number / 10**digits:.{digits}f}"
    text = f"2022年，临江集团营业收入{printed}亿元。"
    found = of_one_paragraph(text, "2023", NAMES)
    passages = (Passage("p1", "paragraph", Text.cut(text, 0, len(text))),)
    article = Article("a-1", "a.txt", "news", None, blocks=passages)
    restored = (Restored(Source("a.txt", text, "utf-8", "0"), (article,), ()),)
    (one,) = link_observations(restored, (Annotations("a-1", measurements=tuple(found)),), ())
    span = interval(one)
    assert span.low < float(printed) < span.high
    assert abs((span.high - span.low) - 10**-digits) < 1e-9 * max(1.0, float(printed))


def test_values_per_head() -> None:
    text = "2022年，临江市总产值98.2亿元，人均总产值{}元。2022年，临江市常住人口24.48万人，比上年末减少0.16万人。"
    assert told(of_text(text.format(39984))) == [("per_head", "agrees")], "over the year's average"
    assert told(of_text(text.format(40114))) == [("per_head", "agrees")], "over the number at its end"
    assert told(of_text(text.format(41984))) == [("per_head", "differs")]


def test_values_per_head_over_another_number() -> None:
    text = "2022年，临江市总产值98.2亿元，人均总产值{}元，常住人口24.48万人。"
    assert told(of_text(text.format(40114))) == [("per_head", "agrees")]
    assert of_text(text.format(39500)) == [], "the year's average isn't stated"
    assert told(of_text(text.format(49500))) == [("per_head", "differs")]


def test_a_share_right_behind_its_part() -> None:
    text = "2022年，临江市财政收入124.37亿元，其中税收收入73.92亿元，占比{}%。"
    assert told(of_text(text.format("59.4"))) == [("share", "agrees")]
    assert told(of_text(text.format("95.4"))) == [("share", "differs")]
    text = "2022年，临江市总产值124.37亿元，水产产值73.92亿元，占总产值的{}%。"
    assert told(of_text(text.format("59.4"))) == [("share", "agrees")]
    assert told(of_text(text.format("49.4"))) == [("share", "differs")]


def test_counts_of_listed_names() -> None:
    def of(text: str, *names: str) -> list[tuple[str, str]]:
        found = of_one_paragraph(text, "2023", [NAMES[0]])
        passages = (Passage("p1", "paragraph", Text.cut(text, 0, len(text))),)
        article = Article("a-1", "a.txt", "news", None, date="2023", blocks=passages)
        restored = (Restored(Source("a.txt", text, "utf-8", "0"), (article,), ()),)
        rows = link_observations(restored, (Annotations("a-1", measurements=tuple(found)),), ())
        entities = tuple(
            Entity(name, "organization", name, "", (), (EntityMention(_at(restored[0], text, name), name, "case"),))
            for name in names
        )
        return told(list(audit(Corpus(restored, entities=entities, observations=rows))))

    assert of("临江市表彰甲禾公司、乙禾公司和丙禾公司三家企业。", "甲禾公司", "乙禾公司", "丙禾公司") == [
        ("count", "agrees")
    ]
    assert of("临江市表彰甲禾公司、乙禾公司和丙禾公司四家企业。", "甲禾公司", "乙禾公司", "丙禾公司") == [
        ("count", "differs")
    ]
    assert of("临江市表彰甲禾公司、乙禾公司和丙禾公司等6家企业。", "甲禾公司", "乙禾公司", "丙禾公司") == []
    assert of("临江市表彰甲禾公司、乙禾公司和丙禾公司四家企业。", "乙禾公司", "丙禾公司") == [], "one name wasn't found"
    text = "临江市表彰北川制药、南川制药和东川制药四家企业。"
    assert of(text, "北川", "制药", "南川制药", "东川制药") == [], "one name was found in pieces"


def test_counts_of_listed_words() -> None:
    text = "临江市建成码头、货场、冷库和堆场{}类设施。"
    assert told(of_text(text.format(4))) == [("count", "agrees")]
    assert of_text(text.format(5)) == [], "it may be no list of them all"
    assert of_text(text.format("等4")) == []
    assert of_text("临江市建成码头、货场、冷库和堆场4处。") == [], "the number counts the last one"
    (one,) = of_text("临江市建成码头、货场、冷库和堆场4类设施。")
    assert one.arithmetic.endswith("、冷库、堆场 = 4")


def _at(restored: Restored, text: str, name: str) -> Provenance:
    (article,) = restored.articles
    start = text.index(name)
    return Provenance.of(restored.source, article, article.blocks[0], start, start + len(name))  # type: ignore[arg-type]


def test_counts_of_a_terms_parts() -> None:
    def of(name: str, *parts: str) -> list[tuple[str, str]]:
        term = Term("t", name, "", (), "×", "text", expansion=parts)
        return told(list(audit(Corpus((), terms=(term,)))))

    assert of("五方主体", "建设方", "施工方", "监理方", "设计方", "勘察方") == [("count", "agrees")]
    assert of("五方主体", "建设方", "施工方", "监理方", "设计方") == [("count", "differs")]
    assert of("四个一批", "关停一批", "改造一批", "转产一批", "提升一批") == [("count", "agrees")]
    assert of("两增一减", "增绿", "增收", "减碳") == [("count", "agrees")]
    assert of("八大行动", "改作风", "提效能", "促发展", "护稳定") == [], "a slogan of theirs, not their names"
    assert of("主体工程", "桥墩", "桥面") == []


def test_the_worst_comes_first() -> None:
    text = "2022年，临江集团每吨糖耗电由50度压减至32度，缩减比例达{}%。"
    near, far, right = (of_text(text.format(rate))[0] for rate in (38, 63, 36))
    assert worst_first((right, near, far)) == (far, near, right)


def test_parts_at_the_head_of_the_next_sentence() -> None:
    parts = "第一产业增加值15.2亿元；第二产业增加值40.4亿元；第三产业增加值44.1亿元。"
    text = "2022年，临江市地区生产总值{}亿元，增长6.1%。其中，" + parts
    assert told(of_text(text.format("99.7"))) == [("sum", "agrees")]
    assert told(of_text(text.format("99.8"))) == [("sum", "rounds")]
    assert told(of_text(text.format("97.7"))) == [("sum", "differs")], "the three are all that there is"


def test_two_wholes_each_with_its_parts() -> None:
    parts = "水电站2座，总装机容量210兆瓦；光伏电站7座，总装机容量430兆瓦。"
    text = "2022年，临江市建成电站9座，总装机容量640兆瓦，其中" + parts
    assert told(of_text(text)) == [("sum", "agrees"), ("sum", "agrees")]


def test_incomes_do_not_add_up() -> None:
    text = (
        "2022年，临江市居民人均可支配收入25000元。其中，城镇居民人均可支配收入18000元；农村居民人均可支配收入9000元。"
    )
    assert of_text(text) == []


def test_a_change_beside_its_amount() -> None:
    text = "2022年，临江市户籍人口51.36万人，比上年末增加1.51万人，增长{}%。"
    assert told(of_text(text.format("3.03"))) == [("change", "agrees")]
    (one,) = of_text(text.format("30.3"))
    assert (one.verdict, one.arithmetic) == ("differs", "1.51万人÷(51.36万人−1.51万人) = 3.03%")
    text = "2022年，临江市户籍人口51.36万人，比上年末减少1.51万人，下降{}%。"
    assert told(of_text(text.format("2.86"))) == [("change", "agrees")]


def test_a_difference_behind_its_two_ends() -> None:
    text = "临江集团持股比例由20.5%提高到55.3%，提高{}个百分点。"
    assert told(of_text(text.format("34.8"))) == [("change", "agrees")]
    assert told(of_text(text.format("43.8"))) == [("change", "differs")]


def test_growth_since_another_year_is_not_that_of_the_two_ends() -> None:
    assert of_text("临江集团营业收入由20亿元增至35亿元，同比增长12%。") == []


def test_rates_of_a_communique() -> None:
    text = (
        "2022年末，临江市常住人口51.36万人，比上年末增加1.20万人，其中，城镇常住人口30.10万人，城镇化率为{}%。"
        "2022年，临江市出生人口0.42万人，出生率为{}‰；死亡人口0.36万人，死亡率为7.1‰；自然增长率为{}‰。"
    )
    right = told(of_text(text.format("58.61", "8.3", "1.2")))
    assert right == [("rate", "agrees"), ("rate", "agrees"), ("rate", "agrees"), ("rate", "agrees")]
    wrong = [one for one in of_text(text.format("68.51", "9.3", "2.9")) if one.verdict == "differs"]
    assert [one.printed for one in wrong] == ["68.51%", "9.3‰", "2.9‰"]


def test_a_year_s_average_may_be_of_revised_numbers() -> None:
    text = "2022年，临江市总产值98.2亿元，人均总产值{}元。2022年，临江市常住人口24.48万人，比上年末减少0.16万人。"
    assert of_text(text.format(40040)) == []


def test_a_share_of_the_region_around() -> None:
    text = "2022年，临江市柑橘总产量250.0万吨。2022年，临江集团柑橘产量61.3万吨，占全市的{}%。"
    assert told(of_text(text.format("24.52"))) == [("share", "agrees")]


def test_ratios_without_a_unit() -> None:
    text = "2022年，临江市城镇居民人均可支配收入35000元；农村居民人均可支配收入17500元；城乡居民收入比为{}。"
    assert told(of_text(text.format("2.00"))) == [("rate", "agrees")]
    assert told(of_text(text.format("2.10"))) == [("rate", "differs")]


def test_what_names_several_things_is_no_contradiction() -> None:
    text = "2022年，临江市完成预算数{}万元。2022年，临江市完成预算数{}万元。2022年，临江市完成预算数{}万元。"
    assert of_text(text.format(61000, 25200, 24700)) == []
    text = "2022年，临江市规模以上工业增加值增长9.3%。2022年，临江市规模以上工业增加值提高0.7个百分点。"
    assert of_text(text) == []


def test_parts_of_two_sums_are_no_contradiction() -> None:
    text = "2022年，临江市{}人口{}万人，其中城镇人口{}万人，乡村人口{}万人。"
    both = text.format("户籍", "83.3", "21.7", "61.6") + text.format("常住", "70.1", "35.1", "35.0")
    assert told(of_text(both)) == [("sum", "agrees"), ("sum", "agrees")]


def test_shares_of_a_table_s_whole() -> None:
    rows = [
        ["指标", "年末数（人）", "比重（%）"],
        ["户籍人口", "8320", "100"],
        ["城镇", "2171", "26.09"],
        ["乡村", "6149", "73.91"],
    ]
    assert told(of_table(rows)) == [("share", "agrees"), ("share", "agrees")]


def test_a_total_row_of_a_table() -> None:
    rows = [["项目", "投资（亿元）"], ["东港码头", "3.2"], ["西港码头", "1.5"], ["合计", "{}"]]

    def of(total: str) -> list[tuple[str, str]]:
        return told(of_table([*rows[:-1], ["合计", total]]))

    assert of("4.7") == [("sum", "agrees")]
    assert of("4.8") == [("sum", "rounds")]
    assert of("4.9") == [("sum", "differs")]
    assert of("9.4") == [], "of more than is listed"


def test_a_mean_of_what_is_beside_it() -> None:
    text = "2022年，临江集团新签项目7个，协议投资107.54亿元，单个项目平均投资{}亿元。"
    assert told(of_text(text.format("15.4"))) == [("per_head", "agrees")]
    assert of_text(text.format("16.4")) == [], "it may be the mean of others"


def test_counts_of_words_in_a_bracket() -> None:
    text = "临江市建成3个创业基地（北湾、南滩、东洲{}）。"
    assert told(of_text(text.format(""))) == [("count", "agrees")]
    assert of_text(text.format("等")) == []


def test_the_structure_of_an_economy() -> None:
    parts = "2022年，临江市第一产业增加值12.0亿元；第二产业增加值30.1亿元；第三产业增加值18.0亿元。"
    text = parts + "三次产业结构由上年的21.0:49.0:30.0调整为{}。"
    found = [
        [one for one in of_text(text.format(r)) if one.about]
        for r in ("20.0:50.1:30.0", "20.0：50.0：30.0", "25:45:30")
    ]
    assert [[one.verdict for one in held] for held in found] == [["agrees"], ["rounds"], ["differs"]]
    assert found[0][0].arithmetic == "12.0亿元 : 30.1亿元 : 18.0亿元 = 19.97 : 50.08 : 29.95"
    assert found[0][0].about == "临江市 三次产业结构"
    assert of_text(text.format("3:5:3")) == [], "no shares of a hundred"


def test_counts_of_quoted_words() -> None:
    assert told(of_text("临江集团培育“红云”“白露”“青霜”3个品种。")) == [("count", "agrees")]


def test_a_part_of_another_whole_is_no_numerator() -> None:
    text = "2022年末，临江市户籍人口46.5万人，其中城镇人口15.3万人。2022年末，临江市常住人口40.8万人，城镇化率60.4%。"
    assert of_text(text) == []
