"""What is said of a file that is being imported: its kind, what became of its rows, the repairs offered."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from shortage_app.domain.inputs import Column, InputTable, Kind
from shortage_app.domain.problem import Problem, Repair, Severity
from shortage_app.text import N_, _, ngettext, number

Words = Callable[[int], str]

_IGNORED: Mapping[str, Words] = MappingProxyType(
    {
        "title": lambda n: ngettext("{n} title", "{n} titles", n),
        "header": lambda n: ngettext("{n} header row", "{n} header rows", n),
        "blank": lambda n: ngettext("{n} blank", "{n} blank", n),
        "repeated_header": lambda n: ngettext("{n} repeated header", "{n} repeated headers", n),
        "total": lambda n: ngettext("{n} total", "{n} totals", n),
        "note": lambda n: ngettext("{n} note", "{n} notes", n),
        "other_table": lambda n: ngettext("{n} of another table", "{n} of another table", n),
        "other_year": lambda n: ngettext("{n} of another year", "{n} of other years", n),
        "other_part": lambda n: ngettext("{n} of another list", "{n} of other lists", n),
        "left_out": lambda n: ngettext("{n} left out by hand", "{n} left out by hand", n),
        "earlier_exit": lambda n: ngettext("{n} earlier exit", "{n} earlier exits", n),
    }
)
FATES: Mapping[str, str] = MappingProxyType(
    {
        "refused": N_("Row rejected"),
        "title": N_("Ignored: a title"),
        "header": N_("Ignored: part of the header"),
        "blank": N_("Ignored: blank"),
        "repeated_header": N_("Ignored: the header again"),
        "total": N_("Ignored: a total"),
        "note": N_("Ignored: a note"),
        "other_table": N_("Ignored: another table"),
        "other_year": N_("Ignored: another year"),
        "other_part": N_("Ignored: another of the lists in the file"),
        "left_out": N_("Ignored: left out by hand"),
        "earlier_exit": N_("Ignored: an earlier exit of the same person"),
    }
)

_REFUSED: tuple[tuple[frozenset[str], Words], ...] = (
    (
        frozenset({"duplicate_row", "conflicting_row", "same_occupation"}),
        lambda n: ngettext("{n} duplicate", "{n} duplicates", n),
    ),
    (
        frozenset({"missing_value", "missing_one_value"}),
        lambda n: ngettext("{n} incomplete", "{n} incomplete", n),
    ),
    (
        frozenset({"negative_count", "fractional_count", "not_a_count", "more_than"}),
        lambda n: ngettext("{n} impossible count", "{n} impossible counts", n),
    ),
    (
        frozenset({"code_is_date", "code_is_error", "error_needed", "uncomputed_needed"}),
        lambda n: ngettext("{n} damaged cell", "{n} damaged cells", n),
    ),
)


def _otherwise(n: int) -> str:
    return ngettext("{n} for another reason", "{n} for other reasons", n)


def ignored_words(ignored: Mapping[str, int]) -> list[str]:
    """How many rows were ignored by each rule: ["3 titles", "1 total"]."""
    return [_counted(_IGNORED[rule], count) for rule, count in ignored.items() if count]


def refused_words(problems: Iterable[Problem], refused: int) -> list[str]:
    """Why the refused rows were, each row by its first reason; together they are `refused` rows."""
    first: dict[int, str] = {}
    unlisted: Counter[str] = Counter()
    for problem in problems:
        if problem.severity is Severity.REFUSED and problem.row is not None:
            first.setdefault(problem.row, problem.kind)
        elif problem.severity is Severity.REFUSED:
            unlisted[problem.kind] += int(str(problem.parts.get("count", 0)))
    reasons = Counter(first.values()) + unlisted
    counts, rest = [], refused
    for kinds, words in _REFUSED:
        count = min(sum(reasons[kind] for kind in kinds), rest)
        counts.append((words, count))
        rest -= count
    return [_counted(words, count) for words, count in (*counts, (_otherwise, rest)) if count > 0]


def _counted(words: Words, count: int) -> str:
    return words(count).format(n=number(count))


def role_words(table: InputTable, role: str) -> str:
    """What a column of the table is called."""
    return _(table.column(role).label)


def repair_words(repair: Repair, problem: Problem, table: InputTable) -> str:
    """What a repair would do: « 612101 → 0612101 », « read “Ct” as “Working conditions” », « keep row 16 »."""
    if repair.kind == "replace":
        return _replacement(repair, problem, table.column(repair.column))
    if repair.kind == "same_as":
        return _same_words(repair.changes[0][1], problem)
    return _rows_words(repair, problem) if repair.rows else _answer_words(repair)


def _rows_words(repair: Repair, problem: Problem) -> str:
    """Of repairs that name rows one by one."""
    row = repair.rows[0]
    if repair.kind == "keep_row":
        return _("keep row {row}, refuse row {other}").format(row=row, other=problem.parts.get("first", ""))
    words = _("leave out row {row}") if repair.kind == "leave_out" else _("row {row} is data")
    return words.format(row=row)


def _answer_words(repair: Repair) -> str:
    """Of repairs that answer a question about a column."""
    answer = repair.changes[0][1]
    words = {
        "decimal_mark": _("“{mark}” is the decimal mark").format(mark=answer),
        "day_first": _("the day stands first") if answer == "yes" else _("the month stands first"),
        "only": _("take only “{value}”").format(value=answer or _("blank")),
        "without": _("leave out the rows with “{value}”").format(value=answer or _("blank")),
    }
    return words[repair.kind]


def _same_words(code: str, problem: Problem) -> str:
    """« is “Maçon” (0612101) »."""
    titles = problem.parts.get("titles")
    title = titles.get(code, "") if isinstance(titles, Mapping) else ""
    return _("is “{title}” ({code})").format(title=title, code=code)


def _replacement(repair: Repair, problem: Problem, column: Column) -> str:
    old, new = repair.changes[0]
    if column.kind in (Kind.CHOICE, Kind.CHOICES):
        meant = next((code for code in column.choices if code in new and code not in old), "")
        return _("read as “{word}”").format(word=_(column.labels[meant]) if meant in column.labels else new)
    if problem.kind == "codes_alike":
        return _("read {old} as {new}").format(old=", ".join(code for code, _one in repair.changes), new=new)
    if len(repair.changes) == 1:
        return f"{old} → {new}"
    return _("{old} → {new}, and {more} more").format(old=old, new=new, more=number(len(repair.changes) - 1))


def settled_words(problem: Problem) -> str:
    """What was done of itself about a problem that offers no repair; "" where there is nothing to say."""
    match problem.kind:
        case "duplicate_row" | "conflicting_row" | "same_occupation":
            return _("row {row} is kept").format(row=problem.parts.get("first", ""))
    return ""
