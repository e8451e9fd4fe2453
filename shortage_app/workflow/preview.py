"""What an import would change, against what is known: foreseen from the files read, before anything is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.change import Change, Replacement, applied
from shortage_app.domain.changes import changes
from shortage_app.domain.codes import ChangeKind, EditionStatus
from shortage_app.domain.occupations import TITLES
from shortage_app.domain.project import Project
from shortage_app.domain.titles import title_key
from shortage_app.report.titles import titles
from shortage_app.workflow.importing import ChoiceNeeded, Report, intake_of, year_of
from shortage_app.workflow.intake import KINDS

NEW, RENAMED, CHANGED, LEFT, SAME = "new", "renamed", "changed", "left_out", "same"
CHANGE, BEFORE, DIFFERS, VALUES = "change", "before", "differs", "values"
COLUMNS = (CHANGE, c.CODE, c.TITLE, BEFORE, DIFFERS)
_GONE = (ChangeKind.LEFT, ChangeKind.DISCONTINUED, ChangeKind.NO_LONGER_ASSESSED)
# The five things that can happen to a row, and the codes of `change` that say so.
GROUPS: Mapping[str, tuple[str, ...]] = {
    NEW: (NEW, ChangeKind.ENTERED_FIRST, ChangeKind.ENTERED_RETURNING, ChangeKind.ENTERED_NOT_ASSESSED),
    RENAMED: (RENAMED, ChangeKind.RENAMED, ChangeKind.MERGED, ChangeKind.SPLIT),
    CHANGED: (CHANGED,),
    LEFT: (LEFT, *_GONE),
    SAME: (SAME,),
}


Differences = tuple[tuple[str, object, object], ...]  # column, before, to come


@dataclass(frozen=True)
class _Frame:
    """Where the rows of a kind are kept, what tells them apart, and the columns that name and describe a row."""

    name: str
    keys: tuple[str, ...]
    code: tuple[str, ...]
    title: tuple[str, ...] = ()


_EXIT_KEYS = (c.PRODUCT_CODE, c.DOMAIN, c.SHORTAGE_LINK, c.GENDER, c.EDUCATION_LEVEL, c.AGE_BAND, c.COMMUNE)
_LINK_KEYS = (c.CATALOGUE_YEAR, c.PRODUCT_CODE, c.OCCUPATION_CODE, c.NOMENCLATURE, c.ORIGIN)
_CROSSWALK_KEYS = (c.FROM_NOMENCLATURE, c.FROM_CODE, c.TO_NOMENCLATURE, c.TO_CODE)
_FRAMES: Mapping[str, _Frame] = {
    "shortage-list": _Frame("listings", (c.REFERENCE_YEAR, c.CODE), (c.CODE,)),
    "catalogue": _Frame("products", (c.CATALOGUE_YEAR, c.PRODUCT_CODE), (c.PRODUCT_CODE,)),
    "links": _Frame("links", _LINK_KEYS, (c.PRODUCT_CODE, c.OCCUPATION_CODE), (c.STRENGTH, c.NOTE)),
    "exits": _Frame("exits", (c.COHORT_YEAR, *_EXIT_KEYS), ()),
    "crosswalk": _Frame("crosswalk", _CROSSWALK_KEYS, (c.FROM_CODE, c.TO_CODE), (c.RELATION,)),
    "domains": _Frame("domains", (c.GROUP, c.OCCUPATION_CODE), (c.OCCUPATION_CODE, c.GROUP), (c.DOMAIN,)),
    "indicators": _Frame(
        "indicators",
        (c.INDICATOR, c.DIMENSION, c.CATEGORY, c.PERIOD, c.COHORT),
        (c.PERIOD,),
        (c.INDICATOR, c.CATEGORY, c.VALUE),
    ),
    "decisions": _Frame("decisions", (c.OCCUPATION_CODE, c.YEAR, c.KIND), (c.OCCUPATION_CODE,), (c.KIND, c.NOTE)),
}

_FIGURES = _Frame(
    "exit_figures", (c.COHORT_YEAR, *_EXIT_KEYS[1:5], c.POLE, c.MEASURE), ()
)  # of exits, as they were published


@dataclass(frozen=True, eq=False)
class Foreseen:
    """What one file would change.

    before: the project as the file meets it, with the files before it. since: the year it is compared with; None where
    nothing is known of it yet, or where the kind has no years. again: it takes the place of what is compared with.
    replaced: the names of the files whose rows it takes the place of. counts: rows by what happens to them (GROUPS).
    rows: COLUMNS and VALUES, one row each; differs names the columns in which a changed row differs, parted by ";", and
    values has the name of each, its value before and the one to come; of lists compared with earlier ones it has none.
    Neither counts nor rows for exits, whose rows are small counts. question: the year is not known.
    kept_targets: those that stay though an indicator takes the place of another, for the file brings none instead.
    """

    report: Report
    before: Project
    since: int | None = None
    again: bool = False
    replaced: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    rows: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=[*COLUMNS, VALUES]))
    question: bool = False
    kept_targets: int = 0


def in_order(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Files in the order in which each finds what it needs: lists by year before catalogues before exits."""

    def rank(report: Report) -> tuple[int, int]:
        year = report.request.year or year_of(report.reading) or 0
        return KINDS.index(report.request.kind), year

    return tuple(sorted(reports, key=rank))


