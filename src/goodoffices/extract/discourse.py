"""From sentences to a document: who is meant by every name, title, noun and pronoun, read from the first sentence on.

Steps:
    1. Names of known actors, and of bodies that the report brings itself.
    2. Parties and would-be mediators, from how often and beside whom they are named.
    3. Persons: a first walk gathers whose each is, from wherever the report says so.
    4. A second walk resolves every mention in order, with what is in mind at that place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from goodoffices.codebook.actors import ActorTable, named_in
from goodoffices.codebook.roles import load_roles
from goodoffices.core.memory import Memory
from goodoffices.core.report import Report
from goodoffices.extract.belonging import pooled, told_of_persons
from goodoffices.extract.bodies import one_code, own_actors, own_names, rebel_mentions, short_names
from goodoffices.extract.document import Document, Mention, Sentence
from goodoffices.extract.drafted import Draft
from goodoffices.extract.meeting import introduced, meet_persons, office_holders
from goodoffices.extract.names import (
    Found,
    NameLists,
    NameTable,
    find_names,
    fold_word,
    name_lists,
    reach_of,
    settled_names,
)
from goodoffices.extract.parties import Involved
from goodoffices.extract.remembered import recall_trees
from goodoffices.extract.resolve import resolve_sentence
from goodoffices.extract.scene import Scene
from goodoffices.extract.syntax import Parser
from goodoffices.extract.view import View

LABEL = re.compile(r"(?:^|[\n\]])[^\n]{0,12}?([A-ZÀ-Þ][^:\n]{0,70}?)\s*(?:\([^()\n]{1,60}\))?\s*:\s*[\"“]?$")

MANY_LABELS = 3  # speakers set before sentences, from which a report is a transcript


def _drafted(
    report: Report, parser: Parser, table: ActorTable, lists: NameLists, memory: Memory | None = None
) -> Draft:
    """Parse a report, or recall its trees, and find the names in it."""

    def parse() -> tuple[Sentence, ...]:
        return tuple(_labelled(report, one) for one in parser.parse_report(report))

    views = tuple(View(sentence=one) for one in recall_trees(report, memory, parse))
    own = own_names(report.text, views, lists.names)
    wide = own_actors(own, table)
    own = {**settled_names(report.text, lists), **own, **office_holders(report, table)}
    return _with_evidence(report, views, own, wide, lists, _found(views, lists, own))


def _with_evidence(
    report: Report, views: tuple[View, ...], own: NameTable, wide: ActorTable, lists: NameLists,
    found: tuple[list[Found], ...],
) -> Draft:  # fmt: skip
    """A draft with the names found in it, with those for short, and what counts as evidence for the parties."""
    named = sorted({one.code for here in found for one in here} & wide.actors.keys())
    bodies = {code: wide.actors[code].names for code in named if wide.kind(code) != "state"}
    shorts = short_names(report.text, bodies)
    if shorts.keys() - own.keys():
        own = {**shorts, **own}
        found = _found(views, lists, own)
    groups = Counter(one.code for here in found for one in here if wide.kind(one.code) == "group")
    group = max(sorted(groups), key=lambda code: groups[code]) if groups else None
    counted = tuple(rebel_mentions(view.sentence, here, group) for view, here in zip(views, found, strict=True))
    return Draft(report=report, views=views, found=found, own=own, counted=counted, table=wide)


def _found(views: tuple[View, ...], lists: NameLists, own: NameTable) -> tuple[list[Found], ...]:
    reach = reach_of(own)
    return tuple(find_names(view.sentence, lists, own, reach) for view in views)


def draft_reports(
    reports: Sequence[Report], parser: Parser, table: ActorTable, progress: Callable[[int, int], None] | None = None,
    memory: Memory | None = None,
) -> list[Draft]:  # fmt: skip
    """Drafts of reports read together: what one spells out ("Front for X (FLX)") holds for all of them."""
    drafts: list[Draft] = []
    lists = name_lists(table)
    for number, report in enumerate(reports, 1):
        drafts.append(_drafted(report, parser, table, lists, memory))
        if progress:
            progress(number, len(reports))
    shared: NameTable = {}
    codes = one_code([draft.own for draft in drafts], table.actors)
    for draft in drafts:
        for words, value in sorted(draft.own.items()):
            if draft.table.kind(value[0]) == "group" or len(value[0]) <= 6:
                shared.setdefault(words, value)
    drafts = [_shared_with(draft, shared, codes, table, lists) for draft in drafts]
    persons = tuple(dict.fromkeys(one for draft in drafts for one in introduced(draft)))
    told = pooled(told_of_persons(draft.views, draft.found, draft.spans) for draft in drafts)
    shares = Counter(one.code for draft in drafts for here in draft.found for one in here if one.kind != "person")
    return [replace(draft, persons=persons, told=told, shares=shares) for draft in drafts]


def _shared_with(
    draft: Draft, shared: NameTable, codes: Mapping[str, str], table: ActorTable, lists: NameLists
) -> Draft:
    """A draft with the names that other reports bring; they are looked for where the report has all their words."""
    own = {words: (codes.get(code, code), kind) for words, (code, kind) in {**shared, **draft.own}.items()}
    words = {fold_word(token.text) for view in draft.views for token in view.tokens}
    is_new = any(words.issuperset(name) for name, value in own.items() if draft.own.get(name) != value)
    found = _found(draft.views, lists, own) if is_new else draft.found
    return _with_evidence(draft.report, draft.views, own, own_actors(own, table), lists, found)


def _labelled(report: Report, parsed: Sentence) -> Sentence:
    """A parsed sentence with the speaker's name that is set before it."""
    before = report.sentences[parsed.number - 2][1] if parsed.number > 1 else 0
    match = LABEL.search(report.text[before : parsed.start])
    return replace(parsed, label=match[1].strip(" *_[]")) if match else parsed


