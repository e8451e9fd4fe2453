"""Papers as PDF: occupation sheets and the annual report, drawn by the same charts and marks as the screen.

    piece.py      what does not break over two pages: a height, and how it is painted
    blocks.py     a block of report/paper.py → pieces; listing.py (widths.py): tables; strip.py: the years of one
    pages.py      pieces → pages, with head, foot and page number
    pdf.py        pages → the bytes of a PDF, one step a page so that a window stays awake
    offscreen.py  the same from the command line, without a screen

Everything is measured in px at 96 dpi and painted in the light theme.
"""
