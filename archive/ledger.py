"""What became of every document: the one place that says so. SQLite; each call is one transaction, then on the disk.

A document is pending until a run has judged it. A run that loads documents publishes them, and is then marked
published; `recover` puts right what a run left behind that died before that.
"""

import contextlib
import json
import os
import secrets
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self

from archive.migrations import migrate
from archive.store import archive_path
from schemas.document import Document
from schemas.errors import StorageError
from schemas.outcome import Disposition, DispositionRecord, Rejection, RejectionRecord, RuleOutcome, Run

BUSY_SECONDS = 30.0


class State(StrEnum):
    """What the ledger says of a document; all but pending is a judgement."""

    PENDING = "pending"
    LOADED = "loaded"
    QUARANTINED = "quarantined"
    WITHHELD = "withheld"
    UNREADABLE = "unreadable"


class Sighting(NamedTuple):
    """What the file system said of a path just before its bytes were read. While that holds, they need no reading."""

    uri: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    document_id: str


class Outline(NamedTuple):
    """What is remembered of a loaded document's text, to be compared with others of its publisher."""

    publisher: str
    marks: bytes
    """Its blocks, as whoever compares them packs them."""
    recurring: Mapping[int, str] = {}
    """Which of its blocks were known to stand in other documents when it was judged, and in how many."""


class Judgement(NamedTuple):
    """What a run made of one document; the rejection when it was not loaded, the outline when it was."""

    document_id: str
    state: State
    rejection: Rejection | None = None
    outline: Outline | None = None


class DocumentState(NamedTuple):
    """The last judgement of a document: by which run, under which rules. All null while it is pending."""

    state: State
    rules: str | None
    run_id: str | None
    rejection: Rejection | None