def foresee(project: Project, reports: Sequence[Report]) -> tuple[Foreseen, ...]:
    """What each file would change, imported in this order; a file that asks for its year changes nothing."""
    found = []
    for report in reports:
        try:
            report, change = intake_of(report, project)  # noqa: PLW2901  the same report with its year
        except ChoiceNeeded:
            found.append(Foreseen(report, project, question=True))
            continue
        after = applied(project, Change("", change))
        found.append(_foreseen(report, project, after, change))
        project = after
    return tuple(found)


def _foreseen(report: Report, before: Project, after: Project, change: tuple[Replacement, ...]) -> Foreseen:
    published = any(replacement.frame == _FIGURES.name and len(replacement.rows) for replacement in change)
    frame = _FIGURES if published else _FRAMES[report.request.kind]
    own = next(replacement for replacement in change if replacement.frame == frame.name)
    old = _standing(before, own)
    since, earlier = (report.year, None) if len(old) else _against_earlier(report, before, after)
    rows = _compared(old, own.rows, frame) if earlier is None else earlier
    hidden = report.request.kind == "exits"
    counts = {group: int(rows[CHANGE].isin(codes).sum()) for group, codes in GROUPS.items()}
    return Foreseen(
        report,
        before,
        since,
        again=bool(len(old)),
        replaced=_replaced(before, change),
        counts={} if hidden else {group: count for group, count in counts.items() if count},
        rows=rows.iloc[:0] if hidden else _in_order(rows),
        kept_targets=_targets_in(own.rows) - _targets_in(report.reading.table),
    )


def _targets_in(rows: pd.DataFrame) -> int:
    return int(rows[c.TARGET].notna().sum()) if c.TARGET in rows else 0


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """What needs a look first, then by code."""
    order = [code for codes in GROUPS.values() for code in codes]
    ranked = rows.assign(rank=rows[CHANGE].map(order.index)).sort_values(["rank", c.CODE], kind="stable")
    return ranked.drop(columns="rank").reset_index(drop=True)


def _standing(project: Project, replacement: Replacement) -> pd.DataFrame:
    """The rows of the project that a replacement takes away."""
    current: pd.DataFrame = getattr(project, replacement.frame)
    keys = list(replacement.places.columns)
    wanted = replacement.places.astype({key: current[key].dtype for key in keys}).drop_duplicates()
    return current.merge(wanted, on=keys)


def _replaced(before: Project, change: tuple[Replacement, ...]) -> tuple[str, ...]:
    sources = next(replacement for replacement in change if replacement.frame == "sources")
    return tuple(_standing(before, sources)[c.FILE])


def _against_earlier(report: Report, before: Project, after: Project) -> tuple[int | None, pd.DataFrame | None]:
    """A list or catalogue of a year not known yet, against the one before: its year and the rows; None without one."""
    year, kind = report.year, report.request.kind
    if year is None:
        return None, None
    if kind == "shortage-list":
        since = _edition_before(after, year)
        return since, None if since is None else _list_rows(after, since, year)
    known = before.products[c.CATALOGUE_YEAR]
    earlier = known[known < year] if kind == "catalogue" else known.iloc[:0]
    if not len(earlier):
        return None, None
    since = int(earlier.max())
    frame = _FRAMES["catalogue"]
    old, new = (after.products[after.products[c.CATALOGUE_YEAR] == one] for one in (since, year))
    rows = _compared(old.assign(**{c.CATALOGUE_YEAR: year}), new, frame)
    return since, rows.replace({CHANGE: {CHANGED: SAME}})  # places and hours change from year to year


def _edition_before(project: Project, year: int) -> int | None:
    """The last edition published before a year."""
    published = project.editions[project.editions[c.STATUS] == EditionStatus.PUBLISHED]
    earlier = published.loc[published[c.REFERENCE_YEAR] < year, c.REFERENCE_YEAR]
    return int(earlier.max()) if len(earlier) else None


