"""The job of each row, as it can be done again and again: what the row times, and nothing beside it."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import count, repeat
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import growth

if TYPE_CHECKING:
    from shortage_app.ui.app import Program

Act = Callable[[], object]
Acts = Iterator[Act]  # what is done between two of them is no part of the job


def _again(act: Act) -> Acts:
    return repeat(act)


def _read_list(folder: Path) -> Acts:
    from benchmarks.reading import LIST_ROWS, large_list
    from shortage_app.files.reading import ReadOptions, read_table

    book = large_list(folder / "list.xlsx", LIST_ROWS)
    read_table(book, "shortage-list", ReadOptions(year=2019))  # the other process has started
    return _again(lambda: read_table(book, "shortage-list", ReadOptions(year=2019)))


def _import_people(folder: Path) -> Acts:
    from benchmarks.reading import PEOPLE, people
    from shortage_app.files.reading import ReadOptions, read_table

    path = people(folder / "people.csv", PEOPLE)
    return _again(lambda: read_table(path, "exits", ReadOptions()))


def _count(folder: Path) -> Acts:
    from benchmarks.counting import EXITS, counted, invented

    return _again(partial(counted, invented(EXITS)))


def _analyse(folder: Path, change: str, occupations: int = 20_000, years: int = 20, products: int = 100_000) -> Acts:
    from benchmarks.analysis import invented
    from shortage_app.domain import columns as c
    from shortage_app.domain.analysis import analyse
    from shortage_app.domain.project import Method

    project = invented(occupations, years, products, 0)
    last = int(project.editions[c.REFERENCE_YEAR].max())
    if change:
        analyse(project, last)
    for time in count():
        if change == "year":
            yield partial(analyse, project, last - 1 - time % (years - 1))
        elif change == "method":
            yield partial(analyse, project, last, Method(consecutive=4 + time))
        else:
            yield partial(analyse, project.changed(), last)


def _table(folder: Path, act: str) -> Acts:
    from PySide6.QtCore import QCoreApplication, Qt

    from benchmarks.tables import COLUMNS, ROWS, invented_table
    from shortage_app.ui.models.table_model import TableModel
    from shortage_app.ui.visit import Filters

    application = QCoreApplication.instance() or QCoreApplication([])
    table = invented_table(ROWS, COLUMNS)
    while application:
        model = TableModel()
        model.show(table)
        if act in table.rows:
            yield partial(model.sort, list(table.rows).index(act), Qt.SortOrder.AscendingOrder)
        elif act == "words":
            yield partial(model.filter, Filters("metier 12"))
        else:
            yield partial(model.filter, Filters().narrowed("few", frozenset({0, 1})))


def _protect(folder: Path) -> Acts:
    from benchmarks.exits import THRESHOLD, invented
    from shortage_app.domain.disclosure import protect

    return _again(partial(protect, invented(400), THRESHOLD))


def _audit(folder: Path) -> Acts:
    from benchmarks.exits import AUDIT_REACH, THRESHOLD, invented
    from shortage_app.domain.disclosure import protect
    from shortage_app.domain.disclosure_audit import audit

    return _again(partial(audit, protect(invented(400), THRESHOLD), AUDIT_REACH))


def _save(folder: Path) -> Acts:
    from benchmarks.workspace import COUNTS, imported, save

    return _again(partial(save, folder / "ours.shortage", imported(COUNTS)))


def _open(folder: Path) -> Acts:
    from benchmarks.workspace import COUNTS, imported, save
    from shortage_app.workspace import store

    save(folder / "ours.shortage", imported(COUNTS))
    return _again(partial(store.load, folder / "ours.shortage"))


def _export(folder: Path, *, described: bool) -> Acts:
    from benchmarks.export import YEAR
    from shortage_app.files.workbook.write import write_workbook
    from shortage_app.report.annual import annual_workbook
    from shortage_app.text import speaking
    from shortage_app.workflow import example
    from shortage_app.workflow.exporting import Order, export, shown_years

    project, order = example.write(folder / "example").project, Order((YEAR,), "fr")
    export(project, order, folder / "annual.xlsx")  # exits are protected once, and kept
    if not described:
        return _again(partial(export, project, order, folder / "annual.xlsx"))
    with speaking(order.language):
        book = annual_workbook(shown_years(project, order))
    return _again(partial(write_workbook, book, folder / "annual.xlsx"))


def _suggest(folder: Path, *, learned: bool) -> Acts:
    from benchmarks.suggestions import lessons, read_catalogue
    from shortage_app.matching.ranker import fit

    titles = os.environ.get("SHORTAGE_REALDATA") or sys.exit("SHORTAGE_REALDATA names no folder of public titles")
    catalogue = read_catalogue(Path(titles))
    decided = lessons(catalogue.linked, catalogue.right) if learned else None
    return _again(lambda: fit(catalogue.occupations, decided=decided).suggest(catalogue.held_out))


def _visit(folder: Path, wanted: str, page: str = "") -> Acts:
    """The acts of a kind of a visit to the window."""
    program = _program(folder)
    from benchmarks.visit import acts

    for shown in (page,) if page else program.window.page_names:
        yield from _of_a_kind(program, acts(program, shown), wanted)
    program.window.close()


def _of_a_kind(program: "Program", acts: Iterable[tuple[str, Act]], wanted: str) -> Acts:
    """The acts of a kind; those between them are done as well."""
    from benchmarks.visit import settle

    for name, act in acts:
        settle(program)
        if wanted == name:
            yield partial(_done, act, program)
        else:
            act()


def _by_hand(folder: Path, wanted: str) -> Acts:
    """What a hand does of a kind beside looking, in a window whose pages were all looked at."""
    program = _program(folder)
    from benchmarks.hand import hand
    from benchmarks.visit import settle
    from shortage_app.workflow import example

    for page in program.window.page_names:
        program.session.show_page(page)
        settle(program)
    other = shutil.copy(folder / "example" / example.NAME, folder / "other.shortage")
    acts = (act for _page, act in hand(program, folder / "example" / "sources", Path(other)))
    yield from _of_a_kind(program, acts, wanted)
    program.window.close()


def _whole_visit(folder: Path) -> Acts:
    """All acts as one."""
    program = _program(folder)
    from benchmarks.visit import acts

    yield lambda: [_done(act, program) for page in program.window.page_names for _name, act in acts(program, page)]
    program.window.close()


def _program(folder: Path) -> "Program":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["XDG_DATA_HOME"] = str(folder)  # settings of nobody
    from benchmarks.visit import opened
    from shortage_app.workflow import example

    return opened(example.write(folder / "example").path)


def _done(act: Act, program: "Program") -> None:
    from benchmarks.visit import settle

    act()
    settle(program)


def _scroll(folder: Path) -> Acts:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks.window import scrolling

    return _again(scrolling)


def _scroll_occupations(folder: Path) -> Acts:
    program = _program(folder)
    from benchmarks.repainting import frames
    from benchmarks.window import occupations

    table = occupations(program)
    yield lambda: list(frames(table))
    program.window.close()


def _grow(folder: Path, name: str) -> Acts:
    prepare, _what, _size, several = growth.JOBS[name]
    return _again(prepare(several[1], folder))


def _start(folder: Path, name: str) -> str:
    from benchmarks.start import codes

    return codes(folder)[name]


VISITED = (
    "first look", "page away", "page again", "year", "compared year", "filter", "selection", "order", "choice",
    "search", "language", "theme",
)  # fmt: skip
BY_HAND = ("menu", "away", "chart as table", "dialog", "file dropped", "change", "undo", "workspace")
JOBS: Mapping[str, Callable[[Path], Acts]] = {
    **{act: partial(_visit, wanted=act) for act in VISITED},
    **{act: partial(_by_hand, wanted=act) for act in BY_HAND},
    "filter to repainted chart": partial(_visit, wanted="choice", page="exits"),
    "longest stretch without an answer (work)": _whole_visit,
    "scroll a table by three rows": _scroll,
    "scroll the occupations by three rows": _scroll_occupations,
    "sort a table by c0": partial(_table, act="c0"),
    "sort a table by text": partial(_table, act="text"),
    "filter a table by words": partial(_table, act="words"),
    "filter a table by values": partial(_table, act="values"),
    "read a list from xlsx": _read_list,
    "import exits of people to counts": _import_people,
    "counts from codes": _count,
    "analysis, first": partial(_analyse, change=""),
    "analysis, change of method": partial(_analyse, change="method"),
    "analysis, change of year": partial(_analyse, change="year"),
    "disclosure control": _protect,
    "disclosure audit": _audit,
    "save a workspace": _save,
    "open a workspace": _open,
    "write the annual workbook": partial(_export, described=True),
    "export it: describe, then write": partial(_export, described=False),
    "suggest links, nothing learned": partial(_suggest, learned=False),
    "titles and domain, 4908 products learned": partial(_suggest, learned=True),
    **{f"growth: {what}": partial(_grow, name=name) for name, (_job, what, _size, _several) in growth.JOBS.items()},
}
# Code that a process of its own runs from its first import on
STARTS: Mapping[str, Callable[[Path], str]] = {
    "start to first painted window": partial(_start, name="painted"),
    "an empty window and pandas": partial(_start, name="pandas"),
    "start to the last workspace shown": partial(_start, name="shown"),
    "start to the last workspace in hand": partial(_start, name="in hand"),
}
