"""The audit of disclosure control: within what can each hidden count lie, for someone who sees all that is shown?

    evidence.py   what anyone can read off the views, and what is public
    ranges.py     the lowest and highest value of hidden counts, by linear programming
    report.py     audit(): the report

It knows nothing of how the hidden figures were chosen, nor of any true count.
"""

from shortage_app.domain.disclosure_audit.report import AuditReport, audit

__all__ = ["AuditReport", "audit"]
