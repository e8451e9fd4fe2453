"""What the import dialog shows of a file beside the account of its rows, for the command line: roles and changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shortage_app.domain.project import Project
from shortage_app.report.import_changes import change_words, compared_words
from shortage_app.text import _, percent
from shortage_app.workflow.importing import Report
from shortage_app.workflow.preview import Foreseen, foresee


@dataclass(frozen=True)
class Account:
    """The same in lines for a person, and in a record for a script."""

    lines: tuple[str, ...] = ()
    record: Mapping[str, object] = field(default_factory=dict)


def accounts(reports: Sequence[Report], project: Project) -> tuple[Account, ...]:
    """How the columns of each file were read, and what it would change."""
    readable = [report for report in reports if not report.unreadable]
    changes = dict(zip(map(id, readable), foresee(project, readable), strict=True))
    return tuple(_account(report, changes.get(id(report))) for report in reports)


def _account(report: Report, foreseen: Foreseen | None) -> Account:
    layout = report.reading.layout
    label = report.reading.input_table.column
    roles = [
        _("{letter} “{header}” is {role} ({share})").format(
            letter=column.letter,
            header=" ".join(column.header.split()),
            role=_(label(column.role).label),
            share=percent(column.confidence, 0),
        )
        for column in layout.columns
        if column.role
    ]
    values = [
        _("{role} is “{value}” in every row").format(role=_(label(role).label), value=value)
        for role, value in layout.fixed.items()
    ]
    lines = [*roles, *values, *([_changes(foreseen)] if foreseen is not None else [])]
    return Account(tuple(f"  {line}" for line in lines), {**_columns(report), **_changed(foreseen)})


def _columns(report: Report) -> dict[str, object]:
    layout = report.reading.layout
    found = [
        {
            "letter": column.letter,
            "header": column.header,
            "role": column.role,
            "confidence": round(column.confidence, 2),
            "suggestion": column.suggestion,
        }
        for column in layout.columns
    ]
    return {"roles": found, "values": dict(layout.fixed)}


def _changed(foreseen: Foreseen | None) -> dict[str, object]:
    if foreseen is None:
        return {}
    return {"compared_with": foreseen.since, "replaces": list(foreseen.replaced), "changes": dict(foreseen.counts)}


def _changes(foreseen: Foreseen) -> str:
    said, compared = change_words(foreseen.counts), compared_words(foreseen)
    return _("{compared}: {changes}").format(compared=compared, changes=", ".join(said)) if said else compared
