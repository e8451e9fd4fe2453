"""Pages: one an occupation, headings with what they head, table headers on every page, every page numbered."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from shortage_app import text
from shortage_app.domain.analysis import analyse
from shortage_app.report.occupation_sheet import occupation_sheets
from shortage_app.report.paper import Chapter, Heading, Listing, Paper, Paragraph
from shortage_app.report.sentence import Sentence
from shortage_app.report.table import Format, Table, TableColumn
from shortage_app.ui import theme, tokens
from shortage_app.ui.printing.pages import BOTTOM, TOP, chapter_pages
from shortage_app.ui.printing.pdf import PdfDrawing, pdf_bytes
from shortage_app.ui.printing.widths import breakable, cut, spans


def numbers(count: int) -> Listing:
    columns = (TableColumn("name", "Name"), TableColumn("n", "Number", Format.INTEGER))
    rows = pd.DataFrame({"name": [f"row {n}" for n in range(count)], "n": range(count)})
    return Listing(Table("t", "T", columns, rows), ("name", "n"), (3, 1))


def paper(*chapters: Chapter, language: str = "en") -> Paper:
    return Paper("A title (1)", language, chapters, "Synthetic", "Foot")


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_occupation_sheet_of_the_example_is_one_page(made_example, language) -> None:
    analysis = analyse(made_example.project, 2019)
    with text.speaking(language):
        sheets = occupation_sheets(analysis).chapters
        pages = [len(chapter_pages(sheet)) for sheet in sheets]
    assert pages == [1] * 112


def test_no_piece_reaches_over_the_edge_of_its_page() -> None:
    pages = chapter_pages(Chapter("Long", "", (numbers(200), Paragraph(Sentence("word " * 400)))))
    assert len(pages) > 4
    for page in pages:
        ends = [placed.top + placed.piece.height for placed in page]
        assert page[0].top == TOP and max(ends) <= BOTTOM
        assert ends[:-1] == pytest.approx([placed.top for placed in page[1:]])


def test_the_header_of_a_table_stands_on_every_page_it_reaches() -> None:
    first, *others = chapter_pages(Chapter("Long", "", (numbers(200),)))
    (head,) = {placed.piece.head for page in (first, *others) for placed in page if placed.piece.head}
    assert [page[0].piece for page in others if page[1:]] == [head] * len(others)


@pytest.mark.parametrize("rows", range(36, 48))
def test_a_heading_never_ends_a_page(rows) -> None:
    blocks = (numbers(rows), Heading("What comes next"), Paragraph(Sentence("It comes.")))
    for page in chapter_pages(Chapter("Some", "", blocks)):
        assert not page[-1].piece.follows


def test_columns_are_as_wide_as_their_longest_word_and_fill_the_page() -> None:
    places = spans((1, 50), ["Geïmporteerd", "x"], [["1"], ["word"]])
    assert places[0][0] == 0 and places[0][1] >= theme.metrics(tokens.TABLE_BOLD).horizontalAdvance("Geïmporteerd")
    assert sum(width for _left, width in places) == pytest.approx(698)


def test_a_long_file_name_may_go_on_on_the_next_line_and_reads_the_same() -> None:
    name = "Sortants_2017_comptages_synthetique.csv"
    assert breakable(name).split("\u200b") == ["Sortants_", "2017_", "comptages_", "synthetique.", "csv"]
    assert breakable("f" * 64).split("\u200b") == ["f" * 32, "f" * 32]
    assert breakable("short.xlsx and words") == "short.xlsx and words"


def test_words_are_cut_to_the_lines_of_a_column_and_say_so() -> None:
    words = "École de formation des sous-officiers de l’armée de l’air et de l’espace"
    assert cut(words, 130, 0) == words and cut("short", 130, 2) == "short"
    assert cut(words, 130, 2).endswith("…") and words.startswith(cut(words, 130, 2)[:-1])


def test_nine_providers_called_by_whole_paragraphs_still_leave_a_sheet_one_page() -> None:
    long = "Association pour le développement de l’insertion professionnelle " * 6
    columns = (TableColumn("title", "Title"), TableColumn("provider", "Provider"))
    rows = pd.DataFrame({"title": [long] * 9, "provider": [long] * 9})
    listing = Listing(Table("t", "T", columns, rows), ("title", "provider"), (3, 1), lines=2)
    assert len(chapter_pages(Chapter("Many", "", (listing,)))) == 1
    assert len(chapter_pages(Chapter("Many", "", (replace(listing, lines=0),)))) > 1


def test_a_pdf_says_its_title_and_language_and_holds_its_fonts() -> None:
    content = pdf_bytes(paper(Chapter("One", "", (numbers(3),)), Chapter("Two", "", ()), language="nl"))
    assert content.startswith(b"%PDF-1.")
    assert b"<dc:language><rdf:Bag><rdf:li>nl</rdf:li>" in content
    assert b">A title (1)</rdf:li>" in content
    assert b"/Count 2" in content and b"/FontFile2" in content


def test_between_two_steps_the_window_keeps_its_language_and_theme(theme) -> None:
    theme.choose("dark")
    drawing = PdfDrawing(paper(Chapter("One", "", (numbers(60),)), Chapter("Two", "", ()), language="nl"))
    seen = []
    for step in drawing.steps():
        seen.append((step, text.language(), tokens_name()))
    assert seen == [(step, "en", "dark") for step in ((1, 4), (2, 4), (3, 5), (4, 5), (5, 5))]
    assert drawing.content().startswith(b"%PDF")


def tokens_name() -> str:
    return theme.tokens().name


def test_a_pdf_says_its_language_and_has_a_bookmark_a_chapter_that_leads_to_its_first_page() -> None:
    long = Chapter("Métiers (1)", "", (numbers(100),))
    content = pdf_bytes(paper(long, Chapter("Second", "", ()), language="fr"))
    assert b"/Lang (fr)" in content and b"/DisplayDocTitle true" in content
    kids = re.findall(rb"(\d+) 0 R", re.search(rb"/Kids\s*\[(.*?)\]", content, re.DOTALL)[1])
    bookmarks = re.findall(rb"/Title <([0-9a-f]+)> .*?/Dest \[(\d+) 0 R", content)
    told = [(bytes.fromhex(words.decode()).decode("utf-16"), kids.index(page)) for words, page in bookmarks]
    assert told == [("Métiers (1)", 0), ("Second", len(kids) - 1)]
    at = int(content.rsplit(b"startxref", 1)[1].split()[0])
    places = re.findall(rb"(\d+) 1\n(\d{10}) 00000 n", content[at:])
    assert len(places) == 4
    assert all(content[int(place) :].startswith(number + b" 0 obj") for number, place in places)
