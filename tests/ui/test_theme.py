"""Contrast, computed from the tokens; one look at a time, changed while the program runs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shortage_app.ui import theme as look
from shortage_app.ui import tokens
from shortage_app.ui.app import Program
from shortage_app.ui.stylesheet import stylesheet
from shortage_app.ui.system_contrast import UNUSED, system_tokens
from shortage_app.ui.theme import Theme
from shortage_app.ui.widgets.fields import NumberField

TEXT, GRAPHIC = 4.5, 3.0
GROUNDS = ("surface", "window", "subtle", "header")
WORDS = ("text", "text2", "text3", "accent", "indirect_text")
GRAPHICS = (
    "ctl", "accent", "listed", "struct", "emerg", "direct", "indirect", "notoff", "none", "out", "women", "men", "seq2",
)  # fmt: skip
WORDS_ON_BARS = [("on_bar", bar) for bar in ("struct", "emerg", "direct", "listed", "accent")] + [("on_seq2", "seq2")]


def invented(ground: str, words: str, lit: str, link: str, hint: str) -> QPalette:
    """A palette as a contrast theme of Windows makes one."""
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.Base, role.Button), ground),
        ((role.WindowText, role.Text, role.ButtonText), words),
        ((role.Highlight,), lit),
        ((role.Link,), link),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, QColor(hint))
    return palette


OF_WINDOWS = {
    "yellow on black": invented("#000000", "#FFFF00", "#008000", "#FFFF00", "#00FF00"),
    "white on black": invented("#000000", "#FFFFFF", "#1AEBFF", "#FFFF00", "#3FF23F"),
    "black on white": invented("#FFFFFF", "#000000", "#37006E", "#00009F", "#600000"),
    "desert": invented("#FFFAEF", "#3D3D3D", "#903909", "#1C5E75", "#676767"),
    "hardly seen": invented("#FFFFFF", "#C0C0C0", "#FFFFFF", "#FFFFFF", "#FFFFFF"),
    "mid grey": invented("#777777", "#000000", "#777777", "#777777", "#777777"),
}
DRAWN = [*tokens.THEMES.values(), *map(system_tokens, OF_WINDOWS.values())]
every_theme = pytest.mark.parametrize("drawn", DRAWN, ids=[*tokens.THEMES, *OF_WINDOWS])


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in QColor(colour).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21


@every_theme
def test_words_stand_out_from_every_ground(drawn: tokens.Tokens) -> None:
    pairs = {
        (word, ground): contrast(drawn.colours[word], drawn.colours[ground]) for word in WORDS for ground in GROUNDS
    }
    assert {pair: round(ratio, 2) for pair, ratio in pairs.items() if ratio < TEXT} == {}


@every_theme
def test_words_stand_out_from_the_selected_row(drawn: tokens.Tokens) -> None:
    pairs = {word: contrast(drawn.colours[word], drawn.colours["sel"]) for word in ("text", "text2", "text3")}
    assert {word: round(ratio, 2) for word, ratio in pairs.items() if ratio < TEXT} == {}


@every_theme
def test_graphics_stand_out_from_panels(drawn: tokens.Tokens) -> None:
    ratios = {role: contrast(drawn.colours[role], drawn.colours["surface"]) for role in GRAPHICS}
    assert {role: round(ratio, 2) for role, ratio in ratios.items() if ratio < GRAPHIC} == {}


@every_theme
def test_the_focus_stands_out_from_every_ground_it_lies_on(drawn: tokens.Tokens) -> None:
    ratios = {ground: contrast(drawn.colours["accent"], drawn.colours[ground]) for ground in (*GROUNDS, "sel")}
    ratios["primary button"] = contrast(drawn.colours["on_bar"], drawn.colours["accent"])
    assert {ground: round(ratio, 2) for ground, ratio in ratios.items() if ratio < GRAPHIC} == {}


@every_theme
def test_what_is_drawn_in_cells_stands_out_from_the_selected_row(drawn: tokens.Tokens) -> None:
    roles = ("ctl", "listed", "struct", "text2", "direct", "none", "emerg")
    ratios = {role: contrast(drawn.colours[role], drawn.colours["sel"]) for role in roles}
    assert {role: round(ratio, 2) for role, ratio in ratios.items() if ratio < GRAPHIC} == {}


@every_theme
def test_outlines_of_fields_and_buttons_stand_out_from_where_they_stand(drawn: tokens.Tokens) -> None:
    ratios = {ground: contrast(drawn.colours["ctl"], drawn.colours[ground]) for ground in GROUNDS}
    assert {ground: round(ratio, 2) for ground, ratio in ratios.items() if ratio < GRAPHIC} == {}


@every_theme
def test_what_cannot_be_used_and_lines_without_data_are_told_from_what_can_and_what_is(drawn: tokens.Tokens) -> None:
    assert drawn.colours["off"] != drawn.colours["text"]
    assert drawn.colours["faint"] not in {drawn.colours[role] for role in ("text", "ctl", "listed", "women", "men")}
    assert contrast(drawn.colours["off"], drawn.colours["surface"]) >= UNUSED


@every_theme
def test_words_stand_out_from_the_bars_they_stand_on(drawn: tokens.Tokens) -> None:
    pairs = {pair: contrast(drawn.colours[pair[0]], drawn.colours[pair[1]]) for pair in WORDS_ON_BARS}
    pairs["text", "seq3"] = contrast(drawn.colours["text"], drawn.colours["seq3"])
    assert {pair: round(ratio, 2) for pair, ratio in pairs.items() if ratio < TEXT} == {}


@every_theme
def test_words_of_a_pill_stand_out_from_it(drawn: tokens.Tokens) -> None:
    ratios = {
        kind: contrast(words, ground or drawn.colours["surface"]) for kind, (ground, words) in drawn.pills.items()
    }
    assert {kind: round(ratio, 2) for kind, ratio in ratios.items() if ratio < TEXT} == {}


@every_theme
def test_words_named_after_a_series_can_be_read(drawn: tokens.Tokens) -> None:
    roles = ("struct", "emerg", "direct", "women", "men", "none")
    ratios = {role: contrast(drawn.colours[role], drawn.colours["surface"]) for role in roles}
    assert {role: round(ratio, 2) for role, ratio in ratios.items() if ratio < TEXT} == {}


@every_theme
def test_the_stylesheet_has_no_colour_but_those_of_the_theme(drawn: tokens.Tokens) -> None:
    sheet = stylesheet(drawn)
    found = {word.strip(";,") for word in sheet.split() if word.startswith("#")}
    assert "$" not in sheet
    assert found <= set(drawn.colours.values())


@pytest.mark.parametrize("name", ["yellow on black", "white on black", "black on white", "desert"])
def test_in_high_contrast_grounds_words_and_links_are_those_of_the_computer(name: str) -> None:
    palette, drawn = OF_WINDOWS[name], system_tokens(OF_WINDOWS[name]).colours
    role, disabled = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    said = {"window": role.Window, "surface": role.Base, "text": role.Text, "ctl": role.Text, "accent": role.Link}
    asked = {token: palette.color(each).name() for token, each in said.items()}
    assert {token: drawn[token] for token in said} == asked
    assert drawn["text3"] == palette.color(disabled, role.Text).name()


def test_a_selected_row_has_the_colour_of_the_computer_only_where_words_and_glyphs_are_seen_on_it() -> None:
    violet = invented("#000000", "#FFFFFF", "#2D004D", "#FFFF00", "#3FF23F")
    seen = [system_tokens(palette).colours["sel"] for palette in (violet, OF_WINDOWS["white on black"])]
    assert seen == ["#2d004d", tokens.CONTRAST.colours["sel"]]


def test_a_computer_whose_own_words_cannot_be_read_is_not_followed() -> None:
    assert system_tokens(OF_WINDOWS["hardly seen"]) is tokens.CONTRAST


def test_every_role_has_three_colours() -> None:
    assert all(QColor(colour).isValid() for themes in tokens.COLOURS.values() for colour in themes)
    assert all(len(themes) == len(tokens.THEMES) for themes in (*tokens.COLOURS.values(), *tokens.PILLS.values()))


def test_choosing_a_theme_changes_palette_and_colours(theme: Theme, qapp: QApplication) -> None:
    theme.choose("dark")
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == tokens.DARK.colours["surface"]
    theme.choose("light")
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == tokens.LIGHT.colours["surface"]


def test_choosing_the_same_theme_again_tells_nobody(theme: Theme) -> None:
    told: list[str] = []
    theme.theme_changed.connect(told.append)
    theme.choose("light")
    theme.choose("dark")
    theme.choose("dark")
    theme.theme_changed.disconnect(told.append)
    assert told == ["dark"]


class ComputersLook:
    """What the computer says of its colours, in place of Qt's hints."""

    scheme, contrast = Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def setColorScheme(self, _scheme: Qt.ColorScheme) -> None:
        """Title bars are drawn by the computer."""

    def accessibility(self) -> "ComputersLook":
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.contrast


