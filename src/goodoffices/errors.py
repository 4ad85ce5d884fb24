"""What can go wrong with a request, as exceptions that say where, what and the remedy.

    GoodOfficesError
    ├── InputError       nothing of what was named could be read
    ├── ConflictError    a conflict file or model that cannot be solved as it stands
    ├── CaseError        a case file that cannot be opened, or that refuses what was asked
    ├── PipelineError    the language parts are missing or do not fit
    └── UsageError       words of a command that make no sense together

Trouble met *in data* is no exception but a `core.problem.Problem`: collected and shown, while the
rest goes on. Mistakes of our own stay tracebacks.
"""

from __future__ import annotations


class GoodOfficesError(Exception):
    """A request that cannot be met.

    Args:
        what: What is wrong, in one sentence.
        where: The file, line or word it is about; empty where the whole request is meant.
        hint: The remedy, in one sentence; empty where there is none.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.hint}" if self.hint else head


class InputError(GoodOfficesError):
    """Nothing of what was named could be read."""


class ConflictError(GoodOfficesError):
    """A conflict file or model that cannot be solved as it stands."""


class CaseError(GoodOfficesError):
    """A case file that cannot be opened, or that refuses what was asked."""


class PipelineError(GoodOfficesError):
    """The language parts are missing, or do not fit what was asked of them."""


class UsageError(GoodOfficesError):
    """Words of a command that make no sense together."""
