"""A file on its way in: what was found in it, what a person says of it, and what is still to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from shortage_app.domain import columns as c
from shortage_app.domain.inputs import EXIT_PERSONS, INPUT_TABLES, Column, InputTable, Kind, fold
from shortage_app.domain.problem import Problem, Repair, Severity
from shortage_app.domain.project import Project
from shortage_app.files.reading import (
    UNWATCHED,
    ColumnFound,
    KindGuess,
    Layout,
    Progress,
    ReadOptions,
    Sheet,
    Source,
    kind_of,
)
from shortage_app.files.reading.look import Look, look_at
from shortage_app.text import N_
from shortage_app.workflow.importing import Report, Request, check_file, year_of
from shortage_app.workflow.intake import KINDS
from shortage_app.workflow.marks import Locator, Marks, marks_of
from shortage_app.workflow.nomenclatures import Strangers, strangers

# A kind is taken when it explains this share of the headers and beats the next kind by as much as MARGIN: a list with
# « region, groupe, intitule » (0.66) is; a table of ROME and ISCO codes that may be a catalogue (0.63) is asked about,
# and so are titles in three languages that fit a list and a catalogue alike.
SURE_KIND = 0.65
MARGIN = 0.1
# A wide table of which most columns are nobody's is taken when it knows as many columns as this, twice those of the
# next kind: 37 columns of which a catalogue knows 13 and a list 3.
MANY_COLUMNS, TWICE = 5, 2
# Kinds of which one file is of one year, and the column that may name the year of each row instead.
YEAR_COLUMNS: Mapping[str, str] = {"shortage-list": c.REFERENCE_YEAR, "catalogue": c.CATALOGUE_YEAR}
# Needed columns for which one value may hold in every row.
_ONE_VALUE = (Kind.TEXT, Kind.CHOICE, Kind.YEAR)
# Repairs that only put right what is surely meant; the others are a choice between two readings.
_SAFE_REPAIRS = frozenset({"lost_zeros", "unknown_choice"})


class State(StrEnum):
    """Where a file stands on its way in."""

    WAITING = "waiting"  # it has not been read yet, or not since something was said
    QUESTION = "question"  # a person must say something first
    UNREADABLE = "unreadable"  # nothing of it can be taken
    READY = "ready"


class Question(StrEnum):
    """What a person must say before a file can be imported."""

    KIND = "kind"
    ENCODING = "encoding"
    COLUMNS = "columns"
    YEAR = "year"
    NOMENCLATURE = "nomenclature"


@dataclass(frozen=True)
class Accepted:
    """A repair that was accepted, and the problem it mends."""

    problem: Problem
    repair: Repair


@dataclass(frozen=True, eq=False)
class Candidate:
    """One file: what she says (request), what it held when it was read with that (report), and what she accepted.

    guesses: the kinds it may be, where that was looked for. look: its first rows, where no header was found.
    by_row: its rows name several years, and each is taken as it says. stale: something was said since it was read.
    marks: what is wrong or mended in which cell. strangers: hardly a code of it is known where it would be read.
    """

    path: Path
    request: Request
    guesses: tuple[KindGuess, ...] = ()
    report: Report | None = None
    look: Look | None = None
    accepted: tuple[Accepted, ...] = ()
    ticked: bool = True
    by_row: bool = False
    stale: bool = True
    marks: Marks = field(default_factory=dict)
    strangers: Strangers | None = None

    # What was found

    @property
    def kind(self) -> str:
        """The kind of input it is taken for; "" while nobody said."""
        return self.request.kind

    @property
    def table(self) -> InputTable | None:
        """The input it is taken for."""
        if self.report is not None and self.report.request.kind == self.kind:
            return self.report.reading.input_table
        return next((table for table in INPUT_TABLES if table.kind == self.kind), None)

    @property
    def layout(self) -> Layout:
        """The sheet, header and columns, as read or as seen at a first look."""
        if self.report is not None and self.look is None:
            return self.report.reading.layout
        return self.look.layout if self.look is not None else Layout()

    @property
    def sheet(self) -> Sheet:
        """The cells to show; none of files in which people stand."""
        if self.people:
            return Sheet("", [], [])
        if self.report is not None and self.look is None:
            return self.report.reading.sheet
        return self.look.sheet if self.look is not None else Sheet("", [], [])

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong."""
        if self.look is not None and self.look.problems:
            return self.look.problems
        return self.report.problems if self.report is not None else ()

    @property
    def year(self) -> int | None:
        """The year chosen, else the one found."""
        if self.request.year is not None or self.by_row or self.report is None or self.report.unreadable:
            return self.request.year
        return year_of(self.report.reading)

    @property
    def years_found(self) -> tuple[int, ...]:
        """The years the file speaks of."""
        return () if self.report is None else self.report.reading.years_found

    @property
    def years_by_row(self) -> bool:
        """Whether its rows name several years of their own."""
        column = YEAR_COLUMNS.get(self.kind, "")
        return len(self.years_found) > 1 and column in self.layout.mapping

    @property
    def missing(self) -> tuple[tuple[Column, ...], ...]:
        """The needed columns that nothing is read as, each alone or with those that could stand for it."""
        if self.table is None:
            return ()
        there = {*self.layout.mapping, *self.values}
        needed = [(column,) for column in self.table.columns if column.required]
        groups = [tuple(self.table.column(name) for name in names) for names in self.table.one_of]
        return tuple(group for group in (*needed, *groups) if not there.intersection(column.name for column in group))

    @property
    def single_values(self) -> tuple[Column, ...]:
        """The needed columns for which a value that holds in every row is given or may be."""
        gaps = [group[0].name for group in self.missing if len(group) == 1]
        columns = self.table.columns if self.table is not None else ()
        return tuple(column for column in columns if column.kind in _ONE_VALUE and column.name in (*self.values, *gaps))

    @property
    def values(self) -> Mapping[str, str]:
        """Role → the value that holds in every row, as she said or as the headers name it."""
        said = {role: text[1:] for role, text in self.request.columns.items() if text.startswith("=")}
        return {**self.layout.fixed, **said}

    @property
    def question(self) -> Question | None:
        """What is to be asked first."""
        if self.look is not None and self.look.problems:
            return None
        if not self.kind:
            return Question.KIND
        if self.report is not None and self.report.unreadable:
            return Question.ENCODING if self.report.problems[-1].kind == "encoding" else Question.COLUMNS
        asked = self.kind in YEAR_COLUMNS and self.year is None and not self.by_row
        if asked:
            return Question.YEAR
        return Question.NOMENCLATURE if self.strangers is not None and not self.request.nomenclature else None

    @property
    def state(self) -> State:
        """Where it stands."""
        if self.stale:
            return State.WAITING
        if self.look is not None and self.look.problems:
            return State.UNREADABLE
        return State.QUESTION if self.question is not None else State.READY

    @property
    def goes_in(self) -> bool:
        """Whether it is imported when she says so now."""
        return self.ticked and self.state is State.READY

    @property
    def comparable(self) -> bool:
        """Whether it goes in, or would if the files that come with it name its nomenclature."""
        return self.goes_in or (self.ticked and not self.stale and self.question is Question.NOMENCLATURE)

    @property
    def rows(self) -> int:
        """How many rows it would bring."""
        return self.report.reading.counts.imported if self.report is not None else 0

    # What she says

    def saying(self, **said: object) -> "Candidate":
        """The same with something else said of the file: fields of Request."""
        return replace(self, request=replace(self.request, **said), stale=True)  # type: ignore[arg-type]

    def of_kind(self, kind: str) -> "Candidate":
        """Taken for another kind: what was said of its columns and cells is forgotten."""
        return replace(self._afresh(kind=kind, sheet=None, header_row=None, year=None), report=None, by_row=False)

    def on_sheet(self, sheet: str) -> "Candidate":
        """Read from another sheet."""
        return self._afresh(sheet=sheet, header_row=None)

    def under_header(self, row: int) -> "Candidate":
        """With its header in another row; 0: it has none."""
        return self._afresh(header_row=row, sheet=self.layout.sheet or None)

    def _afresh(self, **said: object) -> "Candidate":
        return replace(self.saying(columns={}, repairs=(), **said), accepted=())

    def of_year(self, year: int | None, *, by_row: bool = False) -> "Candidate":
        """Of another year, or of the years its rows name."""
        return replace(self.saying(year=year), by_row=by_row)

    def with_role(self, index: int, role: str) -> "Candidate":
        """With a column read as a role; "": kept out. Another column that had the role loses it, but for codes."""
        column = next(column for column in self.layout.columns if column.index == index)
        said = {known: header for known, header in self.request.columns.items() if header != self.name_of(column)}
        for changed in {column.role, role} - {""}:
            others = [one for one in self.layout.columns if one.role == changed and one.index != index]
            kept = others if self._takes_several(changed) else []
            said[changed] = "\n".join(map(self.name_of, [*kept, column] if changed == role else kept))
        if column.role and column.role != role and not self._takes_several(column.role) and role:
            del said[column.role]
        return self._with_columns(said)

    def name_of(self, column: ColumnFound) -> str:
        """The header of a column, or its letter where it has none or shares it."""
        alike = [other for other in self.layout.columns if fold(other.header) == fold(column.header)]
        return " ".join(column.header.split()) if column.header.strip() and len(alike) == 1 else column.letter

    def _takes_several(self, role: str) -> bool:
        return self.table is not None and self.table.column(role).kind is Kind.CODES

    def with_value(self, role: str, value: str) -> "Candidate":
        """With a value that holds in every row; "" takes it back."""
        columns = {known: header for known, header in self.request.columns.items() if known != role}
        return self._with_columns(columns | ({role: f"={value}"} if value else {}))

    def _with_columns(self, columns: Mapping[str, str]) -> "Candidate":
        """A header that nobody could find is from now on the one that was looked at."""
        if self.report is None or not self.report.unreadable:
            return self.saying(columns=columns)
        rows = self.layout.header_rows
        return self.saying(columns=columns, sheet=self.layout.sheet or None, header_row=rows[-1] if rows else 0)

    def noting(self, **said: object) -> "Candidate":
        """The same with something said that changes nothing of how the file is read: nomenclature, remember."""
        request = replace(self.request, **said)  # type: ignore[arg-type]
        report = replace(self.report, request=request) if self.report is not None else None
        return replace(self, request=request, report=report)

    @property
    def people(self) -> bool:
        """Whether its rows are people, who are counted and never shown."""
        return self.table is EXIT_PERSONS

    # Repairs

    def mended(self, problem: Problem, repair: Repair) -> "Candidate":
        """With a repair accepted, in the place of another answer to the same question."""
        first = problem.parts.get("first")
        kept = [one for one in self.accepted if not _answers_alike(one.repair, repair, first)]
        return self._accepting((*kept, Accepted(problem, repair)))

    def by_hand(self, repair: Repair) -> "Candidate":
        """With rows left out or taken in as she says."""
        row = repair.rows[0] if repair.rows else None
        problem = Problem(self.path.name, "by_hand", N_("Said by hand."), row=row, column=repair.column)
        return self.mended(problem, repair)

    def unmended(self, accepted: Accepted) -> "Candidate":
        """With a repair taken back."""
        return self._accepting(tuple(one for one in self.accepted if one is not accepted))

    def all_mended(self) -> "Candidate":
        """With every repair accepted that offers one sure way."""
        mended = self
        for problem in self.mendable:
            mended = mended.mended(problem, problem.repairs[0])
        return mended

    @property
    def mendable(self) -> tuple[Problem, ...]:
        """The problems that one click mends without a choice between two readings."""
        return tuple(one for one in self.problems if one.kind in _SAFE_REPAIRS and len(one.repairs) == 1)

    def _accepting(self, accepted: tuple[Accepted, ...]) -> "Candidate":
        assert self.report is not None
        repairs = Locator(self.report.reading).spread(one.repair for one in accepted)
        return replace(self.saying(repairs=repairs), accepted=accepted)


