"""Every code that stands in a table or in JSON, with the label a person reads. Codes are never translated."""

from enum import StrEnum

from shortage_app.text import N_


class Status(StrEnum):
    """Status of an occupation in a reference year (activity report 2020, footnote 6; METHOD section 5)."""

    STRUCTURAL = "structural"
    EMERGING_FIRST = "emerging_first"
    EMERGING_RETURNING = "emerging_returning"
    EMERGING_CONTINUING = "emerging_continuing"
    UNDETERMINED = "undetermined"
    LEFT = "left"
    DISCONTINUED = "discontinued"


LISTED_STATUSES = (
    Status.STRUCTURAL,
    Status.EMERGING_FIRST,
    Status.EMERGING_RETURNING,
    Status.EMERGING_CONTINUING,
    Status.UNDETERMINED,
)
EMERGING_STATUSES = (Status.EMERGING_FIRST, Status.EMERGING_RETURNING, Status.EMERGING_CONTINUING)


class YearState(StrEnum):
    """What is known of an occupation in a year: five states, never two."""

    LISTED = "listed"
    NOT_LISTED = "not_listed"
    NOT_ASSESSED = "not_assessed"
    NO_EDITION = "no_edition"
    UNKNOWN = "unknown"


class Coverage(StrEnum):
    """Exclusive coverage states of a listed occupation, in the order in which they are decided."""

    OUT_OF_SCOPE = "out_of_scope"
    DIRECT = "direct"
    INDIRECT = "indirect"
    NOT_OFFERED = "not_offered"
    NO_PRODUCT = "no_product"


class Strength(StrEnum):
    """How closely a training product leads to an occupation."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Verdict(StrEnum):
    """What a person decided of a product and an occupation: a strength of their link, that there is none, or later."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    REFUSED = "none"
    ASIDE = "aside"


class ShortageLink(StrEnum):
    """The closest link of a product to any shortage occupation of its cohort year's list."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    NONE = "none"


class Relation(StrEnum):
    """How a code of one nomenclature continues in the next."""

    SAME = "same"
    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    BROADER = "broader"


class CrosswalkState(StrEnum):
    """What was decided of a row of the crosswalk; only an approved one carries history."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


class Sign(StrEnum):
    """What speaks for two codes being one occupation."""

    SAME_TITLE = "same_title"
    LIKE_TITLE = "like_title"
    TRANSLATED_TITLE = "translated_title"
    SAME_CODE = "same_code"
    SAME_GROUP = "same_group"


class ChangeKind(StrEnum):
    """What happened to an occupation between two editions."""

    ENTERED_FIRST = "entered_first"
    ENTERED_RETURNING = "entered_returning"
    ENTERED_NOT_ASSESSED = "entered_not_assessed"
    LEFT = "left"
    DISCONTINUED = "discontinued"
    NO_LONGER_ASSESSED = "no_longer_assessed"
    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"


ENTERED_KINDS = (ChangeKind.ENTERED_FIRST, ChangeKind.ENTERED_RETURNING, ChangeKind.ENTERED_NOT_ASSESSED)
GONE_KINDS = (ChangeKind.LEFT, ChangeKind.DISCONTINUED, ChangeKind.NO_LONGER_ASSESSED)
CONTINUED_KINDS = (ChangeKind.RENAMED, ChangeKind.MERGED, ChangeKind.SPLIT)


class DecisionKind(StrEnum):
    """What can be decided for a shortage occupation in the programming cycle (METHOD section 1, step 7)."""

    STUDY_TRAINING = "study_training"
    PARTNER = "partner"
    VALIDATION = "validation"
    MORE_PLACES = "more_places"
    INFORMATION = "information"
    NO_ACTION = "no_action"


