"""The rows of an analysis by code, so that one occupation is told in a millisecond while arrow keys move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import EditionStatus
from shortage_app.domain.history import predecessors
from shortage_app.domain.judged_links import put_aside
from shortage_app.domain.occupations import TITLES, nomenclature_of
from shortage_app.domain.project import Project
from shortage_app.text import language

Row: TypeAlias = Mapping[str, Any]

_LISTING = (c.REFERENCE_YEAR, c.CODE, *TITLES, c.GROUP, c.CAUSES, c.ASSESSED)
_PRODUCT = (c.PRODUCT_CODE, *TITLES, c.PLACES, c.OFFERED)


class RowsByCode:
    """Rows of a frame found by the value of one column; kept as columns, made into mappings when asked for."""

    def __init__(self, frame: pd.DataFrame, key: str, columns: Sequence[str]) -> None:
        self._columns = {name: frame[name].to_numpy(dtype=object) for name in columns}
        self._places = frame.reset_index(drop=True).groupby(key).indices

    def __getitem__(self, code: str) -> list[Row]:
        """The rows of a code in their order; none for a code that is not there."""
        found = self._places.get(code, ())
        return [{name: values[place] for name, values in self._columns.items()} for place in found]


@dataclass(frozen=True, eq=False)
class Register:
    """The frames behind one analysis by code. nomenclatures: of each edition year; predecessors: History.predecessors
    of the codes of each nomenclature that stands in the analysis.
    """

    analysis: Analysis
    occupations: RowsByCode
    links: RowsByCode
    aside: RowsByCode
    products: RowsByCode
    listings: RowsByCode
    nomenclatures: Mapping[int, str]
    predecessors: Mapping[str, RowsByCode]


@lru_cache(maxsize=4)
def register(analysis: Analysis) -> Register:
    """The register of an analysis; kept for the last few."""
    own, project = analysis.occupations, analysis.project
    return Register(
        analysis=analysis,
        occupations=RowsByCode(own, c.CODE, list(own.columns)),
        links=RowsByCode(analysis.links, c.OCCUPATION_CODE, (c.PRODUCT_CODE, c.STRENGTH)),
        aside=RowsByCode(put_aside(project, analysis.year), c.OCCUPATION_CODE, (c.PRODUCT_CODE,)),
        products=RowsByCode(analysis.products, c.PRODUCT_CODE, _PRODUCT),
        listings=RowsByCode(project.listings.sort_values(c.REFERENCE_YEAR, kind="stable"), c.CODE, _LISTING),
        nomenclatures=_nomenclatures(project),
        predecessors=_predecessors(project, [analysis.year, analysis.previous]),
    )


def _nomenclatures(project: Project) -> dict[int, str]:
    published = project.editions[project.editions[c.STATUS] == EditionStatus.PUBLISHED]
    return dict(zip(published[c.REFERENCE_YEAR].tolist(), published[c.NOMENCLATURE], strict=True))


def _predecessors(project: Project, years: Sequence[int | None]) -> dict[str, RowsByCode]:
    """By nomenclature; the edition before speaks for the codes that are gone."""
    found: dict[str, RowsByCode] = {}
    for year in years:
        if year is not None and nomenclature_of(project, year) not in found:
            columns = (c.FROM_NOMENCLATURE, c.FROM_CODE, c.RELATION)
            found[nomenclature_of(project, year)] = RowsByCode(predecessors(project, year), c.CODE, columns)
    return found


def title_of(row: Row) -> str:
    """The title of a row in the language spoken now, else in the first that it has, else its code."""
    spoken = {"fr": c.TITLE_FR, "nl": c.TITLE_NL, "en": c.TITLE_EN}[language()]
    code = row[c.CODE] if c.CODE in row else row[c.PRODUCT_CODE]
    return next((str(row[name]) for name in (spoken, *TITLES) if known(row[name])), str(code))


def known(value: Any) -> bool:
    """Whether a text says anything: neither missing nor empty."""
    return isinstance(value, str) and value != ""
