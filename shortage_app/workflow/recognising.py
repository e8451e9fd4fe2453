"""A list without codes: each title that no known occupation has is proposed with the nearest titles known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from shortage_app.domain import columns as c
from shortage_app.domain.problem import Problem, Repair, Severity
from shortage_app.domain.project import Project
from shortage_app.domain.titles import title_key
from shortage_app.files.reading import Reading
from shortage_app.files.reading.draft import SOURCE_ROW
from shortage_app.report.titles import titles
from shortage_app.text import N_
from shortage_app.workflow.intake import first_titles, known_titles

SAME = "same_as"
# Dice share of common runs of three letters from which a title is proposed: « Technicien frigoriste » and
# « Frigoriste » have 0.64 in common, « Maçon » and « Menuisier » 0.
NEAR = 0.45
PROPOSED = 3


def same_titles(repairs: Iterable[Repair]) -> dict[str, str]:
    """Title → code, as a person said which known occupation a title is."""
    return {title: code for repair in repairs if repair.kind == SAME for title, code in repair.changes}


def with_nearest(reading: Reading, project: Project, repairs: Iterable[Repair]) -> Reading:
    """The reading with a problem for each row whose title is new, offering the known occupations nearest to it."""
    rows = reading.table
    if reading.input_table.kind != "shortage-list" or not len(project.listings) or not len(rows):
        return reading
    if c.CODE in rows:
        rows = rows[rows[c.CODE].fillna("") == ""]
    known, said = known_titles(project), same_titles(repairs)
    new = [
        (int(number), title)
        for number, title in zip(rows[SOURCE_ROW], first_titles(rows), strict=True)
        if title and title not in said and title_key(title) not in known
    ]
    if not new:
        return reading
    near, names = _Nearness(list(known)), _names(project)
    found = (
        _problem(reading, row, title, [known[key] for key in near.to(title_key(title))], names) for row, title in new
    )
    return replace(reading, problems=(*reading.problems, *found))


def _names(project: Project) -> dict[str, str]:
    """Code → title in the language spoken, of the latest edition that lists it."""
    latest = project.listings.sort_values(c.REFERENCE_YEAR, kind="stable")
    return dict(zip(latest[c.CODE], titles(latest), strict=True))


def _problem(reading: Reading, row: int, title: str, codes: Sequence[str], names: Mapping[str, str]) -> Problem:
    """What is said of a new title; with nothing near it, it is simply new."""
    codes = list(dict.fromkeys(codes))[:PROPOSED]
    text = N_("“{value}” is a new title, near to: {nearest}.")
    alone = N_("“{value}” is a new title, near to none that is known.")
    return Problem(
        reading.source.name,
        "new_title" if codes else "unlike_title",
        text if codes else alone,
        Severity.WARNING,
        reading.layout.sheet,
        row,
        next((column.header for column in reading.layout.columns if column.role.startswith("title")), ""),
        title,
        {"nearest": ", ".join(names[code] for code in codes), "titles": {code: names[code] for code in codes}},
        tuple(Repair(SAME, changes=((title, code),)) for code in codes),
    )


class _Nearness:
    """How much titles share of their runs of three letters; each run leads to the titles that hold it."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._sizes = [len(_runs(key)) for key in keys]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(keys):
            for run in _runs(key):
                self._holders[run].append(place)

    def to(self, key: str) -> list[str]:
        """The keys near enough, the nearest first."""
        runs = _runs(key)
        common = Counter(place for run in runs for place in self._holders.get(run, ()))
        shares = {place: 2 * count / (len(runs) + self._sizes[place]) for place, count in common.items()}
        near = [place for place, share in shares.items() if share >= NEAR]
        return [self._keys[place] for place in sorted(near, key=lambda place: (-shares[place], self._keys[place]))]


def _runs(key: str) -> set[str]:
    padded = f" {key} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