def build_document(
    draft: Draft,
    table: ActorTable,
    involved: Involved,
    *,
    parties: Sequence[str] = (),
    third_parties: Sequence[str] = (),
) -> Document:
    """Resolve all mentions of a drafted report.

    Args:
        draft: The report with its names.
        table: Known actors; those that the report brings itself are in the draft.
        involved: Who is a party, and who would mediate, as the reports have it.
        parties: The parties where a person names them; else they are inferred.
        third_parties: Likewise.
    """
    known = draft.table if draft.table.actors.keys() >= table.actors.keys() else table
    named = tuple(code for code in parties if code in draft.evidence.actors) or tuple(parties)
    counts = Counter(one.code for here in draft.found for one in here)
    scene = Scene(
        table=known, roles=load_roles(), parties=named or involved.parties,
        third_parties=tuple(third_parties) or tuple(one for one in involved.third_parties if one not in named),
        home=_home(draft), all_codes=tuple(code for code, _ in counts.most_common()),
    )  # fmt: skip
    meet_persons(draft, scene)
    mentions: list[Mention] = []
    for view, found, here in zip(draft.views, draft.found, draft.spans, strict=True):
        mentions += resolve_sentence(view, found, here, scene)
    return Document(
        report=draft.report, sentences=tuple(view.sentence for view in draft.views), mentions=tuple(mentions),
        parties=scene.parties, third_parties=scene.third_parties,
    )  # fmt: skip


def _home(draft: Draft) -> str | None:
    """The actor whose press conference or communiqué a report is: the seat or state in its first lines.

    A transcript is that of the state in whose seat it was taken down.
    """
    for view, found in list(zip(draft.views, draft.found, strict=True))[:6]:
        seats = [one for one in found if one.kind in ("capital", "name")]
        if seats and not any(token.upos == "VERB" for token in view.tokens) and len(view) <= 16:
            return seats[0].code
    is_transcript = sum(bool(view.sentence.label) for view in draft.views) >= MANY_LABELS
    place = draft.report.place.split(",")[0]
    return named_in(place, draft.table.folded(), whole=True) if is_transcript and place else None
