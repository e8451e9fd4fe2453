"""What to show, said once: frozen Table, Chart, Card and Sentence descriptions, and the functions that make them.

    table.py     Table and its columns: the same object goes to the window, the workbook and the command line
    chart.py     the kinds of chart, each a frozen description without a pixel in it
    sentence.py  a sentence with the rows it speaks of
    tables.py    the named tables of the command line (occupations, coverage, products, links, exits, changes, …)

Nothing here draws, writes or reads: ui, files and cli do.
"""
