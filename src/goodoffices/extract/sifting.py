"""Likely candidates that a sentence does not bear out, whatever their probability: what is left out, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goodoffices.codebook.topics import topic_of
from goodoffices.codebook.words import Move
from goodoffices.extract.asked import only_asked
from goodoffices.extract.clause import Scope
from goodoffices.extract.combine import Candidate, Key, Shares
from goodoffices.extract.denial import is_denied
from goodoffices.extract.disclaimed import RULE as DISCLAIMED
from goodoffices.extract.document import Document
from goodoffices.extract.foretold import is_foretold
from goodoffices.extract.hearsay import is_hearsay, of_the_false_report
from goodoffices.extract.judged import is_judged
from goodoffices.extract.mistaken import of_other_things
from goodoffices.extract.named_only import (
    driven_out,
    exemplified,
    held_there,
    inherited,
    left_aside,
    of_joint_bodies,
    only_backing,
    only_blamed,
    passed_by,
    spoken_from,
    taken,
    watching,
)
from goodoffices.extract.other_matters import beside_the_dispute, under_another_heading
from goodoffices.extract.other_sense import in_another_sense
from goodoffices.extract.others_word import (
    asked_for,
    at_request,
    commented_on,
    kept_among_parties,
    of_the_speaker,
    pointing_back,
    refused_by_others,
    sought_by_others,
    told_of_others,
)
from goodoffices.extract.outright import ends_truce
from goodoffices.extract.proposal import NOUN
from goodoffices.extract.sidelines import bargains, siding, treaties_with_others
from goodoffices.extract.supposed import is_supposed
from goodoffices.extract.wording import by_wording

ENGLISH = "en"
IN_PASSING = ("after", "since", "following", "amid", "over")  # what they govern is told as the occasion of something


def sift(likely: Shares, document: Document, scopes: Mapping[int, Scope]) -> dict[Key, str]:
    """What is left out of the candidates that are likely enough, each with the reason.

    Args:
        likely: The candidates, each with its probability.
        document: The report.
        scopes: Its sentences as the rules see them, by number.
    """
    return {
        **dict.fromkeys(exemplified(likely, document), "the actor is named as an example of others"),
        **dict.fromkeys(held_there(likely, document, scopes), "the actor is named as the place alone"),
        **dict.fromkeys(spoken_from(likely, scopes), "the actor's capital is only where somebody speaks"),
        **dict.fromkeys(only_backing(likely, document), "the actor is named as a side's patron alone"),
        **dict.fromkeys(of_joint_bodies(likely), "it is a body of the parties themselves"),
        **dict.fromkeys(watching(likely, scopes), "the actor is named as an observer alone"),
        **dict.fromkeys(of_the_speaker(likely, document, scopes), "it is the word of the other party on itself"),
        **dict.fromkeys(_offered(likely), "the sentence tells of the offer alone"),
        **dict.fromkeys(asked_for(likely, scopes), "others are asked to do it"),
        **dict.fromkeys(_blamed(likely, scopes), "the step is by nobody named"),
        **dict.fromkeys(only_blamed(likely, scopes), "it is only what somebody is blamed for"),
        **dict.fromkeys(taken(likely, scopes), "the step is against the actor"),
        **dict.fromkeys(inherited(likely), "the move is the former state's"),
        **dict.fromkeys(left_aside(likely, document, scopes), "the sentence names others as those who do it together"),
        **by_wording(likely, document, scopes),
        **in_another_sense(likely, document, scopes),
        **dict.fromkeys(_such(is_denied, likely, scopes) | _disclaimed(likely), "the sentence denies it"),
        **dict.fromkeys(
            _such(is_hearsay, likely, scopes), "the sentence tells it as a rumour that it does not bear out"
        ),
        **dict.fromkeys(of_the_false_report(likely, document, scopes), "it is of a report that is called untrue"),
        **dict.fromkeys(_such(is_supposed, likely, scopes), "the sentence only supposes it"),
        **dict.fromkeys(only_asked(likely, document, scopes), "it is only asked about"),
        **dict.fromkeys(_judged(likely, scopes), "the sentence only judges it"),
        **dict.fromkeys(refused_by_others(likely, scopes), "the refusal is another's"),
        **dict.fromkeys(kept_among_parties(likely, document, scopes), "another keeps the matter among the parties"),
        **dict.fromkeys(_foretold(likely, scopes), "the sentence only foretells it"),
        **dict.fromkeys(passed_by(likely, scopes), "another's step takes the actor's name for a place"),
        **dict.fromkeys(siding(likely, document, scopes), "it backs a side, and nobody's mediation"),
        **dict.fromkeys(bargains(likely, document, scopes), "it is a bargain with an outsider"),
        **dict.fromkeys(treaties_with_others(likely, document, scopes), "the agreement is with another"),
        **dict.fromkeys(commented_on(likely, scopes), "another does not comment on it"),
        **dict.fromkeys(driven_out(likely, scopes), "another sends it away"),
        **dict.fromkeys(told_of_others(likely, scopes), "the actor only tells it of another"),
        **dict.fromkeys(pointing_back(likely, scopes), "it points back to what another has done"),
        **dict.fromkeys(at_request(likely, document, scopes), "it is done at another's request"),
        **dict.fromkeys(sought_by_others(likely, scopes), "others only try to bring it about"),
        **dict.fromkeys(_ended(likely, scopes), "the sentence tells of an armistice that is ended"),
        **dict.fromkeys(of_other_things(likely, scopes), "what is turned down is no help"),
        **dict.fromkeys(beside_the_dispute(likely, document, scopes), "it is about another matter"),
        **dict.fromkeys(under_another_heading(likely, document), "it stands under the name of another state"),
        **dict.fromkeys(_foreign(likely, document), "the report is not in English"),
        **dict.fromkeys(_beside_it(likely, document), "the report is on another matter"),
    }


def _foreign(likely: Shares, document: Document) -> set[Key]:
    is_foreign = document.report.language != ENGLISH
    return {one.key for _, one in likely if is_foreign}


def _beside_it(likely: Shares, document: Document) -> set[Key]:
    is_beside = bool(topic_of(document.report.text))
    return {one.key for _, one in likely if is_beside}


def _ended(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Agreements that no rule sees, and conciliatory steps of whoever does it, where a sentence ends a truce."""
    ended = {
        (one.sentence, one.actor)
        for _, one in likely
        if one.sentence in scopes and ends_truce(one, scopes[one.sentence])
    }
    numbers = {number for number, _ in ended}
    return {
        one.key
        for _, one in likely
        if (one.sentence in numbers and one.move is Move.AGREE and not one.proposals)
        or (one.move is Move.DEESCALATE and (one.sentence, one.actor) in ended)
    }


