"""Published indicators: what has targets and how it stands, the table of all, and what does not add up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.codes import TARGET_LABELS, TargetState
from shortage_app.domain.indicators import (
    FOLLOWED_COLUMNS,
    PERCENT,
    PREVIOUS_PERIOD,
    SERIES,
    TARGET_GAP,
    TARGET_STATE,
    VARIATION,
    VARIATION_DIFFERENCE,
    VARIATION_PERCENT,
    disagreements,
    followed,
)
from shortage_app.domain.project import Project
from shortage_app.report.columns import COLUMNS
from shortage_app.report.figures import signed
from shortage_app.report.notes import synthetic_note
from shortage_app.report.sentence import Sentence, Tone
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.text import N_, _, ngettext, number

_OWN = {
    column.name: column
    for column in (
        TableColumn(c.VALUE, N_("Value"), Format.FIGURE),
        TableColumn(TARGET_GAP, N_("Gap to target"), Format.FIGURE),
        TableColumn(c.TARGET, N_("Target"), Format.FIGURE),
        TableColumn(c.PUBLISHED_VARIATION, N_("Published variation"), Format.FIGURE),
        TableColumn(TARGET_STATE, N_("Target state"), Format.CHOICE, TARGET_LABELS),
        TableColumn(PREVIOUS_PERIOD, N_("Compared with")),
        TableColumn(VARIATION, N_("Variation, computed"), Format.FIGURE),
        TableColumn(VARIATION_PERCENT, N_("Variation, %, computed"), Format.NUMBER, width=14),
        TableColumn(VARIATION_DIFFERENCE, N_("Published less computed"), Format.FIGURE),
        TableColumn(c.INDICATOR, N_("Indicator"), width=34),
        TableColumn(c.DIMENSION, N_("Dimension"), width=18),
        TableColumn(c.CATEGORY, N_("Category"), width=22),
    )
}

_LATEST = (
    *SERIES, c.PERIOD, c.VALUE, c.UNIT, VARIATION, VARIATION_PERCENT, c.PUBLISHED_VARIATION,
    VARIATION_DIFFERENCE, c.TARGET, TARGET_STATE,
)  # fmt: skip


@dataclass(frozen=True)
class Family:
    """An indicator in one dimension, whose categories are series; `dimension` "" is the indicator as a whole."""

    indicator: str
    dimension: str

    @property
    def words(self) -> str:
        """How it is called: "First stages: month"."""
        if not self.dimension:
            return self.indicator
        return _("{indicator}: {dimension}").format(indicator=self.indicator, dimension=self.dimension)


@dataclass(frozen=True)
class Standing:
    """How many targets of a period are met, missed, and cannot be compared across a break."""

    period: str
    met: int
    not_met: int
    not_comparable: int

    @property
    def words(self) -> str:
        """In words: "2019: 2 of 7 targets met"."""
        judged = self.met + self.not_met
        told = ngettext("{period}: {met} of {count} target met", "{period}: {met} of {count} targets met", judged)
        if not self.not_comparable:
            return told.format(period=self.period, met=self.met, count=judged)
        text = ngettext("{standing}, {count} not comparable", "{standing}, {count} not comparable", self.not_comparable)
        standing = told.format(period=self.period, met=self.met, count=judged)
        return text.format(standing=standing, count=self.not_comparable)


@lru_cache(maxsize=4)  # every card, chart and sentence asks for the same rows
def followed_of(project: Project) -> pd.DataFrame:
    """The values of a project followed from period to period (domain.indicators.followed); not to be changed."""
    return followed(project.indicators)


def indicator_table(project: Project) -> Table:
    """Every value, its variation as computed and as published, and how it stands to its target."""
    columns = tuple(_OWN.get(name) or COLUMNS[name] for name in FOLLOWED_COLUMNS)
    return Table("indicators", _("Published indicators"), columns, followed_of(project), _notes(project))


def families(project: Project) -> list[Family]:
    """The families in the order in which they come; those with targets first."""
    rows = project.indicators
    targets = rows[c.TARGET].notna().groupby([rows[c.INDICATOR], rows[c.DIMENSION]], sort=False).any()
    found = [(Family(*key), bool(has)) for key, has in targets.items()]  # type: ignore[misc]
    return [family for family, has in found if has] + [family for family, has in found if not has]


@lru_cache(maxsize=4)
def with_targets(project: Project) -> tuple[Family, ...]:
    """The families that have targets: the strategic indicators."""
    rows = project.indicators[project.indicators[c.TARGET].notna()]
    keys = rows[[c.INDICATOR, c.DIMENSION]].drop_duplicates()
    return tuple(Family(*key) for key in keys.itertuples(index=False, name=None))


def rows_of(project: Project, family: Family) -> pd.DataFrame:
    """The followed rows of a family; not to be changed."""
    return _by_family(project).get(family, followed_of(project).iloc[:0])


@lru_cache(maxsize=4)
def _by_family(project: Project) -> dict[Family, pd.DataFrame]:
    groups = followed_of(project).groupby([c.INDICATOR, c.DIMENSION], sort=False)
    return {Family(*map(str, key)): rows for key, rows in groups if isinstance(key, tuple)}


@lru_cache(maxsize=4)
def periods_with_targets(project: Project) -> tuple[str, ...]:
    """The periods of the indicators that have targets, oldest first."""
    keys = {(family.indicator, family.dimension) for family in with_targets(project)}
    rows = project.indicators
    own = [key in keys for key in zip(rows[c.INDICATOR], rows[c.DIMENSION], strict=True)]
    return tuple(sorted(set(rows.loc[own, c.PERIOD])))


def series_list(project: Project) -> list[dict[str, str]]:
    """Every series, those that have targets first: SERIES and the unit."""
    rows = project.indicators
    aimed = rows[c.TARGET].notna().groupby([rows[name] for name in SERIES], sort=False).transform("any")
    ordered = pd.concat([rows[aimed], rows[~aimed]]).drop_duplicates(list(SERIES))
    return [
        {str(name): str(value) for name, value in row.items()} for row in ordered[[*SERIES, c.UNIT]].to_dict("records")
    ]


def realised_periods(project: Project) -> list[str]:
    """The periods with targets of which a value is known already, oldest first."""
    known = set(project.indicators.loc[project.indicators[c.VALUE].notna(), c.PERIOD])
    return [period for period in periods_with_targets(project) if period in known]


def period_for(project: Project, year: int) -> str:
    """The period to look at beside a reference year: that year, else the latest before it, else the first; "" none."""
    periods = realised_periods(project)
    earlier = [period for period in periods if period <= str(year)]
    return (earlier or periods[:1] or [""])[-1]


def standing(project: Project, period: str) -> Standing:
    """How the targets of a period stand."""
    rows = followed_of(project)
    states = rows.loc[rows[c.PERIOD] == period, TARGET_STATE].value_counts()
    met, missed, neither = (int(states.get(state.value, 0)) for state in TargetState)
    return Standing(period, met, missed, neither)


def remarks(project: Project, period: str) -> list[str]:
    """What the source notes of a period beside the indicators that have targets, once each, commonest first."""
    every = project.indicators
    broken = every[c.SERIES_BREAK].fillna(False).astype(bool)  # said at the break itself
    rows = every[every[c.TARGET].notna() & (every[c.PERIOD] == period) & ~broken]
    return [str(note) for note in rows.loc[rows[c.NOTE] != "", c.NOTE].value_counts(sort=True).index]


def differences(project: Project) -> tuple[Sentence, ...]:
    """Where published figures do not agree with what is computed from others: shown, never smoothed."""
    return (*_differing_totals(project), *_differing_variations(project))


def _differing_totals(project: Project) -> list[Sentence]:
    text = _(
        "{indicator}, {period}: {total} as a whole, but {sum} by {dimension}: a difference of {difference} that the "
        "source does not explain."
    )
    return [
        Sentence(
            text.format(
                indicator=row["indicator"], period=row["period"], dimension=row["dimension"].lower(),
                total=number(row["total"]), sum=number(row["sum"]), difference=number(abs(row["total"] - row["sum"])),
            ),
            tone=Tone.WARNING,
        )
        for row in disagreements(project.indicators).to_dict("records")
    ]  # fmt: skip


def _differing_variations(project: Project) -> list[Sentence]:
    rows = followed_of(project)
    told = rows[rows[VARIATION_DIFFERENCE].fillna(0) != 0]
    text = _(
        "{series}, {period}: the published variation is {published}, computed from the values it is {absolute}, or "
        "{percent}%."
    )
    return [
        Sentence(
            text.format(
                series=series_words(row), period=row[c.PERIOD],
                published=signed(row[c.PUBLISHED_VARIATION], 1), absolute=_change(row),
                percent=signed(row[VARIATION_PERCENT], 1),
            ),
            tone=Tone.WARNING,
        )
        for row in told.to_dict("records")
    ]  # fmt: skip


def series_words(row: Mapping[Any, Any]) -> str:
    """How a series is called: the indicator and its category."""
    if not row[c.CATEGORY]:
        return str(row[c.INDICATOR])
    return _("{indicator}, {category}").format(indicator=row[c.INDICATOR], category=row[c.CATEGORY])


def _change(row: Mapping[Any, Any]) -> str:
    return signed(float(row[VARIATION]), decimals_of(str(row[c.UNIT])))


def decimals_of(unit: str) -> int:
    """One decimal for percentages, none for counts."""
    return 1 if unit == PERCENT else 0


def _notes(project: Project) -> tuple[str, ...]:
    notes = (
        synthetic_note() if project.synthetic else "",
        _("By period realised; the cohort says whose exits they are. No variation is computed across a break."),
        _("A target is met from its value on; a target set before a break in the series is not compared."),
    )
    return tuple(note for note in notes if note)


def latest_table(project: Project) -> Table:
    """One row a series: its latest value and what it varied by."""
    known = followed_of(project)
    rows = known[known[c.VALUE].notna()].groupby(list(SERIES), sort=False).tail(1)
    rows = rows.assign(series=[series_words(row) for row in rows.to_dict("records")])
    own = (replace(_OWN.get(name) or COLUMNS[name], shown=name not in SERIES) for name in _LATEST)
    columns = (TableColumn("series", N_("Series"), width=40), *own)
    return Table(
        "indicator_series", _("All series, latest period"), columns, rows[["series", *_LATEST]].reset_index(drop=True),
        _notes(project),
    )  # fmt: skip
