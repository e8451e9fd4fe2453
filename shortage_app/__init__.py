"""Shortage occupations, training coverage and job exits, for the programme planners of Brussels.

A guided tour. Everything shown or written comes from one frozen object, made by one pure function:

    file → files.reading → workflow.intake → Project → domain.analysis.analyse → Analysis → report
                                                                  report → window, workbook, command line

Start with domain/analysis.py, which names every rule it calls; then report/tables.py, what is shown; then cli/, the
shortest way through all the rooms. Arrows point down only:

    __main__                 start-up: the window, or the command line
    cli, ui                  what a person types; what a person sees (the only room that knows Qt)
    workflow                 what a person can do, one plain function a verb
    files, workspace, matching   bytes on disk; the .shortage file; similarity of titles
    report                   what to show, said once: tables, charts, cards, sentences
    domain                   what is true: pure functions on frames
    text, places, progress   the words in three languages; where things live; how a long job is told to stop
"""

__version__ = "1.0.0"
