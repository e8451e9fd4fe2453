"""Projects built from plain lists, and random ones."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import pandas as pd
from hypothesis import strategies as st

from shortage_app.domain.project import STORED_COLUMNS, Method, Project

FIRST_YEAR = 2010
NOMENCLATURES = ("A", "B", "C")
NEVER_IN_FORCE = ("V", "W")  # nomenclatures that crosswalk rows pass through, but that no edition uses
CODES = ("1", "2", "3")
NOTHING_KNOWN = Project()
RELATIONS = ("same", "renamed", "merged", "split", "broader", "")


def frame(name: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """A frame of STORED_COLUMNS; what a row does not say is missing."""
    rows = list(rows)
    types = STORED_COLUMNS[name]
    blank = {column: "" if kind == "str" else pd.NA for column, kind in types.items()}
    return pd.DataFrame(
        {column: pd.array([row.get(column, blank[column]) for row in rows], dtype=types[column]) for column in types}
    )


def edition(year: int, nomenclature: str = "A", status: str = "published") -> dict[str, object]:
    return {"reference_year": year, "nomenclature": nomenclature, "status": status}


def listing(year: int, code: str, assessed: object = pd.NA, **said: object) -> dict[str, object]:
    return {"reference_year": year, "code": code, "assessed": assessed, **said}


def step(before: str, after: str, relation: str = "same", approved: object = True) -> dict[str, object]:
    """A crosswalk row, from "A 1" to "B 1"."""
    (from_nomenclature, from_code), (to_nomenclature, to_code) = before.split(), after.split()
    return {
        "from_nomenclature": from_nomenclature,
        "from_code": from_code,
        "to_nomenclature": to_nomenclature,
        "to_code": to_code,
        "relation": relation,
        "approved": approved,
    }


def project_of(
    lists: Mapping[int, Iterable[str]],
    nomenclatures: Mapping[int, str] | None = None,
    none_published: Iterable[int] = (),
    crosswalk: Iterable[Mapping[str, object]] = (),
    not_assessed: Mapping[int, Iterable[str]] | None = None,
) -> Project:
    """A project with a list of codes for each year; nomenclature "A" unless named."""
    names, unknown = nomenclatures or {}, not_assessed or {}
    return NOTHING_KNOWN.changed(
        editions=frame(
            "editions",
            [
                *(edition(year, names.get(year, "A")) for year in lists),
                *(edition(year, "", "none_published") for year in none_published),
            ],
        ),
        listings=frame(
            "listings",
            [
                *(listing(year, code) for year, codes in lists.items() for code in codes),
                *(listing(year, code, False) for year, codes in unknown.items() for code in codes),
            ],
        ),
        crosswalk=frame("crosswalk", crosswalk),
    )


Lists: TypeAlias = dict[int, list[str]]


@st.composite
def unbroken_lists(draw: st.DrawFn) -> Lists:
    """Lists of one nomenclature, with gaps between years that are unknown."""
    years = draw(st.sets(st.integers(FIRST_YEAR, FIRST_YEAR + 7), min_size=2))
    codes = st.lists(st.sampled_from(CODES), min_size=1, unique=True)
    return {year: sorted(draw(codes)) for year in sorted(years)}


@st.composite
def methods(draw: st.DrawFn) -> Method:
    window = draw(st.integers(2, 5))
    return Method(
        consecutive=draw(st.sampled_from([3, 3, 4, 2, 1])),
        minimum=draw(st.sampled_from([window, window - 1, max(window - 2, 1)])),
        window=window,
        window_includes_reference=draw(st.booleans()),
        gap_rule=draw(st.sampled_from(["skip", "break"])),
        merged=draw(st.sampled_from(["any", "all"])),
    )


def crosswalks() -> st.SearchStrategy[list[dict[str, object]]]:
    """Any rows at all: forward, back, in circles, onto themselves, twice, unapproved."""
    occupations = st.tuples(st.sampled_from((*NOMENCLATURES, *NEVER_IN_FORCE)), st.sampled_from(CODES)).map(" ".join)
    approved = st.sampled_from([True, True, True, False, pd.NA])
    rows = st.builds(step, occupations, occupations, st.sampled_from(RELATIONS), approved)
    return st.lists(rows, max_size=14)


def plain_crosswalks() -> st.SearchStrategy[list[dict[str, object]]]:
    """Most codes of each nomenclature continue in the next, some in several, some not at all."""
    occupations = [
        step(f"{old} {code}", f"{new} {other}") for old, new in ("AB", "BC") for code in CODES for other in CODES
    ]
    same = [row for row in occupations if row["from_code"] == row["to_code"]]
    return st.lists(st.sampled_from(occupations + 3 * same), max_size=12)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Any editions, gaps, unknown years, unassessed codes and crosswalk; or none of the trouble, as it is in life."""
    calm = draw(st.booleans())
    trouble = () if calm else ("none_published", "not imported", "nothing")
    kinds = st.sampled_from([*NOMENCLATURES, *NOMENCLATURES, *trouble])
    years = list(enumerate(draw(st.lists(kinds, min_size=5 if calm else 1, max_size=8)), start=FIRST_YEAR))
    if calm or draw(st.booleans()):  # one nomenclature after the other
        names = iter(sorted(kind for _, kind in years if kind in NOMENCLATURES))
        years = [(year, next(names) if kind in NOMENCLATURES else kind) for year, kind in years]
    assessed = st.just(True) if calm else st.sampled_from([True, True, pd.NA, False])
    rows = st.lists(st.tuples(st.sampled_from(CODES), assessed), min_size=1, max_size=3 if calm else 4)
    names = {"title_fr": ("Maçon", "MACON (h/f)", "Cuisinier", ""), "title_nl": ("Metselaar", "Kok", "", "")}
    titles = st.fixed_dictionaries({language: st.sampled_from(words) for language, words in names.items()})
    editions, listings = [], []
    for year, kind in years:
        if kind in NOMENCLATURES:
            editions.append(edition(year, kind))
            titled = draw(st.fixed_dictionaries(dict.fromkeys(CODES, titles)))
            listings += [listing(year, code, is_assessed, **titled[code]) for code, is_assessed in draw(rows)]
        elif kind == "none_published":
            editions.append(edition(year, "", "none_published"))
        elif kind == "not imported":
            editions.append(edition(year, draw(st.sampled_from(NOMENCLATURES))))
    return NOTHING_KNOWN.changed(
        editions=frame("editions", editions),
        listings=frame("listings", listings),
        crosswalk=frame("crosswalk", draw(plain_crosswalks() if calm else crosswalks())),
    )


def years_of(project: Project) -> list[int]:
    """Every year around a random project, and its last editions more often: there the most can be said."""
    last = sorted(project.editions["reference_year"])[-3:]
    return [*range(FIRST_YEAR - 1, FIRST_YEAR + 9), *(last * 7)]
