"""Texts as they are kept: without the invisible characters that keep equal texts apart."""

import re
import unicodedata

LONG = 1000  # letters above which a text is pointed out; it is kept whole and elided in view
# Zero-width marks, soft hyphens, direction controls: nobody sees them, and they make two codes differ.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """A text with single spaces, composed accents and nothing invisible; a line break becomes a space."""
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return " ".join(text.split()) if "  " in text else text.strip()
    text = _CONTROLS.sub(" ", _INVISIBLE.sub("", text))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
