"""A planted small count, and what is hidden beside it, is searched for in every way out: it is in none.

SHORTAGE_DEEP=1 also takes each way with nothing hidden, and finds it.
"""

import io
import itertools
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from shortage_app import __main__
from shortage_app.domain import columns as c
from shortage_app.domain.analysis import analyse
from shortage_app.domain.codes import Measure, ShortageLink
from shortage_app.domain.exit_views import all_views
from shortage_app.report.exit_comparisons import comparison_chart
from shortage_app.report.exit_contrasts import contrasts_of
from shortage_app.report.exit_delays import delay_chart
from shortage_app.report.exit_figures import SPLIT_LABELS, Population, group_words
from shortage_app.report.exit_sentences import exit_sentences
from shortage_app.report.exits import RowsBy, exit_rates
from shortage_app.report.linked_exits import linked_exits
from shortage_app.ui.app import Program
from shortage_app.ui.charts.chart_panel import ChartPanel
from shortage_app.ui.pages.exits import ExitsPage
from shortage_app.ui.settings import Settings
from shortage_app.ui.widgets.table_view import TableView
from shortage_app.workflow import analysing, figures, opening, workspaces
from shortage_app.workflow.workspaces import OpenWorkspace
from tests.pdf_words import pdf_words
from tests.planted import (
    DOMAIN,
    FEW,
    FEW_MEN,
    FEW_OLD,
    FEW_TO_WORK,
    PRODUCT,
    YEAR,
    Facts,
    hidden_and_shown,
    planted,
    spelled_out,
)
from tests.ui.pages.small_window import settled, shown

Texts = Iterator[tuple[str, str]]
ASKED_FOR = (".xlsx", ".pdf", ".svg")
MEASURES = (Measure.EXIT_TO_WORK, Measure.DURABILITY)


@dataclass(frozen=True, eq=False)
class Leak:
    """The workspace with the few people in it, where it lies, what its making said, and what to search for."""

    folder: Path
    workspace: OpenWorkspace
    said: str
    hidden: Facts
    shown: Facts


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Leak]:
    """Made once, in a home of its own; the file is read once."""
    folder, said = tmp_path_factory.mktemp("leak"), io.StringIO()
    with pytest.MonkeyPatch.context() as patched:
        for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
            (folder / name).mkdir()
            patched.setenv(name, str(folder / name))
        patched.setattr("tempfile.tempdir", None)
        with redirect_stdout(said), redirect_stderr(said):
            path = planted(folder)
        patched.setattr(workspaces, "open_workspace", cache(workspaces.open_workspace))
        workspace = workspaces.open_workspace(path)
        yield Leak(folder, workspace, said.getvalue(), *hidden_and_shown(workspace.project))


