"""What is true: the rules of the trade as pure functions on frames. No files, no Qt, no database.

    inputs/            the tables a planner receives, each column declared once (kind, label, other spellings)
    columns.py         the names of all columns; codes.py: every code of a status, state, measure …, with its label
    problem.py         what is wrong with an input, where, and how it may be mended
    project.py         Project: all that is known; Method: how it is read; change.py: what one action does to it
    titles.py          titles compared as people do; likeness.py: occupations of two nomenclatures side by side
    proposals.py       crosswalk rows proposed at a break; crosswalk_review.py: all rows, and what each would change
    published.py       what was published, as arrays; history.py: the five states of a year, over crosswalk.py
    rules.py           the two rules in both completions; statuses.py, outlook.py: what follows from them
    classification.py  structural, emerging, undetermined; changes.py: entered, left, renamed; sensitivity.py
    occupations.py     what a list says of its occupations
    coverage.py        what products do for them; carried_links.py, chronic.py, gaps.py, reverse.py
    scenario.py        the offer as it would be; carry_over.py: links taken to the next catalogue
    exits.py           counts of leavers (intervals.py: their rates), shown only through disclosure/ and exit_views.py
                       (disclosure_audit/: the proof, by someone who sees only what is shown)
    comparisons.py     two groups of leavers (exit_groups.py) compared, raw and standardised
    indicators.py      published series: variation, targets, what does not add up
    analysis.py        Analysis: everything of one year, made by one pure function, analyse()

A frame handed to a function is never changed by it. Columns of frames are named by the constants of columns.py.
"""