def _list_rows(project: Project, since: int, year: int) -> pd.DataFrame:
    """What came, left and was renamed from a list to the next, across nomenclatures; the others as they were."""
    found = changes(project, year, since, project.method)
    then, now = (_listed(project, one) for one in (since, year))
    gone, others = found[found[c.KIND].isin(_GONE)], found[~found[c.KIND].isin(_GONE)]
    rows = [
        pd.DataFrame({CHANGE: gone[c.KIND], c.CODE: gone[c.CODE], BEFORE: gone[c.CODE].map(then).fillna("")}),
        pd.DataFrame(
            {CHANGE: others[c.KIND], c.CODE: others[c.CODE], BEFORE: others[c.FROM_CODE].map(then).fillna("")}
        ),
    ]
    told = set(others[c.CODE])
    codes = [code for code in now.index if code not in told]
    rows.append(pd.DataFrame({CHANGE: SAME, c.CODE: codes, BEFORE: ""}))
    table = pd.concat(rows, ignore_index=True).astype("str").assign(**{DIFFERS: ""})
    table[c.TITLE] = table[c.CODE].map(now).where(~table[CHANGE].isin(_GONE), "").fillna("")
    return table[list(COLUMNS)].assign(**{VALUES: pd.Series([()] * len(table), index=table.index, dtype=object)})


def _listed(project: Project, year: int) -> "pd.Series[str]":
    """The titles of a list by code."""
    rows = project.listings[project.listings[c.REFERENCE_YEAR] == year]
    return pd.Series(titles(rows).to_numpy(), index=rows[c.CODE].to_numpy(), dtype="str")


def _other_titles(both: pd.DataFrame) -> list[bool]:
    """Whether the first title that both sides have, gender forms apart, is another."""
    pairs = [list(zip(both[f"{name}_then"].fillna(""), both[name].fillna(""), strict=True)) for name in TITLES]
    first = [next((pair for pair in row if all(pair)), ("", "")) for row in zip(*pairs, strict=True)]
    return [title_key(then) != title_key(now) for then, now in first]


def _compared(old: pd.DataFrame, new: pd.DataFrame, frame: _Frame) -> pd.DataFrame:
    """Rows to come against rows that go, by their keys."""
    keys = list(frame.keys)
    both = old.drop_duplicates(keys).merge(
        new.drop_duplicates(keys), on=keys, how="outer", suffixes=("_then", ""), indicator=True
    )
    others = [column for column in new.columns if column not in keys]
    renamed = pd.Series(_other_titles(both) if c.TITLE_FR in others else [False] * len(both), index=both.index)
    differs = _differing(both, others)
    change = pd.Series(SAME, index=both.index).mask(differs != "", CHANGED).mask(renamed, RENAMED)
    change = change.mask(both["_merge"] == "left_only", LEFT).mask(both["_merge"] == "right_only", NEW)
    earlier = pd.DataFrame({name: both[f"{name}_then"] if name in others else both[name] for name in new.columns})
    told = {
        CHANGE: change,
        c.CODE: _joined(both, frame.code),
        c.TITLE: _described(both, frame).where(change != LEFT, ""),
        BEFORE: _described(earlier, frame).where(~change.isin([NEW, SAME]), ""),
        DIFFERS: differs.where(change == CHANGED, ""),
    }
    return pd.DataFrame(told).astype("str").assign(**{VALUES: _values(both, told[DIFFERS])})


def _values(both: pd.DataFrame, differs: "pd.Series[str]") -> pd.Series:
    """Of each row the columns that differ, with their values before and to come."""
    values: list[Differences] = [
        tuple((name, both.at[place, f"{name}_then"], both.at[place, name]) for name in names.split(";") if name)
        for place, names in zip(both.index, differs, strict=True)
    ]
    return pd.Series(values, index=both.index, dtype=object)


def _differing(both: pd.DataFrame, columns: Sequence[str]) -> "pd.Series[str]":
    """The columns in which the two sides differ, parted by ";"; missing equals missing."""
    differs = pd.Series("", index=both.index, dtype="str")
    for column in columns:
        then, now = both[f"{column}_then"], both[column]
        same = ((then == now) | (then.isna() & now.isna())).fillna(False).astype(bool)
        differs = differs.where(same, differs + f"{column};")
    return differs.str.rstrip(";")


def _described(rows: pd.DataFrame, frame: _Frame) -> "pd.Series[str]":
    return _joined(rows, frame.title) if frame.title or c.TITLE_FR not in rows else titles(rows)


def _joined(rows: pd.DataFrame, columns: Sequence[str]) -> "pd.Series[str]":
    """The filled cells of some columns in one text."""
    texts = [rows[column].astype("object").where(rows[column].notna(), "").map(str) for column in columns]
    joined = [" · ".join(text for text in row if text) for row in zip(*texts, strict=True)] if texts else ""
    return pd.Series(joined, index=rows.index, dtype="str")
