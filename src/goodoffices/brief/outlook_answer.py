"""Sentences of the outlook on what comes about and what holds, why, and what to find out next."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.brief.outlook_words import (
    SURE,
    Told,
    agree,
    holding_words,
    if_read,
    listed_names,
    missing_steps,
    orders_words,
    part,
    state_clause,
    want_quotes,
)
from goodoffices.brief.phrases import listed, possessive, sentence
from goodoffices.brief.quotations import Places
from goodoffices.core.outlook import OutcomeView, Outlook, ReadingView
from goodoffices.core.report import Quote
from goodoffices.core.ways import Way, WayStep

NEAR = 0.05  # shares closer than this are told as no difference


def answer_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The present state, and what becomes of talks of either kind."""
    now = outlook.conflict.now
    if now is None:
        return
    yield Told.of(sentence(f"as things stand, {state_clause(outlook, now.taken)}"), places.quotes(now.basis), now)
    for number, view in enumerate(outlook.readings):
        for each in view.outcomes:
            if each.outcome.id.startswith("mediated-talks"):
                yield _mediated(outlook, view, each, places)
                if number == 0:
                    yield _stands(each)
    yield from _direct(outlook, places)


def _mediated(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Told:
    """Whether mediated talks come about, and on whose side the change is missing."""
    way, head = each.way, if_read(outlook, view)
    if way.is_now:
        return _under_way(outlook, view, each, places)
    steps = missing_steps(way)
    sides = listed(possessive(listed_names(outlook, [one])) for one in dict.fromkeys(step.player for step in steps))
    quotes = want_quotes(outlook, view, [one.option for one in steps], places)
    name = each.outcome.label
    if way.comes.share == 0:
        text = (
            f"{head}{name} do not come about without a change on {sides or 'every'} side: in none of "
            f"{orders_words(view)} do moves that each pay their mover lead there"
        )
    else:
        text = (
            f"{head}{name} come about in {part(way.comes)} of {orders_words(view)}, by moves that each pay their mover"
        )
        if steps and way.comes.share < SURE:
            text += f"; in the rest the missing step is {sides}"
    return Told.of(sentence(text), quotes, way)


def _under_way(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Told:
    way = each.way
    text = f"{if_read(outlook, view)}{each.outcome.label} are under way"
    leaving = [one for one in way.stays if one.share.share < SURE]
    if not leaving:
        text += f", and in all of {orders_words(view)} no side gains by leaving them"
    for one in leaving:
        who = listed_names(outlook, [one.player])
        text += f"; {who} gains nothing by leaving them in {part(one.share)} of {orders_words(view)}"
    options = [one.id for one in outlook.options if "_accept" in one.id]
    return Told.of(sentence(text), want_quotes(outlook, view, options, places), way, *each.verdicts)


def _stands(each: OutcomeView) -> Told:
    """Whether they would hold once begun, by concept."""
    way = each.way
    head = "they hold" if way.is_now else "were they under way all the same, they would hold"
    text = f"{head} {holding_words(way)}"
    if way.standing("nash").share < way.standing("gmr").share - NEAR:
        text += "; the difference is fear of an answer, not a wish for the talks"
    return Told.of(sentence(text), (), way, *each.verdicts)


def _direct(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The track of the parties themselves, with the agreements that are invoked for it; once where readings agree."""
    seen: list[Way] = []
    for view in outlook.readings:
        each = view.view("direct-talks")
        if each is None or any(_alike(each.way, other) for other in seen):
            continue
        head = if_read(outlook, view) if seen else ""
        seen.append(each.way)
        yield _direct_line(outlook, each, head, places)


def _alike(one: Way, other: Way) -> bool:
    shares = [(one.standing(name).share, other.standing(name).share) for name, _ in one.stands]
    return all(abs(a - b) < NEAR for a, b in [*shares, (one.comes.share, other.comes.share)])


def _direct_line(outlook: Outlook, each: OutcomeView, head: str, places: Places) -> Told:
    way, name = each.way, each.outcome.label
    tracks = [one for one in outlook.tracks if "parties" in one.argument]
    cited = listed(dict.fromkeys(f"the {one.framework}" for one in tracks))
    by = listed(dict.fromkeys(one.by for one in tracks if one.by))
    text = f"{head}{name} are held now" if way.is_now else f"{head}beside mediation stand {name}"
    text += (
        f", for which {cited} {'are' if ' and ' in cited else 'is'} invoked{f' by {by}' if by else ''}" if cited else ""
    )
    text += f": they would hold {holding_words(way)}"
    if not way.is_now and way.comes.share == 0 and way.together.share > NEAR:
        joint = f"a joint step pays all who take part in {part(way.together)} of the orders"
        text += f"; no side gains by going first, but {joint}"
    quotes = [quote for one in tracks for quote in places.quotes(one.basis)[:2]]
    return Told.of(sentence(text), quotes, way, *tracks, *each.verdicts)


def why_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The chain of moves from the present state to mediated talks: who gains by which step, with the wants."""
    first = outlook.readings[0]
    each = first.view("mediated-talks") or first.view("direct-talks")
    if each is None:
        return
    yield from _done(outlook, places)
    told: set[tuple[str, float]] = set()
    for view in outlook.readings:
        found = view.view(each.outcome.id)
        for step in found.way.steps if found else ():
            if (step.option, step.gains.share) not in told:
                head = if_read(outlook, view) if step.gains.share < SURE else ""
                told.add((step.option, step.gains.share))
                yield _step(outlook, view, step, head, places)
    yield from _leaving(outlook, first, each)


def _done(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The steps towards mediation that are taken already."""
    now = outlook.conflict.now
    basis = {option.id: option.basis for option in outlook.conflict.options}
    for words in outlook.options:
        if now and words.id in now.taken and ("_accept" in words.id or words.id.endswith("_offer")):
            text = f"{listed_names(outlook, [words.player])} already {words.does}"
            yield Told.of(sentence(text), places.quotes(basis[words.id]), now)


def _step(outlook: Outlook, view: ReadingView, step: WayStep, head: str, places: Places) -> Told:
    words = next(one for one in outlook.options if one.id == step.option)
    verb = words.verb if step.is_taken else f"no longer {words.verb}"
    who = listed_names(outlook, [step.player])
    if step.gains.share == 0 and step.loses.share == 0:
        pays = "that step alone neither pays nor costs it"
    else:
        pays = f"that step pays it in {part(step.gains)} of the orders"
    text = f"{head}{who} would have to {verb}, and {pays}"
    return Told.of(sentence(text), want_quotes(outlook, view, [step.option], places), step)


def _leaving(outlook: Outlook, view: ReadingView, each: OutcomeView) -> Iterable[Told]:
    """Who would leave again once it were there."""
    for stay in each.way.stays:
        if stay.share.share < 0.5 and not each.way.is_now:
            verdicts = [one for one in each.verdicts if one.player == stay.player]
            who, rest = listed_names(outlook, [stay.player]), "all" if stay.share.share == 0 else "most"
            text = f"{if_read(outlook, view)}{who} would gain by leaving {each.outcome.label} in {rest} of the orders"
            yield Told.of(sentence(text), (), stay, *verdicts)


def unknown_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The one open question that matters most."""
    one = outlook.unknown
    if one is None:
        return
    name = next(each.label for each in outlook.conflict.outcomes if each.id == one.outcome)
    quotes: list[Quote] = [q for note in outlook.wants if note.id in one.wants for q in places.quotes(note.basis)]
    verb = agree(name, "come", "comes")
    text = (
        f"the unknown that matters most is {one.says}: if so, {name} {verb} about in {part(one.when_yes)} "
        f"of the orders; if not, in {part(one.when_no)}"
    )
    yield Told.of(sentence(text), quotes, one)
