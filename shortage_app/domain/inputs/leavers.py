"""Exits after training: tables of counts, figures as they were published, and micro-data with one row a person."""

from dataclasses import replace

from shortage_app.domain import codes
from shortage_app.domain import columns as c
from shortage_app.domain.inputs.lists import DOMAIN, POLE_ALIASES
from shortage_app.domain.inputs.spellings import (
    EDUCATION_SPELLINGS,
    GENDER_SPELLINGS,
    LINK_SPELLINGS,
    MEASURE_SPELLINGS,
)
from shortage_app.domain.inputs.table import Column, InputTable, Kind, spelled
from shortage_app.domain.inputs.training import PRODUCT_CODE_ALIASES
from shortage_app.text import N_

COHORT_YEAR = Column(
    c.COHORT_YEAR,
    Kind.YEAR,
    N_("Cohort"),
    spelled(
        "cohorte | année de cohorte | année de la cohorte | année de sortie | année | an | cohort | cohort year"
        " | uitstroomjaar | jaar | cohortejaar | year of exit | year"
    ),
    required=True,
)
PRODUCT_CODE = Column(c.PRODUCT_CODE, Kind.CODE, N_("Product code"), PRODUCT_CODE_ALIASES)
GENDER = Column(
    c.GENDER,
    Kind.CHOICE,
    N_("Gender"),
    spelled("genre | sexe | h/f | geslacht | gender | sex | m/v"),
    required=True,
    choices=GENDER_SPELLINGS,
    labels=codes.GENDER_LABELS,
)
EDUCATION_LEVEL = Column(
    c.EDUCATION_LEVEL,
    Kind.CHOICE,
    N_("Education level"),
    spelled(
        "niveau d'études | niveau d'étude | niveau études | niveau | diplôme | niveau de diplôme"
        " | niveau de formation initiale | opleidingsniveau | studieniveau | onderwijsniveau | diploma"
        " | education level | degree | education | level"
    ),
    required=True,
    choices=EDUCATION_SPELLINGS,
    labels=codes.EDUCATION_LABELS,
)
COMMUNE = Column(
    c.COMMUNE,
    Kind.TEXT,
    N_("Commune"),
    spelled("commune | commune de résidence | code postal | gemeente | woonplaats | postcode | municipality"),
)
SHORTAGE_LINK = Column(
    c.SHORTAGE_LINK,
    Kind.CHOICE,
    N_("Shortage link"),
    spelled(
        "lien pénurie | lien avec une fonction critique | lien fonction critique | lien fc"
        " | verband met knelpuntberoep | verband met knelpunt | knelpuntverband | link to shortage | shortage"
    ),
    choices=LINK_SPELLINGS,
    labels=codes.SHORTAGE_LINK_LABELS,
)

EXIT_COUNTS = InputTable(
    "exits",
    N_("Exits, counts"),
    (
        COHORT_YEAR,
        PRODUCT_CODE,
        GENDER,
        EDUCATION_LEVEL,
        COMMUNE,
        DOMAIN,
        SHORTAGE_LINK,
        Column(
            c.AGE_BAND,
            Kind.TEXT,
            N_("Age band"),
            spelled(
                "tranche d'âge | classe d'âge | âge | leeftijdsklasse | leeftijdsgroep | leeftijd | age group | age"
            ),
        ),
        Column(
            c.LEAVERS,
            Kind.COUNT,
            N_("Leavers"),
            spelled(
                "sortants | nombre de sortants | nb sortants | effectif | effectifs | n | total sortants"
                " | uitgestroomden | uitstromers | aantal uitgestroomden | number of leavers"
            ),
            required=True,
            hints=spelled("total | totaal | nombre | aantal | number | population | recipients | graduates | diplomes"),
        ),
        Column(
            c.POSITIVE,
            Kind.COUNT,
            N_("Positive exits"),
            spelled(
                "sorties positives | sortie positive | nombre de sorties positives | positieve uitstroom"
                " | positive exit"
            ),
        ),
        Column(
            c.TO_WORK,
            Kind.COUNT,
            N_("Exits to work"),
            spelled(
                "sorties vers l'emploi | sortie vers l'emploi | sorties emploi | emploi | en emploi | à l'emploi"
                " | uitstroom naar werk | aan het werk | in work | exit to work | exits to work, total"
            ),
            hints=spelled("employed | occupes | werkend"),
        ),
        Column(
            c.TO_WORK_1M,
            Kind.COUNT,
            N_("Exits to work, at least one month"),
            spelled(
                "emploi 1 mois | emploi min. 1 mois | sorties vers l'emploi 1 mois"
                " | sorties vers l'emploi min. 1 mois | sortie vers l'emploi d'au moins un mois"
                " | emploi d'au moins un mois | werk 1 maand | werk min. 1 maand | uitstroom naar werk min. 1 maand"
                " | to work 1 month | exits to work 1 month"
            ),
        ),
        Column(
            c.STILL_WORKING_12M,
            Kind.COUNT,
            N_("Still in work after 12 months"),
            spelled(
                "encore en emploi 12 mois | encore en emploi après 12 mois | en emploi après 12 mois"
                " | en emploi à 12 mois | durabilité | nog aan het werk 12 maanden | nog aan het werk na 12 maanden"
                " | duurzaamheid | still working 12 months | durability"
            ),
        ),
        Column(
            c.DELAY_0_3,
            Kind.COUNT,
            N_("First job within 0–3 months"),
            spelled(
                "0-3 mois | délai 0-3 | délai 0-3 mois | premier emploi en 0-3 mois | 0-3 maanden | duur 0-3"
                " | eerste baan binnen 0-3 maanden | delay 0-3 | 0-3 months"
            ),
        ),
        Column(
            c.DELAY_3_6,
            Kind.COUNT,
            N_("First job within 3–6 months"),
            spelled(
                "3-6 mois | délai 3-6 | délai 3-6 mois | premier emploi en 3-6 mois | 3-6 maanden | duur 3-6"
                " | eerste baan binnen 3-6 maanden | delay 3-6 | 3-6 months"
            ),
        ),
        Column(
            c.DELAY_6_12,
            Kind.COUNT,
            N_("First job within 6–12 months"),
            spelled(
                "6-12 mois | délai 6-12 | délai 6-12 mois | premier emploi en 6-12 mois | 6-12 maanden | duur 6-12"
                " | eerste baan binnen 6-12 maanden | delay 6-12 | 6-12 months"
            ),
        ),
        Column(
            c.UNKNOWN_OUTCOME,
            Kind.COUNT,
            N_("Outcome unknown"),
            spelled(
                "situation inconnue | issue inconnue | sans information | inconnu | inconnus | toestand onbekend"
                " | onbekend | unknown"
            ),
        ),
    ),
    key=(c.COHORT_YEAR, c.PRODUCT_CODE, c.DOMAIN, c.SHORTAGE_LINK, c.GENDER, c.EDUCATION_LEVEL, c.AGE_BAND, c.COMMUNE),
)


