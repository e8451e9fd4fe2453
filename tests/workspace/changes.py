"""Random changes of a project, and the whole of what a workspace file says, as text."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pandas as pd

from shortage_app.domain.change import Change, Replacement, conform, places
from shortage_app.domain.project import Method
from shortage_app.workspace.schema import UNDOABLE

CODES = ("0110", "0692101", "A12", "é’œ")


def any_change(random: Random) -> Change:
    """One of the things a person does: import a list, decide links, log decisions, change the method…"""
    return random.choice(_MADE)(random)


def _import_list(random: Random) -> Change:
    year = random.randrange(2015, 2019)
    codes = random.sample(CODES, random.randrange(len(CODES)))
    edition = pd.DataFrame({"reference_year": [year], "nomenclature": random.choice("AB"), "status": "published"})
    rows = pd.DataFrame(
        {
            "reference_year": year,
            "code": codes,
            "title_fr": [f"titre {random.randrange(9)}" for _ in codes],
            "offers_received": [random.choice([None, random.random() * 1e6]) for _ in codes],
            "in_scope": pd.array([random.choice([None, True, False]) for _ in codes], dtype="boolean"),
        }
    )
    where = places(reference_year=year)
    return Change(
        "Import {files}",
        (
            Replacement("editions", where, conform("editions", edition)),
            Replacement("listings", where, conform("listings", rows)),
        ),
        parts={"files": f"liste {year}.xlsx"},
    )


def _decide_links(random: Random) -> Change:
    count = random.randrange(1, 4)
    rows = conform(
        "links",
        pd.DataFrame(
            {
                "catalogue_year": pd.array([random.choice([None, 2018]) for _ in range(count)], dtype="Int64"),
                "product_code": [f"P{place}" for place in range(count)],
                "occupation_code": [random.choice(CODES) for _ in range(count)],
                "strength": random.choice(["direct", "indirect"]),
                "origin": "decision",
            }
        ),
    )
    keys = ["catalogue_year", "product_code", "occupation_code", "origin"]
    return Change("Decide links", (Replacement("links", rows[keys], rows),))


def _forget_a_product(random: Random) -> Change:
    where = places(product_code=f"P{random.randrange(3)}")
    return Change("Forget links", (Replacement("links", where, conform("links", pd.DataFrame())),))


def _log_decision(random: Random) -> Change:
    row = pd.DataFrame({"occupation_code": [random.choice(CODES)], "year": 2018, "kind": "study", "state": "open"})
    first = Replacement("decisions", row[["occupation_code"]], conform("decisions", row))
    again = Replacement("decisions", row[["occupation_code", "year"]], conform("decisions", row.assign(note="x")))
    return Change("Log a decision", (first, again))


def _import_exits(random: Random) -> Change:
    year, count = random.randrange(2015, 2018), random.randrange(40)
    rows = pd.DataFrame(
        {
            "cohort_year": year,
            "product_code": [f"P{place}" for place in range(count)],
            "leavers": pd.array([random.randrange(99) for _ in range(count)], dtype="Int64"),
        }
    )
    return Change("Import exits", (Replacement("exits", places(cohort_year=year), conform("exits", rows)),))


def _change_method(random: Random) -> Change:
    return Change(
        "Change the method", method=Method(consecutive=random.randrange(1, 6), threshold=random.randrange(3, 9))
    )


_MADE: tuple[Callable[[Random], Change], ...] = (
    _import_list,
    _decide_links,
    _forget_a_product,
    _log_decision,
    _import_exits,
    _change_method,
)


def said(path: Path) -> str:
    """Every row of every table that a change can touch, with its rowid, and nothing of the history."""
    connection = sqlite3.connect(path)
    try:
        rows = {table: connection.execute(f"SELECT rowid, * FROM {table}").fetchall() for table in UNDOABLE}
    finally:
        connection.close()
    return repr(rows)
