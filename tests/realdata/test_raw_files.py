"""Every raw real file on its way through the import, as the dialog leads it: what is found, what is said by hand.

`python -m tests.realdata.test_raw_files` prints the account of every file, as docs/real-files.md shows it.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from shortage_app.domain import columns as c
from shortage_app.domain.problem import Repair
from shortage_app.domain.project import Project
from shortage_app.workflow.candidate import Candidate, State, candidate, examined

RAW = Path(os.environ.get("SHORTAGE_REALDATA", ""))
pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not os.environ.get("SHORTAGE_REALDATA"), reason="no real data"),
]
Act = Callable[[Candidate], Candidate]
FIELD = "field_sex_race_ethnicity_and_disability_status_"
OTHERS = ("White", "Without disability", "With disability")


@dataclass(frozen=True)
class ByHand:
    """One thing that a person says: in words, and as the dialog says it."""

    words: str
    act: Act


@dataclass(frozen=True)
class RawFile:
    """A raw file: what it is taken for, what is asked first, what is said, and its rows in the end."""

    name: str
    kind: str
    question: str
    by_hand: tuple[ByHand, ...]
    imported: int
    refused: int
    ignored: int


def kind(name: str) -> ByHand:
    return ByHand(f"kind: {name}", lambda file: file.of_kind(name))


def year(number: int) -> ByHand:
    return ByHand(f"year: {number}", lambda file: file.of_year(number))


def value(role: str, text: str) -> ByHand:
    return ByHand(f"{role} = “{text}” in every row", lambda file: file.with_value(role, text))


def role(header: str, name: str) -> ByHand:
    def act(file: Candidate) -> Candidate:
        index = next(column.index for column in file.layout.columns if column.header == header)
        return file.with_role(index, name)

    return ByHand(f"{name}: column “{header}”", act)


def rows(kind: str, header: str, text: str) -> ByHand:
    words = "only the rows" if kind == "only" else "without the rows"
    repair = Repair(kind, header, (("", text),))
    return ByHand(f"{words} with “{text}” in “{header}”", lambda file: file.by_hand(repair))


def exits(degree: str, leavers: str, to_work: str, *groups: str) -> tuple[ByHand, ...]:
    """What a table of graduates needs: its levels of totals, and groups other than women and men, left out."""
    return (
        role(f"{FIELD}level_4", c.GENDER),
        role(leavers, c.LEAVERS),
        value(c.COHORT_YEAR, "2019"),
        value(c.EDUCATION_LEVEL, degree),
        role(f"{FIELD}level_3", c.DOMAIN),
        role(to_work, c.TO_WORK),
        rows("only", f"{FIELD}hierarchy_depth", "4"),
        *(rows("without", f"{FIELD}level_4", group) for group in (*OTHERS, *groups)),
    )


MINORITY = "Underrepresented minority<sup>{}</sup>"
EMPLOYED = "field_employed_in_s_e_or_s_e_related_occupationsa"
FILES = (
    RawFile(
        "belgium/listes_penurie_belgique_2026.csv",
        "shortage-list",
        "",
        (rows("only", "region", "bruxelles"),),
        84,
        0,
        285,
    ),
    RawFile("belgium/vdab_nl_fr_titles.csv", "shortage-list", "year", (year(2025),), 228, 0, 1),
    RawFile("labels/isco08_labels_en_fr_nl.csv", "", "kind", (kind("shortage-list"), year(2019)), 619, 0, 1),
    RawFile(
        "outcomes/table_3299.csv",
        "exits",
        "columns",
        exits("higher", "field_total", EMPLOYED, "Asian", MINORITY.format("d")),
        12,
        0,
        69,
    ),
    RawFile(
        "outcomes/table_3300.csv",
        "exits",
        "columns",
        exits("higher", "field_total", EMPLOYED, "Asian", MINORITY.format("d")),
        12,
        0,
        69,
    ),
    RawFile(
        "outcomes/table_3328.csv",
        "exits",
        "columns",
        exits("higher", "field_all_recipients", "field_total", "Asian<sup>b</sup>", MINORITY.format("c")),
        12,
        0,
        69,
    ),
    RawFile("rome/Correspondance_ROME_ISCO08.xlsx", "crosswalk", "", (), 532, 0, 1),
    RawFile("rome/metier.csv", "", "kind", (kind("shortage-list"), year(2019)), 609, 10_913, 1),
    RawFile("rome/rome.csv", "", "kind", (kind("shortage-list"), year(2025)), 609, 0, 1),
    RawFile(
        "rome/unix_referentiel_code_rome_v347_utf8.csv",
        "",
        "kind",
        (kind("shortage-list"), year(2022)),
        531,
        0,
        1,
    ),
    RawFile(
        "rome/unix_referentiel_code_rome_v460_utf8.csv",
        "",
        "kind",
        (
            kind("crosswalk"),
            role("code_rome", c.TO_CODE),
            value(c.FROM_NOMENCLATURE, "ROME 3"),
            value(c.TO_NOMENCLATURE, "ROME 4"),
        ),
        1584,
        0,
        1,
    ),
    RawFile("tension/evol_tensions.csv", "shortage-list", "year", (year(2019),), 263, 0, 2105),
    RawFile("tension/fap225_rome.csv", "crosswalk", "", (), 749, 16, 1),
    RawFile(
        "tension/tensions.csv",
        "",
        "kind",
        (kind("shortage-list"), rows("only", "niveau_geo", "nat")),
        263,
        0,
        30_772,
    ),
    RawFile("training_catalogue/certif_info.csv", "catalogue", "year", (year(2019),), 9923, 144, 1),
)


def led(raw: RawFile) -> tuple[Candidate, Candidate]:
    """A file as it is first found, and after everything was said."""
    first = examined(candidate(RAW / raw.name), Project())
    last = first
    for said in raw.by_hand:
        last = examined(said.act(last), Project())
    return first, last


@pytest.mark.parametrize("raw", FILES, ids=lambda raw: Path(raw.name).name)
def test_a_raw_file_is_recognised_asked_about_and_every_row_accounted_for(raw: RawFile) -> None:
    first, last = led(raw)
    assert (first.kind, first.question.value if first.question else "") == (raw.kind, raw.question)
    assert last.state is State.READY
    assert last.report is not None
    counts = last.report.reading.counts
    assert (counts.imported, counts.refused, counts.ignored_total) == (raw.imported, raw.refused, raw.ignored)
    assert counts.imported + counts.refused + counts.ignored_total == counts.rows


def test_no_raw_file_is_forgotten() -> None:
    there = {path.relative_to(RAW).as_posix() for path in RAW.rglob("*") if path.suffix in (".csv", ".xlsx")}
    assert {raw.name for raw in FILES} == there


def account(files: Sequence[RawFile]) -> str:
    """A table in Markdown: each file, what it is taken for, what is said by hand, and its rows."""
    lines = [
        "| file | taken for | asked | said by hand | rows | imported | refused | ignored |",
        "|-|-|-|-|-:|-:|-:|-:|",
    ]
    for raw in files:
        first, last = led(raw)
        assert last.report is not None
        counts = last.report.reading.counts
        said = "; ".join(said.words for said in raw.by_hand) or "nothing"
        figures = (counts.rows, counts.imported, counts.refused, counts.ignored_total)
        question = first.question.value if first.question else "nothing"
        texts = (raw.name, first.kind or "–", question, said.replace("|", "/"), *map(str, figures))
        lines.append(f"| {' | '.join(texts)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(account(FILES) + "\n")
