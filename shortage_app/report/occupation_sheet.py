"""The occupation sheet: one page an occupation, for those who advise people on training and work."""

from collections.abc import Iterator, Sequence

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import COVERAGE_LABELS, STATUS_LABELS, Coverage, Status, Strength
from shortage_app.report import notes
from shortage_app.report.chart import Point, PointChart, PointRow
from shortage_app.report.columns import COLUMNS
from shortage_app.report.inspector import Inspected, inspected
from shortage_app.report.linked_exits import LinkedExits, cohort_for, linked_exits, spoken_n
from shortage_app.report.paper import Block, Chapter, Heading, Listing, Marks, Paper, Paragraph, Remarks, Years
from shortage_app.report.paper import Drawn as DrawnChart
from shortage_app.report.register import register
from shortage_app.report.sentence import Sentence
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.titles import titles
from shortage_app.text import N_, _, language, ngettext, number, percent

TRAININGS_SHOWN = 9  # what one page holds beside all the rest
LINK = "link"
LINK_LABELS = {
    Coverage.DIRECT.value: N_("Direct link"),
    Coverage.INDIRECT.value: N_("Indirect link"),
    Coverage.NOT_OFFERED.value: N_("Not offered"),
}
TRAINING_COLUMNS = (
    TableColumn(c.TITLE, N_("Training")),
    TableColumn(c.PROVIDER, N_("Provider")),
    COLUMNS[c.TRAINING_TYPE],
    TableColumn(LINK, N_("Link"), Format.CHOICE, LINK_LABELS),
    COLUMNS[c.PLACES],
    COLUMNS[c.HOURS],
)
TRAINING_WIDTHS = (250, 130, 100, 110, 54, 54)
LINES_SHOWN = 2  # of a training's title or provider: some providers are called by whole paragraphs
CAUSES = {
    "quantitative": (
        N_("Too few candidates."),
        N_("Too few people look for this work: further places of training help."),
    ),
    "qualitative": (
        N_("Skills asked for."),
        N_("Those who look for this work lack what employers ask for: content and certificates matter."),
    ),
    "working_conditions": (
        N_("Working conditions."),
        N_("They put people off: training alone does not change that."),
    ),
}


def occupation_sheets(analysis: Analysis, codes: Sequence[str] | None = None) -> Paper:
    """One chapter an occupation: those of `codes`, by default every one on the list, in the order of their titles."""
    listed = analysis.listed.assign(**{c.TITLE: titles(analysis.listed)})
    wanted = list(listed.sort_values(c.TITLE, kind="stable")[c.CODE]) if codes is None else codes
    cohort = cohort_for(analysis.project, analysis.year)
    exits = None if cohort is None else linked_exits(analysis, cohort)
    found = (inspected(register(analysis), code) for code in wanted)
    return Paper(
        title=_("Occupation sheets {year}").format(year=analysis.year),
        language=language(),
        chapters=tuple(_chapter(analysis, one, exits) for one in found if one is not None),
        banner=notes.synthetic_note() if analysis.project.synthetic else "",
        footer=_("Shortage occupations, reference year {year}").format(year=analysis.year),
    )


def _chapter(analysis: Analysis, one: Inspected, exits: LinkedExits | None) -> Chapter:
    blocks: list[Block] = [
        Marks(tuple(_marks(one))),
        Heading(one.question),
        Years(one.line),
        *(Paragraph(Sentence(text)) for text in (_reasons(one), *one.past.carried)),
        *_market(analysis, one.code),
        *_trainings(analysis, one),
        *(_exits(one.code, exits) if exits is not None and one.products.any_linked else ()),
        Remarks(_remarks(analysis, exits)),
    ]
    subtitle = " · ".join(part for part in (one.identity, one.other_titles) if part)
    return Chapter(one.title, subtitle, tuple(blocks))


def _reasons(one: Inspected) -> str:
    """Why it has its status, and what comes next; former codes have a paragraph of their own, with their titles."""
    carried = () if one.past.carried else (one.why.carried_over,)
    return " ".join(text for text in (*one.why.reasons, *carried, one.why.next_edition) if text)


def _marks(one: Inspected) -> Iterator[tuple[str, str]]:
    yield one.status, _(STATUS_LABELS[Status(one.status)])
    if one.coverage in list(Coverage):
        yield one.coverage, _(COVERAGE_LABELS[Coverage(one.coverage)])


def _market(analysis: Analysis, code: str) -> Iterator[Block]:
    """Causes of the shortage, and what the edition says of offers and people."""
    row = register(analysis).occupations[code][0]
    told = [CAUSES[cause] for cause in str(row[c.CAUSES]).split(";") if cause in CAUSES]
    facts = [
        text.format(figure=spoken)
        for name, text, spoken in (
            (c.OFFERS_RECEIVED, _("Offers received: {figure}."), _count(row[c.OFFERS_RECEIVED])),
            (c.FILL_RATE, _("Offers filled: {figure}."), _rate(row[c.FILL_RATE])),
            (c.MEDIAN_DAYS, _("Days to fill an offer (median): {figure}."), _count(row[c.MEDIAN_DAYS])),
            (c.JOBSEEKERS, _("People looking for this work: {figure}."), _count(row[c.JOBSEEKERS])),
        )
        if pd.notna(row[name])
    ]
    if told or facts:
        yield Heading(_("Why it is hard to fill"))
    yield from (Paragraph(Sentence(_(text), _(lead))) for lead, text in told)
    if facts:
        yield Paragraph(Sentence(" ".join(facts)))


def _count(value: float) -> str:
    return "" if pd.isna(value) else number(value)


def _rate(value: float) -> str:
    return "" if pd.isna(value) else percent(value, 0)


# Training


