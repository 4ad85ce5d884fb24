"""Conditions over options as English clauses, from the names of players, options and outcomes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.codebook.actors import name_in_prose
from goodoffices.core.conflict import Conflict
from goodoffices.core.outlook import OptionWords
from goodoffices.solve.expressions import Expression, parse_expression

ARTICLE = re.compile(r"an? ")
SIBILANT = re.compile(r"(s|x|z|ch|sh|o)$")


def third_person(verb_phrase: str) -> str:
    """A verb phrase as one player does it: "hold talks" gives "holds talks"."""
    verb, _, rest = verb_phrase.partition(" ")
    if verb in ("be", "have", "do", "go"):
        verb = {"be": "is", "have": "has", "do": "does", "go": "goes"}[verb]
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        verb = f"{verb[:-1]}ies"
    else:
        verb += "es" if SIBILANT.search(verb) else "s"
    return f"{verb} {rest}".strip()


def option_words(conflict: Conflict) -> tuple[OptionWords, ...]:
    """Every option in words."""
    return tuple(
        OptionWords(id=option.id, player=player.id, does=third_person(option.label), verb=option.label)
        for player in conflict.players
        for option in player.options
    )


def listed(words: list[str], joint: str = "and") -> str:
    """Words as a list in prose."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}" if words else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Puts conditions of one conflict in words.

    Attributes:
        names: Player's name by option id.
        verbs: What the player does, by option id.
        outcomes: Name of each outcome by its parsed condition.
        mediators: Ids of the players that can mediate.
    """

    names: dict[str, str]
    verbs: dict[str, str]
    outcomes: tuple[tuple[Expression, str], ...]
    mediators: tuple[str, ...] = ()

    @classmethod
    def of(cls, conflict: Conflict) -> Phrases:
        """The phrases of a conflict."""
        owners = {option.id: name_in_prose(player.label) for player in conflict.players for option in player.options}
        verbs = {option.id: option.label for option in conflict.options}
        named = tuple((parse_expression(each.expression), each.label) for each in conflict.outcomes)
        able = tuple(one.id for one in conflict.players if any(each.id.endswith("_mediate") for each in one.options))
        return cls(names=owners, verbs=verbs, outcomes=named, mediators=able)

    def clause(self, text: str) -> str:
        """A condition as a clause."""
        return self._clause(parse_expression(text))

    def negated(self, text: str) -> str:
        """The opposite of a condition as a clause."""
        return self._clause(_negation(parse_expression(text)))

    def infinitive(self, text: str, own: set[str], *, is_against: bool = False) -> str:
        """A condition about one own option as what its player wants to do: "not to escalate"; else empty.

        The option may hang on something: "to escalate if Pakistan escalates", against "... even if ..."; or something
        on the option: "to talk only if Pakistan does not escalate".
        """
        expression = parse_expression(text)
        if expression.kind == "if" and not names_in(expression.parts[1]) & own:
            told = self._infinitive(expression.parts[0], own, is_against=False).replace("not to ", "to cease to ", 1)
            then = self._clause(_negation(expression.parts[1]) if is_against else expression.parts[1])
            return f"{told} {'even if' if is_against else 'only if'} {then}" if told else ""
        if expression.kind == "if":
            told = self._infinitive(expression.parts[1], own, is_against=is_against)
            return f"{told} {'even if' if is_against else 'if'} {self._clause(expression.parts[0])}" if told else ""
        return self._infinitive(expression, own, is_against=is_against)

    def wish(self, text: str, own: set[str], *, is_against: bool = False) -> str:
        """A condition as what follows "wants": "to talk", "mediated talks or bilateral talks", "no bilateral talks"."""
        expression = parse_expression(text)
        if told := self.infinitive(text, own, is_against=is_against):
            return told
        names = self._named(expression)
        if names and not is_against:
            return listed(names, "or")
        if names and not any(ARTICLE.match(one) for one in names):
            return f"no {names[0]}" if len(names) == 1 else f"neither {listed(names, 'nor')}"
        return f"that {self.negated(text) if is_against else self.clause(text)}"

    def _named(self, expression: Expression) -> list[str]:
        """The name of the outcome that a condition is, or of all those of which it asks for one; else none."""
        parts = expression.parts if expression.kind == "or" else (expression,)
        names = [next((name for known, name in self.outcomes if known == part), "") for part in parts]
        return names if all(names) else []

    def _infinitive(self, expression: Expression, own: set[str], *, is_against: bool) -> str:
        is_no = expression.kind == "not"
        inner = expression.parts[0] if is_no else expression
        if inner.kind != "name" or inner.name not in own:
            return ""
        return f"{'not ' if is_no is not is_against else ''}to {self._verb(inner)}"

    def _clause(self, expression: Expression) -> str:
        for known, name in self.outcomes:
            if known == expression:
                return f"there {_are(name)} {name}"
        match expression.kind:
            case "name":
                return f"{self._name(expression)} {third_person(self._verb(expression))}"
            case "not":
                return self._not(expression.parts[0])
            case "and" | "or":
                return listed(self._grouped(expression), expression.kind)
            case "if":
                return f"{self._clause(expression.parts[1])} if {self._clause(expression.parts[0])}"
        return self._counted(expression)

    def _counted(self, expression: Expression) -> str:
        parts = [self._clause(each) for each in expression.parts]
        if expression.kind == "iff":
            return f"{parts[0]} if and only if {parts[1]}"
        how = {"least": "at least", "most": "at most"}.get(expression.kind, "exactly")
        return f"{how} {expression.count} of these: {'; '.join(parts)}"

    def _not(self, inner: Expression) -> str:
        if inner.kind == "name":
            return f"{self._name(inner)} does not {self._verb(inner)}"
        if inner.kind in ("not", "if") or _negation(inner).kind != "not":
            return self._clause(_negation(inner))
        for known, name in self.outcomes:
            if known == inner:
                return f"there {_are(name)} no {name}"
        return f"it is not so that {self._clause(inner)}"

    def _grouped(self, expression: Expression) -> list[str]:
        """Parts, those of the same verb put together: "India and Pakistan hold bilateral talks"."""
        groups: dict[tuple[str, bool], list[str]] = {}
        rest = []
        for part in expression.parts:
            is_no = part.kind == "not" and part.parts[0].kind == "name"
            name = part.parts[0] if is_no else part
            if name.kind == "name":
                groups.setdefault((self._verb(name), is_no), []).append(self._name(name))
            else:
                rest.append(self._clause(part))
        joint = "neither" if expression.kind == "and" else expression.kind
        return [_group(verb, is_no, names, joint) for (verb, is_no), names in groups.items()] + rest

    def _name(self, expression: Expression) -> str:
        return self.names.get(expression.name, expression.name)

    def _verb(self, expression: Expression) -> str:
        return self.verbs.get(expression.name, expression.name)


def _group(verb: str, is_no: bool, names: list[str], joint: str) -> str:
    if len(names) == 1:
        return f"{names[0]} does not {verb}" if is_no else f"{names[0]} {third_person(verb)}"
    if is_no and joint == "neither":
        return f"neither {listed(names, 'nor')} {third_person(verb)}"
    word = "and" if joint == "neither" else joint
    return f"{listed(names, word)} {'do not ' if is_no else ''}{verb}"


def _negation(expression: Expression) -> Expression:
    """The opposite, with the "not" as far inside as it reads best."""
    if expression.kind == "not":
        return expression.parts[0]
    if expression.kind == "if":
        return Expression("and", (expression.parts[0], _negation(expression.parts[1])))
    if expression.kind == "or":
        return Expression("and", tuple(_negation(each) for each in expression.parts))
    return Expression("not", (expression,))


def opposite(text: str) -> str:
    """The opposite of a condition, as a condition."""
    plain = text.strip()
    bare = plain.removeprefix("not ").strip()
    return bare if bare != plain and re.fullmatch(r"[\w.-]+", bare) else f"not ({plain})"


def names_in(expression: Expression) -> set[str]:
    """The options that a condition speaks of."""
    own = {expression.name} if expression.kind == "name" else set[str]()
    return own.union(*(names_in(one) for one in expression.parts))


def _are(name: str) -> str:
    """The verb that goes with the name of an outcome: "mediated talks" are, "a stand-off without talks" is."""
    return "are" if "talks" in name.split() and " without " not in name else "is"
