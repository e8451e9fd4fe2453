"""A change of a project: rows that take the place of others. The same object changes memory and the workspace file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from shortage_app.domain.project import STORED_COLUMNS, Method, Project, empty, hand_targets


@dataclass(frozen=True, eq=False)
class Replacement:
    """In `frame`, the rows whose key columns equal a row of `places` go, and `rows` come.

    `places` holds only key columns (none: everywhere()), `rows` the columns of STORED_COLUMNS[frame]. Missing equals
    missing.
    """

    frame: str
    places: pd.DataFrame
    rows: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Change:
    """What one action of a person does to a project: whole or not at all.

    `name` is what undo will say: a source text marked with N_, translated when it is shown, with `parts` put in then.
    """

    name: str
    replacements: tuple[Replacement, ...] = ()
    method: Method | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str | int] = field(default_factory=dict)


def places(**keys: object) -> pd.DataFrame:
    """One place, named by its key columns: places(reference_year=2019)."""
    return pd.DataFrame({name: [value] for name, value in keys.items()})


def everywhere() -> pd.DataFrame:
    """The place of every row: all of a frame goes."""
    return pd.DataFrame(index=[0])


def conform(frame: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with exactly the columns and types of STORED_COLUMNS[frame]; absent columns are empty."""
    wanted = STORED_COLUMNS[frame]
    if rows.dtypes.to_dict() == _dtypes(frame) and not rows.isna()[_texts(frame)].to_numpy().any():
        return rows.reset_index(drop=True)
    filled = rows.reindex(columns=list(wanted))
    for column, kind in wanted.items():
        values = filled[column]
        filled[column] = (
            values.astype(object).where(values.notna(), "").astype("str")
            if kind == "str"
            else (
                values.astype(kind)  # type: ignore[call-overload]
            )
        )
    return filled.reset_index(drop=True)


@cache
def _dtypes(frame: str) -> dict[str, object]:
    return {str(name): kind for name, kind in empty(frame).dtypes.items()}


def _texts(frame: str) -> list[str]:
    return [column for column, kind in STORED_COLUMNS[frame].items() if kind == "str"]


def applied(project: Project, change: Change) -> Project:
    """The project after the change."""
    parts: dict[str, object] = {}
    for replacement in change.replacements:
        current = parts.get(replacement.frame, getattr(project, replacement.frame))
        assert isinstance(current, pd.DataFrame)
        parts[replacement.frame] = _replaced(current, replacement)
    if change.method is not None:
        parts["method"] = change.method
    said = hand_targets(change.settings)
    if said:
        parts["hand_targets"] = {**project.hand_targets, **said}
    return project.changed(**parts) if parts else project


def applied_all(project: Project, changes: Iterable[Change]) -> Project:
    """The project after each change in turn."""
    for change in changes:
        project = applied(project, change)
    return project


def _replaced(current: pd.DataFrame, replacement: Replacement) -> pd.DataFrame:
    kept = current[~_standing_at(current, replacement.places)] if len(current) else current
    return pd.concat([kept, conform(replacement.frame, replacement.rows)], ignore_index=True)


def _standing_at(current: pd.DataFrame, places: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which rows equal one of the places in all its key columns; missing equals missing."""
    keys = list(places.columns)
    if not keys:
        return np.full(len(current), fill_value=len(places) > 0)
    wanted = places.astype({key: current[key].dtype for key in keys}).drop_duplicates()
    found = current[keys].merge(wanted, on=keys, how="left", indicator=True)["_merge"]
    return (found == "both").to_numpy()
