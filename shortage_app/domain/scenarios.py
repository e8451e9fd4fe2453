"""Scenarios kept by name: their rows in a project, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any, Final

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.domain.change import Replacement, conform, places
from shortage_app.domain.codes import Strength
from shortage_app.domain.project import Method, Project
from shortage_app.domain.scenario import Add, Cancel, Move, Resize, Scenario, Step, imagined, workable

STEPS: Final[Mapping[str, type[Step]]] = {"add": Add, "cancel": Cancel, "move": Move, "resize": Resize}
_JOINED = ";"


class AlreadyNamed(ValueError):
    """Another scenario of the year bears that name."""


def scenarios_of(project: Project, year: int) -> tuple[Scenario, ...]:
    """The scenarios of a year, by name."""
    rows = project.scenarios[(project.scenarios[c.YEAR] == year).to_numpy()].sort_values([c.SCENARIO, c.PLACE])
    return tuple(
        Scenario(str(name), year, tuple(_step(row) for row in own.to_dict("records") if row[c.STEP]))
        for name, own in rows.groupby(c.SCENARIO, sort=True)
    )


def kept(project: Project, scenario: Scenario, before: Scenario | None = None) -> Replacement:
    """The scenario in the place of the one it was before; AlreadyNamed where another of that name and year stands."""
    others = {one.name for one in scenarios_of(project, scenario.year)} - ({before.name} if before else set())
    if scenario.name in others:
        raise AlreadyNamed(scenario.name)
    gone = [_place(one) for one in (before, scenario) if one is not None]
    return Replacement("scenarios", pd.concat(gone, ignore_index=True), _rows(scenario))


def dropped(scenario: Scenario) -> Replacement:
    """The scenario taken away."""
    return Replacement("scenarios", _place(scenario), conform("scenarios", pd.DataFrame()))


@lru_cache(maxsize=8)
def analysed(project: Project, scenario: Scenario, method: Method | None = None) -> Analysis:
    """The year of a scenario as it would be; steps that the catalogue no longer allows are left out (workable)."""
    possible, _missed = workable(project, scenario)
    return analyse(imagined(project, possible), scenario.year, method)


def _place(scenario: Scenario) -> pd.DataFrame:
    return places(scenario=scenario.name, year=scenario.year)


def _rows(scenario: Scenario) -> pd.DataFrame:
    """One row for the scenario itself, so that one without steps is kept too, and one a step."""
    said = [{}, *(_said(step) for step in scenario.steps)]
    named = {c.SCENARIO: scenario.name, c.YEAR: scenario.year}
    return conform("scenarios", pd.DataFrame([{**named, c.PLACE: place, **row} for place, row in enumerate(said)]))


def _said(step: Step) -> dict[str, object]:
    name = next(name for name, kind in STEPS.items() if kind is type(step))
    said = asdict(step)
    if isinstance(step, Add):
        said |= {c.OCCUPATION_CODES: _JOINED.join(step.occupation_codes), c.STRENGTH: step.strength.value}
    return {c.STEP: name, **said}


def _step(row: Mapping[Any, Any]) -> Step:
    kind = STEPS[row[c.STEP]]
    said = {name: row[name] for name in kind.__dataclass_fields__}
    if c.OCCUPATION_CODES in said:
        said |= {
            c.OCCUPATION_CODES: tuple(code for code in row[c.OCCUPATION_CODES].split(_JOINED) if code),
            c.STRENGTH: Strength(row[c.STRENGTH]),
        }
    return kind(**said)
