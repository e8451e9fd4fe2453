"""Every colour of the window, by role and theme; the contrast of each is computed in the tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# role: light, dark, high contrast
COLOURS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "window": ("#F1F3F5", "#14181D", "#000000"),  # page
        "surface": ("#FFFFFF", "#1C2229", "#000000"),  # panel, table, input
        "subtle": ("#F7F8FA", "#222930", "#0A0A0A"),  # side area
        "header": ("#E8ECF0", "#29313A", "#1A1A1A"),  # table head, status bar
        "sel": ("#D8E8F7", "#1F4163", "#003A66"),  # selected row or tab
        "border": ("#D3D9DF", "#38424D", "#FFFFFF"),  # separator, without meaning
        "faint": ("#D3D9DF", "#38424D", "#666666"),  # line of a chart without data; outline of what cannot be used
        "off": ("#596573", "#A3AFBB", "#949494"),  # words of what cannot be used
        "track": ("#E3E7EC", "#2F3842", "#262626"),  # empty bar
        "ctl": ("#75808C", "#7F8B99", "#FFFFFF"),  # control outline, axis
        "text": ("#17202B", "#E9EDF2", "#FFFFFF"),
        "text2": ("#414D5A", "#BCC6D1", "#FFFFFF"),  # secondary text
        "text3": ("#596573", "#A3AFBB", "#BFBFBF"),  # hint, not applicable
        "accent": ("#0A5BA8", "#6DB3F2", "#5CC8FF"),  # focus, link, primary
        "listed": ("#2F4459", "#B7C7D8", "#FFFFFF"),  # listed glyph, totals
        "struct": ("#1F5C99", "#6AA7DE", "#6FB5FF"),  # structural; first of a sequence
        "emerg": ("#BC5310", "#F0924A", "#FFA05C"),  # emerging
        "direct": ("#0B6B5E", "#56C9B4", "#5CE6CF"),  # direct link; done
        "indirect": ("#2A8FB8", "#2A86AE", "#4CC3F0"),  # indirect link
        "notoff": ("#A17A08", "#D6B045", "#FFD84A"),  # not offered (hatched); warning; returning
        "none": ("#9E2A1A", "#F0816A", "#FF8F7A"),  # no product; error
        "out": ("#75808C", "#8793A0", "#C8C8C8"),  # out of scope (outline only)
        "women": ("#7A3E9D", "#C79BE5", "#DDB3FF"),  # circle
        "men": ("#A66300", "#E3A64A", "#FFC35C"),  # square
        "seq2": ("#5E93C8", "#3F75A8", "#3F8FDB"),  # 3–6 months; older cohorts
        "seq3": ("#D8E8F7", "#1F4163", "#003A66"),  # 6–12 months (fill and struct outline)
        "on_bar": ("#FFFFFF", "#0B1A29", "#000000"),  # words on a coloured bar or a primary button
        "on_seq2": ("#0B1A29", "#FFFFFF", "#000000"),
        "indirect_text": ("#0F5F80", "#8FD0EC", "#8FE0FF"),
    }
)

# pill: (ground, words) of each theme; a blank ground is an outline in the colour of `OUTLINES`
PILLS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "struct": (("#DCE8F4", "#163F6B"), ("#1F3E5C", "#CFE4F8"), ("#003A66", "#FFFFFF")),
        "new": (("#FBE5D6", "#873A08"), ("#55300F", "#FFD9BC"), ("#5C2A00", "#FFFFFF")),
        "returning": (("#F5EBCF", "#644A00"), ("#453810", "#F6E3A8"), ("#4A3A00", "#FFFFFF")),
        "undetermined": (("#E6E9ED", "#414D5A"), ("#333C46", "#D2DAE2"), ("#333333", "#FFFFFF")),
        "direct": (("#D3EAE5", "#07483F"), ("#12463E", "#C5F0E6"), ("#00453B", "#FFFFFF")),
        "none": (("#F9DFDA", "#861F10"), ("#5A241A", "#FFD3C9"), ("#5E1408", "#FFFFFF")),
        "indirect": (("", "#0F5F80"), ("", "#8FD0EC"), ("", "#8FE0FF")),
        "out": (("", "#596573"), ("", "#A3AFBB"), ("", "#E6E6E6")),
    }
)
OUTLINES: Mapping[str, str] = MappingProxyType({"indirect": "indirect", "out": "border"})


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme: `colours` by role, `pills` as (ground, words) by kind."""

    name: str
    dark: bool
    colours: Mapping[str, str]
    pills: Mapping[str, tuple[str, str]]


def _of(name: str, column: int, dark: bool) -> Tokens:
    colours = {role: themes[column] for role, themes in COLOURS.items()}
    pills = {kind: themes[column] for kind, themes in PILLS.items()}
    return Tokens(name, dark, MappingProxyType(colours), MappingProxyType(pills))


LIGHT = _of("light", 0, dark=False)
DARK = _of("dark", 1, dark=True)
CONTRAST = _of("contrast", 2, dark=True)
THEMES: Mapping[str, Tokens] = MappingProxyType({tokens.name: tokens for tokens in (LIGHT, DARK, CONTRAST)})

# Sizes in px, on a grid of 8.
TOP_BAR, RAIL, STATUS_BAR = 48, 96, 32
MARGIN, GAP, CARD_GAP = 16, 16, 8
NARROW = 1000  # of a page: with less, what stands side by side stands one below the other
PANEL_HEAD, ROW, MATRIX_ROW = 40, 24, 20
CONTROL, CONTROL_SMALL, PILL, RADIUS = 32, 24, 18, 4

# Type in px: (size, bold)
AXIS = (11, False)
TABLE = (12, False)
TABLE_BOLD = (12, True)
BODY = (13, False)
PANEL_TITLE = (14, True)
INSPECTOR_TITLE = (16, True)
PAGE_TITLE = (20, True)
KPI = (28, True)
FAMILIES = ("Segoe UI", "Open Sans")
