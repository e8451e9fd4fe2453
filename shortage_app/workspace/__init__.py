"""The .shortage file: one SQLite database that holds a Project with where each row came from.

Only this room knows sqlite3.

schema.py      the tables of the current version, and the identity of the file
file.py        open and create a file; what is none is refused (errors.py: each way in its own words)
migrations.py  from the file of an older version to this one's, after a copy
rows.py        rows between frames and SQL
history.py     every change is a step that keeps the rows it took away: undo and redo, surviving reopening
store.py       load a Project, write a Change in one transaction, undo and redo it
lock.py        who has a workspace open
copies.py      copies kept beside it; conflicts.py: those a synchronising folder left
check.py       whether a file is sound; salvage.py: what can be read of one that is not
"""
