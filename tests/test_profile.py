"""The profile of a row: each row has its job, and what a job works is put down to its statements."""

import time

import pytest

from benchmarks.figures import read
from benchmarks.jobs import JOBS, STARTS
from benchmarks.page import FIGURES
from benchmarks.profile import told
from benchmarks.sampler import ELSEWHERE, Sampler, Worked
from shortage_app.files.reading.clean import clean

# What is no job of the program: what it is compared with, a size, and how often suggestions are right after lessons.
OTHERS = ("baseline:", "memory at rest", "titles ", "Dutch titles ")


def test_every_row_has_its_job() -> None:
    measured = {row.what for found in read(FIGURES).values() for row in found.rows}
    assert [what for what in sorted(measured) if what not in {*JOBS, *STARTS} and not what.startswith(OTHERS)] == []


@pytest.mark.parametrize(("job", "file"), [(clean, "files/reading/clean.py"), (str.upper, ELSEWHERE)])
def test_what_is_worked_is_put_down_to_a_statement_of_the_program_or_to_none(job, file: str) -> None:
    words, end = "é" * 50_000 + "\t", time.monotonic() + 10
    sampler = Sampler()
    sampler.start()
    while time.monotonic() < end and file not in {place[0] for place in [*sampler.found.places]}:
        job(words)
    assert file in {place[0] for place in sampler.stop().places}


def test_a_profile_tells_functions_and_libraries_by_their_share() -> None:
    worked = Worked()
    worked.places.update({("a.py", "one", "x = 1"): 0.2, ("a.py", "one", "y = 2"): 0.4, ("b.py", "two", "z = 3"): 0.2})
    worked.libraries.update({"pandas": 0.6, "numpy": 0.2})
    lines = [line.split() for line in told("a row", 2, worked).splitlines()]
    assert lines == [
        ["a", "row:", "0.4", "s", "of", "processor", "(mean", "of", "2)"],
        [],
        ["75.0%", "a.py", "one", "y", "=", "2"],
        ["25.0%", "b.py", "two", "z", "=", "3"],
        [],
        ["75.0%", "pandas"],
        ["25.0%", "numpy"],
    ]
