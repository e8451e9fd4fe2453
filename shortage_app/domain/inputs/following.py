"""What is followed from year to year: series of indicators, and the register of decisions."""

from shortage_app.domain import codes
from shortage_app.domain import columns as c
from shortage_app.domain.inputs.lists import NOTE_ALIASES, OCCUPATION_CODE_ALIASES, YEAR_ALIASES
from shortage_app.domain.inputs.spellings import DECISION_KIND_SPELLINGS, DECISION_STATE_SPELLINGS
from shortage_app.domain.inputs.table import Column, InputTable, Kind, spelled
from shortage_app.text import N_

INDICATORS = InputTable(
    "indicators",
    N_("Indicators"),
    (
        Column(
            c.INDICATOR,
            Kind.TEXT,
            N_("Indicator"),
            spelled("indicateur | nom de l'indicateur | indicatief"),
            required=True,
        ),
        Column(
            c.DIMENSION, Kind.TEXT, N_("Dimension"), spelled("dimension | axe | ventilation | dimensie | uitsplitsing")
        ),
        Column(c.CATEGORY, Kind.TEXT, N_("Category"), spelled("catégorie | modalité | categorie")),
        Column(
            c.PERIOD,
            Kind.TEXT,
            N_("Period"),
            spelled("période | année | trimestre | mois | periode | jaar | year"),
            required=True,
        ),
        Column(c.COHORT, Kind.TEXT, N_("Cohort"), spelled("cohorte | cohort | cohortejaar | année de cohorte")),
        Column(
            c.VALUE,
            Kind.NUMBER,
            N_("Value"),
            spelled("valeur | réalisé | realised | waarde | gerealiseerd"),
            required=True,
            signed=True,
            unless=c.TARGET,
        ),
        Column(
            c.TARGET,
            Kind.NUMBER,
            N_("Target"),
            spelled("cible | objectif | valeur cible | doel | streefwaarde | doelstelling"),
            signed=True,
        ),
        Column(
            c.PUBLISHED_VARIATION,
            Kind.NUMBER,
            N_("Published variation"),
            spelled("variation | variation publiée | évolution | gepubliceerde variatie | evolutie | change"),
            signed=True,
        ),
        Column(c.UNIT, Kind.TEXT, N_("Unit"), spelled("unité | eenheid")),
        Column(
            c.SERIES_BREAK,
            Kind.FLAG,
            N_("Break in the series"),
            spelled("rupture de série | rupture | reeksbreuk | break"),
        ),
        Column(c.NOTE, Kind.TEXT, N_("Note"), NOTE_ALIASES),
    ),
    key=(c.INDICATOR, c.DIMENSION, c.CATEGORY, c.PERIOD, c.COHORT),
)

DECISIONS = InputTable(
    "decisions",
    N_("Decisions"),
    (
        Column(c.OCCUPATION_CODE, Kind.CODE, N_("Occupation code"), (*OCCUPATION_CODE_ALIASES, "code"), required=True),
        Column(c.YEAR, Kind.YEAR, N_("Year"), YEAR_ALIASES, required=True),
        Column(
            c.KIND,
            Kind.CHOICE,
            N_("Decision"),
            spelled("décision | type de décision | action | type | beslissing | actie"),
            required=True,
            choices=DECISION_KIND_SPELLINGS,
            labels=codes.DECISION_KIND_LABELS,
        ),
        Column(c.NOTE, Kind.TEXT, N_("Note"), NOTE_ALIASES),
        Column(
            c.OWNER, Kind.TEXT, N_("Owner"), spelled("responsable | porteur | pilote | verantwoordelijke | eigenaar")
        ),
        Column(
            c.DUE, Kind.DATE, N_("Due"), spelled("échéance | pour le | date limite | termijn | deadline | vervaldatum")
        ),
        Column(
            c.STATE,
            Kind.CHOICE,
            N_("State"),
            spelled("état | statut | avancement | toestand | stand | status"),
            choices=DECISION_STATE_SPELLINGS,
            labels=codes.DECISION_STATE_LABELS,
        ),
        Column(c.DECIDED_BY, Kind.TEXT, N_("Decided by"), spelled("décidé par | auteur | beslist door")),
        Column(c.DECIDED_ON, Kind.DATE, N_("Decided on"), spelled("décidé le | date de décision | beslist op")),
        Column(c.CHANGED_BY, Kind.TEXT, N_("Changed by"), spelled("modifié par | gewijzigd door")),
        Column(c.CHANGED_ON, Kind.DATE, N_("Changed on"), spelled("modifié le | gewijzigd op")),
        Column(c.CARRIED_FROM_YEAR, Kind.YEAR, N_("Carried over from"), spelled("reporté de | overgedragen van")),
    ),
    key=(c.OCCUPATION_CODE, c.YEAR, c.KIND),
)
