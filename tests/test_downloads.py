"""The CSV and JSON files of a small collection: what stands in them, and that their descriptions are true of them.

The descriptions are held against the files by reading both anew: each cell must be of the type, the pattern and the
list that CSV on the Web and Frictionless are told of.
"""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from dataclasses import replace
from functools import cache
from html import unescape
from typing import Any

import pytest

from jianzhu.model import Audit
from jianzhu.publishing import PublishSettings, places, publish, validate
from jianzhu.publishing.collection import Collection
from jianzhu.publishing.data.spreadsheets import ENDINGS, columns
from jianzhu.publishing.indicators.listings import listings
from publishing_corpus import CORPUS, GROUP, OBSERVATIONS

AIM = replace(OBSERVATIONS[5], id="aim", modality="target", value=400.0, period="2023")
"""A target beside the facts of the same thing, so that the table of targets has a row."""
AUDIT = Audit(
    "growth_rate", (OBSERVATIONS[4].id, OBSERVATIONS[5].id), 14.2, 14.21, "agrees", "356.8÷312.4−1 = 14.2%", "14.2%"
)
WITH_AIM = replace(CORPUS, observations=(*OBSERVATIONS, AIM), audits=(AUDIT, *CORPUS.audits))


@cache
def site() -> dict[str, bytes]:
    return publish(WITH_AIM)


def rows(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site()[path].decode("utf-8-sig"), newline="")))


def records(path: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(site()[path])
    return loaded


def described() -> list[tuple[str, dict[str, Any]]]:
    """Each CSV file that CSV on the Web is told of, with its schema."""
    metadata = json.loads(site()["data/csv-metadata.json"])
    return [(f"data/{t['url']}", t.get("tableSchema", metadata["tableSchema"])) for t in metadata["tables"]]


def is_of(kind: object, cell: str) -> bool:
    if isinstance(kind, dict):
        return re.fullmatch(kind["format"].removeprefix("^").removesuffix("$"), cell) is not None
    if kind == "integer":
        return re.fullmatch(r"-?\d+", cell) is not None
    if kind == "number":
        return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None
    return kind in ("string", "anyURI")


def test_every_csv_is_described_and_every_description_has_its_csv() -> None:
    held = {path for path in site() if path.endswith(".csv")}
    package = json.loads(site()["data/datapackage.json"])
    assert {path for path, _ in described()} == held
    assert {f"data/{resource['path']}" for resource in package["resources"]} == held
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)


def test_cells_are_what_their_columns_say() -> None:
    for path, schema in described():
        reader = csv.reader(io.StringIO(site()[path].decode("utf-8-sig"), newline=""))
        assert next(reader) == [column["name"] for column in schema["columns"]], path
        for row in reader:
            for cell, column in zip(row, schema["columns"], strict=True):
                assert not cell or is_of(column["datatype"], cell), f"{path}: {column['name']}: {cell}"


def test_both_descriptions_tell_the_same_columns() -> None:
    package = json.loads(site()["data/datapackage.json"])
    fields = {f"data/{r['path']}": json.loads(site()[f"data/{r['schema']}"])["fields"] for r in package["resources"]}
    for path, schema in described():
        assert [(c["name"], c["dc:title"], c["dc:description"]) for c in schema["columns"]] == [
            (f["name"], f["title"], f["description"]) for f in fields[path]
        ]


@pytest.mark.parametrize("kind", ["articles", "entities", "terms", "observations", "plan", "audits", "sources"])
def test_everything_is_there_as_json_and_as_csv(kind: str) -> None:
    assert len(rows(f"data/{kind}.csv")) == len(records(f"data/{kind}.json")) > 0
    assert site()[f"data/{kind}-excel.csv"].startswith(b"\xef\xbb\xbf")
    assert validate(site()) == ()


def test_a_kind_without_columns_is_an_error() -> None:
    with pytest.raises(ValueError, match="describes no file 'weather'"):
        columns("weather")


def test_lists_stand_side_by_side_and_records_are_counted() -> None:
    [group] = [row for row in rows("data/entities.csv") if row["name"] == GROUP]
    assert (group["aliases"], group["mentions"]) == ("江岸城建集团", "3")
    [term] = [row for row in rows("data/terms.csv") if row["term"] == "三资"]
    assert (term["expansion"], term["occurrences"]) == ("国有资源|国有资产|国有资金", "2")


def test_each_table_has_the_rows_of_its_page() -> None:
    for listing in listings(Collection(WITH_AIM)):
        path = places.table(listing.by, listing.slug)
        wanted = {row.id for row in listing.rows}
        for ending in ENDINGS:
            assert {row["id"] for row in rows(f"{path}{ending}")} == wanted
        assert {row["id"] for row in records(f"{path}.json")} == wanted


