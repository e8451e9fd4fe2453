"""Every row of the crosswalk, known or proposed, says its state and signs; deciding says what it would change."""

from collections.abc import Sequence
from typing import ClassVar
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from shortage_app.domain import likeness
from shortage_app.domain.classification import classify
from shortage_app.domain.crosswalk_review import REVIEW, consequences, nomenclatures, review, with_rows
from shortage_app.domain.likeness import Near
from shortage_app.domain.project import Method, Project
from shortage_app.progress import Cancelled
from tests.domain.strategies import (
    NOTHING_KNOWN,
    edition,
    frame,
    listing,
    methods,
    project_of,
    projects,
    step,
    years_of,
)

DEFAULT = Method()
BREAK = {"A 1": "Maçon", "A 2": "Cuisinier", "A 3": "Boucher", "B 7": "Maçonne", "B 8": "Cuisinier de collectivité"}


def at_a_break(crosswalk: list[dict[str, object]] = ()) -> Project:
    """A list of 2020 in nomenclature A and one of 2021 in B."""
    years = {"A": 2020, "B": 2021}
    rows = [listing(years[name.split()[0]], name.split()[1], title_fr=title) for name, title in BREAK.items()]
    return NOTHING_KNOWN.changed(
        editions=frame("editions", [edition(year, name) for name, year in years.items()]),
        listings=frame("listings", rows),
        crosswalk=frame("crosswalk", crosswalk),
    )


def told(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    return list(rows[["from_code", "to_code", "state", "signs"]].itertuples(index=False, name=None))


def test_rows_that_are_known_come_with_those_proposed() -> None:
    crosswalk = [step("A 1", "B 7"), step("A 3", "B 8", "renamed", approved=False) | {"decided_on": "2026-01-31"}]
    assert told(review(at_a_break(crosswalk))) == [
        ("1", "7", "approved", "same_title"),
        ("3", "8", "refused", ""),
        ("2", "8", "waiting", "like_title"),
    ]


def test_a_row_of_codes_that_no_list_has_is_shown_without_signs() -> None:
    rows = review(at_a_break([step("A 9", "B 7", approved=False), step("X 1", "Y 1")]))
    assert told(rows)[:2] == [("9", "7", "waiting", ""), ("1", "7", "waiting", "same_title")]
    assert ("1", "1", "approved", "") in told(rows)


def test_titles_of_two_languages_are_compared_by_whoever_translates() -> None:
    listings = [listing(2020, "1", title_fr="Boucher"), listing(2021, "7", title_nl="Slager")]
    project = at_a_break().changed(listings=frame("listings", listings))
    assert review(project).empty

    def translate(one: str, other: str, named: Sequence[str]) -> Near:
        assert (one, other, named) == ("title_fr", "title_nl", ["Slager"])
        return lambda said: np.array([[0.8 if title == "Boucher" else 0] for title in said], dtype=np.float32)

    found = review(project, translate)
    assert told(found) == [("1", "7", "waiting", "translated_title")]
    assert found["confidence"].tolist() == [0.72]


@given(projects(), st.integers(1, 4))
def test_what_is_compared_in_parts_is_what_is_compared_at_once(project: Project, pairs: int) -> None:
    whole = review(project)
    with patch.object(likeness, "_PAIRS", pairs):
        assert_frame_equal(review(project), whole)


def test_a_comparison_that_nobody_waits_for_any_more_stops_at_its_next_part() -> None:
    class Impatient:
        told: ClassVar[list[tuple[int, int]]] = []

        @property
        def cancelled(self) -> bool:
            return len(self.told) == 2

        def report(self, done: int, total: int) -> None:
            self.told.append((done, total))

    with patch.object(likeness, "_PAIRS", 1), pytest.raises(Cancelled):
        review(at_a_break(), progress=Impatient())
    assert Impatient.told == [(0, 3), (1, 3)]


@given(projects(), methods(), st.data())
def test_consequences_are_what_two_classifications_disagree_about(
    project: Project, method: Method, data: st.DataObject
) -> None:
    year = data.draw(st.sampled_from(years_of(project)))
    rows = project.crosswalk.assign(approved=~project.crosswalk["approved"].fillna(False))
    then = with_rows(project, rows)
    found = consequences(project, year, method, then)
    before, after = (
        {(row.nomenclature, row.code): row.status for row in classify(each, year, method).itertuples()}
        for each in (project, then)
    )
    answer = {
        (*key, before.get(key, ""), after.get(key, ""))
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    }
    assert set(found.itertuples(index=False, name=None)) == answer


def test_accepting_a_row_continues_the_old_code() -> None:
    lists = {year: ["1"] for year in range(2010, 2021)} | {2021: ["7"]}
    project = project_of(lists, nomenclatures={2021: "B"})
    then = with_rows(project, frame("crosswalk", [step("A 1", "B 7")]))
    found = consequences(project, 2021, DEFAULT, then)
    assert found.to_numpy().tolist() == [["A", "1", "discontinued", ""], ["B", "7", "undetermined", "structural"]]


def test_a_row_takes_the_place_of_the_one_with_the_same_codes() -> None:
    project = at_a_break([step("A 1", "B 7", approved=False), step("A 2", "B 8")])
    then = with_rows(project, frame("crosswalk", [step("A 1", "B 7", "renamed")]))
    assert sorted(then.crosswalk["relation"]) == ["renamed", "same"]
    assert len(project.crosswalk) == 2


def test_nomenclatures_are_valid_from_their_first_edition_to_their_last() -> None:
    project = project_of({2018: ["1"], 2019: ["1", "2"], 2021: ["7"]}, {2021: "B"}, none_published=[2020],
                         crosswalk=[step("A 1", "W 1")])  # fmt: skip
    assert nomenclatures(project).astype(object).where(lambda x: x.notna(), None).to_numpy().tolist() == [
        ["A", 2018, 2019, 2, 2],
        ["B", 2021, 2021, 1, 1],
        ["W", None, None, 0, 0],
    ]


def test_a_project_without_lists_has_nothing_to_review() -> None:
    found = review(NOTHING_KNOWN)
    assert list(found.columns) == list(REVIEW)
    assert_frame_equal(found, review(project_of({2020: ["1"], 2021: ["1"]})))
