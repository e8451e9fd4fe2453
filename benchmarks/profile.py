"""Where the time of one row goes: the statements of the program that take most of it, and the libraries.

    uv run python -m benchmarks.profile "import exits"
    uv run python -m benchmarks.profile              # the rows there are

The job is the one the row times, repeated where it is short.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.jobs import JOBS, STARTS
from benchmarks.measure import as_installed
from benchmarks.sampler import Sampler, Worked

LEAST = 1.0  # seconds of processor: a thousand looks
MOST, WIDTH = 12, 80  # functions and libraries shown; letters of a statement


def main() -> None:
    """Do the job of a row and print where its time went."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile")
    parser.add_argument("row", nargs="?", default="", help="the name of a row in docs/performance.md, or its beginning")
    name = parser.parse_args().row
    known = [*JOBS, *STARTS]
    found = [name] if name in known else [one for one in known if name and one.startswith(name)]
    if len(found) != 1:
        sys.exit("\n".join(["Rows:", *(found or known)]))
    with tempfile.TemporaryDirectory() as folder:
        print(told(found[0], *_profiled(found[0], Path(folder))))


def _profiled(name: str, folder: Path) -> tuple[int, Worked]:
    """How often the job was done, and what it worked in all."""
    if name in STARTS:
        return 1, _of_a_process(STARTS[name](folder))
    worked, times = Worked(), 0
    for act in JOBS[name](folder):
        worked, times = worked.plus(_watched(act)), times + 1
        if worked.seconds >= LEAST:
            break
    return times, worked


def _watched(act: Callable[[], object]) -> Worked:
    sampler = Sampler()
    sampler.start()
    try:
        act()
    finally:
        worked = sampler.stop()
    return worked


def _of_a_process(code: str) -> Worked:
    """What a process works that runs a code from its first import on, until the code calls tell_cost()."""
    command = [sys.executable, "-c", _WATCHED + code]
    process = subprocess.run(command, capture_output=True, text=True, check=True, env=as_installed())
    line = next(line for line in process.stdout.splitlines() if line.startswith("worked "))
    places, libraries = json.loads(line.removeprefix("worked "))
    return Worked(Counter({tuple(place): seconds for place, seconds in places}), Counter(libraries))


_WATCHED = """
from benchmarks.sampler import Sampler
sampler = Sampler()
def tell_cost():
    import json
    worked = sampler.stop()
    print("worked", json.dumps([list(worked.places.items()), worked.libraries]), flush=True)
sampler.start()
"""


def told(name: str, times: int, worked: Worked) -> str:
    """The profile in words: functions with the statement that takes most of each, then libraries."""
    by_function: dict[tuple[str, str], Counter[str]] = {}
    for (file, function, statement), seconds in worked.places.items():
        by_function.setdefault((file, function), Counter())[statement] += seconds
    functions = sorted(by_function.items(), key=lambda found: -found[1].total())[:MOST]
    lines = [f"{name}: {worked.seconds / times:.3g} s of processor (mean of {times})", ""]
    for (file, function), statements in functions:
        where = f"{file} {function}".strip()
        lines.append(
            f"{statements.total() / worked.seconds:6.1%}  {where:<50}  {statements.most_common(1)[0][0][:WIDTH]}"
        )
    libraries = worked.libraries.most_common(MOST)
    return "\n".join([*lines, "", *(f"{seconds / worked.seconds:6.1%}  {library}" for library, seconds in libraries)])


if __name__ == "__main__":
    main()
