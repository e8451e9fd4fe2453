"""Sentences on a page: other ones come into the labels that are there, and look as if they had been the first."""

from itertools import product

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from shortage_app.report.sentence import Sentence, Tone
from shortage_app.ui.widgets.labels import RichLabel
from shortage_app.ui.widgets.sentences import SentenceList

PLAIN, SURE = Sentence("All are shown."), Sentence("Masons gained.", "Rise.", Tone.ESTABLISHED)
LINKED, UNSURE = Sentence("Two wait.", key="gaps"), Sentence("Cooks may have.", tone=Tone.NOT_ESTABLISHED, key="exits")
LISTS = ((), (PLAIN,), (LINKED, PLAIN), (SURE, UNSURE), (SURE, LINKED, PLAIN), (UNSURE, UNSURE, SURE, LINKED))


def listed(qtbot: QtBot, *lists: tuple[Sentence, ...]) -> SentenceList:
    """A list that showed others before the last."""
    shown = SentenceList()
    qtbot.addWidget(shown)
    shown.resize(400, 300)
    shown.show()
    for sentences in lists:
        shown.show_sentences(sentences)
        QApplication.sendPostedEvents()
    return shown


def seen(shown: SentenceList) -> list[tuple[object, ...]]:
    """Every part from top to bottom: where it stands, its kind, its words and what a screen reader says."""
    parts = [part for part in shown.findChildren(QWidget) if part.isVisible()]
    words = [part.text() if isinstance(part, QLabel) else "" for part in parts]
    places = [(part.y(), part.x(), type(part).__name__, part.accessibleName()) for part in parts]
    return sorted((*place, said) for place, said in zip(places, words, strict=True))


def test_sentences_look_the_same_whatever_was_said_before(qtbot: QtBot) -> None:
    for before, now in product(LISTS, LISTS):
        assert seen(listed(qtbot, before, now)) == seen(listed(qtbot, now)), (before, now)


def test_keys_go_through_links_from_top_to_bottom_whatever_was_said_before(qtbot: QtBot) -> None:
    for before, now in product(LISTS, LISTS):
        shown = listed(qtbot, before, now)
        labels = [label for label in shown.findChildren(RichLabel) if label.isVisible() and "<a " in label.text()]
        assert [label.y() for label in labels] == sorted(label.y() for label in labels)
        chain, after = [], shown.nextInFocusChain()
        while after is not shown:
            chain.append(after)
            after = after.nextInFocusChain()
        assert [label for label in chain if label in labels] == labels


def test_sentences_that_look_alike_come_into_the_labels_there_are(qtbot: QtBot) -> None:
    shown = listed(qtbot, (SURE, LINKED))
    before = shown.findChildren(RichLabel)
    shown.show_sentences((Sentence("Cooks fell.", tone=Tone.ESTABLISHED), Sentence("None wait.", key="gaps")))
    assert shown.findChildren(RichLabel) == before
    assert [label.accessibleName() for label in before] == ["Cooks fell.", "None wait."]
