"""Every word a person reads passes here: gettext with a language that can change while the program runs.

Source texts are English; `resources/locale` holds French and Dutch. `_` translates at the moment of the call,
so a frozen description keeps the source text (marked with `N_`) and is spoken late.
"""

import gettext
from functools import lru_cache

from shortage_app import places

LANGUAGES = ("fr", "nl", "en")
DOMAIN = "shortage_app"

_language = "fr"


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, places.resources() / "locale", [language], fallback=True)


def set_language(language: str) -> None:
    """Speak `language` ("fr", "nl" or "en") from now on; anything else raises ValueError."""
    global _language  # noqa: PLW0603  the one piece of program-wide state: the language a person reads
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    _language = language


def language() -> str:
    """The language spoken now."""
    return _language


def N_(text: str) -> str:  # noqa: N802  the name gettext tools look for
    """Mark a text for translation without translating it yet."""
    return text


def _(text: str) -> str:
    """`text` in the language spoken now."""
    return _catalogue(_language).gettext(text) if text else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of a text that fits the number `n`, in the language spoken now."""
    return _catalogue(_language).ngettext(singular, plural, n)


def pgettext(context: str, text: str) -> str:
    """`text` in the sense that `context` gives it."""
    return _catalogue(_language).pgettext(context, text)


def number(value: float, decimals: int = 0) -> str:
    """A number as people write it: « 13 404 » and « 59,9 » in French and Dutch, "13,404" and "59.9" in English."""
    plain = f"{value:,.{decimals}f}"
    if plain.strip("-0.,") == "":
        plain = plain.lstrip("-")
    plain = plain.replace("-", "\N{MINUS SIGN}")
    return plain if _language == "en" else plain.replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")


def percent(share: float, decimals: int = 1) -> str:
    """A share between 0 and 1 as a percentage: « 59,9 % » or "59.9%"."""
    figure = number(100 * share, decimals)
    return f"{figure}%" if _language == "en" else f"{figure}\N{NARROW NO-BREAK SPACE}%"
