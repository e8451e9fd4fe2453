"""What the benchmarks of the window stand on: a stretch without an answer is noticed."""

from PySide6.QtWidgets import QApplication

from benchmarks.watchdog import Watchdog


def test_a_stretch_without_an_answer_is_a_block_and_an_answered_one_is_none(qapp: QApplication) -> None:
    beats = iter([0.0, 0.05, 0.5, 0.55])
    watchdog = Watchdog(limit=0.1, clock=lambda: next(beats))
    for _beat in range(3):
        watchdog.beat()
    assert [block.seconds for block in watchdog.blocks] == [0.45]
