"""What a state is called by the outcomes that hold in it."""

from __future__ import annotations

from goodoffices.core.conflict import Conflict, Outcome

CONFLICT = Conflict(
    outcomes=(
        Outcome(id="direct-talks", expression="a", name="bilateral talks"),
        Outcome(id="ceasefire", expression="not b", name="calm without hostile steps"),
        Outcome(id="stand-off", expression="not a", name="a stand-off without talks"),
    )
)


def test_calm_is_called_no_stand_off() -> None:
    """A stand-off is the name of states that have no other."""
    assert CONFLICT.outcome_names(("ceasefire", "stand-off")) == ("calm without hostile steps",)
    assert CONFLICT.outcome_names(("stand-off",)) == ("a stand-off without talks",)
    assert CONFLICT.outcome_names(("direct-talks", "ceasefire")) == ("bilateral talks", "calm without hostile steps")
    assert CONFLICT.outcome_names(()) == ()
