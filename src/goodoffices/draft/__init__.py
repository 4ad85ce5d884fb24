"""Draft: a `Record` comes in, a `Conflict` goes out: players, options, what holds now, and what each player wants.

Every element carries quotations or an assumption in a sentence; what the record leaves open stays open, and where
reports disagree both readings are kept. It solves nothing, and a person's edits survive when it drafts again.
"""

from goodoffices.draft.conflict import draft_conflict
from goodoffices.draft.redraft import Redraft, read_stamps, redraft_conflict, stamp_conflict

__all__ = ["Redraft", "draft_conflict", "read_stamps", "redraft_conflict", "stamp_conflict"]
