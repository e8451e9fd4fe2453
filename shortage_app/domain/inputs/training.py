"""The training catalogue of a year, and the links between its products and occupations."""

from shortage_app.domain import codes
from shortage_app.domain import columns as c
from shortage_app.domain.inputs.lists import (
    DOMAIN,
    NOMENCLATURE_ALIASES,
    NOTE_ALIASES,
    OCCUPATION_CODE_ALIASES,
    POLE_ALIASES,
    YEAR_ALIASES,
)
from shortage_app.domain.inputs.spellings import (
    PROVIDER_TYPE_SPELLINGS,
    STRENGTH_SPELLINGS,
    TRAINING_TYPE_SPELLINGS,
    VERDICT_SPELLINGS,
)
from shortage_app.domain.inputs.table import Column, InputTable, Kind, spelled
from shortage_app.text import N_

PRODUCT_CODE_ALIASES = spelled(
    "code produit | code | code du produit | code diplome | code formation | code de formation | code de la formation"
    " | référence | réf. | n° produit | n° formation | id produit | identifiant produit | productcode"
    " | code opleiding | opleidingscode | code product | referentie | product code | product | course code"
    " | product id"
)
CATALOGUE_YEAR_ALIASES = (
    *YEAR_ALIASES,
    *spelled("année du catalogue | année de programmation | catalogusjaar | exercice"),
)
STRENGTH_ALIASES = spelled(
    "lien | type de lien | force | force du lien | nature du lien | lien (direct/indirect) | verband | soort verband"
    " | sterkte | link | link type | link strength | direct/indirect"
)