def _answers_alike(one: Repair, other: Repair, first: object) -> bool:
    """Whether of two repairs only one can hold: rows of one key, parts of one column, readings of one column."""
    if {one.kind, other.kind} == {"leave_out", "take_in"}:
        return one.rows == other.rows
    if one.kind != other.kind or one.kind == "replace":
        return False
    if one.kind in ("without", "leave_out", "take_in"):
        return one == other
    if one.kind == "same_as":
        return one.changes[0][0] == other.changes[0][0]
    return first in one.rows if one.kind == "keep_row" else one.column == other.column


def candidate(path: Path) -> Candidate:
    """A file of which nothing is known yet."""
    return Candidate(path, Request("", (path,), remember=True))


def examined(file: Candidate, project: Project, progress: Progress = UNWATCHED) -> Candidate:
    """The file read with what was said of it; where it cannot be read, its first rows and why."""
    if not file.kind:
        guesses = kind_of(file.path)
        file = replace(file, guesses=guesses, request=replace(file.request, kind=sure_kind(guesses)))
    if not file.kind:
        return replace(file, look=look_at(file.path, "", _looking(file.request)), report=None, stale=False)
    report = check_file(file.path, file.request, project, progress)
    lost = report.unreadable and not report.reading.layout.header_rows
    look = look_at(file.path, file.kind, _looking(file.request)) if lost else None
    marks = {} if report.unreadable else marks_of(report.reading, file.request.repairs)
    return beside(replace(file, report=report, look=look, stale=False, marks=marks), project)


