"""The files that the pictures of an import show: one of each kind, and one with much that is wrong."""

import csv
import shutil
from pathlib import Path

import openpyxl

from shortage_app import places

MESSY = "FC_2020_view.brussels.xlsx"
UNKNOWN, UNREADABLE = "reçu par courriel.csv", "FC_2021.xlsx"
KINDS = {
    "catalogue": "Catalogue_produits_2025_synthetique.xlsx",
    "links": "Liens_decides_synthetique.xlsx",
    "exits": "Sortants_2024_comptages_synthetique.csv",
    "crosswalk": "Table_de_passage_synthetique.csv",
    "indicators": "Indicateurs_volumes_synthetique.xlsx",
    "domains": "Domaines_action_synthetique.xlsx",
    "decisions": "Decisions_synthetique.xlsx",
}
WHOLE = "FC_2020_synthetique.xlsx"


def laid_out(folder: Path) -> None:
    """Write the files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    shipped = places.resources() / "example" / "sources"
    for name in KINDS.values():
        shutil.copy(shipped / name, folder)
    _spoil(shipped / WHOLE, folder / MESSY)
    (folder / UNREADABLE).write_bytes(b"PK\x03\x04 broken off")
    _write(folder / UNKNOWN, [("A", "B"), ("Bruxelles", "12"), ("Ixelles", "7"), ("Uccle", "31")])


def _spoil(source: Path, target: Path) -> None:
    """A list as it may arrive: zeros lost, causes nobody knows, a row twice."""
    book = openpyxl.load_workbook(source)
    sheet = next(sheet for sheet in book if sheet.title.startswith("FC"))
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Cause(s)")
    rows = [row for row in sheet.iter_rows(min_row=head.row + 2) if str(row[0].value or "").startswith("0")]
    for row in rows[4:10]:
        row[0].value = int(str(row[0].value))
    for row, words in ((rows[11], "Qt, Ql, H"), (rows[40], "QN")):
        row[head.column - 1].value = words
    for before, after in zip(rows[12], rows[13], strict=True):
        after.value = before.value
    book.save(target)


def _write(path: Path, rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
