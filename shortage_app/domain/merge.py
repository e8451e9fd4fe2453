"""Two projects of the same kind, worked on by two people: what the other one has, and where they decided otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement, conform
from shortage_app.domain.project import STORED_COLUMNS, Project
from shortage_app.text import N_

Row = tuple[object, ...]


class Side(StrEnum):
    """Whose answer stands."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True)
class Judged:
    """What people decide in a frame: rows of one `key` are one decision, and differ where the `substance` differs."""

    key: tuple[str, ...]
    substance: tuple[str, ...]


# Who decided a link, and when, is no disagreement. Imported lists, catalogues and counts are not judged: each has its
# own source file, to be imported again.
JUDGED: Mapping[str, Judged] = {
    "links": Judged((c.CATALOGUE_YEAR, c.PRODUCT_CODE, c.OCCUPATION_CODE, c.NOMENCLATURE), (c.STRENGTH, c.NOTE)),
    "decisions": Judged((c.OCCUPATION_CODE, c.YEAR, c.KIND), (c.NOTE, c.OWNER, c.DUE, c.STATE)),
    "crosswalk": Judged(
        (c.FROM_NOMENCLATURE, c.FROM_CODE, c.TO_NOMENCLATURE, c.TO_CODE), (c.RELATION, c.CONFIDENCE, c.APPROVED)
    ),
}


@dataclass(frozen=True)
class Difference:
    """A decision that the other project has and this one has not, or has otherwise.

    `mine` and `theirs` are rows with the columns of STORED_COLUMNS[frame], missing as None; `mine` is empty where the
    decision is new.
    """

    frame: str
    key: Row
    mine: tuple[Row, ...]
    theirs: tuple[Row, ...]

    @property
    def is_conflict(self) -> bool:
        """Whether both decided, and not alike."""
        return bool(self.mine)


def compare(mine: Project, theirs: Project) -> tuple[Difference, ...]:
    """What `theirs` decides that `mine` does not, or otherwise, in the order of their rows."""
    return tuple(difference for frame in JUDGED for difference in _compare_frame(frame, mine, theirs))


def merged(differences: tuple[Difference, ...], choices: Mapping[Difference, Side], name: str) -> Change:
    """The change that takes over what is new, and of the conflicts those for which `choices` says theirs."""
    taken = [
        difference
        for difference in differences
        if choices.get(difference, Side.MINE if difference.is_conflict else Side.THEIRS) is Side.THEIRS
    ]
    frames = {difference.frame for difference in taken}
    replacements = tuple(
        _taken_over(frame, [difference for difference in taken if difference.frame == frame])
        for frame in JUDGED
        if frame in frames
    )
    return Change(N_("Merge {file}"), replacements, parts={"file": name})


def _compare_frame(frame: str, mine: Project, theirs: Project) -> list[Difference]:
    ours, others = _decided(frame, mine), _decided(frame, theirs)
    return [
        Difference(frame, key, ours.get(key, ()), rows)
        for key, rows in others.items()
        if _substance(frame, ours.get(key, ())) != _substance(frame, rows)
    ]


def _decided(frame: str, project: Project) -> dict[Row, tuple[Row, ...]]:
    """The rows of each key; of links only those that a person decided."""
    rows: pd.DataFrame = getattr(project, frame)
    if frame == "links":
        rows = rows[rows[c.ORIGIN] == "decision"]
    found: dict[Row, tuple[Row, ...]] = {}
    places = [list(STORED_COLUMNS[frame]).index(column) for column in JUDGED[frame].key]
    for row in rows.astype(object).where(rows.notna(), None).itertuples(index=False, name=None):
        key = tuple(row[place] for place in places)
        found[key] = (*found.get(key, ()), row)
    return found


def _substance(frame: str, rows: tuple[Row, ...]) -> set[Row]:
    places = [list(STORED_COLUMNS[frame]).index(column) for column in JUDGED[frame].substance]
    return {tuple(row[place] for place in places) for row in rows}


def _taken_over(frame: str, taken: list[Difference]) -> Replacement:
    key = list(JUDGED[frame].key)
    places = pd.DataFrame([difference.key for difference in taken], columns=key)
    places = places.astype({column: STORED_COLUMNS[frame][column] for column in key})
    rows = [row for difference in taken for row in difference.theirs]
    if frame == "links":  # a link of the catalogue with the same key stays
        places[c.ORIGIN] = "decision"
    return Replacement(frame, places, conform(frame, pd.DataFrame(rows, columns=list(STORED_COLUMNS[frame]))))
