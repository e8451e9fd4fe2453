"""What is asked of a person about a file, in words, with the likely answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from shortage_app.report.columns import KIND_LABELS, nomenclature_words
from shortage_app.text import _, ngettext, number
from shortage_app.workflow.candidate import Candidate, Question, State

__all__ = ["Ask", "Saying", "empty_words", "left_out_words", "question_of"]

Saying = Callable[[Candidate], Candidate]
ANSWERS = 4  # offered as buttons; all of them stand at the left


@dataclass(frozen=True)
class Ask:
    """A question or a refusal, and what can be answered with a click."""

    words: str
    answers: tuple[tuple[str, Callable[[], object]], ...] = ()
    grave: bool = False


def question_of(file: Candidate, say: Callable[[Saying], object], let_go: Callable[[], object]) -> Ask | None:
    """What is to be asked of a file, or why it cannot be read; None where all is clear."""
    if file.state is State.UNREADABLE:
        again = (_("Read it again"), lambda: say(lambda one: replace(one, stale=True)))
        return Ask(
            " ".join(one.message for one in file.problems), (again, (_("Remove it from the list"), let_go)), grave=True
        )
    if file.state is not State.QUESTION or file.question is None:
        return None
    return _QUESTIONS[file.question](file, say)


def _kind(file: Candidate, say: Callable[[Saying], object]) -> Ask:
    return Ask(_("What does this file contain? Choose it on the left, under “Kind of data”."), _kinds(file, say))


def _kinds(file: Candidate, say: Callable[[Saying], object]) -> tuple[tuple[str, Callable[[], object]], ...]:
    kinds = dict.fromkeys(guess.table.kind for guess in file.guesses if guess.table.kind in KIND_LABELS)
    return tuple(
        (_(KIND_LABELS[kind]), lambda kind=kind: say(lambda one: one.of_kind(kind))) for kind in list(kinds)[:ANSWERS]
    )


def _year(file: Candidate, say: Callable[[Saying], object]) -> Ask:
    answers = tuple(
        (str(year), lambda year=year: say(lambda one: one.of_year(year))) for year in file.years_found[-ANSWERS:]
    )
    if file.years_by_row:
        by_row = (_("All, by row"), lambda: say(lambda one: one.of_year(None, by_row=True)))
        first, last = file.years_found[0], file.years_found[-1]
        words = _("Its rows speak of the years {first} to {last}. Of which year is it to be imported?")
        return Ask(words.format(first=first, last=last), (*answers[-ANSWERS + 1 :], by_row))
    if not answers:
        return Ask(_("Of which year is it? The file does not say; choose the year at the left."))
    years = ", ".join(map(str, file.years_found))
    return Ask(_("Of which year is it? The file speaks of {years}.").format(years=years), answers)


def _nomenclature(file: Candidate, say: Callable[[Saying], object]) -> Ask:
    """Another nomenclature, or the same all the same: the one click that is offered."""
    found = file.strangers
    assert found is not None
    words = _(
        "The nomenclature “{nomenclature}” knows {known} of its {count} codes. If they are of another one, choose or "
        "name it at the left: read in this one, every occupation would count as new and those of before as gone."
    )
    name = nomenclature_words(found.nomenclature)
    same = _("They are of “{nomenclature}”").format(nomenclature=name)
    told = words.format(count=number(found.count), nomenclature=name, known=number(found.known))
    return Ask(told, ((same, lambda: say(lambda one: one.noting(nomenclature=found.nomenclature))),))


def _columns(file: Candidate, say: Callable[[Saying], object]) -> Ask:
    """Which columns are still needed; where nothing is, what the reader said."""
    if not file.missing:
        return Ask(" ".join(one.message for one in file.problems))
    either = _(" or ")
    quoted = _("“{name}”")
    names = [either.join(quoted.format(name=_(column.label)) for column in group) for group in file.missing]
    remembered = [one.message for one in file.problems if one.kind == "missing_column_remembered"]
    words = _("Still needed: {columns}. Say above each column what it holds.").format(columns=", ".join(names))
    more = _("What is the same in every row can be given at the left.") if file.single_values else ""
    return Ask(" ".join(part for part in (*remembered, words, more) if part), _likely_columns(file, say))


def _likely_columns(file: Candidate, say: Callable[[Saying], object]) -> tuple[tuple[str, Callable[[], object]], ...]:
    """The columns that may be what is needed, each as an answer: « H: Leavers »."""
    needed = {column.name: column for group in file.missing for column in group}
    likely = [column for column in file.layout.columns if not column.role and column.suggestion in needed]
    words = _("{letter}: {role}")
    return tuple(
        (
            words.format(letter=column.letter, role=_(needed[column.suggestion].label)),
            lambda column=column: say(lambda one: one.with_role(column.index, column.suggestion)),
        )
        for column in likely[:ANSWERS]
    )


def _letters(file: Candidate, say: Callable[[Saying], object]) -> Ask:
    parts = file.problems[-1].parts
    answers = tuple(
        (str(parts[name]), lambda encoding=encoding: say(lambda one: one.saying(encoding=encoding)))
        for name, encoding in (("first", "cp1252"), ("second", "cp850"))
        if name in parts
    )
    return Ask(_("Its letters can be read in several ways. Which of these is a word?"), answers)


_QUESTIONS = {
    Question.KIND: _kind,
    Question.YEAR: _year,
    Question.NOMENCLATURE: _nomenclature,
    Question.COLUMNS: _columns,
    Question.ENCODING: _letters,
}


def empty_words(file: Candidate) -> str:
    """What stands in the preview where no row can be shown."""
    if file.state is State.WAITING and file.report is None and file.look is None:
        return _("The file is being read…")
    if file.state is State.UNREADABLE:
        return _("There is nothing to show.")
    if not file.people:
        return ""
    kept = _("The rows of this file are people. They are counted while they are read, and neither shown nor kept.")
    if file.report is None or file.report.unreadable:
        return kept
    counts = file.report.reading.counts.imported
    exits = ngettext("{n} exit becomes {rows} counts.", "{n} exits become {rows} counts.", counts)
    return f"{kept}\n{exits.format(n=number(counts), rows=number(len(file.report.reading.table)))}"


def left_out_words(files: Iterable[Candidate]) -> str:
    """How many files stay out of the import, and why; "" where all go in."""
    out = [file for file in files if not file.goes_in and file.state is not State.WAITING]
    asked = sum(file.ticked and file.state is State.QUESTION for file in out)
    unreadable = sum(file.ticked and file.state is State.UNREADABLE for file in out)
    said = [
        ngettext("{n} file is waiting for an answer.", "{n} files are waiting for an answer.", asked).format(n=asked)
        if asked
        else "",
        ngettext(
            "{n} file cannot be read and is left out.", "{n} files cannot be read and are left out.", unreadable
        ).format(n=unreadable)
        if unreadable
        else "",
    ]
    return " ".join(part for part in said if part)
