"""From reports to drafts: sentences, and the names in them, of actors known and of bodies that the reports bring.

Steps:
    1. Each report is parsed, or its trees are recalled.
    2. Words for bodies that no list has, as all reports use them; the names that each report brings with them.
    3. What one report spells out holds for all: names, names for short, one code for a body, words for rebels.
    4. The persons of all reports, and what is told of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from goodoffices.codebook.actors import ActorTable
from goodoffices.codebook.names import load_body_words
from goodoffices.codebook.roles import load_roles
from goodoffices.core.memory import Memory
from goodoffices.core.report import Report
from goodoffices.core.when import When
from goodoffices.extract.belonging import holders_of, pooled, told_of_persons
from goodoffices.extract.bodies import (
    Bodies,
    Nouns,
    nouns_of,
    one_code,
    own_actors,
    own_names,
    rebel_mentions,
    short_names,
    without_heads_of,
)
from goodoffices.extract.bynames import names_beside
from goodoffices.extract.clock import clocks_of
from goodoffices.extract.document import Sentence
from goodoffices.extract.drafted import Draft
from goodoffices.extract.meeting import introduced, office_holders
from goodoffices.extract.names import (
    Found,
    NameLists,
    NameTable,
    find_names,
    fold_word,
    governing_names,
    name_lists,
    reach_of,
    settled_names,
)
from goodoffices.extract.person_spans import person_spans, without_places
from goodoffices.extract.remembered import recall_trees
from goodoffices.extract.syntax import Parser
from goodoffices.extract.time_words import Clock
from goodoffices.extract.view import View

LABEL = re.compile(
    r"(?:^|[\n\]])[^\n]{0,12}?([A-ZÀ-Þ][^:\n]{0,70}?)\s*(?:\([^()\n]{1,60}\))?\s*"
    r"(?::|(?<=\b[QA])\.)[*_]*\s*[\"“]?$"
)

LONGEST_CODE = 6  # letters of an acronym


def draft_reports(
    reports: Sequence[Report], parser: Parser, table: ActorTable, progress: Callable[[int, int], None] | None = None,
    memory: Memory | None = None,
) -> list[Draft]:  # fmt: skip
    """Drafts of reports read together: what one spells out ("Front for X (FLX)") holds for all of them."""
    lists, parsed = name_lists(table), []
    for number, report in enumerate(reports, 1):
        parsed.append(_views(report, parser, memory))
        if progress:
            progress(number, len(reports))
    text = "\n".join(one.text for one in reports)
    nouns = nouns_of(text, chain.from_iterable(parsed), lists.names)
    each = zip(reports, clocks_of(reports), parsed, strict=True)
    drafts = [_drafted(_dated(report, clock), views, nouns, table, lists) for report, clock, views in each]
    shared = _brought(drafts)
    codes = one_code([draft.own for draft in drafts], table.actors)
    drafts = _counted([_shared_with(draft, shared, codes, table, lists, nouns) for draft in drafts])
    persons = tuple(dict.fromkeys(one for draft in drafts for one in introduced(draft)))
    told = pooled(told_of_persons(draft.views, draft.found, draft.spans) for draft in drafts)
    shares = Counter(one.code for draft in drafts for here in draft.found for one in here if one.kind != "person")
    holders = holders_of(told)
    return [replace(draft, persons=persons, told=told, holders=holders, shares=shares) for draft in drafts]


def _dated(report: Report, clock: Clock) -> Report:
    """A report that tells no day of its own, with the days that those read with it tell: who was in office then.

    What it tells bounds it from one side alone.
    """
    when = report.published.when
    if when.until or not (clock.today or clock.told):
        return report
    since, until = (clock.today, clock.today) if clock.today else clock.told or (None, None)
    since, until = (when.since, max(until or when.since, when.since)) if when.since else (since, until)
    return replace(report, published=replace(report.published, when=When(since=since, until=until)))


def _views(report: Report, parser: Parser, memory: Memory | None) -> tuple[View, ...]:
    """The sentences of a report, parsed or recalled."""

    def parse() -> tuple[Sentence, ...]:
        return tuple(_labelled(report, one) for one in parser.parse_report(report))

    return tuple(View(sentence=one) for one in recall_trees(report, memory, parse))


def _drafted(report: Report, views: tuple[View, ...], nouns: Nouns, table: ActorTable, lists: NameLists) -> Draft:
    """A report with the names in it."""
    settled = settled_names(report, lists, table)
    own = own_names(report.text, views, {**lists.names, **settled} if settled else lists.names, nouns)
    wide = own_actors(own, table)
    given = {**settled, **governing_names(report, table), **names_beside(report, table)}
    own = {**given, **own, **office_holders(report, table)}
    return _with_short_names(report, views, own, wide, lists, nouns, _found(views, lists, own))


def _with_short_names(
    report: Report, views: tuple[View, ...], own: NameTable, wide: ActorTable, lists: NameLists, nouns: Nouns,
    found: tuple[list[Found], ...], brought: Bodies = MappingProxyType({}),
) -> Draft:  # fmt: skip
    """A draft with the names found in it, with those for short.

    Args:
        report: The report.
        views: Its sentences.
        own: Names that it brings itself, or that others do.
        wide: The actors of all these names.
        lists: Names of known actors.
        nouns: Words for bodies that no list has.
        found: The names in each sentence.
        brought: Names of bodies that other reports bring, by code.
    """
    named = sorted({one.code for here in found for one in here} & wide.actors.keys())
    bodies = {code: wide.actors[code].names for code in named if wide.kind(code) != "state"}
    others = without_heads_of(brought, bodies)
    shorts = {**short_names(report.text, others, nouns.styled), **short_names(report.text, bodies, nouns.styled)}
    if shorts.keys() - own.keys():
        own = {**shorts, **own}
        found = _found(views, lists, own)
    return Draft(report=report, views=views, found=found, own=own, table=wide)


def _counted(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the names that count as evidence, and with the places where persons are named.

    Words for rebels are the armed group that is named most, in the report or else in all of them.
    """
    groups = [
        Counter(one.code for here in draft.found for one in here if draft.table.is_armed(one.code)) for draft in drafts
    ]
    every = sum(groups, Counter[str]())
    leading = [max(sorted(one), key=one.__getitem__) if one else None for one in (one or every for one in groups)]
    return [_with_spans(draft, group) for draft, group in zip(drafts, leading, strict=True)]


