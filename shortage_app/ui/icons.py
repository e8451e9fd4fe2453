"""Icons: Fluent UI System Icons (resources/icons/LICENSE), tinted with a colour role of the theme when painted."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from shortage_app import places
from shortage_app.ui import theme
from shortage_app.ui.qt import override

# what an icon says: the file that draws it
ICONS: Mapping[str, str] = MappingProxyType(
    {
        "overview": "glance",
        "occupations": "briefcase",
        "coverage": "table_cell_center",
        "exits": "arrow_exit",
        "indicators": "target",
        "decisions": "clipboard_task",
        "data": "database",
        "settings": "settings",
        "search": "search",
        "filter": "filter",
        "columns": "column_triple",
        "table": "table",
        "copy": "copy",
        "image": "image",
        "save": "save",
        "pdf": "document_pdf",
        "chart": "data_bar_vertical",
        "more": "more_horizontal",
        "down": "chevron_down",
        "up": "chevron_up",
        "left": "chevron_left",
        "right": "chevron_right",
        "back": "arrow_left",
        "forward": "arrow_right",
        "undo": "arrow_undo",
        "redo": "arrow_redo",
        "reset": "arrow_undo",
        "refresh": "arrow_counterclockwise",
        "history": "history",
        "check": "checkmark",
        "cross": "dismiss",
        "plus": "add",
        "minus": "subtract",
        "info": "info",
        "warning": "warning",
        "error": "error_circle",
        "help": "question_circle",
        "lock": "lock_closed",
        "pin": "pin",
        "link": "link",
        "delete": "delete",
        "edit": "edit",
        "show": "eye",
        "keyboard": "keyboard",
        "document": "document",
        "open": "folder_open",
        "window": "open",
        "import": "arrow_import",
        "export": "arrow_download",
    }
)


@lru_cache(maxsize=len(ICONS))
def _drawing(name: str) -> bytes:
    file = places.resources() / "icons" / f"{ICONS[name]}_20_regular.svg"
    return file.read_bytes()


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, width: int, height: int, scale: float, *, after: bool) -> QPixmap:
    drawing = _drawing(name).replace(b"<svg ", f'<svg fill="{colour}" '.encode(), 1)
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    side = min(width, height)
    # In a wider place the icon stands away from the words: so buttons keep a gap between the two.
    left = width - side if after else 0
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(left, (height - side) / 2, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


class _Tinted(QIconEngine):
    """Draws an icon in the colour its role has at the moment of painting, so that a change of theme needs no one."""

    def __init__(self, name: str, role: str, *, after: bool) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._after = after

    def _drawn(self, width: int, height: int, mode: QIcon.Mode, scale: float) -> QPixmap:
        role = "off" if mode == QIcon.Mode.Disabled else self._role
        return _pixmap(self._name, theme.colour(role).name(), width, height, scale, after=self._after)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        drawn = self._drawn(round(rect.width() * scale), round(rect.height() * scale), mode, scale)
        painter.drawPixmap(rect.topLeft(), drawn)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._drawn(size.width(), size.height(), mode, 1.0)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._drawn(round(size.width() * scale), round(size.height() * scale), mode, scale)

    @override
    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._role, after=self._after)


def icon(name: str, role: str = "text2", *, after: bool = False) -> QIcon:
    """The icon that says `name` (a key of ICONS), in the colour of a role; KeyError when there is none.

    after: it stands after words, not before them.
    """
    if name not in ICONS:
        raise KeyError(name)
    return QIcon(_Tinted(name, role, after=after))


def draw(painter: QPainter, name: str, place: QPoint, role: str = "text2", size: int = 16) -> None:
    """Paint an icon with its upper left corner at `place`."""
    icon(name, role).paint(painter, QRect(place, QSize(size, size)))
