"""One sentence between Peru and Ecuador, with Chile as third party, as the rules see it."""

from functools import lru_cache

from goodoffices.core.reading import Reading
from goodoffices.core.report import Report
from goodoffices.extract import read_documents
from goodoffices.extract.acts import scopes_of
from goodoffices.extract.clause import Scope


@lru_cache(maxsize=64)
def scope_of(text: str) -> Scope:
    """The sentence with its tree and actors."""
    report = Report(name="0.txt", number=0, title="", text=text, sentences=((0, len(text)),))
    reading = Reading(reports=(report,))
    return scopes_of(read_documents(reading, parties=("PER", "ECU"), third_parties=("CHL",))[0])[0]
