"""Which training products may answer which occupations: similarity of titles, and what decided links teach.

    words.py          what of a title is compared
    index.py          all titles of the occupations, ready to be compared with a query
    phrasebook.py     from Dutch to French and back, by the titles that stand in both
    translated.py     titles of one language beside titles of another
    learning.py       neighbours and classifiers over products whose links are decided
    coded.py          what the codes in the catalogue say, also those of an earlier nomenclature
    matched_terms.py  the words that two titles share, as they stand in both
    ranker.py         fit(): all of it together, and what it suggests
    memory.py         fitted rankers, remembered by the content they were made of

Occupations, vocabulary and decided links go in as frames; a ranked frame of suggestions comes out, and never a link.
The only room that knows scikit-learn and scipy's sparse matrices, both imported late.
"""
