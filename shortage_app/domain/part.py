"""A part of an analysis: the occupations of one pole or of one action domain, with what serves them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis, KeyFigures, analyse, figures_of
from shortage_app.domain.codes import EditionStatus


@dataclass(frozen=True)
class Part:
    """The occupations whose pole, or whose action domain, is `value`."""

    column: Literal["pole", "domain"]
    value: str

    def rows(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame that belong to the part."""
        return frame[(frame[self.column] == self.value).to_numpy(bool, na_value=False)]


@dataclass(frozen=True, eq=False)
class PartialAnalysis(Analysis):
    """An analysis of a part alone: its occupations, their links, and the products of the part or linked to them.

    Status and coverage are those of the whole analysis; key figures and counts by edition are of the part.
    """

    part: Part

    def changes_since(self, since: int) -> pd.DataFrame:
        """What changed between the edition of `since` and this one among the occupations of the part in either."""
        rows = super().changes_since(since)
        then = self.part.rows(analyse(self.project, since, self.method).occupations)
        codes = {*self.occupations[c.CODE], *then[c.CODE]}
        return rows[rows[c.CODE].isin(codes) | rows[c.FROM_CODE].isin(codes)].reset_index(drop=True)


def parts(analysis: Analysis) -> list[Part]:
    """The poles and then the action domains of the occupations listed in the year, in the order of the alphabet."""
    return [Part(column, value) for column, value in _named(analysis.listed)]


def _named(listed: pd.DataFrame) -> Iterator[tuple[Literal["pole", "domain"], str]]:
    yield from (("pole", value) for value in sorted(set(listed[c.POLE].dropna()) - {""}))
    yield from (("domain", value) for value in sorted(set(listed[c.DOMAIN].dropna()) - {""}))


def part_of(analysis: Analysis, part: Part) -> PartialAnalysis:
    """The part of an analysis; empty where it has no occupation in that year."""
    own = {one.name: getattr(analysis, one.name) for one in fields(Analysis)}
    occupations = part.rows(analysis.occupations).reset_index(drop=True)
    links = analysis.links[analysis.links[c.OCCUPATION_CODE].isin(occupations[c.CODE])]
    in_part = analysis.products[part.column] == part.value
    products = analysis.products[in_part | analysis.products[c.PRODUCT_CODE].isin(links[c.PRODUCT_CODE])]
    changed = {
        "occupations": occupations,
        "links": links.reset_index(drop=True),
        "products": products.reset_index(drop=True),
        "editions": _editions(analysis, part),
        "figures": figures_of(occupations, analysis.has_catalogue),
        "part": part,
    }
    return PartialAnalysis(**(own | changed))


def _editions(analysis: Analysis, part: Part) -> pd.DataFrame:
    """The counts of each published edition, of the part as it was in that edition."""
    counted = analysis.editions.copy()
    names = [one.name for one in fields(KeyFigures) if one.name in counted.columns]
    for row, year in counted.loc[counted[c.STATUS] == EditionStatus.PUBLISHED, c.REFERENCE_YEAR].items():
        figures = figures_of(part.rows(analyse(analysis.project, int(year), analysis.method).occupations), False)
        for name in names:
            counted.loc[row, name] = getattr(figures, name)
    return counted
