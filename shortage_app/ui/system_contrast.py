"""The colours of a computer in high contrast mode as tokens: its own wherever they can be read, else ours."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

from shortage_app.ui import tokens as t

WORDS, GRAPHICS = 4.5, 3.0  # the least contrast of each with what it stands on: EN 301 549, 9.1.4.3 and 9.1.4.11
UNUSED = 2.0  # of words that none asks to be read: of what cannot be used
GROUNDS = ("window", "surface", "subtle", "header")
ON_BARS = ("struct", "emerg", "direct", "listed", "accent")
MEANINGS = (
    "struct", "emerg", "direct", "indirect", "notoff", "none", "out", "women", "men", "seq2",
)  # fmt: skip
WORDS_AND_LINES = ("text", "text2", "indirect_text", "border", "ctl", "listed")
IN_SELECTED_ROWS = ("ctl", "listed", "struct", "direct", "none", "emerg")
Role = QPalette.ColorRole


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 reckons it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    seen = QColor(colour)
    parts = (seen.redF(), seen.greenF(), seen.blueF())
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def system_tokens(palette: QPalette) -> t.Tokens:
    """The tokens of a palette of the system; CONTRAST where even its words do not stand out from its grounds."""
    colours = _grounds_and_words(palette)
    if _worst(colours["text"], _of(colours, GROUNDS)) < WORDS:
        return t.CONTRAST
    dark = _luminance(colours["surface"]) < _luminance(colours["text"])
    ours = t.CONTRAST if dark else t.LIGHT
    colours |= _meanings(ours, colours)
    colours |= _selection(ours, palette, colours)
    colours["accent"] = _accent(ours, palette, colours)
    colours |= _on_bars(ours, colours)
    return t.Tokens(t.CONTRAST.name, dark, MappingProxyType(colours), MappingProxyType(_pills(ours, colours)))


def _grounds_and_words(palette: QPalette) -> dict[str, str]:
    window, surface, text = (palette.color(role).name() for role in (Role.Window, Role.Base, Role.Text))
    grounds = {"window": window, "surface": surface, "subtle": surface, "header": window, "track": window}
    quiet = palette.color(QPalette.ColorGroup.Disabled, Role.Text).name()
    hint = quiet if _worst(quiet, (window, surface)) >= WORDS else text
    unused = {"faint": _halfway(surface, text), "off": _unused(quiet, surface, text)}
    return grounds | dict.fromkeys(WORDS_AND_LINES, text) | {"text3": hint} | unused


def _unused(quiet: str, surface: str, text: str) -> str:
    """The words of what cannot be used: the system's, where they are seen and told from the others."""
    told_apart = quiet != text and contrast(quiet, surface) >= UNUSED
    return quiet if told_apart else _halfway(surface, text)


def _halfway(one: str, other: str) -> str:
    """The colour between two."""
    first, second = QColor(one), QColor(other)
    red, green, blue = first.red() + second.red(), first.green() + second.green(), first.blue() + second.blue()
    return QColor(red // 2, green // 2, blue // 2).name()


def _meanings(ours: t.Tokens, colours: Mapping[str, str]) -> dict[str, str]:
    """What a colour stands for is ours, for no system says it; where it is not seen, the words' colour says it."""
    least = {"struct": WORDS, "emerg": WORDS, "direct": WORDS, "none": WORDS, "women": WORDS, "men": WORDS}
    return {
        role: _first((ours.colours[role], colours["text"]), (colours["surface"],), least.get(role, GRAPHICS))
        for role in MEANINGS
    }


def _selection(ours: t.Tokens, palette: QPalette, colours: Mapping[str, str]) -> dict[str, str]:
    """Words keep their colour in a selected row, so its ground is one on which they and the glyphs are seen."""
    offered = (palette.color(Role.Highlight).name(), ours.colours["sel"], colours["surface"])
    seen = (
        ground
        for ground in offered
        if _worst(ground, _of(colours, ("text", "text2", "text3"))) >= WORDS
        and _worst(ground, _of(colours, IN_SELECTED_ROWS)) >= GRAPHICS
    )
    ground = next(seen, colours["surface"])
    return {"sel": ground, "seq3": ground}


def _accent(ours: t.Tokens, palette: QPalette, colours: Mapping[str, str]) -> str:
    """Links, the focus and the primary button."""
    offered = (palette.color(Role.Link).name(), palette.color(Role.Highlight).name(), ours.colours["accent"])
    return _first((*offered, colours["text"]), _of(colours, (*GROUNDS, "sel")), WORDS)


def _on_bars(ours: t.Tokens, colours: Mapping[str, str]) -> dict[str, str]:
    """The words on coloured bars: the ground's colour, ours, or plain black or white."""
    offered = (colours["surface"], ours.colours["on_bar"], "#000000", "#ffffff")
    seq2 = (colours["seq2"],)
    return {
        "on_bar": _first(offered, _of(colours, ON_BARS), WORDS),
        "on_seq2": _first((colours["surface"], colours["text"], *offered), seq2, WORDS),
    }


def _pills(ours: t.Tokens, colours: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Grounds of pills are ours under the system's words; outlined where these are not seen on them."""
    surface, text = colours["surface"], colours["text"]
    return {
        kind: (ground, text) if ground and contrast(text, ground) >= WORDS else ("", text)
        for kind, (ground, _words) in ours.pills.items()
    } | {kind: ("", _first((ours.pills[kind][1], text), (surface,), WORDS)) for kind in t.OUTLINES}


def _of(colours: Mapping[str, str], roles: Iterable[str]) -> Sequence[str]:
    return [colours[role] for role in roles]


def _worst(colour: str, others: Iterable[str]) -> float:
    return min(contrast(colour, other) for other in others)


def _first(offered: Sequence[str], others: Sequence[str], least: float) -> str:
    """The first colour that stands out enough from all others, else the one that does so best."""
    enough = (colour for colour in offered if _worst(colour, others) >= least)
    return next(enough, None) or max(offered, key=lambda colour: _worst(colour, others))
