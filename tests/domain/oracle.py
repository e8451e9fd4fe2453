"""The rules of METHOD sections 4 and 5 in plain loops: slow, obvious, and written apart from the program."""

from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from shortage_app.domain.codes import Status
from shortage_app.domain.project import Method, Project
from shortage_app.domain.titles import title_key

Occupation = tuple[str, str]  # nomenclature, code
LISTED, NOT_LISTED, NOT_ASSESSED = "listed", "not_listed", "not_assessed"
NO_EDITION, UNKNOWN = "no_edition", "unknown"


@dataclass
class Facts:
    """A project as dictionaries: what every edition says, and the approved steps from occupation to occupation."""

    editions: dict[int, str] = field(default_factory=dict)  # year: nomenclature, imported ones
    no_edition: set[int] = field(default_factory=set)
    lists: dict[int, dict[Occupation, bool]] = field(default_factory=dict)  # year: occupation: is it listed
    titles: dict[int, dict[Occupation, tuple[str, str, str]]] = field(default_factory=dict)
    steps: set[tuple[Occupation, Occupation]] = field(default_factory=set)
    first_year: int = 0
    last_year: int = -1


def facts(project: Project) -> Facts:
    found = Facts()
    listed_years = set(project.listings["reference_year"])
    for row in project.editions.itertuples():
        if row.status == "none_published":
            found.no_edition.add(row.reference_year)
        elif row.reference_year in listed_years:
            found.editions[row.reference_year] = row.nomenclature
    if len(project.editions):
        found.first_year = min(project.editions["reference_year"])
        found.last_year = max(project.editions["reference_year"])
    for row in project.listings.itertuples():
        if row.reference_year in found.editions:
            occupation = (found.editions[row.reference_year], row.code)
            on_list = row.assessed is pd.NA or bool(row.assessed)
            year = found.lists.setdefault(row.reference_year, {})
            year[occupation] = year.get(occupation, False) or on_list
            titles = (row.title_fr, row.title_nl, row.title_en)
            found.titles.setdefault(row.reference_year, {})[occupation] = titles
    for row in project.crosswalk.itertuples():
        before, after = (row.from_nomenclature, row.from_code), (row.to_nomenclature, row.to_code)
        if row.approved is not pd.NA and row.approved and row.relation != "broader" and before != after:
            found.steps.add((before, after))
    return found


