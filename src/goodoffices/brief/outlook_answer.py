"""Sentences of the outlook on what comes about and what holds, and on what to find out next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from goodoffices.brief.outlook_words import (
    NEAR,
    SURE,
    Told,
    agree,
    hinge,
    holding_words,
    if_read,
    is_alike,
    it,
    joint_clause,
    listed_names,
    missing_steps,
    orders_words,
    part,
    state_clause,
    want_quotes,
)
from goodoffices.brief.phrases import (
    bounded_text,
    date_text,
    dates_in_words,
    listed,
    number,
    possessive,
    quoted,
    sentence,
)
from goodoffices.brief.quotations import Places
from goodoffices.core.outlook import OutcomeView, Outlook, Plan, ReadingView, Track
from goodoffices.core.report import Quote
from goodoffices.core.ways import Way
from goodoffices.core.when import When


def answer_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The present state, and what becomes of talks of either kind."""
    now = outlook.conflict.now
    if now is None:
        return
    yield Told.of(sentence(f"as things stand, {state_clause(outlook, now.taken)}"), places.quotes(now.basis), now)
    if now.basis.assumption:
        yield Told.of(sentence(dates_in_words(now.basis.assumption)), (), now)
    yield from _ahead(outlook, places)
    yield from _pending(outlook, places)
    yield from _at_work(outlook, places)
    yield from _in_touch(outlook, places)
    yield from _read_apart(outlook, places)
    for place, view in enumerate(outlook.readings):
        for each in view.outcomes:
            first = outlook.readings[0].view(each.outcome.id)
            is_told = place > 0 and first is not None and is_alike(first.way, each.way)
            if each.outcome.id.startswith("mediated-talks") and not is_told:
                yield _mediated(outlook, view, each, places)
                if place == 0:
                    yield _stands(outlook, view, each)
                    yield from _same(outlook, each)
    yield from _direct(outlook, places)
    yield from _calm(outlook)


def _ahead(outlook: Outlook, places: Places) -> Iterable[Told]:
    """That an agreed truce has not begun, in the words of the report."""
    if said := places.quotes(outlook.ahead):
        text = f"the ceasefire is agreed and has yet to begin: {quoted(said[0].text)}; what stands here as the present "
        yield Told.of(sentence(f"{text}is the time from then on, if it begins"), said, outlook.ahead)


def _pending(outlook: Outlook, places: Places) -> Iterable[Told]:
    """Conditions of the parties that no option tells."""
    for pending in outlook.pending:
        whose = possessive(listed_names(outlook, [pending.player]))
        text = (
            f"{whose} word stands on a condition that is not in the model: “{pending.condition}”; the figures suppose "
        )
        yield Told.of(sentence(f"{text}that it comes true"), places.quotes(pending.basis), pending)


def _at_work(outlook: Outlook, places: Places) -> Iterable[Told]:
    """Who mediates as well without being a player."""
    active = [one for one in outlook.left_out if one.is_active]
    if active:
        verb = "are told to be mediating" if len(active) > 1 else "is told to be mediating"
        text = (
            f"{listed(one.name for one in active)} {verb} as well, or to have done so of late; the figures here leave "
        )
        text += "that out"
        yield Told.of(sentence(text), [quote for one in active for quote in places.quotes(one.basis)[:1]], *active)


def _read_apart(outlook: Outlook, places: Places) -> Iterable[Told]:
    """Where reports leave more than one reading of a side: each in words, with a sentence that carries it."""
    for player in outlook.conflict.players:
        if len(player.readings) < 2 or len(outlook.readings) < 2:
            continue
        ways, quotes = list[str](), list[Quote]()
        for one in player.readings:
            said = places.quotes(one.basis)
            words = f": {quoted(said[0].text)}" if said else ""
            ways.append(f"{one.says.rstrip('.')}{words}")
            quotes += said[:2]
        text = f"the reports can be read in {number(len(ways))} ways, and each is followed here: {'; or '.join(ways)}"
        yield Told.of(sentence(text), quotes, *player.readings)


