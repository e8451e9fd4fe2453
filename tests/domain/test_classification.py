"""The classification equals the oracle, and keeps the promises of METHOD section 5."""

import random

import pandas as pd
from hypothesis import assume, given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from shortage_app.domain.classification import (
    CLASSIFICATION,
    EDITION_COUNTS,
    STATUSES,
    classify,
    classify_all,
    edition_counts,
)
from shortage_app.domain.codes import LISTED_STATUSES
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.project import Method, Project
from tests.domain.oracle import Oracle
from tests.domain.strategies import (
    CODES,
    Lists,
    methods,
    project_of,
    projects,
    step,
    unbroken_lists,
    years_of,
)

DEFAULT = Method()
SPOKEN_OF = ("editions", "listings", "crosswalk")


def as_frame(rows: list[dict[str, object]], types: dict[str, str]) -> pd.DataFrame:
    return typed_frame(types, {name: [pd.NA if row[name] is None else row[name] for row in rows] for name in types})


def new_code(code: str) -> str:
    return f"{code}'"


def in_old_codes(classified: pd.DataFrame) -> dict[str, dict[str, object]]:
    """The rows by code before it was renamed, without the columns that name codes and nomenclatures."""
    rows = classified.astype(object).where(classified.notna(), None)
    rows["code"] = rows["code"].str.removesuffix("'")
    return rows.drop(columns=["nomenclature", "predecessors"]).set_index("code").to_dict("index")


def listed_and_statuses(classified: pd.DataFrame) -> tuple[dict[str, dict[str, object]], dict[str, object]]:
    """All that is said of the occupations on the list, and the statuses of the others."""
    rows = in_old_codes(classified)
    listed = {code: row for code, row in rows.items() if row["status"] in LISTED_STATUSES}
    return listed, {code: row["status"] for code, row in rows.items() if code not in listed}


def completed(lists: Lists, doubts: Lists, unknown: set[int], method: Method, as_listed: bool) -> Project:
    """The project with every doubt resolved the same way, the years before its first edition too."""
    anything = [*CODES, "filler"] if as_listed else ["filler"]
    long_before = range(min(lists) - method.consecutive - method.window, min(lists))
    known = {year: [*codes, *(doubts.get(year, []) if as_listed else []), "filler"] for year, codes in lists.items()}
    return project_of(dict.fromkeys((*long_before, *unknown), anything) | known)


# --- against the oracle ---------------------------------------------------------------------------------------------


@given(projects(), methods(), st.data())
def test_every_row_of_an_edition_equals_the_oracle(project: Project, method: Method, data: st.DataObject) -> None:
    year = data.draw(st.sampled_from(years_of(project)))
    answer = as_frame(Oracle(project, method).classify(year), CLASSIFICATION)
    assert_frame_equal(classify(project, year, method), answer)


@given(projects(), methods(), st.data())
def test_the_statuses_of_all_editions_equal_the_oracle(project: Project, method: Method, data: st.DataObject) -> None:
    upto = data.draw(st.sampled_from(years_of(project)))
    answer = [dict(zip(STATUSES, row, strict=True)) for row in Oracle(project, method).statuses(upto)]
    assert_frame_equal(classify_all(project, method, upto), as_frame(answer, STATUSES))


@given(projects(), methods())
def test_counts_of_every_year_equal_the_oracle(project: Project, method: Method) -> None:
    answer = as_frame(Oracle(project, method).edition_counts(), EDITION_COUNTS)
    assert_frame_equal(edition_counts(project, method), answer)


# --- promises that hold for every project -----------------------------------------------------------------------------


@given(projects(), methods(), st.randoms(use_true_random=False), st.data())
def test_the_order_of_rows_never_matters(
    project: Project, method: Method, chance: random.Random, data: st.DataObject
) -> None:
    year = data.draw(st.sampled_from(years_of(project)))
    shuffled = project.changed(
        **{name: getattr(project, name).sample(frac=1, random_state=chance.randrange(100)) for name in SPOKEN_OF}
    )
    assert_frame_equal(classify(shuffled, year, method), classify(project, year, method))


