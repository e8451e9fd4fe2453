"""Small lists and catalogues as CSV, and a workspace to import them into."""

import csv
from collections.abc import Sequence
from pathlib import Path

from shortage_app.workflow.importing import Request, import_files
from shortage_app.workflow.workspaces import OpenWorkspace, create

HEADER = ("Code métier", "Fonction critique", "Cause(s)", "Offres reçues")
ROWS_2018 = (
    ("0311102", "Architecte", "Ql", "27"),
    ("0412101", "Comptable", "Qt", "402"),
    ("0612101", "Maçon", "Qt, Ct", "88"),
)


def written(path: Path, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> Path:
    """A text table with “;” as Excel writes it in Belgium."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, *rows])
    return path


def request(kind: str, path: Path, **said: object) -> Request:
    """A request for one file."""
    return Request(kind, (path,), **said)  # type: ignore[arg-type]


def workspace_2018(folder: Path) -> OpenWorkspace:
    """A workspace with the list of 2018."""
    path = written(folder / "FC_2018.csv", ROWS_2018)
    made = create(folder / "planning.shortage")
    return import_files(made, request("shortage-list", path, nomenclature="Actiris")).workspace
