"""What is looked at: told on change only, analysed elsewhere, and walked back and forward."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shortage_app.domain.project import Project
from shortage_app.ui.session import Session
from shortage_app.ui.tasks import Tasks
from shortage_app.ui.verbs import Workspace
from shortage_app.ui.visit import Filters
from tests.ui import samples


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    tasks = Tasks()
    made = Session(samples.verbs(), tasks)
    made.show_page("overview")
    with qtbot.waitSignal(made.analysis_changed):
        made.take(samples.workspace())
    yield made
    tasks.close()


def test_a_workspace_is_shown_at_its_last_edition(session: Session) -> None:
    assert (session.year, session.years[0], session.years[-1], session.compared_year) == (2019, 2010, 2019, 2018)
    assert session.analysis is not None
    assert session.analysis.year == 2019


def test_another_year_is_told_at_once_and_analysed_after(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignals([session.year_changed, session.analysis_changed]):
        session.show_year(2015)
        assert session.year == 2015
    assert session.analysis is not None
    assert session.analysis.year == 2015


def test_years_stay_among_those_of_the_workspace(session: Session) -> None:
    session.show_year(1999)
    assert session.year == 2010
    session.show_year(2050)
    assert session.year == 2019


def test_nothing_is_told_where_nothing_changes(session: Session) -> None:
    told: list[str] = []
    session.year_changed.connect(lambda _: told.append("year"))
    session.page_changed.connect(lambda _: told.append("page"))
    session.selection_changed.connect(lambda *_: told.append("selection"))
    session.filters_changed.connect(lambda _: told.append("filters"))
    session.compared_year_changed.connect(lambda _: told.append("compared"))
    session.history_changed.connect(lambda: told.append("history"))
    session.show_year(2019)
    session.show_page("overview")
    session.select("", "")
    session.filter(Filters())
    session.compare_with(2018)
    assert told == []


def test_the_year_compared_with_is_the_edition_before_unless_another_was_chosen(session: Session) -> None:
    session.show_year(2016)
    assert session.compared_year == 2015
    session.compare_with(2012)
    session.show_year(2018)
    assert session.compared_year == 2012
    session.compare_with(2017)
    session.show_year(2019)
    assert session.compared_year == 2018


def test_back_and_forward_walk_what_was_looked_at(session: Session) -> None:
    session.show_page("occupations")
    session.select("occupation", "0692101")
    session.show_year(2018)
    session.back()
    assert (session.year, session.selection) == (2019, ("occupation", "0692101"))
    session.back()
    session.back()
    assert (session.page, session.selection, session.can_go_back) == ("overview", ("", ""), False)
    session.forward()
    session.forward()
    session.forward()
    assert (session.page, session.year, session.can_go_forward) == ("occupations", 2018, False)


def test_looking_elsewhere_forgets_the_way_forward(session: Session) -> None:
    session.show_page("occupations")
    session.back()
    session.show_page("exits")
    assert not session.can_go_forward


def test_a_change_of_the_workspace_is_shown_and_noted_as_saved(session: Session, qtbot: QtBot) -> None:
    def verb(workspace: Workspace, progress: object) -> Workspace:
        assert isinstance(workspace, samples.SampleWorkspace)
        return replace(workspace, project=samples.project(2010, 2022))

    with qtbot.waitSignals([session.workspace_changed, session.saved, session.analysis_changed]):
        session.change(verb, "Importing")
    assert (session.years[-1], session.year) == (2022, 2019)


def to_years(first: int, last: int) -> Callable[[Workspace, object], Workspace]:
    """A change that leaves editions of these years."""
    return lambda workspace, _progress: replace(workspace, project=samples.project(first, last))  # type: ignore[type-var]


def test_a_year_that_is_gone_is_not_gone_back_to(session: Session, qtbot: QtBot) -> None:
    for year in (2012, 2018, 2012, 2019):
        session.show_year(year)
    with qtbot.waitSignals([session.history_changed, session.analysis_changed]):
        session.change(to_years(2010, 2012), "Undoing")
    assert session.year == 2012
    session.back()
    assert (session.year, session.can_go_back) == (2012, False)


def test_who_is_quicker_than_the_computer_gets_the_year_and_the_data_asked_for(session: Session, qtbot: QtBot) -> None:
    met: list[tuple[int, int]] = []

    def note() -> None:
        assert session.analysis is not None and session.workspace is not None
        assert session.analysis.project is session.workspace.project
        met.append((session.year, session.analysis.year))

    session.when_current(note)
    session.show_year(2015)
    session.when_current(note)
    session.change(to_years(2010, 2022), "Importing")
    session.show_year(2016)
    session.when_current(note)
    assert met == [(2019, 2019)]
    qtbot.waitUntil(lambda: len(met) > 1)
    assert met == [(2019, 2019), (2016, 2016)]


def test_the_first_list_of_an_empty_workspace_is_looked_at(session: Session, qtbot: QtBot) -> None:
    session.take(samples.SampleWorkspace(Path("new.shortage"), Project()))
    assert session.years == ()
    with qtbot.waitSignal(session.analysis_changed):
        session.change(lambda workspace, _: replace(workspace, project=samples.project(2018, 2018)), "")  # type: ignore[type-var]
    assert session.year == 2018


def test_a_verb_that_fails_changes_nothing_and_says_so(session: Session, qtbot: QtBot) -> None:
    before = session.workspace

    def verb(workspace: Workspace, progress: object) -> Workspace:
        raise OSError("The file is open in another program.")

    with qtbot.waitSignal(session.failed) as said:
        session.change(verb, "")
    assert str(said.args[0]) == "The file is open in another program."
    assert session.workspace is before


def test_another_workspace_forgets_what_was_looked_at(session: Session, qtbot: QtBot) -> None:
    session.show_page("occupations")
    with qtbot.waitSignal(session.analysis_changed):
        session.open(Path("other.shortage"))
    assert not session.can_go_back
    assert session.page == "occupations"


def test_a_key_asks_for_its_rows_and_no_key_asks_for_nothing(session: Session) -> None:
    asked: list[str] = []
    session.rows_asked.connect(asked.append)
    session.ask_rows("")
    session.ask_rows("structural")
    assert asked == ["structural"]


def test_filters_narrow_one_column_at_a_time() -> None:
    filters = Filters().narrowed("group", frozenset({"Horeca"})).narrowed("status", frozenset({"structural"}))
    assert dict(filters.values) == {"group": {"Horeca"}, "status": {"structural"}}
    assert dict(filters.narrowed("group", None).values) == {"status": {"structural"}}


def test_an_older_year_that_is_analysed_late_is_not_shown(qtbot: QtBot) -> None:
    import threading

    go = threading.Event()

    def analyse(project: Project, year: int, method: object) -> samples.SampleAnalysis:
        if year == 2018:
            go.wait(5)
        return samples.SampleAnalysis(project, year)

    tasks = Tasks()
    session = Session(replace(samples.verbs(), analyse=analyse), tasks)  # type: ignore[arg-type]
    shown: list[int] = []
    session.analysis_changed.connect(lambda analysis: shown.append(analysis.year))
    with qtbot.waitSignal(session.analysis_changed):
        session.take(samples.workspace())
    session.show_year(2018)
    with qtbot.waitSignal(session.analysis_changed):
        session.show_year(2017)
    go.set()
    tasks.close()
    qtbot.wait(10)
    assert shown == [2019, 2017]


def test_what_a_page_picks_by_itself_is_no_step_back(session: Session) -> None:
    session.show_page("overview")
    session.show_page("occupations")
    session.select("occupation", "3")
    session.back()
    assert (session.page, session.selection) == ("overview", ("", ""))
    session.forward()
    assert (session.page, session.selection) == ("occupations", ("occupation", "3"))


def test_a_workspace_that_was_being_opened_when_the_window_closed_is_let_go(qtbot: QtBot) -> None:
    let_go: list[Path] = []
    verbs = replace(samples.verbs(), close=lambda workspace: let_go.append(workspace.path))
    session = Session(verbs, Tasks())
    session.open(Path("late.shortage"))
    session.close()
    assert let_go == [Path("late.shortage")]
    assert session.workspace is None