def _or_everyone(column: Column) -> Column:
    """A column that may also say that a figure is of everyone."""
    spellings = spelled("tous | toutes | iedereen | allen | all")
    return replace(
        column,
        required=False,
        choices={**column.choices, codes.EVERYONE: spellings},
        labels={**column.labels, codes.EVERYONE: codes.EVERYONE_LABEL},
    )


EXIT_FIGURES = InputTable(
    "exits",
    N_("Exits, published figures"),
    (
        COHORT_YEAR,
        _or_everyone(SHORTAGE_LINK),
        DOMAIN,
        Column(c.POLE, Kind.TEXT, N_("Training and employment pole"), POLE_ALIASES),
        _or_everyone(GENDER),
        _or_everyone(EDUCATION_LEVEL),
        Column(
            c.MEASURE,
            Kind.CHOICE,
            N_("Measure"),
            spelled("mesure | maatstaf"),
            required=True,
            choices=MEASURE_SPELLINGS,
            labels=codes.MEASURE_LABELS,
        ),
        Column(c.N, Kind.COUNT, N_("n"), spelled("n"), required=True),
        Column(c.COUNT, Kind.COUNT, N_("Count"), spelled("nombre | aantal"), required=True),
    ),
    key=(c.COHORT_YEAR, c.SHORTAGE_LINK, c.DOMAIN, c.POLE, c.GENDER, c.EDUCATION_LEVEL, c.MEASURE),
    told_by=c.MEASURE,
)

EXIT_PERSONS = InputTable(
    "exits",
    N_("Exits, micro-data"),
    (
        COHORT_YEAR,
        Column(c.PRODUCT_CODE, Kind.CODE, N_("Product code"), PRODUCT_CODE_ALIASES, required=True),
        GENDER,
        EDUCATION_LEVEL,
        COMMUNE,
        Column(
            c.PERSON_ID,
            Kind.CODE,
            N_("Person"),
            spelled(
                "identifiant | id | pseudonyme | pseudo | id personne | identifiant personne | id sortant"
                " | identifiant sortant | personne | niss pseudonymisé | persoon | persoon id | persoonsnummer"
                " | pseudoniem | person | person identifier | pseudonym"
            ),
            required=True,
        ),
        Column(
            c.EXIT_DATE,
            Kind.DATE,
            N_("Exit date"),
            spelled(
                "date de sortie | date sortie | date de fin | sortie le | date de fin de formation | uitstroomdatum"
                " | einddatum | datum uitstroom | date of exit | end date"
            ),
        ),
        Column(c.AGE, Kind.INTEGER, N_("Age"), spelled("âge | âge à la sortie | leeftijd")),
        Column(
            c.POSITIVE_EXIT,
            Kind.FLAG,
            N_("Positive exit"),
            spelled("sortie positive | positif | positieve uitstroom | positive"),
        ),
        Column(
            c.TO_WORK,
            Kind.FLAG,
            N_("Exit to work"),
            spelled(
                "sortie vers l'emploi | en emploi | emploi | à l'emploi | uitstroom naar werk | aan het werk | werk"
                " | in work"
            ),
        ),
        Column(
            c.TO_WORK_1M,
            Kind.FLAG,
            N_("Exit to work, at least one month"),
            spelled(
                "emploi 1 mois | emploi min. 1 mois | sortie vers l'emploi 1 mois | emploi d'au moins un mois"
                " | sortie vers l'emploi min. 1 mois | werk 1 maand | werk min. 1 maand"
                " | uitstroom naar werk min. 1 maand | exit to work 1 month | to work 1 month"
            ),
        ),
        Column(
            c.MONTHS_TO_WORK,
            Kind.NUMBER,
            N_("Months to first job"),
            spelled(
                "mois avant emploi | mois avant l'emploi | délai (mois) | délai | délai d'insertion (mois)"
                " | délai d'insertion | maanden tot werk | duur tot tewerkstelling"
                " | duur tot tewerkstelling (maanden)"
            ),
        ),
        Column(
            c.STILL_WORKING_12M,
            Kind.FLAG,
            N_("Still in work after 12 months"),
            spelled(
                "encore en emploi 12 mois | encore en emploi après 12 mois | en emploi après 12 mois"
                " | en emploi à 12 mois | nog aan het werk na 12 maanden | nog aan het werk 12 maanden"
                " | still working 12 months"
            ),
        ),
    ),
    key=(c.PERSON_ID, c.COHORT_YEAR),
)
