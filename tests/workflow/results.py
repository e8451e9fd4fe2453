"""What the example's results are, in one line each: what, how long it is, and a fingerprint of all that it says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.exit_views import all_views
from shortage_app.domain.project import Project
from shortage_app.report.table import Table
from shortage_app.workflow import analysing, figures, papers
from shortage_app.workflow.exporting import Order

# What differs from one making of the example to the next: when a file was imported, and its fingerprint.
_OF_A_MAKING = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d|[0-9a-f]{64}")
OF_A_PROJECT = [name for name in analysing.TABLES if name not in (*analysing.OF_A_YEAR, "exits")]


def of_years(project: Project) -> Iterator[str]:
    """Key figures and every table of every year, then the tables of no year."""
    for year in sorted(int(year) for year in project.editions[c.REFERENCE_YEAR]):
        yield _line(f"key figures of {year}", analysing.key_figures(analysing.analyse(project, year)))
        for name in analysing.OF_A_YEAR:
            yield _line(f"table {name} of {year}", analysing.table(project, name, year=year))
    for name in OF_A_PROJECT:
        yield _line(f"table {name}", analysing.table(project, name))


def of_exits(project: Project, cohorts: Iterable[int]) -> Iterator[str]:
    """Every view of some cohorts, hidden figures among them."""
    for cohort in cohorts:
        for view in all_views():
            table = analysing.table(project, "exits", cohort=cohort, by=view.columns)
            yield _line(f"exits of {cohort} by {', '.join(view.columns) or 'nothing'}", table)


def of_charts(project: Project, year: int, names: Iterable[str]) -> Iterator[str]:
    """Every chart of some names."""
    for name in names:
        for figure in figures.figures(project, name, Order((year,), "en")):
            yield _line(f"chart {figure.name} of {year}", figure.chart)


def of_paper(project: Project, year: int) -> Iterator[str]:
    """The annual report and the sheets of the occupations."""
    order = Order((year,), "en")
    yield _line(f"annual report of {year}", papers.report(project, order))
    yield _line(f"occupation sheets of {year}", papers.sheets(project, order))


def _line(what: str, value: object) -> str:
    told = [*_told(value)]
    length = f"{len(value.rows)} rows" if isinstance(value, Table) else f"{len(told)} lines"
    fingerprint = sha256(_OF_A_MAKING.sub("", "\n".join(told)).encode()).hexdigest()[:12]
    return f"{what}: {length}, {fingerprint}"


def _told(value: object) -> Iterable[str]:
    """All that a value holds, a line each; a number with the nine digits that no processor disputes."""
    match value:
        case float():
            return (f"{value:.9g}",)
        case pd.DataFrame():
            cells = value.astype(object).itertuples(index=False, name=None)
            return ("|".join(line for cell in row for line in _told(cell)) for row in (tuple(value.columns), *cells))
        case Mapping():
            return (f"{key}: {line}" for key, held in value.items() for line in _told(held))
        case tuple() | list():
            return (line for held in value for line in _told(held))
        case _ if is_dataclass(value):
            return _told({field.name: getattr(value, field.name) for field in fields(value)})
    return ("made when asked for",) if callable(value) and not isinstance(value, Enum) else (repr(value),)
