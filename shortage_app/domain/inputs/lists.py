"""Shortage lists, the action domains of occupations, and crosswalks between nomenclatures."""

from shortage_app.domain import codes
from shortage_app.domain import columns as c
from shortage_app.domain.inputs.spellings import CAUSE_SPELLINGS, RELATION_SPELLINGS
from shortage_app.domain.inputs.table import Column, InputTable, Kind, spelled
from shortage_app.text import N_

YEAR_ALIASES = spelled("année | année de référence | an | millésime | jaar | referentiejaar | year | reference year")
NOMENCLATURE_ALIASES = spelled("nomenclature | référentiel | nomenclatuur | classificatie | classification")
NOTE_ALIASES = spelled(
    "remarque | remarques | rem. | commentaire | commentaires | observation | observations | précision | opmerking"
    " | opmerkingen | toelichting | note | notes | comment | comments | remark | remarks"
)
DOMAIN = Column(
    c.DOMAIN,
    Kind.TEXT,
    N_("Action domain"),
    spelled(
        "domaine | domaine d'action | domaine de formation | domaine professionnel | domein | actiedomein"
        " | opleidingsdomein | vakgebied | domain | field | field of training | libellé formacode"
    ),
)
POLE_ALIASES = spelled(
    "pôle | pôle formation emploi | pôle formation-emploi | pfe | pool | pool opleiding-werk | pool opleiding werk"
    " | pow | pole"
)
OCCUPATION_CODE_ALIASES = spelled(
    "code métier | code fonction | code fonction critique | code rome | code emploi | métier | code profession"
    " | code appellation | beroepscode | code beroep | code knelpuntberoep | occupation code | occupation"
    " | code occupation | rome"
)
IN_SCOPE_ALIASES = spelled(
    "dans le domaine d'action | dans le champ d'action | dans le champ | domaine d'action (o/n) | champ d'action"
    " | champ | binnen actiedomein | binnen het actiedomein | in scope | in the action domain"
)
GROUP_ALIASES = spelled(
    "groupe | groupe professionnel | groupe de métiers | groupe de fonctions | catégorie | catégorie professionnelle"
    " | secteur | famille | famille professionnelle | groep | beroepengroep | beroepsgroep | categorie | sector"
    " | group | occupation group | category"
)

SHORTAGE_LIST = InputTable(
    "shortage-list",
    N_("Shortage list"),
    (
        Column(
            c.CODE,
            Kind.CODE,
            N_("Occupation code"),
            spelled(
                "code métier | code rome | code fonction | code fonction critique | code professionnel"
                " | code profession | code emploi | n° métier | n° code | numéro | rome | fap | code fap"
                " | code beroep | beroepscode | beroepencode | code imt | code knelpuntberoep | code(s)"
                " | occupation code | isco | code isco | code ibis"
            ),
        ),
        Column(
            c.TITLE_FR,
            Kind.TEXT,
            N_("Title (French)"),
            spelled(
                "intitulé | intitulé du métier | intitulé de la fonction | intitulé fr | intitulé français | libellé"
                " | libellé fr | libellé du métier | libellé français | libellé rome | intitulé rome | libellé métier"
                " | métier | métier fr | métiers | métier en pénurie | métiers en pénurie | fonction"
                " | fonction critique | fonctions critiques | fonction fr | appellation | appellation fr"
                " | dénomination | titre | titre fr | nom du métier | profession | frans | label fr | titel fr"
                " | french | fr | titel frans | benaming fr | naam fr | title fr"
            ),
        ),
        Column(
            c.TITLE_NL,
            Kind.TEXT,
            N_("Title (Dutch)"),
            spelled(
                "benaming | benaming nl | beroep | beroepen | knelpuntberoep | knelpuntberoepen | titel | titel nl"
                " | naam | naam nl | functie | knelpuntfunctie | beroepsbenaming | intitulé nl | libellé nl"
                " | métier nl | titre nl | appellation nl | intitulé néerlandais | label nl | néerlandais"
                " | nederlands | dutch | nl | title nl"
            ),
        ),
        Column(
            c.TITLE_EN,
            Kind.TEXT,
            N_("Title (English)"),
            spelled(
                "title | title en | occupation | occupation title | shortage occupation | job title | label en"
                " | intitulé en | benaming en | en | english"
            ),
        ),
        Column(c.GROUP, Kind.TEXT, N_("Group"), GROUP_ALIASES),
        DOMAIN,
        Column(
            c.CAUSES,
            Kind.CHOICES,
            N_("Causes"),
            spelled(
                "cause | causes | cause(s) | cause de la pénurie | causes de la pénurie | nature de la pénurie"
                " | type de pénurie | origine | raison | raisons | oorzaak | oorzaken | aard van het knelpunt"
                " | aard van het tekort | reden | redenen | reason | reasons"
            ),
            choices=CAUSE_SPELLINGS,
            labels=codes.CAUSE_LABELS,
        ),
        Column(
            c.OFFERS_RECEIVED,
            Kind.INTEGER,
            N_("Offers received"),
            spelled(
                "offres reçues | offres | offres d'emploi | offres d'emploi reçues | oe | oe reçues | nombre d'offres"
                " | ontvangen vacatures | nombre d'offres d'emploi | vacatures | aantal vacatures"
                " | ontvangen werkaanbiedingen | werkaanbiedingen | job offers | offers | vacancies"
                " | job offers received"
            ),
        ),
        Column(
            c.FILL_RATE,
            Kind.NUMBER,
            N_("Fill rate"),
            spelled(
                "taux de satisfaction | taux de satisfaction des offres | taux de satisfaction des oe"
                " | taux de remplissage | ts | vervullingsgraad | vervullingspercentage | invullingsgraad"
                " | satisfaction rate"
            ),
            share=True,
        ),
        Column(
            c.MEDIAN_DAYS,
            Kind.NUMBER,
            N_("Median days to fill"),
            spelled(
                "durée médiane | durée médiane (jours) | durée médiane de satisfaction | durée médiane d'ouverture"
                " | durée d'ouverture | délai médian | mediane duur | mediane looptijd | mediane duur (dagen)"
                " | mediane openingsduur | median days | median duration"
            ),
        ),
        Column(
            c.JOBSEEKERS,
            Kind.INTEGER,
            N_("Jobseekers"),
            spelled(
                "demandeurs d'emploi | nombre de demandeurs d'emploi | de | dei | réserve | rmo"
                " | réserve de main-d'œuvre | werkzoekenden | aantal werkzoekenden | nwwz | arbeidsreserve"
                " | job seekers | reserve"
            ),
        ),
        Column(c.IN_SCOPE, Kind.FLAG, N_("In scope"), IN_SCOPE_ALIASES),
        Column(
            c.ASSESSED,
            Kind.FLAG,
            N_("Assessed"),
            spelled("évalué | évaluée | analysé | analysée | beoordeeld | geanalyseerd"),
        ),
        Column(c.NOTE, Kind.TEXT, N_("Note"), NOTE_ALIASES),
        Column(c.REFERENCE_YEAR, Kind.YEAR, N_("Reference year"), YEAR_ALIASES),
        Column(c.NOMENCLATURE, Kind.TEXT, N_("Nomenclature"), NOMENCLATURE_ALIASES),
    ),
    key=(c.CODE,),
    one_of=((c.CODE, c.TITLE_FR, c.TITLE_NL, c.TITLE_EN),),
)

