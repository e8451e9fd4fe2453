"""The window: pages when they are looked at, everything by keyboard, one language at a time, all of it remembered."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from shortage_app import text
from shortage_app.domain.analysis import Analysis
from shortage_app.ui import record_search
from shortage_app.ui.app import Program, build
from shortage_app.ui.commands import COMMANDS
from shortage_app.ui.entries import Hit
from shortage_app.ui.settings import Settings
from shortage_app.ui.status_bar import TaskStatus
from shortage_app.ui.widgets.messages import Message
from tests.ui import samples
from tests.ui.sample_page import PAGES, SampleOccupations, SampleOverview


def shown_page(program: Program) -> str:
    for _turn in range(8):  # a page that is looked at for the first time is built in several
        QApplication.processEvents()
    page = program.window.stack.currentWidget()
    return page.objectName()


def test_a_page_is_built_when_it_is_first_looked_at(program: Program) -> None:
    assert list(program.window.stack.built) == ["overview"]
    program.session.show_page("exits")
    assert shown_page(program) == "exits"
    assert list(program.window.stack.built) == ["overview", "exits"]


def test_pages_are_reached_by_their_number(program: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shown_page(program) == "occupations"


def test_years_are_walked_by_keyboard(program: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert program.session.year == 2018
    qtbot.keyClick(program.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert program.session.year == 2019


def test_no_shortcut_is_used_twice(program: Program) -> None:
    keys = [keys for keys, _words in program.window.commands.all_keys()]
    assert len(keys) == len(set(keys)) >= len([command for command in COMMANDS if command.keys])


def test_a_key_opens_the_rows_on_the_page_that_knows_it(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(SampleOccupations, "open_rows", lambda self, key: asked.append(key) or key == "structural")
    program.session.ask_rows("structural")
    assert shown_page(program) == "occupations"
    program.session.show_page("overview")
    program.session.ask_rows("unknown key")
    assert shown_page(program) == "overview"
    assert asked == ["structural", "unknown key"]


def test_a_card_asks_for_its_rows(program: Program, qtbot: QtBot) -> None:
    page = program.window.page("overview")
    assert isinstance(page, SampleOverview)
    with qtbot.waitSignal(program.session.rows_asked) as said:
        qtbot.keyClick(page.cards.views[1], Qt.Key.Key_Return)
    assert said.args == ["structural"]


def test_an_analysis_reaches_a_page_when_it_is_seen(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    monkeypatch.setattr(SampleOccupations, "show_analysis", lambda self, analysis: shown.append(analysis.year))
    program.session.show_page("occupations")
    assert shown == []  # the page was built in this turn: the window answers before it is filled
    qtbot.waitUntil(lambda: shown == [2019])
    program.session.show_page("overview")
    with qtbot.waitSignal(program.session.analysis_changed):
        program.session.show_year(2015)
    assert shown == [2019]
    program.session.show_page("occupations")
    qtbot.waitUntil(lambda: shown == [2019, 2015])
    program.session.show_page("overview")
    program.session.show_page("occupations")
    qtbot.wait(20)
    assert shown == [2019, 2015]


def test_a_selection_stays_when_the_language_changes(program: Program, qtbot: QtBot) -> None:
    program.session.show_page("occupations")
    page = program.window.page("occupations")
    assert isinstance(page, SampleOccupations)
    qtbot.waitUntil(lambda: page.table.table_model.rowCount() > 0)
    program.session.select("occupation", "0692101")
    program.session.speak("nl")
    QApplication.processEvents()
    model = page.table.table_model
    assert [model.value(row, "code") for row in page.table.selected_rows()] == ["0692101"]
    assert (text.language(), program.settings.language) == ("nl", "nl")


def test_every_page_is_told_of_another_language_once(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    program.window.page("occupations")
    for kind in (SampleOverview, SampleOccupations):
        before = kind.retranslate
        monkeypatch.setattr(
            kind, "retranslate", lambda self, before=before: (told.append(self.objectName()), before(self))
        )
    program.session.speak("fr")
    QApplication.processEvents()
    assert sorted(told) == ["occupations", "overview"]


def test_qt_speaks_the_language_too(program: Program) -> None:
    said = {}
    for language in ("nl", "fr", "en"):
        program.session.speak(language)
        said[language] = QApplication.translate("QPlatformTheme", "Cancel")
    assert said == {"nl": "Annuleren", "fr": "Annuler", "en": "Cancel"}


def test_the_search_finds_pages_and_commands(program: Program, qtbot: QtBot) -> None:
    qtbot.keyClicks(program.window.top_bar.search, "occup")
    assert [hit.words for hit in program.window.finder.hits] == ["Occupations"]
    qtbot.keyClick(program.window.top_bar.search, Qt.Key.Key_Return)
    assert shown_page(program) == "occupations"
    assert program.window.top_bar.search.text() == ""


def test_the_search_finds_occupations_and_products_by_title_and_code(program: Program) -> None:
    finder = program.window.finder
    finder.search("boucher")
    assert [(hit.words, hit.detail) for hit in finder.hits] == [("Boucher / Bouchère", "0652101")]
    finder.search("BOUCHERE 0652")
    assert [hit.detail for hit in finder.hits] == ["0652101"]
    finder.search("collectivite")
    finder.hits[0].choose()
    assert shown_page(program) == "occupations"
    assert program.session.selection == ("product", "P-1")


def test_titles_that_begin_with_what_is_searched_come_first_and_the_shorter_before_the_longer() -> None:
    titles = ("Biscuiterie", "Chef de cuisine", "Cuisine de réception", "Cuisinier", "Commis de cuisine")
    rows = sorted(((title, "", "") for title in titles), key=partial(record_search.by_nearness, "cuis"))
    assert [title for title, _code, _searched in rows] == [
        "Cuisinier", "Cuisine de réception", "Chef de cuisine", "Commis de cuisine", "Biscuiterie"
    ]  # fmt: skip


def test_what_is_found_lies_below_the_whole_field(program: Program, qtbot: QtBot) -> None:
    finder, field = program.window.finder, program.window.top_bar.search
    program.window.resize(1440, 868)
    with qtbot.waitExposed(program.window):
        program.window.show()
    finder.search("boucher")
    assert (finder.geometry().x(), finder.width()) == (field.mapToGlobal(field.rect().topLeft()).x(), field.width())


def test_many_rows_are_read_in_another_thread_and_then_searched(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shortage_app.ui.record_search.AT_ONCE", 0)
    qtbot.keyClicks(program.window.top_bar.search, "boucher")
    qtbot.waitUntil(lambda: [hit.detail for hit in program.window.finder.hits] == ["0652101"])


Late = tuple[threading.Event, threading.Event]  # rows begin to be read in another thread, and may come


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> Iterator[Late]:
    begun, may_come = threading.Event(), threading.Event()

    def read(_analysis: Analysis) -> record_search.Rows:
        begun.set()
        may_come.wait(5)
        return {"occupation": [("Boucher, of before", "0652101", "boucher")]}

    monkeypatch.setattr(record_search, "AT_ONCE", 0)
    monkeypatch.setattr(record_search, "_all_rows", read)
    yield begun, may_come
    may_come.set()


def test_rows_that_come_when_others_were_read_meanwhile_are_not_searched(
    program: Program, qtbot: QtBot, late: Late, monkeypatch: pytest.MonkeyPatch
) -> None:
    (begun, may_come), finder = late, program.window.finder
    finder.search("boucher")
    assert begun.wait(5)
    now = {"occupation": [("Boucher, of now", "0652101", "boucher")]}
    monkeypatch.setattr(record_search, "AT_ONCE", 5_000)
    monkeypatch.setattr(record_search, "_all_rows", lambda _analysis: now)
    program.session.speak("nl")
    finder.search("boucher")
    may_come.set()
    qtbot.waitUntil(lambda: not program.session.tasks.names)
    finder.search("boucher")
    assert [hit.words for hit in finder.hits if hit.detail == "0652101"] == ["Boucher, of now"]


def test_a_search_that_was_left_does_not_drop_down_again_when_its_rows_come(
    program: Program, qtbot: QtBot, late: Late
) -> None:
    (_begun, may_come), finder = late, program.window.finder
    program.window.top_bar.search.setFocus()
    qtbot.keyClicks(program.window.top_bar.search, "boucher")
    assert finder.isVisible()
    program.window.stack.setFocus()
    assert not finder.isVisible()
    may_come.set()
    qtbot.waitUntil(lambda: not program.session.tasks.names)
    assert not finder.isVisible()


def test_the_button_cancels_the_task_that_it_names(program: Program) -> None:
    tasks, status, go_on = program.session.tasks, program.window.findChild(TaskStatus), threading.Event()
    assert status is not None
    for name, words in (("long", "Exporting"), ("mute", "")):
        tasks.start(name, lambda _progress: go_on.wait(5), lambda _done: None, words=words)
    status._show()
    status._cancel.click()
    assert tasks.names == ("mute",)
    go_on.set()


def test_what_is_found_is_said_in_the_language_spoken(program: Program) -> None:
    program.session.speak("nl")
    program.window.finder.search("0652101")
    assert [hit.words for hit in program.window.finder.hits] == ["Boucher / Bouchère (nl)"]


def test_one_letter_finds_no_rows_but_commands(program: Program) -> None:
    program.window.finder.search("b")
    assert "Boucher / Bouchère" not in {hit.words for hit in program.window.finder.hits}


def test_the_search_says_where_nothing_is_found(program: Program, qtbot: QtBot) -> None:
    qtbot.keyClicks(program.window.top_bar.search, "xyzzy")
    assert program.window.finder.hits == ()
    qtbot.keyClick(program.window.top_bar.search, Qt.Key.Key_Escape)


def test_undo_says_what_it_takes_back(qtbot: QtBot, settings: Settings) -> None:
    undone: list[bool] = []
    verbs = replace(
        samples.verbs(),
        undo_name=lambda _: "Import of liste 2019.xlsx",
        undo=lambda workspace: (undone.append(True), workspace)[1],
    )
    program = build([], verbs, PAGES, settings)
    qtbot.addWidget(program.window)
    program.session.take(samples.workspace())
    action = program.window.commands["undo"]
    assert (action.text(), action.isEnabled()) == ("Undo: Import of liste 2019.xlsx", True)
    assert not program.window.commands["redo"].isEnabled()
    with qtbot.waitSignal(program.session.saved):
        action.trigger()
    program.session.tasks.close()
    assert undone == [True]


def test_a_failure_is_said_with_what_was_kept(program: Program) -> None:
    program.session.failed.emit(OSError("The file is open in another program."))
    bar = program.window.message_bar
    assert bar.isVisible()
    assert bar.accessibleName() == "The file is open in another program. Nothing was changed."


def test_a_message_offers_the_next_step(program: Program, qtbot: QtBot) -> None:
    done: list[bool] = []
    program.window.show_message(Message("No list for 2020.", act_words="Import…", act=lambda: done.append(True)))
    program.window.message_bar.button.click()
    assert done == [True]
    assert not program.window.message_bar.isVisible()


def drop(window: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText(" ".join(map(str, paths)))  # as some file managers do
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), *arguments))
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), *arguments))


def test_dropped_files_are_told_and_a_dropped_workspace_is_opened(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[list[Path]] = []
    program.window.files_dropped.connect(told.append)
    with qtbot.waitSignal(program.session.workspace_changed):
        drop(program.window, tmp_path / "liste 2019.xlsx", tmp_path / "other.shortage")
    assert told == [[tmp_path / "liste 2019.xlsx"]]
    assert program.session.workspace is not None
    assert program.session.workspace.path.stem == "other"


@pytest.mark.parametrize("page", ["overview", "occupations", "exits"])
def test_files_are_taken_wherever_in_the_window_they_are_dropped(program: Program, tmp_path: Path, page: str) -> None:
    program.session.show_page(page)
    QApplication.processEvents()
    told: list[list[Path]] = []
    program.window.files_dropped.connect(told.append)
    window, file = program.window, tmp_path / "liste 2019.xlsx"
    places = [QPoint(x, y) for x in range(8, window.width(), 120) for y in range(8, window.height(), 60)]
    under = {window.childAt(place) for place in (*places, window.top_bar.search.mapTo(window, QPoint(40, 10)))}
    assert window.top_bar.search in under
    for widget in under - {None}:
        drop(widget, file)
    assert told == [[file]] * len(under - {None})
    assert window.top_bar.search.text() == ""


@pytest.mark.parametrize("name", ["other.shortage", "OTHER.SHORTAGE"])
def test_a_workspace_is_known_by_its_ending_however_it_is_written(
    program: Program, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    with qtbot.waitSignal(program.session.workspace_changed):
        drop(program.window, tmp_path / name)
    assert program.session.workspace is not None
    assert program.session.workspace.path.stem == Path(name).stem


def test_a_command_nobody_carries_out_is_not_offered(program: Program) -> None:
    assert not program.window.commands["export"].isEnabled()
    assert not program.window.top_bar.export.isEnabled()
    program.window.commands.carry_out("export", lambda: None)
    assert program.window.top_bar.export.isEnabled()


def test_without_a_workspace_the_window_says_how_to_begin(qtbot: QtBot, settings: Settings) -> None:
    program = build([], samples.verbs(), PAGES, settings)
    qtbot.addWidget(program.window)
    program.window.welcome()
    words = program.window.stack.currentWidget().findChildren(QWidget)
    assert "Open the example" in [widget.text() for widget in words if hasattr(widget, "text")]


def test_the_window_comes_back_as_it_was_left(qtbot: QtBot, settings: Settings) -> None:
    first = build([], samples.verbs(), PAGES, settings)
    qtbot.addWidget(first.window)
    first.window.resize(960, 600)
    first.window.show()
    first.window.close()
    second = build([], samples.verbs(), PAGES, settings)
    qtbot.addWidget(second.window)
    assert second.window.height() == 600


def test_recent_workspaces_are_those_that_still_exist(settings: Settings, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.shortage" for number in range(10)]
    for path in paths:
        path.touch()
        settings.remember_workspace(path)
    paths[9].unlink()
    settings.remember_workspace(paths[5])
    assert [path.stem for path in settings.recent] == ["5", "8", "7", "6", "4", "3", "2"]


def test_one_recent_workspace_is_a_list_of_one(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "a.shortage"
    path.touch()
    settings.remember_workspace(path)
    settings.save()
    assert Settings(tmp_path / "settings.ini").recent == [path]


def test_focus_reaches_every_part_of_the_frame(program: Program, qtbot: QtBot) -> None:
    program.window.activateWindow()
    program.window.stack.setFocus()
    reached: set[QWidget] = set()
    for _ in range(60):
        qtbot.keyClick(QApplication.focusWidget() or program.window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    window = program.window
    wanted = {
        window.top_bar.workspace, window.top_bar.stepper, window.top_bar.search,
        window.rail.buttons[0], window.rail.buttons[-1],
        *program.window.page("overview").cards.views, program.window.page("overview").years.view,  # type: ignore[attr-defined]
    }  # fmt: skip
    assert {widget.accessibleName() for widget in wanted - reached} == set()


def test_arrow_keys_walk_the_pages_of_the_rail(program: Program, qtbot: QtBot) -> None:
    rail, session = program.window.rail, program.session
    program.window.activateWindow()
    rail.buttons[0].setFocus()
    pages = list(program.window.page_names)
    for key, page in ((Qt.Key.Key_Down, pages[1]), (Qt.Key.Key_Down, pages[2]), (Qt.Key.Key_Up, pages[1])):
        qtbot.keyClick(QApplication.focusWidget() or program.window, key)
        assert session.page == page
        assert QApplication.focusWidget() is rail.buttons[pages.index(page)]
    assert [button.isChecked() for button in rail.buttons] == [page == session.page for page in [*pages, ""]]


def test_tab_enters_the_rail_at_the_page_shown_however_one_came_to_it(program: Program, qtbot: QtBot) -> None:
    window, rail = program.window, program.window.rail
    window.activateWindow()
    rail.buttons[0].setFocus()
    at_each = []
    for number in (3, 1, 2):
        qtbot.keyClick(
            QApplication.focusWidget() or window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier
        )
        window.top_bar.search.setFocus()
        for _ in range(20):
            qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
            if QApplication.focusWidget() in rail.buttons:
                break
        at_each.append(rail.buttons.index(QApplication.focusWidget()))
    assert at_each == [2, 0, 1]


def test_everything_that_takes_focus_has_a_name(program: Program) -> None:
    program.window.page("occupations")
    program.window.page("exits")
    nameless = [
        widget for widget in program.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(program.window)
        and not (widget.accessibleName() or (hasattr(widget, "text") and widget.text()))
    ]  # fmt: skip
    assert [f"{type(widget).__name__} in {type(widget.parent()).__name__}" for widget in nameless] == []


def test_a_workspace_without_a_list_says_so_on_every_page_and_offers_to_import(program: Program, qtbot: QtBot) -> None:
    asked: list[bool] = []
    program.window.commands.carry_out("import", lambda: asked.append(True))
    program.session.take(samples.SampleWorkspace(Path("new.shortage")))
    assert program.session.analysis is None
    for page in ("overview", "occupations"):
        program.session.show_page(page)
        button = program.window.stack.currentWidget().findChild(QPushButton)
        assert button.text() == "Import data…"
    button.click()
    assert asked == [True]
    with qtbot.waitSignal(program.session.analysis_changed):
        program.session.take(samples.workspace())
    assert shown_page(program) == "overview"  # where one left it


def test_the_search_finds_a_command_written_without_its_accents(program: Program, qtbot: QtBot) -> None:
    program.session.speak("fr")
    qtbot.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(program.window.top_bar.search, "parametres")
    assert [hit.detail for hit in program.window.finder.hits] == ["Ctrl+,"]


def test_a_failure_is_no_longer_said_once_something_was_done(program: Program) -> None:
    program.session.failed.emit(OSError("The folder does not exist."))
    assert program.window.message_bar.isVisible()
    program.session.saved.emit(QDateTime.currentDateTime())
    assert not program.window.message_bar.isVisible()


def test_what_two_sources_find_stands_where_the_first_found_it(program: Program) -> None:
    finder = program.window.finder
    cook, course = Hit("Cuisinier", "0692101", "occupations", print), Hit("Cuisine", "P-4402", "data", print)
    finder.add_source(lambda _words: [cook, course])
    finder.add_source(lambda _words: [course, cook])
    finder.search("cuisin")
    assert [hit.words for hit in finder.hits if hit in (cook, course)] == ["Cuisinier", "Cuisine"]


def test_a_saved_change_is_said_with_undo_until_something_else_changes(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(program.session, "undo", lambda: asked.append("undo"))
    window = program.window
    window.session.change_told.emit("The decision was saved.")
    assert (window.note.accessibleName(), window.note.button.text()) == ("The decision was saved.", "Undo")
    qtbot.mouseClick(window.note.button, Qt.MouseButton.LeftButton)
    assert asked == ["undo"]
    assert not window.note.isVisible()
    window.session.change_told.emit("The decision was saved.")
    window.session.workspace_changed.emit(window.session.workspace)
    assert not window.note.isVisible()
    window.say("4 rows imported")
    assert not window.note.button.isVisible()


def test_forward_after_back_shows_again_what_was_looked_at(program: Program, qtbot: QtBot) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    program.session.show_page("occupations")
    qtbot.keyClick(program.window, Qt.Key.Key_PageUp, alt)
    assert shown_page(program) == "overview"
    qtbot.keyClick(program.window, Qt.Key.Key_PageDown, alt)
    assert shown_page(program) == "occupations"
    assert not program.window.commands["forward"].isEnabled()


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_command_is_found_by_its_name_and_started_from_the_search(
    program: Program, qtbot: QtBot, language: str
) -> None:
    program.session.speak(language)
    field, finder, commands = program.window.top_bar.search, program.window.finder, program.window.commands
    started: list[str] = []
    for command in COMMANDS:
        action = commands[command.name]
        if action.isEnabled():
            action.triggered.disconnect()
        commands.carry_out(command.name, partial(started.append, command.name))
    for command in COMMANDS:
        words = text._(command.words)
        field.setText(words)
        field.textEdited.emit(words)  # QTest types no accents
        place = [hit.words for hit in finder.hits].index(commands[command.name].text())
        for _ in range(place):
            qtbot.keyClick(field, Qt.Key.Key_Down)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert started == [command.name for command in COMMANDS]