@given(projects(), methods())
def test_the_frames_handed_in_stay_as_they_are(project: Project, method: Method) -> None:
    before = {name: getattr(project, name).copy() for name in SPOKEN_OF}
    for year in set(years_of(project)):
        classify(project, year, method)
    edition_counts(project, method)
    for name, kept in before.items():
        assert_frame_equal(getattr(project, name), kept)


@given(unbroken_lists(), methods(), st.data())
def test_a_renamed_code_changes_nothing(lists: Lists, method: Method, data: st.DataObject) -> None:
    year, broken = data.draw(st.sampled_from(sorted(lists))), data.draw(st.sampled_from(sorted(lists)))
    renamed = project_of(
        {y: [new_code(code) if y >= broken else code for code in codes] for y, codes in lists.items()},
        nomenclatures={y: "B" if y >= broken else "A" for y in lists},
        crosswalk=[step(f"A {code}", f"B {new_code(code)}", "renamed") for code in CODES],
    )
    recoded, plain = classify(renamed, year, method), classify(project_of(lists), year, method)
    assert listed_and_statuses(recoded) == listed_and_statuses(plain)


@given(unbroken_lists(), methods(), st.data())
def test_a_code_renamed_within_its_nomenclature_changes_nothing(
    lists: Lists, method: Method, data: st.DataObject
) -> None:
    year, broken = data.draw(st.sampled_from(sorted(lists))), data.draw(st.sampled_from(sorted(lists)))
    renamed = project_of(
        {y: [new_code(code) if y >= broken else code for code in codes] for y, codes in lists.items()},
        crosswalk=[step(f"A {code}", f"A {new_code(code)}", "renamed") for code in CODES],
    )
    recoded, plain = classify(renamed, year, method), classify(project_of(lists), year, method)
    assert in_old_codes(recoded) == in_old_codes(plain)


@given(unbroken_lists(), methods(), st.data())
def test_splitting_and_merging_back_changes_nothing(lists: Lists, method: Method, data: st.DataObject) -> None:
    year = data.draw(st.sampled_from(sorted(lists)))
    split, merged = sorted(data.draw(st.tuples(*[st.sampled_from(sorted(lists))] * 2)))
    parts = st.sets(st.sampled_from(["a", "b"]), min_size=1)  # one of them on the list is enough
    names = {y: "A" if y < split else "B" if y < merged else "C" for y in lists}
    assume(names[year] != "B")
    apart_and_back = project_of(
        {
            y: [code + part for code in codes for part in sorted(data.draw(parts))] if names[y] == "B" else codes
            for y, codes in lists.items()
        },
        nomenclatures=names,
        crosswalk=[
            *(step(f"A {code}", f"B {code}{part}", "split") for code in CODES for part in "ab"),
            *(step(f"B {code}{part}", f"C {code}", "merged") for code in CODES for part in "ab"),
            *(step(f"A {code}", f"C {code}", "same") for code in CODES if split == merged),
        ],
    )
    method = method.changed(merged="any")
    whole, _left = listed_and_statuses(classify(project_of(lists), year, method))
    back, _left = listed_and_statuses(classify(apart_and_back, year, method))
    assert back == whole


@given(st.data(), methods())
def test_undetermined_exactly_when_two_completions_disagree(data: st.DataObject, method: Method) -> None:
    lists = data.draw(unbroken_lists())
    year, unknown = max(lists), set(range(min(lists), max(lists))) - set(lists)
    doubts = {y: sorted(data.draw(st.sets(st.sampled_from(CODES))) - set(codes)) for y, codes in lists.items()}
    found = classify(project_of(lists, not_assessed=doubts), year, method).set_index("code")["status"]
    lowest, highest = (
        classify(completed(lists, doubts, unknown, method, everything), year, method).set_index("code")["status"]
        for everything in (False, True)
    )
    for code in lists[year]:
        ends = {lowest[code] == "structural", highest[code] == "structural"}
        certain = "structural" if ends == {True} else "emerging" if ends == {False} else "undetermined"
        assert found[code].split("_")[0] == certain
