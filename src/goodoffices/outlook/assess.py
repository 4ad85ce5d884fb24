"""The door: `assess_outlook`."""

from __future__ import annotations

import math

from goodoffices.codebook.actors import display_name, name_in_prose
from goodoffices.core.conflict import Conflict, Outcome, Player, Want, Wants
from goodoffices.core.outlook import End, OutcomeView, Outlook, ReadingView, Track, WantNote
from goodoffices.core.record import Record
from goodoffices.core.robustness import Share
from goodoffices.core.solution import Verdict
from goodoffices.core.ways import Way, Ways
from goodoffices.draft.evidence import basis_of
from goodoffices.errors import ConflictError
from goodoffices.outlook.exchanges import exchanges_of
from goodoffices.outlook.firmness import firmness_of
from goodoffices.outlook.levers import levers_of
from goodoffices.outlook.needs import joint_need, needs_of
from goodoffices.outlook.others import other_mediators, other_parties
from goodoffices.outlook.plans import ahead_of, asked_of, contacts_of, pending_of, plans_of
from goodoffices.outlook.unknowns import foremost_unknown
from goodoffices.outlook.venues import venues_of
from goodoffices.outlook.words import Phrases, names_in, option_words
from goodoffices.solve import all_readings, build_model, choose_readings, settle, simulate_open, validate_conflict
from goodoffices.solve.concepts import concept_named
from goodoffices.solve.expressions import parse_expression
from goodoffices.solve.proofs import Search, prove
from goodoffices.solve.ways import assess_ways

CONCEPTS = ("seq", "nash", "gmr")
"""Asked in this order: the first, credible answers, decides what an equilibrium is where one is needed."""

MANY_STATES = 1500
"""States beyond which neither smallest changes, levers nor play are looked for: two mediators have 1296."""

MUCH_WORK = 60_000
"""States times orders beyond which fewer orders are drawn: some ten seconds of work."""

FEW_SAMPLES = 40
"""The fewest orders that are drawn, unless fewer are asked for."""

READ_APART = "mediated-talks"
"""Outcomes whose smallest changes are looked for under every reading: readings are of stances on mediation."""

MOST_READINGS = 4
"""Choices of readings that are looked at; more would say the same many times over."""


