"""The condition under which a move holds: its verbatim span, fronted, trailing or inverted."""

from __future__ import annotations

from goodoffices.core.report import Quote
from goodoffices.extract.clause import Scope
from goodoffices.extract.view import View

FARTHEST = 5  # words of the longest phrase
MARKS = frozenset(["if", "unless", "provided", "providing", "once", "assuming"])
PHRASES = (
    ("only", "if"), ("only", "when"), ("only", "once"), ("only", "after"), ("even", "if"), ("provided", "that"),
    ("as", "long", "as"), ("so", "long", "as"), ("on", "condition", "that"), ("on", "the", "condition", "that"),
    ("on", "one", "condition"), ("on", "the", "sole", "condition"), ("on", "the", "understanding", "that"), ("in",
    "the", "event"), ("in", "case"), ("subject", "to"), ("in", "exchange", "for"), ("in", "return", "for"),
    ("conditional", "on"), ("contingent", "on"), ("contingent", "upon"), ("conditional", "upon"), ("on", "the",
    "day", "that"), ("the", "day"), ("not", "until"), ("not", "before"), ("but", "only", "if"), ("but", "not",
    "before"), ("assuming", "that"), ("in", "so", "far", "as"), ("insofar", "as"), ("but", "not", "if"), ("except",
    "if"), ("with", "the", "proviso"), ("on", "terms"), ("on", "condition"), ("whenever",), ("pending",),
    ("barring",),
)  # fmt: skip
BY_FIRST = {first: tuple(one for one in PHRASES if one[0] == first) for first in {one[0] for one in PHRASES}}
GRAMMAR = frozenset("ADP AUX CCONJ DET PART PRON PUNCT SCONJ".split())
LEADING = frozenset(
    "as long only if condition that lead chair host mediate broker facilitate convene sponsor oversee conduct hold run"
    " presence auspex auspice auspices aegis umbrella leadership mediation facilitation chairmanship talk talks"
    " negotiation process dialogue it they president prime minister mr envoy alone".split()
)
"""Words that say of help that it is somebody's."""
WHETHER = frozenset([
    "ask", "wonder", "know", "say", "see", "decide", "tell", "doubt", "question", "unclear", "clear", "learn",
    "matter", "mind", "care", "sure", "certain", "confirm", "inquire", "enquire", "as",
])  # fmt: skip


def condition_of(scope: Scope, trigger: int) -> tuple[int, int] | None:
    """Tokens of the condition on a word's clause as a half-open span; None where there is none."""
    view = scope.view
    clause = _clause(view, trigger)
    spans = [span for place in range(len(view)) if (span := _begins(view, place))]
    good = [span for span in spans if _belongs(view, span, trigger, clause)]
    return good[0] if good else None


def is_outright(span: tuple[int, int], scope: Scope, trigger: int) -> bool:
    """Whether a condition says in so many words that the move hangs on it: "unless", "only if", in its own clause."""
    view, words = scope.view, tuple(one.text.lower() for one in scope.view.tokens[span[0] : span[0] + 2])
    if words[:1] != ("unless",) and words != ("only", "if"):
        return False
    above = {view.head(place) for place in range(*span)} - set(range(*span))
    return bool(above & {trigger, *(one for one in _clause(view, trigger) if view.is_verb(one))})


def whole(start: int, end: int, ruled: tuple[int, int] | None, scope: Scope) -> tuple[int, int]:
    """The span that somebody sees as a condition, cut or carried on to where its words end.

    Args:
        start: Offset in the report where it is seen to begin.
        end: Offset behind it.
        ruled: Tokens of the condition by rule, which say how far it may be carried on; None for none.
        scope: Its sentence.
    """
    tokens = scope.view.tokens
    inside = [place for place, one in enumerate(tokens) if start <= one.start < end]
    if not inside:
        return start, end
    last = inside[-1]
    away = next((place for place in inside[1:] if _leaves(scope.view, place)), None)
    if away is not None:
        last = away - 1
    elif ruled is not None and ruled[0] <= last:
        last = next((n - 1 for n in range(last + 1, ruled[1]) if tokens[n].upos == "PUNCT"), max(last, ruled[1] - 1))
    while last > inside[0] and tokens[last].upos in ("PUNCT", "CCONJ"):
        last -= 1
    return start, tokens[last].end


def only_names(condition: Quote, third: str | None, scope: Scope) -> bool:
    """Whether a condition on a mediator's help says no more than that the help is that mediator's.

    "Only under the Union's auspices", "as long as the talks are led by Oslo".
    """
    inside = [n for n, one in enumerate(scope.view.tokens) if condition.start <= one.start < condition.end]
    names = (n for n in inside if n in scope.at and scope.at[n].kind != "pronoun")
    meant = {n: scope.at[n].actors for n in names if scope.at[n].actors}
    if third is None or not any(third in actors for actors in meant.values()):
        return False
    named = {n for first in meant for n in scope.view.subtree(first) if n in inside}
    rest = {scope.view.lemma(n) for n in inside if scope.view.tokens[n].upos not in GRAMMAR and n not in named}
    return all(third in actors for actors in meant.values()) and rest <= LEADING


def _leaves(view: View, place: int) -> bool:
    """Whether a comma goes back to the main clause: "if both wish, and has said so", "ready, if asked, to help"."""
    after = tuple(one.upos for one in view.tokens[place : place + 3])
    is_infinitive = after[1:] == ("PART", "VERB") and view.lemma(place + 1) == "to"
    return view.tokens[place].text == "," and (after[1:] == ("CCONJ", "AUX") or is_infinitive)