class DecisionState(StrEnum):
    """How far a decision has come; one that is carried goes on in the register of a later year."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"
    CARRIED = "carried"


CLOSED_STATES = frozenset({DecisionState.DONE, DecisionState.DROPPED, DecisionState.CARRIED})


class EditionStatus(StrEnum):
    """Whether a list was published for a reference year."""

    PUBLISHED = "published"
    NONE_PUBLISHED = "none_published"


class Measure(StrEnum):
    """The measures of METHOD section 7, after the shared strategic indicators."""

    POSITIVE_EXIT = "positive_exit"
    EXIT_TO_WORK = "exit_to_work"
    EXIT_TO_WORK_1M = "exit_to_work_1m"
    DURABILITY = "durability"
    DELAY_0_3 = "delay_0_3"
    DELAY_3_6 = "delay_3_6"
    DELAY_6_12 = "delay_6_12"


class TargetState(StrEnum):
    """How a value stands to its target; across a break in the series it does neither."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_COMPARABLE = "not_comparable"


STATUS_LABELS: dict[str, str] = {
    Status.STRUCTURAL: N_("Structural"),
    Status.EMERGING_FIRST: N_("Emerging – new"),
    Status.EMERGING_RETURNING: N_("Emerging – returning"),
    Status.EMERGING_CONTINUING: N_("Emerging – already listed"),
    Status.UNDETERMINED: N_("Undetermined"),
    Status.LEFT: N_("Left the list"),
    Status.DISCONTINUED: N_("Discontinued"),
}
YEAR_STATE_LABELS: dict[str, str] = {
    YearState.LISTED: N_("Listed"),
    YearState.NOT_LISTED: N_("Not listed"),
    YearState.NOT_ASSESSED: N_("Not assessed"),
    YearState.NO_EDITION: N_("No edition"),
    YearState.UNKNOWN: N_("Unknown"),
}
COVERAGE_LABELS: dict[str, str] = {
    Coverage.DIRECT: N_("Direct link"),
    Coverage.INDIRECT: N_("Indirect only"),
    Coverage.NOT_OFFERED: N_("Not offered"),
    Coverage.NO_PRODUCT: N_("No product"),
    Coverage.OUT_OF_SCOPE: N_("Out of scope"),
}
STRENGTH_LABELS: dict[str, str] = {Strength.DIRECT: N_("Direct link"), Strength.INDIRECT: N_("Indirect link")}
VERDICT_LABELS: dict[str, str] = STRENGTH_LABELS | {
    Verdict.REFUSED: N_("Link rejected"),
    Verdict.ASIDE: N_("Put aside"),
}
SHORTAGE_LINK_LABELS: dict[str, str] = {
    ShortageLink.DIRECT: N_("Direct link"),
    ShortageLink.INDIRECT: N_("Indirect link"),
    ShortageLink.NONE: N_("Not linked"),
}
RELATION_LABELS: dict[str, str] = {
    Relation.SAME: N_("Same"),
    Relation.RENAMED: N_("Renamed"),
    Relation.MERGED: N_("Merged"),
    Relation.SPLIT: N_("Split"),
    Relation.BROADER: N_("Broader"),
}
CROSSWALK_STATE_LABELS: dict[str, str] = {
    CrosswalkState.WAITING: N_("To review"),
    CrosswalkState.APPROVED: N_("Accepted"),
    CrosswalkState.REFUSED: N_("Rejected"),
}
SIGN_LABELS: dict[str, str] = {
    Sign.SAME_TITLE: N_("Same title"),
    Sign.LIKE_TITLE: N_("Similar titles"),
    Sign.TRANSLATED_TITLE: N_("Translated title"),
    Sign.SAME_CODE: N_("Same code"),
    Sign.SAME_GROUP: N_("Same group"),
}
CHANGE_LABELS: dict[str, str] = {
    ChangeKind.ENTERED_FIRST: N_("Listed for the first time"),
    ChangeKind.ENTERED_RETURNING: N_("Back on the list"),
    ChangeKind.ENTERED_NOT_ASSESSED: N_("Listed, not assessed before"),
    ChangeKind.LEFT: N_("Left the list"),
    ChangeKind.DISCONTINUED: N_("Discontinued"),
    ChangeKind.NO_LONGER_ASSESSED: N_("No longer assessed"),
    ChangeKind.RENAMED: N_("Renamed"),
    ChangeKind.MERGED: N_("Merged"),
    ChangeKind.SPLIT: N_("Split"),
}
DECISION_KIND_LABELS: dict[str, str] = {
    DecisionKind.STUDY_TRAINING: N_("Study a training course"),
    DecisionKind.PARTNER: N_("Seek a partner"),
    DecisionKind.VALIDATION: N_("Validate competences"),
    DecisionKind.MORE_PLACES: N_("More places"),
    DecisionKind.INFORMATION: N_("Inform"),
    DecisionKind.NO_ACTION: N_("No action"),
}
DECISION_STATE_LABELS: dict[str, str] = {
    DecisionState.OPEN: N_("To do"),
    DecisionState.IN_PROGRESS: N_("In progress"),
    DecisionState.DONE: N_("Carried out"),
    DecisionState.DROPPED: N_("Dropped"),
    DecisionState.CARRIED: N_("Carried over"),
}
EDITION_STATUS_LABELS: dict[str, str] = {
    EditionStatus.PUBLISHED: N_("Published"),
    EditionStatus.NONE_PUBLISHED: N_("None published"),
}
MEASURE_LABELS: dict[str, str] = {
    Measure.POSITIVE_EXIT: N_("Positive exit"),
    Measure.EXIT_TO_WORK: N_("Exit to work, total"),
    Measure.EXIT_TO_WORK_1M: N_("Exit to work, at least one month"),
    Measure.DURABILITY: N_("12-month durability"),
    Measure.DELAY_0_3: N_("First job within 0–3 months"),
    Measure.DELAY_3_6: N_("First job within 3–6 months"),
    Measure.DELAY_6_12: N_("First job within 6–12 months"),
}
TARGET_LABELS: dict[str, str] = {
    TargetState.MET: N_("Target met"),
    TargetState.NOT_MET: N_("Target not met"),
    TargetState.NOT_COMPARABLE: N_("Not comparable"),
}
CAUSE_LABELS: dict[str, str] = {
    "quantitative": N_("Quantitative"),
    "qualitative": N_("Qualitative"),
    "working_conditions": N_("Working conditions"),
}
EVERYONE = "everyone"  # in published figures of exits: not told apart by this column
EVERYONE_LABEL = N_("Everyone")
GENDER_LABELS: dict[str, str] = {
    "female": N_("Women"),
    "male": N_("Men"),
    "other": N_("Other gender"),
    "unknown": N_("Unknown"),
}
# In the order in which levels are shown: they rise, except the last two, which are no level of a scale.
EDUCATION_LABELS: dict[str, str] = {
    "first_degree_or_less": N_("≤ 1st stage secondary"),
    "second_degree": N_("2nd stage secondary"),
    "upper_secondary": N_("Upper secondary (CESS)"),
    "higher": N_("Higher education"),
    "abroad_not_recognised": N_("Abroad, no equivalence"),
    "unknown": N_("Unknown"),
}
UNNAMED = "unnamed"  # the nomenclature of lists that name none
NOMENCLATURE_LABELS: dict[str, str] = {UNNAMED: N_("not stated")}
PROVIDER_TYPE_LABELS: dict[str, str] = {
    "own_centre": N_("Own centre"),
    "partner": N_("Partner"),
    "other": N_("Other provider"),
}
TRAINING_TYPE_LABELS: dict[str, str] = {
    "qualifying": N_("Qualifying training"),
    "upskilling": N_("Upskilling"),
    "specific_skills": N_("Specific skills"),
    "in_company": N_("In-company training"),
    "pre_training": N_("Pre-training"),
    "basic": N_("Basic training"),
    "language": N_("Language training"),
    "orientation": N_("Orientation"),
    "validation": N_("Validation of competences"),
}
# Qualifying, upskilling, specific skills and training through work lead straight to a job (METHOD section 7).
JOB_ORIENTED_TYPES = frozenset({"qualifying", "upskilling", "specific_skills", "in_company"})
