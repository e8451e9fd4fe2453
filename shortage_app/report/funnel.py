"""The funnel from the list to the training offer, and its reconciliation in words (METHOD section 6)."""

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import Coverage
from shortage_app.report.chart import Bar, BarChart, Segment
from shortage_app.report.notes import source_notes
from shortage_app.report.sentence import Sentence
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.titles import titles
from shortage_app.text import N_, _, ngettext, number, percent, pgettext


def funnel(analysis: Analysis) -> BarChart | None:
    """Listed → in scope → covered → direct; None where the year has no list or no catalogue."""
    figures = analysis.figures
    if figures.covered is None or figures.direct is None or figures.indirect is None or figures.not_offered is None:
        return None
    bars = (
        _bar(
            "listed",
            (_("Shortage occupations"), _("list of {year}").format(year=analysis.year)),
            (figures.listed, figures.listed),
            ((percent(1), ""),),
        ),
        _bar(
            "in_scope",
            (_("Action domain"), _("Bruxelles Formation")),
            (figures.in_scope, figures.listed),
            (
                _share(_("{share} of the list"), figures.in_scope, figures.listed),
                (_out_of_scope(figures.out_of_scope), "out_of_scope"),
            ),
        ),
        _bar(
            "covered",
            (pgettext("the shortage occupations", "Covered"), _("by at least one product")),
            (figures.covered, figures.in_scope),
            (
                _share(_("{share} of the domain"), figures.covered, figures.in_scope),
                (_no_product(figures.no_product or 0), "no_product"),
            ),
        ),
        _links(figures.direct, figures.indirect, figures.not_offered, figures.covered),
    )
    table = funnel_table(analysis)
    return BarChart(
        title=table.title,
        table=table,
        alternative=_alternative(analysis),
        bars=bars,
        vertical=False,
        notes=source_notes(analysis),
    )


def _bar(key: str, words: tuple[str, str], sizes: tuple[int, int], notes: tuple[tuple[str, str], ...]) -> Bar:
    """One step: its label and sublabel, its size and that of the step before, and the words beside it."""
    (label, sublabel), (value, whole) = words, sizes
    segments = (Segment(label, value, "listed", key),)
    return Bar(label, segments, sublabel, number(value), notes, remainder=whole - value, key=key)


def _share(text: str, part: int, whole: int) -> tuple[str, str]:
    return (text.format(share=percent(part / whole)) if whole else "", "")


def _links(direct: int, indirect: int, not_offered: int, covered: int) -> Bar:
    parts = (
        Segment(_("Direct link"), direct, "direct", "direct"),
        Segment(_("Indirect only"), indirect, "indirect", "indirect"),
        Segment(_("Not offered"), not_offered, "notoff", "not_offered", hatched=True),
    )
    rest = _("{indirect} indirect · {not_offered} not offered").format(indirect=indirect, not_offered=not_offered)
    return Bar(
        label=_("Direct link"),
        sublabel=_("product that leads to the occupation"),
        total=number(direct),
        key="direct",
        segments=tuple(part for part in parts if part.value),
        notes=(_share(_("{share} of those covered"), direct, covered), (rest, "indirect+not_offered")),
    )


def _out_of_scope(count: int) -> str:
    return ngettext("{count} out of scope", "{count} out of scope", count).format(count=count)


def _no_product(count: int) -> str:
    return ngettext("{count} without any product", "{count} without any product", count).format(count=count)


def funnel_table(analysis: Analysis) -> Table:
    """The steps of the funnel and the states of coverage, each with its number of occupations."""
    title = _("From the list to the training offer, {year}").format(year=analysis.year)
    names = ("listed", "in_scope", "covered", "direct", "indirect", "not_offered", "no_product", "out_of_scope")
    labels = {
        "listed": N_("Shortage occupations"),
        "in_scope": N_("In the action domain"),
        "covered": N_("Covered by a product"),
        "direct": N_("Direct link"),
        "indirect": N_("Indirect only"),
        "not_offered": N_("Not offered"),
        "no_product": N_("No product"),
        "out_of_scope": N_("Out of scope"),
    }
    rows = pd.DataFrame({"step": list(names), "count": [getattr(analysis.figures, name) for name in names]})
    columns = (
        TableColumn("step", N_("Step"), Format.CHOICE, labels),
        TableColumn("count", N_("Occupations"), Format.INTEGER),
    )
    return Table("funnel", title, columns, rows)


def _alternative(analysis: Analysis) -> str:
    figures = analysis.figures
    return _(
        "Of {listed} shortage occupations, {in_scope} are in the action domain, {covered} are covered by a product and "
        "{direct} have a direct link."
    ).format(listed=figures.listed, in_scope=figures.in_scope, covered=figures.covered, direct=figures.direct)


def reconciliation(analysis: Analysis) -> Sentence | None:
    """Why covered + without offer is more than in scope, in words; None where the two add up."""
    figures = analysis.figures
    if figures.covered is None or not figures.not_offered:
        return None
    listed = analysis.listed
    names = titles(listed[listed[c.COVERAGE] == Coverage.NOT_OFFERED])
    lead = _("Why {without} without offer, and not {no_product}?").format(
        without=figures.without_offer, no_product=figures.no_product
    )
    text = ngettext(
        "{in_scope} − {covered} = {no_product} have no product at all. {names} is counted among the {covered} covered: "
        "its linked product did not run in {year}.",
        "{in_scope} − {covered} = {no_product} have no product at all. {count} others ({names}) are counted among the "
        "{covered} covered: their linked products did not run in {year}.",
        figures.not_offered,
    ).format(
        in_scope=figures.in_scope,
        covered=figures.covered,
        no_product=figures.no_product,
        year=analysis.year,
        count=figures.not_offered,
        names=_some(list(names)),
    )
    return Sentence(text, lead, key="not_offered")


def _some(names: list[str], most: int = 5) -> str:
    shown = ", ".join(names[:most])
    rest = len(names) - most
    return shown if rest <= 0 else _("{names} and {count} more").format(names=shown, count=rest)
