"""What the pictures show: the example with a season's work in it, and the window on it, put right before each scene."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from shortage_app.domain.decisions import Decision
from shortage_app.domain.scenario import Add, Scenario
from shortage_app.ui import keeping, launch
from shortage_app.ui.actions import wire
from shortage_app.ui.app import Program, build
from shortage_app.ui.pages import PAGES
from shortage_app.ui.session import Session
from shortage_app.ui.settings import Settings
from shortage_app.ui.visit import Filters
from shortage_app.ui.window import Window
from shortage_app.workflow import deciding, example, imagining
from shortage_app.workflow.opening import close, open_to_work

YEAR, YEAR_WITHOUT = 2019, 2021  # with all there is; with no edition published
COOK, BUTCHER = "0692101", "0652101"
NAME = DAMAGED = "Programmation 2020.shortage"
COLLEAGUE = "Programmation 2020 (Sophie).shortage"
CALM_TURNS = 12  # of the event loop: a job's end may start another, a layout asks for another pass
PATIENCE = 600_000  # ms until what is computed must be there
DECISIONS = (  # beside those of the example
    Decision(COOK, YEAR, "information", "Lien « Commis » confirmé", "S. Lambert", "2020-02-12", "done"),
    Decision(COOK, YEAR, "more_places", "24 places demandées", "K. Peeters", "2020-09-30", "in_progress"),
)
SCENARIOS = (
    Scenario(
        "Deux produits",
        YEAR,
        (Add("S1", "Découpe et préparation bouchère", (BUTCHER,), places=15), Add("S2", "Cuisine durable", (COOK,))),
    ),
    Scenario("Sans moyens nouveaux", YEAR, ()),
)


class Unsettled(AssertionError):
    """Something was still being worked out when patience ended; the text names it."""


def settle(program: Program) -> None:
    """Wait until nothing is computed any more, every layout has found its size and everything is painted."""
    timer = QElapsedTimer()
    timer.start()
    calm = 0
    while calm < CALM_TURNS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        calm = 0 if program.session.tasks.names else calm + 1
        if timer.elapsed() > PATIENCE:
            raise Unsettled(", ".join(program.session.tasks.names))


def furnished(folder: Path, source: Path | None) -> Path:
    """A workspace to show: a copy of the one given, or the example, decided on by two."""
    path = folder / NAME
    if source is not None:
        shutil.copy(source, path)
        return path
    example.write(folder).path.rename(path)
    workspace = open_to_work(path)
    shutil.copy(path, folder / COLLEAGUE)
    for decision in DECISIONS:
        workspace = deciding.keep(workspace, decision)
    for scenario in SCENARIOS:
        workspace = imagining.keep(workspace, scenario)
    close(workspace)
    _differ(folder / COLLEAGUE)
    return path


def _differ(path: Path) -> None:
    """What a colleague decided otherwise, and what only she decided."""
    workspace = open_to_work(path)
    otherwise = replace(DECISIONS[1], note="36 places demandées", owner="M. Dubois")
    for decision in (otherwise, Decision(BUTCHER, YEAR, "partner", "Nouvel appel à projets", "M. Dubois")):
        workspace = deciding.keep(workspace, decision)
    close(workspace)


@dataclass(frozen=True, eq=False)
class Stage:
    """The program in front of the camera, and the folder that holds its workspace and its sources."""

    program: Program
    folder: Path

    @property
    def window(self) -> Window:
        """The window of the program."""
        return self.program.window

    @property
    def session(self) -> Session:
        """The session of the program."""
        return self.program.session

    @property
    def path(self) -> Path:
        """The workspace shown."""
        return self.folder / NAME

    def begin(self, page: str) -> None:
        """Bring a page back to how every picture of it begins."""
        session, window = self.session, self.window
        for widget in reversed(others(window)):
            _put_away(widget)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop of events takes them away here
        window.top_bar.search.clear()
        window.message_bar.hide()
        window.note.hide()
        session.show_year(YEAR)
        session.filter(Filters())
        session.select("occupation", COOK)
        session.show_page(page)
        settle(self.program)  # a page that was not looked at before takes the keyboard once it is built
        window.stack.setFocus()
        settle(self.program)
        self._scroll(page, lambda area: area.verticalScrollBar().setValue(0))

    def bring_into_view(self, page: str, part: QWidget) -> None:
        """Scroll a page to a part of it, which on an enlarged screen lies below."""
        self.settle()
        self._scroll(page, lambda area: area.ensureWidgetVisible(part, 0, 16))

    def _scroll(self, page: str, scroll: Callable[[QScrollArea], object]) -> None:
        area = self.window.page(page).splitter.widget(0)
        if isinstance(area, QScrollArea):
            scroll(area)

    def settle(self) -> None:
        """Wait until everything is there."""
        settle(self.program)


def others(window: QWidget) -> list[QWidget]:
    """What is shown beside a window, the lowest first: dialogs and those over them, menus, lists that drop down."""
    shown = [widget for widget in QApplication.topLevelWidgets() if widget is not window and widget.isVisible()]
    return sorted(shown, key=_height_over)


def _height_over(widget: QWidget) -> int:
    """How many windows lie below one."""
    below = widget.parentWidget()
    return 0 if below is None else 1 + _height_over(below.window())


def _put_away(widget: QWidget) -> None:
    if isinstance(widget, QDialog):
        widget.reject()
    else:
        widget.hide()
    QApplication.processEvents()


def program_of(settings: Settings) -> Program:
    """The program with all it can do, none of its analyses made twice; nothing is open yet."""
    verbs = launch.verbs()
    once = replace(verbs, analyse=lru_cache(maxsize=None)(verbs.analyse))
    program = build([], once, PAGES, settings)
    wire(program.window)
    keeping.wire(program.window)
    return program
