"""The one table model of the window, over report.table.Table.

cells.py         a value as words, as a number for Excel, and its alignment
columns.py       the values of one column: native, by rank, by distinct value
row_index.py     which rows are shown, and in which order, as a numpy array
table_model.py   what Qt sees; show(table) is the one way in
clipboard.py     rows as text with tabs and as HTML that Excel takes as real numbers and codes
"""
