"""Outlook: a `Conflict` comes in, with its `Record` where there is one; an `Outlook` of frozen values goes out.

It composes what `solve` finds and what `draft` can add, which are stages that do not know each other, and stands
between them and `pipeline`. It draws nothing and decides no stability of its own: every value comes from a solver.
"""

from goodoffices.outlook.assess import assess_outlook, want_notes

__all__ = ["assess_outlook", "want_notes"]
