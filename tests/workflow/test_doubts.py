"""A file that can be right and hardly is: it goes in with a warning."""

from pathlib import Path

import pytest

from shortage_app.domain.project import Project
from shortage_app.workflow.importing import check_files, import_files
from shortage_app.workflow.workspaces import OpenWorkspace, create
from tests.workflow.lists import HEADER, request, written

CATALOGUE = ("Code produit", "Intitulé", "Codes métiers", "Année")
LINKS = ("Code produit", "Code métier", "Lien")


def occupations(count: int, first: int = 0) -> list[tuple[str, str, str, str]]:
    return [(f"{code:04}", f"Métier {code}", "Qt", "1") for code in range(first, first + count)]


@pytest.fixture
def known(tmp_path: Path) -> OpenWorkspace:
    """A list of forty occupations of 2018, and a catalogue of one product."""
    made = create(tmp_path / "planning.shortage")
    listed = request("shortage-list", written(tmp_path / "FC_2018.csv", occupations(40)), nomenclature="Actiris")
    products = written(tmp_path / "catalogue.csv", [("P1", "Maçon", "0001", "2018")], CATALOGUE)
    return import_files(import_files(made, listed).workspace, request("catalogue", products)).workspace


def said(kind: str, path: Path, project: Project, **more: object) -> list[str]:
    """The messages about the whole file."""
    (report,) = check_files(request(kind, path, **more), project)
    assert report.reading.counts.imported > 0
    return [problem.message for problem in report.problems if problem.row is None]


@pytest.mark.parametrize(("count", "doubted"), [(19, True), (20, False)])
def test_a_list_not_half_as_long_as_the_one_before_may_be_cut_off(
    known: OpenWorkspace, tmp_path: Path, count: int, doubted: bool
) -> None:
    path = written(tmp_path / "FC_2019.csv", occupations(count), HEADER)
    words = "The list of 2019 names 19 occupations, that of 2018 40. Is it whole?"
    assert said("shortage-list", path, known.project) == ([words] if doubted else [])


def test_a_list_that_takes_the_place_of_itself_is_compared_with_the_one_before(
    known: OpenWorkspace, tmp_path: Path
) -> None:
    assert said("shortage-list", written(tmp_path / "FC_2018.csv", occupations(3)), known.project) == []


def test_a_catalogue_none_of_whose_codes_is_known_links_nothing_and_says_so(
    known: OpenWorkspace, tmp_path: Path
) -> None:
    rows = [("P1", "Maçon", "C-0001;C-0002", "2019"), ("P2", "Soudeur", "C-0002", "2019")]
    words = (
        "The nomenclature “Actiris” knows none of its 2 occupation codes (C-0001): written otherwise, or of another "
        "one, they link no product to a shortage occupation."
    )
    assert said("catalogue", written(tmp_path / "c.csv", rows, CATALOGUE), known.project) == [words]
    one_known = [*rows, ("P3", "Cariste", "0003", "2019")]
    assert said("catalogue", written(tmp_path / "d.csv", one_known, CATALOGUE), known.project) == []
    assert (
        said("catalogue", tmp_path / "c.csv", known.project, nomenclature="Competent") == []
    )  # of which nothing is known


def test_links_of_products_that_no_catalogue_knows_say_so(known: OpenWorkspace, tmp_path: Path) -> None:
    words = "None of its 1 product codes (X9) stands in a catalogue; these links change nothing."
    path = written(tmp_path / "links.csv", [("X9", "0001", "direct")], LINKS)
    assert said("links", path, known.project) == [words]
    path = written(tmp_path / "links2.csv", [("X9", "0001", "direct"), ("P1", "0002", "direct")], LINKS)
    assert said("links", path, known.project) == []
