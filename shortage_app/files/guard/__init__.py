"""Spreadsheets parsed where they can do no harm: in a child process with limits of memory and time.

    cells.py        what crosses from the child: cells, sheets, refusals
    reader.py       the parent's side: starts the child once, asks, kills it when it crashes or hangs
    child.py        the child's side: checks, parses with calamine, answers
    limits.py       the limits a child puts on itself, on Windows and elsewhere
    package.py      a workbook's zip looked through before parsing: sizes, declarations, stray cells
    second_look.py  what calamine does not give: errors, formulas without value, hidden rows, number formats

The child imports these modules and calamine, nothing else, so it starts in a fraction of a second.
"""
