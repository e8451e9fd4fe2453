"""Every icon is there, is drawn, and takes the colour of the theme."""

import pytest
from PySide6.QtCore import QSize

from shortage_app import places
from shortage_app.ui import theme
from shortage_app.ui.icons import ICONS, icon
from shortage_app.ui.theme import Theme


def colours_of(name: str, role: str, scale: float = 1.0) -> set[str]:
    """The colours of the pixels that are fully covered."""
    image = icon(name, role).pixmap(QSize(20, 20), scale).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_the_colour_of_its_role(name: str) -> None:
    assert colours_of(name, "accent", 4.0) == {theme.colour("accent").name()}


def test_every_file_is_used_and_has_its_licence() -> None:
    folder = places.resources() / "icons"
    files = {file.name for file in folder.glob("*.svg")}
    ticks = {"tick_white.svg", "tick_black.svg"}  # in the stylesheet, which cannot tint
    assert {f"{drawing}_20_regular.svg" for drawing in ICONS.values()} | ticks == files
    assert "MIT License" in (folder / "LICENSE").read_text()


def test_an_icon_made_before_follows_the_theme(theme: Theme) -> None:
    made = icon("copy", "text")
    before = made.pixmap(64, 64).toImage()
    theme.choose("dark")
    assert made.pixmap(64, 64).toImage() != before


def test_an_icon_has_as_many_pixels_as_the_screen() -> None:
    pixmap = icon("copy").pixmap(QSize(16, 16), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)


def test_a_name_without_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        icon("unicorn")


def test_a_copy_of_an_icon_outlives_it() -> None:
    made = icon("search", "none")
    copied = type(made)(made)
    del made
    assert not copied.pixmap(20, 20).isNull()
