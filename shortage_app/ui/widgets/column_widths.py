"""How wide columns are before a person changes them: as their words ask, the first text taking the rest."""

from collections.abc import Container, Iterable, Mapping, Sequence

from shortage_app.report.table import Format, TableColumn
from shortage_app.text import _
from shortage_app.ui import theme, tokens
from shortage_app.ui.models.table_model import TableModel
from shortage_app.ui.widgets.delegates import PADDING, CellDelegate

LEAST, LEAST_TEXT, LEAST_TITLE, MOST = 40, 64, 120, 280
READABLE_TITLE = 152  # px, as long as other texts can give way
LOOKED_AT = 60  # rows: more would cost more than a wrong width does


def stretching(columns: Sequence[TableColumn], shown: Container[int]) -> int:
    """The shown column that takes the room left: the first text, else the first choice; −1 where there is neither."""
    for kind in (Format.TEXT, Format.CHOICE):
        for section, column in enumerate(columns):
            if column.format is kind and section in shown:
                return section
    return -1


def fitted(columns: Sequence[TableColumn], wanted: Mapping[int, int], room: int) -> dict[int, int]:
    """The widths of the shown columns in a room: the stretching one takes what is left.

    Where that is too little for a title, the other texts give way, each down to LEAST_TEXT or its heading, those
    described alike in equal shares; only then does it become narrower itself.
    """
    title = stretching(columns, wanted)
    widths = {section: width for section, width in wanted.items() if section != title}
    missing = READABLE_TITLE - (room - sum(widths.values()))
    texts = {section: width for section, width in widths.items() if columns[section].format is Format.TEXT}
    for alike in _alike(columns, texts):
        leasts = [max(LEAST_TEXT, _heading(columns[section])) for section in alike]
        narrower = levelled([widths[section] for section in alike], leasts, missing)
        missing -= sum(widths[section] for section in alike) - sum(narrower)
        widths |= dict(zip(alike, narrower, strict=True))
    least = LEAST_TITLE if title < 0 or columns[title].format is Format.TEXT else min(wanted[title], LEAST_TITLE)
    return widths | {title: max(room - sum(widths.values()), least)}


def _alike(columns: Sequence[TableColumn], texts: Iterable[int]) -> list[list[int]]:
    """The sections in their order, those described as equally wide together."""
    groups: dict[object, list[int]] = {}
    for section in texts:
        groups.setdefault(columns[section].width or (section,), []).append(section)
    return list(groups.values())


def levelled(widths: Sequence[int], leasts: Sequence[int], missing: int) -> list[int]:
    """Widths that give up what is missing, the widest first, none below its least."""
    if missing <= 0:
        return list(widths)
    for most in range(max(widths), -1, -1):
        narrower = [min(width, max(most, least)) for width, least in zip(widths, leasts, strict=True)]
        if sum(narrower) <= sum(widths) - missing:
            break
    return narrower


def wanted(model: TableModel, section: int, delegate: CellDelegate) -> int:
    """The width a column asks for: its longest words, or those of its heading on two lines."""
    column = model.columns[section]
    found = model.first_cells(section, LOOKED_AT)  # each different cell once: a table says the same again and again
    content = max((delegate.wanted_width(column, value, hidden=hidden) for value, hidden in found), default=0)
    described = column.width * 7 + 2 * PADDING if column.width else 0
    if column.format is Format.TEXT:
        return max(_heading(column), min(content, described or MOST), LEAST)
    return max(_heading(column), min(content, MOST), described, LEAST)


def span_words(column: TableColumn) -> str:
    """The years of a strip, as its head names them over the cells."""
    return f"{column.years[0]}\N{EN DASH}{column.years[-1]}"


def _heading(column: TableColumn) -> int:
    metrics = theme.metrics(tokens.TABLE_BOLD)
    words = (span_words(column) if column.years else _(column.label)).split() or [""]
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
