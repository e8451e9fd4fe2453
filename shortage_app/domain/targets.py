"""Targets of indicators: one a series and period, beside the value that was realised, or before there is one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Replacement, conform
from shortage_app.domain.indicators import SERIES
from shortage_app.domain.project import HAND_TARGET, Project

KEY = [*SERIES, c.PERIOD]


@dataclass(frozen=True)
class Target:
    """What a series should reach in a period, None for no target; `note`: its source, or a remark."""

    indicator: str
    dimension: str
    category: str
    period: str
    target: float | None = None
    note: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it apart."""
        return self.indicator, self.dimension, self.category, self.period


@dataclass(frozen=True)
class ByHand:
    """Who set a target by hand, and on what day (ISO)."""

    who: str
    on: str


def said_by_hand(project: Project, targets: Sequence[Target], by: ByHand) -> dict[str, str]:
    """The settings that keep who set these targets; those whose figure stays say nothing."""
    now = _figures(project.indicators)
    return {
        HAND_TARGET + json.dumps(target.key): json.dumps([target.target, by.who, by.on])
        for target in targets
        if now.get(target.key) != target.target
    }


def by_hand(project: Project) -> dict[tuple[str, ...], ByHand]:
    """The targets set by hand by their keys; one that a file has since brought otherwise is no more among them."""
    now = _figures(project.indicators) if project.hand_targets else {}
    told = {tuple(json.loads(key)): json.loads(said) for key, said in project.hand_targets.items()}
    return {key: ByHand(who, on) for key, (target, who, on) in told.items() if key in now and now[key] == target}


def _figures(rows: pd.DataFrame) -> dict[tuple[str, ...], float]:
    """The target of each series and period that has one."""
    aimed = rows[rows[c.TARGET].notna().to_numpy(bool)]
    keys = aimed[KEY].itertuples(index=False, name=None)
    return dict(zip(keys, aimed[c.TARGET].astype(float), strict=True))


def with_targets(project: Project, targets: Sequence[Target]) -> Replacement:
    """Other targets and notes in the series of a project; a period that has neither value nor target goes."""
    rows = project.indicators
    said = {target.key: target for target in targets}
    keys = list(rows[KEY].itertuples(index=False, name=None))
    there = pd.Series([key in said for key in keys], index=rows.index, dtype=bool)
    kept = rows[there].copy()
    own = [said[key] for key, is_there in zip(keys, there, strict=True) if is_there]
    kept[c.TARGET] = pd.array([target.target for target in own], dtype="Float64")
    kept[c.NOTE] = pd.array([target.note for target in own], dtype="str")
    new = [target for key, target in said.items() if key not in set(keys) and target.target is not None]
    kept = kept[(kept[c.VALUE].notna() | kept[c.TARGET].notna()).to_numpy(bool)]
    both = pd.concat([kept, _new(rows, new)]) if new else kept
    places = pd.DataFrame([target.key for target in targets], columns=KEY)
    return Replacement("indicators", places, conform("indicators", both))


def _new(rows: pd.DataFrame, targets: Sequence[Target]) -> pd.DataFrame:
    """Periods to come, in the unit of their series."""
    units = rows.drop_duplicates(list(SERIES)).set_index(list(SERIES))[c.UNIT].to_dict()
    columns = (*KEY, c.TARGET, c.NOTE, c.UNIT)
    return pd.DataFrame(
        [(*one.key, one.target, one.note, units.get(one.key[:-1], "")) for one in targets], columns=columns
    )


def with_known_targets(coming: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Rows of indicators to come, with the targets known for the periods for which they bring none.

    A target for a period to come, which has no value yet, stays too where its indicator and dimension are among them.
    """
    aimed = known[known[c.TARGET].notna().to_numpy(bool)].drop_duplicates(KEY, keep="last")
    keys = pd.MultiIndex.from_frame(coming[KEY])
    aims = aimed.set_index(KEY)
    bare = coming[c.TARGET].isna().to_numpy(bool) & keys.isin(aims.index)
    filled = coming.copy()
    found = aims.loc[keys[bare]]
    filled.loc[bare, c.TARGET] = found[c.TARGET].array
    filled.loc[bare, c.NOTE] = filled.loc[bare, c.NOTE].where(filled.loc[bare, c.NOTE] != "", found[c.NOTE].array)
    whole = [c.INDICATOR, c.DIMENSION]
    among = pd.MultiIndex.from_frame(aimed[whole]).isin(pd.MultiIndex.from_frame(coming[whole]))
    ahead = aimed[among & aimed[c.VALUE].isna().to_numpy(bool) & ~pd.MultiIndex.from_frame(aimed[KEY]).isin(keys)]
    return conform("indicators", pd.concat([filled, ahead]) if len(ahead) else filled)
