"""Controls go on to the next line only when they can get no narrower, and share what is left of their line."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from shortage_app.ui.qt import override
from shortage_app.ui.widgets.flow import Flow


class Block(QWidget):
    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width, 20)


def laid_out(qtbot: QtBot, width: int) -> list[tuple[int, int, int]]:
    """Left edge, top and width of three blocks of 100 px, of which the second may grow and do with 60."""
    whole = QWidget()
    qtbot.addWidget(whole)
    row = Flow(whole)
    blocks = [Block(100) for _ in range(3)]
    blocks[1].setMinimumWidth(60)
    for block in blocks:
        row.add(block, growth=int(block is blocks[1]), shrinks=block is blocks[1])
    whole.resize(width, row.heightForWidth(width))
    whole.show()
    return [(block.x(), block.y(), block.width()) for block in blocks]


def test_what_may_grow_takes_what_is_left_of_the_line(qtbot: QtBot) -> None:
    assert laid_out(qtbot, 416) == [(0, 0, 100), (108, 0, 200), (316, 0, 100)]


def test_what_can_do_with_less_gets_narrower_before_anything_wraps(qtbot: QtBot) -> None:
    assert laid_out(qtbot, 296) == [(0, 0, 100), (108, 0, 80), (196, 0, 100)]


def test_what_has_no_room_goes_on_to_the_next_line(qtbot: QtBot) -> None:
    assert laid_out(qtbot, 270) == [(0, 0, 100), (108, 0, 162), (0, 28, 100)]


def test_a_hidden_control_leaves_no_gap(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    row = Flow(whole)
    first, second = Block(100), Block(100)
    row.add(first)
    row.add(second)
    first.hide()
    whole.resize(300, 20)
    whole.show()
    assert (second.x(), row.sizeHint().width()) == (0, 100)
