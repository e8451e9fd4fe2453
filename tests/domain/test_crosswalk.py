"""Which occupation leads to which, over crosswalk rows of any shape."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortage_app.domain.crosswalk import Pairs, combined, nomenclature_ranks, recodings, successions
from shortage_app.domain.published import IN_DOUBT, LISTED, NOT_LISTED, Published, published
from tests.domain.strategies import project_of, projects, step

links = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12)


def pairs_of(links: set[tuple[int, int]]) -> Pairs:
    array = np.array(sorted(links), dtype=np.intp).reshape(-1, 2)
    return Pairs(array[:, 0], array[:, 1])


def as_set(pairs: Pairs) -> set[tuple[int, int]]:
    found = list(zip(pairs.before.tolist(), pairs.after.tolist(), strict=True))
    assert len(set(found)) == len(found)
    return set(found)


def named(record: Published, pairs: Pairs) -> set[str]:
    names = [f"{record.nomenclatures[n]} {code}" for n, code in zip(record.nomenclature, record.codes, strict=True)]
    return {f"{names[before]} > {names[after]}" for before, after in as_set(pairs)}


@given(links, links)
def test_pairs_follow_each_other_and_are_kept_once(first: set[tuple[int, int]], second: set[tuple[int, int]]) -> None:
    through = {(a, d) for a, b in first for c, d in second if b == c}
    assert as_set(pairs_of(first).then(pairs_of(second))) == through
    assert as_set(pairs_of(first) | pairs_of(second)) == first | second
    assert as_set(pairs_of(first).changed()) == {(a, b) for a, b in first if a != b}


@pytest.mark.parametrize(
    ("merged", "of_two"),
    [
        ("any", {(LISTED, IN_DOUBT): LISTED, (NOT_LISTED, IN_DOUBT): IN_DOUBT, (NOT_LISTED, LISTED): LISTED}),
        ("all", {(LISTED, IN_DOUBT): IN_DOUBT, (NOT_LISTED, IN_DOUBT): NOT_LISTED, (NOT_LISTED, LISTED): NOT_LISTED}),
    ],
)
def test_a_doubt_about_one_predecessor_decides_nothing_by_itself(
    merged: str, of_two: dict[tuple[int, int], int]
) -> None:
    pairs = pairs_of({(0, 9), (1, 9)})
    for readings, answer in of_two.items():
        after, reading = combined(np.array(readings, dtype=np.uint8)[:, np.newaxis], pairs, merged)
        assert (after.tolist(), reading.tolist()) == ([9], [[answer]])


@given(projects())
def test_steps_run_forward_and_arrive_in_the_nomenclature_of_the_edition(project) -> None:
    record = published(project)
    for year in record.imported.tolist():
        ranks = nomenclature_ranks(record, year)
        target = int(record.editions[year])
        for nomenclature, succession in successions(record, year).items():
            assert ranks[nomenclature] <= ranks[target]
            for pairs in (succession.handed_over, succession.whole):
                assert set(record.nomenclature[pairs.before]) <= {nomenclature}
                assert set(record.nomenclature[pairs.after]) <= {target}


def test_a_chain_never_passes_through_a_nomenclature_of_the_future() -> None:
    """In 2019 nothing is known of C yet, which later merges x and y and whose rows lead back to both."""
    rows = [
        step("A x", "B x"), step("A y", "B y"),
        step("A x", "C n"), step("A y", "C n"), step("C n", "B x"), step("C n", "B y"),
    ]  # fmt: skip
    project = project_of({2018: ["x", "y"], 2019: ["x"], 2020: ["n"]}, {2019: "B", 2020: "C"}, crosswalk=rows)
    record = published(project)
    found = successions(record, int(np.flatnonzero(record.years == 2019)[0]))
    from_a = next(found[n].whole for n in found if record.nomenclatures[n] == "A")
    assert named(record, from_a) == {"A x > B x", "A y > B y"}


def test_two_unused_nomenclatures_of_one_origin_do_not_lead_to_each_other() -> None:
    """V and W both come straight from A, so that neither is later than the other."""
    rows = [
        step("A x", "V x"), step("A y", "W y"), step("V x", "W y"), step("W y", "V x"),
        step("V x", "B n"), step("W y", "B m"),
    ]  # fmt: skip
    record = published(project_of({2019: ["x"], 2020: ["n"]}, nomenclatures={2020: "B"}, crosswalk=rows))
    found = successions(record, int(np.flatnonzero(record.years == 2020)[0]))
    from_a = next(found[n].whole for n in found if record.nomenclatures[n] == "A")
    assert named(record, from_a) == {"A x > B n", "A y > B m"}


def test_recodings_are_followed_over_any_number_of_steps() -> None:
    rows = [step("A x", "A y"), step("A y", "A z"), step("A z", "A x"), step("A x", "B x")]
    record = published(project_of({2020: ["x"]}, crosswalk=rows))
    everywhere = {f"A {a} > A {b}" for a in "xyz" for b in "xyz"}
    assert named(record, recodings(record, int(record.editions[0]))) == everywhere