def _in_touch(outlook: Outlook, places: Places) -> Iterable[Told]:
    """Which parties are told to be in touch through back channels."""
    if (contacts := outlook.contacts) is not None:
        verb = "are" if len(contacts.players) > 1 else "is"
        text = f"{listed_names(outlook, contacts.players)} {verb} told to be in touch through back channels; that is "
        yield Told.of(sentence(f"{text}read as a wish for talks, not as talks held"), places.quotes(contacts.basis),
                      contacts)  # fmt: skip


def _mediated(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Told:
    """Whether mediated talks come about, and on whose side the change is missing."""
    way, head = each.way, if_read(outlook, view)
    if way.is_now:
        return _under_way(outlook, view, each, places)
    steps = missing_steps(way)
    leaving = [one.player for one in way.stays if one.share.share < SURE]
    missing = dict.fromkeys([step.player for step in steps] or leaving)
    sides = listed(possessive(listed_names(outlook, [one])) for one in missing)
    asked = [one.option for one in steps] or _consents(outlook)
    quotes = want_quotes(outlook, view, asked, places)
    name = each.outcome.label
    if on := hinge(outlook, view, each.outcome.id, "comes"):
        text = f"{head}{name} come about, by moves that each pay their mover, just if {on}, which is open: in all of "
        text += f"{orders_words(view)} if so, in none if not"
    elif way.comes.share == 0:
        text = (
            f"{head}{name} do not come about without a change on {sides or 'every'} side{_unless(way)}: in none of "
            f"{orders_words(view)} do moves that each pay their mover lead there{_bargain(outlook, way)}"
        )
    else:
        text = (
            f"{head}{name} come about in {part(way.comes)} of {orders_words(view)}, by moves that each pay their mover"
        )
        if steps and way.comes.share < SURE:
            text += f"; in the rest the missing step is {sides}"
    return Told.of(sentence(text), quotes, way)


def _unless(way: Way) -> str:
    return ", unless by a bargain" if way.together.share > NEAR else ""


def _bargain(outlook: Outlook, way: Way) -> str:
    """In which share a step that all sides make at once pays them, and what it is; empty where it hardly ever does."""
    if way.together.share <= NEAR:
        return ""
    text = f"; in {part(way.together)} a bargain that all sides carry out at once would pay all who take part"
    return f"{text}, above all this one: {joint_clause(outlook, way)}"


def _under_way(outlook: Outlook, view: ReadingView, each: OutcomeView, places: Places) -> Told:
    way = each.way
    text = f"{if_read(outlook, view)}{each.outcome.label} are under way"
    leaving = [one for one in way.stays if one.share.share < SURE]
    if not leaving:
        text += f", and in all of {orders_words(view)} no side gains by leaving them"
    else:
        told = [
            f"{listed_names(outlook, [one.player])} in {part(replace(one.share, share=1 - one.share.share))}"
            for one in leaving
        ]
        text += f"; of {orders_words(view)}, to leave them as things stand would pay {listed(told)}"
    return Told.of(sentence(text), want_quotes(outlook, view, _consents(outlook), places), way, *each.verdicts)


def _consents(outlook: Outlook) -> list[str]:
    """The options by which sides accept a third party."""
    return [one.id for one in outlook.options if "_accept" in one.id]


def _stands(outlook: Outlook, view: ReadingView, each: OutcomeView) -> Told:
    """Whether they would hold once begun, by concept."""
    way = each.way
    is_moved = any(one.share.share < SURE for one in way.stays)
    now = "as things stand, or with other things changed beside them, they hold" if is_moved else "they hold"
    head = now if way.is_now else "were they under way all the same, they would hold"
    text = f"{head} {holding_words(outlook, view, each)}"
    if way.standing("nash").share < way.standing("gmr").share - NEAR:
        text += "; the difference is fear of an answer, not a wish for the talks"
    return Told.of(sentence(text), (), way, *each.verdicts)


def _same(outlook: Outlook, each: OutcomeView) -> Iterable[Told]:
    """Under which other readings an outcome comes about and holds in about the same shares."""
    others = [(view, found.way) for view in outlook.readings[1:] if (found := view.view(each.outcome.id)) is not None]
    alike = [(view, way) for view, way in others if is_alike(each.way, way)]
    if alike:
        cases = " or ".join(if_read(outlook, view).removesuffix(", ") for view, _ in alike)
        yield Told.of(sentence(f"these shares are about the same {cases}"), (), *(way for _, way in alike))


def _direct(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The track of the parties themselves, with the agreements that are invoked for it; once where readings agree."""
    seen: list[Way] = []
    for view in outlook.readings:
        each = view.view("direct-talks")
        if each is None or any(is_alike(each.way, other) for other in seen):
            continue
        if not each.is_wanted:
            text = f"no report tells that a side wants {each.outcome.label}"
            yield Told.of(sentence(text), (), *outlook.wants)
            return
        head = if_read(outlook, view) if seen else ""
        seen.append(each.way)
        yield _direct_line(outlook, view, each, head, places)


def _calm(outlook: Outlook) -> Iterable[Told]:
    """Whether hostile steps end, or stay ended; under the first reading, and others where they differ."""
    seen: list[Way] = []
    for view in outlook.readings:
        each = view.view("ceasefire")
        if each is None or not each.is_wanted or any(is_alike(each.way, one) for one in seen):
            continue
        head = if_read(outlook, view) if seen else ""
        seen.append(each.way)
        if each.way.is_now:
            yield from _calm_kept(outlook, view, each, head)
            continue
        way, name = each.way, each.outcome.label
        text = (
            f"{head}{name} {agree(name, 'come', 'comes')} about in {part(way.comes)} of the orders by moves that each "
        )
        text += "pay their mover"
        if way.together.share > way.comes.share + NEAR:
            text += f", but in {part(way.together)} by a joint step that pays all who take part, most often this one: "
            text += joint_clause(outlook, way)
        text += f"; once there, {it(name)} would hold {holding_words(outlook, view, each, is_short=True)}"
        text += _either(outlook, each, head)
        yield Told.of(sentence(text), (), way, *each.verdicts)


def _calm_kept(outlook: Outlook, view: ReadingView, each: OutcomeView, head: str) -> Iterable[Told]:
    """What keeps calm that is there, where that is not every side's own wish."""
    name = each.outcome.label
    if each.way.standing("nash").share < SURE:
        holds = f"{agree(name, 'hold', 'holds')} {holding_words(outlook, view, each, is_short=True)}"
        text = (
            f"{head}{name} {holds}; where a side would gain by a hostile step, the answer that it has to reckon with "
        )
        text += "is what holds it back"
        yield Told.of(sentence(text), (), each.way, *each.verdicts)


def _either(outlook: Outlook, each: OutcomeView, head: str) -> str:
    """That a sentence which names no reading gives the figures of the first, where those of another differ a little."""
    ways = [other.way for view in outlook.readings if (other := view.view(each.outcome.id)) is not None]
    shares = {(one.comes.share, one.together.share, *(share.share for _, share in one.stands)) for one in ways}
    if head or len(shares) < 2:
        return ""
    return "; these are the figures of the first reading, the tables give those of all"


def _invoked(tracks: list[Track]) -> str:
    """Who invokes which agreement, each actor once."""
    by_actor: dict[str, list[str]] = {}
    for one in tracks:
        by_actor.setdefault(one.by or "a report itself", []).append(f"the {one.framework}")
    alike: dict[str, list[str]] = {}
    for by, cited in by_actor.items():
        alike.setdefault(listed(dict.fromkeys(cited)), []).append(by)
    told = [f"{listed(by)} {'invoke' if len(by) > 1 else 'invokes'} {cited}" for cited, by in alike.items()]
    return ", and ".join(told)


def _direct_line(outlook: Outlook, view: ReadingView, each: OutcomeView, head: str, places: Places) -> Told:
    way, name = each.way, each.outcome.label
    tracks = [one for one in outlook.tracks if "parties" in one.argument]
    is_alone = not any(one.outcome.id.startswith("mediated-talks") for one in outlook.readings[0].outcomes)
    beside = "open to the sides" if is_alone else "beside mediation"
    text = f"{head}{name} are held now" if way.is_now else f"{head}{beside} stand {name}"
    text += f", for which {cited}" if (cited := _invoked(tracks)) else ""
    text += f": they {'' if way.is_now else 'would '}hold {holding_words(outlook, view, each, is_short=True)}"
    if not way.is_now and way.comes.share == 0 and way.together.share > NEAR:
        text += f"; no side gains by going first, but a joint step ({joint_clause(outlook, way)}) pays all who take "
        text += f"part in {part(way.together)} of the orders"
    plans = () if way.is_now else outlook.plans
    text += _either(outlook, each, head)
    bases = [*(one.basis for one in tracks), *(one.basis for one in plans)]
    quotes = [quote for basis in bases for quote in places.quotes(basis)[:2]]
    return Told.of(" ".join([sentence(text), *_planned(plans, name)]), quotes, way, *tracks, *plans, *each.verdicts)


def _planned(plans: tuple[Plan, ...], name: str) -> list[str]:
    """That such talks lie ahead, and when, as far as reports tell: the model knows no calendar."""
    if not plans:
        return []
    days = listed(date_text(one.when) for one in plans if bounded_text(one.when))
    when = f" ({days})" if days else ""
    return [sentence(f"{name} are told of as planned or possible{when}; the shares here leave that out")]


def unknown_lines(outlook: Outlook, places: Places) -> Iterable[Told]:
    """The one open question that matters most, and what sides demand."""
    yield _foremost(outlook, places)
    if outlook.asked:
        by_player: dict[str, list[str]] = {}
        for one in outlook.asked:
            day = f" ({date_text(When.parse(one.long_since))})" if one.long_since else ""
            by_player.setdefault(f"{listed_names(outlook, [one.player])}{day}", []).append(quoted(one.words))
        said = "; ".join(f"{who}: {' '.join(words)}" for who, words in by_player.items())
        text = f"what sides demand of each other, in the words of the reports: {said}"
        yield Told.of(sentence(text), [q for one in outlook.asked for q in places.quotes(one.basis)], *outlook.asked)


def _foremost(outlook: Outlook, places: Places) -> Told:
    one = outlook.unknown
    if one is None:
        text = "nothing that the record leaves open moves the share in which talks or calm come about"
        return Told.of(sentence(text), (), *(view.ways for view in outlook.readings))
    name = next(each.label for each in outlook.conflict.outcomes if each.id == one.outcome)
    quotes: list[Quote] = [q for note in outlook.wants if note.id in one.wants for q in places.quotes(note.basis)]
    if one.matter is None:
        told = [each for player in outlook.conflict.players for each in player.readings]
        quotes = [q for each in told if each.says in one.yes + one.no for q in places.quotes(each.basis)[:2]]
    is_there = one.matter is not None and one.matter.concept == "nash"
    verb = agree(name, "hold", "holds") if is_there else f"{agree(name, 'come', 'comes')} about"
    text = (
        f"the unknown that matters most is {one.says}: if {'so' if one.matter else 'the first'}, {name} {verb} "
        f"{'at once (Nash) ' if is_there else ''}in {part(one.when_yes)} of the orders; if "
        f"{'not' if one.matter else 'the second'}, in {part(one.when_no)}"
    )
    return Told.of(sentence(text), quotes, one)
