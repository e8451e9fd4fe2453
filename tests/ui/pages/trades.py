"""Sixty trades with a product each whose title is near, in a workspace file: enough for a long review."""

from pathlib import Path

from shortage_app.domain.change import Change, Replacement
from shortage_app.domain.project import Project
from shortage_app.workflow.workspaces import OpenWorkspace, create, perform
from tests.domain.strategies import edition, frame

_NAMES = (
    "boulanger boucher maçon peintre carreleur couvreur plombier soudeur chaudronnier tourneur fraiseur "
    "électricien menuisier ébéniste tapissier vitrier grutier cariste magasinier chauffeur dispatcher "
    "facteur caissier vendeur fleuriste coiffeur esthéticien opticien dentiste infirmier sage-femme "
    "kinésithérapeute diététicien puériculteur éducateur animateur instituteur traducteur journaliste "
    "imprimeur graphiste photographe développeur analyste comptable fiscaliste auditeur notaire géomètre "
    "architecte dessinateur métreur jardinier maraîcher vétérinaire cuisinier serveur barman "
    "réceptionniste concierge "
)
TRADES = tuple(_NAMES.split())
YEAR = 2019


def project() -> Project:
    """One list of all trades, and a catalogue with a course for each, none of them linked."""
    return Project(
        editions=frame("editions", [edition(YEAR)]),
        listings=frame(
            "listings",
            [
                {"reference_year": YEAR, "code": f"C{n:02}", "title_fr": trade.capitalize(), "domain": "Trades"}
                for n, trade in enumerate(TRADES)
            ],
        ),
        products=frame(
            "products",
            [
                {
                    "catalogue_year": YEAR,
                    "product_code": f"P{n:02}",
                    "title_fr": f"Formation de {trade}",
                    "places": 10.0,
                }
                for n, trade in enumerate(TRADES)
            ],
        ),
    )


def workspace(folder: Path) -> OpenWorkspace:
    """The same in a file."""
    made, everything = create(folder / "trades.shortage"), project()
    frames = ("editions", "listings", "products")
    rows = tuple(Replacement(name, getattr(everything, name).iloc[:0], getattr(everything, name)) for name in frames)
    return perform(made, Change("trades", rows))
