"""The overview as it was left: shown at the next start while nothing is different, and never anything else."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import shortage_app
from shortage_app import places
from shortage_app.domain.analysis import analyse
from shortage_app.ui import left_picture, theme
from shortage_app.ui.app import Program, build
from shortage_app.ui.dialogs.keys_dialog import KeysDialog
from shortage_app.ui.left_picture import LeftPicture
from shortage_app.ui.pages import PAGES
from shortage_app.ui.pages.overview import OverviewPage
from shortage_app.ui.settings import Settings
from shortage_app.ui.tokens import DARK
from shortage_app.ui.verbs import Verbs
from shortage_app.workflow.fingerprint import fingerprint_of
from shortage_app.workflow.workspaces import OpenWorkspace, no_edition, open_workspace
from tests.report import small_lists
from tests.screens.camera import SIZE
from tests.ui import samples
from tests.ui.pages.small_window import settled

Start = Callable[[], Program]


@pytest.fixture(autouse=True)
def data_of_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are kept in the folder of the test."""
    monkeypatch.setattr(places, "user_data", lambda: tmp_path)


def page(program: Program) -> OverviewPage:
    found = program.window.page("overview")
    assert isinstance(found, OverviewPage)
    return found


def workspace(program: Program) -> OpenWorkspace:
    opened = program.session.workspace
    assert isinstance(opened, OpenWorkspace)
    return opened


@pytest.fixture
def left(on_small_lists: Program) -> Program:
    """A window that was closed with the overview looked at."""
    assert page(on_small_lists).is_settled
    left_picture.keep_when_closed(on_small_lists.window)
    on_small_lists.window.close()
    return on_small_lists


@pytest.fixture
def start(qtbot: QtBot, settings: Settings, tmp_path: Path, left: Program) -> Iterator[Start]:
    """Starts again on the workspace that was left, as far as it goes before anything is read."""
    programs: list[Program] = []

    def started() -> Program:
        verbs = Verbs(analyse, open_workspace, open_workspace, open_workspace)
        program = build([], verbs, PAGES, settings)
        programs.append(program)
        qtbot.addWidget(program.window)
        program.window.resize(*SIZE)
        with qtbot.waitExposed(program.window):
            program.window.show()
        left_picture.show(program.window, tmp_path / "small.shortage", lambda: None)
        qtbot.waitUntil(lambda: not program.session.tasks.names)
        return program

    yield started
    for program in programs:
        program.session.tasks.close()


def picture(program: Program) -> LeftPicture | None:
    return program.window.findChild(LeftPicture)


def kept() -> QImage:
    """The picture that the next start would show."""
    return QImage(str(left_picture._file()))


def year(program: Program) -> str:
    """The year that stands in the top bar."""
    return program.window.top_bar.stepper.findChild(QLabel).text()


def seen(program: Program) -> QImage:
    """What stands where the pages are."""
    window = program.window
    place = QRect(window.stack.mapTo(window, QPoint()), window.stack.size())
    return window.grab(place).toImage()


def test_the_same_overview_is_seen_before_its_workspace_is_read(start: Start, left: Program) -> None:
    again = start()
    assert picture(again) is not None
    assert seen(again) == seen(left)
    assert year(again) == year(left) == "2019"


