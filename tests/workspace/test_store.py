"""The workspace file: what goes in comes out, whole or not at all, and other files are refused in words."""

import shutil
import sqlite3
from pathlib import Path

import pandas as pd
import pytest

from shortage_app.domain.change import Change, Replacement, applied, conform, places
from shortage_app.domain.project import FRAMES, STORED_COLUMNS, Method, Project
from shortage_app.workspace import errors, file, schema, store

LIST = pd.DataFrame(
    {
        "reference_year": [2019, 2019],
        "code": ["0110", "0692101"],
        "title_fr": ["Maçon / Maçonne", "Cuisinier"],
        "offers_received": [12.0, None],
        "in_scope": [True, None],
    }
)
IMPORT = Change(
    "import",
    (
        Replacement(
            "editions",
            places(reference_year=2019),
            conform(
                "editions", pd.DataFrame({"reference_year": [2019], "nomenclature": ["ROME"], "status": ["published"]})
            ),
        ),
        Replacement("listings", places(reference_year=2019), conform("listings", LIST)),
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "année.shortage"
    store.create(path)
    return path


def save(path: Path, change: Change) -> store.State:
    """Write a change onto whatever the file holds."""
    return store.save(path, change, store.load(path).state)


def same(left: Project, right: Project) -> None:
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(left, name), getattr(right, name))
    assert left.method == right.method


def test_a_change_is_the_same_in_memory_and_in_the_file(path: Path) -> None:
    save(path, IMPORT)
    same(store.load(path).project, applied(Project(), IMPORT))


def test_importing_an_edition_again_takes_the_place_of_the_first(path: Path) -> None:
    shorter = Change(
        "again", (Replacement("listings", places(reference_year=2019), conform("listings", LIST.iloc[:1])),)
    )
    for change in (IMPORT, shorter):
        save(path, change)
    assert list(store.load(path).project.listings["code"]) == ["0110"]


def test_rows_of_other_places_stay(path: Path) -> None:
    other = Change(
        "next",
        tuple(
            Replacement(r.frame, places(reference_year=2020), r.rows.assign(reference_year=2020))
            for r in IMPORT.replacements
        ),
    )
    for change in (IMPORT, other):
        save(path, change)
    expected = applied(applied(Project(), IMPORT), other)
    same(store.load(path).project, expected)
    assert sorted(expected.listings["reference_year"]) == [2019, 2019, 2020, 2020]


def test_a_missing_key_is_a_place_of_its_own(path: Path) -> None:
    rows = conform(
        "links",
        pd.DataFrame(
            {
                "catalogue_year": pd.array([None, 2019], dtype="Int64"),
                "product_code": "P1",
                "occupation_code": "A",
                "strength": "direct",
                "origin": "decision",
            }
        ),
    )
    change = Change("links", (Replacement("links", rows[["catalogue_year", "product_code"]], rows),))
    again = Change("links", (Replacement("links", rows[["catalogue_year", "product_code"]].iloc[:1], rows.iloc[:1]),))
    for one in (change, again):
        save(path, one)
    assert store.load(path).project.links["catalogue_year"].isna().tolist() == [False, True]
    same(store.load(path).project, applied(applied(Project(), change), again))


def test_a_change_that_fails_half_way_leaves_the_file_as_it_was(path: Path) -> None:
    save(path, IMPORT)
    before = path.read_bytes()
    twice = conform("listings", pd.concat([LIST, LIST]).assign(reference_year=2019))
    with pytest.raises(errors.WorkspaceError):
        save(path, Change("bad", (Replacement("listings", places(reference_year=2019), twice),)))
    assert path.read_bytes() == before


def test_the_method_is_kept(path: Path) -> None:
    method = Method(consecutive=4, window_includes_reference=False, gap_rule="break", threshold=7)
    save(path, Change("method", method=method))
    assert store.load(path).project.method == method


def test_every_frame_of_a_project_has_its_table() -> None:
    connection = sqlite3.connect(":memory:")
    schema.lay(connection, "")
    tables = {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in FRAMES}
    connection.close()
    assert tables == {name: list(columns) for name, columns in STORED_COLUMNS.items()}


def test_a_new_workspace_never_takes_the_place_of_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(errors.CannotCreate, match="exists"):
        store.create(path)
    assert path.read_bytes() == before


def test_a_missing_file_another_file_and_another_database_are_no_workspace(tmp_path: Path) -> None:
    photo, database = tmp_path / "photo.shortage", tmp_path / "other.shortage"
    photo.write_bytes(b"\x89PNG....")
    connection = sqlite3.connect(database)
    connection.executescript("CREATE TABLE t (x);")
    connection.close()
    for path in (tmp_path / "none.shortage", photo, database, tmp_path):
        with pytest.raises(errors.NotAWorkspace):
            store.load(path)


def test_a_newer_workspace_is_refused_with_both_versions(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 3}")
    connection.close()
    with pytest.raises(errors.NewerWorkspace, match=rf"{schema.VERSION + 3}.*{schema.VERSION}"):
        store.load(path)


def test_a_damaged_workspace_says_so(path: Path) -> None:
    save(path, IMPORT)
    content = bytearray(path.read_bytes())
    content[5000:] = b"\x55" * (len(content) - 5000)
    path.write_bytes(content)
    with pytest.raises(errors.DamagedWorkspace):
        store.load(path)


def test_a_workspace_in_use_is_locked_not_waited_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(errors.LockedWorkspace):
            save(path, IMPORT)
    finally:
        other.close()


def test_names_with_accents_and_spaces_are_no_trouble(tmp_path: Path, path: Path) -> None:
    save(path, IMPORT)
    copy = tmp_path / "été à l'œuvre" / "données n° 1.shortage"
    copy.parent.mkdir()
    shutil.copy(path, copy)
    same(store.load(copy).project, store.load(path).project)
