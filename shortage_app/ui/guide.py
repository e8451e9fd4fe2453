"""The guide shipped with the program: chapters in Markdown, the same in each language, one for each page among them."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shortage_app import places

START = "start"
PAGE_CHAPTERS = ("overview", "occupations", "coverage", "exits", "indicators", "decisions", "data")
CHAPTERS = (START, *PAGE_CHAPTERS, "import", "export", "method", "privacy", "questions", "keyboard")
ENDING = ".md"


@dataclass(frozen=True)
class Chapter:
    """A chapter of the guide in one language: its title, which is its first heading, and its Markdown."""

    name: str
    title: str
    markdown: str


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """The guide in a language, in the order of its contents."""
    texts = [(name, (folder_of(language) / f"{name}{ENDING}").read_text(encoding="utf-8")) for name in CHAPTERS]
    return tuple(Chapter(name, text.partition("\n")[0].removeprefix("# "), text) for name, text in texts)


def folder_of(language: str) -> Path:
    """Where the chapters of a language and their pictures are."""
    return places.resources() / "guide" / language


def chapter_of(page: str) -> str:
    """The chapter of a page of the window; the first where the page has none."""
    return page if page in PAGE_CHAPTERS else START


def found(text: str, words: str) -> list[int]:
    """Where words stand in a text, whatever their case and accents: found("Métiers", "metier") == [0]."""
    text, words = _plain(text), _plain(words.strip())
    positions, at = [], text.find(words) if words else -1
    while at >= 0:
        positions.append(at)
        at = text.find(words, at + len(words))
    return positions


def _plain(text: str) -> str:
    """Lower case without accents, letter for letter, so that positions stay."""
    return "".join(unicodedata.normalize("NFKD", letter)[0].lower()[:1] or letter for letter in text)
