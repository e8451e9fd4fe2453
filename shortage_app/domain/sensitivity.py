"""Which occupations have another status when the method is another (METHOD section 5)."""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Status
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.project import Method, Project
from shortage_app.domain.published import published
from shortage_app.domain.statuses import STATUS_CODES, statuses_in_edition

STATUS_CHANGES: Final = {c.NOMENCLATURE: "str", c.CODE: "str", c.STATUS: "str", c.STATUS_THEN: "str"}
SENSITIVITY: Final = {c.SETTING: "str", c.ALTERNATIVE: "str", **STATUS_CHANGES}


def status_changes(project: Project, year: int, method: Method, then: Method) -> pd.DataFrame:
    """The occupations listed in `year` whose status the method `then` would change: the columns of STATUS_CHANGES."""
    return _status_changes(project, year, method, [("", "", then)])[list(STATUS_CHANGES)]


def sensitivity(project: Project, year: int, method: Method) -> pd.DataFrame:
    """The status changes of `year` under each alternative of each setting, one at a time: columns of SENSITIVITY."""
    return _status_changes(project, year, method, alternatives(method))


def _status_changes(
    project: Project, year: int, method: Method, others: Iterable[tuple[str, str, Method]]
) -> pd.DataFrame:
    record = published(project)
    at = record.year(year)
    if at is None:
        return typed_frame(SENSITIVITY)
    occupations, statuses = statuses_in_edition(record, at, method)
    rows: list[tuple[str, str, str, str, Status, Status]] = []
    for setting, alternative, other in others:
        _, then = statuses_in_edition(record, at, other)
        for changed in np.flatnonzero(statuses != then):
            occupation = occupations[changed]
            identity = record.nomenclatures[record.nomenclature[occupation]], record.codes[occupation]
            rows.append((setting, alternative, *identity, STATUS_CODES[statuses[changed]], STATUS_CODES[then[changed]]))
    return typed_frame(SENSITIVITY, dict(zip(SENSITIVITY, zip(*rows, strict=True), strict=True)) if rows else None)


def alternatives(method: Method) -> Iterator[tuple[str, str, Method]]:
    """Setting, its value as the command line writes it, and the method with it.

    A number is taken one lower and one higher, where the method allows it; a choice the other way.
    """
    for setting in ("consecutive", "minimum", "window"):
        for value in (getattr(method, setting) - 1, getattr(method, setting) + 1):
            if value >= 1 and (setting == "consecutive" or _fits(method, setting, value)):
                yield setting, str(value), method.changed(**{setting: value})
    included = not method.window_includes_reference
    yield "window_includes_reference", "yes" if included else "no", method.changed(window_includes_reference=included)
    gap_rule = "break" if method.gap_rule == "skip" else "skip"
    yield "gap_rule", gap_rule, method.changed(gap_rule=gap_rule)
    merged = "all" if method.merged == "any" else "any"
    yield "merged", merged, method.changed(merged=merged)


def _fits(method: Method, setting: str, value: int) -> bool:
    """Whether the minimum still fits into the window."""
    return value <= method.window if setting == "minimum" else value >= method.minimum
