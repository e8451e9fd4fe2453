"""Where figures come from: the sources imported, what was wrong in them, and how files like them are read."""

import json
from datetime import datetime

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import INPUT_TABLES
from shortage_app.domain.problem import message_of
from shortage_app.domain.project import Project
from shortage_app.report.columns import COLUMNS
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _

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
COUNTED = (c.ROWS, c.IMPORTED, c.REFUSED, c.IGNORED)
BY_KIND_COLUMNS = (
    COLUMNS[c.KIND],
    TableColumn("files", N_("Files"), Format.INTEGER, total=True),
    TableColumn(c.FIRST_YEAR, N_("First year"), Format.YEAR, shown=False),
    TableColumn(c.LAST_YEAR, N_("Last year"), Format.YEAR, shown=False),
    *(COLUMNS[name] for name in COUNTED),
    TableColumn(c.IMPORTED_AT, N_("Last import"), Format.DATE),
)
MAPPING_COLUMNS = (
    COLUMNS[c.KIND],
    TableColumn(c.FILE, N_("Remembered from"), width=40),
    TableColumn("columns", N_("Columns"), Format.INTEGER),
    TableColumn(c.IMPORTED_AT, N_("Remembered at"), Format.DATE),
    TableColumn(c.SHAPE, N_("Headers"), width=40, shown=False),
)
ROLE_COLUMNS = (TableColumn("header", N_("Header in the file"), width=44), TableColumn("role", N_("Read as"), width=30))


def problems(project: Project) -> Table:
    """Everything that was wrong in the imported files, each with its place."""
    stored = project.problems
    message = [
        message_of(text, value, json.loads(parts or "{}"))
        for text, value, parts in zip(stored[c.TEXT], stored[c.VALUE], stored[c.PARTS], strict=True)
    ]
    rows = stored.rename(columns={c.KIND: "rule"}).assign(message=pd.Series(message, index=stored.index, dtype="str"))
    return _table("problems", _("Problems in the imported files"), PROBLEM_COLUMNS, rows)


def sources(project: Project) -> Table:
    """The files imported, with their rows and fingerprints."""
    rows = project.sources.sort_values([c.KIND, c.YEAR], kind="stable")
    imported_at = rows[c.IMPORTED_AT].map(_here).astype("str")
    return _table("sources", _("Imported files"), SOURCE_COLUMNS, rows.assign(**{c.IMPORTED_AT: imported_at}))


def by_kind(project: Project) -> Table:
    """What the files of each kind gave: every row is imported, refused or ignored, so that the three add up."""
    rows = project.sources
    counted = {name: (name, "sum") for name in COUNTED}
    spans = {c.FIRST_YEAR: (c.YEAR, "min"), c.LAST_YEAR: (c.YEAR, "max"), c.IMPORTED_AT: (c.IMPORTED_AT, "max")}
    given = rows.groupby(c.KIND, as_index=False).agg(files=(c.FILE, "size"), **counted, **spans)
    named = given.assign(**{c.IMPORTED_AT: given[c.IMPORTED_AT].map(_here).astype("str")})
    names = [column.name for column in BY_KIND_COLUMNS]
    return Table("sources_by_kind", _("What the files gave, by kind"), BY_KIND_COLUMNS, named[names])


def mappings(project: Project) -> Table:
    """How files of a shape are read without asking, the latest remembered first."""
    known = project.mappings.sort_values(c.IMPORTED_AT, ascending=False, kind="stable")
    columns = [len(_lines(roles)) for roles in known[c.ROLES]]
    moments = known[c.IMPORTED_AT].map(_here).astype("str")
    rows = known.assign(columns=pd.Series(columns, index=known.index, dtype="int64"), **{c.IMPORTED_AT: moments})
    names = [column.name for column in MAPPING_COLUMNS]
    title = _("Remembered mappings")
    return Table("mappings", title, MAPPING_COLUMNS, rows[names].reset_index(drop=True))


def mapping_roles(project: Project, kind: str, shape: str) -> Table:
    """What each column of the files of a shape is read as."""
    known = project.mappings
    roles = known.loc[(known[c.KIND] == kind) & (known[c.SHAPE] == shape), c.ROLES]
    lines = [line for text in roles for line in _lines(text)]
    labels = {column.name: column.label for table in INPUT_TABLES if table.kind == kind for column in table.columns}
    named = [(header, _(labels[role]) if role in labels else role) for role, header in lines]
    rows = pd.DataFrame(named, columns=[column.name for column in ROLE_COLUMNS], dtype="str")
    return Table("mapping_roles", _("Columns"), ROLE_COLUMNS, rows)


def _lines(roles: str) -> list[tuple[str, str]]:
    """Role and header of each column out of the JSON that is kept; a role may have several columns, one a line."""
    return [(role, header) for role, headers in json.loads(roles).items() for header in headers.splitlines()]


def _here(moment: str) -> str:
    """A moment as the clock on the wall showed it here: "2026-11-22 18:25"."""
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M") if moment else ""


def _table(name: str, title: str, names: tuple[str, ...], rows: pd.DataFrame) -> Table:
    return Table(name, title, tuple(COLUMNS[n] for n in names), rows[list(names)].reset_index(drop=True))
