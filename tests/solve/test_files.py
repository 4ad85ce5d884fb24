"""Conflict files: read, written, read again; every fault has its message, its line and its remedy."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.core.conflict import (
    Basis,
    Citation,
    Conflict,
    Constraint,
    Direction,
    Move,
    Now,
    Option,
    Outcome,
    Pair,
    Pairs,
    Player,
    Ranking,
    Reading,
    State,
    Want,
    Wants,
)
from goodoffices.errors import InputError, UsageError
from goodoffices.solve import ConflictFaults, dump_conflict, load_conflict, parse_conflict, save_conflict
from goodoffices.solve.conflict_file import read_conflict_text
from goodoffices.solve.gmcr_file import dump_gmcr, parse_gmcr
from goodoffices.solve.model import build_model

FILE = """\
title: A test
players:
  - id: A
    name: Northland
    options:
      - {id: talk, name: hold talks}
      - {id: leave, direction: fwd}
    preferences:
      - not attack
      - talk if at least one of (stay, leave)
  - id: B
    options: [attack, stay]
    preferences:
      ranking: [-Y--, -N--]
now: [talk]
infeasible:
  - talk and attack
outcomes:
  - {id: peace, when: not attack}
"""


def faults(text: str) -> list[str]:
    with pytest.raises(ConflictFaults) as caught:
        parse_conflict(text, "c.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_a_file_is_read():
    conflict = parse_conflict(FILE, "c.yaml")
    assert [option.id for option in conflict.options] == ["talk", "leave", "attack", "stay"]
    assert conflict.players[0].options[1].direction is Direction.FORWARD
    assert build_model(conflict).n_states == 12


FAULTS = [
    ("    options: [attack, stay]", "    options: [attack, talk]", "c.yaml:12 players[1].options[1]: the option 'talk'"
     " is owned by A and by B."),
    ("      - not attack", "      - not atack", "c.yaml:9 players[0].preferences.statements[0]: unknown option 'atack'."
     " Did you mean 'attack'?"),
    ("      - not attack", "      - (not attack", "the condition ends too early"),
    ("      - not attack", "      - attack\n      - not attack", "'not attack' contradicts 'attack' (A.1)."),
    ("  - talk and attack", "  - talk or not talk", "nothing is feasible"),
    ("[-Y--, -N--]", "[-Y--]", "states are not ranked"),
    ("[-Y--, -N--]", "[-Y--, -N--, NYNN]", "stood in a better tier already"),
    ("[-Y--, -N--]", "[-Y-, -N--]", "the pattern '-Y-' has 3 letters for 4 options."),
    ("[-Y--, -N--]", "[-Y--, -N--, YNYN]", "'YNYN' names no feasible state."),
    ("now: [talk]", "now: [talk, attack]", "the present state is ruled out"),
    ("now: [talk]", "now: [tlak]", "unknown option 'tlak'. Did you mean 'talk'?"),
    ("direction: fwd", "direction: forward", "unknown direction 'forward'."),
    ("title: A test", "titel: A test", "c.yaml:1 titel: unknown word 'titel'. Did you mean 'title'?"),
    ("title: A test", "title: A test\ntitle: B", "'title' is given twice."),
    ("  - id: B", "  - id: A", "the player 'A' stands here and at players[0]."),
    ("    name: Northland", "    name: [", "not valid YAML"),
    ("  - {id: peace, when: not attack}", "  - {id: peace}", "'when' is missing."),
    ("      ranking: [-Y--, -N--]", "      pairs: [{better: attack, worse: stay}, {better: stay, worse: attack}]",
     "the pairs run in a circle"),
    ("      ranking: [-Y--, -N--]", "      statements: [{want: stay, reading: mild}]", "unknown reading 'mild'."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_every_fault_has_its_message(old, new, expected):
    found = faults(FILE.replace(old, new))
    assert any(expected in each for each in found), found


def test_all_faults_are_told_at_once():
    """Five mistakes in one file give five messages."""
    text = FILE.replace("not attack\n", "not atack\n").replace("now: [talk]", "now: [tlak]").replace("fwd", "fdw")
    text = text.replace("talk and attack", "talk nad attack").replace("title:", "titel:")
    assert len(faults(text)) == 5


TEN = """\
titel: A test
players:
  - id: A
    options:
      - {id: talk, direction: forwrd}
      - leave
    readings: [firm, soft]
    preferences:
      - not atack
      - stay
      - not stay
      - talk nad leave
      - {want: leave, reading: sfot}
      - {want: leave or talk, strong: yes}
  - id: B
    options: [attack, stay]
    preferences:
      ranking: [-Y--, -N--, YYYYN]
  - id: C
    options: [help, watch, talk]
    preferences:
      pairs: [{better: help, worse: stay}, {better: hlep, worse: stay}]
now: [tlak]
infeasible: [talk and attack, talk and attak]
outcomes:
  - {id: peace, when: not attack}
  - {id: peace}
