"""The list in which a reading collects what it has to say."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from shortage_app.domain.problem import Problem, Repair, Severity
from shortage_app.files.guard.cells import Unreadable
from shortage_app.files.reading.texts import REFUSALS, REFUSED_ROWS, WARNINGS
from shortage_app.text import _

NONE: Mapping[str, object] = MappingProxyType({})
LISTED = 500  # problems of one kind listed one by one; the rest is counted

_TEXTS = {
    **dict.fromkeys(REFUSALS, Severity.FATAL),
    **dict.fromkeys(REFUSED_ROWS, Severity.REFUSED),
    **dict.fromkeys(WARNINGS, Severity.WARNING),
}
TEXTS = REFUSALS | REFUSED_ROWS | WARNINGS


class Spoken(str):
    """A source text inside a problem, translated when the problem is spoken."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """The text in the language of the moment."""
        return format(_(str(self)), spec)


class SpokenList(tuple[str, ...]):
    """Several source texts inside a problem, translated and joined when it is spoken."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """The texts in the language of the moment, separated by commas."""
        return format(", ".join(_(text) for text in self), spec)


class Findings:
    """The problems of one reading, in order; of each kind the first LISTED, then a count."""

    def __init__(self, file: str, sheet: str = "") -> None:
        self.file = file
        self.sheet = sheet
        self._problems: list[Problem] = []
        self._said: Counter[str] = Counter()

    def add(
        self,
        kind: str,
        row: int | None = None,
        column: str = "",
        value: str = "",
        repairs: Iterable[Repair] = (),
        parts: Mapping[str, object] = NONE,
        **more: object,
    ) -> None:
        """Say one thing; `kind` is a key of the texts above, which also tell how grave it is."""
        self._said[kind] += 1
        if self._said[kind] <= LISTED:
            place = (self.sheet, row, column, value)
            self._problems.append(
                Problem(self.file, kind, TEXTS[kind], _TEXTS[kind], *place, {**parts, **more}, tuple(repairs))
            )

    def refuse(self, refusal: Unreadable) -> None:
        """Say why the file cannot be read."""
        row = refusal.parts.get("row")
        place = (self.sheet, row if isinstance(row, int) else None)
        severity, text = _TEXTS[refusal.kind], TEXTS[refusal.kind]
        self._problems.append(Problem(self.file, refusal.kind, text, severity, *place, parts=refusal.parts))

    def all(self) -> tuple[Problem, ...]:
        """Everything said, from the first row to the last, with a count of what was not listed."""
        more = [
            Problem(self.file, kind, WARNINGS["more"], _TEXTS[kind], self.sheet, parts={"count": count - LISTED})
            for kind, count in self._said.items()
            if count > LISTED
        ]
        in_order = sorted(self._problems, key=lambda problem: problem.row or 0)
        return (*in_order, *more)
