"""What can be said of the exits of a cohort, and what cannot: plain sentences that may be quoted as they stand.

Each names measure, cohort, sizes and interval, or says why nothing can be concluded.
"""

from dataclasses import dataclass

from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import MEASURE_LABELS, Measure
from shortage_app.domain.comparisons import Comparison
from shortage_app.domain.intervals import Interval
from shortage_app.report.exit_comparisons import adjusted_for, not_adjusted
from shortage_app.report.exit_contrasts import Contrast, compared
from shortage_app.report.exit_figures import (
    ALL,
    MEN,
    WOMEN,
    Figures,
    Population,
    figures,
    gap,
    level_words,
    levels_of,
    population_words,
)
from shortage_app.report.figures import signed
from shortage_app.report.sentence import Sentence, Tone
from shortage_app.text import _, number, percent


@dataclass(frozen=True)
class _Said:
    """What every sentence starts from."""

    analysis: Analysis
    cohort: int
    measure: Measure
    population: Population

    @property
    def subject(self) -> str:
        """Measure, cohort and population: "Exit to work, total, leavers of 2019"."""
        population = population_words(self.analysis, self.cohort, self.population)
        told = {"measure": _(MEASURE_LABELS[self.measure]), "cohort": self.cohort, "population": population}
        if population:
            return _("{measure}, leavers of {cohort}, {population}").format(**told)
        return _("{measure}, leavers of {cohort}").format(**told)

    def comparisons(self, contrast: Contrast) -> dict[str, Comparison]:
        """The comparisons of a contrast within the population, by the name of their row."""
        rows = compared(self.analysis, self.cohort, self.measure, self.population, contrast)
        return {row.name: row.comparison for row in rows}


def exit_sentences(analysis: Analysis, cohort: int, measure: Measure, population: Population) -> tuple[Sentence, ...]:
    """The gap by gender, overall and by level; by shortage link and diploma; and what no figure here measures."""
    found = figures(analysis, cohort, population)
    said = _Said(analysis, cohort, measure, population)
    told: list[Sentence | None] = [_gender_sentence(said, found), *_level_sentences(said, found)]
    if population.knows_links:
        told += [_link_sentence(said), _direct_sentence(said), _gaps_by_link_sentence(said), _diploma_sentence(said)]
    if not population.chosen:
        told.append(_unknown_sentence(said))
    told.append(Sentence(not_adjusted(), tone=Tone.NOT_ESTABLISHED))
    return tuple(sentence for sentence in told if sentence is not None)


def _gender_sentence(said: _Said, found: Figures) -> Sentence:
    apart = gap(found, ALL, said.measure)
    women, men = (found.get((ALL, gender, said.measure)) for gender in (WOMEN, MEN))
    if apart is None or women is None or men is None or women.rate is None or men.rate is None:
        hidden = any(figure is not None and figure.hidden for figure in (women, men))
        text = (
            _("{subject}: the gap between women and men cannot be shown, the numbers are too small.")
            if hidden
            else _("{subject}: there is no figure for both women and men.")
        )
        return Sentence(text.format(subject=said.subject), tone=Tone.NOT_ESTABLISHED)
    text = (
        _(
            "{subject}: {women} of women (n = {n_women}) and {men} of men (n = {n_men}), a gap of {gap} points "
            "(95% CI {low} to {high}), established."
        )
        if apart.established
        else _(
            "{subject}: {women} of women (n = {n_women}) and {men} of men (n = {n_men}), a gap of {gap} points "
            "(95% CI {low} to {high}), not established."
        )
    )
    rates = {"women": percent(women.rate.value), "men": percent(men.rate.value)}
    sizes = {"n_women": number(women.n or 0), "n_men": number(men.n or 0)}
    return Sentence(text.format(subject=said.subject, **rates, **sizes, **_interval(apart)), tone=_tone(apart))


def _level_sentences(said: _Said, found: Figures) -> list[Sentence]:
    clear, unclear, hidden = [], [], []
    for level in levels_of(found):
        apart = gap(found, level, said.measure)
        if apart is None:
            hidden.append(level_words(level))
        elif apart.established:
            told = _("{level} ({gap} points)").format(level=level_words(level), gap=signed(100 * apart.value, 1))
            clear.append(told)
        else:
            unclear.append(level_words(level))
    texts = (
        (_("{subject}: the gap between women and men is established for {levels}."), clear, Tone.ESTABLISHED),
        (_("{subject}: no conclusion can be drawn on the gap for {levels}."), unclear, Tone.NOT_ESTABLISHED),
        (_("{subject}: no gap can be shown for {levels}."), hidden, Tone.NOT_ESTABLISHED),
    )
    return [
        Sentence(text.format(subject=said.subject, levels=", ".join(levels)), tone=tone)
        for text, levels, tone in texts
        if levels
    ]


def _link_sentence(said: _Said) -> Sentence | None:
    """Linked training against other training, at equal composition, with the raw gap beside it."""
    found = said.comparisons(Contrast.LINKED)["overall"]
    if found.raw is None or found.adjusted is None:
        return None
    told = {"subject": said.subject, "columns": adjusted_for(found.by), "raw": signed(100 * found.raw.value, 1)}
    text = (
        _(
            "{subject}: at equal {columns}, training linked to a shortage occupation (n = {n_first}) stands at {gap} "
            "points against other training (n = {n_second}; 95% CI {low} to {high}), established; raw gap {raw}."
        )
        if found.adjusted.established
        else _(
            "{subject}: at equal {columns}, training linked to a shortage occupation (n = {n_first}) stands at {gap} "
            "points against other training (n = {n_second}; 95% CI {low} to {high}), not established; raw gap {raw}."
        )
    )
    return Sentence(text.format(**told, **_sizes(found), **_interval(found.adjusted)), tone=_tone(found.adjusted))