def test_it_goes_once_the_page_itself_is_worked_out(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    again = start()
    before, as_left = picture(again), seen(again)
    assert before is not None
    again.session.take(open_workspace(tmp_path / "small.shortage"))
    assert picture(again) is before
    settled(qtbot, again)
    assert picture(again) is None
    assert page(again).updatesEnabled()
    assert seen(again) == as_left


def test_it_goes_when_the_workspace_cannot_be_opened(qtbot: QtBot, start: Start) -> None:
    again = start()
    again.session.failed.emit(ValueError("no"))
    qtbot.waitUntil(lambda: picture(again) is None)
    assert again.window.stack.updatesEnabled()
    assert year(again) == "\N{EN DASH}"


def test_it_goes_when_anything_else_is_looked_at(qtbot: QtBot, start: Start) -> None:
    acts: dict[str, Callable[[Program], object]] = {
        "page": lambda again: again.session.show_page("exits"),
        "size": lambda again: again.window.resize(1200, 700),
        "theme": lambda again: again.window.theme.theme_changed.emit("dark"),
        "workspace": lambda again: again.session.take(samples.SampleWorkspace(Path("other"), small_lists.project())),
        "language": lambda again: again.session.language_changed.emit("nl"),
    }
    for act in acts.values():
        again = start()
        assert picture(again) is not None
        act(again)
        qtbot.waitUntil(lambda again=again: picture(again) is None)  # type: ignore[misc]


def test_nothing_is_shown_where_anything_is_different(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file, journal = tmp_path / "small.shortage", tmp_path / "small.shortage-journal"
    as_left = file.read_bytes()
    different: dict[str, Callable[[pytest.MonkeyPatch], object]] = {
        "a byte": lambda _: file.write_bytes(as_left + b"\0"),
        "not written to the end": lambda _: journal.touch(),
        "the version": lambda patch: patch.setattr(shortage_app, "__version__", "9.9"),
        "the language": lambda patch: patch.setattr(left_picture, "language", lambda: "fr"),
        "the theme": lambda patch: patch.setattr(theme, "tokens", lambda: DARK),
        "the size": lambda patch: patch.setattr("tests.ui.test_left_picture.SIZE", (1300, 800)),
        "the page left": lambda patch: patch.setattr(left_picture, "PAGE", "exits"),
    }
    for difference in different.values():
        with monkeypatch.context() as patch:
            difference(patch)
            assert picture(start()) is None
        file.write_bytes(as_left)
        journal.unlink(missing_ok=True)
    assert picture(start()) is not None
    (tmp_path / "left.png").write_bytes(b"no picture")
    assert picture(start()) is None


def test_it_does_not_come_once_something_else_stands_there(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    again = start()
    again.session.failed.emit(ValueError("the workspace could not be opened"))
    qtbot.waitUntil(lambda: picture(again) is None)
    gone_on: list[str] = []
    left_picture.show(again.window, tmp_path / "small.shortage", lambda: gone_on.append("then"))
    qtbot.waitUntil(lambda: gone_on == ["then"])
    assert picture(again) is None


def test_no_other_page_is_kept(on_small_lists: Program, qtbot: QtBot, tmp_path: Path) -> None:
    on_small_lists.session.show_page("exits")
    settled(qtbot, on_small_lists)
    left_picture.keep(on_small_lists.window)
    assert not (tmp_path / "left.png").exists()


def test_nothing_is_kept_while_something_is_worked_out_or_compared_otherwise(
    on_small_lists: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    session = on_small_lists.session
    session.show_year(session.year - 1)
    left_picture.keep(on_small_lists.window)
    settled(qtbot, on_small_lists)
    session.compare_with(session.year - 2)
    settled(qtbot, on_small_lists)
    left_picture.keep(on_small_lists.window)
    assert not (tmp_path / "left.png").exists()


def test_a_file_that_another_program_wrote_is_not_known_by_what_was_read(
    on_small_lists: Program, tmp_path: Path
) -> None:
    read = workspace(on_small_lists)
    assert fingerprint_of(read)
    no_edition(open_workspace(read.path), 1999)
    assert fingerprint_of(read) == ""
    left_picture.keep(on_small_lists.window)
    assert not (tmp_path / "left.png").exists()


def test_a_picture_of_a_finer_screen_is_shown_as_large_as_it_was(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = picture(start())
    assert shown is not None
    quarters = QImage(2, 2, QImage.Format.Format_RGB32)
    quarters.fill(QColor("red"))
    quarters.setPixelColor(1, 1, QColor("blue"))
    monkeypatch.setattr(LeftPicture, "devicePixelRatioF", lambda _self: 2.0)
    left_picture._write(quarters.scaled(2 * shown.size()), "finer")
    shown._kept = left_picture._kept()
    as_large = QImage(shown.size(), QImage.Format.Format_RGB32)
    shown.render(as_large)
    assert as_large.pixelColor(as_large.rect().bottomRight()) == QColor("blue")


def test_a_window_whose_workspace_is_gone_closes_without_a_picture(on_small_lists: Program, tmp_path: Path) -> None:
    workspace(on_small_lists).path.unlink()
    left_picture.keep(on_small_lists.window)
    assert not (tmp_path / "left.png").exists()


def test_a_passing_note_is_not_in_the_picture(on_small_lists: Program) -> None:
    left_picture.keep(on_small_lists.window)
    plain = kept()
    on_small_lists.window.say("Undone")
    left_picture.keep(on_small_lists.window)
    assert kept() == plain


def test_nothing_is_kept_below_a_dialog(on_small_lists: Program, tmp_path: Path) -> None:
    dialog = KeysDialog(on_small_lists.window, [])
    dialog.open()
    left_picture.keep(on_small_lists.window)
    dialog.close()
    assert not (tmp_path / "left.png").exists()


def test_what_was_opened_meanwhile_stays_open(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again, gone_through = start(), threading.Event()
    monkeypatch.setattr("shortage_app.workflow.fingerprint.fingerprint", lambda _path: str(gone_through.wait(5)))
    gone_on: list[str] = []
    left_picture.show(again.window, tmp_path / "small.shortage", lambda: gone_on.append("then"))
    other = samples.SampleWorkspace(Path("other"), small_lists.project())
    again.session.take(other)
    qtbot.waitUntil(lambda: again.session.tasks.names == ("left",))
    gone_through.set()
    settled(qtbot, again)
    assert (gone_on, again.session.workspace) == ([], other)


def test_what_else_is_worked_out_meanwhile_does_not_keep_the_workspace_shut(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    again = start()
    worked_out = threading.Event()
    gone_on: list[str] = []
    again.session.tasks.start("other", lambda _progress: worked_out.wait(5), lambda _done: None)
    left_picture.show(again.window, tmp_path / "small.shortage", lambda: gone_on.append("then"))
    qtbot.waitUntil(lambda: not again.session.tasks.is_running("left"))
    worked_out.set()
    assert gone_on == ["then"]


def test_it_goes_where_the_page_cannot_be_shown(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = start()
    monkeypatch.setattr(OverviewPage, "show_analysis", lambda _page, _analysis: None)
    monkeypatch.setattr(OverviewPage, "is_settled", False)
    again.session.take(open_workspace(tmp_path / "small.shortage"))
    qtbot.waitUntil(lambda: picture(again) is None)
    assert again.window.stack.updatesEnabled()
