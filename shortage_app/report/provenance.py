"""Where figures come from: the sources imported, and what was wrong in them."""

import json
from datetime import datetime

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.project import Project
from shortage_app.report.columns import COLUMNS
from shortage_app.report.table import Table
from shortage_app.text import _

PROBLEM_COLUMNS = (c.FILE, c.SHEET, c.ROW, c.COLUMN, c.SEVERITY, "rule", c.VALUE, "message")
SOURCE_COLUMNS = (
    c.KIND,
    c.YEAR,
    c.FILE,
    c.SHEET,
    c.ROWS,
    c.IMPORTED,
    c.REFUSED,
    c.IGNORED,
    c.NOMENCLATURE,
    c.IMPORTED_AT,
    c.SHA256,
)


def problems(project: Project) -> Table:
    """Everything that was wrong in the imported files, each with its place."""
    stored = project.problems
    message = [
        _(text).format_map({"value": value, **json.loads(parts or "{}")})
        for text, value, parts in zip(stored[c.TEXT], stored[c.VALUE], stored[c.PARTS], strict=True)
    ]
    rows = stored.rename(columns={c.KIND: "rule"}).assign(message=pd.Series(message, index=stored.index, dtype="str"))
    return _table("problems", _("Problems in the imported files"), PROBLEM_COLUMNS, rows)


def sources(project: Project) -> Table:
    """The files imported, with their rows and fingerprints."""
    rows = project.sources.sort_values([c.KIND, c.YEAR], kind="stable")
    imported_at = rows[c.IMPORTED_AT].map(_here).astype("str")
    return _table("sources", _("Imported files"), SOURCE_COLUMNS, rows.assign(**{c.IMPORTED_AT: imported_at}))


def _here(moment: str) -> str:
    """A moment as the clock on the wall showed it here: "2026-11-22 18:25"."""
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M") if moment else ""


def _table(name: str, title: str, names: tuple[str, ...], rows: pd.DataFrame) -> Table:
    return Table(name, title, tuple(COLUMNS[n] for n in names), rows[list(names)].reset_index(drop=True))