def command(leak: Leak, *words: object) -> str:
    """What one command prints and says."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        assert __main__.main([str(word) for word in (words[0], leak.workspace.path, *words[1:])]) == 0
    return said.getvalue()


def parts_of(package: Path) -> Texts:
    """Every part of a workbook: sheets, texts, charts with what they keep of their figures, properties."""
    with zipfile.ZipFile(package) as opened:
        yield from ((f"{package.name}/{name}", opened.read(name).decode()) for name in opened.namelist())


def key_figures_and_named_tables(leak: Leak) -> Texts:
    yield "analyse", command(leak, "analyse", "--year", YEAR, "--json")
    for name in analysing.TABLES:
        yield name, command(leak, "table", name, "--year", YEAR)


def exits_by_every_view(leak: Leak) -> Texts:
    for number, view in enumerate(all_views()):
        asked = ("table", "exits", "--cohort", YEAR, "--by", ",".join(view.columns))
        for form in ("csv", "json"):
            yield f"{view.columns} {form}", command(leak, *asked, "--format", form)
        path = leak.folder / f"view{number}.xlsx"
        command(leak, *asked, "--format", "xlsx", "-o", path)
        yield from parts_of(path)


def workbooks(leak: Leak) -> Texts:
    for number, part in enumerate(((), ("--domain", DOMAIN))):
        path = leak.folder / f"book{number}.xlsx"
        yield path.name, command(leak, "export", "--year", YEAR, *part, "-o", path)
        yield from parts_of(path)


def printed_pages(leak: Leak) -> Texts:
    for name, part in itertools.product(("report", "sheets"), ((), ("--domain", DOMAIN))):
        path = leak.folder / f"{name}{len(part)}.pdf"
        yield path.name, command(leak, name, "--year", YEAR, "--language", "nl", *part, "-o", path)
        yield f"pages of {path.name}", pdf_words(path.read_bytes())


def saved_charts(leak: Leak) -> Texts:
    for ending in ("svg", "pdf"):
        folder = leak.folder / f"charts_{ending}"
        yield folder.name, command(leak, "figure", figures.ALL, "--year", YEAR, "--format", ending, "-o", folder)
        for path in folder.iterdir():
            yield path.name, path.read_text("utf-8") if ending == "svg" else pdf_words(path.read_bytes())


def charts_tables_and_sentences(leak: Leak) -> Texts:
    analysis = analyse(leak.workspace.project, YEAR)
    yield "occupations", spelled_out(linked_exits(analysis, YEAR))
    groups = {split: [group for group in group_words(analysis, YEAR, split) if group] for split in SPLIT_LABELS}
    for population in (
        Population(),
        *(Population(split, group) for split, named in groups.items() for group in named),
        *(Population(c.DOMAIN, DOMAIN, link) for link in (ShortageLink.DIRECT, ShortageLink.INDIRECT)),
    ):
        told = (analysis, YEAR, Measure.EXIT_TO_WORK, population)
        yield f"delays {population}", spelled_out(delay_chart(analysis, YEAR, population))
        yield f"sentences {population}", spelled_out(exit_sentences(*told))
        for contrast in contrasts_of(population):
            yield f"{contrast} {population}", spelled_out(comparison_chart(*told, contrast))
        for measure, rows in itertools.product(MEASURES, RowsBy):
            yield f"{measure} {rows} {population}", spelled_out(exit_rates(analysis, YEAR, measure, population, rows))


def files_beside(leak: Leak) -> Texts:
    """Lock, log, settings, what is temporary: all but the sources, the workspace and its copies, which are the data.

    What was asked for is no such file: it is searched part by part, for the bytes of a PDF count places in five digits.
    """
    for path in leak.folder.rglob("*"):
        if path.is_file() and path.parent.name != "sources" and path.suffix not in (workspaces.ENDING, *ASKED_FOR):
            yield str(path), path.read_bytes().decode("latin-1")


WAYS_OUT: tuple[Callable[[Leak], Texts], ...] = (
    key_figures_and_named_tables,
    exits_by_every_view,
    workbooks,
    printed_pages,
    saved_charts,
    charts_tables_and_sentences,
)


def found(facts: Facts, texts: dict[str, str]) -> dict[str, set[str]]:
    """What is found, by the text it is found in."""
    return {name: numbers for name, text in texts.items() if (numbers := facts.found_in(text))}


def test_the_few_people_and_others_with_them_are_searched_for(leak: Leak) -> None:
    assert {FEW, FEW_TO_WORK, FEW - FEW_TO_WORK, FEW_MEN, FEW_OLD} <= leak.hidden.counts
    assert len(leak.hidden.counts) > 100 and len(leak.hidden.shares) > 100
    assert not (leak.hidden.counts & leak.shown.counts or leak.hidden.shares & leak.shown.shares)


@pytest.mark.parametrize(
    "text",
    ["42173", "n=42173.", "a,120000,42173,0.5", "42 173", "42\N{NARROW NO-BREAK SPACE}173", "42.173", "42,173",
     "<v>42173</v>", "25.2%", "25,2 %", "0.2520806203969364", "25.20806203969364", "0,2520806203969364"],
)  # fmt: skip
def test_a_number_is_found_however_it_is_written(leak: Leak, text: str) -> None:
    assert leak.hidden.found_in(text)


@pytest.mark.parametrize("text", ["421730", "142173", "0.42173", "a42173f", "125.2%", "42 1730"])
def test_a_number_is_not_found_in_another(leak: Leak, text: str) -> None:
    assert not leak.hidden.found_in(text)


@pytest.mark.parametrize("way", WAYS_OUT, ids=lambda way: way.__name__)
def test_a_hidden_number_leaves_by_no_way_by_which_shown_ones_do(
    qapp: object, leak: Leak, way: Callable[[Leak], Texts]
) -> None:
    texts = dict(way(leak))
    assert found(leak.hidden, texts) == {}
    assert found(leak.shown, texts)


@pytest.mark.skipif("SHORTAGE_DEEP" not in os.environ, reason="says only that the search itself works")
@pytest.mark.parametrize("way", WAYS_OUT[1:], ids=lambda way: way.__name__)
def test_with_nothing_hidden_the_same_search_finds_the_few_people(
    qapp: object, leak: Leak, tmp_path: Path, way: Callable[[Leak], Texts]
) -> None:
    path = shutil.copy(leak.workspace.path, tmp_path / "w.shortage")
    workspace = workspaces.set_method(workspaces.open_workspace(Path(path)), {"threshold": "3"})
    workspaces.open_workspace.cache_clear()  # type: ignore[attr-defined]
    texts = dict(way(replace(leak, folder=tmp_path, workspace=workspace)))
    assert found(leak.hidden, texts)


def test_the_import_and_the_files_beside_an_open_workspace_tell_nothing(qapp: object, leak: Leak) -> None:
    sources = {path.name: path.read_text("utf-8") for path in (leak.folder / "sources").iterdir()}
    assert list(found(leak.hidden, sources)) == ["sortants.csv"]
    with opening.held(leak.workspace.path):
        command(leak, "report", "--year", YEAR, "-o", leak.folder / "again.pdf")
        beside = dict(files_beside(leak))
    assert beside
    assert found(leak.hidden, {"import": leak.said, **beside}) == {}


def words_of(widget: QWidget) -> Texts:
    """Everything a widget and those in it say: to the eye, under the pointer, to a screen reader."""
    for each in (widget, *widget.findChildren(QWidget)):
        said = [each.toolTip(), each.accessibleName(), each.accessibleDescription(), each.whatsThis(), each.statusTip()]
        yield f"{type(each).__name__} {id(each)}", " | ".join([*said, each.text() if isinstance(each, QLabel) else ""])


def painted(widget: QWidget) -> str:
    """The words of a widget as they stand on the screen; where lines begin and end are numbers too, but no words."""
    buffer, drawing = QBuffer(), QSvgGenerator()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing.setOutputDevice(buffer)
    drawing.setSize(widget.size())
    painter = QPainter(drawing)
    widget.render(painter, QPoint())
    painter.end()
    words = ElementTree.fromstring(buffer.data().data()).iterfind(".//{*}text")
    return " | ".join("".join(each.itertext()).strip() for each in words)


def page_of_exits(page: ExitsPage, qtbot: QtBot, folder: Path) -> Texts:
    """Words, tooltips, marks, rows, what is copied for Excel and as text, and the charts as saved."""
    yield from words_of(page)
    for view in page.findChildren(TableView):
        model = view.table_model
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.UserRole)
        cells = itertools.product(range(model.rowCount()), range(model.columnCount()), roles)
        yield f"rows {id(view)}", " | ".join(str(model.index(row, column).data(role)) for row, column, role in cells)
        view.copy_all()
        carried = QGuiApplication.clipboard().mimeData()
        yield f"copied {id(view)}", carried.text() + carried.html()
    for number, panel in enumerate(page.findChildren(ChartPanel)):
        yield f"marks {number}", " | ".join(mark.words + mark.key for mark in panel.view.marks)
        path = folder / f"panel{number}.svg"
        panel.save_as(path)
        yield path.name, path.read_text("utf-8")
    qtbot.mouseClick(page.copy_sentences, Qt.MouseButton.LeftButton)
    yield "sentences", QGuiApplication.clipboard().text()


@pytest.fixture
def looking_at(qtbot: QtBot, leak: Leak, tmp_path: Path) -> Iterator[Callable[[str], Program]]:
    """Opens the window on a page of the workspace."""
    settings = Settings(tmp_path / "settings.ini")
    settings.language, settings.theme = "en", "light"
    with ExitStack() as opened:

        def look(page: str) -> Program:
            program = shown(qtbot, settings, page, leak.workspace)
            opened.callback(program.session.tasks.close)
            return program

        yield look


def test_the_page_of_exits_tells_no_hidden_number_however_far_one_opens_its_rows(
    qtbot: QtBot, leak: Leak, looking_at: Callable[[str], Program], tmp_path: Path
) -> None:
    program = looking_at("exits")
    page = program.window.page("exits")
    assert isinstance(page, ExitsPage)
    for key in ("", f"product_code={PRODUCT}", "age_band=60+"):
        if key:
            assert page.open_rows(key)
            settled(qtbot, program)
        texts = dict(page_of_exits(page, qtbot, tmp_path))
        seen = painted(program.window)
        assert found(leak.hidden, texts | {"painted": seen}) == {}
        assert found(leak.shown, texts)
        assert found(leak.shown, {"painted": seen})


def test_an_occupation_tells_no_hidden_number_of_its_linked_training(
    leak: Leak, looking_at: Callable[[str], Program]
) -> None:
    window = looking_at("occupations").window
    texts = {**dict(words_of(window)), "painted": painted(window)}
    assert "The gap cannot be shown" in " ".join(texts.values())
    assert found(leak.hidden, texts) == {}
