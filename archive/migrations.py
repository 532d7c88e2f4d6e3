"""The ledger's tables, as the numbered steps that lead to them. A step that was released is never edited; add one."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from schemas.errors import StorageError

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE runs (
            run_id TEXT PRIMARY KEY,
            command TEXT NOT NULL,
            engine TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'crashed', 'interrupted')),
            started_at TEXT NOT NULL,
            finished_at TEXT,
            rules TEXT NOT NULL,
            pid INTEGER NOT NULL,
            host TEXT NOT NULL,
            is_published INTEGER NOT NULL DEFAULT 0,
            listed INTEGER NOT NULL DEFAULT 0,
            loaded INTEGER NOT NULL DEFAULT 0,
            unchanged INTEGER NOT NULL DEFAULT 0,
            duplicate INTEGER NOT NULL DEFAULT 0,
            quarantined INTEGER NOT NULL DEFAULT 0,
            withheld INTEGER NOT NULL DEFAULT 0,
            unreadable INTEGER NOT NULL DEFAULT 0,
            unreachable INTEGER NOT NULL DEFAULT 0
        ) STRICT
        """,
        """
        CREATE TABLE documents (
            seq INTEGER PRIMARY KEY,
            document_id TEXT NOT NULL UNIQUE,
            byte_count INTEGER NOT NULL,
            media_type TEXT NOT NULL,
            uri TEXT NOT NULL,
            url TEXT,
            fetched_at TEXT,
            licence TEXT,
            first_seen_at TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending'
                CHECK (state IN ('pending', 'loaded', 'quarantined', 'withheld', 'unreadable')),
            rules TEXT,
            run_id TEXT REFERENCES runs,
            judged_at TEXT,
            reason TEXT,
            field TEXT,
            message TEXT,
            tried TEXT
        ) STRICT
        """,
        "CREATE INDEX documents_by_run ON documents (run_id, state)",
        """
        CREATE TABLE sightings (
            uri TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            ctime_ns INTEGER NOT NULL,
            inode TEXT NOT NULL, -- some file systems number beyond 2^63
            document_id TEXT NOT NULL REFERENCES documents (document_id)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE attempts (
            run_id TEXT NOT NULL REFERENCES runs,
            document_id TEXT NOT NULL REFERENCES documents (document_id),
            at TEXT NOT NULL,
            outcome TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX attempts_by_document ON attempts (document_id)",
        """
        CREATE TABLE dispositions (
            run_id TEXT NOT NULL REFERENCES runs,
            ordinal INTEGER NOT NULL,
            uri TEXT NOT NULL,
            document_id TEXT REFERENCES documents (document_id),
            disposition TEXT NOT NULL,
            reason TEXT,
            message TEXT,
            PRIMARY KEY (run_id, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE rule_outcomes (
            run_id TEXT NOT NULL REFERENCES runs,
            batch INTEGER NOT NULL,
            table_name TEXT NOT NULL,
            rule TEXT NOT NULL,
            severity TEXT NOT NULL,
            why TEXT NOT NULL,
            passed INTEGER NOT NULL,
            row_count INTEGER NOT NULL,
            unexpected_count INTEGER NOT NULL,
            examples TEXT NOT NULL, -- a JSON list
            PRIMARY KEY (run_id, batch, table_name, rule)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE briefs (
            brief_id TEXT NOT NULL,
            version INTEGER NOT NULL,
            document_id TEXT NOT NULL UNIQUE REFERENCES documents (document_id),
            run_id TEXT NOT NULL REFERENCES runs,
            PRIMARY KEY (brief_id, version)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX briefs_by_run ON briefs (run_id)",
    ),
    (
        """
        CREATE TABLE outlines (
            seq INTEGER PRIMARY KEY,
            document_id TEXT NOT NULL UNIQUE REFERENCES documents (document_id),
            publisher TEXT NOT NULL,
            outline BLOB NOT NULL,
            recurring TEXT NOT NULL -- a JSON object: the knowledge that the document was judged with
        ) STRICT
        """,
        "CREATE INDEX outlines_by_publisher ON outlines (publisher, seq)",
    ),
)


def migrate(connection: sqlite3.Connection, path: Path, backup: Callable[[Path], None]) -> None:
    """Brings the tables up to date, all steps or none; the ledger of an older release is copied beside itself first.

    Raises:
        StorageError: a newer release made this ledger.
    """
    version = _read_version(connection)
    if version > len(MIGRATIONS):
        raise StorageError(
            f"{path}: the ledger has version {version}, this release knows up to {len(MIGRATIONS)}",
            next_step="use the release that wrote it, or a newer one",
        )
    if version == len(MIGRATIONS):
        return
    if version:
        backup(path.with_name(f"{path.name}.v{version}"))
    _apply(connection)


def _apply(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again: another process may have been quicker.
        for statements in MIGRATIONS[_read_version(connection) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _read_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
