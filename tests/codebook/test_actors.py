"""The actors that are known beforehand."""

from pathlib import Path

import pytest
import yaml

from goodoffices.codebook import actors
from goodoffices.codebook.actors import (
    Actor,
    actors_at_hand,
    code_of,
    display_name,
    known_actors,
    load_actors,
    name_in_prose,
    named_in,
)
from goodoffices.codebook.roles import load_roles
from goodoffices.codebook.verbs import load_verbs
from goodoffices.codebook.words import Move, Role
from goodoffices.errors import InputError


def test_an_actor_is_shown_by_its_usual_name_or_acronym():
    """States by their names, organisations by their acronyms, unknown ones by their codes."""
    assert (display_name("FRA"), display_name("UN"), display_name("FLX")) == ("France", "UN", "FLX")


@pytest.mark.parametrize(
    ("words", "code"),
    [("Kyiv", "UKR"), ("Kiev", "UKR"), ("Kremlin", "RUS"), ("Kosovo", "XKX"), ("Holy See", "VAT"), ("Swiss", "CHE")],
)
def test_names_seats_offices_and_demonyms_stand_for_their_actor(words, code):
    """Every way to name an actor leads to one code."""
    assert code in {found for name, found, _ in load_actors().surfaces() if name == words}


def test_a_file_of_ones_own_adds_and_widens(tmp_path):
    """A person's file adds actors, and names to known ones."""
    path = tmp_path / "mine.yaml"
    path.write_text("states: {FRA: {names: [Hexagon]}}\ngroups: {FLX: {names: [Front for X]}}\n", encoding="utf-8")
    table = load_actors(path)
    assert "Hexagon" in table.actors["FRA"].names
    assert table.kind("FLX") == "group"


def test_actors_of_ones_own_are_called_by_their_names_while_they_are_at_hand(tmp_path):
    """The first of their names, or the code where it is among them; by their codes before and after."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "groups: {FLX: {names: [Front for X]}}\norganisations: {SC: {names: [Straits Commission, SC]}}\n", "utf-8"
    )
    with actors_at_hand(path):
        assert (display_name("FLX"), display_name("SC"), display_name("FRA")) == ("Front for X", "SC", "France")
        assert known_actors().kind("SC") == "organisation"
    assert display_name("FLX") == "FLX"
    assert known_actors() is load_actors()


@pytest.mark.parametrize(
    ("name", "told"),
    [("Front for X", "the Front for X"), ("Exland", "Exland"), ("Straits Commission", "the Straits Commission"),
     ("Exland's Party of Work", "Exland's Party of Work")],
)  # fmt: skip
def test_a_body_that_says_what_it_is_for_has_the_article_in_prose(name, told):
    """English puts the article before what a body is of or for, and none behind an owner."""
    assert name_in_prose(name) == told


def test_faults_of_a_file_are_told_together(tmp_path):
    """Every fault of a file is in one message."""
    path = tmp_path / "mine.yaml"
    path.write_text("states: {QQQ: {people: [Q]}}\nplanets: {}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"planets.*QQQ|QQQ.*planets"):
        load_actors(path)


def test_every_move_has_words():
    """The lexicon can tell each of the moves."""
    told = {move for many in load_verbs().phrases.values() for _, move in many}
    assert told == set(Move)


def test_nouns_stand_for_parts_of_an_actor():
    """Ministers for the government, navies for the forces, residents for the public."""
    roles = load_roles()
    assert (roles.role("minister"), roles.role("navy"), roles.role("resident")) == (Role.GOV, Role.MIL, Role.PUBLIC)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hello: {}\n", ":1 hello: no such section (there are states, organisations, groups, persons)"),
        ("states:\n  EXL: {names: Exland}\n", ":2 EXL: names is a list"),
        ("states:\n  EXL: {names: [Exland], since: soon}\n", ":2 EXL: since is a year"),
        ("groups:\n  FLX: {state: EXL}\n", ":2 FLX: no names"),
        ("states: [EXL]\n", ":1 states: codes with their entries are expected"),
        ("persons: {name: Ada}\n", ":1 persons: a list is expected"),
        ("persons:\n  - {name: Ada}\n", ":1 persons[0]: a person has a name, and `of`"),
    ],
)
def test_a_faulty_file_of_actors_says_where_and_what(tmp_path: Path, text: str, told: str) -> None:
    """The line, the entry, what is wrong, and where the form is shown."""
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as error:
        load_actors(path)
    assert f"{path}{told}" in str(error.value)
    assert "docs/how-to/actors.md" in str(error.value)


def test_the_file_that_the_docs_show_is_taken(tmp_path: Path) -> None:
    """States, bodies, groups and persons of one's own, beside those of the lists."""
    page = Path(__file__).parents[2] / "docs" / "how-to" / "actors.md"
    if not page.is_file():
        pytest.skip("the docs are not here")
    path = tmp_path / "mine.yaml"
    path.write_text(page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0])
    table = load_actors(path)
    assert table.actors["EXL"].people == ("Exlander",)
    assert (table.actors["FLX"].state, table.actors["PRT"].names[0]) == ("EXL", "Portugal")
    assert any(one.name == "Ada Brandt" and one.of == "EXL" for one in table.persons)


def test_further_actors_stand_behind_those_of_a_table():
    """Their names are found beside those known, and win over them."""
    known = load_actors()
    more = {
        code: Actor(code=code, kind="group", names=(name,)) for code, name in (("LNX", "Lynx Front"), ("PRX", "Peru"))
    }
    wide = known.with_actors(more)
    assert [named_in(words, wide.folded) for words in ("the lynx front", "Lima", "Peru")] == ["LNX", "PER", "PRX"]
    assert [named_in(words, known.folded) for words in ("the lynx front", "Peru")] == [None, "PER"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("per", "PER"), ("Peru", "PER"), ("peru ", "PER"), ("United States", "USA"), ("un", "UN"), ("gfc", "GFC")],
)
def test_an_actor_is_meant_by_code_or_name(typed: str, code: str) -> None:
    """As people type it; what no list knows is a code anew."""
    assert code_of(typed, load_actors()) == code


def test_no_two_actors_share_a_code():
    """A state and a group of the same letters would be taken for one."""
    sections = yaml.safe_load((Path(actors.__file__).parent / "actors.yaml").read_text(encoding="utf-8"))
    codes = [code for section in actors.SECTIONS for code in sections[section]]
    assert len(codes) == len(set(codes))
    known = actors.load_actors().actors
    assert (known["BRN"].kind, known["BRN"].state) == ("state", "")
    assert known["BARISAN REVOLUSI NASIONAL"].state == "THA"


def test_hyphens_in_a_shipped_name_may_be_blanks():
    """Papers write Korean names either way; each spelling stands once."""
    moon = next(one for one in load_actors().persons if one.name == "Moon Jae-in")
    assert "Moon Jae In" in moon.also
    plain = next(one for one in load_actors().persons if one.name == "Yoon Suk Yeol")
    assert "Yoon Suk Yeol" not in plain.also
