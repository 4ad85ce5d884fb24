"""From a draft to a document: who is meant by every name, title, noun and pronoun, read from the first sentence on.

Steps:
    1. Parties and would-be mediators, as the reports have them or as a person names them.
    2. Persons: a first walk gathers whose each is, from wherever the report says so.
    3. Whose own text the report is, or else whose voice.
    4. A second walk resolves every mention in order, with what is in mind at that place.
    5. Persons go by the names that the report gives them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from goodoffices.codebook.actors import ActorTable
from goodoffices.codebook.roles import load_roles
from goodoffices.extract.authors import dateline_of, home_of, is_of_one, is_transcript, quoted_from_before
from goodoffices.extract.document import Document, Mention
from goodoffices.extract.drafted import Draft
from goodoffices.extract.issuers import issuer_of
from goodoffices.extract.meeting import meet_persons
from goodoffices.extract.parties import Involved
from goodoffices.extract.resolve import resolve_sentence
from goodoffices.extract.scene import Scene
from goodoffices.extract.spelling import spell_persons


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
        all_codes=tuple(code for code, _ in counts.most_common()),
        gathered={len(row): row for row in involved.fronts}, dateline=dateline_of(draft),
        is_transcript=is_transcript(draft), is_of_one=is_of_one(draft), quoted=quoted_from_before(draft),
    )  # fmt: skip
    meet_persons(draft, scene)
    issuer = issuer_of(draft)
    scene.issuer, scene.home = issuer, issuer or home_of(draft, scene)
    mentions: list[Mention] = []
    for view, found, here in zip(draft.views, draft.found, draft.spans, strict=True):
        mentions += resolve_sentence(view, found, here, scene)
    return Document(
        report=draft.report, sentences=tuple(view.sentence for view in draft.views),
        mentions=spell_persons(mentions, draft),
        parties=scene.parties, third_parties=scene.third_parties, issuer=issuer,
    )  # fmt: skip
