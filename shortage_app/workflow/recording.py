"""What is kept of an import beside its rows: where they come from, what was wrong, how the file was read."""

import json
from dataclasses import asdict
from datetime import UTC, datetime

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Replacement, conform
from shortage_app.domain.problem import Problem
from shortage_app.workflow import mappings
from shortage_app.workflow.intake import Intake, source_place
from shortage_app.workflow.reports import Report


def records(report: Report, taken: Intake) -> tuple[Replacement, ...]:
    """The record of the file and of every problem in it, in the place of those of the import it replaces."""
    return (*_provenance(report, taken), *_memory(report))


def _provenance(report: Report, taken: Intake) -> tuple[Replacement, ...]:
    reading, counts = report.reading, report.reading.counts
    kind, file = reading.input_table.kind, report.path.name
    name = f"{kind}:{taken.year or file}"
    repairs = [asdict(repair) for repair in report.request.repairs]
    row = {
        c.SOURCE: name,
        c.KIND: kind,
        c.FILE: file,
        c.SHA256: reading.source.sha256,
        c.SHEET: reading.layout.sheet,
        c.HEADER_ROW: max(reading.layout.header_rows, default=None),
        c.YEAR: taken.year,
        c.NOMENCLATURE: taken.nomenclature,
        c.ROWS: counts.rows,
        c.IMPORTED: counts.imported,
        c.REFUSED: counts.refused,
        c.IGNORED: counts.ignored_total,
        c.IMPORTED_AT: datetime.now(UTC).isoformat(timespec="seconds"),
        c.REPAIRS: json.dumps(repairs, ensure_ascii=False) if repairs else "",
    }
    source = pd.DataFrame([row])
    problems = pd.DataFrame([_problem_row(name, problem) for problem in report.problems])
    return (
        Replacement("sources", source_place(kind, taken.year, file), conform("sources", source)),
        Replacement("problems", source[[c.SOURCE]], conform("problems", problems)),
    )


def _problem_row(source: str, problem: Problem) -> dict[str, object]:
    return {
        c.SOURCE: source,
        c.SEVERITY: problem.severity.value,
        c.KIND: problem.kind,
        c.FILE: problem.file,
        c.SHEET: problem.sheet,
        c.ROW: problem.row,
        c.COLUMN: problem.column,
        c.VALUE: problem.value,
        c.TEXT: problem.text,
        c.PARTS: json.dumps(dict(problem.parts), default=str),
    }


def _memory(report: Report) -> tuple[Replacement, ...]:
    """What to remember of how the file was read, where she asked for it."""
    layout = report.reading.layout
    if not report.request.remember or not layout.mapping:
        return ()
    headers = [column.header for column in layout.columns]
    return (mappings.memory(report.request.kind, headers, layout.to_remember, report.path.name),)