"""


def test_faults_of_all_kinds_are_told_together():
    """Words, names, conditions, owners, contradictions, strength and patterns, each with its line."""
    told = {line.split(" ")[0]: line for line in faults(TEN)}
    for line, what in {
        1: "'title'", 5: "'fwd'", 9: "'attack'", 11: "contradicts 'stay'", 12: "did you mean 'and'", 13: "'soft'",
        14: "strong", 18: "5 letters for 7", 20: "owned by A and by C", 22: "'help'", 23: "'talk'", 24: "'attack'",
    }.items():  # fmt: skip
        assert what in told[f"c.yaml:{line}"]
    assert sum("c.yaml:27" in line for line in faults(TEN)) == 2 and len(faults(TEN)) == 16


def test_faults_beside_a_faulty_tier_or_pair_are_told():
    """What a mistyped tier or pair leaves clear is checked: tiers that repeat, pairs that run in a circle."""
    found = faults(FILE.replace("[-Y--, -N--]", "[-Y--, -Y-, NYNN]"))
    assert ["3 letters" in found[0], "better tier already" in found[1], len(found)] == [True, True, 2]
    pairs = "pairs: [{better: attack, worse: stay}, {better: stay, worse: attack}, {better: attak, worse: stay}]"
    found = faults(FILE.replace("ranking: [-Y--, -N--]", pairs))
    assert sum("circle" in each for each in found) == 2 and len(found) == 3


def test_a_contradiction_is_told_beside_an_unknown_name():
    """Faults of another player's names do not hide what is wrong here, and all stand in the order of the file."""
    text = FILE.replace("      - not attack", "      - attack\n      - not attack").replace(
        "now: [talk]", "now: [tlak]"
    )
    found = faults(text)
    assert ["contradicts" in found[0], "'tlak'" in found[1], len(found)] == [True, True, 2]


def test_aliases_cannot_stand_for_billions():
    """Ten lines of YAML aliases of aliases are a fault, not a full memory."""
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
    assert "stands for more than" in faults("\n".join(lines))[0]


def test_expressions_are_not_evaluated_as_code():
    found = faults(FILE.replace("not attack", "__import__('os').system('x')", 1))
    assert any("cannot go on" in each for each in found)


def test_seventy_statements_are_ranked_exactly():
    """More statements than bits of a machine word."""
    options = tuple(Option(id=f"o{k}") for k in range(8))
    chain = [f"o{k % 8}" for k in range(8)]
    groups = tuple(
        (Want(id=f"w{n}", expression=" or ".join(chain[: 1 + n % 8]) if n < 69 else "o0 and o7"),) for n in range(70)
    )
    conflict = Conflict(players=(Player(id="A", options=options, preferences=Wants(groups=groups)),))
    ranks = build_model(conflict).orders[0].ranks
    assert ranks is not None and ranks.max() >= 8


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).map(str.strip)
texts = words.filter(bool)
bases = st.builds(
    Basis, assumption=st.just("") | texts,
    citations=st.lists(st.builds(Citation, report=texts, quote=texts, place=st.just("") | texts), max_size=2).map(
        tuple
    ),
)  # fmt: skip
names = st.sampled_from(["yes", "no", "on", "a", "b.c", "x_1", "1st", "null", "é"])
expressions = st.sampled_from(["a", "not a", "if a then b", "at least 2 of (a, b, c)", "a iff b", '"x y" or z'])
wants = st.builds(
    Want, id=names, expression=expressions, is_sign_open=st.booleans(), is_strong=st.booleans(),
    reading=st.just("") | names, basis=bases,
)  # fmt: skip
preferences = st.one_of(
    st.builds(
        Wants, groups=st.lists(st.lists(wants, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple),
        anywhere=st.lists(wants, max_size=2).map(tuple),
    ),
    st.builds(
        Ranking, tiers=st.lists(st.lists(texts, min_size=1, max_size=2).map(tuple), min_size=3, max_size=4).map(tuple),
        much_after=st.sampled_from([(), (0,), (0, 1)]), basis=bases,
    ),
    st.builds(
        Pairs, basis=bases,
        pairs=st.lists(st.builds(Pair, better=texts, worse=texts, is_equal=st.booleans(), basis=bases)).map(tuple),
    ),
)  # fmt: skip
options = st.builds(Option, id=names, name=st.just("") | texts, direction=st.sampled_from(Direction), basis=bases)
readings = st.builds(Reading, id=names, says=st.just("") | texts, basis=bases)
players = st.builds(
    Player, id=names, name=st.just("") | texts, options=st.lists(options, max_size=3).map(tuple),
    preferences=preferences, readings=st.lists(readings, max_size=2).map(tuple), basis=bases,
)  # fmt: skip
constraints = st.lists(st.builds(Constraint, expression=expressions, id=st.just("") | names, basis=bases), max_size=2)
conflicts = st.builds(
    Conflict, title=st.just("") | texts, players=st.lists(players, max_size=3).map(tuple),
    now=st.none()
    | st.builds(Now, taken=st.lists(names, max_size=2).map(tuple), state=st.just("") | names, basis=bases),
    infeasible=constraints.map(tuple), same=constraints.map(tuple),
    states=st.lists(st.builds(State, id=names, name=st.just("") | texts), max_size=2).map(tuple),
    moves=st.lists(st.builds(Move, player=names, source=names, target=names), max_size=2).map(tuple),
    coalitions=st.lists(st.lists(names, max_size=2).map(tuple), max_size=2).map(tuple),
    outcomes=st.lists(st.builds(Outcome, id=names, expression=expressions, name=st.just("") | texts), max_size=2).map(
        tuple
    ),
)  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(conflicts)
def test_what_is_dumped_is_read_back_the_same(conflict):
    """load(dump(x)) == x, for every shape that the nouns admit."""
    found, problems, _ = read_conflict_text(dump_conflict(conflict), "c.yaml")
    assert not problems
    assert found == conflict


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=80) | st.binary(max_size=80).map(lambda b: b.decode("latin-1")))
def test_any_text_gives_a_conflict_or_faults(text):
    try:
        parse_conflict(text, "c.yaml")
    except ConflictFaults as error:
        assert error.problems


