"""The annual report for paper: overview, changes, coverage by domain, gaps, exits and method of a year."""

from collections.abc import Iterator

from shortage_app.domain import columns as c
from shortage_app.domain import gaps as ranking
from shortage_app.domain.analysis import Analysis
from shortage_app.domain.codes import Measure
from shortage_app.report import funnel, gaps, history, matrix, notes, provenance, tables
from shortage_app.report.annual import ShownYear, part_shown, title_of
from shortage_app.report.attention import attention
from shortage_app.report.exit_comparisons import comparison_chart
from shortage_app.report.exit_contrasts import Contrast
from shortage_app.report.exit_delays import delay_chart
from shortage_app.report.exit_figures import Population
from shortage_app.report.exit_sentences import exit_sentences
from shortage_app.report.exits import exit_rates
from shortage_app.report.figures import key_figures
from shortage_app.report.method import method_table
from shortage_app.report.method_words import method_note
from shortage_app.report.paper import Block, Cards, Chapter, Drawn, Heading, Listing, Paper, Paragraph, Remarks
from shortage_app.report.sentence import Sentence
from shortage_app.text import _, language, number

NAMED = 12  # occupations named in a sentence before "and n more"


def annual_report(shown: ShownYear) -> Paper:
    """The report of one year, whole or of a pole or domain."""
    analysis = shown.analysis
    chapters = [
        _overview(shown),
        _changes(shown),
        _coverage(analysis),
        _gaps(analysis),
        *([_exits(analysis, shown.cohort)] if shown.cohort is not None else []),
        _method(analysis),
    ]
    return Paper(
        title=title_of(analysis, [analysis.year]),
        language=language(),
        chapters=tuple(chapters),
        banner=notes.synthetic_note() if analysis.project.synthetic else "",
        footer=title_of(analysis, [analysis.year]),
    )


def _overview(shown: ShownYear) -> Chapter:
    analysis, base = shown.analysis, shown.base
    blocks: list[Block] = [Cards(tuple(figure.card for figure in key_figures(analysis, base)))]
    steps, told = funnel.funnel(analysis), funnel.reconciliation(analysis)
    blocks += [Drawn(steps)] if steps is not None else []
    blocks += [Paragraph(told)] if told is not None else []
    blocks += [Drawn(history.editions_chart(analysis), 280), Remarks(_unbannered(notes.source_notes(analysis)))]
    compared = _("Compared with {year}").format(year=base.year) if base is not None else ""
    return Chapter(title_of(analysis, [analysis.year]), compared, tuple(blocks))


def _changes(shown: ShownYear) -> Chapter:
    table = tables.changes(shown.analysis, None if shown.base is None else shown.base.year)
    names = ("change", c.CODE, c.TITLE, c.FROM_CODE, "from_title")
    return Chapter(_("Changes"), table.title, (Listing(table, names, (120, 70, 230, 70, 200)),))


def _coverage(analysis: Analysis) -> Chapter:
    table = matrix.matrix(analysis)
    names = tuple(column.name for column in table.columns)
    widths = (230, *((70,) * (len(names) - 1)))
    return Chapter(_("Coverage by action domain"), table.title, (Listing(table, names, widths), *_watches(analysis)))


def _watches(analysis: Analysis) -> Iterator[Block]:
    """What needs attention, each reason with the occupations it holds for."""
    found = [watch for watch in attention(analysis) if watch.items]
    if found:
        yield Heading(_("Needs attention"))
    for watch in found:
        names = [item.title for item in watch.items]
        rest = len(names) - NAMED
        spoken = ", ".join(names[:NAMED])
        text = spoken if rest <= 0 else _("{names} and {count} more").format(names=spoken, count=rest)
        lead = _("{label} ({count}): {detail}.").format(
            label=watch.label, count=number(len(names)), detail=watch.detail
        )
        yield Paragraph(Sentence(text, lead))


def _gaps(analysis: Analysis) -> Chapter:
    table = gaps.gaps(analysis)
    names = ("rank", c.CODE, c.TITLE, c.DOMAIN, c.STATUS, ranking.DEMAND_NOT_MET, c.STATE, c.CHRONIC_EDITIONS)
    return Chapter(_("Gaps"), table.title, (Listing(table, names, (42, 62, 160, 122, 150, 78, 126, 66)),))


def _exits(analysis: Analysis, cohort: int) -> Chapter:
    """Exits to work by education level and gender, and gaps raw and standardised: of all, or of the pole or domain."""
    part, measure = part_shown(analysis), Measure.EXIT_TO_WORK
    said = notes.exit_notes(analysis, cohort)
    population = Population(part.column, part.value) if part else Population()
    rates = exit_rates(analysis, cohort, measure, population)
    told = exit_sentences(analysis, cohort, measure, population)
    compared = comparison_chart(analysis, cohort, measure, population, Contrast.EVERY)
    names = ("level", "women_n", "women_rate", "men_n", "men_rate", "gap", "gap_low", "gap_high")
    blocks: tuple[Block, ...] = (
        Drawn(rates.chart, 290),
        *(Paragraph(sentence) for sentence in told),
        Drawn(delay_chart(analysis, cohort, population)),
        Drawn(compared, 38 * len(compared.rows) + 44),
        Remarks(tuple(note for note in compared.notes if note not in said)),
        Listing(rates.table, names, (190, 70, 70, 70, 70, 70, 70, 70)),
    )
    return Chapter(_("Job exits"), " ".join(_unbannered(said)), blocks)


def _method(analysis: Analysis) -> Chapter:
    settings, sources = method_table(analysis), provenance.sources(analysis.project)
    blocks = (
        Paragraph(Sentence(method_note(analysis.method))),
        Paragraph(Sentence(notes.threshold_note(analysis.method))),
        Listing(settings, ("setting", "value"), (500, 190)),
        Heading(sources.title),
        Listing(sources, (c.KIND, c.YEAR, c.FILE, c.ROWS, c.IMPORTED, c.SHA256), (130, 54, 170, 60, 76, 230)),
    )
    return Chapter(_("Sources and method"), "", blocks)


def _unbannered(told: tuple[str, ...]) -> tuple[str, ...]:
    """Notes without what stands at the head of every page."""
    return tuple(note for note in told if note != notes.synthetic_note())
