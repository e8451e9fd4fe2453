"""The crosswalk as tables and words: its rows with titles and signs, the nomenclatures, what accepting would change."""

from dataclasses import dataclass, replace

import pandas as pd

from shortage_app.domain import codes
from shortage_app.domain import columns as c
from shortage_app.domain.codes import CrosswalkState, Relation
from shortage_app.domain.crosswalk_review import nomenclatures, state_of
from shortage_app.domain.project import STORED_COLUMNS, Method, Project
from shortage_app.report.columns import COLUMNS
from shortage_app.report.sentence import Sentence
from shortage_app.report.status_changes import status_change_lines
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.report.titles import nomenclature_titles, titles
from shortage_app.report.years import spoken_years
from shortage_app.text import N_, _, ngettext, percent

FROM_TITLE, TO_TITLE = "from_title", "to_title"
_OWN = {
    column.name: column
    for column in (
        TableColumn(FROM_TITLE, N_("Old title")),
        TableColumn(TO_TITLE, N_("New title"), width=28),
        replace(COLUMNS[c.RELATION], width=10),
        TableColumn(c.CONFIDENCE, N_("Confidence"), Format.PERCENT, width=8),
        TableColumn(c.SIGNS, N_("Why"), Format.CHOICES, codes.SIGN_LABELS, width=18),
        TableColumn(c.STATE, N_("State"), Format.CHOICE, codes.CROSSWALK_STATE_LABELS, width=10),
        TableColumn(c.FIRST_YEAR, N_("First edition"), Format.YEAR),
        TableColumn(c.LAST_YEAR, N_("Last edition"), Format.YEAR),
        TableColumn(c.EDITIONS, N_("Editions"), Format.INTEGER),
        TableColumn(c.CODES, N_("Codes"), Format.INTEGER),
    )
}
_STORED = tuple(STORED_COLUMNS["crosswalk"])
CROSSWALK_COLUMNS = tuple(_OWN.get(name) or COLUMNS[name] for name in (*_STORED, FROM_TITLE, TO_TITLE))
PROPOSAL_COLUMNS = (*CROSSWALK_COLUMNS, _OWN[c.SIGNS])
REVIEW_COLUMNS = (
    *(COLUMNS[name] if name in (c.FROM_CODE, c.TO_CODE) else _OWN[name] for name in (
        c.FROM_CODE, FROM_TITLE, c.RELATION, c.TO_CODE, TO_TITLE, c.CONFIDENCE, c.STATE, c.SIGNS,
    )),
    *(replace(COLUMNS[name], shown=False) for name in (c.DECIDED_BY, c.DECIDED_ON)),
    *(replace(COLUMNS[name], shown=False) for name in (c.FROM_NOMENCLATURE, c.TO_NOMENCLATURE, c.APPROVED)),
    TableColumn(c.TITLE_LIKENESS, N_("Likeness of the titles"), Format.PERCENT, shown=False),
)  # fmt: skip
NOMENCLATURE_COLUMNS = (
    replace(COLUMNS[c.NOMENCLATURE], width=20),
    *(_OWN[name] for name in (c.FIRST_YEAR, c.LAST_YEAR, c.EDITIONS, c.CODES)),
    TableColumn(CrosswalkState.APPROVED, N_("Rows accepted"), Format.INTEGER),
    TableColumn(CrosswalkState.WAITING, N_("Rows to review"), Format.INTEGER),
    TableColumn(CrosswalkState.REFUSED, N_("Rows rejected"), Format.INTEGER),
)


def crosswalk(project: Project) -> Table:
    """The rows of the crosswalk as they are stored, with titles; it is imported again as it is."""
    rows = _titled(project, project.crosswalk)
    return _table("crosswalk", _("Crosswalk between nomenclatures"), CROSSWALK_COLUMNS, rows)


def proposals(project: Project, rows: pd.DataFrame) -> Table:
    """Of the rows of a review (crosswalk_review.REVIEW) those that wait for a person, the surest first."""
    waiting = rows[(rows[c.STATE] == CrosswalkState.WAITING).to_numpy(dtype=bool)]
    waiting = _titled(project, waiting).sort_values(c.CONFIDENCE, ascending=False, kind="stable")
    return _table("proposals", _("Crosswalk rows to review"), PROPOSAL_COLUMNS, waiting)


def review_table(project: Project, rows: pd.DataFrame) -> Table:
    """All rows of a review, those that wait first, the surest first."""
    order = {state.value: place for place, state in enumerate(CrosswalkState)}
    ranked = _titled(project, rows).assign(rank=rows[c.STATE].map(order))
    ranked = ranked.sort_values(["rank", c.CONFIDENCE], ascending=[True, False], kind="stable")
    ranked[[FROM_TITLE, TO_TITLE]] = ranked[[FROM_TITLE, TO_TITLE]].replace("", "\N{EN DASH}")
    return _table("crosswalk", _("Crosswalk between nomenclatures"), REVIEW_COLUMNS, ranked)