def test_each_table_leads_to_its_files() -> None:
    pages = [path for path in site() if path.startswith("indicators/") and path.endswith(".md")]
    for page in pages:
        links = re.findall(r"\]\(([^)#]+\.(?:csv|json))\)", site()[page].decode())
        assert len(links) >= 3, page
        for link in links:
            assert posixpath.normpath(posixpath.join(posixpath.dirname(page), link)) in site(), f"{page}: {link}"


def test_a_target_has_the_fact_and_the_share_beside_it() -> None:
    [row] = rows("data/plan.csv")
    assert (row["subject"], row["indicator"], row["target"], row["period"]) == (GROUP, "资产总额", "400", "2023")
    assert (row["actual"], row["actual_period"], row["share"]) == ("356.8", "2022", "89.2")
    assert row["target_observations"] == "aim"
    assert row["actual_observations"] == OBSERVATIONS[5].id
    page, _, anchor = row["url"].partition("#")
    assert f"{{#{anchor}}}" in site()[page.replace(".html", ".md")].decode()


def test_one_table_has_every_figure() -> None:
    page = site()[places.ALL].decode()
    assert page.count("<data ") == len(WITH_AIM.observations)


# ── from a cell to the file ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_cell_leads_to_its_row_its_sentence_its_line_and_the_hash() -> None:
    row = OBSERVATIONS[0]
    home = places.subject("jiang-an-shi")
    cell = rf'\[<data value="12000000000" data-topic="[^"]+">120</data>\]\(subject-jiang-an-shi\.md#obs-{row.id}\)'
    assert re.search(cell, site()[places.ALL].decode())
    [line] = [line for line in site()[home].decode().splitlines() if f"obs-{row.id}" in line]
    assert "12\u00a0000\u00a0000\u00a0000 元" in line
    for pattern in (r"\[原文\]\(([^ )]+)", r"来源第 \[5\]\(([^ )]+)"):
        match = re.search(pattern, line)
        assert match, pattern
        path, _, anchor = match[1].partition("#")
        there = site()[posixpath.normpath(posixpath.join(posixpath.dirname(home), path))].decode()
        assert f'id="{anchor}"' in there or f"#{anchor}" in there, match[1]
    assert WITH_AIM.restored[0].source.sha256 in there


def test_a_row_leads_to_its_own_audit_the_worst_of_them() -> None:
    home = places.subject("jiang-an-cheng-jian-ji-tuan-you-xian-gong-si")
    assert '[存疑](audits.md#audit-1 "与复算或另一处记载不符")' in site()[home].decode()
    page = unescape(site()[places.AUDITS].decode())
    assert page.index("## 不符") < page.index("## 相符")
    about, note = "江岸城建集团有限公司 资产总额（2022年）", "356.8÷312.4−1 = 14.2%，文中为12%，不符。"
    assert f"| **不符** | [{about}](#audit-1) | 年均增速 | {note} |" in page


def test_the_notes_of_audits_are_said_in_the_language_of_the_site() -> None:
    page = unescape(publish(WITH_AIM, PublishSettings(language="en"))[places.AUDITS].decode())
    assert "356.8÷312.4−1 = 14.2%; the text has 12%: differs." in page
    assert "356.8÷312.4−1 = 14.2%; the text has 14.2%: agrees." in page


def test_a_figure_that_another_is_recomputed_from_is_not_in_doubt() -> None:
    audit = replace(CORPUS.audits[0], observations=(OBSERVATIONS[4].id, OBSERVATIONS[5].id, OBSERVATIONS[1].id))
    made = publish(replace(CORPUS, audits=(audit,)))[places.subject("jiang-an-cheng-jian-ji-tuan-you-xian-gong-si")]
    assert re.findall(r"\| \[(存疑|参与核对)\]", made.decode()) == ["参与核对", "参与核对", "存疑"]
    summed = replace(audit, kind="sum")
    made = publish(replace(CORPUS, audits=(summed,)))[places.subject("jiang-an-cheng-jian-ji-tuan-you-xian-gong-si")]
    assert re.findall(r"\| \[(存疑|参与核对)\]", made.decode()) == ["存疑", "参与核对", "参与核对"]


def test_a_figure_that_agrees_says_so() -> None:
    made = publish(replace(CORPUS, audits=(AUDIT,)))[places.subject("jiang-an-cheng-jian-ji-tuan-you-xian-gong-si")]
    assert '[相符](audits.md#audit-1 "与复算或另一处记载相符")' in made.decode()
