"""A Project out of a workspace file, and a Change into it: whole or not at all."""

import json
import sqlite3
from dataclasses import asdict, fields
from pathlib import Path

import pandas as pd

from shortage_app.domain.change import Change, Replacement, conform
from shortage_app.domain.project import FRAMES, STORED_COLUMNS, Method, Project
from shortage_app.workspace.file import DamagedWorkspace, connected

_METHOD = "method."


def create(path: Path) -> Project:
    """Make a new, empty workspace file."""
    with connected(path, create=True):
        return Project()


def load(path: Path) -> Project:
    """Everything a workspace file holds."""
    with connected(path) as connection:
        connection.execute("BEGIN")
        settings = dict(connection.execute("SELECT name, value FROM settings"))
        frames = {name: _frame(connection, name) for name in FRAMES}
        connection.execute("COMMIT")
    return Project(**frames, method=_method(settings, path), synthetic=settings.get("synthetic") == "yes")


def save(path: Path, change: Change) -> None:
    """Write a change in one transaction; when anything fails the file stays as it was."""
    with connected(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            for replacement in change.replacements:
                _replace(connection, replacement)
            for name, value in _settings(change).items():
                connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _frame(connection: sqlite3.Connection, name: str) -> pd.DataFrame:
    names = list(STORED_COLUMNS[name])
    rows = connection.execute(f"SELECT {_listed(names)} FROM {name} ORDER BY rowid").fetchall()
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pd.DataFrame(
        {
            column: pd.Series(list(values), dtype=STORED_COLUMNS[name][column])
            for column, values in zip(names, columns, strict=True)
        }
    )


def _replace(connection: sqlite3.Connection, replacement: Replacement) -> None:
    keys = list(replacement.places.columns)
    places = replacement.places.astype({key: STORED_COLUMNS[replacement.frame][key] for key in keys}).drop_duplicates()
    where = " AND ".join(f'"{key}" IS ?' for key in keys)
    connection.executemany(f"DELETE FROM {replacement.frame} WHERE {where}", _rows(places))
    names = list(STORED_COLUMNS[replacement.frame])
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO {replacement.frame} ({_listed(names)}) VALUES ({marks})"
    connection.executemany(statement, _rows(conform(replacement.frame, replacement.rows)))


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _rows(frame: pd.DataFrame) -> "zip[tuple[object, ...]]":
    """Rows of plain Python values; missing is None."""
    columns = []
    for name in frame:
        values = frame[name]
        plain = values.astype(object).where(values.notna(), None)
        columns.append(
            [int(v) if isinstance(v, bool) else v for v in plain] if values.dtype == "boolean" else list(plain)
        )
    return zip(*columns, strict=True)


def _method(settings: dict[str, str], path: Path) -> Method:
    kept = {
        name.removeprefix(_METHOD): json.loads(value) for name, value in settings.items() if name.startswith(_METHOD)
    }
    known = {part.name for part in fields(Method)}
    try:
        return Method(**{name: value for name, value in kept.items() if name in known})
    except (TypeError, ValueError) as error:
        raise DamagedWorkspace(f"{path}: {error}") from error


def _settings(change: Change) -> dict[str, str]:
    method = {} if change.method is None else asdict(change.method)
    return {_METHOD + name: json.dumps(value) for name, value in method.items()} | dict(change.settings)
