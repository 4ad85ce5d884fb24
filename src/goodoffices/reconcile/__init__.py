"""From statements of many reports to one record of the dispute.

In come the reports as read and the statements as extracted; out goes a `Record` for each dispute: events, stances,
disagreements, consent, and the origins that stand behind them. It reads no text for new statements, keeps reports
apart from events, and never turns silence into a stance.
"""

from goodoffices.reconcile.changes import changes_between
from goodoffices.reconcile.record import reconcile_statements

__all__ = ["changes_between", "reconcile_statements"]