def _direct_sentence(said: _Said) -> Sentence | None:
    """A direct link against an indirect one."""
    found = said.comparisons(Contrast.EVERY)["direct"]
    if found.adjusted is None:
        return None
    told = {"subject": said.subject, "columns": adjusted_for(found.by)}
    text = (
        _(
            "{subject}: at equal {columns}, a direct link (n = {n_first}) stands at {gap} points against an indirect "
            "one (n = {n_second}; 95% CI {low} to {high}), established."
        )
        if found.adjusted.established
        else _(
            "{subject}: at equal {columns}, a direct link (n = {n_first}) stands at {gap} points against an indirect "
            "one (n = {n_second}; 95% CI {low} to {high}), not established."
        )
    )
    return Sentence(text.format(**told, **_sizes(found), **_interval(found.adjusted)), tone=_tone(found.adjusted))


def _gaps_by_link_sentence(said: _Said) -> Sentence | None:
    """Whether the gap by gender is smaller after linked training: two gaps of people who are not the same."""
    gaps = said.comparisons(Contrast.GENDER)
    linked, other = gaps["linked"], gaps["none"]
    if linked.raw is None or other.raw is None:
        return None
    apart = linked.raw.minus(other.raw)
    if not apart.established:
        text = _(
            "{subject}: women and men are {linked} points apart after linked training (n = {n_linked}) and {other} "
            "after other training (n = {n_other}); that these gaps differ is not established (95% CI {low} to {high})."
        )
    elif abs(linked.raw.value) < abs(other.raw.value):
        text = _(
            "{subject}: the gap between women and men is smaller after linked training ({linked} points, "
            "n = {n_linked}) than after other training ({other} points, n = {n_other}); the difference is established "
            "(95% CI {low} to {high})."
        )
    else:
        text = _(
            "{subject}: the gap between women and men is larger after linked training ({linked} points, "
            "n = {n_linked}) than after other training ({other} points, n = {n_other}); the difference is established "
            "(95% CI {low} to {high})."
        )
    told = {
        "linked": signed(100 * linked.raw.value, 1), "other": signed(100 * other.raw.value, 1),
        "n_linked": _people(linked), "n_other": _people(other),
    }  # fmt: skip
    return Sentence(text.format(subject=said.subject, **told, **_interval(apart)), tone=_tone(apart))


def _diploma_sentence(said: _Said) -> Sentence | None:
    """Whether the diploma weighs more than the link.

    The same people stand in both gaps, so that they differ for sure only where their intervals do not meet.
    """
    gaps = said.comparisons(Contrast.EVERY)
    diploma, link = (gaps[name].adjusted or gaps[name].raw for name in ("diploma", "linked"))
    if diploma is None or link is None:
        return None
    if diploma.low > abs(link.high) and link.low > 0:
        text = _(
            "{subject}: the initial diploma weighs more than the shortage link: {diploma} points for the CESS against "
            "less (95% CI {low} to {high}), {link} points for linked training against other (95% CI {link_low} to "
            "{link_high})."
        )
        tone = Tone.ESTABLISHED
    else:
        text = _(
            "{subject}: whether the initial diploma weighs more than the shortage link is not established: {diploma} "
            "points for the CESS against less (95% CI {low} to {high}), {link} points for linked training against "
            "other (95% CI {link_low} to {link_high})."
        )
        tone = Tone.NOT_ESTABLISHED
    told, of_link = _interval(diploma), _interval(link)
    words = text.format(
        subject=said.subject, diploma=told["gap"], low=told["low"], high=told["high"],
        link=of_link["gap"], link_low=of_link["low"], link_high=of_link["high"],
    )  # fmt: skip
    return Sentence(words, tone=tone)


def _unknown_sentence(said: _Said) -> Sentence | None:
    """Between which rates the truth lies, where some outcomes are unknown."""
    bounds = said.analysis.exits(said.cohort).bounds(said.measure)
    if bounds is None or not bounds.unknown:
        return None
    text = _(
        "{subject}: of {unknown} of the {n} leavers the outcome is unknown; they count as without success. The rate is "
        "{lower} if none of them succeeded, {upper} if all did."
    )
    rates = {"lower": percent(bounds.lower), "upper": percent(bounds.upper)}
    told = text.format(subject=said.subject, unknown=number(bounds.unknown), n=number(bounds.n), **rates)
    return Sentence(told, tone=Tone.NOT_ESTABLISHED)


def _sizes(found: Comparison) -> dict[str, str]:
    return {"n_first": number(found.n_first or 0), "n_second": number(found.n_second or 0)}


def _people(found: Comparison) -> str:
    return number((found.n_first or 0) + (found.n_second or 0))


def _tone(apart: Interval) -> Tone:
    return Tone.ESTABLISHED if apart.established else Tone.NOT_ESTABLISHED


def _interval(apart: Interval) -> dict[str, str]:
    """A gap and the ends of its interval, in points."""
    return {name: signed(100 * end, 1) for name, end in zip(("gap", "low", "high"), apart, strict=True)}
