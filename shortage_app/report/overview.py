"""The overview of a year: everything its page shows, made at once."""

from dataclasses import dataclass

from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.report.attention import Watch, attention
from shortage_app.report.chart import BarChart
from shortage_app.report.figures import key_figures
from shortage_app.report.funnel import funnel, reconciliation
from shortage_app.report.history import editions_chart
from shortage_app.report.sentence import Card, Sentence
from shortage_app.report.what_changed import WhatChanged, base_year, what_changed


@dataclass(frozen=True, eq=False)
class Overview:
    """`funnel` is None without a list or a catalogue of the year, `changed` without an earlier edition."""

    analysis: Analysis
    base: int | None
    cards: tuple[Card, ...]
    funnel: BarChart | None
    without_offer: Sentence | None
    editions: BarChart
    changed: WhatChanged | None
    watches: tuple[Watch, ...]


def overview(analysis: Analysis, wanted_base: int = 0) -> Overview:
    """The overview against the edition wanted, or the one before where that is no earlier edition."""
    base = base_year(analysis.project, analysis.year, wanted_base)
    earlier = None if base is None else analyse(analysis.project, base, analysis.method)
    return Overview(
        analysis=analysis,
        base=base,
        cards=tuple(figure.card for figure in key_figures(analysis, earlier)),
        funnel=funnel(analysis),
        without_offer=reconciliation(analysis),
        editions=editions_chart(analysis),
        changed=None if base is None else what_changed(analysis, base),
        watches=attention(analysis),
    )