CROSSWALK = InputTable(
    "crosswalk",
    N_("Crosswalk"),
    (
        Column(
            c.FROM_NOMENCLATURE,
            Kind.TEXT,
            N_("Old nomenclature"),
            spelled(
                "ancienne nomenclature | nomenclature de départ | nomenclature source | oude nomenclatuur"
                " | source nomenclature | from nomenclature"
            ),
            required=True,
        ),
        Column(
            c.FROM_CODE,
            Kind.CODE,
            N_("Old code"),
            spelled(
                "ancien code | code de départ | code source | code ancien | code rome parent | oude code | from code"
                " | source code"
            ),
            required=True,
        ),
        Column(
            c.TO_NOMENCLATURE,
            Kind.TEXT,
            N_("New nomenclature"),
            spelled(
                "nouvelle nomenclature | nomenclature d'arrivée | nomenclature cible | nieuwe nomenclatuur"
                " | target nomenclature | to nomenclature"
            ),
            required=True,
        ),
        Column(
            c.TO_CODE,
            Kind.CODE,
            N_("New code"),
            spelled("nouveau code | code d'arrivée | code cible | code nouveau | nieuwe code | to code | target code"),
            required=True,
        ),
        Column(
            c.RELATION,
            Kind.CHOICE,
            N_("Relation"),
            spelled("type de relation | type | relatie | soort relatie"),
            choices=RELATION_SPELLINGS,
            labels=codes.RELATION_LABELS,
        ),
        Column(c.CONFIDENCE, Kind.NUMBER, N_("Confidence"), spelled("confiance | score | betrouwbaarheid"), share=True),
        Column(
            c.APPROVED,
            Kind.FLAG,
            N_("Approved"),
            spelled("approuvé | approuvée | validé | validée | goedgekeurd | gevalideerd"),
        ),
        Column(
            c.DECIDED_BY,
            Kind.TEXT,
            N_("Decided by"),
            spelled("décidé par | validé par | approuvé par | auteur | beslist door | goedgekeurd door | door | by"),
        ),
        Column(
            c.DECIDED_ON,
            Kind.DATE,
            N_("Decided on"),
            spelled("décidé le | validé le | approuvé le | date | beslist op | goedgekeurd op | datum"),
        ),
    ),
    key=(c.FROM_NOMENCLATURE, c.FROM_CODE, c.TO_NOMENCLATURE, c.TO_CODE),
)

DOMAINS = InputTable(
    "domains",
    N_("Action domains"),
    (
        Column(c.GROUP, Kind.TEXT, N_("Group"), GROUP_ALIASES),
        Column(c.OCCUPATION_CODE, Kind.CODE, N_("Occupation code"), (*OCCUPATION_CODE_ALIASES, "code")),
        Column(c.DOMAIN, Kind.TEXT, N_("Action domain"), DOMAIN.aliases, required=True),
        Column(c.POLE, Kind.TEXT, N_("Training and employment pole"), POLE_ALIASES),
        Column(c.IN_SCOPE, Kind.FLAG, N_("In scope"), IN_SCOPE_ALIASES),
    ),
    key=(c.GROUP, c.OCCUPATION_CODE),
    one_of=((c.GROUP, c.OCCUPATION_CODE),),
)
