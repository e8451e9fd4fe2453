"""Charts on paper and in files: the drawings of the screen in the light theme, with title and notes."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from shortage_app.files.save import save
from shortage_app.report.chart import Chart, PointChart
from shortage_app.ui import theme, tokens
from shortage_app.ui.charts.kinds import drawing_of
from shortage_app.ui.charts.legend import legend_width, paint_legend, roles_named

FIGURE = QSize(760, 420)  # px of a figure that nobody sized
SCALE = 2  # an image has twice the pixels, so that it stays sharp in a report
LEAST = QSize(640, 280)  # px that a figure has at least, before its notes
MARGIN, HEAD, NOTE_GAP = 16, 24, 8
PDF_DPI = 96
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def _paint(painter: QPainter, chart: Chart, size: QSize) -> None:
    with theme.drawn_in(tokens.LIGHT):
        painter.fillRect(QRect(QPointF().toPoint(), size), theme.colour("surface"))
        room = QRectF(MARGIN, MARGIN, size.width() - 2 * MARGIN, size.height() - 2 * MARGIN)
        beside = 0
        if isinstance(chart, PointChart) and not chart.difference:
            roles = roles_named(chart)
            beside = legend_width(roles) + MARGIN
            paint_legend(painter, roles, QPointF(room.right() - legend_width(roles), room.top() + 10))
        head = _height(chart.title, room.width() - beside, tokens.PANEL_TITLE)
        _write(painter, chart.title, room.adjusted(0, 0, -beside, 0), tokens.PANEL_TITLE, "text")
        _write(painter, chart.subtitle, room.adjusted(0, head, 0, 0), tokens.TABLE, "text2")
        foot = _notes_height(chart, room.width())
        _write(painter, _notes(chart), room.adjusted(0, room.height() - foot, 0, 0), tokens.AXIS, "text3")
        _draw(painter, chart, room.adjusted(0, head + HEAD, 0, -foot - NOTE_GAP))


def _write(painter: QPainter, words: str, place: QRectF, style: tuple[int, bool], role: str) -> None:
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour(role))
    painter.drawText(place, _WRAPPED, words)


def _height(words: str, width: float, style: tuple[int, bool]) -> int:
    """How high words are that are broken into lines of a width, in px."""
    return theme.metrics(style).boundingRect(QRect(0, 0, int(width), 10_000), _WRAPPED, words).height() if words else 0


def _notes(chart: Chart) -> str:
    return "\n".join(chart.notes)


def _notes_height(chart: Chart, width: float) -> int:
    return _height(_notes(chart), width, tokens.AXIS)


def room_for(chart: Chart, size: QSize) -> QSize:
    """The size of a figure whose chart is as large as on the screen, with room for its notes below."""
    least = size.expandedTo(LEAST)
    return least + QSize(0, _notes_height(chart, least.width() - 2 * MARGIN))


def _draw(painter: QPainter, chart: Chart, room: QRectF) -> None:
    widget, drawing = drawing_of(chart)
    painter.save()
    painter.translate(room.topLeft())
    drawing.paint_on(painter, room.size().toSize())
    painter.restore()
    widget.deleteLater()


def image(chart: Chart, size: QSize = FIGURE) -> QImage:
    """A chart as an image of twice the size in pixels."""
    drawn = QImage(size * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.setDevicePixelRatio(SCALE)
    painter = QPainter(drawn)
    _paint(painter, chart, size)
    painter.end()
    return drawn


def copy_image(chart: Chart, size: QSize = FIGURE) -> None:
    """Put a chart on the clipboard as an image."""
    QGuiApplication.clipboard().setImage(image(chart, size))


def figure(chart: Chart, ending: str, size: QSize = FIGURE) -> bytes:
    """A chart as the bytes of a file: `ending` is "png", "svg" or "pdf"."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    {"png": _write_png, "svg": _write_svg, "pdf": _write_pdf}[ending](chart, buffer, size)
    return bytes(buffer.data().data())


def save_figure(chart: Chart, path: Path, size: QSize = FIGURE) -> None:
    """Write a chart as PNG, SVG or PDF, by the ending of the path; NotWritable when it cannot be written."""
    save(path, figure(chart, path.suffix.lower().lstrip("."), size))


def _write_png(chart: Chart, buffer: QBuffer, size: QSize) -> None:
    QImageWriter(buffer, QByteArray(b"png")).write(image(chart, size))


def _write_svg(chart: Chart, buffer: QBuffer, size: QSize) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(chart.title)
    generator.setDescription(chart.alternative)
    _paint_all(generator, chart, size)


def _write_pdf(chart: Chart, buffer: QBuffer, size: QSize) -> None:
    writer = QPdfWriter(buffer)
    writer.setTitle(chart.title)
    writer.setResolution(PDF_DPI)
    inches = QSizeF(size.width() / PDF_DPI, size.height() / PDF_DPI)
    writer.setPageSize(QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    _paint_all(writer, chart, size)


def _paint_all(device: QSvgGenerator | QPdfWriter, chart: Chart, size: QSize) -> None:
    painter = QPainter(device)
    _paint(painter, chart, size)
    painter.end()
