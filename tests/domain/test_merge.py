"""Two people's decisions: what is new comes, what agrees is silent, what differs is asked, nothing else is touched."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from shortage_app.domain.change import applied, conform
from shortage_app.domain.merge import JUDGED, Side, compare, merged
from shortage_app.domain.project import FRAMES, Project


def links(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """product, strength, origin, decided_by: links to occupation A."""
    columns = ["product_code", "strength", "origin", "decided_by"]
    return conform("links", pd.DataFrame(rows, columns=columns).assign(occupation_code="A"))


def decisions(*rows: tuple[str, str]) -> pd.DataFrame:
    """occupation, note: decisions to study a training in 2026."""
    frame = pd.DataFrame(rows, columns=["occupation_code", "note"])
    return conform("decisions", frame.assign(year=2026, kind="study"))


def test_what_only_the_other_decided_comes_and_what_differs_waits_for_an_answer() -> None:
    mine = Project(links=links(("P1", "direct", "decision", "Anne"), ("P2", "direct", "decision", "Anne")))
    theirs = Project(links=links(("P1", "indirect", "decision", "Bart"), ("P3", "direct", "decision", "Bart")))
    conflict, new = compare(mine, theirs)
    assert (conflict.is_conflict, conflict.key[1], new.is_conflict, new.key[1]) == (True, "P1", False, "P3")
    after = applied(mine, merged((conflict, new), {}, "bart.shortage"))
    assert list(after.links["product_code"]) == ["P1", "P2", "P3"]
    assert list(after.links["strength"]) == ["direct", "direct", "direct"]
    after = applied(mine, merged((conflict, new), {conflict: Side.THEIRS, new: Side.MINE}, "bart.shortage"))
    assert dict(zip(after.links["product_code"], after.links["decided_by"], strict=True)) == {
        "P1": "Bart",
        "P2": "Anne",
    }


def test_the_same_answer_by_two_people_is_no_difference() -> None:
    mine = Project(links=links(("P1", "direct", "decision", "Anne")))
    assert compare(mine, Project(links=links(("P1", "direct", "decision", "Bart")))) == ()


def test_links_of_a_catalogue_are_neither_compared_nor_touched() -> None:
    mine = Project(links=links(("P1", "indirect", "catalogue", "")))
    theirs = Project(links=links(("P1", "direct", "catalogue", ""), ("P1", "direct", "decision", "Bart")))
    differences = compare(mine, theirs)
    assert [difference.is_conflict for difference in differences] == [False]
    after = applied(mine, merged(differences, {}, "bart.shortage"))
    assert list(zip(after.links["strength"], after.links["origin"], strict=True)) == [
        ("indirect", "catalogue"),
        ("direct", "decision"),
    ]


_DECISIONS = st.dictionaries(st.sampled_from("ABCD"), st.sampled_from(["x", "y"]), max_size=4)


@given(mine=_DECISIONS, theirs=_DECISIONS, side=st.sampled_from(Side))
def test_after_a_merge_nothing_differs_but_what_was_answered_mine(
    mine: dict[str, str], theirs: dict[str, str], side: Side
) -> None:
    ours, others = Project(decisions=decisions(*mine.items())), Project(decisions=decisions(*theirs.items()))
    differences = compare(ours, others)
    conflicts = [difference for difference in differences if difference.is_conflict]
    after = applied(ours, merged(differences, dict.fromkeys(conflicts, side), "o"))
    wanted = {**theirs, **mine} if side is Side.MINE else {**mine, **theirs}
    assert dict(zip(after.decisions["occupation_code"], after.decisions["note"], strict=True)) == wanted
    left = compare(after, others)
    assert left == (tuple(conflicts) if side is Side.MINE else ())
    assert all(getattr(after, name) is getattr(ours, name) for name in FRAMES if name not in JUDGED)
