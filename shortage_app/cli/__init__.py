"""The command line: a contract that scripts and scheduled tasks rely on.

    program.py             every command, and the exit code of what it raises
    import_commands.py     import, check
    figure_commands.py     analyse, table, audit
    paper_commands.py      export, sheets, report, figure
    workspace_commands.py  example, new, set, merge, delete-exits, no-edition
    options.py             what several commands take; speaking.py: stdout, stderr and the exit codes

stdout carries the result only, in UTF-8; messages go to stderr. Exit codes: 0 done, every row taken; 1 done, some rows
refused; 2 wrong usage; 3 input not readable; 4 workspace locked, newer or damaged; 5 output not writable.
"""

from shortage_app.cli.program import main, parser

__all__ = ["main", "parser"]
