"""Good files spoiled at random: whatever happens to them, no crash, no hang, and every row is accounted for.

A short run by default; SHORTAGE_DEEP=1 spoils thousands of files. Every file can be made again from its seed.
"""

import os
import random
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shortage_app import text as words
from shortage_app.files.reading import ReadOptions, kind_of, read_table
from tests.files.making import EXITS_HEADER, LIST_HEADER, accounted, ods, text, xls, xlsx

ROUNDS = 2000 if os.environ.get("SHORTAGE_DEEP") else 25
LONGEST = 20.0  # seconds a file may take, however spoiled
KINDS = ("shortage-list", "catalogue", "links", "exits", "crosswalk", "domains", "indicators", "decisions")
PERSONS_HEADER = ["id", "cohorte", "code produit", "genre", "niveau", "date de sortie", "âge", "emploi", "délai"]
CATALOGUE_HEADER = ["Code produit", "Intitulé", "Domaine", "Type de formation", "Places", "Code ROME 1", "Code ROME 2"]
NASTY: list[Any] = [
    *["", " ", None, "0", "-1", "1,5", "1.234", "<5", "x", "#N/A", "Total", "Source : x", "Code métier", "é" * 300],
    *["2019", 2019, 1e308, -1e308, 1e-320, 123456789012345678, "=1+1", "'", '"', '"""', ";", "a\nb", "\t"],
    *["a\r\nb\r\n;;;\r\n;;", "٣٤", "Ⅷ", "²", "½", "1e999", "nan", "inf", "31/02/2020", "12/13/14", "29/02/1900"],
    *["9999-12-31", "TRUE", "Ã©", "\u202eabc", "A" * 40_000, "0" * 400, "1" * 400 + ",5", "(1)", "* note", "-99999"],
    *["1 2 3", "1.2.3", "1,2,3", "--", "😀", "e\u0301", "\N{NO-BREAK SPACE}"],
]


def good_rows(chance: random.Random) -> list[list[Any]]:
    """A small table of some kind, as a careful person would make it."""
    header = chance.choice([LIST_HEADER, EXITS_HEADER, PERSONS_HEADER, CATALOGUE_HEADER])
    count = chance.randrange(1, 40)
    by_header: dict[str, Callable[[int], list[Any]]] = {
        LIST_HEADER[0]: lambda n: [f"A{1000 + n}", f"Métier {n}", chance.choice(["qt", "ql, ct", ""]), n],
        EXITS_HEADER[0]: lambda n: [2019, f"P{n}", chance.choice("FH"), "CESS", 20 + n, n],
        PERSONS_HEADER[0]: lambda n: [f"p{n % 30}", 2019, "P1", "F", "CESS", f"{1 + n % 28}/05/2019", 30, "oui", 3],
        CATALOGUE_HEADER[0]: lambda n: [f"P{n}", f"Formation {n}", "Bois", "qualifiante", 12, f"A{n}", ""],
    }
    rows = [by_header[header[0]](number) for number in range(count)]
    titles = [["Titre 2019"], []][: chance.randrange(3)]
    return [*titles, header, *rows]


def spoil_rows(rows: list[list[Any]], chance: random.Random) -> list[list[Any]]:
    """The table with cells, rows and columns changed, doubled, dropped and moved."""
    rows = [list(row) for row in rows]
    for _change in range(chance.randrange(1, 12)):
        place = chance.randrange(len(rows))
        row = rows[place]
        what = chance.randrange(7)
        if what <= 2 and row:
            row[chance.randrange(len(row))] = chance.choice(NASTY)
        elif what == 3:
            rows.insert(place, [chance.choice(NASTY) for _cell in range(chance.randrange(6))])
        elif what == 4:
            rows.insert(place, list(chance.choice(rows)))
        elif what == 5 and len(rows) > 2:
            del rows[place]
        else:
            row.extend([chance.choice(NASTY)] * chance.randrange(3))
    return rows


def spoil_bytes(content: bytes, chance: random.Random) -> bytes:
    """The bytes with some flipped, cut out, doubled, or the end gone."""
    spoiled = bytearray(content)
    for _change in range(chance.randrange(1, 6)):
        if not spoiled:
            break
        place, length = chance.randrange(len(spoiled)), chance.randrange(1, 40)
        what = chance.randrange(5)
        if what == 0:
            spoiled[place] = chance.randrange(256)
        elif what == 1:
            del spoiled[place : place + length]
        elif what == 2:
            spoiled[place:place] = spoiled[place : place + length]
        elif what == 3:
            spoiled[place:place] = bytes(chance.randrange(256) for _byte in range(length))
        elif chance.random() < 0.3:
            del spoiled[place:]
    return bytes(spoiled)


