"""A paper as PDF: fonts embedded, title, language and chapters said, one step a page."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from shortage_app import places
from shortage_app.report.paper import Paper
from shortage_app.text import speaking
from shortage_app.ui import theme, tokens
from shortage_app.ui.printing.outline import with_outline
from shortage_app.ui.printing.pages import Page, chapter_pages, paint_page

DPI = 96
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


class PdfDrawing:
    """Draws a paper step by step in the thread of the window: steps() says how far it is, then content() is there."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._buffer = QBuffer()
        self._chapters: list[tuple[str, int]] = []  # title and first page

    def steps(self) -> Iterator[tuple[int, int]]:
        """Lay out each chapter, then paint each page; yields (done, total) after each step.

        Between two steps the language and the theme are those of the window.
        """
        total = 2 * len(self._paper.chapters)
        pages: list[Page] = []
        for done, chapter in enumerate(self._paper.chapters):
            with speaking(self._paper.language), theme.drawn_in(tokens.LIGHT):
                self._chapters.append((chapter.title, len(pages)))
                pages += chapter_pages(chapter)
            yield done + 1, total
        writer = self._writer()
        painter = QPainter(writer)
        try:
            for done, page in enumerate(pages):
                if done:
                    writer.newPage()
                with speaking(self._paper.language), theme.drawn_in(tokens.LIGHT):
                    paint_page(painter, self._paper, page, done + 1, len(pages))
                yield len(self._paper.chapters) + done + 1, len(self._paper.chapters) + len(pages)
        finally:
            painter.end()

    def content(self) -> bytes:
        """The bytes of the PDF, once all steps are done."""
        return with_outline(bytes(self._buffer.data().data()), self._paper.language, self._chapters)

    def _writer(self) -> QPdfWriter:
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(self._buffer)
        writer.setResolution(DPI)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF())
        writer.setTitle(self._paper.title)
        writer.setCreator(places.APP)
        told = _XMP.format(title=escape(self._paper.title), language=self._paper.language)
        writer.setDocumentXmpMetadata(QByteArray(told.encode()))
        return writer


def pdf_bytes(paper: Paper) -> bytes:
    """The whole PDF at once."""
    drawing = PdfDrawing(paper)
    for _step in drawing.steps():
        pass
    return drawing.content()
