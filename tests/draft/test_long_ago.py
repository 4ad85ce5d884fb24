"""What lies too long back to be the present: hostile steps and consent."""

from dataclasses import replace

from goodoffices.core.record import Record
from goodoffices.core.when import When
from goodoffices.draft.board import choose_board
from goodoffices.draft.options import hostile_now
from goodoffices.draft.present import present_state


def test_a_blow_of_years_ago_is_not_taken_to_go_on(shelf_record: Record) -> None:
    """Years after the last step told nobody is said to escalate, and the model says of when that step was."""
    later = replace(shelf_record, as_of=When.parse("2041-06-02"), events=tuple(
        one for one in shelf_record.events if one.move.value not in ("deescalate", "agree")
    ))  # fmt: skip
    board = choose_board(later, None)
    assert not any(hostile_now(party, board) for party in board.parties)
    now = present_state(board)
    assert "too long ago to be taken to go on" in now.basis.assumption
    assert not any(one.endswith("_escalate") for one in now.taken)
