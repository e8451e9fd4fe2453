"""The tables of a workspace file, version 2. A released version is never edited: the next one is a migration step."""

import sqlite3
from typing import Final

from shortage_app.domain.project import FRAMES

APPLICATION_ID: Final = 0x53484F52  # "SHOR"
VERSION: Final = 2

_LISTINGS = """
CREATE TABLE editions (
    reference_year INTEGER NOT NULL UNIQUE CHECK (reference_year BETWEEN 1900 AND 2200),
    nomenclature TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('published', 'none_published')),
    publication_date TEXT NOT NULL
) STRICT;
CREATE TABLE listings (
    reference_year INTEGER NOT NULL REFERENCES editions (reference_year) DEFERRABLE INITIALLY DEFERRED,
    code TEXT NOT NULL CHECK (code <> ''),
    title_fr TEXT NOT NULL, title_nl TEXT NOT NULL, title_en TEXT NOT NULL, "group" TEXT NOT NULL,
    domain TEXT NOT NULL,
    causes TEXT NOT NULL, offers_received REAL, fill_rate REAL, median_days REAL, jobseekers REAL,
    in_scope INTEGER CHECK (in_scope IN (0, 1)), assessed INTEGER CHECK (assessed IN (0, 1)), note TEXT NOT NULL,
    PRIMARY KEY (reference_year, code)
) STRICT;
CREATE TABLE crosswalk (
    from_nomenclature TEXT NOT NULL, from_code TEXT NOT NULL, to_nomenclature TEXT NOT NULL, to_code TEXT NOT NULL,
    relation TEXT NOT NULL, confidence REAL, approved INTEGER CHECK (approved IN (0, 1)),
    decided_by TEXT NOT NULL, decided_on TEXT NOT NULL,
    PRIMARY KEY (from_nomenclature, from_code, to_nomenclature, to_code)
) STRICT;
CREATE TABLE domains (
    "group" TEXT NOT NULL, occupation_code TEXT NOT NULL, domain TEXT NOT NULL, pole TEXT NOT NULL,
    in_scope INTEGER CHECK (in_scope IN (0, 1)), PRIMARY KEY ("group", occupation_code)
) STRICT;
"""
_TRAINING = """
CREATE TABLE products (
    catalogue_year INTEGER NOT NULL, product_code TEXT NOT NULL CHECK (product_code <> ''),
    title_fr TEXT NOT NULL, title_nl TEXT NOT NULL, title_en TEXT NOT NULL, domain TEXT NOT NULL,
    provider TEXT NOT NULL,
    provider_type TEXT NOT NULL, training_type TEXT NOT NULL, pole TEXT NOT NULL, places REAL,
    hours REAL, sessions REAL,
    first_session INTEGER, last_session INTEGER, offered INTEGER CHECK (offered IN (0, 1)),
    predecessor_code TEXT NOT NULL,
    PRIMARY KEY (catalogue_year, product_code)
) STRICT;
CREATE TABLE links (
    catalogue_year INTEGER, product_code TEXT NOT NULL, occupation_code TEXT NOT NULL, nomenclature TEXT NOT NULL,
    strength TEXT NOT NULL CHECK (strength IN ('direct', 'indirect', 'none', 'aside')),
    origin TEXT NOT NULL CHECK (origin IN ('catalogue', 'decision')),
    decided_by TEXT NOT NULL, decided_on TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX links_of_year ON links (catalogue_year, product_code);
CREATE TABLE exits (
    cohort_year INTEGER NOT NULL, product_code TEXT NOT NULL, domain TEXT NOT NULL, shortage_link TEXT NOT NULL,
    gender TEXT NOT NULL, education_level TEXT NOT NULL, age_band TEXT NOT NULL, commune TEXT NOT NULL,
    leavers INTEGER CHECK (leavers >= 0), positive INTEGER CHECK (positive >= 0),
    to_work INTEGER CHECK (to_work >= 0),
    to_work_1m INTEGER CHECK (to_work_1m >= 0), still_working_12m INTEGER CHECK (still_working_12m >= 0),
    delay_0_3 INTEGER CHECK (delay_0_3 >= 0), delay_3_6 INTEGER CHECK (delay_3_6 >= 0),
    delay_6_12 INTEGER CHECK (delay_6_12 >= 0), unknown_outcome INTEGER CHECK (unknown_outcome >= 0),
    suppressed TEXT NOT NULL
) STRICT;
CREATE INDEX exits_of_cohort ON exits (cohort_year);
"""
# Since version 2; laid after all that version 1 has, so that the pages of that are where they were.
EXIT_FIGURES: Final = """
CREATE TABLE exit_figures (
    cohort_year INTEGER NOT NULL, shortage_link TEXT NOT NULL, domain TEXT NOT NULL, pole TEXT NOT NULL,
    gender TEXT NOT NULL, education_level TEXT NOT NULL, measure TEXT NOT NULL, n INTEGER CHECK (n >= 0),
    count INTEGER CHECK (count >= 0), suppressed TEXT NOT NULL
) STRICT
"""
_FOLLOWING = """
CREATE TABLE indicators (
    indicator TEXT NOT NULL, dimension TEXT NOT NULL, category TEXT NOT NULL, period TEXT NOT NULL,
    cohort TEXT NOT NULL,
    value REAL, target REAL, published_variation REAL, unit TEXT NOT NULL,
    series_break INTEGER CHECK (series_break IN (0, 1)), note TEXT NOT NULL
) STRICT;
CREATE TABLE decisions (
    occupation_code TEXT NOT NULL, year INTEGER NOT NULL, kind TEXT NOT NULL, note TEXT NOT NULL, owner TEXT NOT NULL,
    due TEXT NOT NULL, state TEXT NOT NULL, decided_by TEXT NOT NULL, decided_on TEXT NOT NULL,
    changed_by TEXT NOT NULL, changed_on TEXT NOT NULL, carried_from_year INTEGER,
    PRIMARY KEY (occupation_code, year, kind)
) STRICT;
CREATE TABLE scenarios (
    scenario TEXT NOT NULL CHECK (scenario <> ''), year INTEGER NOT NULL, place INTEGER NOT NULL CHECK (place >= 0),
    step TEXT NOT NULL, product_code TEXT NOT NULL, title TEXT NOT NULL, occupation_codes TEXT NOT NULL,
    strength TEXT NOT NULL, places REAL, domain TEXT NOT NULL, provider TEXT NOT NULL, provider_type TEXT NOT NULL,
    PRIMARY KEY (scenario, year, place)
) STRICT;
"""
_PROVENANCE = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE sources (
    source TEXT PRIMARY KEY, kind TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, sheet TEXT NOT NULL,
    header_row INTEGER, year INTEGER, nomenclature TEXT NOT NULL, rows INTEGER NOT NULL, imported INTEGER NOT NULL,
    refused INTEGER NOT NULL, ignored INTEGER NOT NULL, imported_at TEXT NOT NULL, repairs TEXT NOT NULL,
    CHECK (rows = imported + refused + ignored)
) STRICT;
CREATE TABLE problems (
    source TEXT NOT NULL, severity TEXT NOT NULL, kind TEXT NOT NULL, file TEXT NOT NULL, sheet TEXT NOT NULL,
    row INTEGER, "column" TEXT NOT NULL, value TEXT NOT NULL, text TEXT NOT NULL, parts TEXT NOT NULL
) STRICT;
CREATE TABLE mappings (
    kind TEXT NOT NULL, shape TEXT NOT NULL, roles TEXT NOT NULL, file TEXT NOT NULL, imported_at TEXT NOT NULL,
    PRIMARY KEY (kind, shape)
) STRICT;
"""
# Every change is a step; `first` to `last` are the rowids of the rows it brought into a table. Steps up to `position`
# are done, those above undone. `revision` counts every write, so that a writer sees that it read an older state.
# `workspace` is the same in every copy of a file, and in no other.
_HISTORY = """
CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1), workspace TEXT NOT NULL, revision INTEGER NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE TABLE history (
    step INTEGER PRIMARY KEY, name TEXT NOT NULL, parts TEXT NOT NULL, made_at TEXT NOT NULL,
    kept_rows INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE history_tables (
    step INTEGER NOT NULL REFERENCES history (step) ON DELETE CASCADE, table_name TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (step, table_name)
) STRICT, WITHOUT ROWID;
"""
CREATE: Final = _LISTINGS + _TRAINING + _FOLLOWING + _PROVENANCE + _HISTORY
SETTINGS: Final = "settings"
UNDOABLE: Final = (*FRAMES, SETTINGS)
SINCE: Final = {"exit_figures": 2}  # the version that brought a table; 1 for the others


def lay(connection: sqlite3.Connection, workspace: str, version: int = VERSION) -> None:
    """Lay every table of a version in an empty database, within the transaction of the caller."""
    for statement in CREATE.split(";"):
        connection.execute(statement)
    connection.execute("INSERT INTO state VALUES (1, ?, 0, 0)", (workspace,))
    for table in tables_of(1):
        lay_past(connection, table)
    if version > 1:
        lay_exit_figures(connection)


def tables_of(version: int) -> tuple[str, ...]:
    """The tables of a version whose changes can be undone."""
    return tuple(table for table in UNDOABLE if SINCE.get(table, 1) <= version)


def lay_exit_figures(connection: sqlite3.Connection) -> None:
    """The table that version 2 brought: figures of exits as they were published, where no counts are known."""
    connection.execute(EXIT_FIGURES)
    lay_past(connection, "exit_figures")


def lay_past(connection: sqlite3.Connection, table: str) -> None:
    """The table that keeps rows of another for undo ("old") and redo ("new"), each with the rowid it had."""
    described = connection.execute(f"PRAGMA table_info({table})").fetchall()
    columns = ", ".join(f'"{name}" {kind}' for _place, name, kind, *_rest in described)
    connection.execute(
        f"CREATE TABLE {past(table)} (_step INTEGER NOT NULL REFERENCES history (step) ON DELETE CASCADE, "
        "_side TEXT NOT NULL CHECK (_side IN ('old', 'new')), _rowid INTEGER NOT NULL, "
        f"{columns}, PRIMARY KEY (_step, _side, _rowid)) STRICT, WITHOUT ROWID"
    )


def past(table: str) -> str:
    """The name of the table that keeps the rows of another for undo."""
    return f"past_{table}"