def test_files_are_saved_and_loaded(tmp_path):
    conflict = parse_conflict(FILE, "c.yaml")
    save_conflict(conflict, tmp_path / "c.yaml")
    assert load_conflict(tmp_path / "c.yaml") == conflict
    with pytest.raises(InputError):
        load_conflict(tmp_path / "missing.yaml")


GMCR = {
    "version": "1.0",
    "options": [
        {"name": "Hold talks", "permittedDirection": "both"},
        {"name": "Attack", "permittedDirection": "fwd"},
        {"name": "Withdraw", "permittedDirection": "back"},
    ],
    "decisionMakers": [
        {"name": "North", "options": [0, 2], "preferences": [[[1, "N"]], {"compound": True, "members": [[[0, "Y"]],
         [[2, "Y"], [1, "N"]]]}], "misperceptions": [], "preferenceRanking": [0, [1, 2]]},
        {"name": "South", "options": [1], "preferences": []},
    ],
    "infeasibles": [[[0, "Y"], [1, "Y"]]],
    "coalitions": [0, [0, 1]],
    "useManualPreferenceRanking": False,
}  # fmt: skip


def test_gmcr_files_are_read_by_their_fields():
    conflict = parse_gmcr(json.dumps(GMCR), "x.gmcr")
    assert [option.label for option in conflict.options] == ["Hold talks", "Withdraw", "Attack"]
    assert [want.expression for want in conflict.players[0].preferences.all] == [
        "not attack", "hold_talks or (withdraw and not attack)",
    ]  # fmt: skip
    assert conflict.infeasible[0].expression == "hold_talks and attack"
    assert conflict.coalitions == (("north", "south"),)
    assert build_model(conflict).n_states == 6


def test_gmcr_rankings_are_read_by_state_numbers():
    """Number 1 is the first option of the file alone, whoever owns it."""
    tree = json.loads(json.dumps(GMCR)) | {"useManualPreferenceRanking": True}
    tree["decisionMakers"][0]["preferenceRanking"] = [4, [1, 5], 0, 2, 6]
    tree["decisionMakers"][1]["preferenceRanking"] = [[0, 1, 2, 4, 5, 6]]
    model = build_model(parse_gmcr(json.dumps(tree), "x.gmcr"))
    ranks = {model.space.pattern(s): int(r) for s, r in enumerate(model.orders[0].ranks)}
    assert ranks == {"NYN": 4, "YNN": 3, "YYN": 3, "NNN": 2, "NNY": 1, "NYY": 0}


def test_gmcr_files_mean_the_same_after_a_round_trip():
    first = parse_gmcr(json.dumps(GMCR), "x.gmcr")
    second = parse_gmcr(dump_gmcr(first), "x.gmcr")
    assert dump_gmcr(first) == dump_gmcr(second)
    one, two = build_model(first), build_model(second)
    assert one.space.masks.tolist() == two.space.masks.tolist()
    assert all((a.ranks == b.ranks).all() for a, b in zip(one.orders, two.orders, strict=True))


def test_what_gmcr_cannot_say_is_refused_and_broken_files_are_faults():
    with pytest.raises(UsageError):
        dump_gmcr(parse_conflict(FILE.replace("- not attack", "- {want: not attack, sign: open}"), "c.yaml"))
    for text in ("{", "[]", '{"options": 3}', '{"options": [], "decisionMakers": [{"name": 1}]}'):
        with pytest.raises(ConflictFaults):
            parse_gmcr(text, "x.gmcr")


def test_all_faults_of_a_gmcr_file_are_told_at_once():
    text = """{"options": [{"name": "a", "permittedDirection": "up"}], "infeasibles": [[[3, "Y"]]],
    "decisionMakers": [{"name": "x", "options": [0, 7], "preferences": [[[0, "Q"]], "no"]}]}"""
    with pytest.raises(ConflictFaults) as caught:
        parse_gmcr(text, "c.gmcr")
    assert len(caught.value.problems) == 5
    assert all(problem.hint for problem in caught.value.problems)