class Ledger:
    """The ledger at `path`, made when it is missing. May be used from several threads.

    Raises:
        StorageError: from any method: damaged, not permitted, no room, or made by a newer release.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = threading.RLock()
        with self._storage_errors():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _connect(path)
        try:
            with self._storage_errors():
                _configure(self._connection)
                migrate(self._connection, path, self.backup)
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Also folds the write-ahead log into the file, when no other process has it open."""
        with self._guard, self._storage_errors():
            self._connection.close()

    def backup(self, target: Path) -> None:
        """A whole copy as of now, also while others write."""
        with self._guard, self._storage_errors(), contextlib.closing(sqlite3.connect(target)) as copy:
            self._connection.backup(copy)

    def verify(self) -> list[str]:
        """What SQLite finds damaged, one line each; empty when all is well."""
        lines = [str(row[0]) for row in self._fetch("PRAGMA integrity_check")]
        broken = [
            f"{row[0]} row {row[1]}: names a missing row of {row[2]}" for row in self._fetch("PRAGMA foreign_key_check")
        ]
        return [line for line in lines if line != "ok"] + broken

    # Runs

    def open_run(self, command: str, engine: Literal["prefect", "direct"], rules: str) -> str:
        """The id of the new run, which is `running`; ids sort by the time of the start (UTC)."""
        now = datetime.now(UTC)
        run_id = f"{now:%Y%m%dT%H%M%S-%f}-{secrets.token_hex(3)}"
        row = (run_id, command, engine, now.isoformat(), rules, os.getpid(), socket.gethostname())
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO runs (run_id, command, engine, status, started_at, rules, pid, host)"
                " VALUES (?, ?, ?, 'running', ?, ?, ?, ?)",
                row,
            )
        return run_id

    def finish_run(
        self, run_id: str, status: Literal["finished", "interrupted"] = "finished", listed: int | None = None
    ) -> Run:
        """The run as it ended. Its counts are those of its recorded dispositions, and so is `listed` when not given."""
        with self._transaction() as connection:
            _close_run(connection, run_id, status, _now())
            if listed is not None:
                connection.execute("UPDATE runs SET listed = ? WHERE run_id = ?", (listed, run_id))
        return self.run(run_id)

    def mark_published(self, run_id: str) -> None:
        with self._transaction() as connection:
            connection.execute("UPDATE runs SET is_published = 1 WHERE run_id = ?", (run_id,))

    def recover(self, is_published: Callable[[str], bool]) -> list[str]:
        """The runs of dead processes that were put right. Call it only while holding the lock.

        Such a run is still `running`, or ended without the mark although it loaded documents. When the published
        warehouse has all of it, it is marked published. When not, what it loaded is pending again and the run is
        `crashed`, without dispositions.
        """
        found = [row["run_id"] for row in self._fetch(_UNSETTLED_RUNS)]
        verdicts = {run_id: is_published(run_id) for run_id in found}
        with self._transaction() as connection:
            for run_id, published in verdicts.items():
                (_confirm_run if published else _undo_run)(connection, run_id)
        return found

    def runs(self, limit: int | None = None) -> list[Run]:
        """Newest first."""
        rows = self._fetch(
            f"SELECT {_RUN_COLUMNS} FROM runs ORDER BY run_id DESC LIMIT ?", -1 if limit is None else limit
        )
        return [Run.model_validate(dict(row)) for row in rows]

    def run(self, run_id: str) -> Run:
        """The run as it is now."""
        [row] = self._fetch(f"SELECT {_RUN_COLUMNS} FROM runs WHERE run_id = ?", run_id)
        return Run.model_validate(dict(row))

    def unpublished_runs(self) -> list[Run]:
        """Ended runs that the published warehouse does not tell of yet, oldest first."""
        rows = self._fetch(
            f"SELECT {_RUN_COLUMNS} FROM runs WHERE NOT is_published AND status != 'running' ORDER BY run_id"
        )
        return [Run.model_validate(dict(row)) for row in rows]

    # Documents

    def sightings(self, uris: Iterable[str]) -> dict[str, Sighting]:
        """The last sighting of each path; a path never seen is not in it."""
        rows = self._fetch(
            "SELECT uri, size, mtime_ns, ctime_ns, inode, document_id FROM json_each(?) JOIN sightings ON uri = value",
            json.dumps(list(uris)),
        )
        return {row[0]: Sighting(row[0], row[1], row[2], row[3], int(row[4]), row[5]) for row in rows}

    def see(self, sightings: Iterable[Sighting]) -> None:
        """Replaces what was known of these paths. The documents are registered first."""
        rows = [(*seen[:4], str(seen.inode), seen.document_id) for seen in sightings]
        self._write_many("INSERT OR REPLACE INTO sightings VALUES (?, ?, ?, ?, ?, ?)", rows)

    def register(self, documents: Iterable[Document]) -> None:
        """Those not yet known become pending; of those known, nothing changes."""
        now = _now()
        rows = [
            (
                each.document_id,
                each.byte_count,
                each.media_type,
                each.uri,
                each.url,
                _iso(each.fetched_at),
                each.licence,
                now,
            )
            for each in documents
        ]
        self._write_many(
            "INSERT INTO documents (document_id, byte_count, media_type, uri, url, fetched_at, licence, first_seen_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (document_id) DO NOTHING",
            rows,
        )

    def states(self, document_ids: Iterable[str]) -> dict[str, DocumentState]:
        """The state of each document that is registered."""
        rows = self._fetch(
            "SELECT document_id, state, rules, run_id, reason, field, message, tried"
            " FROM json_each(?) JOIN documents ON document_id = value",
            json.dumps(list(document_ids)),
        )
        return {row[0]: _read_state(row) for row in rows}

    def documents(self, state: State | None = None) -> Iterator[Document]:
        """In the order in which they were first registered."""
        rows = self._fetch(
            f"SELECT {_DOCUMENT_COLUMNS} FROM documents WHERE ?1 IS NULL OR state = ?1 ORDER BY seq", state
        )
        return (Document.model_validate(dict(row)) for row in rows)

    def count_loaded(self) -> int:
        """Documents that are in the warehouse."""
        [row] = self._fetch("SELECT count(*) FROM documents WHERE state = 'loaded'")
        return int(row[0])

    def documents_of(self, document_ids: Iterable[str]) -> list[Document]:
        """Those of the documents that are registered, in the order in which they first were."""
        rows = self._fetch(
            f"SELECT {_DOCUMENT_COLUMNS} FROM documents"
            " WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY seq",
            json.dumps(list(document_ids)),
        )
        return [Document.model_validate(dict(row)) for row in rows]

    def find_document(self, wanted: str) -> Document | None:
        """The current document of a brief, or the one document whose id begins so; None when none or several do."""
        rows = self._fetch(_FIND_DOCUMENT, wanted) or self._fetch(_FIND_BY_START, f"{wanted}*")
        return Document.model_validate(dict(rows[0])) if len(rows) == 1 else None

    def loads(self) -> list[tuple[str, str, str, int]]:
        """(run_id, document_id, brief_id, version) of every loaded document, in the order in which they were loaded."""
        return [tuple(row) for row in self._fetch(_LOADS)]

    def outlines(self, publisher: str, limit: int) -> list[tuple[str, bytes]]:
        """(document_id, marks) of the publisher's loaded documents that were judged last, the oldest of them first."""
        return [tuple(row) for row in reversed(self._fetch(_OUTLINES, publisher, limit))]

    def recurring(self, document_ids: Iterable[str]) -> dict[str, dict[int, str]]:
        """What was known of each document's recurring blocks when it was judged; without those of which nothing was."""
        rows = self._fetch(_RECURRING, json.dumps(list(document_ids)))
        return {row[0]: {int(key): seen for key, seen in json.loads(row[1]).items()} for row in rows}

    # What a run found

    def assign_versions(self, pairs: Sequence[tuple[str, str]], run_id: str) -> dict[str, int]:
        """The version of each document among those of its brief; pairs are (brief_id, document_id).

        A document keeps its version as long as it keeps its brief_id; a new one comes after all others of the brief.
        """
        briefs = json.dumps(sorted({brief_id for brief_id, _ in pairs}))
        documents = json.dumps([document_id for _, document_id in pairs])
        with self._transaction() as connection:
            highest = dict(connection.execute(_HIGHEST_VERSIONS, (briefs,)).fetchall())
            known = {row[0]: (row[1], row[2]) for row in connection.execute(_KNOWN_VERSIONS, (documents,))}
            versions, new = _number(pairs, highest, known)
            connection.executemany(_INSERT_VERSION, [(*row, run_id) for row in new])
        return versions

    def settle(self, run_id: str, judgements: Iterable[Judgement]) -> None:
        """The documents have these states, by this run and under its rules."""
        now, judged = _now(), list(judgements)
        with self._transaction() as connection:
            connection.executemany(_SETTLE, [_settle_row(each, run_id, now) for each in judged])
            connection.executemany(
                "INSERT INTO attempts VALUES (?, ?, ?, ?)",
                [(run_id, each.document_id, now, each.state.value) for each in judged],
            )
            connection.executemany(_INSERT_OUTLINE, [row for each in judged for row in _outline_rows(each)])

    def record(self, run_id: str, dispositions: Iterable[DispositionRecord]) -> None:
        """Adds to the run's dispositions; the same ordinal again replaces what was there."""
        rows = [
            (run_id, each.ordinal, each.uri, each.document_id, each.disposition.value, each.reason, each.message)
            for each in dispositions
        ]
        self._write_many("INSERT OR REPLACE INTO dispositions VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def record_rules(self, outcomes: Iterable[RuleOutcome]) -> None:
        """The same run, batch, table and rule again replaces what was there."""
        rows = [tuple((each.model_dump() | {"examples": json.dumps(each.examples)}).values()) for each in outcomes]
        names = ", ".join(RuleOutcome.model_fields)
        marks = ", ".join("?" * len(RuleOutcome.model_fields))
        self._write_many(f"INSERT OR REPLACE INTO rule_outcomes ({names}) VALUES ({marks})", rows)

    def dispositions(self, run_id: str) -> list[DispositionRecord]:
        """In the order of the run's listing."""
        rows = self._fetch("SELECT * FROM dispositions WHERE run_id = ? ORDER BY ordinal", run_id)
        return [DispositionRecord.model_validate(dict(row)) for row in rows]

    def rule_outcomes(self, run_id: str) -> list[RuleOutcome]:
        """By batch, table and rule."""
        rows = self._fetch("SELECT * FROM rule_outcomes WHERE run_id = ? ORDER BY batch, table_name, rule", run_id)
        return [RuleOutcome.model_validate(dict(row) | {"examples": json.loads(row["examples"])}) for row in rows]

    def rejections(self, reason: str | None = None, run_id: str | None = None) -> list[RejectionRecord]:
        """The documents that are rejected now, in the order of first registration.

        `reason` is a whole code or its stage (read, schema, expectation); `run_id` the run that rejected them last.
        """
        rows = self._fetch(_REJECTIONS, reason, run_id)
        return [RejectionRecord(**dict(row), archive_path=archive_path(row["document_id"])) for row in rows]

    # SQLite

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._guard, self._storage_errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has rolled it back already
                    self._connection.execute("ROLLBACK")
                raise

    def _write_many(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        with self._transaction() as connection:
            connection.executemany(statement, rows)

    def _fetch(self, query: str, *values: Any) -> list[sqlite3.Row]:
        with self._guard, self._storage_errors():
            return self._connection.execute(query, values).fetchall()

    @contextlib.contextmanager
    def _storage_errors(self) -> Iterator[None]:
        """Errors of the disk or the file become ours; IntegrityError and the like are mistakes of the caller."""
        try:
            yield
        except (sqlite3.OperationalError, OSError) as error:
            raise StorageError(f"{self._path}: {error}", next_step=_choose_next_step(error)) from error
        except sqlite3.DatabaseError as error:
            if type(error) is not sqlite3.DatabaseError:
                raise
            raise StorageError(f"{self._path}: the ledger is damaged: {error}", next_step=_RESTORE) from error


_STATES = {state.value: state for state in State}
_RUN_COLUMNS = ", ".join(Run.model_fields)
_DOCUMENT_COLUMNS = "document_id, uri, media_type, byte_count, url, fetched_at, licence"
_RESTORE = (
    "move it away and put a backup in its place; the documents themselves lie unharmed in the folder raw beside it"
)

_UNSETTLED_RUNS = """
    SELECT run_id FROM runs
    WHERE status = 'running' OR (status IN ('finished', 'interrupted') AND NOT is_published AND EXISTS (
        SELECT 1 FROM documents WHERE documents.run_id = runs.run_id))
    ORDER BY run_id
"""
_FORGET = """
    UPDATE documents SET state = 'pending', rules = NULL, run_id = NULL, judged_at = NULL,
        reason = NULL, field = NULL, message = NULL, tried = NULL
"""
_SETTLE = """
    UPDATE documents SET state = ?, reason = ?, field = ?, message = ?, tried = ?,
        run_id = ?6, judged_at = ?7, rules = (SELECT rules FROM runs WHERE run_id = ?6)
    WHERE document_id = ?8
"""
_HIGHEST_VERSIONS = """
    SELECT brief_id, max(version) FROM json_each(?) JOIN briefs ON brief_id = value GROUP BY brief_id
"""
_KNOWN_VERSIONS = """
    SELECT document_id, brief_id, version FROM json_each(?) JOIN briefs ON document_id = value
"""
_FIND_DOCUMENT = f"""
    SELECT {_DOCUMENT_COLUMNS} FROM documents WHERE document_id = (
        SELECT document_id FROM briefs WHERE brief_id = ? ORDER BY version DESC LIMIT 1)
"""
_FIND_BY_START = f"SELECT {_DOCUMENT_COLUMNS} FROM documents WHERE document_id GLOB ? LIMIT 2"
_LOADS = """
    SELECT documents.run_id, document_id, brief_id, version
    FROM documents JOIN briefs USING (document_id) WHERE state = 'loaded' ORDER BY documents.run_id, seq
"""
_INSERT_VERSION = "INSERT OR REPLACE INTO briefs (brief_id, version, document_id, run_id) VALUES (?, ?, ?, ?)"
# Replaced, a document becomes its publisher's newest.
_INSERT_OUTLINE = "INSERT OR REPLACE INTO outlines (document_id, publisher, outline, recurring) VALUES (?, ?, ?, ?)"
_OUTLINES = """
    SELECT document_id, outline FROM outlines
    WHERE publisher = ? AND (SELECT state FROM documents WHERE documents.document_id = outlines.document_id) = 'loaded'
    ORDER BY seq DESC LIMIT ?
"""
_RECURRING = """
    SELECT document_id, recurring FROM json_each(?) JOIN outlines ON document_id = value WHERE recurring != '{}'
"""
_REJECTIONS = """
    SELECT document_id, run_id, uri, state AS disposition, reason, field, message, tried, judged_at AS rejected_at
    FROM documents
    WHERE state IN ('quarantined', 'withheld', 'unreadable')
        AND (?1 IS NULL OR reason = ?1 OR substr(reason, 1, length(?1) + 1) = ?1 || '.')
        AND (?2 IS NULL OR run_id = ?2)
    ORDER BY seq
"""


def _connect(path: Path) -> sqlite3.Connection:
    # Autocommit: transactions are opened by hand. Threads take turns by the ledger's own guard.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _configure(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")  # 64 MiB: the pages of some 50,000 documents


def _close_run(connection: sqlite3.Connection, run_id: str, status: str, finished_at: str | None) -> None:
    counts = dict(
        connection.execute(
            "SELECT disposition, count(*) FROM dispositions WHERE run_id = ? GROUP BY 1", (run_id,)
        ).fetchall()
    )
    columns = ", ".join(f"{name} = ?" for name in Disposition)
    connection.execute(
        f"UPDATE runs SET status = ?, finished_at = ?, listed = ?, {columns} WHERE run_id = ?",
        (status, finished_at, sum(counts.values()), *(counts.get(name, 0) for name in Disposition), run_id),
    )


def _confirm_run(connection: sqlite3.Connection, run_id: str) -> None:
    """The run is published; one that was still running ended, as far as is known, with its last judgement."""
    connection.execute("UPDATE runs SET is_published = 1 WHERE run_id = ?", (run_id,))
    [status, last] = connection.execute(
        "SELECT status, (SELECT max(at) FROM attempts WHERE run_id = ?1) FROM runs WHERE run_id = ?1", (run_id,)
    ).fetchone()
    if status == "running":
        _close_run(connection, run_id, "finished", last)


def _undo_run(connection: sqlite3.Connection, run_id: str) -> None:
    """None of it is in the warehouse: what it loaded, or rejected though an earlier run had loaded it, is pending."""
    [ended] = connection.execute("SELECT status FROM runs WHERE run_id = ?", (run_id,)).fetchone()
    connection.execute("DELETE FROM briefs WHERE run_id = ?", (run_id,))
    connection.execute(
        f"{_FORGET} WHERE run_id = ?",
        (run_id,),
    )
    connection.execute("DELETE FROM dispositions WHERE run_id = ?", (run_id,))
    _close_run(connection, run_id, "interrupted" if ended == "interrupted" else "crashed", None)


def _number(
    pairs: Sequence[tuple[str, str]], highest: Mapping[str, int], known: Mapping[str, tuple[str, int]]
) -> tuple[dict[str, int], list[tuple[str, int, str]]]:
    """The version of each document, and the rows (brief_id, version, document_id) that are new."""
    highest, known = dict(highest), dict(known)
    new = []
    for brief_id, document_id in pairs:
        if document_id in known and known[document_id][0] == brief_id:
            continue
        highest[brief_id] = highest.get(brief_id, 0) + 1
        known[document_id] = (brief_id, highest[brief_id])
        new.append((brief_id, highest[brief_id], document_id))
    return {document_id: known[document_id][1] for _, document_id in pairs}, new


def _settle_row(judgement: Judgement, run_id: str, now: str) -> tuple[str | None, ...]:
    why = judgement.rejection
    columns = (why.reason, why.field, why.message, why.tried) if why else (None, None, None, None)
    return (judgement.state.value, *columns, run_id, now, judgement.document_id)


def _outline_rows(judgement: Judgement) -> Iterator[tuple[str, str, bytes, str]]:
    if told := judgement.outline:
        yield judgement.document_id, told.publisher, told.marks, json.dumps(told.recurring)


def _read_state(row: sqlite3.Row) -> DocumentState:
    return DocumentState(_STATES[row[1]], row[2], row[3], _read_rejection(row))


def _read_rejection(row: sqlite3.Row) -> Rejection | None:
    reason, field, message, tried = row[4:]
    return Rejection(reason=reason, field=field, message=message, tried=tried) if reason else None


def _choose_next_step(error: Exception) -> str:
    text = str(error).lower()
    if "locked" in text:
        return "wait until the other process has ended, then run the same command again"
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return _RESTORE
    return "make room or give permission in that folder, then run the same command again; nothing accepted is lost"


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _iso(moment: datetime | None) -> str | None:
    """In UTC; a time without a zone is taken as UTC, as `fetched_at` promises."""
    if moment is None:
        return None
    return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)).isoformat()