def _with_spans(draft: Draft, group: str | None) -> Draft:
    """A draft with its words for rebels as those of an armed group, and with the places where persons are named."""
    roles, named = load_roles(), list(zip(draft.views, draft.found, strict=True))
    spans = tuple(person_spans(view, here, roles) for view, here in named)
    return replace(
        draft,
        counted=tuple(rebel_mentions(view.sentence, here, group) for view, here in named),
        spans=without_places(draft.views, spans),
    )


def _found(views: tuple[View, ...], lists: NameLists, own: NameTable) -> tuple[list[Found], ...]:
    reach = reach_of(own)
    return tuple(find_names(view.sentence, lists, own, reach) for view in views)


def _brought(drafts: Sequence[Draft]) -> NameTable:
    """The names that some reports bring, but for those for short, which each report says anew."""
    heads = load_body_words().heads
    shared: NameTable = {}
    for draft in drafts:
        for words, value in sorted(draft.own.items()):
            is_short = len(words) == 1 and words[0] in heads
            is_body = draft.table.kind(value[0]) in ("group", "organisation") or len(value[0]) <= LONGEST_CODE
            if is_body and not is_short:
                shared.setdefault(words, value)
    return shared


def _shared_with(
    draft: Draft, shared: NameTable, codes: Mapping[str, str], table: ActorTable, lists: NameLists, nouns: Nouns
) -> Draft:
    """A draft with the names that other reports bring; they are looked for where the report has all their words."""
    own = {words: (codes.get(code, code), kind) for words, (code, kind) in {**shared, **draft.own}.items()}
    words = {fold_word(token.text) for view in draft.views for token in view.tokens}
    is_new = any(words.issuperset(name) for name, value in own.items() if draft.own.get(name) != value)
    found = _found(draft.views, lists, own) if is_new else draft.found
    wide = own_actors(own, table)
    brought = {code: wide.actors[code].names for code in sorted(wide.actors.keys() - table.actors.keys())}
    return _with_short_names(draft.report, draft.views, own, wide, lists, nouns, found, brought)


def _labelled(report: Report, parsed: Sentence) -> Sentence:
    """A parsed sentence with the speaker's name that is set before it."""
    before = report.sentences[parsed.number - 2][1] if parsed.number > 1 else 0
    match = LABEL.search(report.text[before : parsed.start])
    return replace(parsed, label=match[1].strip(" *_[]")) if match else parsed
