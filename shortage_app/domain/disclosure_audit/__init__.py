"""The audit of disclosure control: within what can each hidden count lie, for someone who sees all that is shown?

    evidence.py   what anyone can read off the views, and what is public
    attacks.py    the kinds of counts to attack, each with all that any view tells of it
    inside.py     how far counts can move from a point well inside everything possible, which settles most of them
    solver.py     the equations of that search, sums of few counts eliminated first
    ranges.py     the lowest and highest value of hidden counts; linear programming for those still narrow
    report.py     audit(): the report

It knows nothing of how the hidden figures were chosen, nor of any true count.
"""

from shortage_app.domain.disclosure_audit.report import AuditReport, audit

__all__ = ["AuditReport", "audit"]
