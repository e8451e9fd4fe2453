"""How time and memory grow with the size of the data: each job at one, ten and a hundred times the example's size.

    uv run python -m benchmarks growth

Every measurement is a process of its own, so that its peak memory is its own. The note tells how the time grew per
tenfold size: 10 is a straight line.
"""

import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks import analysis, exits, reading
from benchmarks.measure import Row, peak_mb

TIMES = (1, 10, 100)
Job = Callable[[int, Path], Callable[[], object]]
LIST_ROWS, PEOPLE, PRODUCTS, TITLES = 500, 10_000, 200, 12_000


def rows() -> Iterator[Row]:
    """Import, analysis, suggestions and export at three sizes; disclosure at the sizes it is made for."""
    for name, (_job, what, size, several) in JOBS.items():
        before: float | None = None
        for times in several:
            seconds, beyond, peak = _measured(name, times)
            grown = "" if before is None else f"{seconds / before:.1f} × the size before, "
            note = f"{grown}{beyond:.0f} MB beyond the start"
            yield Row(f"growth: {what}", size.format(count=times), seconds, peak_mb=peak, note=note)
            before = seconds


def _measured(name: str, times: int) -> tuple[float, float, float]:
    """The seconds of a job, the megabytes it took beyond its data, and its peak."""
    command = [sys.executable, "-m", "benchmarks.growth", name, str(times)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found["seconds"], found["peak"] - found["idle"], found["peak"]


def _run(name: str, times: int) -> None:
    """Do a job at its smallest, which brings in what it imports, then once as large as asked; print what that took."""
    prepare, _what, _size, several = JOBS[name]
    with tempfile.TemporaryDirectory() as folder:
        prepare(several[0], Path(folder))()
        job = prepare(times, Path(folder))
        clock = time.perf_counter if name == "list" else time.process_time  # a list is partly read by another process
        idle, start = peak_mb(), clock()
        job()
        seconds = clock() - start
    sys.stdout.write(json.dumps({"seconds": seconds, "idle": idle, "peak": peak_mb()}))


def _import_list(times: int, folder: Path) -> Callable[[], object]:
    from shortage_app.files.reading import ReadOptions, read_table

    book = _made_apart(reading.large_list, folder / "list.xlsx", LIST_ROWS * times)
    return lambda: read_table(book, "shortage-list", ReadOptions(year=2019))


def _import_people(times: int, folder: Path) -> Callable[[], object]:
    from shortage_app.files.reading import ReadOptions, read_table

    people = _made_apart(reading.people, folder / "people.csv", PEOPLE * times)
    return lambda: read_table(people, "exits", ReadOptions())


def _analyse(times: int, folder: Path) -> Callable[[], object]:
    from shortage_app.domain.analysis import analyse

    project = analysis.invented(250 * times, 15, 5_000 * times, 0)
    return lambda: analyse(project, 2025)


def _protect(products: int, folder: Path) -> Callable[[], object]:
    from shortage_app.domain.disclosure import protect

    counts = exits.invented(products)
    return lambda: protect(counts, exits.THRESHOLD)


def _suggest(times: int, folder: Path) -> Callable[[], object]:
    from shortage_app.domain import columns as c
    from shortage_app.matching.ranker import fit

    occupations = pd.DataFrame({c.CODE: [f"{n // 20:05d}" for n in range(TITLES)], c.TITLE_FR: _titles(TITLES, 1)})
    count = PRODUCTS * times
    products = pd.DataFrame({c.PRODUCT_CODE: [f"P{n}" for n in range(count)], c.TITLE_FR: _titles(count, 2)})
    return lambda: fit(occupations).suggest(products)


def _export(times: int, folder: Path) -> Callable[[], object]:
    from shortage_app.workflow.exporting import Order, export

    project = analysis.invented(250 * times, 15, 5_000 * times, 0)
    return lambda: export(project, Order((2025,), "fr"), folder / "annual.xlsx")


def _made_apart(make: Callable[[Path, int], Path], path: Path, count: int) -> Path:
    """A file made by another process, so that making it is no part of what reading it takes."""
    making = multiprocessing.get_context("spawn").Process(target=make, args=(path, count))
    making.start()
    making.join()
    return path


def _titles(count: int, seed: int) -> list[str]:
    """Titles of three invented words, of which some are common and most are rare, as in real ones."""
    random = np.random.default_rng(seed)
    letters = np.array(list("aeiourstlnmdcpg"))
    words = np.array(["".join(word) for word in np.random.default_rng(0).choice(letters, (4_000, 8))])
    return [" ".join(some) for some in words[np.minimum(random.zipf(1.3, (count, 3)), 4_000) - 1]]


JOBS: dict[str, tuple[Job, str, str, tuple[int, ...]]] = {
    "list": (_import_list, "import a list from xlsx", f"{LIST_ROWS} rows × {{count}}", TIMES),
    "people": (_import_people, "import exits of people", f"{PEOPLE} rows × {{count}}", TIMES),
    "analysis": (_analyse, "analysis of a year", "250 × 15, 5000 products × {count}", TIMES),
    "suggestions": (_suggest, "suggest links", f"{PRODUCTS} products × {TITLES} titles × {{count}}", TIMES),
    "export": (_export, "describe and write the annual workbook", "250 occupations × {count}", TIMES),
    "disclosure": (_protect, "disclosure control of a cohort", "{count} products × 2 × 6", (100, 300, 1_000)),
}

if __name__ == "__main__":
    _run(sys.argv[1], int(sys.argv[2]))
