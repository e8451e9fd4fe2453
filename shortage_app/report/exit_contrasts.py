"""Which groups of leavers are compared, and over which strata each comparison is standardised."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import GENDER_LABELS, SHORTAGE_LINK_LABELS, Measure, ShortageLink
from shortage_app.domain.comparisons import Comparison, compare
from shortage_app.domain.exit_groups import Chosen
from shortage_app.report.exit_figures import MEN, ROLES, WOMEN, Population
from shortage_app.text import N_, _, language

LINKED: Chosen = {c.SHORTAGE_LINK: frozenset({ShortageLink.DIRECT.value, ShortageLink.INDIRECT.value})}
DIRECT: Chosen = {c.SHORTAGE_LINK: frozenset({ShortageLink.DIRECT.value})}
INDIRECT: Chosen = {c.SHORTAGE_LINK: frozenset({ShortageLink.INDIRECT.value})}
NOT_LINKED: Chosen = {c.SHORTAGE_LINK: frozenset({ShortageLink.NONE.value})}
WITH_CESS: Chosen = {c.EDUCATION_LEVEL: frozenset({"upper_secondary"})}
BELOW_CESS: Chosen = {c.EDUCATION_LEVEL: frozenset({"first_degree_or_less", "second_degree"})}
OF_WOMEN: Chosen = {c.GENDER: frozenset({WOMEN})}
OF_MEN: Chosen = {c.GENDER: frozenset({MEN})}
EVERYONE = "listed"  # the colour role of what is neither of women nor of men

BY_LEVEL = ((c.EDUCATION_LEVEL,),)
BY_LEVEL_AND_GENDER = ((c.GENDER, c.EDUCATION_LEVEL), (c.EDUCATION_LEVEL,), (c.GENDER,))
BY_LEVEL_AND_LINK = ((c.SHORTAGE_LINK, c.EDUCATION_LEVEL), (c.EDUCATION_LEVEL,))
BY_GENDER_AND_LINK = ((c.GENDER, c.SHORTAGE_LINK), (c.SHORTAGE_LINK,), (c.GENDER,))
BY_GENDER = ((c.GENDER,),)


class Contrast(StrEnum):
    """What is compared."""

    LINKED = "linked"
    DIRECT = "direct"
    GENDER = "gender"
    EVERY = "every"


CONTRAST_LABELS = {
    Contrast.LINKED: N_("Linked to a shortage occupation − not linked"),
    Contrast.DIRECT: N_("Direct link − not linked"),
    Contrast.GENDER: N_("Women − men"),
    Contrast.EVERY: N_("All gaps side by side"),
}


@dataclass(frozen=True)
class Compared:
    """One row: its name, its words, the colour role of its points, and the two groups compared."""

    name: str
    label: str
    role: str
    comparison: Comparison
    strong: bool = False


@dataclass(frozen=True)
class _Row:
    name: str
    label: str
    role: str
    first: Chosen
    second: Chosen
    strata: tuple[tuple[str, ...], ...]
    strong: bool = False


def contrasts_of(population: Population) -> tuple[Contrast, ...]:
    """What can be compared within a population."""
    return tuple(Contrast) if population.knows_links else (Contrast.GENDER, Contrast.EVERY)


def compared(
    analysis: Analysis, cohort: int, measure: Measure, population: Population, contrast: Contrast
) -> tuple[Compared, ...]:
    """The comparisons of a contrast, row by row, in the language spoken now."""
    return _compared(analysis, cohort, measure, population, contrast, language())


@lru_cache(maxsize=64)  # page, sentences, workbook and report ask for the same ones
def _compared(
    analysis: Analysis, cohort: int, measure: Measure, population: Population, contrast: Contrast, _spoken: str
) -> tuple[Compared, ...]:
    found = analysis.exits(cohort)
    inside = population.groups
    return tuple(
        Compared(
            row.name,
            row.label,
            row.role,
            compare(found, measure, {**inside, **row.first}, {**inside, **row.second}, row.strata),
            row.strong,
        )
        for row in _rows(population, contrast)
    )


def _rows(population: Population, contrast: Contrast) -> list[_Row]:
    match contrast:
        case Contrast.LINKED:
            return _by_gender(LINKED)
        case Contrast.DIRECT:
            return _by_gender(DIRECT)
        case Contrast.GENDER:
            return _between_genders(population)
        case Contrast.EVERY:
            return _every(population)


def _by_gender(first: Chosen) -> list[_Row]:
    """Training with the link against training without any: women, men, everyone."""
    genders = [
        _Row(gender, _(GENDER_LABELS[gender]), ROLES[gender], {**first, **own}, {**NOT_LINKED, **own}, BY_LEVEL)
        for gender, own in ((WOMEN, OF_WOMEN), (MEN, OF_MEN))
    ]
    return [*genders, _Row("overall", _("Overall"), EVERYONE, first, NOT_LINKED, BY_LEVEL_AND_GENDER, strong=True)]


def _between_genders(population: Population) -> list[_Row]:
    """Women against men: after linked training, after other training, overall."""
    rows = []
    if population.knows_links:
        links = (
            ("linked", _("Linked training"), LINKED),
            ("none", _(SHORTAGE_LINK_LABELS[ShortageLink.NONE]), NOT_LINKED),
        )
        rows = [
            _Row(name, label, EVERYONE, {**own, **OF_WOMEN}, {**own, **OF_MEN}, BY_LEVEL) for name, label, own in links
        ]
    return [*rows, _Row("overall", _("Overall"), EVERYONE, OF_WOMEN, OF_MEN, _gender_strata(population), strong=True)]


def _gender_strata(population: Population) -> tuple[tuple[str, ...], ...]:
    if not population.knows_levels:
        return ()
    return BY_LEVEL_AND_LINK if population.knows_links else BY_LEVEL


def _every(population: Population) -> list[_Row]:
    """Diploma, link and gender, each adjusted for the others: what weighs most."""
    rows = []
    if population.knows_levels:
        strata = BY_GENDER_AND_LINK if population.knows_links else BY_GENDER
        rows.append(_Row("diploma", _("CESS − less than CESS"), EVERYONE, WITH_CESS, BELOW_CESS, strata))
    if population.knows_links:
        rows.append(_Row("linked", _("Linked − not linked"), EVERYONE, LINKED, NOT_LINKED, BY_LEVEL_AND_GENDER))
        rows.append(_Row("direct", _("Direct − indirect"), EVERYONE, DIRECT, INDIRECT, BY_LEVEL_AND_GENDER))
    return [*rows, _Row("gender", _("Women − men"), EVERYONE, OF_WOMEN, OF_MEN, _gender_strata(population))]
