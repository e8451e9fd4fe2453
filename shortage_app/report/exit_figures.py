"""The protected figures of one cohort and population as charts, tables and sentences read them.

Everything is made of the figures of Analysis.exits: a figure that is hidden there has no position here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import EDUCATION_LABELS, GENDER_LABELS, SHORTAGE_LINK_LABELS, TRAINING_TYPE_LABELS
from shortage_app.domain.exit_groups import Chosen
from shortage_app.domain.exit_views import WITHOUT_LEVELS
from shortage_app.domain.intervals import Interval
from shortage_app.report.titles import titles
from shortage_app.text import N_, _, number, percent

ROLES = {"female": "women", "male": "men"}
WOMEN, MEN, ALL = "female", "male", ""
# What leavers are split by beside gender and education level, in the order offered (the closed list of views).
SPLIT_LABELS: dict[str, str] = {
    c.SHORTAGE_LINK: N_("Shortage link"),
    c.DOMAIN: N_("Action domain"),
    c.TRAINING_TYPE: N_("Training type"),
    c.PROVIDER: N_("Provider"),
    c.POLE: N_("Pole"),
    c.PRODUCT_CODE: N_("Training product"),
    c.AGE_BAND: N_("Age"),
    c.COMMUNE: N_("Commune"),
}
SPLIT_WORDS: dict[str, str] = {
    c.SHORTAGE_LINK: N_("by shortage link"),
    c.DOMAIN: N_("by action domain"),
    c.TRAINING_TYPE: N_("by training type"),
    c.PROVIDER: N_("by provider"),
    c.POLE: N_("by pole"),
    c.PRODUCT_CODE: N_("by training product"),
    c.AGE_BAND: N_("by age"),
    c.COMMUNE: N_("by commune"),
}
_CODED = {c.SHORTAGE_LINK: SHORTAGE_LINK_LABELS, c.TRAINING_TYPE: TRAINING_TYPE_LABELS}


@dataclass(frozen=True)
class Population:
    """Whose exits are shown: all leavers, one group of a split, and within all or a domain those of one link."""

    split: str = ""
    group: str = ""
    shortage_link: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """The columns that name the population, with their values."""
        named = ((self.split, self.group), (c.SHORTAGE_LINK, self.shortage_link))
        return {column: value for column, value in named if column and value}

    @property
    def groups(self) -> Chosen:
        """The same as the groups of a comparison."""
        return {column: frozenset({value}) for column, value in self.chosen.items()}

    @property
    def knows_levels(self) -> bool:
        """Whether education levels are kept with it."""
        return not self.group or self.split not in WITHOUT_LEVELS

    @property
    def knows_links(self) -> bool:
        """Whether its leavers may be told apart by shortage link: in all training, and in one domain."""
        return not self.shortage_link and (not self.group or self.split == c.DOMAIN)


@dataclass(frozen=True)
class Figure:
    """One rate as it may be shown; `rate` is None where it is hidden or there is none."""

    n: int | None
    rate: Interval | None
    hidden: bool


# By (row, gender, measure); "" stands for all rows, or all genders.
Figures: TypeAlias = Mapping[tuple[str, str, str], Figure]


@lru_cache(maxsize=16)  # rates, delays, gaps and sentences are made of the same ones
def figures(analysis: Analysis, cohort: int, population: Population) -> Figures:
    """Every figure of a population by (education level, gender, measure)."""
    splits = ((), (c.GENDER,), (c.EDUCATION_LEVEL,), (c.GENDER, c.EDUCATION_LEVEL))
    known = [split for split in splits if population.knows_levels or c.EDUCATION_LEVEL not in split]
    found: dict[tuple[str, str, str], Figure] = {}
    for split in known:
        found |= _view(analysis, cohort, population.chosen, split, c.EDUCATION_LEVEL)
    return found


def group_figures(analysis: Analysis, cohort: int, population: Population) -> Figures:
    """Every figure of the groups of a split by (group, gender, measure), and of all of them together."""
    whole = Population(shortage_link=population.shortage_link).chosen
    inside = whole if population.split == c.DOMAIN else {}
    found: dict[tuple[str, str, str], Figure] = {}
    for genders in ((), (c.GENDER,)):
        found |= _view(analysis, cohort, inside, (population.split, *genders), population.split)
        found |= _view(analysis, cohort, inside, genders, population.split)
    return found


def _view(
    analysis: Analysis, cohort: int, chosen: Mapping[str, str], split: tuple[str, ...], rows_by: str
) -> dict[tuple[str, str, str], Figure]:
    rows = analysis.exits(cohort).view((*chosen, *split))
    for name, value in chosen.items():
        rows = rows[rows[name] == value]
    return {
        (row.get(rows_by, ALL), row.get(c.GENDER, ALL), row[c.MEASURE]): figure_of(row)
        for row in rows.to_dict("records")
    }


def figure_of(row: Mapping[Any, Any]) -> Figure:
    """The figure of a row of a view."""
    if row[c.SUPPRESSED] == "yes":
        return Figure(None, None, True)
    n = None if pd.isna(row[c.N]) else int(row[c.N])
    if pd.isna(row[c.RATE]):
        return Figure(n, None, False)
    return Figure(n, Interval(float(row[c.RATE]), float(row[c.LOW]), float(row[c.HIGH])), False)


def levels_of(found: Figures) -> list[str]:
    """The education levels that occur, known ones in their order, then the others."""
    present = {level for level, _gender, _measure in found if level}
    return [level for level in EDUCATION_LABELS if level in present] + sorted(present - set(EDUCATION_LABELS))


def level_words(level: str) -> str:
    """The words for an education level; one that is not known stands as it came."""
    return _(EDUCATION_LABELS[level]) if level in EDUCATION_LABELS else level or _("Overall")


def group_words(analysis: Analysis, cohort: int, split: str) -> dict[str, str]:
    """The words for the groups of a split in their order: known codes in theirs, the others sorted; unknown comes last.

    A product is named by the title it had in the cohort's year.
    """
    present = set(analysis.exits(cohort).groups[split][split])
    spoken = {value: _(label) for value, label in _CODED.get(split, {}).items()}
    labels = _product_titles(analysis, cohort) if split == c.PRODUCT_CODE else spoken
    words = {value: labels.get(value, value) for value in present if value}
    if split in _CODED:
        ranked = sorted(words, key=lambda value: (list(labels).index(value) if value in labels else len(labels), value))
    else:
        ranked = sorted(words, key=lambda value: words[value].casefold())
    return {value: words[value] for value in ranked} | ({"": _("Not known")} if "" in present else {})


def _product_titles(analysis: Analysis, cohort: int) -> dict[str, str]:
    products = analysis.project.products
    own = products[(products[c.CATALOGUE_YEAR] == cohort).to_numpy()]
    names = zip(own[c.PRODUCT_CODE], titles(own), strict=True)
    return {code: _("{title} ({code})").format(title=title, code=code) for code, title in names if title}


def population_words(analysis: Analysis, cohort: int, population: Population) -> str:
    """Whose exits they are: "Transport, direct link"; blank for all leavers."""
    named = []
    if population.group:
        words = group_words(analysis, cohort, population.split)
        named.append(words.get(population.group, population.group))  # a pole or domain may have no leavers at all
    if population.shortage_link:
        named.append(_(SHORTAGE_LINK_LABELS[population.shortage_link]))
    return ", ".join(named)


def gap(found: Figures, row: str, measure: str) -> Interval | None:
    """Women minus men with Newcombe's interval; None unless both may be shown."""
    women, men = (found.get((row, gender, measure)) for gender in (WOMEN, MEN))
    if women is None or men is None or women.rate is None or men.rate is None:
        return None
    return women.rate.minus(men.rate)


def rate_words(figure: Figure) -> str:
    """A rate with its size: "59.9% of 1 234"."""
    if figure.hidden:
        return _("hidden")
    if figure.rate is None:
        return _("no figure")
    return _("{rate} of {n}").format(rate=percent(figure.rate.value), n=number(figure.n or 0))


def gender_words(gender: str) -> str:
    """The words for a gender; all of them where none is named."""
    return _(GENDER_LABELS[gender]) if gender in GENDER_LABELS else gender or _("Overall")