def beside(file: Candidate, project: Project) -> Candidate:
    """The file as it meets a project: of files that come together, one brings the codes that the next is read by."""
    return replace(file, strangers=_strangers(file, project))


def _strangers(file: Candidate, project: Project) -> Strangers | None:
    if file.kind != "shortage-list" or file.report is None or file.report.unreadable:
        return None
    return strangers(file.report.reading.table, project, file.year or max(file.years_found, default=0))


def failed(file: Candidate, error: Exception) -> Candidate:
    """The file when the program itself failed on it: nothing of it can be taken, and the others go on."""
    text = N_("The program failed on this file ({error}); nothing of it was taken. The other files can be imported.")
    parts = {"error": type(error).__name__}
    problem = Problem(file.path.name, "unexpected", text, Severity.FATAL, parts=parts)
    return replace(file, look=Look(Source(file.path.name), problems=(problem,)), report=None, stale=False)


def sure_kind(guesses: tuple[KindGuess, ...]) -> str:
    """The kind that a file surely is; "" where a person is asked."""
    kinds = [guess for guess in guesses if guess.table.kind in KINDS]
    if not kinds:
        return ""
    best = kinds[0]
    others = [guess for guess in kinds if guess.table.kind != best.table.kind]
    ahead = best.fit - max((guess.fit for guess in others), default=0.0)
    known = max((guess.columns for guess in others), default=0.0)
    by_share = best.fit >= SURE_KIND and ahead >= MARGIN
    by_columns = best.columns >= MANY_COLUMNS and best.columns >= TWICE * known
    return best.table.kind if by_share or by_columns else ""


def _looking(request: Request) -> ReadOptions:
    return ReadOptions(
        sheet=request.sheet,
        header_row=request.header_row,
        columns=request.columns,
        encoding=request.encoding,
        delimiter=request.delimiter,
    )