def nomenclature_table(project: Project, reviewed: pd.DataFrame | None = None) -> Table:
    """Each nomenclature with the years in which it was valid, and the rows that lead from it by state.

    reviewed: the rows of a review (crosswalk_review.REVIEW), those proposed among them; without it those stored.
    """
    rows = nomenclatures(project)
    leading = project.crosswalk if reviewed is None else reviewed
    counted = pd.crosstab(leading[c.FROM_NOMENCLATURE], state_of(leading))
    counted = counted.reindex(index=rows[c.NOMENCLATURE], columns=[state.value for state in CrosswalkState])
    for state in CrosswalkState:
        rows[state.value] = counted[state.value].fillna(0).astype("Int64").to_numpy()
    return _table("nomenclatures", _("Nomenclatures"), NOMENCLATURE_COLUMNS, rows)


def _titled(project: Project, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the title of each code, "" for one that stands on no list."""
    known = nomenclature_titles(project)
    titled = rows.assign(**{FROM_TITLE: "", TO_TITLE: ""})
    for column, nomenclature, code in (
        (FROM_TITLE, c.FROM_NOMENCLATURE, c.FROM_CODE),
        (TO_TITLE, c.TO_NOMENCLATURE, c.TO_CODE),
    ):
        found = [known.get(key, "") for key in zip(rows[nomenclature], rows[code], strict=True)]
        titled[column] = pd.Series(found, index=rows.index, dtype="str")
    return titled


def _table(name: str, title: str, columns: tuple[TableColumn, ...], rows: pd.DataFrame) -> Table:
    return Table(name, title, columns, rows[[column.name for column in columns]].reset_index(drop=True))


# What accepting would change, in words


def consequence(project: Project, year: int, changed: pd.DataFrame, *, accepting: bool = True) -> Sentence:
    """What accepting rows, or refusing them, would change in the edition of a year (crosswalk_review.consequences)."""
    if changed.empty:
        none = _("Accepting changes no status in {year}.") if accepting else _("Rejecting changes no status in {year}.")
        return Sentence(none.format(year=year))
    continued = changed[c.STATUS_THEN] == ""
    told, count = changed[~continued], int((~continued).sum())
    lead = (
        ngettext(
            "Accepting changes the status of {count} occupation in {year}.",
            "Accepting changes the status of {count} occupations in {year}.",
            count,
        )
        if accepting
        else ngettext(
            "Rejecting changes the status of {count} occupation in {year}.",
            "Rejecting changes the status of {count} occupations in {year}.",
            count,
        )
    )
    lines = [*status_change_lines(project, told), *_continued(int(continued.sum()))]
    return Sentence("\n".join(lines), lead=lead.format(count=count, year=year))


def _continued(count: int) -> list[str]:
    """What is said of codes that were gone and would no longer be."""
    words = ngettext(
        "{count} former code is continued: it is no longer discontinued.",
        "{count} former codes are continued: they are no longer discontinued.",
        count,
    )
    return [words.format(count=count)] if count else []


def signs_in_words(signs: str, likeness: float | None) -> list[str]:
    """What speaks for a row: "Similar titles (82 %)", "Same group"."""
    return [_sign(sign, likeness) for sign in signs.split(";") if sign]


def _sign(sign: str, likeness: float | None) -> str:
    words = _(codes.SIGN_LABELS[sign])
    if sign != codes.Sign.LIKE_TITLE or likeness is None or pd.isna(likeness):
        return words
    return _("{sign} ({share})").format(sign=words, share=percent(likeness, 0))


# One code in words

_CARRIES = {
    Relation.SAME: N_("The new code takes over the years of the old one."),
    Relation.RENAMED: N_("The new code takes over the years of the old one, under its new name."),
    Relation.SPLIT: N_("Every successor keeps the years of the old code."),
    Relation.BROADER: N_("Nothing is carried: the new code speaks of more than the old one."),
}
_CARRIES_MERGED = {
    "any": N_("The new code counts as listed in a year if any of its predecessors was."),
    "all": N_("The new code counts as listed in a year only if all of its predecessors were."),
}


@dataclass(frozen=True)
class Spoken:
    """One code as its lists speak of it: title, code with nomenclature and group, the years on the list."""

    title: str
    identity: str
    years: str


def spoken(project: Project, nomenclature: str, code: str) -> Spoken:
    """What the lists of its nomenclature say of a code."""
    years = project.editions.loc[(project.editions[c.NOMENCLATURE] == nomenclature).to_numpy(), c.REFERENCE_YEAR]
    rows = project.listings[(project.listings[c.CODE] == code).to_numpy()]
    rows = rows[rows[c.REFERENCE_YEAR].isin(years)].sort_values(c.REFERENCE_YEAR)
    group = next((name for name in reversed(rows[c.GROUP].tolist()) if name), "")
    title = str(titles(rows).iloc[-1]) if len(rows) else code
    on_list = rows.loc[rows[c.ASSESSED].fillna(True).to_numpy(bool), c.REFERENCE_YEAR].tolist()
    said = _("Listed: {years}").format(years=spoken_years(on_list)) if on_list else _("On no list that was imported")
    return Spoken(title, " · ".join(filter(None, (code, nomenclature, group))), said)


def carries(relation: str, method: Method) -> str:
    """What an approved row of a relation carries from the old code to the new."""
    text = _CARRIES_MERGED[method.merged] if relation == Relation.MERGED else _CARRIES.get(Relation(relation), "")
    return _(text)
