"""Where a planner is in the queue: what is open, what is looked at now. Knows nothing of widgets."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from shortage_app.domain import columns as c
from shortage_app.domain.codes import Verdict
from shortage_app.domain.review import PROPOSED, WHY
from shortage_app.domain.said_links import ORIGIN_DECISION
from shortage_app.report.register import Row
from shortage_app.report.review import pair_of

if TYPE_CHECKING:
    from shortage_app.domain.project import Project
    from shortage_app.workflow.suggesting import Suggested

Pair = tuple[str, str]
Word = tuple[str, str, str]  # verdict, who, when


class Review:
    """The pairs of a year that wait, less those decided since; the current one stays when others go."""

    def __init__(self) -> None:
        self.year = 0
        self._rows: dict[Pair, Row] = {}
        self._at_first: dict[Pair, Word] = {}
        self._now: dict[Pair, Word] = {}
        self._sent: set[Pair] = set()
        self._why, self._occupation = "", ""
        self._current: Pair | None = None
        self._open: list[Pair] = []

    def take(self, suggested: "Suggested", project: "Project") -> None:
        """Other suggestions; what was looked at is looked at still, if it is among them."""
        self.year = suggested.year
        names = [str(name) for name in suggested.waiting]
        rows = [
            dict(zip(names, values, strict=True)) for values in suggested.waiting.itertuples(index=False, name=None)
        ]
        self._rows = {pair_of(row): row for row in rows}
        self._at_first = self._now = _decisions(project, self.year)
        self._sent = set()
        self._gather()

    def follow(self, project: "Project") -> None:
        """The workspace has changed: what was decided leaves the queue, what was undone is back, and looked at."""
        before = set(self._open)
        self._now = _decisions(project, self.year)
        self._sent = {pair for pair in self._sent if not self._is_decided(pair)}
        self._gather()
        back = [pair for pair in self._open if pair not in before]
        if before and len(back) == 1:
            self._current = back[0]

    def forget_sent(self) -> None:
        """What was sent has failed: it is open again."""
        self._sent = set()
        self._gather()

    def send(self, pairs: Sequence[Pair]) -> None:
        """These are being decided: they leave the queue now."""
        place = self.place
        self._sent.update(pairs)
        self._gather()
        if self._current in pairs or self._current is None:
            self._current = self._open[min(place, len(self._open) - 1)] if self._open else None

    def narrow(self, why: str = "", occupation: str = "") -> None:
        """Only pairs that wait for one reason, or those of one occupation; "" for all."""
        self._why, self._occupation = why, occupation
        self._gather()

    def step(self, by: int) -> None:
        """Look at a pair further on, or back."""
        if self._open:
            self._current = self._open[min(max(self.place + by, 0), len(self._open) - 1)]

    def look_at(self, pair: Pair) -> None:
        """Look at a pair of the queue."""
        if pair in self._open:
            self._current = pair

    @property
    def place(self) -> int:
        """Where in the queue the current pair stands."""
        return self._open.index(self._current) if self._current in self._open else 0

    @property
    def current(self) -> Row | None:
        """What is looked at; None when nothing waits."""
        return self._rows[self._current] if self._current is not None else None

    @property
    def following(self) -> list[Row]:
        """What comes after it."""
        return [self._rows[pair] for pair in self._open[self.place + 1 :]]

    @property
    def open_rows(self) -> list[Row]:
        """Everything that waits for the chosen reason."""
        return [self._rows[pair] for pair in self._open]

    @property
    def judged(self) -> int:
        """How many links of the year a person has accepted or refused."""
        return sum(word[0] != Verdict.ASIDE for word in self._now.values())

    def count(self, why: str = "", occupation: str = "") -> int:
        """How many pairs wait for a reason, or are of an occupation; "" for any."""
        return len(self._waiting(why, occupation))

    def _is_decided(self, pair: Pair) -> bool:
        return self._now.get(pair) != self._at_first.get(pair)

    def _is_open(self, pair: Pair) -> bool:
        return not self._is_decided(pair) and pair not in self._sent

    def _waiting(self, why: str, occupation: str) -> list[Pair]:
        return [
            pair
            for pair, row in self._rows.items()
            if why in ("", row[WHY]) and occupation in ("", pair[1]) and self._is_open(pair)
        ]

    def _gather(self) -> None:
        self._open = self._waiting(self._why, self._occupation)
        if self._current not in self._open:
            self._current = self._open[0] if self._open else None


def above(rows: Sequence[Row], score: float) -> list[Row]:
    """The rows of at least a score."""
    return [row for row in rows if row[c.SCORE] >= score]


def proposed(row: Row) -> Verdict:
    """What is proposed for a pair."""
    return Verdict(row[PROPOSED])


def _decisions(project: "Project", year: int) -> dict[Pair, Word]:
    """What was decided for this very year."""
    links = project.links
    own = links[((links[c.CATALOGUE_YEAR] == year).fillna(False) & (links[c.ORIGIN] == ORIGIN_DECISION)).to_numpy(bool)]
    pairs = zip(own[c.PRODUCT_CODE], own[c.OCCUPATION_CODE], strict=True)
    return dict(zip(pairs, zip(own[c.STRENGTH], own[c.DECIDED_BY], own[c.DECIDED_ON], strict=True), strict=True))
