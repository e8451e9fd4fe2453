"""What the guide says is what the window says: labels, quoted words, keys, and the figures of the example."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from shortage_app import places, text
from shortage_app.domain import columns as c
from shortage_app.domain.analysis import Analysis, analyse
from shortage_app.domain.codes import DecisionState
from shortage_app.report.titles import titles
from shortage_app.ui import guide
from shortage_app.ui.commands import COMMANDS
from shortage_app.workflow.workspaces import OpenWorkspace

YEAR = 2019
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PICTURE = re.compile(r"\[?!\[.*?\]\(.*?\)(?:\]\(.*?\))?")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
QUOTED = re.compile("«\N{NARROW NO-BREAK SPACE}(.+?)\N{NARROW NO-BREAK SPACE}»|“(.+?)”")
KEY = re.compile(r"(?:Ctrl|Alt|Maj|Shift)\+.+|F\d+|\w")
NUMBER = re.compile(r"\d+")
PLACEHOLDER = re.compile(r"\\\{\w+\\\}")
LITERAL = 5  # letters that a text has beside its placeholders, so that it does not fit everything
OF_DIALOGS = {"Ctrl+Return", "Ctrl+Shift+I", "Ctrl+F", "Ctrl+C", "Ctrl+F1"}
ARROWS = {"←": "Left", "→": "Right"}


def catalogue(language: str) -> Catalog:
    path = places.resources() / "locale" / language / "LC_MESSAGES" / f"{text.DOMAIN}.po"
    with Path(path).open("rb") as file:
        return read_po(file, locale=language)


@cache
def said(language: str) -> frozenset[str]:
    """Every text of the program in a language; in English, as it stands in the code."""
    source = language == "en"
    messages = [message.id if source else message.string for message in catalogue("fr" if source else language)]
    forms = [message if isinstance(message, list | tuple) else (message,) for message in messages]
    return frozenset(form for several in forms for form in several if form)


@cache
def patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """The texts with placeholders, as what they may become: “Carry over to {year}” fits “Carry over to 2020”."""
    escaped = [PLACEHOLDER.sub(".+", re.escape(words)) for words in said(language) if "{" in words]
    return tuple(re.compile(words) for words in escaped if len(re.findall(r"[^\W\d_]", words)) >= LITERAL)


def prose(language: str) -> dict[str, str]:
    """Each chapter without its commands and pictures."""
    chapters = guide.chapters(language)
    return {chapter.name: PICTURE.sub("", FENCED.sub("", chapter.markdown)) for chapter in chapters}


def is_label(words: str) -> bool:
    """Bold words that start with a capital name something of the window; the others are stressed, steps or keys."""
    return words[0].isupper() and not words.endswith(".") and not KEY.fullmatch(words)


def stands(words: str, language: str) -> bool:
    """Whether a label is in the window so, maybe with something more: “Apply all” for “Apply all ({n})”."""
    texts = said(language)
    if words in texts or any(text.startswith((f"{words} (", f"{words},")) for text in texts):
        return True
    return any(pattern.fullmatch(words) for pattern in patterns(language))


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_label_that_the_guide_prints_in_bold_stands_so_in_the_window(language: str) -> None:
    told = {(name, words) for name, prose_of in prose(language).items() for words in BOLD.findall(prose_of)}
    labels = {(name, words) for name, words in told if is_label(words)}
    assert len(labels) > 40
    assert {(name, words) for name, words in labels if not stands(words, language)} == set()


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_what_the_guide_quotes_is_said_by_the_window_or_is_a_title_of_the_example(
    language: str, of_2019: Analysis
) -> None:
    with text.speaking(language):
        known = "\n".join([*said(language), *titles(of_2019.occupations)]).casefold()
    told = {(name, first or last) for name, words in prose(language).items() for first, last in QUOTED.findall(words)}
    lost = {(name, words) for name, words in told if re.search(r"[^\W\d_]", words) and words.casefold() not in known}
    assert told
    assert {
        (name, words) for name, words in lost if not any(one.fullmatch(words) for one in lowered(language))
    } == set()


def lowered(language: str) -> list[re.Pattern[str]]:
    return [re.compile(pattern.pattern, re.IGNORECASE) for pattern in patterns(language)]


def test_every_key_that_the_guide_names_does_something() -> None:
    pages = {f"Ctrl+{number}" for number in range(1, len(guide.PAGE_CHAPTERS) + 1)}
    known = {command.keys for command in COMMANDS} | pages | OF_DIALOGS
    bold = {words for told in prose("en").values() for words in BOLD.findall(told) if words.startswith(("Ctrl", "Alt"))}
    assert {"".join(ARROWS.get(letter, letter) for letter in words) for words in bold} <= known


def test_the_chapter_of_the_keyboard_has_every_command_with_keys() -> None:
    rows = re.findall(r"^\| ([^|]+) \|", prose("en")["keyboard"], re.MULTILINE)
    told = {"".join(ARROWS.get(letter, letter) for letter in keys) for row in rows for keys in row.split(", ")}
    told |= {"Ctrl+,", "Ctrl+F1"}  # a comma parts the keys; the map of keys is named above the tables
    assert {command.keys.replace("PgDown", "PgDn") for command in COMMANDS if command.keys} <= told


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_the_first_steps_name_each_page_with_its_key(language: str) -> None:
    named = re.findall(r"\((\w+)\.md\), \*\*Ctrl\+(\d)\*\*", prose(language)["start"])
    assert len(named) == 5
    assert [guide.PAGE_CHAPTERS[int(number) - 1] for _name, number in named] == [name for name, _number in named]


@pytest.fixture(scope="module")
def of_2019(made_example: OpenWorkspace) -> Analysis:
    return analyse(made_example.project, YEAR)


def steps(language: str) -> dict[str, list[int]]:
    """The numbers of each step of the yearly cycle, keys, links and years left out, but for the steps of 2018."""
    lines = re.findall(
        r"^(\d+)\. (.+)$", prose(language)["start"].partition("\n## ")[2].partition("\n## ")[0], re.MULTILINE
    )
    plain = {step: re.sub(r"\*\*Ctrl\+\d\*\*|\b20\d\d\b", "", words) for step, words in lines}
    return {step: [int(found) for found in NUMBER.findall(words)] for step, words in plain.items()}


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_the_first_steps_quote_what_the_example_shows(
    language: str, of_2019: Analysis, made_example: OpenWorkspace
) -> None:
    told, figures = steps(language), of_2019.figures
    before = analyse(made_example.project, YEAR - 1).figures.listed
    overview = ("listed", "structural", "emerging", "emerging_first", "in_scope", "covered", "direct", "without_offer")
    assert told["3"] == [getattr(figures, name) for name in overview]
    assert told["4"] == [before, figures.emerging_first, figures.emerging_returning, figures.left, figures.listed]
    assert before + figures.emerging_first + figures.emerging_returning - figures.left == figures.listed
    assert told["5"] == [figures.left]
    assert told["6"] == [figures.without_offer]
    register = made_example.project.decisions
    of_year = register.loc[register[c.YEAR].eq(YEAR)]
    is_open = of_year[c.STATE].isin([DecisionState.OPEN, DecisionState.IN_PROGRESS])
    assert told["8"] == [len(of_year), is_open.sum()]


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_the_answer_on_78_and_12_adds_up_as_the_example_does(language: str, of_2019: Analysis) -> None:
    figures = of_2019.figures
    answer = next(part for part in prose(language)["questions"].split("\n## ") if "78 + 12" in part)
    sums = [figures.in_scope, figures.covered, figures.in_scope, figures.covered, figures.no_product]
    quoted = [int(found) for found in NUMBER.findall(answer.partition("\n")[2]) if int(found) != YEAR]
    assert quoted == [*sums, figures.covered, figures.no_product, figures.not_offered, figures.without_offer]
