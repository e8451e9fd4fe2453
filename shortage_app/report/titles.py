"""The title of a row in the language spoken now, else in the first that it has."""

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.occupations import listings_of
from shortage_app.domain.project import Project
from shortage_app.text import language

_COLUMNS = {"fr": c.TITLE_FR, "nl": c.TITLE_NL, "en": c.TITLE_EN}


def titles(rows: pd.DataFrame) -> pd.Series:
    """One title a row: the spoken language first, then French, Dutch, English, and at last the code."""
    code = c.CODE if c.CODE in rows else c.PRODUCT_CODE
    found = np.full(len(rows), "", dtype=object)
    for column in dict.fromkeys((_COLUMNS[language()], c.TITLE_FR, c.TITLE_NL, c.TITLE_EN, code)):
        untitled = found == ""
        if not untitled.any():
            break
        found[untitled] = rows[column].to_numpy(dtype=object, na_value="")[untitled]
    return pd.Series(found, index=rows.index, dtype="str")


def edition_titles(project: Project, year: int) -> dict[str, str]:
    """The title under which each code stands on the list of a year."""
    rows = listings_of(project, year)
    return dict(zip(rows[c.CODE], titles(rows), strict=True))


def nomenclature_titles(project: Project) -> dict[tuple[str, str], str]:
    """The latest title of every occupation ever listed, by nomenclature and code."""
    editions = project.editions[[c.REFERENCE_YEAR, c.NOMENCLATURE]]
    rows = project.listings.sort_values(c.REFERENCE_YEAR, kind="stable").merge(editions, on=c.REFERENCE_YEAR)
    return dict(zip(zip(rows[c.NOMENCLATURE], rows[c.CODE], strict=True), titles(rows), strict=True))