def _disclaimed(likely: Shares) -> set[Key]:
    """The mediation of whoever a sentence says is no mediator."""
    return {
        (one.sentence, one.actor, Move.MEDIATE)
        for _, one in likely
        if any(each.rule == DISCLAIMED for each in one.proposals)
    }


def _such(is_such: Callable[[Candidate, Scope], bool], likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """The candidates of which a question about their sentence is answered with yes."""
    return {one.key for _, one in likely if one.sentence in scopes and is_such(one, scopes[one.sentence])}


def _judged(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    return {
        one.key
        for _, one in likely
        if one.move.is_mediation and one.sentence in scopes and is_judged(one, scopes[one.sentence])
    }


def _foretold(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    return {
        one.key
        for _, one in likely
        if one.move.is_mediation and one.sentence in scopes and is_foretold(one, scopes[one.sentence])
    }


def _blamed(likely: Shares, scopes: Mapping[int, Scope]) -> set[Key]:
    """Hostile steps that are laid at a named actor's door where the sentence tells of one by nobody named.

    "Exland asked for help after the deadly attack in May" blames nobody. A named actor's step stands beside one by
    nobody only where a verb tells it of that actor, and as the likelier.
    """
    nobody = {one.sentence: share for share, one in likely if one.move is Move.ESCALATE and one.actor is None}
    return {
        one.key
        for share, one in likely
        if one.move is Move.ESCALATE and one.actor is not None and one.sentence in nobody
        and (share < nobody[one.sentence] or not _by_verb(one, scopes[one.sentence]))
    }  # fmt: skip


def _by_verb(one: Candidate, scope: Scope) -> bool:
    """Whether a verb tells the step of the actor, or a noun that is no mere occasion of what the actor does else."""
    best, view = one.proposals[0] if one.proposals else None, scope.view
    if best is None or best.rule.endswith(NOUN):
        return False
    if best.trigger < 0 or view.tokens[best.trigger].upos == "VERB" or view.case(best.trigger) not in IN_PASSING:
        return True
    return any(view.rel(place).startswith("nsubj") for place, each in scope.at.items() if one.actor in each.actors)


def _offered(likely: Shares) -> set[Key]:
    """Mediation that no rule sees, where a noun has the same actor offer it in the sentence, and that is likelier."""
    offers = {
        (one.sentence, one.actor): share
        for share, one in likely
        if one.move is Move.OFFER and one.proposals and one.proposals[0].rule.endswith(NOUN)
    }
    return {
        one.key
        for share, one in likely
        if one.move is Move.MEDIATE and not one.proposals and share < offers.get((one.sentence, one.actor), 0.0)
    }
