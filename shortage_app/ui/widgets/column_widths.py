"""How wide columns are before a person changes them: as their words ask, the first text taking the rest."""

from collections.abc import Container, Mapping, Sequence

from shortage_app.report.table import Format, TableColumn
from shortage_app.text import _
from shortage_app.ui import theme, tokens
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.widgets.delegates import PADDING, CellDelegate

LEAST, LEAST_TEXT, LEAST_FIGURE, LEAST_TITLE, MOST = 40, 64, 72, 120, 280
READABLE_TITLE = 152  # px, as long as other texts can give way
LOOKED_AT = 60  # rows: more would cost more than a wrong width does


def stretching(columns: Sequence[TableColumn], shown: Container[int]) -> int:
    """The shown column that takes the room left: the first text, else the first choice; −1 where there is neither."""
    for kind in (Format.TEXT, Format.CHOICE):
        for section, column in enumerate(columns):
            if column.format is kind and section in shown:
                return section
    return -1


def fitted(
    columns: Sequence[TableColumn], wanted: Mapping[int, int], room: int, needed: Mapping[int, int] | None = None
) -> dict[int, int]:
    """The widths of the shown columns in a room: the stretching one takes what is left.

    Where it is too little, counts described as wider than they need give way; then the texts, the widest first, a
    title as long as it can be read, the others down to LEAST_TEXT or their heading; then the title alone. Where all
    that is not enough the table scrolls sideways, and then every text can be read. What a title does not need goes to
    the texts that are cut: `needed` says how wide the words of each column are, where all of them were looked at.
    """
    title = stretching(columns, wanted)
    counts = [section for section in wanted if columns[section].format is Format.INTEGER and columns[section].width]
    texts = [section for section in wanted if section != title and columns[section].format is Format.TEXT]
    widths = {**wanted}
    widths |= _narrowed(columns, widths, counts, LEAST_FIGURE, sum(widths.values()) - room)
    leasts = [max(LEAST_TEXT, _heading(columns[section])) for section in texts]
    asked = [widths[section] for section in (title, *texts)]
    given = levelled(asked, [min(wanted[title], READABLE_TITLE), *leasts], sum(widths.values()) - room)
    widths |= zip(texts, given[1:], strict=True)
    others = sum(widths.values()) - widths[title]
    least = LEAST_TITLE if columns[title].format is Format.TEXT else min(wanted[title], LEAST_TITLE)
    if others + least > room:
        readable = {section: max(widths[section], min(wanted[section], READABLE_TITLE)) for section in texts}
        return {**widths, **readable, title: max(wanted[title], least)}
    widths[title] = room - others
    return _shared(columns, widths, title, needed) if needed else widths


def _narrowed(
    columns: Sequence[TableColumn], widths: Mapping[int, int], sections: Sequence[int], least: int, missing: int
) -> dict[int, int]:
    """Sections when they give up what is missing, none below its least or its heading."""
    if missing <= 0:
        return {}
    leasts = [min(max(least, _heading(columns[section])), widths[section]) for section in sections]
    return dict(zip(sections, levelled([widths[section] for section in sections], leasts, missing), strict=True))


def _shared(
    columns: Sequence[TableColumn], widths: Mapping[int, int], title: int, needed: Mapping[int, int]
) -> dict[int, int]:
    """Widths with what the title does not need given to texts that do; where there are words alone, each has more."""
    texts = [section for section in widths if section != title and columns[section].format is Format.TEXT]
    spare = max(widths[title] - needed[title], 0)
    given = widened([widths[section] for section in texts], [needed[section] for section in texts], spare)
    left = spare - sum(given) + sum(widths[section] for section in texts)
    more = left // len(widths) if len(texts) + 1 == len(widths) else 0
    shared = {section: width + more for section, width in zip(texts, given, strict=True)}
    taken = sum(shared.values()) - sum(widths[section] for section in texts)
    return {**widths, **shared, title: widths[title] - taken}


def levelled(widths: Sequence[int], leasts: Sequence[int], missing: int) -> list[int]:
    """Widths that give up what is missing, the widest first, none below its least."""
    if missing <= 0 or not widths:
        return list(widths)
    for most in range(max(widths), -1, -1):
        narrower = [min(width, max(most, least)) for width, least in zip(widths, leasts, strict=True)]
        if sum(narrower) <= sum(widths) - missing:
            break
    return narrower


def needed(model: TableModel, section: int, delegate: CellDelegate) -> int:
    """How wide a column is that cuts nothing: its longest words, or those of its heading on two lines."""
    column = model.columns[section]
    found = model.first_cells(section, LOOKED_AT)  # each different cell once: a table says the same again and again
    content = max((delegate.wanted_width(column, value, hidden=hidden) for value, hidden in found), default=0)
    return max(_heading(column), content)


def wanted(column: TableColumn, needed: int) -> int:
    """The width a column asks for: what it needs, as far as it is described."""
    described = column.width * 7 + 2 * PADDING if column.width else 0
    if column.format is Format.TEXT:
        return max(_heading(column), min(needed, described or MOST), LEAST)
    return max(_heading(column), min(needed, MOST), described, LEAST)


def span_words(column: TableColumn) -> str:
    """The years of a strip, as its head names them over the cells."""
    return f"{column.years[0]}\N{EN DASH}{column.years[-1]}"


def head_words(column: TableColumn) -> str:
    """What the head of a column says; a difference is not broken at its sign."""
    return _(column.label).replace(" \N{MINUS SIGN} ", "\N{NO-BREAK SPACE}\N{MINUS SIGN}\N{NO-BREAK SPACE}")


def _heading(column: TableColumn) -> int:
    metrics = theme.metrics(tokens.TABLE_BOLD)
    words = (span_words(column) if column.years else head_words(column)).split(" ")
    lines = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words) + 1)]
    on_two_lines = min(max(map(metrics.horizontalAdvance, pair)) for pair in lines)
    return on_two_lines + 2 * PADDING + 1


def widened(widths: Sequence[int], needed: Sequence[int], left: int) -> list[int]:
    """Widths with what is left over given to those that need more, from the left."""
    given = []
    for width, need in zip(widths, needed, strict=True):
        more = max(min(need - width, left), 0)
        given.append(width + more)
        left -= more
    return given
