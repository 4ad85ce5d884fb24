"""Persons as their report names them: by the longest form that it has, whatever lists or other reports call them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goodoffices.extract.document import Mention
from goodoffices.extract.drafted import Draft
from goodoffices.extract.persons import keys_of
from goodoffices.extract.phrases import first_match
from goodoffices.extract.turns import name_on_label

PIECE = re.compile(r"\w+|[^\w\s]")


def spell_persons(mentions: Sequence[Mention], draft: Draft) -> tuple[Mention, ...]:
    """Mentions with their persons as the report names them; by the words of the mention where it never does.

    Args:
        mentions: All mentions of a report.
        draft: The report with the places where persons are named.
    """
    text, forms = draft.report.text, _forms(mentions, draft)
    spelt = {name: _form_of(name, forms, text) for name in {one.person for one in mentions if one.person}}
    return tuple(
        replace(one, person=spelt[one.person] or text[one.start : one.end] or one.person) if one.person else one
        for one in mentions
    )


def _forms(mentions: Sequence[Mention], draft: Draft) -> dict[str, frozenset[str]]:
    """How the report names persons, in its sentences and on the labels of a transcript, with the parts of each name."""
    text = draft.report.text
    spans = ((view.tokens[a].start, view.tokens[b - 1].end) for view, here in zip(draft.views, draft.spans, strict=True)
             for a, b in here)  # fmt: skip
    known = ((one.start, one.end) for one in mentions if one.kind == "person")
    told = {" ".join(text[start:end].split()) for start, end in (*spans, *known)}
    told |= {name_on_label(view.sentence.label.split()) for view in draft.views if view.sentence.label}
    return {form: parts for form in sorted(told) if (parts := _parts_of(form))}


def _form_of(name: str, forms: Mapping[str, frozenset[str]], text: str) -> str:
    """The longest form of a name that a report has; empty where it has none."""
    pieces = PIECE.findall(name)
    joined = r"\s*".join(map(re.escape, pieces))
    verbatim = first_match(re.compile(rf"(?<!\w){joined}(?!\w)"), "".join(pieces[:1]), text)
    if verbatim:
        return " ".join(verbatim[0].split())
    all_parts, surname = _parts_of(name), next(iter(keys_of(name)), "").casefold()
    able = [one for one, parts in forms.items() if parts <= all_parts or (surname in parts and all_parts <= parts)]
    best = max(able, key=lambda form: (surname in forms[form], len(forms[form]), len(form)), default="")
    if best.casefold() == name.casefold():
        return name
    return best.title() if best.isupper() else best


def _parts_of(name: str) -> frozenset[str]:
    return frozenset(key.casefold() for key in keys_of(name))
