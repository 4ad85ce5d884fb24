"""What a language model answered to one call, and the call itself as a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goodoffices.core.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer.

    Attributes:
        text: The words of the answer; they are checked before anything is made of them.
        n_in: Tokens read, as the service counts them; 0 where it does not say.
        n_out: Tokens written, likewise.
        is_whole: Whether the model came to its end, rather than being cut off at a limit.
    """

    text: str
    n_in: int = 0
    n_out: int = 0
    is_whole: bool = True


Ask = Callable[[str, str], Reply | Problem]
"""One call: instructions and what is asked by them, to an answer or the trouble met."""
