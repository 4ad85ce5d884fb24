"""The tables of a case file, as migrations in order.

A migration is never changed once it has been released: a new one is appended. `PRAGMA user_version` of a file is the
number of the last migration that it has seen.
"""

from __future__ import annotations

from dataclasses import dataclass

APPLICATION_ID = int.from_bytes(b"gdof")
"""The mark in a file's header by which a case is told from other SQLite databases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step from a version to the next: its number, what it is for, and its statements."""

    version: int
    what: str
    sql: str


REPORTS = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,          -- how it is cited
    digest TEXT NOT NULL,               -- SHA-256 of the text
    title TEXT NOT NULL, text TEXT NOT NULL,
    outlet TEXT NOT NULL, author TEXT NOT NULL, place TEXT NOT NULL, url TEXT NOT NULL, credited TEXT NOT NULL,
    language TEXT NOT NULL,
    since TEXT, until TEXT,             -- published between these days, both included
    date_basis TEXT NOT NULL, date_reason TEXT NOT NULL,
    sentences TEXT NOT NULL,            -- JSON: [start, end] of each
    dropped TEXT NOT NULL,              -- JSON: text, why, after
    path TEXT NOT NULL,                 -- where it was taken from
    taken_at TEXT NOT NULL,             -- when, in UTC
    taken_with TEXT NOT NULL,           -- version of goodoffices that read it
    removed_at TEXT                     -- set where it was removed; its text and corrections stay
);
CREATE TABLE past_reports (             -- texts that a newer reading of the same source replaced
    report TEXT NOT NULL REFERENCES reports (name) ON UPDATE CASCADE,
    digest TEXT NOT NULL, text TEXT NOT NULL, taken_at TEXT NOT NULL, replaced_at TEXT NOT NULL
);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    began_at TEXT NOT NULL, ended_at TEXT,
    coder TEXT NOT NULL,                -- who coded: built-in, llm:NAME, file
    version TEXT NOT NULL,              -- version of program, rules and model
    scope TEXT NOT NULL,                -- digest of the reports' texts and of the options
    extras TEXT NOT NULL DEFAULT '{}'   -- JSON: what extraction saw besides statements
);
CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    report TEXT NOT NULL REFERENCES reports (name) ON UPDATE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL,
    actor TEXT, actor_role TEXT NOT NULL, move TEXT NOT NULL, third_party TEXT, toward TEXT NOT NULL,
    speaker TEXT, speaker_kind TEXT, modality TEXT NOT NULL,
    condition_start INTEGER, condition_end INTEGER, frameworks TEXT NOT NULL,
    since TEXT, until TEXT, has_date INTEGER NOT NULL,
    attribution TEXT NOT NULL, confidence REAL NOT NULL, coder TEXT NOT NULL, reasons TEXT NOT NULL
);
CREATE INDEX statements_by_run ON statements (run, report);
"""

CORRECTIONS = """
CREATE TABLE corrections (              -- only ever appended to; undoing one is a row of its own
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,                 -- JSON: the slots, or the field and its value
    undoes INTEGER REFERENCES corrections (id)
);
CREATE TABLE bindings (                 -- what a correction is about: words of a report, never a row's number
    correction INTEGER NOT NULL REFERENCES corrections (id),
    place INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES reports (name) ON UPDATE CASCADE,
    quote TEXT NOT NULL, near INTEGER NOT NULL,
    actor TEXT, move TEXT NOT NULL, third_party TEXT, toward TEXT NOT NULL,
    PRIMARY KEY (correction, place)
);
"""

SEARCH = """
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, outlet, content='reports', content_rowid='id', tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO search (rowid, title, text, outlet) SELECT id, title, text, outlet FROM reports;
CREATE TRIGGER search_add AFTER INSERT ON reports BEGIN
    INSERT INTO search (rowid, title, text, outlet) VALUES (new.id, new.title, new.text, new.outlet);
END;
CREATE TRIGGER search_drop AFTER DELETE ON reports BEGIN
    INSERT INTO search (search, rowid, title, text, outlet)
        VALUES ('delete', old.id, old.title, old.text, old.outlet);
END;
CREATE TRIGGER search_change AFTER UPDATE OF title, text, outlet ON reports BEGIN
    INSERT INTO search (search, rowid, title, text, outlet)
        VALUES ('delete', old.id, old.title, old.text, old.outlet);
    INSERT INTO search (rowid, title, text, outlet) VALUES (new.id, new.title, new.text, new.outlet);
END;
"""

CONFLICTS = """
CREATE TABLE conflicts (                -- conflict files as people edited them; the newest counts
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL,
    drafted TEXT NOT NULL,              -- SHA-256 of the draft that was edited
    text TEXT NOT NULL                  -- YAML; empty goes back to the draft
);
"""

REMEMBERED = """
CREATE TABLE remembered (               -- work of the coder that need not be done twice; may be emptied at any time
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,                 -- trees, statements
    key TEXT NOT NULL,                  -- SHA-256 of everything that decides it
    version TEXT NOT NULL,              -- version of program, rules and model
    report TEXT NOT NULL,               -- of statements, the name of the report when it was coded
    body BLOB NOT NULL,                 -- JSON, compressed by zlib
    UNIQUE (kind, key)
);
CREATE INDEX remembered_by_report ON remembered (kind, report);
"""

ISSUERS = "ALTER TABLE statements ADD COLUMN issuer TEXT;"  # whose own text the report is

MIGRATIONS = (
    Migration(version=1, what="reports, runs and statements", sql=REPORTS),
    Migration(version=2, what="corrections by people", sql=CORRECTIONS),
    Migration(version=3, what="search over reports", sql=SEARCH),
    Migration(version=4, what="edited conflicts", sql=CONFLICTS),
    Migration(version=5, what="work of the coder on single reports", sql=REMEMBERED),
    Migration(version=6, what="whose own text a report is", sql=ISSUERS),
)
LATEST = MIGRATIONS[-1].version
