"""A chapter of the guide on the screen: Markdown in the type of the program, words searched for marked."""

from PySide6.QtCore import QEvent, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QImage,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from shortage_app import text
from shortage_app.ui import theme, tokens
from shortage_app.ui.guide import ENDING, Chapter, folder_of, found
from shortage_app.ui.qt import override

READING = (14, False)
HEADINGS = {1: tokens.PAGE_TITLE, 2: tokens.INSPECTOR_TITLE}
ABOVE = {0: 4, 1: 0, 2: 20}  # px above a paragraph, and above a heading of each level
LINE = 120  # % of the type's own height
MARGIN, BESIDE = 24, 20  # px around the words, and for the bar to scroll by
PICTURE = ".png"
AN_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"  # what a picture is among the words
CELL = 6  # px around the words of a table's cell
BEFORE_WORDS = 72  # px of what stands before the words one came for


class GuideText(QTextBrowser):
    """Shows one chapter; a link to another asks for it."""

    chapter_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chapter: Chapter | None = None
        self._words = ""
        self._laid_out_for = 0  # px: pictures are made as wide as the words
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(self._follow)

    def show_chapter(self, chapter: Chapter) -> None:
        """Show a chapter from its beginning."""
        self._chapter = chapter
        self.setAccessibleName(chapter.title)
        self._lay_out()

    def mark(self, words: str) -> None:
        """Mark these words wherever they stand."""
        self._words = words
        self.setExtraSelections([_marked(cursor) for cursor in self._places()])

    def go_to(self, number: int) -> None:
        """Bring a place where the words stand into view, counted from 0; −1 is the last."""
        places = self._places()
        if places:
            self.setTextCursor(places[number])

    def go_to_words(self, words: str) -> None:
        """To the first place of some words, near the upper edge."""
        found = self.document().find(words)
        if not found.isNull():
            found.clearSelection()
            self.setTextCursor(found)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(found).top() - BEFORE_WORDS)

    def _places(self) -> list[QTextCursor]:
        cursors = []
        for at in found(self.document().toPlainText(), self._words):
            cursor = QTextCursor(self.document())
            cursor.setPosition(at)
            cursor.setPosition(at + len(self._words.strip()), QTextCursor.MoveMode.KeepAnchor)
            cursors.append(cursor)
        return cursors

    def _follow(self, url: QUrl) -> None:
        if url.fileName().endswith(PICTURE):
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._path(url)))
        else:
            self.chapter_asked.emit(url.fileName().removesuffix(ENDING))

    def _path(self, url: QUrl | str) -> str:
        """Where a picture of this chapter is."""
        return str(folder_of(text.language()) / QUrl(url).path())

    @property
    def _room(self) -> int:
        """How wide a page is, in px, with the bar to scroll by or without."""
        bar = self.verticalScrollBar()
        return self.viewport().width() + (bar.width() if bar.isVisible() else 0)

    @override
    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """A picture as wide as the words beside it, at the fineness of the screen."""
        image = QImage(self._path(url))
        if image.isNull():
            return super().loadResource(kind, url)
        fine, wide = self.devicePixelRatio(), self._room - 2 * MARGIN - BESIDE
        drawn = image.scaledToWidth(round(min(wide, image.width()) * fine), Qt.TransformationMode.SmoothTransformation)
        drawn.setDevicePixelRatio(fine)
        painter = QPainter(drawn)
        painter.setPen(theme.colour("border"))
        painter.drawRect(QRectF(0, 0, drawn.width() / fine - 1, drawn.height() / fine - 1))
        painter.end()
        return drawn

    def _lay_out(self) -> None:
        """As wide as it is, once it is seen: pictures are scaled for it."""
        self._laid_out_for = self._room if self.isVisible() else 0
        if self._chapter is not None and self.isVisible():
            self.document().setDefaultFont(theme.font(READING))
            self.setMarkdown(self._chapter.markdown)
            _set_type(self.document())
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.mark(self._words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room != self._laid_out_for:
            bar = self.verticalScrollBar()
            read = bar.value() / max(bar.maximum(), 1)
            self._lay_out()
            bar.setValue(round(read * bar.maximum()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._room != self._laid_out_for:
            self._lay_out()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # links and tables keep the colours they were made with
            self._lay_out()


def plain_text(chapter: Chapter) -> str:
    """The words of a chapter as they are read."""
    document = QTextDocument()
    document.setMarkdown(chapter.markdown)
    return document.toPlainText()


def _set_type(document: QTextDocument) -> None:
    """Sizes, spaces and tables of the program in place of Qt's."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor.setPosition(block.position())
        spaces = QTextBlockFormat()
        if cursor.currentTable() is None:
            spaces.setTopMargin(ABOVE.get(level, ABOVE[2]))
            spaces.setBottomMargin(6)
        pictured = block.text() == AN_OBJECT
        spaces.setLineHeight(100 if pictured else LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaces)
        if level:
            _set_heading(cursor, theme.font(HEADINGS.get(level, tokens.PANEL_TITLE)))
        block = block.next()
    cursor.endEditBlock()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame)


def _set_heading(cursor: QTextCursor, font: QFont) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    style = cursor.charFormat()
    style.setFont(font)
    cursor.setCharFormat(style)


def _set_table(table: QTextTable) -> None:
    style = table.format()
    style.setBorder(1)
    style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    style.setBorderBrush(theme.colour("border"))
    style.setBorderCollapse(True)
    style.setCellPadding(CELL)
    style.setTopMargin(8)
    style.setBottomMargin(12)
    table.setFormat(style)


def _marked(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    ground, words, _outline = theme.pill_colours("returning")
    style = selection.format
    if ground is not None:
        style.setBackground(ground)
    style.setForeground(words)
    selection.format = style
    selection.cursor = cursor
    return selection
