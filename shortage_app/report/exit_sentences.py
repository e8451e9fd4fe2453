"""What can be said of the exits of a cohort, and what cannot: plain sentences that may be quoted."""

from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import MEASURE_LABELS, Measure, ShortageLink
from shortage_app.report.exits import ALL, Figures, Interval, Population, figures, gap, level_words, levels_of
from shortage_app.report.figures import signed
from shortage_app.report.sentence import Sentence, Tone
from shortage_app.text import _


def exit_sentences(analysis: Analysis, cohort: int, measure: Measure, population: Population) -> tuple[Sentence, ...]:
    """The gap by gender, overall and by level; the gap by shortage link; and what no figure here measures."""
    found = figures(analysis, cohort, population)
    told: list[Sentence | None] = [_gender_sentence(found, measure), *_level_sentences(found, measure)]
    if not population.shortage_link:
        told.append(_link_sentence(analysis, cohort, measure, population))
    told.append(
        Sentence(
            _("These gaps do not measure the effect of training: age and time out of work are not taken into account."),
            tone=Tone.NOT_ESTABLISHED,
        )
    )
    return tuple(sentence for sentence in told if sentence is not None)


def _gender_sentence(found: Figures, measure: Measure) -> Sentence:
    apart = gap(found, ALL, measure)
    if apart is None:
        return Sentence(
            _("The gap between women and men cannot be shown: the numbers are too small."), tone=Tone.NOT_ESTABLISHED
        )
    told = {"measure": _(MEASURE_LABELS[measure]), "gap": _points(apart), "interval": _interval(apart)}
    if not apart.established:
        text = _("{measure}: a gap between women and men is not established ({gap}, 95% CI {interval}).")
        return Sentence(text.format(**told), tone=Tone.NOT_ESTABLISHED)
    text = (
        _("{measure}: the rate of women is lower than that of men by {gap} (95% CI {interval}).")
        if apart.value < 0
        else _("{measure}: the rate of women is higher than that of men by {gap} (95% CI {interval}).")
    )
    return Sentence(text.format(**(told | {"gap": _points(apart, unsigned=True)})), tone=Tone.ESTABLISHED)


def _level_sentences(found: Figures, measure: Measure) -> list[Sentence]:
    clear, unclear, hidden = [], [], []
    for level in levels_of(found):
        apart = gap(found, level, measure)
        if apart is None:
            hidden.append(level_words(level))
        elif apart.established:
            clear.append(_("{level} ({gap})").format(level=level_words(level), gap=_points(apart)))
        else:
            unclear.append(level_words(level))
    said = (
        (_("The gap is established for: {levels}."), clear, Tone.ESTABLISHED),
        (_("The numbers do not allow a gap to be concluded for: {levels}."), unclear, Tone.NOT_ESTABLISHED),
        (_("No gap can be shown for: {levels}."), hidden, Tone.NOT_ESTABLISHED),
    )
    return [Sentence(text.format(levels=", ".join(levels)), tone=tone) for text, levels, tone in said if levels]


def _link_sentence(analysis: Analysis, cohort: int, measure: Measure, population: Population) -> Sentence | None:
    direct, none = (
        figures(analysis, cohort, Population(population.domain, link)).get((ALL, ALL, measure))
        for link in (ShortageLink.DIRECT, ShortageLink.NONE)
    )
    if direct is None or none is None or direct.rate is None or none.rate is None:
        return None
    apart = direct.rate.minus(none.rate)
    text = (
        _(
            "Leavers of training with a direct link to a shortage occupation: {gap} against other training "
            "(95% CI {interval})."
        )
        if apart.established
        else _(
            "A gap between training with a direct link and other training is not established "
            "({gap}, 95% CI {interval})."
        )
    )
    tone = Tone.ESTABLISHED if apart.established else Tone.NOT_ESTABLISHED
    return Sentence(text.format(gap=_points(apart), interval=_interval(apart)), tone=tone)


def _points(apart: Interval, *, unsigned: bool = False) -> str:
    value = 100 * apart.value
    return _("{points} points").format(points=signed(abs(value), 1).lstrip("+") if unsigned else signed(value, 1))


def _interval(apart: Interval) -> str:
    return _("{low} to {high}").format(low=signed(100 * apart.low, 1), high=signed(100 * apart.high, 1))
