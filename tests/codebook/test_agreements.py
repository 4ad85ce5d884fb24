import pytest

from goodoffices.codebook.actors import load_actors
from goodoffices.codebook.agreements import agreement_key, canonical_agreement, find_agreement, load_agreements
from goodoffices.errors import InputError

ALL = sorted({one for each in load_agreements().values() for one in each}, key=lambda one: one.title)


def test_there_are_agreements_from_all_over_the_world():
    """At least forty, and of no one region only."""
    assert len(ALL) >= 40
    parties = {name for one in ALL for name in one.parties}
    assert {"IND", "ISR", "UKR", "SDN", "COL", "KHM", "CYP", "UN"} <= parties


@pytest.mark.parametrize("agreement", ALL, ids=lambda one: one.title)
def test_every_agreement_says_what_is_argued_over_and_where_its_text_stands(agreement):
    """One sentence, at least one reading, a link, and parties that the list of actors knows."""
    assert agreement.argued.endswith(".")
    assert agreement.readings
    assert all(one.endswith(".") for one in agreement.readings)
    assert agreement.link.startswith(("https://", "http://en.kremlin.ru/"))
    assert set(agreement.parties) <= set(load_actors().actors)


@pytest.mark.parametrize("agreement", ALL, ids=lambda one: one.title)
def test_every_title_finds_its_own_agreement(agreement):
    """The canonical name with its year is never taken for another one."""
    assert find_agreement(agreement.title) == agreement


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        ("1972 Simla Accord", "Simla Agreement 1972"),
        ("Shimla pact", "Simla Agreement 1972"),
        ("the Indus Water Treaty", "Indus Waters Treaty 1960"),
        ("Dayton peace accords", "Dayton Agreement 1995"),
        ("Minsk II", "Minsk agreements 2015"),
        ("Security Council resolution 242 (1967)", "UN Security Council Resolution 242"),
        ("General Assembly Resolution 2065", "UN General Assembly Resolution 2065"),
    ],
)
def test_spellings_of_one_agreement_are_one(spelling, canonical):
    """Accord and agreement, water and waters, with and without articles and years."""
    assert canonical_agreement(spelling) == canonical


def test_agreements_of_one_name_are_told_apart_by_year_or_by_the_parties():
    """Where neither tells, the name stays as the report has it."""
    assert canonical_agreement("Algiers Accord 1975") == "Algiers Accord 1975"
    assert canonical_agreement("Algiers Accord", actors=("ERI", "ETH")) == "Algiers Agreement 2000"
    assert canonical_agreement("Algiers Accord") == "Algiers Accord"


def test_of_several_of_one_name_it_is_that_of_the_most_parties():
    """Two texts of one year that share a party are told apart by the other."""
    name = "Declaration of Principles"
    assert canonical_agreement(name, actors=("COD", "M23")) == "Doha Declaration of Principles 2025"
    assert canonical_agreement(name, actors=("COD", "RWA")) == "Washington Declaration of Principles 2025"
    assert canonical_agreement(name, actors=("EGY", "ETH")) == "Declaration of Principles on the GERD 2015"


def test_an_unknown_agreement_stays_as_named():
    """And so does a known name with another year."""
    assert canonical_agreement("Lubango Ceasefire 2019") == "Lubango Ceasefire 2019"
    assert find_agreement("Simla Agreement 1914") is None


def test_the_key_of_a_resolution_is_its_number():
    """Whatever body is named with it, but for the Assembly."""
    assert agreement_key("UNSC Resolution 242") == agreement_key("resolution 242")
    assert agreement_key("General Assembly resolution 242") != agreement_key("resolution 242")


def test_a_faulty_file_tells_all_its_faults_at_once(tmp_path):
    """Each with the place of the entry."""
    path = tmp_path / "own.yaml"
    path.write_text("agreements:\n  - name: A\n    year: soon\n  - 7\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"agreements\[0\].parties: missing.*agreements\[1\]: a mapping"):
        load_agreements(path)


def test_a_persons_own_file_adds_agreements(tmp_path):
    """Of the same form as the shipped one."""
    path = tmp_path / "own.yaml"
    path.write_text(
        "agreements:\n  - {name: Tarn Pact, year: 1990, parties: [NOR, SWE], link: 'https://x.example',"
        " argued: Who fishes., readings: [Cited for talks.]}\n",
        encoding="utf-8",
    )
    assert [one.title for one in load_agreements(path)["tarn agreement"]] == ["Tarn Pact 1990"]
