"""The page on speed says what was measured: its tables are those of the figures kept, and every row is explained."""

import ast
import re
from pathlib import Path

import pytest

from benchmarks.__main__ import MODULES
from benchmarks.before import before_and_after, earlier, times_less
from benchmarks.figures import keep, read
from benchmarks.growth import JOBS
from benchmarks.larger import SIZE_OF_A_REGION, grown
from benchmarks.measure import Row
from benchmarks.page import BEFORE, FIGURES, PAGE, filled

TEXT = PAGE.read_text(encoding="utf-8")
EXPLAINED = re.findall(r"\*\*(.+?)\*\*", TEXT)
SOURCES = [PAGE.parent.parent / "benchmarks" / f"{name}.py" for name in MODULES]


def names_of_rows(source: Path) -> list[str]:
    """What each Row in a module is called, where it is written as a text; what is put into a text stands as `.*`."""
    found = []
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Row", "_row", "_quality") and node.args:
            first = node.args[0]
            parts = first.values if isinstance(first, ast.JoinedStr) else [first]
            if any(isinstance(part, ast.Constant) for part in parts):
                found.append("".join(re.escape(p.value) if isinstance(p, ast.Constant) else ".*" for p in parts))
    return found


def test_the_tables_are_made_of_the_figures_kept() -> None:
    assert filled(TEXT, read(FIGURES), earlier(BEFORE)) == TEXT


def test_every_benchmark_has_its_table() -> None:
    assert re.findall(r"<!-- figures of (\w+) -->", TEXT) != []
    assert set(re.findall(r"<!-- figures of (\w+) -->", TEXT)) == {*MODULES, "larger", "before"}


def test_every_row_measured_is_explained() -> None:
    measured = {row.what for found in read(FIGURES).values() for row in found.rows}
    assert measured <= set(EXPLAINED)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_every_row_that_will_be_measured_is_explained(source: Path) -> None:
    assert [name for name in names_of_rows(source) if not any(re.fullmatch(name, what) for what in EXPLAINED)] == []


def test_every_job_that_grows_is_explained_and_has_its_size_in_a_region() -> None:
    assert {f"growth: {what}" for _job, what, _size, _several in JOBS.values()} <= set(EXPLAINED)
    assert set(SIZE_OF_A_REGION) == set(JOBS)


def test_a_cost_grows_on_as_it_grew_steeper_than_its_size_or_along_a_line() -> None:
    sizes = (1, 10, 100)
    assert [grown(sizes, (2, 20, 200), size) for size in (0.5, 1, 10, 1000)] == pytest.approx([2, 2, 20, 2000])
    assert grown(sizes, (1, 1, 100), 1000) == pytest.approx(10_000)  # a hundred times for ten
    assert grown(sizes, (2, 20, 400), 1000) == pytest.approx(8000)
    assert grown(sizes, (90, 100, 200), 1000) == pytest.approx(1200)  # a fixed cost, and a line
    assert grown(sizes, (5, 5, 5), 1000) == pytest.approx(5)


def test_measuring_one_benchmark_leaves_the_figures_of_the_others(tmp_path: Path) -> None:
    path, old, new = tmp_path / "figures.json", Row("a", "1", 1.0, "b", 2.0, 3.0), Row("c", "2", 4.0)
    keep(path, "one", [old])
    keep(path, "two", [old])
    keep(path, "one", [new])
    found = read(path)
    assert (found["one"].rows, found["two"].rows) == ((new,), (old,))


def test_rows_of_before_stand_beside_those_of_today_by_name_and_place(tmp_path: Path) -> None:
    today, kept = tmp_path / "today.json", tmp_path / "then.json"
    small, large, new = Row("a", "10", 1.0, "b", 1.0), Row("a", "100", 3.0), Row("c", "1", 1.0)
    then = (Row("a", "9", 2.0, "b", 0.5), Row("a", "100", 9.0))
    keep(today, "one", [small, large, new])
    keep(kept, "one", then)
    kept.write_text(f'{{"abc1234": {kept.read_text(encoding="utf-8")}}}', encoding="utf-8")
    found = list(before_and_after(read(today), earlier(kept)))
    assert found == [(small, "abc1234", then[0]), (large, "abc1234", then[1]), (new, "", None)]
    assert [times_less(row, old) for row, _commit, old in found if old] == [4.0, 3.0]  # of the ratio, of the seconds
