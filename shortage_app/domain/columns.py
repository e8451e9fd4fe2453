"""The names of the columns of every frame, in one place; inputs.py says what each input column holds."""

from typing import Final

# occupations and lists
CODE: Final = "code"
TITLE: Final = "title"
TITLE_FR: Final = "title_fr"
TITLE_NL: Final = "title_nl"
TITLE_EN: Final = "title_en"
GROUP: Final = "group"
DOMAIN: Final = "domain"
CAUSES: Final = "causes"
OFFERS_RECEIVED: Final = "offers_received"
FILL_RATE: Final = "fill_rate"
MEDIAN_DAYS: Final = "median_days"
JOBSEEKERS: Final = "jobseekers"
IN_SCOPE: Final = "in_scope"
ASSESSED: Final = "assessed"
NOTE: Final = "note"

# editions
REFERENCE_YEAR: Final = "reference_year"
PUBLICATION_DATE: Final = "publication_date"
NOMENCLATURE: Final = "nomenclature"
STATUS: Final = "status"

# training catalogue
CATALOGUE_YEAR: Final = "catalogue_year"
PRODUCT_CODE: Final = "product_code"
PROVIDER: Final = "provider"
PROVIDER_TYPE: Final = "provider_type"
TRAINING_TYPE: Final = "training_type"
POLE: Final = "pole"
PLACES: Final = "places"
HOURS: Final = "hours"
SESSIONS: Final = "sessions"
FIRST_SESSION: Final = "first_session"
LAST_SESSION: Final = "last_session"
OFFERED: Final = "offered"
OCCUPATION_CODES: Final = "occupation_codes"
LINK_STRENGTH: Final = "link_strength"
PREDECESSOR_CODE: Final = "predecessor_code"

# links
OCCUPATION_CODE: Final = "occupation_code"
STRENGTH: Final = "strength"
ORIGIN: Final = "origin"
DECIDED_BY: Final = "decided_by"
DECIDED_ON: Final = "decided_on"

# exits
PERSON_ID: Final = "person_id"
COHORT_YEAR: Final = "cohort_year"
EXIT_DATE: Final = "exit_date"
GENDER: Final = "gender"
EDUCATION_LEVEL: Final = "education_level"
AGE: Final = "age"
AGE_BAND: Final = "age_band"
COMMUNE: Final = "commune"
POSITIVE_EXIT: Final = "positive_exit"
MONTHS_TO_WORK: Final = "months_to_work"
SHORTAGE_LINK: Final = "shortage_link"
LEAVERS: Final = "leavers"
POSITIVE: Final = "positive"
TO_WORK: Final = "to_work"
TO_WORK_1M: Final = "to_work_1m"
STILL_WORKING_12M: Final = "still_working_12m"
DELAY_0_3: Final = "delay_0_3"
DELAY_3_6: Final = "delay_3_6"
DELAY_6_12: Final = "delay_6_12"
UNKNOWN_OUTCOME: Final = "unknown_outcome"
SUPPRESSED: Final = "suppressed"

# crosswalk
FROM_NOMENCLATURE: Final = "from_nomenclature"
FROM_CODE: Final = "from_code"
TO_NOMENCLATURE: Final = "to_nomenclature"
TO_CODE: Final = "to_code"
RELATION: Final = "relation"
CONFIDENCE: Final = "confidence"
APPROVED: Final = "approved"
SIGNS: Final = "signs"
TITLE_LIKENESS: Final = "title_likeness"

# nomenclatures
FIRST_YEAR: Final = "first_year"
LAST_YEAR: Final = "last_year"
EDITIONS: Final = "editions"
CODES: Final = "codes"

# indicators
INDICATOR: Final = "indicator"
DIMENSION: Final = "dimension"
CATEGORY: Final = "category"
PERIOD: Final = "period"
COHORT: Final = "cohort"
VALUE: Final = "value"
TARGET: Final = "target"
PUBLISHED_VARIATION: Final = "published_variation"
UNIT: Final = "unit"
SERIES_BREAK: Final = "series_break"

# decisions
YEAR: Final = "year"
KIND: Final = "kind"
OWNER: Final = "owner"
DUE: Final = "due"
STATE: Final = "state"
CHANGED_BY: Final = "changed_by"
CHANGED_ON: Final = "changed_on"
CARRIED_FROM_YEAR: Final = "carried_from_year"

# scenarios
SCENARIO: Final = "scenario"
PLACE: Final = "place"
STEP: Final = "step"

# provenance
SOURCE: Final = "source"
FILE: Final = "file"
SHA256: Final = "sha256"
SHEET: Final = "sheet"
HEADER_ROW: Final = "header_row"
ROWS: Final = "rows"
IMPORTED: Final = "imported"
REFUSED: Final = "refused"
IGNORED: Final = "ignored"
IMPORTED_AT: Final = "imported_at"
REPAIRS: Final = "repairs"
SEVERITY: Final = "severity"
ROW: Final = "row"
COLUMN: Final = "column"
TEXT: Final = "text"
PARTS: Final = "parts"

# mappings remembered
SHAPE: Final = "shape"
ROLES: Final = "roles"

# analysis: occupations of a reference year
RULE_CONSECUTIVE: Final = "rule_consecutive"
RULE_WINDOW: Final = "rule_window"
LISTINGS_IN_WINDOW: Final = "listings_in_window"
STRUCTURAL_SINCE: Final = "structural_since"
STRUCTURAL_SINCE_OPEN: Final = "structural_since_open"
LISTINGS_SO_FAR: Final = "listings_so_far"
PREDECESSORS: Final = "predecessors"
IF_LISTED_NEXT: Final = "if_listed_next"
IF_NOT_LISTED_NEXT: Final = "if_not_listed_next"
ONE_LISTING_FROM_STRUCTURAL: Final = "one_listing_from_structural"
ABOUT_TO_LOSE: Final = "about_to_lose"
COVERAGE: Final = "coverage"
PRODUCTS: Final = "products"
PROVIDERS: Final = "providers"
DIRECT_PRODUCTS: Final = "direct_products"
PLACES_PER_100_OFFERS: Final = "places_per_100_offers"
FRAGILE: Final = "fragile"
CHRONIC_EDITIONS: Final = "chronic_editions"
EXPLANATION: Final = "explanation"

# editions, sensitivity (counts of a status are named by its code)
LISTED: Final = "listed"
EMERGING: Final = "emerging"
SETTING: Final = "setting"
ALTERNATIVE: Final = "alternative"
STATUS_THEN: Final = "status_then"

# changes between two editions
RETITLED: Final = "retitled"

# exits as shown
MEASURE: Final = "measure"
N: Final = "n"
COUNT: Final = "count"
RATE: Final = "rate"
LOW: Final = "low"
HIGH: Final = "high"

# products of a year
OCCUPATIONS: Final = "occupations"
STRIP: Final = "strip"

# suggested links
SCORE: Final = "score"
TITLE_PART: Final = "title_part"
LEARNED_PART: Final = "learned_part"
CODE_PART: Final = "code_part"
DOMAIN_PART: Final = "domain_part"
TERMS: Final = "terms"
PRODUCT_TITLE: Final = "product_title"
OCCUPATION_TITLE: Final = "occupation_title"
ACCEPTED: Final = "accepted"
