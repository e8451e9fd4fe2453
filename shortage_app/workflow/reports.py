"""What a person asks to import, and what happened to each file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shortage_app.domain.problem import Problem, Repair
from shortage_app.files.reading import Reading, ReadOptions
from shortage_app.report.import_words import ignored_words
from shortage_app.text import _
from shortage_app.workflow.mappings import Recalled


@dataclass(frozen=True)
class Request:
    """What a person asks to import: files of one kind, and what she says of them.

    sheet, header_row, columns, encoding, delimiter: as in ReadOptions, whatever is left out is found out.
    repairs: those she accepted. remember: read next year's file of this shape alike.
    """

    kind: str
    files: tuple[Path, ...]
    year: int | None = None
    nomenclature: str = ""
    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    delimiter: str | None = None
    repairs: tuple[Repair, ...] = ()
    remember: bool = False


@dataclass(frozen=True, eq=False)
class Report:
    """What happened to one file, row by row in counts, and how it was read."""

    path: Path
    reading: Reading
    request: Request
    options: ReadOptions = field(default_factory=ReadOptions)
    year: int | None = None
    recalled: Recalled = field(default_factory=Recalled)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong, in the order of the file."""
        return self.reading.problems

    @property
    def unreadable(self) -> bool:
        """Whether nothing of the file could be taken."""
        return self.reading.fatal

    @property
    def refused(self) -> int:
        """How many rows were refused."""
        return self.reading.counts.refused

    def summary(self) -> str:
        """The account of the rows in one line."""
        counts = self.reading.counts
        ignored = ", ".join(ignored_words(counts.ignored))
        return _("{file}: {rows} rows = {imported} imported + {refused} rejected + {ignored} ignored{rules}").format(
            file=self.path.name,
            rows=counts.rows,
            imported=counts.imported,
            refused=counts.refused,
            ignored=counts.ignored_total,
            rules=f" ({ignored})" if ignored else "",
        )

    def as_json(self) -> dict[str, object]:
        """The same with every problem, for scripts."""
        counts, layout = self.reading.counts, self.reading.layout
        return {
            "file": str(self.path),
            "kind": self.reading.input_table.kind,
            "year": self.year,
            "sheet": layout.sheet,
            "header_rows": list(layout.header_rows),
            "columns": layout.mapping,
            "unknown_columns": [column.header for column in layout.unknown],
            "rows": counts.rows,
            "imported": counts.imported,
            "refused": counts.refused,
            "ignored": counts.ignored_total,
            "ignored_by_rule": dict(counts.ignored),
            "problems": [_problem(problem) for problem in self.problems],
        }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "severity": problem.severity.value,
        "kind": problem.kind,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "message": problem.message,
    }
