"""Check files and import them: read, report every row, store whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement, applied
from shortage_app.domain.coverage import product_domains
from shortage_app.domain.inputs import EXIT_PERSONS
from shortage_app.domain.problem import Problem, Severity
from shortage_app.domain.project import Project
from shortage_app.files.reading import UNWATCHED, Cancelled, Progress, Reading, ReadOptions, read_table
from shortage_app.files.reading.look import look_at
from shortage_app.text import N_, _
from shortage_app.workflow import mappings
from shortage_app.workflow.doubts import with_doubts
from shortage_app.workflow.intake import KINDS, ChoiceNeeded, Intake, Told, intake
from shortage_app.workflow.mappings import Recalled
from shortage_app.workflow.recognising import same_titles, with_nearest
from shortage_app.workflow.recording import records
from shortage_app.workflow.reports import Report, Request
from shortage_app.workflow.workspaces import OpenWorkspace, stored

__all__ = [
    "KINDS",
    "UNWATCHED",
    "Cancelled",
    "ChoiceNeeded",
    "Import",
    "Progress",
    "Report",
    "Request",
    "check_file",
    "check_files",
    "import_all",
    "import_files",
    "import_read",
    "intake_of",
    "outdated",
    "year_of",
]

NAMED_FILES = 3  # files that the name of an import lists


@dataclass(frozen=True, eq=False)
class Import:
    """The workspace after an import, and what happened to each file."""

    workspace: OpenWorkspace
    readings: tuple[Report, ...]


def check_files(request: Request, project: Project | None = None, progress: Progress = UNWATCHED) -> tuple[Report, ...]:
    """Read and report, store nothing."""
    project = project or Project()
    return tuple(intake_of(report, project)[0] for report in _checked(request, project, progress))


def import_files(workspace: OpenWorkspace, request: Request, progress: Progress = UNWATCHED) -> Import:
    """Import all files of a request, or none when one of them cannot be read; one change, so one step of undo."""
    return import_all(workspace, (request,), progress)


def import_all(workspace: OpenWorkspace, requests: Sequence[Request], progress: Progress = UNWATCHED) -> Import:
    """Import the files of several requests in their order, all or none, as one change."""
    draft = _Draft(workspace.project)
    for request in requests:
        for path in request.files:
            draft = draft.with_file(check_file(path, request, draft.project, progress))
    return draft.stored_in(workspace)


def import_read(workspace: OpenWorkspace, reports: Sequence[Report]) -> Import:
    """Import files as they were read and seen, in this order, all or none, as one change."""
    draft = _Draft(workspace.project)
    for report in reports:
        draft = draft.with_file(report)
    return draft.stored_in(workspace)


@dataclass(frozen=True, eq=False)
class _Draft:
    """An import in the making: the project with the files so far, and how they change it."""

    project: Project
    reports: tuple[Report, ...] = ()
    replacements: tuple[Replacement, ...] = ()

    def with_file(self, report: Report) -> "_Draft":
        """The same and one file more."""
        report, change = intake_of(report, self.project)
        project = applied(self.project, Change("", change))
        return _Draft(project, (*self.reports, report), (*self.replacements, *change))

    def stored_in(self, workspace: OpenWorkspace) -> Import:
        """The import, made unless one of the files could not be read."""
        if any(report.unreadable for report in self.reports):
            return Import(workspace, self.reports)
        change = Change(N_("Import {files}"), self.replacements, parts={"files": _names(self.reports)})
        return Import(stored(workspace, change, self.project), self.reports)


def _names(reports: Sequence[Report]) -> str:
    names = [report.path.name for report in reports]
    return ", ".join(names if len(names) <= NAMED_FILES else [*names[:NAMED_FILES], "…"])


def _checked(request: Request, project: Project, progress: Progress) -> tuple[Report, ...]:
    return tuple(check_file(path, request, project, progress) for path in request.files)


def check_file(path: Path, request: Request, project: Project, progress: Progress = UNWATCHED) -> Report:
    """Read one file; where files of its shape were read otherwise before, as they were."""
    options = _options(request, project)
    reading = read_table(path, request.kind, options, progress)
    recalled = _recalled(path, request, reading, project)
    found = reading.layout.to_remember
    if any(found.get(role) != header for role, header in recalled.roles.items() if role not in request.columns):
        options = replace(options, remembered=recalled.roles)
        reading = read_table(path, request.kind, options, progress)
    return Report(path, reading, request, options, recalled=recalled)


def _recalled(path: Path, request: Request, reading: Reading, project: Project) -> Recalled:
    if not (project.mappings[c.KIND] == request.kind).any():
        return Recalled()
    options = ReadOptions(sheet=request.sheet, header_row=request.header_row)
    layout = look_at(path, request.kind, options).layout if reading.fatal else reading.layout
    return mappings.recall(project, request.kind, [column.header for column in layout.columns])


def intake_of(report: Report, project: Project) -> tuple[Report, tuple[Replacement, ...]]:
    """The report with its year, and how the file changes the project; ChoiceNeeded where a person must say more."""
    if report.unreadable:
        return report, ()
    reading, request = report.reading, report.request
    taken = _taken(report, project)
    reading = with_doubts(_with_contradictions(reading, taken.contradicting), taken.replacements, project)
    reading = _without_double(with_nearest(reading, project, request.repairs), taken.double)
    report = replace(report, year=taken.year, reading=reading)
    return report, (*taken.replacements, *records(report, taken))


def _taken(report: Report, project: Project) -> Intake:
    request, reading = report.request, report.reading
    year = request.year if request.year is not None else year_of(reading)
    told = Told(year, request.nomenclature, same_titles(request.repairs))
    try:
        return intake(request.kind, reading.table, project, told)
    except ChoiceNeeded as error:  # of which of several files
        raise ChoiceNeeded(_("{file}: {reason}").format(file=report.path.name, reason=error)) from error


def _with_contradictions(reading: Reading, against: Mapping[int, tuple[str, str]]) -> Reading:
    """The reading with a warning at each link that a person decided otherwise; it is taken all the same."""
    if not against:
        return reading
    said = tuple(
        Problem(
            reading.source.name,
            "contradicts_decision",
            N_("This link contradicts a decision of {who} of {when}.")
            if who and when
            else N_("This link contradicts a decision made before."),
            sheet=reading.layout.sheet,
            row=row,
            parts={"who": who, "when": when},
        )
        for row, (who, when) in against.items()
    )
    return replace(reading, problems=(*reading.problems, *said))


def _without_double(reading: Reading, double: Mapping[int, int]) -> Reading:
    """The reading with the rows refused that name the same occupation as an earlier row, in other spellings."""
    if not double:
        return reading
    said = tuple(
        Problem(
            reading.source.name,
            "same_occupation",
            N_("The same occupation as row {first}: the titles differ only by gender form, case or accents."),
            Severity.REFUSED,
            reading.layout.sheet,
            row,
            parts={"first": first},
        )
        for row, first in double.items()
    )
    counts = reading.counts
    counts = replace(counts, imported=counts.imported - len(double), refused=counts.refused + len(double))
    fates = {**reading.fates, **dict.fromkeys(double, "refused")}
    return replace(reading, counts=counts, fates=fates, problems=(*reading.problems, *said))


def outdated(report: Report, project: Project) -> bool:
    """Whether exits of persons were counted by other domains of their products than the project now has."""
    is_counted = report.reading.input_table is EXIT_PERSONS and not report.unreadable
    return is_counted and report.options.domains != product_domains(project.products)


def year_of(reading: Reading) -> int | None:
    """The year that the file's own words name; of several the one that its sheet or file is named after, else none.

    « Liste 2019, publiée en juin 2020 » on a sheet « FC_2019 » is of 2019; with nothing else to go by it is a question.
    """
    found = set(reading.years_found)
    if len(found) == 1:
        return found.pop()
    named = f"{reading.layout.sheet} {reading.source.name}"
    confirmed = {year for year in found if str(year) in named}
    by_row = {c.REFERENCE_YEAR, c.CATALOGUE_YEAR} & set(reading.table.columns)
    return confirmed.pop() if len(confirmed) == 1 and not by_row else None


def _options(request: Request, project: Project) -> ReadOptions:
    return ReadOptions(
        sheet=request.sheet,
        header_row=request.header_row,
        columns=request.columns,
        encoding=request.encoding,
        delimiter=request.delimiter,
        year=request.year,
        repairs=request.repairs,
        known_codes=frozenset(project.listings[c.CODE]),
        domains=product_domains(project.products),
        known_files=dict(zip(project.sources[c.SHA256], project.sources[c.FILE], strict=True)),
    )
