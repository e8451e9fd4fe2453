"""Project: all that is known. Method: how it is read. Both frozen; a change makes a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Final, Literal, Self

import pandas as pd

from shortage_app.domain import columns as c
from shortage_app.domain.frames import typed_frame


@dataclass(frozen=True)
class Method:
    """The settings of METHOD sections 4, 5 and 7, with their defaults.

    consecutive: listings in a row that make an occupation structural.
    minimum, window: listings among the calendar years of the window that do so too.
    window_includes_reference: the window ends with the reference year (default), or with the year before.
    gap_rule: "skip": a year without an edition neither counts nor breaks a row; "break": it breaks it.
    merged: a merged occupation was listed if "any" of its predecessors was, or only if "all" were.
    threshold: counts from 1 to threshold − 1 are hidden; never below 3.
    gap_demand, gap_structural, gap_chronic, gap_cause: how much each part counts in the ranking of gaps (gaps.gaps);
    only their proportions matter.
    """

    consecutive: int = 3
    minimum: int = 3
    window: int = 5
    window_includes_reference: bool = True
    gap_rule: Literal["skip", "break"] = "skip"
    merged: Literal["any", "all"] = "any"
    threshold: int = 5
    gap_demand: int = 4
    gap_structural: int = 3
    gap_chronic: int = 2
    gap_cause: int = 1

    THRESHOLD_FLOOR = 3

    def __post_init__(self) -> None:
        if min(self.consecutive, self.minimum, self.window) < 1:
            raise ValueError("consecutive, minimum and window start at 1")
        if self.minimum > self.window:
            raise ValueError("minimum cannot exceed window")
        if self.threshold < self.THRESHOLD_FLOOR:
            raise ValueError(f"threshold starts at {self.THRESHOLD_FLOOR}")
        if min(self.gap_weights) < 0 or not any(self.gap_weights):
            raise ValueError("weights of gaps are not negative, and one of them is above 0")
        if self.gap_rule not in ("skip", "break") or self.merged not in ("any", "all"):
            raise ValueError("gap_rule is skip or break, merged is any or all")

    @property
    def gap_weights(self) -> tuple[int, int, int, int]:
        """Of demand, structural, chronic and cause, in this order."""
        return self.gap_demand, self.gap_structural, self.gap_chronic, self.gap_cause

    def changed(self, **settings: object) -> Self:
        """The same method with other settings."""
        return replace(self, **settings)  # type: ignore[arg-type]


# The columns and types of each frame of a Project. Text that is missing is "", numbers and flags are nullable.
STORED_COLUMNS: dict[str, dict[str, str]] = {
    "editions": {
        c.REFERENCE_YEAR: "int64",
        c.NOMENCLATURE: "str",
        c.STATUS: "str",
        c.PUBLICATION_DATE: "str",
    },
    # one row an occupation and edition; causes joined by ";"
    "listings": {
        c.REFERENCE_YEAR: "int64",
        c.CODE: "str",
        c.TITLE_FR: "str",
        c.TITLE_NL: "str",
        c.TITLE_EN: "str",
        c.GROUP: "str",
        c.DOMAIN: "str",
        c.CAUSES: "str",
        c.OFFERS_RECEIVED: "Float64",
        c.FILL_RATE: "Float64",
        c.MEDIAN_DAYS: "Float64",
        c.JOBSEEKERS: "Float64",
        c.IN_SCOPE: "boolean",
        c.ASSESSED: "boolean",
        c.NOTE: "str",
    },
    "crosswalk": {
        c.FROM_NOMENCLATURE: "str",
        c.FROM_CODE: "str",
        c.TO_NOMENCLATURE: "str",
        c.TO_CODE: "str",
        c.RELATION: "str",
        c.CONFIDENCE: "Float64",
        c.APPROVED: "boolean",
        c.DECIDED_BY: "str",  # of one that was approved or refused by hand; one that was refused keeps its day
        c.DECIDED_ON: "str",
    },
    # one row a product and catalogue year
    "products": {
        c.CATALOGUE_YEAR: "int64",
        c.PRODUCT_CODE: "str",
        c.TITLE_FR: "str",
        c.TITLE_NL: "str",
        c.TITLE_EN: "str",
        c.DOMAIN: "str",
        c.PROVIDER: "str",
        c.PROVIDER_TYPE: "str",
        c.TRAINING_TYPE: "str",
        c.POLE: "str",
        c.PLACES: "Float64",
        c.HOURS: "Float64",
        c.SESSIONS: "Float64",
        c.FIRST_SESSION: "Int64",
        c.LAST_SESSION: "Int64",
        c.OFFERED: "boolean",
        c.PREDECESSOR_CODE: "str",
    },
    # catalogue_year missing: the link holds in every year; origin: "catalogue" or "decision"
    "links": {
        c.CATALOGUE_YEAR: "Int64",
        c.PRODUCT_CODE: "str",
        c.OCCUPATION_CODE: "str",
        c.NOMENCLATURE: "str",
        c.STRENGTH: "str",
        c.ORIGIN: "str",
        c.DECIDED_BY: "str",
        c.DECIDED_ON: "str",
        c.NOTE: "str",
    },
    # One row a cell of counts. product_code, domain and shortage_link say of which population; blank where the source
    # does not say. age_band and commune are blank in the rows by education level and filled in tables of their own.
    # A missing count is one the source did not give; `suppressed` names the counts it hid, joined by ";".
    "exits": {
        c.COHORT_YEAR: "int64",
        c.PRODUCT_CODE: "str",
        c.DOMAIN: "str",
        c.SHORTAGE_LINK: "str",
        c.GENDER: "str",
        c.EDUCATION_LEVEL: "str",
        c.AGE_BAND: "str",
        c.COMMUNE: "str",
        c.LEAVERS: "Int64",
        c.POSITIVE: "Int64",
        c.TO_WORK: "Int64",
        c.TO_WORK_1M: "Int64",
        c.STILL_WORKING_12M: "Int64",
        c.DELAY_0_3: "Int64",
        c.DELAY_3_6: "Int64",
        c.DELAY_6_12: "Int64",
        c.UNKNOWN_OUTCOME: "Int64",
        c.SUPPRESSED: "str",
    },
    # One row a figure that was published as it may be shown, of a cohort whose counts are not known here. A column that
    # names a group is blank, or says "everyone", where the figure is not told apart by it; `suppressed` names what the
    # source hid, joined by ";".
    "exit_figures": {
        c.COHORT_YEAR: "int64",
        c.SHORTAGE_LINK: "str",
        c.DOMAIN: "str",
        c.POLE: "str",
        c.GENDER: "str",
        c.EDUCATION_LEVEL: "str",
        c.MEASURE: "str",
        c.N: "Int64",
        c.COUNT: "Int64",
        c.SUPPRESSED: "str",
    },
    "domains": {c.GROUP: "str", c.OCCUPATION_CODE: "str", c.DOMAIN: "str", c.POLE: "str", c.IN_SCOPE: "boolean"},
    # published series; period is a year, or a label such as "2019-01"; values as published, percentages as 70.4
    "indicators": {
        c.INDICATOR: "str",
        c.DIMENSION: "str",
        c.CATEGORY: "str",
        c.PERIOD: "str",
        c.COHORT: "str",
        c.VALUE: "Float64",
        c.TARGET: "Float64",
        c.PUBLISHED_VARIATION: "Float64",
        c.UNIT: "str",
        c.SERIES_BREAK: "boolean",
        c.NOTE: "str",
    },
    # what was decided for an occupation in a year, and who noted it when; carried_from_year: that of the register
    # it was carried over from
    "decisions": {
        c.OCCUPATION_CODE: "str",
        c.YEAR: "int64",
        c.KIND: "str",
        c.NOTE: "str",
        c.OWNER: "str",
        c.DUE: "str",
        c.STATE: "str",
        c.DECIDED_BY: "str",
        c.DECIDED_ON: "str",
        c.CHANGED_BY: "str",
        c.CHANGED_ON: "str",
        c.CARRIED_FROM_YEAR: "Int64",
    },
    # what the offer of a year might be: one row a scenario (place 0), and one a step (from 1) with what the step says
    "scenarios": {
        c.SCENARIO: "str",
        c.YEAR: "int64",
        c.PLACE: "int64",
        c.STEP: "str",
        c.PRODUCT_CODE: "str",
        c.TITLE: "str",
        c.OCCUPATION_CODES: "str",
        c.STRENGTH: "str",
        c.PLACES: "Float64",
        c.DOMAIN: "str",
        c.PROVIDER: "str",
        c.PROVIDER_TYPE: "str",
    },
    # provenance: one row an imported file; kind as on the command line, year missing where the table has none;
    # repairs that were accepted as JSON
    "sources": {
        c.SOURCE: "str",
        c.KIND: "str",
        c.FILE: "str",
        c.SHA256: "str",
        c.SHEET: "str",
        c.HEADER_ROW: "Int64",
        c.YEAR: "Int64",
        c.NOMENCLATURE: "str",
        c.ROWS: "int64",
        c.IMPORTED: "int64",
        c.REFUSED: "int64",
        c.IGNORED: "int64",
        c.IMPORTED_AT: "str",
        c.REPAIRS: "str",
    },
    # what was wrong in them (problem.Problem); parts as JSON
    "problems": {
        c.SOURCE: "str",
        c.SEVERITY: "str",
        c.KIND: "str",
        c.FILE: "str",
        c.SHEET: "str",
        c.ROW: "Int64",
        c.COLUMN: "str",
        c.VALUE: "str",
        c.TEXT: "str",
        c.PARTS: "str",
    },
    # how files of a shape (headers without years, joined by "|") were read last: roles as JSON, role to header
    "mappings": {c.KIND: "str", c.SHAPE: "str", c.ROLES: "str", c.FILE: "str", c.IMPORTED_AT: "str"},
}


def empty(name: str) -> pd.DataFrame:
    """A frame of STORED_COLUMNS without rows."""
    return typed_frame(STORED_COLUMNS[name])


HAND_TARGET: Final = "target_by_hand:"  # begins the names of settings that say so of a target


def hand_targets(settings: Mapping[str, str]) -> dict[str, str]:
    """What the settings of a workspace say of targets set by hand, by target."""
    return {name.removeprefix(HAND_TARGET): said for name, said in settings.items() if name.startswith(HAND_TARGET)}


@dataclass(frozen=True, eq=False)
class Project:
    """Everything imported, as frames with the columns of STORED_COLUMNS; compared and hashed by identity."""

    editions: pd.DataFrame = field(default_factory=lambda: empty("editions"))
    listings: pd.DataFrame = field(default_factory=lambda: empty("listings"))
    crosswalk: pd.DataFrame = field(default_factory=lambda: empty("crosswalk"))
    products: pd.DataFrame = field(default_factory=lambda: empty("products"))
    links: pd.DataFrame = field(default_factory=lambda: empty("links"))
    exits: pd.DataFrame = field(default_factory=lambda: empty("exits"))
    exit_figures: pd.DataFrame = field(default_factory=lambda: empty("exit_figures"))
    domains: pd.DataFrame = field(default_factory=lambda: empty("domains"))
    indicators: pd.DataFrame = field(default_factory=lambda: empty("indicators"))
    decisions: pd.DataFrame = field(default_factory=lambda: empty("decisions"))
    scenarios: pd.DataFrame = field(default_factory=lambda: empty("scenarios"))
    sources: pd.DataFrame = field(default_factory=lambda: empty("sources"))
    problems: pd.DataFrame = field(default_factory=lambda: empty("problems"))
    mappings: pd.DataFrame = field(default_factory=lambda: empty("mappings"))
    method: Method = field(default_factory=Method)
    synthetic: bool = False  # the shipped example: said on every page and export
    hand_targets: Mapping[str, str] = field(default_factory=dict)  # who set which target, when: as domain.targets says

    def changed(self, **parts: object) -> Self:
        """The same project with other frames or another method."""
        return replace(self, **parts)  # type: ignore[arg-type]


FRAMES = tuple(part.name for part in fields(Project) if part.name in STORED_COLUMNS)
