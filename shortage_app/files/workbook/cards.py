"""Key figures as cards on a page: each two columns wide, the figure in a named cell of its own."""

from shortage_app.files.workbook import palette
from shortage_app.files.workbook.canvas import Canvas
from shortage_app.files.workbook.draft import Draft
from shortage_app.files.workbook.styles import HIDDEN_INK, Style
from shortage_app.files.workbook.values import NUMBER_FORMATS
from shortage_app.report.workbook import KeyFigure

CARD_WIDTH, CARD_HEIGHT = 2, 3  # cells
CARDS_A_ROW = 7
_HEIGHTS = (18, 32, 18)
_LABEL = Style(size=9, ink=palette.TEXT_SECONDARY, fill=palette.SUBTLE, align="left", indent=1)
_FIGURE = Style(size=22, bold=True, fill=palette.SUBTLE, align="left", indent=1)
_CHANGE = Style(size=9, ink=palette.TEXT_SECONDARY, fill=palette.SUBTLE)


def place_cards(draft: Draft, canvas: Canvas, cards: tuple[KeyFigure, ...], row: int) -> int:
    """Write the cards from `row` on, as many beside each other as the page is wide; the row after them."""
    for place, card in enumerate(cards):
        line, across = divmod(place, CARDS_A_ROW)
        top = row + line * (CARD_HEIGHT + 1)
        _place_card(draft, canvas, card, top, 1 + across * CARD_WIDTH)
    lines = -(-len(cards) // CARDS_A_ROW)
    return row + lines * (CARD_HEIGHT + 1)


def _place_card(draft: Draft, canvas: Canvas, figure: KeyFigure, row: int, column: int) -> None:
    card, colour = figure.card, palette.role(figure.card.role)
    label = _LABEL.but(thick_top=colour)
    canvas.write_row(row, column, [card.label, None], label)
    canvas.write(row + 1, column, *_value(figure))
    canvas.write(row + 1, column + 1, card.change or None, _CHANGE)
    canvas.write_row(row + 2, column, [card.detail or None, None], _LABEL)
    for offset, height in enumerate(_HEIGHTS):
        edge = label if offset == 0 else _CHANGE
        last = canvas.sheet.cell(row + offset, column + 1)
        canvas.write(row + offset, column + 1, last.value, edge.but(right=palette.WHITE))
        canvas.sheet.row_dimensions[row + offset].height = height
    draft.name_cell(figure.name, canvas, row + 1, column)


def _value(figure: KeyFigure) -> tuple[object, Style]:
    if figure.value is None:
        return figure.card.value, _FIGURE.but(size=14, italic=True, ink=HIDDEN_INK)
    return figure.value, _FIGURE.but(format=NUMBER_FORMATS.get(figure.format, "General"))