def spoil_parts(path: Path, chance: random.Random) -> None:
    """The workbook with the text of some of its parts changed: numbers grown, tags dropped, attributes lost."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _change in range(chance.randrange(1, 4)):
        name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
        parts[name] = chance.choice([_grow_numbers, _drop_tags, _drop_attributes, spoil_bytes])(parts[name], chance)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _grow_numbers(content: bytes, chance: random.Random) -> bytes:
    new = chance.choice([b"0", b"-1", b"1048577", b"4294967295", b"99999999999999999999", b"XFD1048576", b"1e400", b""])
    return _somewhere(rb"\d+", lambda _found: new, content, chance)


def _drop_tags(content: bytes, chance: random.Random) -> bytes:
    return _somewhere(rb"<[^>]*>", lambda _found: b"", content, chance)


def _drop_attributes(content: bytes, chance: random.Random) -> bytes:
    return _somewhere(rb'\s[\w:]+="[^"]*"', lambda _found: b"", content, chance)


def _somewhere(
    pattern: bytes, change: Callable[[re.Match[bytes]], bytes], content: bytes, chance: random.Random
) -> bytes:
    found = list(re.finditer(pattern, content))
    for match in chance.sample(found, min(len(found), chance.randrange(1, 4))):
        content = content[: match.start()] + change(match) + content[match.end() :]
    return content


def written(folder: Path, rows: list[list[Any]], chance: random.Random) -> Path:
    """The table in a file of some format."""
    what = chance.randrange(8)
    plain = [["" if cell is None else str(cell) for cell in row] for row in rows]
    try:
        if what <= 2:
            return xlsx(folder / "a.xlsx", rows)
        if what == 3:
            return xls(
                folder / "a.xls",
                [[cell if cell is None or len(str(cell)) < 30_000 else "x" for cell in row] for row in rows],
            )
        if what == 4:
            return ods(folder / "a.ods", plain)
    except ValueError:
        pass  # the writer itself refuses such a cell: it then comes as text
    encoding = chance.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    delimiter = chance.choice(";,\t|")
    path = text(folder / "a.csv", plain, delimiter, "utf-8" if encoding == "cp1252" else encoding)
    if encoding == "cp1252":
        path.write_bytes(path.read_text("utf-8").encode("cp1252", "replace"))
    return path


def check(path: Path, chance: random.Random) -> None:
    """Read a file as some kind: an answer in time, every row accounted for, every problem spoken in every language."""
    options = ReadOptions(
        year=chance.choice([None, 2019]),
        header_row=chance.choice([None, None, None, 0, 1, 3]),
        known_codes=frozenset({"0110", "01000"}),
    )
    start = time.monotonic()
    reading = accounted(read_table(path, chance.choice(KINDS), options))
    kind_of(path)
    assert time.monotonic() - start < LONGEST
    before = words.language()
    for language in words.LANGUAGES:
        words.set_language(language)
        assert all(problem.message and problem.place for problem in reading.problems)
    words.set_language(before)
    assert reading.table.empty or reading.counts.imported > 0


@pytest.mark.parametrize("batch", range(4))
def test_spoiled_tables_are_read_or_refused_and_every_row_is_accounted_for(tmp_path: Path, batch: int) -> None:
    for seed in range(batch * ROUNDS, (batch + 1) * ROUNDS):
        chance = random.Random(seed)
        check(written(tmp_path, spoil_rows(good_rows(chance), chance), chance), chance)


@pytest.mark.parametrize("batch", range(2))
def test_files_with_spoiled_bytes_are_read_or_refused(tmp_path: Path, batch: int) -> None:
    for seed in range(batch * ROUNDS, (batch + 1) * ROUNDS):
        chance = random.Random(1_000_000 + seed)
        path = written(tmp_path, good_rows(chance), chance)
        path.write_bytes(spoil_bytes(path.read_bytes(), chance))
        check(path, chance)


@pytest.mark.parametrize("batch", range(2))
def test_workbooks_with_spoiled_parts_are_read_or_refused(tmp_path: Path, batch: int) -> None:
    for seed in range(batch * ROUNDS, (batch + 1) * ROUNDS):
        chance = random.Random(2_000_000 + seed)
        path = xlsx(tmp_path / "a.xlsx", good_rows(chance))
        spoil_parts(path, chance)
        check(path, chance)
