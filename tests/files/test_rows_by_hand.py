"""Rows that a person leaves out or takes in: every row still has one fate, and the fate says who decided."""

from pathlib import Path
from typing import Any

import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.problem import Repair
from shortage_app.files.reading import Reading, ReadOptions, read_table
from tests.files.making import accounted, xlsx

ROWS = [
    ["Code métier", "Intitulé", "Région"],
    ["A1101", "Boucher", "Bruxelles"],
    ["A1102", "Boulanger", "Wallonie"],
    ["A1103", "Carreleur", ""],
    ["Total", "Totalisateur", "Bruxelles"],
]


def read(folder: Path, *repairs: Repair) -> Reading:
    path = xlsx(folder / "a.xlsx", ROWS)
    return accounted(read_table(path, "shortage-list", ReadOptions(repairs=repairs)))


@pytest.mark.parametrize(
    ("repair", "codes", "ignored"),
    [
        (Repair("leave_out", rows=(3,)), ["A1101", "A1103"], {"header": 1, "total": 1, "left_out": 1}),
        (Repair("take_in", rows=(5,)), ["A1101", "A1102", "A1103", "Total"], {"header": 1}),
        (
            Repair("without", "Région", (("", "Wallonie"),)),
            ["A1101", "A1103"],
            {"header": 1, "total": 1, "left_out": 1},
        ),
        (Repair("without", "Région", (("", ""),)), ["A1101", "A1102"], {"header": 1, "total": 1, "left_out": 1}),
        (Repair("without", "C", (("", ""),)), ["A1101", "A1102"], {"header": 1, "total": 1, "left_out": 1}),
        (Repair("only", "Région", (("", "Wallonie"),)), ["A1102"], {"header": 1, "total": 1, "other_part": 2}),
    ],
)
def test_rows_are_left_out_and_taken_in_as_said(
    tmp_path: Path, repair: Repair, codes: list[str], ignored: dict[str, Any]
) -> None:
    reading = read(tmp_path, repair)
    assert list(reading.table[c.CODE]) == codes
    assert dict(reading.counts.ignored) == ignored


def test_what_is_said_of_rows_adds_up(tmp_path: Path) -> None:
    reading = read(tmp_path, Repair("take_in", rows=(5,)), Repair("only", "Région", (("", "Bruxelles"),)))
    assert list(reading.table[c.CODE]) == ["A1101", "Total"]
