"""How long linking takes when the collection knows more names: prints a table and writes linking.md.

python benchmarks/linking.py            10 MB of text with 500, 5,000 and 50,000 names
python benchmarks/linking.py --mb 1     less text, nothing written

The text is of made-up sentences, in which a fixed share of characters are names; only how many different ones there are
changes. Measured are the scan for names that a registry gives, linking the mentions into entities, reading facts off
them, and by itself what every name costs once: its pinyin and its id. Beside them a plain multi-pattern scan, in C
(pyahocorasick, where it is installed: `pip install pyahocorasick`).
"""

from __future__ import annotations

import argparse
import sys
import time
from itertools import product
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "generator")]

from jianzhu.annotating.names.name_scan import NameScan  # noqa: E402
from jianzhu.identifiers import pinyin, plain_pinyin, slugs  # noqa: E402
from jianzhu.linking.entities import link_entities  # noqa: E402
from jianzhu.linking.facts import find_facts  # noqa: E402
from jianzhu.model import (  # noqa: E402
    Annotations,
    Article,
    Mention,
    Passage,
    Registry,
    Restored,
    Source,
    Text,
)

try:
    import ahocorasick  # type: ignore[import-not-found]
except ImportError:
    ahocorasick = None

NAMES = (500, 5_000, 50_000)
SENTENCES = ("{}今年完成投资，{}参加了建设。", "记者从{}获悉，项目由{}承建，进展顺利。", "{}旗下{}签约，资金已经到位。")
PARAGRAPH, ARTICLE = 6, 40
"""Sentences of a paragraph, paragraphs of an article."""
BRANDS = "金银铜铁锡山川湖海江河松柏竹梅兰菊春夏秋冬东南西北天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往收藏"
TRADES = ("竹业", "水务", "陶瓷", "物流", "环卫", "置业", "电子", "乳业", "港务", "文旅", "建设", "机械")
PLACES = ("岳阳市", "长沙市", "衡阳市", "")


def names(count: int) -> list[str]:
    """As many company names, no two alike, a tenth of them in a short form of another."""
    made = []
    for place, a, b, trade in product(PLACES, BRANDS, BRANDS, TRADES):
        made.append(f"{place}{a}{b}{trade}有限公司")
    chosen = Random(0).sample(made, count - count // 10)
    return chosen + [name.replace("有限公司", "公司") for name in chosen[: count // 10]]


def collection(count: int, size: int) -> tuple[tuple[Restored, ...], tuple[Annotations, ...]]:
    """About `size` bytes (UTF-8) of articles that name `count` companies, each mention known."""
    choose = Random(1)
    known = names(count)
    restored, notes = [], []
    written = 0
    while written < size:
        passages, mentions, lines = [], [], []
        for number in range(1, ARTICLE + 1):
            text = ""
            for _ in range(PARAGRAPH):
                pieces = choose.choice(SENTENCES).split("{}")
                for k, piece in enumerate(pieces):
                    text += piece
                    if k < len(pieces) - 1:
                        name = choose.choice(known)
                        place = len(text), len(text) + len(name)
                        mentions.append(Mention(f"p{number}", *place, name, "organization", name, "tail"))
                        text += name
            lines.append(text)
        start = 0
        for number, text in enumerate(lines, 1):
            offsets = tuple(range(start, start + len(text)))
            passages.append(Passage(f"p{number}", "paragraph", Text(text, offsets)))
            start += len(text) + 1
        whole = "\n".join(lines)
        written += len(whole.encode())
        source = Source(f"{len(restored)}.txt", whole, "utf-8", "")
        article = Article(f"a{len(restored)}", source.name, "news", None, blocks=tuple(passages))
        restored.append(Restored(source, (article,), ()))
        notes.append(Annotations(article.id, tuple(mentions)))
    return tuple(restored), tuple(notes)


def seconds(function: object, *arguments: object) -> tuple[float, object]:
    begin = time.process_time()
    made = function(*arguments)  # type: ignore[operator]
    return time.process_time() - begin, made


def scan(texts: list[str], known: list[str]) -> int:
    found = NameScan(known)
    return sum(1 for text in texts for _ in found.find(text))


def read(known: list[str]) -> None:
    """What each entity costs once, however often it is named: its pinyin, and the id that is made of it."""
    slugs(known)
    for name in known:
        pinyin(name)


def plain_scan(texts: list[str], known: list[str]) -> int:
    automaton = ahocorasick.Automaton()
    for name in known:
        automaton.add_word(name, len(name))
    automaton.make_automaton()
    return sum(1 for text in texts for _ in automaton.iter_long(text))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=float, default=10.0, help="megabytes of text")
    given = parser.parse_args()
    lines = [
        f"CPU seconds for {given.mb:g} MB of text (UTF-8), by how many different names stand in it.",
        "",
        "| names | mentions | entities | scan for names | linking | facts | readings and ids | plain scan |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for count in NAMES:
        restored, notes = collection(count, int(given.mb * 1e6))
        texts = [one.source.text for one in restored]
        known = names(count)
        scanning, found = seconds(scan, texts, known)
        pinyin.cache_clear()
        plain_pinyin.cache_clear()
        naming, _ = seconds(read, sorted(set(known)))
        linking, entities = seconds(link_entities, restored, notes, Registry())
        reading, _ = seconds(find_facts, restored, entities)
        mentions = sum(len(one.mentions) for one in notes)
        if found != mentions:
            raise SystemExit(f"the scan found {found} names of {mentions}")
        plain = f"{seconds(plain_scan, texts, known)[0]:.1f}" if ahocorasick else "–"
        counts = f"{count:,} | {mentions:,} | {len(entities):,}"  # type: ignore[arg-type]
        lines.append(f"| {counts} | {scanning:.1f} | {linking:.1f} | {reading:.1f} | {naming:.1f} | {plain} |")
        print(lines[-1], flush=True)
    if given.mb == 10:
        table = "\n".join(lines)
        (ROOT / "benchmarks" / "linking.md").write_text(
            f"# Linking, by the number of names\n\nMade by `python benchmarks/linking.py`.\n\n{table}\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
