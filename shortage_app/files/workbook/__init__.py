"""The annual workbook: a report.workbook.Workbook drawn as an .xlsx file with native tables, charts and formats.

    write.py       the door: write_workbook, table_xlsx; openpyxl is loaded only when something is written
    render.py      from description to bytes
    template.py    the agency's own workbook, filled; places.py finds its named places, kept_parts.py keeps its logo
    draft.py       the workbook in the making: sheets, names, the sheet of chart data
    page.py        a page: cards (cards.py), chart beside table (plain_table.py), sentences, notes
    sheet.py       a sheet of tables: titles, tables one below the other, notes
    listobject.py  one Table as an Excel table with filters, totals, conditional formats (conditions.py)
    values.py      the values of a column as typed cells, with their number format and width
    charts.py      native charts; chart_data.py lays out the figures they read
    canvas.py      cells on a worksheet, never a formula; styles.py and palette.py say how they look
    names.py       legal and unique names of sheets, tables and ranges
    printing.py    paper, repeated rows, header and footer
    package.py     the parts of the file: the same bytes for the same content; rows.py writes the cells

Descriptions go in at the top and bytes come out at the bottom; nothing here knows what an occupation is.
"""
