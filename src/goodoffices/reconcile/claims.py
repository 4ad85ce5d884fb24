"""What a report has a party know of or agree to, against that party's own word in another report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goodoffices.codebook.actors import display_name
from goodoffices.codebook.words import DisagreementKind, Move
from goodoffices.core.folding import fold
from goodoffices.core.record import Disagreement, Side
from goodoffices.core.statement import Statement
from goodoffices.reconcile.evidence import spread
from goodoffices.reconcile.naming import codes_in
from goodoffices.reconcile.origins import Origins
from goodoffices.reconcile.placing import Placing
from goodoffices.reconcile.positions import hull
from goodoffices.reconcile.wording import help_of, report_refs

KNEW = re.compile(
    r"\b(?:(?:had|have|has) (?:always |long |already |both )?"
    r"(?:known|agreed|consented|been (?:informed|told|consulted))"
    r"|(?:were|was|are|is) (?:both |fully |well )?(?:aware|informed|told|consulted)|knew (?:of|about)"
    r"|g[ai]ve(?:n)? (?:its|their|the) (?:consent|assent|nod|green light|blessing))\b"
)
IGNORANT = re.compile(
    r"\b(?:know(?:s|ing)? nothing|(?:don't|do not|does not|did not|didn't) know|not aware|unaware"
    r"|not (?:been )?(?:informed|told|consulted)|not agreed|no green light|not consented"
    r"|behind (?:our|its|their|his|her) backs?|without (?:our|its|their) (?:knowledge|consent))\b"
)


def find_denied_knowledge(
    statements: Sequence[Statement], parties: tuple[str, ...], placing: Placing, origins: Origins
) -> Iterator[Disagreement]:
    """Contradictions between "the party knew" and "we know nothing", for one party and mediator."""
    claimed: dict[tuple[str, str], list[Statement]] = {}
    denied: dict[tuple[str, str], list[Statement]] = {}
    for one in statements:
        if one.third_party is None:
            continue
        folded = fold(one.quote.text)
        if one.move is Move.MEDIATE and KNEW.search(folded) and not IGNORANT.search(folded):
            for party in sorted(codes_in(one.quote.text) & set(parties)):
                claimed.setdefault((party, one.third_party), []).append(one)
        elif one.actor in parties and one.move in (Move.HEDGE, Move.REFUSE) and IGNORANT.search(folded):
            denied.setdefault((one.actor or "", one.third_party), []).append(one)
    for key in sorted(claimed.keys() & denied.keys()):
        reports = {one.quote.report for one in (*claimed[key], *denied[key])}
        if len(reports) > 1:
            yield _contradiction(key, claimed[key], denied[key], placing, origins)


def _contradiction(
    key: tuple[str, str], claimed: list[Statement], denied: list[Statement], placing: Placing, origins: Origins
) -> Disagreement:
    party, third_party = key
    name = display_name(party)
    sides = tuple(
        Side(says=says, evidence=tuple(one.quote for one in spread(told)), n_origins=origins.count(told),
             when=hull([placing.when(one) for one in told]))
        for says, told in (("knew of it or agreed", claimed), ("knows nothing of it, or did not agree", denied))
    )  # fmt: skip
    return Disagreement(
        topic=f"whether {name} knew of {help_of(third_party)}", actor=party, kind=DisagreementKind.CONTRADICTION,
        says=f"By {report_refs(sides[0].evidence)}, {name} knew of {help_of(third_party)} or agreed to it; by "
             f"{report_refs(sides[1].evidence)}, it says that it did not.",
        sides=sides,
    )  # fmt: skip