def _trainings(analysis: Analysis, one: Inspected) -> Iterator[Block]:
    yield Heading(_("Training that leads to it"), one.products.remark)
    table = trainings(analysis, one.code)
    if not len(table.rows):
        yield Paragraph(Sentence(_none_words(analysis, one)))
        return
    shown = Table(table.name, table.title, table.columns, table.rows.head(TRAININGS_SHOWN), table.notes)
    told = [
        (column.name, width)
        for column, width in zip(TRAINING_COLUMNS, TRAINING_WIDTHS, strict=True)
        if shown.rows[column.name].replace("", None).notna().any()
    ]
    yield Listing(shown, tuple(name for name, _width in told), tuple(width for _name, width in told), LINES_SHOWN)
    others = len(table.rows) - TRAININGS_SHOWN
    if others > 0:
        text = ngettext("{count} further training product.", "{count} further training products.", others)
        yield Paragraph(Sentence(text.format(count=number(others))))


def _none_words(analysis: Analysis, one: Inspected) -> str:
    if not analysis.has_catalogue:
        return _("No training catalogue of {year} has been imported: coverage is not known.").format(year=analysis.year)
    if one.coverage == Coverage.OUT_OF_SCOPE:
        return _("This occupation is outside the action domain of Bruxelles Formation.")
    return _("No training product of {year} is linked to it.").format(year=analysis.year)


def trainings(analysis: Analysis, code: str) -> Table:
    """The products linked to an occupation: those offered with a direct link first, then by places."""
    links = analysis.links[analysis.links[c.OCCUPATION_CODE] == code][[c.PRODUCT_CODE, c.STRENGTH]]
    rows = links.merge(analysis.products, on=c.PRODUCT_CODE)
    rows[c.TITLE] = titles(rows)
    rows[LINK] = [_link(*pair) for pair in zip(rows[c.OFFERED], rows[c.STRENGTH], strict=True)]
    order = rows[LINK].map({state: place for place, state in enumerate(LINK_LABELS)})
    rows = rows.assign(order=order).sort_values(
        ["order", c.PLACES, c.TITLE], ascending=[True, False, True], kind="stable", na_position="last"
    )
    title = _("Training of {year} for {occupation}").format(year=analysis.year, occupation=code)
    names = [column.name for column in TRAINING_COLUMNS]
    return Table("trainings", title, TRAINING_COLUMNS, rows[names].reset_index(drop=True))


def _link(offered: bool, strength: str) -> str:
    if not offered:
        return Coverage.NOT_OFFERED.value
    return Coverage.DIRECT.value if strength == Strength.DIRECT else Coverage.INDIRECT.value


# Exits


def _exits(code: str, exits: LinkedExits) -> Iterator[Block]:
    yield Heading(
        _("After this training: exits to work"),
        _("a job within 12 months, leavers of {cohort}").format(cohort=exits.cohort),
    )
    by_gender, chart = exits.of(code), exits_chart(code, exits)
    if chart is None:
        yield Paragraph(Sentence(_("No leavers of the linked training are known.")))
        return
    if all(point.hidden for row in chart.rows for point in row.points):
        yield Paragraph(Sentence(_("The result is hidden: the numbers are too small.")))
        return
    yield DrawnChart(chart, 44 * len(chart.rows) + 24, titled=False)
    if by_gender is not None and by_gender.gap:
        yield Paragraph(Sentence(by_gender.gap, _("Women and men.")))


def exits_chart(code: str, exits: LinkedExits) -> PointChart | None:
    """All leavers of the linked products, then women and men; None where there are none. Hidden figures are chips."""
    by_gender = exits.of(code)
    points = [*_everyone(code, exits), *(by_gender.points if by_gender is not None else ())]
    if not points:
        return None
    title = _("A job within 12 months, leavers of {cohort} of the linked training").format(cohort=exits.cohort)
    rows = tuple(
        PointRow(point.label, (point,), *_beside(point), strong=place == 0) for place, point in enumerate(points)
    )
    figures = pd.DataFrame(
        {
            "who": [point.label for point in points],
            c.N: pd.array([point.n for point in points], dtype="Int64"),
            c.RATE: pd.array([point.value for point in points], dtype="Float64"),
            c.LOW: pd.array([point.low for point in points], dtype="Float64"),
            c.HIGH: pd.array([point.high for point in points], dtype="Float64"),
            c.SUPPRESSED: ["yes" if point.hidden else "no" for point in points],
        }
    )
    columns = (TableColumn("who", N_("Leavers")), *(COLUMNS[name] for name in figures.columns[1:]))
    alternative = "; ".join(
        _("{who}: {figure}").format(who=row.label, figure=row.remark or _("hidden")) for row in rows
    )
    return PointChart(title, Table("linked_exits", title, columns, figures), alternative, rows=rows)


def _everyone(code: str, exits: LinkedExits) -> Iterator[Point]:
    if code not in exits.rates.index:
        return
    row = exits.rates.loc[[code]].to_dict("records")[0]
    if row[c.SUPPRESSED] == "yes":
        yield Point(_("Overall"), "listed", hidden=_("hidden"))
    else:
        yield Point(_("Overall"), "listed", float(row[c.RATE]), float(row[c.LOW]), float(row[c.HIGH]), int(row[c.N]))


def _beside(point: Point) -> tuple[str, str]:
    return ("", "") if point.value is None else (percent(point.value), spoken_n(point.n or 0))


def _remarks(analysis: Analysis, exits: LinkedExits | None) -> tuple[str, ...]:
    told = [*notes.source_notes(analysis), *([] if exits is None else notes.exit_notes(analysis, exits.cohort))]
    return tuple(note for note in dict.fromkeys(told) if note != notes.synthetic_note())