def _clause(view: View, trigger: int) -> list[int]:
    """The word and the predicates above it that share its fate."""
    found = [trigger]
    place = trigger
    while view.head(place) >= 0 and view.rel(place) in (
        "xcomp",
        "ccomp",
        "acl",
        "obj",
        "obl",
        "nmod",
        "csubj",
        "advcl",
        "conj",
        "amod",
        "nsubj",
    ):
        if view.rel(place) == "advcl" and view.children(place, "mark") and place != trigger:
            break
        place = view.head(place)
        found.append(place)
    return found


def _begins(view: View, place: int) -> tuple[int, int] | None:
    """The span of a condition that begins at a word."""
    token = view.tokens[place]
    phrases = BY_FIRST.get(token.text.lower(), ())
    words = tuple(one.text.lower() for one in view.tokens[place : place + FARTHEST]) if phrases else ()
    for phrase in phrases:
        if words[: len(phrase)] == phrase:
            if phrase in (("pending",), ("barring",)) and token.upos not in ("ADP", "SCONJ"):
                return None
            if phrase[0] == "on" and "anonymity" in [one.text.lower() for one in view.tokens[place : place + 6]]:
                return None
            return place, _end(view, place, place + len(phrase))
    if token.text.lower() in MARKS and (token.upos in ("SCONJ", "VERB", "ADP") or token.text.lower() == "unless"):
        if token.text.lower() == "once" and view.rel(place) != "mark":
            return None
        if token.text.lower() == "if" and _asks(view, place):
            return None
        return place, _end(view, place, place + 1)
    if (
        token.text in ("Should", "should", "Were", "were", "Had", "had")
        and place + 1 < len(view)
        and _inverted(view, place)
    ):
        return place, _end(view, place, place + 1)
    return None


def _asks(view: View, place: int) -> bool:
    """Whether "if" means whether: under a verb of asking, as its complement."""
    clause = view.head(place)
    above = view.head(clause) if clause >= 0 else -1
    return above >= 0 and view.rel(clause) == "ccomp" and view.lemma(above) in WHETHER


def _inverted(view: View, place: int) -> bool:
    """The words "Should both sides ask", "were Minsk to ask": the auxiliary before its subject."""
    head = view.head(place)
    if view.rel(place) not in ("aux", "cop") and view.tokens[place].text.lower() != "were":
        return False
    starts = place == 0 or view.tokens[place - 1].text in (",", ";", "—", "–", "“", '"', ":", "but", "and", ")")
    late = view.tokens[place - 1].lemma if place else ""
    subject = next((one for one in view.children(head, "nsubj") if one > place), None) if head >= 0 else None
    capital = view.tokens[place].text[:1].isupper()
    return (
        subject is not None
        and bool(starts or late)
        and (capital or view.tokens[place].text == "should" or starts)
        and view.tokens[-1].text != "?"
        and not any(one < place for one in view.children(head, "nsubj"))
    )


def _end(view: View, first: int, after: int) -> int:
    """Where the span ends: at the subtree of the clause, else at the next strong break."""
    last = len(view)
    clause = view.head(first) if view.head(first) >= first else None
    top = None
    for place in range(first, min(after + 1, len(view))):
        head = view.head(place)
        if head > first and view.tokens[place].rel in ("mark", "aux", "cop", "fixed", "advmod", "case", "nsubj"):
            top = head
            break
    if top is None and clause is not None:
        top = clause
    if top is not None and top > first:
        inside = [one for one in view.subtree(top) if one >= first]
        stop = first
        for one in inside:
            if one > stop + 1:
                break
            stop = one
        last = stop + 1
        if last <= after:
            last = len(view)
    for place in range(after, last):
        if view.tokens[place].text in (";", "—", "–", "”", ")") or (
            view.tokens[place].text == "," and _resumes(view, place, first)
        ):
            last = place
            break
    while last > after and view.tokens[last - 1].text in (".", ",", ";", ":", "”", '"', "!", "’", "''"):
        last -= 1
    return last


def _resumes(view: View, comma: int, first: int) -> bool:
    """Whether a comma ends a condition: a speaker or the main clause follows."""
    nxt = view.tokens[comma + 1 : comma + 5]
    words = [one.lemma.lower() for one in nxt]
    said = {"say", "add", "tell", "according", "insist", "explain", "note", "warn", "write", "announce", "reply"}
    return first == 0 or bool(said & set(words))


def _belongs(view: View, span: tuple[int, int], trigger: int, clause: list[int]) -> bool:
    """Whether a condition is one on the word: outside of it, and hung on its clause."""
    if span[0] <= trigger < span[1]:
        return False
    heads = {view.head(place) for place in range(*span) if not span[0] <= view.head(place) < span[1]}
    if heads & set(clause):
        return True
    below = set(view.subtree(trigger))
    if heads & below:
        return True
    if span[0] == 0 or (span[0] == 1):
        return not any(view.tokens[one].text in (";",) for one in range(min(trigger, span[1]), max(trigger, span[0])))
    return any(
        one in clause or trigger in view.ancestors(one) or (one >= 0 and one in view.ancestors(trigger))
        for one in heads
    ) and not any(view.tokens[one].text == ";" for one in range(min(trigger, span[0]), max(trigger, span[0])))