CATALOGUE = InputTable(
    "catalogue",
    N_("Training catalogue"),
    (
        Column(c.PRODUCT_CODE, Kind.CODE, N_("Product code"), PRODUCT_CODE_ALIASES, required=True),
        Column(
            c.TITLE_FR,
            Kind.TEXT,
            N_("Title (French)"),
            spelled(
                "intitulé | intitulé fr | intitulé français | intitulé de la formation | intitulé du produit"
                " | intitulé formation | intitulé du produit de formation | libellé | libellé fr | libellé diplome"
                " | libellé du produit | libellé formation | produit | produit de formation | formation | titre"
                " | titre fr | dénomination | nom de la formation | nom du produit | label fr | titel fr"
                " | benaming fr | fr | title fr"
            ),
        ),
        Column(
            c.TITLE_NL,
            Kind.TEXT,
            N_("Title (Dutch)"),
            spelled(
                "opleiding | opleidingsproduct | benaming | benaming nl | benaming opleiding | titel | titel nl"
                " | naam | naam opleiding | naam van de opleiding | titel opleiding | intitulé nl | libellé nl"
                " | titre nl | label nl | nl | title nl | intitulé néerlandais"
            ),
        ),
        Column(
            c.TITLE_EN,
            Kind.TEXT,
            N_("Title (English)"),
            spelled(
                "title | title en | training product | training | course | course title | intitulé en | benaming en"
                " | label en | en"
            ),
        ),
        DOMAIN,
        Column(
            c.PROVIDER,
            Kind.TEXT,
            N_("Provider"),
            spelled(
                "opérateur | opérateur de formation | centre | centre de formation | organisme"
                " | organisme de formation | valideur | prestataire | verstrekker | centrum | opleidingscentrum"
                " | opleidingsverstrekker | operator | training provider"
            ),
        ),
        Column(
            c.PROVIDER_TYPE,
            Kind.CHOICE,
            N_("Provider type"),
            spelled(
                "type d'opérateur | type opérateur | type de prestataire | type d'organisme | soort verstrekker"
                " | type verstrekker | statut opérateur | operator type | type of provider"
            ),
            choices=PROVIDER_TYPE_SPELLINGS,
            labels=codes.PROVIDER_TYPE_LABELS,
        ),
        Column(
            c.TRAINING_TYPE,
            Kind.CHOICE,
            N_("Training type"),
            spelled(
                "type de formation | type formation | type | catégorie de formation | libellé type diplome"
                " | soort opleiding | type opleiding | opleidingstype | type of training"
            ),
            choices=TRAINING_TYPE_SPELLINGS,
            labels=codes.TRAINING_TYPE_LABELS,
        ),
        Column(c.POLE, Kind.TEXT, N_("Training and employment pole"), POLE_ALIASES),
        Column(
            c.PLACES,
            Kind.INTEGER,
            N_("Places"),
            spelled(
                "places | nombre de places | nb places | nbre de places | places prévues | capacité | plaatsen"
                " | aantal plaatsen | capaciteit | number of places | seats"
            ),
        ),
        Column(
            c.HOURS,
            Kind.NUMBER,
            N_("Hours"),
            spelled(
                "heures | nombre d'heures | nb heures | durée (heures) | durée en heures | durée | volume horaire"
                " | uren | aantal uren | duur (uren) | duur | number of hours"
            ),
        ),
        Column(
            c.SESSIONS,
            Kind.INTEGER,
            N_("Sessions"),
            spelled("sessions | nombre de sessions | nb sessions | sessies | aantal sessies | number of sessions"),
        ),
        Column(
            c.FIRST_SESSION,
            Kind.YEAR,
            N_("First session"),
            spelled(
                "première session | année première session | année de la première session | début | eerste sessie"
                " | from year"
            ),
        ),
        Column(
            c.LAST_SESSION,
            Kind.YEAR,
            N_("Last session"),
            spelled(
                "dernière session | année dernière session | année de la dernière session | fin | laatste sessie"
                " | to year"
            ),
        ),
        Column(
            c.OFFERED,
            Kind.FLAG,
            N_("Offered"),
            spelled(
                "organisé | organisée | organisé cette année | offert | offerte | proposé | proposée | programmé"
                " | programmée | georganiseerd | aangeboden | ingericht"
            ),
        ),
        Column(
            c.OCCUPATION_CODES,
            Kind.CODES,
            N_("Occupation codes"),
            spelled(
                "codes métiers | code métier | codes métier | métiers visés | métier visé | codes rome | code rome"
                " | rome | métiers | code rome 1 | code rome 2 | code rome 3 | code rome 4 | code rome 5"
                " | code rome 6 | codes fonctions | code fonction | beroepscodes | beroepscode | codes beroepen"
                " | code beroep | beroepen | occupations | occupation code"
            ),
        ),
        Column(
            c.LINK_STRENGTH,
            Kind.CHOICE,
            N_("Link"),
            STRENGTH_ALIASES,
            choices=STRENGTH_SPELLINGS,
            labels=codes.STRENGTH_LABELS,
        ),
        Column(
            c.PREDECESSOR_CODE,
            Kind.CODE,
            N_("Predecessor code"),
            spelled(
                "code prédécesseur | prédécesseur | ancien code | code ancien diplome | ancien code produit"
                " | remplace | vorige code | vervangt | replaces"
            ),
        ),
        Column(c.CATALOGUE_YEAR, Kind.YEAR, N_("Catalogue year"), CATALOGUE_YEAR_ALIASES),
        Column(c.NOMENCLATURE, Kind.TEXT, N_("Nomenclature"), NOMENCLATURE_ALIASES),
        Column(c.NOTE, Kind.TEXT, N_("Note"), NOTE_ALIASES),
    ),
    key=(c.PRODUCT_CODE,),
    one_of=((c.TITLE_FR, c.TITLE_NL, c.TITLE_EN),),
)

LINKS = InputTable(
    "links",
    N_("Links"),
    (
        Column(c.PRODUCT_CODE, Kind.CODE, N_("Product code"), PRODUCT_CODE_ALIASES, required=True),
        Column(c.OCCUPATION_CODE, Kind.CODE, N_("Occupation code"), OCCUPATION_CODE_ALIASES, required=True),
        Column(
            c.STRENGTH,
            Kind.CHOICE,
            N_("Link"),
            STRENGTH_ALIASES,
            required=True,
            choices=VERDICT_SPELLINGS,
            labels=codes.VERDICT_LABELS,
        ),
        Column(c.NOMENCLATURE, Kind.TEXT, N_("Nomenclature"), NOMENCLATURE_ALIASES),
        Column(
            c.DECIDED_BY,
            Kind.TEXT,
            N_("Decided by"),
            spelled("décidé par | validé par | auteur | beslist door | door | by"),
        ),
        Column(
            c.DECIDED_ON,
            Kind.DATE,
            N_("Decided on"),
            spelled("décidé le | validé le | date | date de décision | beslist op | datum | date of decision"),
        ),
        Column(c.CATALOGUE_YEAR, Kind.YEAR, N_("Catalogue year"), CATALOGUE_YEAR_ALIASES),
        Column(c.NOTE, Kind.TEXT, N_("Note"), NOTE_ALIASES),
    ),
    key=(c.PRODUCT_CODE, c.OCCUPATION_CODE),
)
