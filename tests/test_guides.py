"""README, guide and engineers' pages: every command works, every link and path leads somewhere."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from shortage_app import places, text
from shortage_app.__main__ import main
from shortage_app.ui import guide
from shortage_app.workflow import example
from shortage_app.workflow.workspaces import OpenWorkspace

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCED = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)]+)\)")
NAMED = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|toml|yml))`")
MADE = ("dist/", "artefacts/")  # by a command
UNDECIDED = 1  # two workspaces that say different things


def commands(page: str) -> list[list[str]]:
    """What stands in fenced blocks after the name of the program, without remarks."""
    lines = "".join(FENCED.findall(page)).splitlines()
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("shortage-app ")]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_example: OpenWorkspace) -> Path:
    """An empty folder, where the example is quickly there: it is made once for all tests."""

    def write(folder: Path) -> OpenWorkspace:
        shutil.copytree(places.resources() / "example" / "sources", folder / "sources")
        shutil.copy(made_example.path, folder / example.NAME)
        return made_example

    monkeypatch.setattr(example, "write", write)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_two_commands_of_the_readme_stand_first() -> None:
    block = FENCED.findall(README)[0]
    assert [line.partition("#")[0].strip() for line in block.splitlines()] == [
        "python3 -m pip install uv && uv run shortage-app",
        "python3 -m pip install uv && uv run pytest",
    ]


def test_the_walk_of_the_readme_and_the_commands_of_the_guide_work_one_after_the_other(
    qapp: object, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    walk, told = commands(README), guided("fr")
    assert (len(walk), len(told)) == (20, 4)
    codes = {" ".join(command): main(command) for command in [*walk, *told]}
    said = capsys.readouterr().err
    allowed = {command: UNDECIDED for command in codes if command.startswith("merge")}
    assert {command: code for command, code in codes.items() if code > allowed.get(command, 0)} == {}, said
    written = {"annual_2019.xlsx", "technicity.xlsx", "sheets", "funnel.svg", "report_2019.pdf", "classeur_2019.xlsx"}
    assert written <= {path.name for path in here.iterdir()}


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_the_guide_tells_the_same_commands_in_every_language(language: str) -> None:
    own = {"jaarwerkmap_2019.xlsx": "classeur_2019.xlsx", "workbook_2019.xlsx": "classeur_2019.xlsx", language: "fr"}
    assert [[own.get(word, word) for word in command] for command in guided(language)] == guided("fr")


def guided(language: str) -> list[list[str]]:
    """The commands of the guide."""
    return [command for name in ("import", "export") for command in commands(chapter(language, name))]


def chapter(language: str, name: str) -> str:
    return next(chapter.markdown for chapter in guide.chapters(language) if chapter.name == name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_of_a_page_is_there(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs" / "tour.md", ROOT / "docs" / "method.md"])
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    named = NAMED.findall(page.read_text(encoding="utf-8"))
    roots = (ROOT, ROOT / "shortage_app")
    lost = [name for name in named if not name.startswith(MADE) and not any((root / name).exists() for root in roots)]
    assert named
    assert [name for name in lost if "*" not in name] == []


def test_the_readme_shows_pictures_of_the_guide() -> None:
    pictures = [target for target in LINK.findall(README) if target.endswith(".png")]
    assert pictures == [f"resources/guide/fr/pictures/{name}.png" for name in ("overview", "occupations")]


def test_the_web_pages_hold_every_chapter_in_its_order() -> None:
    contents = re.findall(r"- (\w+/\w+)\.md", (ROOT / "docs" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert contents == [f"{language}/{name}" for language in text.LANGUAGES for name in guide.CHAPTERS]
