"""What is true: the rules of the trade as pure functions on frames. No files, no Qt, no database.

    inputs.py          the tables a planner receives, each column declared once (kind, label, other spellings)
    codes.py           every code of a status, state, gender, level, measure …, with its label
    problem.py         what is wrong with an input, and where
    project.py         Project: all that is known; Method: how it is read
    history.py         the five states of an occupation in a year, carried over changes of nomenclature (crosswalk.py)
    classification.py  structural, emerging, undetermined; left, discontinued (changes.py)
    coverage.py        which training products answer which occupation, and how
    exits.py           counts and rates of leavers (intervals.py), all of them through disclosure.py
    analysis.py        Analysis: everything of one year, made by one pure function, analyse()

A frame handed to a function is never changed by it. Columns of frames are named by the constants of columns.py.
"""
