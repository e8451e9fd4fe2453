"""Every text a person reads is translated in French and Dutch, with the same {placeholders}, and compiled."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from shortage_app.text import DOMAIN

ROOT = Path(__file__).parent.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
MARKS = re.compile(r"\{[a-z_]*\}")
LANGUAGES = ("fr", "nl")
# A breaking space before a high sign or inside « », or a typewriter apostrophe.
NOT_FRENCH = re.compile("[ \N{NO-BREAK SPACE}][:;!?%»]|«[^\N{NARROW NO-BREAK SPACE}]|'")
NOT_DUTCH = re.compile("[«»\"']|[ \N{NO-BREAK SPACE}][:;!?]")
FIXED = {
    "hidden": ("masqué", "verborgen"),
    "Structural": ("Structurel", "Structureel"),
    "Emerging – new": ("Émergent – nouveau", "Opkomend – nieuw"),
    "Emerging – returning": ("Émergent – de retour", "Opkomend – terug"),
    "Emerging – already listed": ("Émergent – déjà listé", "Opkomend – al op de lijst"),
    "Undetermined": ("Indéterminé", "Onbepaald"),
}


def catalogue(language: str) -> Catalog:
    path = ROOT / "resources" / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def texts() -> dict[tuple[str | None, str], object]:
    found = extract_from_dir(ROOT / "shortage_app", method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {
        (context, message[0] if isinstance(message, tuple) else message): message
        for _file, _line, message, _comments, context in found
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    known = catalogue(language)
    missing = [key for key in texts() if not _translated(known, *key)]
    assert missing == []


def _translated(known: Catalog, context: str | None, text: str) -> bool:
    message = known.get(text, context)
    if message is None or message.fuzzy:
        return False
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_the_same_places(language: str) -> None:
    wrong = [
        message.id for message in catalogue(language) if message.id and not _same_places(message.id, message.string)
    ]
    assert wrong == []


def _same_places(source: str | tuple[str, ...], translation: str | tuple[str, ...]) -> bool:
    sources = source if isinstance(source, tuple) else (source,)
    translations = translation if isinstance(translation, tuple) else (translation,)
    wanted = {frozenset(MARKS.findall(text)) for text in sources}
    return all(frozenset(MARKS.findall(text)) in wanted for text in translations)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_of_a_text_that_is_gone(language: str) -> None:
    known = texts()
    left = [
        message.id
        for message in catalogue(language)
        if message.id and (message.context, message.id[0] if isinstance(message.id, tuple) else message.id) not in known
    ]
    assert left == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_its_source(language: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    path = ROOT / "resources" / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    assert path.read_bytes() == compiled.getvalue()


def _strings(language: str) -> list[str]:
    found = [message.string for message in catalogue(language) if message.id]
    return [text for one in found for text in (one if isinstance(one, tuple) else (one,))]


@pytest.mark.parametrize(("language", "wrong"), [("fr", NOT_FRENCH), ("nl", NOT_DUTCH)])
def test_spaces_quotes_and_apostrophes_are_those_of_the_language(language: str, wrong: re.Pattern[str]) -> None:
    assert [text for text in _strings(language) if wrong.search(text)] == []


@pytest.mark.parametrize("text", FIXED)
def test_marks_and_statuses_have_their_fixed_words(text: str) -> None:
    spoken = [message.string for language in LANGUAGES if (message := catalogue(language).get(text))]
    assert tuple(spoken) == FIXED[text]


def _spoken_calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in (ROOT / "shortage_app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                yield path, node


def test_no_text_is_glued_from_pieces_before_it_is_translated() -> None:
    glued = [
        f"{path.name}:{call.lineno}"
        for path, call in _spoken_calls()
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in call.args)
    ]
    assert glued == []
