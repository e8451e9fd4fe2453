"""The tables a planner receives: each column declared once, with its kind, label and other spellings.

    table.py       InputTable, Column, Kind: what a declaration says; fold(): how spellings are compared
    spellings.py   the words people write for a gender, a level, a cause …, in French, Dutch and English
    lists.py       shortage lists, action domains, crosswalks between nomenclatures
    training.py    the training catalogue and the links between products and occupations
    leavers.py     exits: counts, one row a person, and figures as published
    following.py   indicators and decisions

Reader, checks, table views and workbook all read these declarations.
"""

from shortage_app.domain.inputs.following import DECISIONS, INDICATORS
from shortage_app.domain.inputs.leavers import EXIT_COUNTS, EXIT_FIGURES, EXIT_PERSONS
from shortage_app.domain.inputs.lists import CROSSWALK, DOMAINS, SHORTAGE_LIST
from shortage_app.domain.inputs.spellings import (
    CAUSE_SPELLINGS,
    EDUCATION_SPELLINGS,
    GENDER_SPELLINGS,
    LINK_SPELLINGS,
    PROVIDER_TYPE_SPELLINGS,
    RELATION_SPELLINGS,
    STRENGTH_SPELLINGS,
    TRAINING_TYPE_SPELLINGS,
)
from shortage_app.domain.inputs.table import Column, InputTable, Kind, fold, spelled
from shortage_app.domain.inputs.training import CATALOGUE, LINKS

INPUT_TABLES = (
    SHORTAGE_LIST,
    CATALOGUE,
    LINKS,
    EXIT_COUNTS,
    EXIT_PERSONS,
    EXIT_FIGURES,
    CROSSWALK,
    DOMAINS,
    INDICATORS,
    DECISIONS,
)

__all__ = [
    "CATALOGUE",
    "CAUSE_SPELLINGS",
    "CROSSWALK",
    "DECISIONS",
    "DOMAINS",
    "EDUCATION_SPELLINGS",
    "EXIT_COUNTS",
    "EXIT_FIGURES",
    "EXIT_PERSONS",
    "GENDER_SPELLINGS",
    "INDICATORS",
    "INPUT_TABLES",
    "LINKS",
    "LINK_SPELLINGS",
    "PROVIDER_TYPE_SPELLINGS",
    "RELATION_SPELLINGS",
    "SHORTAGE_LIST",
    "STRENGTH_SPELLINGS",
    "TRAINING_TYPE_SPELLINGS",
    "Column",
    "InputTable",
    "Kind",
    "fold",
    "spelled",
]
