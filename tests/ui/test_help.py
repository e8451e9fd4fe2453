"""The guide: F1 opens the chapter of the page looked at; every language says the same; nothing in it leads nowhere."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shortage_app import places, text
from shortage_app.domain.project import Method
from shortage_app.text import _
from shortage_app.ui import dialogs, guide, pages
from shortage_app.ui.app import Program
from shortage_app.ui.commands import COMMANDS, written
from shortage_app.ui.dialogs.guide_text import plain_text
from shortage_app.ui.dialogs.help_dialog import HelpDialog
from shortage_app.ui.dialogs.settings_dialog import SettingsDialog
from shortage_app.ui.dialogs.sheet import Sheet
from shortage_app.ui.pages import PAGES

LINKS = re.compile(r"\]\(([^)]+)\)")


def help_of(program: Program) -> HelpDialog:
    program.window.commands["help"].trigger()
    found = program.window.findChildren(HelpDialog)
    assert len(found) == 1
    return found[0]


@pytest.fixture
def dialog(program: Program) -> Iterator[HelpDialog]:
    yield help_of(program)
    program.session.speak("en")


def markdown(language: str, name: str) -> str:
    return next(chapter.markdown for chapter in guide.chapters(language) if chapter.name == name)


def shape(words: str) -> list[str]:
    """The headings by their level, and how many rows of tables, lists and code stand below each."""
    marks = ("#", "|", "- ", "1. ", "```")
    lines = (line for line in words.splitlines() if line.startswith(marks))
    return [line.partition(" ")[0] if line[0] == "#" else line[0] for line in lines]


def test_every_page_of_the_window_has_a_chapter_named_as_the_page_is() -> None:
    for language in text.LANGUAGES:
        text.set_language(language)
        titles = {chapter.name: chapter.title for chapter in guide.chapters(language)}
        assert {page.name: titles[guide.chapter_of(page.name)] for page in PAGES} == {p.name: _(p.label) for p in PAGES}


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_language_has_the_same_chapters_with_the_same_headings_tables_and_lists(language: str) -> None:
    folder = places.resources() / "guide" / language
    assert {file.name for file in folder.glob("*.md")} == {f"{name}.md" for name in guide.CHAPTERS}
    shapes = {chapter.name: shape(chapter.markdown) for chapter in guide.chapters(language)}
    assert shapes == {chapter.name: shape(chapter.markdown) for chapter in guide.chapters("fr")}


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_link_of_the_guide_leads_to_a_chapter_or_a_picture(language: str) -> None:
    targets = {target for chapter in guide.chapters(language) for target in LINKS.findall(chapter.markdown)}
    pictures = {target for target in targets if target.endswith(".png")}
    assert targets - pictures <= {f"{name}.md" for name in guide.CHAPTERS}
    assert all((guide.folder_of(language) / picture).is_file() for picture in pictures)
    assert len(pictures) < len(targets)


def test_a_picture_is_as_wide_as_the_words_and_opens_when_one_clicks_on_it(
    dialog: HelpDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog.show_chapter("coverage")
    image = dialog.reading.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("pictures/coverage.png"))
    assert isinstance(image, QImage)
    assert 0.8 * dialog.reading.width() < image.width() / image.devicePixelRatio() < dialog.reading.width()
    dialog.reading.anchorClicked.emit(QUrl("pictures/coverage.png"))
    assert [Path(url.toLocalFile()).name for url in opened] == ["coverage.png"]
    assert dialog.chapter == "coverage"


def test_a_picture_stays_as_wide_as_the_words_in_a_narrower_window(dialog: HelpDialog, qtbot: QtBot) -> None:
    dialog.show_chapter("coverage")
    for width in (1400, 900):
        dialog.resize(width, 700)
        qtbot.waitUntil(lambda: dialog.reading.verticalScrollBar().maximum() > 0)
        assert dialog.reading.horizontalScrollBar().maximum() == 0, width


def test_every_key_of_the_window_stands_in_the_chapter_of_keys() -> None:
    words = markdown("en", "keyboard").replace("←", "Left").replace("→", "Right")
    words = words.replace("Ctrl+1 … Ctrl+7", " ".join(f"Ctrl+{place}" for place, _page in enumerate(PAGES, 1)))
    keys = [written(QKeySequence(command.keys)) for command in COMMANDS if command.keys]
    assert [key for key in keys if key not in words] == []


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_the_chapter_of_the_method_names_every_setting_with_its_default(language: str) -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:3]] for line in markdown(language, "method").splitlines()
            if line.startswith("|")]  # fmt: skip
    said = {name: value for names, values in rows for name, value in zip(names.split(", "), values.split(", "))}  # noqa: B905
    words = {"True": "yes", "False": "no"}
    defaults = {name: words.get(str(value), str(value)) for name, value in asdict(Method()).items()}
    assert {name: said.get(name) for name in defaults} == defaults


def test_f1_opens_the_chapter_of_the_page_looked_at_and_the_same_dialog_goes_on(program: Program) -> None:
    program.session.show_page("exits")
    dialog = help_of(program)
    assert (dialog.chapter, dialog.isModal()) == ("exits", False)
    program.session.show_page("occupations")
    assert help_of(program).chapter == "occupations"


def test_f1_in_a_dialog_opens_its_chapter_over_it(program: Program, qtbot: QtBot) -> None:
    program.window.commands["settings"].trigger()
    sheet = program.window.findChild(SettingsDialog)
    assert sheet is not None
    sheet.windowHandle().requestActivate()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)
    qtbot.keyClick(sheet, Qt.Key.Key_F1)
    dialog = sheet.findChild(HelpDialog)
    assert dialog is not None
    assert (dialog.chapter, dialog.isVisible()) == ("method", True)


def test_every_dialog_names_a_chapter_that_there_is() -> None:
    for folder in (dialogs, pages):
        for module in pkgutil.iter_modules(folder.__path__, f"{folder.__name__}."):
            importlib.import_module(module.name)
    named = {kind.__name__: kind.guide_chapter for kind in Sheet.__subclasses__()}
    assert {"ImportDialog", "ExportDialog", "CrosswalkDialog", "DecisionDialog"} <= set(named)
    assert set(named.values()) <= set(guide.CHAPTERS)


def test_a_page_without_a_chapter_of_its_own_opens_the_first() -> None:
    assert guide.chapter_of("") == guide.START


def test_a_link_opens_its_chapter_and_keys_go_back_and_forward(dialog: HelpDialog, qtbot: QtBot) -> None:
    dialog.show_chapter("coverage")
    dialog.reading.anchorClicked.emit("method.md")
    assert dialog.chapter == "method"
    qtbot.keyClick(dialog, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert dialog.chapter == "coverage"
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert dialog.chapter == "method"


def test_the_contents_open_chapters_by_keyboard(dialog: HelpDialog, qtbot: QtBot) -> None:
    dialog.show_chapter(guide.START)
    qtbot.keyClick(dialog.contents, Qt.Key.Key_Down)
    assert dialog.chapter == guide.CHAPTERS[1]
    assert dialog.contents.currentItem().text() == "Overview"


def test_another_language_is_read_at_once_at_the_same_chapter(dialog: HelpDialog, program: Program) -> None:
    dialog.show_chapter("privacy")
    program.session.speak("nl")
    QApplication.processEvents()
    assert dialog.chapter == "privacy"
    assert dialog.reading.toPlainText().startswith("Privacy en kleine aantallen")
    assert dialog.windowTitle() == "Handleiding"


def test_a_search_goes_through_all_chapters_and_comes_round(dialog: HelpDialog) -> None:
    wanted = [chapter.name for chapter in guide.chapters("en") if "wilson" in plain_text(chapter).lower()]
    dialog.show_chapter(guide.START)
    dialog.search.setText("wilson")
    seen = [dialog.chapter]
    for _step in range(len(wanted)):
        dialog.go_on(1)
        seen.append(dialog.chapter)
    assert seen == [*wanted, wanted[0]]
    assert dialog.reading.textCursor().selectedText() == "Wilson"


def test_the_search_walks_back_the_way_it_came(dialog: HelpDialog) -> None:
    dialog.show_chapter(guide.START)
    dialog.search.setText("threshold")

    def place() -> tuple[str, int]:
        return dialog.chapter, dialog.reading.textCursor().position()

    there = [place()]
    for _step in range(6):
        dialog.go_on(1)
        there.append(place())
    assert all(before != after for before, after in pairwise(there))
    back = [place()]
    for _step in range(6):
        dialog.go_on(-1)
        back.append(place())
    assert back == there[::-1]


def test_words_are_found_whatever_their_case_and_accents() -> None:
    assert guide.found("Métiers et métiers, ŒUVRE", "METIERS") == [0, 11]
    assert guide.found("Métiers", "  ") == []


def test_a_search_in_vain_says_so_and_stays(dialog: HelpDialog) -> None:
    dialog.show_chapter("data")
    dialog.search.setText("zzzz")
    assert (dialog.chapter, dialog.hits.text()) == ("data", "Nothing found.")
    dialog.go_on(1)
    assert dialog.chapter == "data"


def test_escape_closes_the_guide_and_leaves_the_window(dialog: HelpDialog, program: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), program.window.isVisible()) == (False, True)


def test_the_chapter_one_reads_is_marked_among_the_contents(dialog: HelpDialog) -> None:
    dialog.show_chapter("coverage")
    contents = dialog.contents
    image = contents.viewport().grab().toImage()

    def ground(row: int) -> int:
        """The colour at the right end of a row, where no words are."""
        place = contents.visualItemRect(contents.item(row)).center()
        return int(image.pixel(image.width() - 12, place.y()))

    rows = {name: ground(row) for row, name in enumerate(guide.CHAPTERS)}
    assert rows.pop("coverage") not in set(rows.values())
