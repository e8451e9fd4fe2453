"""The queue of a year's links: pairs that wait for a person, why each does, and what is proposed."""

from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.carry_over import CARRIED_BY, CARRIED_FROM
from shortage_app.domain.codes import Strength, Verdict
from shortage_app.domain.frames import typed_frame
from shortage_app.domain.judged_links import PAIR, SAID, carried, conflicts, pairs_of, settled
from shortage_app.domain.project import Project

WHY, PROPOSED = "why", "proposed"
# From this score a suggestion is proposed as direct: "Cuisinier" for « Cuisinier / Cuisinière », not for a commis.
PROPOSED_DIRECT: Final = 0.7


class Why(StrEnum):
    """Why a pair waits, the most pressing first."""

    CONFLICT = "conflict"  # different things are said of it
    CARRIED = "carried"  # linked in the catalogue before
    CODED = "coded"  # linked by a code of the catalogue, and by nobody's judgement
    SUGGESTED = "suggested"


WAITING_COLUMNS: Final = {
    c.PRODUCT_CODE: "str",
    c.OCCUPATION_CODE: "str",
    WHY: "str",
    PROPOSED: "str",  # a Verdict
    CARRIED_FROM: "str",
    CARRIED_BY: "str",
    c.DECIDED_BY: "str",
    c.DECIDED_ON: "str",
    SAID: "str",
}


def brought(project: Project, year: int, occupations: pd.Series) -> pd.DataFrame:
    """What waits without any suggestion: conflicts and links of the catalogue before (WAITING_COLUMNS)."""
    disputed = conflicts(project, year).assign(**{WHY: Why.CONFLICT.value, PROPOSED: Verdict.DIRECT.value})
    earlier = carried(project, year).assign(**{WHY: Why.CARRIED.value})
    earlier[PROPOSED] = earlier[c.STRENGTH]
    rows = pd.concat([disputed, earlier], ignore_index=True).drop_duplicates(list(PAIR))
    rows = rows[rows[c.OCCUPATION_CODE].isin(occupations)].reindex(columns=list(WAITING_COLUMNS))
    return typed_frame(WAITING_COLUMNS, {name: rows[name].fillna("").to_numpy() for name in WAITING_COLUMNS})


def queue(
    project: Project, year: int, waiting: pd.DataFrame, suggested: pd.DataFrame, coded: pd.MultiIndex
) -> pd.DataFrame:
    """All pairs that wait, the most pressing reason first and then by score: WAITING_COLUMNS and those of `suggested`.

    suggested: scored pairs, those of `waiting` among them. coded: pairs that a code of the catalogue links.
    """
    scored = suggested.drop_duplicates(list(PAIR)).merge(waiting, on=list(PAIR), how="left")
    by_code = np.where(pairs_of(scored).isin(coded), Why.CODED.value, Why.SUGGESTED.value)
    scored[WHY] = scored[WHY].where(scored[WHY].notna(), by_code)
    strength = np.where(scored[c.SCORE] >= PROPOSED_DIRECT, Strength.DIRECT.value, Strength.INDIRECT.value)
    scored[PROPOSED] = scored[PROPOSED].where(scored[PROPOSED].notna(), strength)
    texts = [name for name in WAITING_COLUMNS if name not in PAIR]
    scored[texts] = scored[texts].fillna("").astype("str")
    is_open = (scored[WHY] == Why.CONFLICT) | ~pairs_of(scored).isin(settled(project, year))
    order = {why.value: place for place, why in enumerate((Why.CONFLICT, Why.CARRIED))}
    pressing = scored[WHY].map(order).fillna(len(order))
    ranked = scored.assign(pressing=pressing)[is_open.to_numpy()]
    ranked = ranked.sort_values(["pressing", c.SCORE, *PAIR], ascending=[True, False, True, True], kind="stable")
    return ranked.drop(columns="pressing").reset_index(drop=True)
