"""The look of the program: which tokens are drawn with now, as colours, fonts, palette and stylesheet.

Widgets ask `colour(role)` and `font(style)` at the moment they paint; a change of theme repaints them all through
Qt's own style change, part by part (dressing.py), so nobody listens to it and nothing is kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from shortage_app.ui import dressing
from shortage_app.ui import tokens as t
from shortage_app.ui.stylesheet import stylesheet
from shortage_app.ui.system_contrast import system_tokens
from shortage_app.ui.turns import Turns

SYSTEM = "system"
CHOICES = (SYSTEM, *t.THEMES)
STYLE = ("-style", "Fusion")  # as an application is started in it, which is sooner than changing to it

_tokens = t.LIGHT


def tokens() -> t.Tokens:
    """The tokens drawn with now."""
    return _tokens


@lru_cache(maxsize=512)
def _colour(value: str) -> QColor:
    return QColor(value)


def colour(role: str) -> QColor:
    """The colour of a role ("text", "struct" …) in the theme drawn with now; KeyError when there is none."""
    return _colour(_tokens.colours[role])


def pill_colours(kind: str) -> tuple[QColor | None, QColor, QColor | None]:
    """Ground, words and outline of a pill ("struct", "indirect" …); None where there is none."""
    ground, words = _tokens.pills[kind]
    outline = t.OUTLINES.get(kind)
    return (_colour(ground) if ground else None), _colour(words), (colour(outline) if outline else None)


@lru_cache(maxsize=64)
def font(style: tuple[int, bool] = t.BODY) -> QFont:
    """The font of a type style (tokens.TABLE, tokens.KPI …), with digits of equal width."""
    pixels, bold = style
    made = QFont()
    made.setFamilies(list(t.FAMILIES))
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made


@lru_cache(maxsize=64)
def metrics(style: tuple[int, bool] = t.BODY) -> QFontMetrics:
    """The measures of a type style."""
    return QFontMetrics(font(style))


@lru_cache(maxsize=4096)
def width(words: str, style: tuple[int, bool] = t.BODY) -> int:
    """How wide words are in a type style, in px; charts and choices ask for the same ones again and again."""
    return metrics(style).horizontalAdvance(words)


def _palette(drawn: t.Tokens) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "subtle",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "text3",
        QPalette.ColorRole.Highlight: "sel",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Mid: "ctl",
        QPalette.ColorRole.Dark: "ctl",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Midlight: "border",
    }
    palette = QPalette()
    for role, token in roles.items():
        palette.setColor(role, QColor(drawn.colours[token]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(drawn.colours["off"]))
    return palette


def _palette_of_the_system(application: QApplication) -> QPalette:
    """The colours of the computer, which ours hide: Qt shows them where no palette is set."""
    ours = application.palette()
    application.setPalette(QPalette())
    theirs = application.palette()
    application.setPalette(ours)
    return theirs


@contextmanager
def drawn_in(other: t.Tokens) -> Iterator[None]:
    """Draw with other tokens inside the block: figures that leave the program are always light."""
    global _tokens  # noqa: PLW0603
    before, _tokens = _tokens, other
    try:
        yield
    finally:
        _tokens = before


class Theme(QObject):
    """The theme of the application: one of CHOICES, where "system" follows the colours of the computer.

    `styled`: the application was started in STYLE.
    """

    theme_changed = Signal(str)

    def __init__(self, application: QApplication, choice: str = SYSTEM, *, styled: bool = False) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._turns = Turns(self)
        if not styled:
            application.setStyle(STYLE[1])
        application.setFont(font())
        self._dress_frame()
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._follow)
        application.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)
        application.applicationStateChanged.connect(self._look_again)

    @property
    def choice(self) -> str:
        """What was chosen: a theme's name, or "system"."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Draw in the theme of this name from now on, or follow the system."""
        if choice not in CHOICES:
            raise ValueError(f"no such theme: {choice}")
        self._choice = choice
        self._dress_frame()
        if self._wanted() != _tokens:
            self._apply()

    def _dress_frame(self) -> None:
        """Have the system draw title bars and its own dialogs dark or light as chosen, or as it likes."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._application.styleHints().setColorScheme(schemes.get(self._choice, Qt.ColorScheme.Unknown))

    def _follow(self) -> None:
        if self._choice == SYSTEM:
            self.choose(SYSTEM)

    def _look_again(self, state: Qt.ApplicationState) -> None:
        """Other colours of a contrast theme are chosen while the program lies behind; Qt says nothing of them."""
        if state == Qt.ApplicationState.ApplicationActive and self._contrast_asked():
            self._follow()

    def _contrast_asked(self) -> bool:
        hints = self._application.styleHints()  # held: without it Python lets go of what it gives out
        return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    def _wanted(self) -> t.Tokens:
        if self._choice != SYSTEM:
            return t.THEMES[self._choice]
        if self._contrast_asked():
            return system_tokens(_palette_of_the_system(self._application))
        return t.DARK if self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark else t.LIGHT

    def _apply(self) -> None:
        global _tokens  # noqa: PLW0603  program-wide as the language is: the theme a person looks at
        _tokens = self._wanted()
        self._application.setPalette(_palette(_tokens))
        self._turns.take(*dressing.changing(stylesheet(_tokens)))
        self.theme_changed.emit(_tokens.name)
