"""The .shortage file: one SQLite database that holds a Project with where each row came from.

Only this room knows sqlite3.

schema.py    the tables of the current version, and the identity of the file
file.py      create, open and check a file; every way it can be wrong is a WorkspaceError that says so
rows.py      rows between frames and SQL
history.py   every change is a step that keeps the rows it took away: undo and redo, surviving reopening
store.py     load a Project, write a Change in one transaction, undo and redo it
"""
