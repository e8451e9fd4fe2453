"""The exits of a workbook as a table that can be read back: each figure that its sheets are made of."""

from dataclasses import replace

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import EVERYONE, EVERYONE_LABEL
from shortage_app.domain.disclosure.published import GROUPS
from shortage_app.report.columns import COLUMNS
from shortage_app.report.exit_figures import Population
from shortage_app.report.notes import exit_notes
from shortage_app.report.table import Table, TableColumn
from shortage_app.text import _

_SPLITS = ((), (c.GENDER,), (c.EDUCATION_LEVEL,), (c.GENDER, c.EDUCATION_LEVEL))


def exit_record(analysis: Analysis, cohort: int, population: Population) -> Table:
    """n and count of every measure for a population and its shortage links, by gender and level and over all of them.

    The import of exits reads it (inputs.EXIT_FIGURES).
    """
    columns = [c.COHORT_YEAR, *_groups(population), c.GENDER, c.EDUCATION_LEVEL, c.MEASURE, c.N, c.COUNT, c.SUPPRESSED]
    views = [_figures(analysis, cohort, population, by) for by in _bundles(population)]
    rows = pd.concat(views, ignore_index=True).assign(**{c.COHORT_YEAR: cohort})
    names = [name for name in columns if name in (*GROUPS, c.GENDER, c.EDUCATION_LEVEL)]
    rows[names] = rows[names].fillna(EVERYONE).astype("str")
    return Table(
        "exit_figures",
        _("Job exits of the leavers of {cohort}, every figure").format(cohort=cohort),
        tuple(_or_everyone(COLUMNS[name]) if name in names else COLUMNS[name] for name in columns),
        rows[columns],
        (
            _("The import of exits reads this table; what is hidden comes back as hidden."),
            *exit_notes(analysis, cohort),
        ),
    )


def _or_everyone(column: TableColumn) -> TableColumn:
    return replace(column, labels={**column.labels, EVERYONE: EVERYONE_LABEL})


def _groups(population: Population) -> list[str]:
    """The columns that name a group of the population."""
    own = [population.split] if population.group else []
    return [c.SHORTAGE_LINK, *own] if population.knows_links else own


def _bundles(population: Population) -> list[tuple[str, ...]]:
    """The views of the population, whole and by shortage link where that is known, by gender and level."""
    own = (population.split,) if population.group else ()
    whole = [own, (*own, c.SHORTAGE_LINK)] if population.knows_links else [own]
    return [(*columns, *split) for columns in whole for split in _SPLITS]


def _figures(analysis: Analysis, cohort: int, population: Population, by: tuple[str, ...]) -> pd.DataFrame:
    """The figures of a view; of groups without a name, such as products that no catalogue knows, none."""
    rows = analysis.exits(cohort).view(by)
    for name, value in population.chosen.items():
        rows = rows[(rows[name] == value).to_numpy()]
    if c.SHORTAGE_LINK in by:
        rows = rows[(rows[c.SHORTAGE_LINK] != "").to_numpy()]
    return rows
