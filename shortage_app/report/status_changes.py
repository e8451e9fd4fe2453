"""Whose status would be another one, a line each: the first few, and how many more."""

import pandas as pd

from shortage_app.domain import codes
from shortage_app.domain import columns as c
from shortage_app.domain.project import Project
from shortage_app.report.titles import nomenclature_titles
from shortage_app.text import _

SHOWN = 4


def status_change_lines(project: Project, changed: pd.DataFrame, shown: int = SHOWN) -> list[str]:
    """ "Mason: Undetermined → Structural", for rows with nomenclature, code, status and status_then.

    A status "" is that of a former code which another one continues.
    """
    known = nomenclature_titles(project)
    rows = changed[[c.NOMENCLATURE, c.CODE, c.STATUS, c.STATUS_THEN]].head(shown)
    lines = [
        _("{title}: {before} → {after}").format(
            title=known.get((nomenclature, code)) or code,
            before=_(codes.STATUS_LABELS[before]) if before else _("continued by another code"),
            after=_(codes.STATUS_LABELS[after]),
        )
        for nomenclature, code, before, after in rows.itertuples(index=False, name=None)
    ]
    more = len(changed) - shown
    return [*lines, _("+{count} more").format(count=more)] if more > 0 else lines