def test_the_theme_follows_the_system_while_the_program_runs(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer, seen = ComputersLook(), []
    with monkeypatch.context() as patched:
        patched.setattr(QApplication, "styleHints", lambda _self=None: computer)
        theme.choose("system")
        for scheme, contrast in (
            (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference),
            (Qt.ColorScheme.Unknown, Qt.ContrastPreference.HighContrast),
            (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference),
        ):
            computer.scheme, computer.contrast = scheme, contrast
            theme._follow()
            seen.append(look.tokens().name)
        theme.choose("dark")
        theme._follow()
        seen.append(look.tokens().name)
    assert seen == ["dark", "contrast", "light", "dark"]


def test_in_high_contrast_the_window_takes_the_colours_of_the_computer_and_follows_another_choice_of_them(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer, seen = ComputersLook(), []
    computer.contrast = Qt.ContrastPreference.HighContrast
    with monkeypatch.context() as patched:
        patched.setattr(QApplication, "styleHints", lambda _self=None: computer)
        for name in ("yellow on black", "black on white"):
            patched.setattr(look, "_palette_of_the_system", lambda _application, name=name: OF_WINDOWS[name])
            theme.choose("system") if not seen else theme._look_again(Qt.ApplicationState.ApplicationActive)
            seen.append(qapp.palette().color(QPalette.ColorRole.Text).name())
    assert seen == ["#ffff00", "#000000"]


def test_asking_for_the_colours_of_the_computer_leaves_those_of_the_program(theme: Theme, qapp: QApplication) -> None:
    theme.choose("dark")
    theirs = look._palette_of_the_system(qapp).color(QPalette.ColorRole.Base).name().upper()
    ours = qapp.palette().color(QPalette.ColorRole.Base).name().upper()
    assert (theirs != ours, ours) == (True, tokens.DARK.colours["surface"])


def test_a_theme_that_does_not_exist_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="pink"):
        theme.choose("pink")


def test_figures_that_leave_are_drawn_light_whatever_the_window_looks_like(theme: Theme) -> None:
    theme.choose("dark")
    with look.drawn_in(tokens.LIGHT):
        assert look.colour("surface").name().upper() == "#FFFFFF"
    assert look.tokens() is tokens.DARK


def test_digits_have_equal_width() -> None:
    widths = {look.metrics(tokens.TABLE).horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1


def test_the_digits_of_a_number_field_have_room_in_every_theme(program: Program, qtbot: QtBot) -> None:
    field = NumberField(0, 100, 80)
    field.setFixedWidth(96)
    qtbot.addWidget(field)
    field.show()
    for name in ("light", "dark", "contrast"):
        program.theme.choose(name)
        assert field.lineEdit().width() > field.fontMetrics().horizontalAdvance("100")
    program.theme.choose("light")
