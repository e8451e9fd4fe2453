"""Scenarios: what the offer would be with other products. The data stay: a scenario makes another Project.

scenarios.py keeps them by name.
"""

from dataclasses import dataclass, replace
from typing import Self, TypeAlias

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement, applied, conform, places
from shortage_app.domain.codes import Strength
from shortage_app.domain.project import Project


@dataclass(frozen=True)
class Add:
    """A new product, offered, that leads to occupations."""

    product_code: str
    title: str
    occupation_codes: tuple[str, ...]
    strength: Strength = Strength.DIRECT
    places: float = 0
    domain: str = ""
    provider: str = ""


@dataclass(frozen=True)
class Cancel:
    """A product that no longer runs."""

    product_code: str


@dataclass(frozen=True)
class Move:
    """A product given to another provider."""

    product_code: str
    provider: str
    provider_type: str = "partner"


@dataclass(frozen=True)
class Resize:
    """A product with another number of places; it runs where there are any."""

    product_code: str
    places: float


Step: TypeAlias = Add | Cancel | Move | Resize


@dataclass(frozen=True)
class Scenario:
    """A named list of steps, carried out in order on the catalogue of one year."""

    name: str
    year: int
    steps: tuple[Step, ...] = ()

    def with_step(self, step: Step) -> Self:
        """The scenario with one more step."""
        return replace(self, steps=(*self.steps, step))

    def without_step(self, place: int) -> Self:
        """The scenario without the step at a place."""
        return replace(self, steps=self.steps[:place] + self.steps[place + 1 :])


def imagined(project: Project, scenario: Scenario) -> Project:
    """The project as it would be; ValueError where a step names a product that is not in the catalogue of the year.

    So does adding one that is there.
    """
    for step in scenario.steps:
        project = _carried_out(project, scenario.year, step)
    return project


def workable(project: Project, scenario: Scenario) -> tuple[Scenario, tuple[Step, ...]]:
    """The scenario without the steps that the catalogue, imported anew perhaps, no longer allows; and these steps."""
    known = set(project.products.loc[(project.products[c.CATALOGUE_YEAR] == scenario.year).to_numpy(), c.PRODUCT_CODE])
    kept: list[Step] = []
    missed: list[Step] = []
    for step in scenario.steps:
        if (step.product_code in known) == isinstance(step, Add):
            missed.append(step)
        else:
            kept.append(step)
            known.add(step.product_code)
    return replace(scenario, steps=tuple(kept)), tuple(missed)


def _carried_out(project: Project, year: int, step: Step) -> Project:
    match step:
        case Add():
            return _added(project, year, step)
        case Cancel():
            return _with(project, year, step.product_code, {c.OFFERED: False})
        case Move():
            return _with(
                project, year, step.product_code, {c.PROVIDER: step.provider, c.PROVIDER_TYPE: step.provider_type}
            )
        case Resize():
            return _with(project, year, step.product_code, {c.PLACES: step.places, c.OFFERED: step.places > 0})


def _with(project: Project, year: int, product_code: str, values: dict[str, object]) -> Project:
    products = project.products
    own = ((products[c.CATALOGUE_YEAR] == year) & (products[c.PRODUCT_CODE] == product_code)).to_numpy()
    if not own.any():
        raise ValueError(product_code)
    changed = products.copy()
    for column, value in values.items():
        changed[column] = changed[column].mask(own, value)
    return project.changed(products=changed)


def _added(project: Project, year: int, step: Add) -> Project:
    products = project.products
    if ((products[c.CATALOGUE_YEAR] == year) & (products[c.PRODUCT_CODE] == step.product_code)).any():
        raise ValueError(step.product_code)
    product = pd.DataFrame(
        [
            {
                c.CATALOGUE_YEAR: year,
                c.PRODUCT_CODE: step.product_code,
                c.TITLE_FR: step.title,
                c.DOMAIN: step.domain,
                c.PROVIDER: step.provider,
                c.PROVIDER_TYPE: "own_centre",
                c.PLACES: step.places,
                c.OFFERED: True,
            }
        ]
    )
    links = pd.DataFrame(
        [
            {
                c.CATALOGUE_YEAR: year,
                c.PRODUCT_CODE: step.product_code,
                c.OCCUPATION_CODE: code,
                c.STRENGTH: step.strength.value,
                c.ORIGIN: "decision",
            }
            for code in step.occupation_codes
        ]
    )
    here = places(catalogue_year=year, product_code=step.product_code)
    return applied(
        project,
        Change(
            step.title,
            (
                Replacement("products", here, conform("products", product)),
                Replacement("links", here, conform("links", links)),
            ),
        ),
    )
