"""Every word a person reads passes here: gettext with a language that can change while the program runs.

Source texts are English; `resources/locale` holds French and Dutch. `_` translates at the moment of the call,
so a frozen description keeps the source text (marked with `N_`) and is spoken late. The program speaks one language
(set_language); a piece of work may speak another for itself (speaking), and no other thread hears it.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import lru_cache

from shortage_app import places

LANGUAGES = ("fr", "nl", "en")
DOMAIN = "shortage_app"

_language = "fr"
_spoken_here: ContextVar[str] = ContextVar("language")


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> gettext.NullTranslations:
    # gettext.translation() would look for the file in every form of a locale's name, and import locale for it
    file = places.resources() / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as catalogue:
        return gettext.GNUTranslations(catalogue)


def set_language(language: str) -> None:
    """Speak `language` ("fr", "nl" or "en") from now on; anything else raises ValueError."""
    global _language  # noqa: PLW0603  the one piece of program-wide state: the language a person reads
    _language = _known(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the block and in this thread alone, whatever the program speaks."""
    token = _spoken_here.set(_known(language))
    try:
        yield
    finally:
        _spoken_here.reset(token)


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    return language


def language() -> str:
    """The language spoken now."""
    return _spoken_here.get(_language)


def N_(text: str) -> str:  # noqa: N802  the name gettext tools look for
    """Mark a text for translation without translating it yet."""
    return text


def _(text: str) -> str:
    """`text` in the language spoken now."""
    return _catalogue(language()).gettext(text) if text else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of a text that fits the number `n`, in the language spoken now."""
    return _catalogue(language()).ngettext(singular, plural, n)


def pgettext(context: str, text: str) -> str:
    """`text` in the sense that `context` gives it."""
    return _catalogue(language()).pgettext(context, text)


def number(value: float, decimals: int = 0) -> str:
    """A number as people write it: « 13 404 » and « 59,9 » in French and Dutch, "13,404" and "59.9" in English."""
    plain = f"{value:,.{decimals}f}"
    if plain.strip("-0.,") == "":
        plain = plain.lstrip("-")
    plain = plain.replace("-", "\N{MINUS SIGN}")
    return plain if language() == "en" else plain.replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")


def percent(share: float, decimals: int = 1) -> str:
    """A share between 0 and 1 as a percentage: « 59,9 % » or "59.9%"."""
    figure = number(100 * share, decimals)
    return f"{figure}%" if language() == "en" else f"{figure}\N{NARROW NO-BREAK SPACE}%"


def day_words(value: object) -> str:
    """A day, with the time of day where the value has one, as people in Belgium write it, in any language."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{moment:%d/%m/%Y %H:%M}" if len(str(value)) > len("2019-12-31") else f"{moment:%d/%m/%Y}"