def assess_outlook(
    conflict: Conflict, record: Record | None = None, *, n_samples: int = 300, n_orders: int = 300, seed: int = 0
) -> Outlook:
    """What follows from a conflict: which outcomes hold, how sure, why, and what would have to change.

    Args:
        conflict: In option form, with a present state and named outcomes.
        record: Where it was drafted from; None leaves out what only a record tells.
        n_samples: Preference orders drawn per reading, where they are too many to be counted.
        n_orders: Orders drawn for simulated play.
        seed: Seed of every draw.

    Raises:
        ConflictFaults: The conflict has faults.
        ConflictError: It has no present state or no outcomes, or it is an explicit graph.
    """
    validate_conflict(conflict)
    if conflict.now is None or not conflict.outcomes or conflict.is_explicit:
        raise ConflictError("an outlook needs options, a present state and named outcomes.",
                            hint="Add `now` and `outcomes`, or draft the conflict from reports.")  # fmt: skip
    chosen = all_readings(conflict)[:MOST_READINGS]
    n_states = build_model(choose_readings(conflict, chosen[0]), is_drawn=True).n_states
    is_small = n_states <= MANY_STATES
    n_asked, n_samples = n_samples, min(n_samples, max(FEW_SAMPLES, MUCH_WORK // n_states))
    n_orders = min(n_orders, n_samples) if is_small else 0
    views = tuple(_view(conflict, each, n_samples, n_orders, seed, is_first=each is chosen[0]) for each in chosen)
    first = choose_readings(conflict, chosen[0])
    return Outlook(
        conflict=conflict,
        readings=views,
        wants=want_notes(conflict, record),
        options=option_words(conflict),
        unknown=foremost_unknown(conflict, views),
        levers=(
            *levers_of(first, record, views[0], n_samples=_few(n_samples), seed=seed),
            *venues_of(first, record, views[0], n_samples=_few(n_samples), seed=seed),
        )
        if is_small
        else (),
        tracks=_tracks(record),
        plans=plans_of(conflict, record),
        pending=pending_of(conflict, record),
        asked=asked_of(conflict, record),
        ahead=ahead_of(conflict, record),
        contacts=contacts_of(conflict, record),
        left_out=other_mediators(conflict, record),
        parties_left_out=other_parties(conflict, record),
        n_samples=views[0].ways.n_samples,
        n_states=n_states,
        is_thinned=n_samples < n_asked and not views[0].ways.is_exact,
        seed=seed,
    )


def _few(n_samples: int) -> int:
    """Orders drawn to see what a change or a lever does."""
    return min(n_samples, max(FEW_SAMPLES, n_samples // 3))


def _view(
    conflict: Conflict, chosen: dict[str, str], n_samples: int, n_orders: int, seed: int, *, is_first: bool
) -> ReadingView:
    read = choose_readings(conflict, chosen)
    ways = assess_ways(read, concepts=CONCEPTS, n_samples=n_samples, seed=seed)
    search = Search(model=build_model(settle(read)))
    says = [r.says for p in conflict.players for r in p.readings if chosen.get(p.id) == r.id]
    drawn = _few(n_samples) if n_orders else 0
    outcomes = tuple(
        _outcome_view(read, each, ways, search, drawn if is_first or each.id.startswith(READ_APART) else 0, seed)
        for each in read.outcomes
    )
    return ReadingView(chosen=tuple(chosen.items()), says=tuple(says), ways=ways, outcomes=outcomes,
                       ends=_ends(read, n_orders, seed))  # fmt: skip


def _outcome_view(
    read: Conflict, outcome: Outcome, ways: Ways, search: Search, n_samples: int, seed: int
) -> OutcomeView:
    way = ways.way(outcome.id)
    verdicts = _verdicts(search, way)
    drawn = {"n_samples": n_samples, "seed": seed}
    needs = () if way.is_now or not n_samples else needs_of(read, outcome, ways, **drawn)
    is_beyond_one = bool(needs) and all(one.change is None for one in needs)
    return OutcomeView(
        outcome=outcome, way=way, verdicts=verdicts, needs=needs,
        joint=joint_need(read, outcome, ways, **drawn) if is_beyond_one else None,
        exchanges=exchanges_of(search, way, verdicts), is_wanted=way.is_now or is_wanted(read, outcome),
    )  # fmt: skip


def is_wanted(conflict: Conflict, outcome: Outcome) -> bool:
    """Whether a want of somebody who has a hand in an outcome speaks of what makes it up."""
    options = names_in(parse_expression(outcome.expression))
    players = [one for one in conflict.players if options & {option.id for option in one.options}]
    wants = [one for player in players if isinstance(player.preferences, Wants) for one in player.preferences.all]
    return any(options & _asked_by(one, set(conflict.now.taken if conflict.now else ())) for one in wants)


def _asked_by(want: Want, taken: set[str]) -> set[str]:
    """The options that a want asks for or about; where it asks for one of several and has one, none but that."""
    expression = parse_expression(want.expression)
    met = [one for one in expression.parts if expression.kind == "or" and names_in(one) <= taken]
    return names_in(met[0] if met else expression)


def _verdicts(search: Search, way: Way) -> tuple[Verdict, ...]:
    """Proofs for the state that the way leads to, for every player under each concept."""
    if way.target is None:
        return ()
    names = search.model.players
    return tuple(
        prove(search, way.target, player, concept_named(concept))
        for player in range(len(names)) for concept in CONCEPTS
    )  # fmt: skip


def _ends(conflict: Conflict, n_orders: int, seed: int) -> tuple[End, ...]:
    if not n_orders:
        return ()
    spreads = simulate_open(conflict, n_orders=n_orders, seed=seed, is_lean=True)
    return tuple(
        End(outcome=one.outcome, share=Share(share=one.mean, error=_error(one.mean, one.n), n=float(one.n)),
            least=one.least, greatest=one.greatest)
        for one in spreads
    )  # fmt: skip


def _error(mean: float, n: int) -> float:
    """No greater than that of yes and no, of which every share between them is a mixture."""
    near = (mean * n + 2) / (n + 4)
    return math.sqrt(near * (1 - near) / (n + 4))


def want_notes(conflict: Conflict, record: Record | None) -> tuple[WantNote, ...]:
    """What each player wants, in words, in the order of the file; nothing is solved for it."""
    phrases = Phrases.of(conflict)
    return tuple(
        _note(player, want, phrases, record)
        for player in conflict.players
        if isinstance(player.preferences, Wants)
        for want in player.preferences.all
    )


def _note(player: Player, want: Want, phrases: Phrases, record: Record | None) -> WantNote:
    own = {option.id for option in player.options}
    mediated = f"mediated by {name_in_prose(player.label)}"
    wish, other = (phrases.wish(want.expression, own, is_against=one) for one in (False, True))
    return WantNote(
        id=want.id, player=player.id, says=phrases.clause(want.expression), against=phrases.negated(want.expression),
        infinitive=phrases.infinitive(want.expression, own), wish=wish.replace(mediated, "under its mediation"),
        other_wish=other.replace(mediated, "under its mediation"),
        is_sign_open=want.is_sign_open, basis=want.basis,
        firmness=firmness_of(want, player.id, set(phrases.mediators), record),
    )  # fmt: skip


def _tracks(record: Record | None) -> tuple[Track, ...]:
    if record is None:
        return ()
    return tuple(
        Track(framework=one.framework, by=name_in_prose(display_name(one.by)) if one.by else "", argument=one.argument,
              basis=basis_of(one.evidence))
        for one in record.invocations
    )  # fmt: skip
