"""The parts pages are made of; each paints from the theme and knows nothing of what it shows but what it is handed.

labels.py  buttons.py  choices.py  fields.py     words, buttons, segments, chips, combo boxes, search, year
card.py  panel.py  sentences.py  inspector.py    key figures, framed parts of a page, sentences, the side area
table_view.py  table_header.py  table_menu.py  table_foot.py  delegates.py  measures.py    tables and their cells
messages.py  empty_state.py                      what happened, and what to do where there is nothing
"""
