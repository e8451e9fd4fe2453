"""What a person can do, one plain function a verb; window and command line call the same.

    workspaces.py   open, create, change a workspace; settings; a year without an edition
    opening.py      hold a workspace to work in it; restoring.py: copies, damage; merging.py: two workspaces
    fingerprint.py  whether a workspace is, byte for byte, the one that was left
    deleting.py     delete exits for good; travelling.py: the list of changes, back to any of them
    importing.py    check and import files (reports.py: what is asked and told of each)
    intake.py       what was read → a Change; recording.py: its provenance; mappings.py: read alike next year
    nomenclatures.py  which one the codes of a list are of
    recognising.py  titles of a list without codes: the nearest known ones proposed
    doubts.py       what can be and hardly is: a list half as long as before, codes of which none is known
    candidate.py    a file on its way in, with what a person says of it; marks.py: its problems in its sheet
    preview.py      what an import would change; account.py: the same for the command line
    analysing.py    the analysis of a year, and the named tables
    exporting.py    the annual workbook, one table as a file
    papers.py       occupation sheets and the annual report, described for whoever draws them; figures.py: every chart
    example.py      write the shipped example: its sources, and the workspace they make

No Qt is loaded from here. Errors are of the rooms below, and all of them speak to a person.
"""