class Oracle:
    """Answers about one project under one method."""

    def __init__(self, project: Project, method: Method) -> None:
        self.facts = facts(project)
        self.method = method
        # asked again and again with the same answers
        self.ranks = cache(self.ranks)
        self.successors = cache(self.successors)
        self.in_force = cache(self.in_force)

    # --- what leads where -------------------------------------------------------------------------------------------

    def ranks(self, year: int) -> dict[str, tuple[int, int]]:
        """When each nomenclature was last in force up to a year; one never in force comes just after its origin."""
        ranks = {}
        for edition_year in sorted(self.facts.editions):
            if edition_year <= year:
                ranks[self.facts.editions[edition_year]] = (edition_year, 0)
        ever = set(self.facts.editions.values())
        for _ in range(10):
            for (before, _code), (after, _other) in self.facts.steps:
                if after not in ever and before in ranks:
                    rank = (ranks[before][0], ranks[before][1] + 1)
                    ranks[after] = min(rank, ranks.get(after, rank))
        return ranks

    def successors(self, occupation: Occupation, year: int) -> set[Occupation]:
        """The occupations of the edition of `year` that an occupation leads to, itself if it is one of them."""
        ranks, target = self.ranks(year), self.facts.editions[year]
        reached, ahead = {occupation}, [occupation]
        while ahead:
            here = ahead.pop()
            for before, after in self.facts.steps:
                if before == here and after not in reached and self._forward(ranks, before[0], after[0], target):
                    reached.add(after)
                    ahead.append(after)
        return {other for other in reached if other[0] == target}

    @staticmethod
    def _forward(ranks: dict[str, tuple[int, int]], before: str, after: str, target: str) -> bool:
        if before not in ranks or after not in ranks or ranks[after] > ranks[target]:
            return False
        return before == after or ranks[before] < ranks[after]

    def last_predecessors(self, occupation: Occupation, nomenclature: str, year: int) -> set[Occupation]:
        """The codes under which an occupation stood when a nomenclature ended."""
        if nomenclature == occupation[0]:
            return {occupation}
        ranks = self.ranks(year)
        return {
            before
            for before, after in self.facts.steps
            if before[0] == nomenclature
            and after[0] != nomenclature
            and self._forward(ranks, before[0], after[0], occupation[0])
            and occupation in self.successors(after, year)
        }

    # --- states -----------------------------------------------------------------------------------------------------

    def years(self, year: int) -> list[int]:
        return list(range(self.facts.first_year, year + 1))

    def said(self, occupation: Occupation, year: int) -> str:
        """What the edition of a year of the occupation's own nomenclature says of it."""
        if occupation not in self.facts.lists[year]:
            return NOT_LISTED
        return LISTED if self.facts.lists[year][occupation] else NOT_ASSESSED

    def stands_from(self, occupation: Occupation) -> float:
        return min((y for y, rows in self.facts.lists.items() if occupation in rows), default=float("inf"))

    def in_force(self, year: int) -> dict[Occupation, str]:
        """What the edition of a year says; of a code that replaced others, what it says of those until it stands."""
        nomenclature = self.facts.editions[year]
        recodings = [(a, b) for a, b in self.facts.steps if a[0] == b[0] == nomenclature]
        everyone = {o for rows in self.facts.lists.values() for o in rows if o[0] == nomenclature}
        everyone |= {o for step in self.facts.steps for o in step if o[0] == nomenclature}
        states = {occupation: self.said(occupation, year) for occupation in everyone}
        while True:
            renewed = dict(states)
            for occupation in everyone:
                replaced = [states[a] for a, b in recodings if b == occupation]
                if replaced and year < self.stands_from(occupation):
                    renewed[occupation] = self.combined(replaced)
            if renewed == states:
                return states
            states = renewed

    def combined(self, states: list[str]) -> str:
        decisive, other = (LISTED, NOT_LISTED) if self.method.merged == "any" else (NOT_LISTED, LISTED)
        if decisive in states:
            return decisive
        return NOT_ASSESSED if NOT_ASSESSED in states else other

    def state(self, occupation: Occupation, year: int, analysed: int) -> str:
        """The state of an occupation of the analysed edition in an earlier year, or the same."""
        if year in self.facts.no_edition:
            return NO_EDITION
        if year not in self.facts.editions:
            return UNKNOWN
        if year == analysed:
            return self.said(occupation, year)
        predecessors = self.last_predecessors(occupation, self.facts.editions[year], analysed)
        if not predecessors:
            return NOT_ASSESSED
        said = self.in_force(year)
        return self.combined([said.get(predecessor, NOT_LISTED) for predecessor in predecessors])

    def strip(self, occupation: Occupation, analysed: int) -> list[str]:
        return [self.state(occupation, year, analysed) for year in self.years(analysed)]

    # --- rules ------------------------------------------------------------------------------------------------------

    def rules_hold(self, strip: list[str], doubt: bool) -> tuple[bool, bool]:
        """Whether each rule holds in the last year of a strip, every doubtful year taken as `doubt`."""
        past = [UNKNOWN] * (self.method.consecutive + self.method.window)
        states = past + strip
        listed = [s == LISTED or (doubt and s in (NOT_ASSESSED, UNKNOWN)) for s in states]
        if not listed[-1]:
            return False, False
        in_a_row = 0
        for state, on_list in zip(reversed(states), reversed(listed), strict=True):
            if state == NO_EDITION and self.method.gap_rule == "skip":
                continue
            if not on_list:
                break
            in_a_row += 1
        return in_a_row >= self.method.consecutive, sum(self.window(listed)) >= self.method.minimum

    def window(self, years: list[object]) -> list[object]:
        """The years of the window that belongs to the last year."""
        until = years if self.method.window_includes_reference else years[:-1]
        return until[-self.method.window :]

    def verdicts(self, strip: list[str]) -> tuple[str, str, str]:
        """What both completions agree on: first rule, second rule, structural."""
        low, high = self.rules_hold(strip, doubt=False), self.rules_hold(strip, doubt=True)
        pairs = [*zip(low, high, strict=True), (any(low), any(high))]
        return tuple("undetermined" if a != b else "yes" if a else "no" for a, b in pairs)

    def previous(self, year: int) -> int | None:
        return max((y for y in self.facts.editions if y < year), default=None)

    def status_from(self, strip: list[str], previous: int | None) -> str:
        """The status of an occupation listed in the last year of its strip; `previous` indexes the strip."""
        structural = self.verdicts(strip)[2]
        if structural != "no":
            return "structural" if structural == "yes" else "undetermined"
        if previous is not None and strip[previous] == LISTED:
            return "emerging_continuing"
        return "emerging_returning" if LISTED in strip[:-1] else "emerging_first"

    def listed(self, year: int) -> list[Occupation]:
        return sorted(o for o, on_list in self.facts.lists.get(year, {}).items() if on_list)

    def fate(self, occupation: Occupation, year: int) -> str:
        """What became of an occupation by the edition of `year`: listed, not_assessed, left or discontinued."""
        said = [self.said(successor, year) for successor in self.successors(occupation, year)]
        for state in (LISTED, NOT_ASSESSED):
            if state in said:
                return state
        return "left" if said else "discontinued"

    # --- answers ----------------------------------------------------------------------------------------------------

    def classify(self, year: int) -> list[dict[str, object]]:
        """The rows of classification.classify, in order."""
        if year not in self.facts.editions:
            return []
        rows = [self._listed_row(occupation, year) for occupation in self.listed(year)]
        previous = self.previous(year)
        if previous is not None:
            fates = [(occupation, self.fate(occupation, year)) for occupation in self.listed(previous)]
            rows += [self._gone_row(o, fate, previous, year) for o, fate in fates if fate in ("left", "discontinued")]
        return rows

    def _listed_row(self, occupation: Occupation, year: int) -> dict[str, object]:
        strip = self.strip(occupation, year)
        previous = self.previous(year)
        status = self.status_from(strip, None if previous is None else previous - self.facts.first_year)
        since, since_open = self._since(strip) if status == "structural" else (None, False)
        then = self.status_from([*strip, LISTED], len(strip) - 1)
        return self._row(occupation, strip, status) | {
            "rule_consecutive": self.verdicts(strip)[0],
            "rule_window": self.verdicts(strip)[1],
            "structural_since": since,
            "structural_since_open": since_open,
            "predecessors": self._predecessors(occupation, year),
            "if_listed_next": then,
            "if_not_listed_next": "left",
            "one_listing_from_structural": status.startswith("emerging") and then == "structural",
            "about_to_lose": status == "structural" and self.verdicts([*strip, NOT_LISTED, LISTED])[2] == "no",
        }

    def _gone_row(self, occupation: Occupation, fate: str, previous: int, year: int) -> dict[str, object]:
        strip = self.strip(occupation, previous)
        strip += [NO_EDITION if y in self.facts.no_edition else UNKNOWN for y in range(previous + 1, year)]
        strip.append(NOT_LISTED if fate == "left" else NOT_ASSESSED)
        can_come_back = occupation[0] == self.facts.editions[year]
        return self._row(occupation, strip, fate) | {
            "rule_consecutive": "no",
            "rule_window": "no",
            "structural_since": None,
            "structural_since_open": False,
            "predecessors": self._predecessors(occupation, year) if can_come_back else "",
            "if_listed_next": self.status_from([*strip, LISTED], len(strip) - 1) if can_come_back else "",
            "if_not_listed_next": "",
            "one_listing_from_structural": False,
            "about_to_lose": False,
        }

    def _row(self, occupation: Occupation, strip: list[str], status: str) -> dict[str, object]:
        return {
            "nomenclature": occupation[0],
            "code": occupation[1],
            "status": status,
            "listings_in_window": self.window(strip).count(LISTED),
            "strip": ";".join(strip),
            "listings_so_far": strip.count(LISTED),
        }

    def _since(self, strip: list[str]) -> tuple[int, bool]:
        since = None
        for end in range(len(strip), 0, -1):
            if strip[end - 1] == NO_EDITION:
                continue
            structural = self.verdicts(strip[:end])[2]
            if structural != "yes":
                return since, structural == "undetermined"
            since = self.facts.first_year + end - 1
        return since, True

    def _predecessors(self, occupation: Occupation, year: int) -> str:
        everyone = {before for before, _ in self.facts.steps}
        led = [o for o in everyone if o != occupation and occupation in self.successors(o, year)]
        ranks = self.ranks(year)
        if not led:
            return ""
        nearest = max((ranks[nomenclature], nomenclature) for nomenclature, _code in led)
        return ";".join(sorted(code for nomenclature, code in led if (ranks[nomenclature], nomenclature) == nearest))

    def codes_known(self, year: int) -> list[str]:
        """The codes of the edition's nomenclature that an edition up to its year or a crosswalk row names."""
        if year not in self.facts.editions:
            return []
        named = {o for y, rows in self.facts.lists.items() if y <= year for o in rows}
        named |= {after for _, after in self.facts.steps}
        return sorted(code for nomenclature, code in named if nomenclature == self.facts.editions[year])

    def predecessors(self, year: int) -> list[tuple[str, str, str]]:
        """Code, nomenclature and code of each predecessor of the edition's occupations, the nearest first."""
        if year not in self.facts.editions:
            return []
        ranks, everyone = self.ranks(year), {before for before, _ in self.facts.steps}
        led = [(after, o) for o in everyone for after in self.successors(o, year) if after != o]
        led.sort(key=lambda pair: pair[1][1])
        led.sort(key=lambda pair: (ranks[pair[1][0]], pair[1][0]), reverse=True)
        led.sort(key=lambda pair: pair[0][1])
        return [(after[1], *before) for after, before in led]

    def statuses(self, upto: int) -> list[tuple[int, str, str, str]]:
        """The rows of classification.classify_all."""
        years = [year for year in sorted(self.facts.editions) if year <= upto]
        return [(y, row["nomenclature"], row["code"], row["status"]) for y in years for row in self.classify(y)]

    def edition_counts(self) -> list[dict[str, object]]:
        """The rows of classification.edition_counts."""
        rows = []
        for year in self.years(self.facts.last_year):
            imported = year in self.facts.editions
            statuses = [row["status"] for row in self.classify(year)]
            counts = {status: statuses.count(status) if imported else None for status in Status}
            emerging = [status for status in statuses if str(status).startswith("emerging")]
            rows.append(
                counts
                | {
                    "reference_year": year,
                    "status": "published"
                    if imported
                    else "none_published"
                    if year in self.facts.no_edition
                    else UNKNOWN,
                    "nomenclature": self.facts.editions.get(year, ""),
                    "listed": len(self.listed(year)) if imported else None,
                    "emerging": len(emerging) if imported else None,
                }
            )
        return rows

    def retitled(self, before: Occupation, after: Occupation, since: int, year: int) -> bool:
        """Whether two lists name an occupation otherwise in the first language in which both name it."""
        then, now = self.facts.titles[since][before], self.facts.titles[year][after]
        both = [(old, new) for old, new in zip(then, now, strict=True) if old and new]
        return bool(both) and title_key(both[0][0]) != title_key(both[0][1])

    def changes(self, year: int, since: int) -> set[tuple[str, Occupation, Occupation | None, bool]]:
        """The rows of changes.changes: kind, occupation, where it comes from, whether its title is another one."""
        if year not in self.facts.editions or since not in self.facts.editions:
            return set()
        was, now = self.listed(since), self.listed(year)
        kept = {(a, b) for a in was for b in now if b in self.successors(a, year)}
        kept -= {(a, b) for a, b in kept if a != b and a in now and b in was}
        found = set()
        for a, b in kept:
            several_after = sum(1 for pair in kept if pair[0] == a) > 1
            several_before = sum(1 for pair in kept if pair[1] == b) > 1
            retitled = self.retitled(a, b, since, year)
            found |= {("split", b, a, retitled)} if several_after else set()
            found |= {("merged", b, a, retitled)} if several_before else set()
            if not several_after and not several_before and (a[1] != b[1] or retitled):
                found.add(("renamed", b, a, retitled))
        for b in now:
            if b not in {pair[1] for pair in kept}:
                strip = self.strip(b, year)[: since - self.facts.first_year + 1]
                known = "returning" if LISTED in strip[:-1] else "first"
                found.add((f"entered_{'not_assessed' if strip[-1] == NOT_ASSESSED else known}", b, None, False))
        for a in was:
            kind = {LISTED: None, NOT_ASSESSED: "no_longer_assessed"}.get(fate := self.fate(a, year), fate)
            if kind:
                found.add((kind, a, None, False))
        return found
