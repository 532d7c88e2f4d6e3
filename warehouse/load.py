"""Loading: parts go into a staged copy of the warehouse, which is then published whole or not at all."""

import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from schemas.errors import StorageError
from schemas.noun import Noun
from schemas.outcome import DispositionRecord, RejectionRecord, RuleOutcome, Run
from schemas.row import Load
from warehouse.build import build, quote, refresh_views
from warehouse.connect import find_damage, first_line, is_damage, matches_schema
from warehouse.parts import build_arrow
from warehouse.publish import copy_file, publish_file, remove_database
from warehouse.resolve import RESOLVE
from warehouse.table import Table, find_tables

GRANTED = pa.schema(
    [("document_id", pa.string()), ("version", pa.int64()), ("run_id", pa.string()), ("loaded_at", pa.timestamp("us"))]
)
"""What the caller knows of a document better than its part does."""

ARRIVALS = """
CREATE OR REPLACE TEMP TABLE arrivals AS
WITH fresh AS (
    SELECT
        part.brief_id,
        part.document_id,
        coalesce(granted.version, part.version) AS version,
        coalesce(granted.run_id, part.run_id) AS run_id,
        coalesce(granted.loaded_at, part.loaded_at) AS loaded_at
    FROM read_parquet({briefs}) AS part
    LEFT JOIN granted ON granted.document_id = part.document_id
    ANTI JOIN withheld ON withheld.document_id = part.document_id
    ANTI JOIN documents ON documents.document_id = part.document_id
)
SELECT
    fresh.*,
    row_number() OVER (PARTITION BY fresh.brief_id ORDER BY fresh.version DESC, fresh.document_id DESC) = 1
        AND (briefs.version IS NULL OR (fresh.version, fresh.document_id) > (briefs.version, briefs.document_id))
        AS is_current
FROM fresh
LEFT JOIN briefs ON briefs.brief_id = fresh.brief_id
"""

SUPERSEDED = """
CREATE OR REPLACE TEMP TABLE superseded AS
SELECT document_id FROM briefs
SEMI JOIN (FROM arrivals WHERE is_current) AS arrivals ON arrivals.brief_id = briefs.brief_id
"""

KEEP_VERSIONS = """
INSERT INTO brief_versions BY NAME
SELECT old.*, coalesce(body.paragraphs, []) AS paragraphs
FROM ({old}) AS old
LEFT JOIN (
    SELECT document_id, list(text ORDER BY ordinal) AS paragraphs FROM {paragraphs} GROUP BY document_id
) AS body ON body.document_id = old.document_id
"""


class Stage:
    """A copy of the published warehouse that can be written to; `publish` puts it in the published one's place.

    Without `publish`, leaving the context throws it away. `rebuild` begins with an empty one,
    as does a missing one: `is_fresh` says so.

    Raises:
        DamagedWarehouse: the published file cannot be opened; rebuild it.
        StorageError: it has another release's tables, or the disk is full.
    """

    def __init__(
        self, published: Path, staging: Path, *, rebuild: bool = False, memory_limit: str = "256MB", threads: int = 2
    ) -> None:
        self.published = published
        self.staged = staging / f"{published.stem}.staged.duckdb"
        self.temporary = staging / f"{published.stem}.spill"
        self.is_fresh = rebuild or not published.exists()
        self.memory_limit = memory_limit
        self.threads = threads

    def __enter__(self) -> Self:
        with writing(self.staged):
            self.clear()
            self.staged.parent.mkdir(parents=True, exist_ok=True)
            try:
                if not self.is_fresh:
                    self.copy_published()
                self.open()
            except BaseException:
                self.clear()
                raise
        return self

    def copy_published(self) -> None:
        if not matches_schema(self.published):
            raise StorageError(
                f"{self.published}: made by another release, with other tables",
                next_step="briefhouse verify --rebuild",
            )
        needed = 2 * self.published.stat().st_size
        if (free := shutil.disk_usage(self.staged.parent).free) < needed:
            raise StorageError(
                f"{self.staged.parent}: {free // 1_000_000} MB free, {needed // 1_000_000} MB needed",
                next_step="free disk space, then run the same command again",
            )
        copy_file(self.published, self.staged)

    def open(self) -> None:
        self.connection = duckdb.connect(
            str(self.staged),
            config={
                "memory_limit": self.memory_limit,
                "threads": self.threads,
                "temp_directory": str(self.temporary),
                "preserve_insertion_order": False,  # ordinals say the order
                "enable_external_file_cache": False,  # each part is read once
                "checkpoint_threshold": "128MB",  # checkpoints rewrite row groups: at 16 MB, twice the time
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            },
        )
        if self.is_fresh:
            build(self.connection)
        else:
            refresh_views(self.connection)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.connection.close()
        self.clear()

    def clear(self) -> None:
        """Removes what this stage, or one that was killed, has left in the staging folder."""
        remove_database(self.staged)
        shutil.rmtree(self.temporary, ignore_errors=True)

    def add_parts(
        self,
        folders: Sequence[Path],
        versions: Mapping[str, int],
        withheld: Collection[str] = (),
        loads: Mapping[str, Load] | None = None,
    ) -> int:
        """The number of documents that were new; those already there stay as they are, so parts can be added twice.

        `versions`, `withheld` and `loads` go by document_id. A document without a version keeps the part's;
        `loads` replaces the part's run and time, for rebuilds. Of a brief's versions the highest is current,
        in whatever order they come; the others go to `brief_versions`.
        """
        for folder in folders:
            if not (folder / "briefs.parquet").exists():
                raise StorageError(f"{folder}: no part here", next_step="run the same command again")
        with writing(self.staged), self.transaction():
            self.connection.register("granted", build_granted(versions, loads or {}))
            self.connection.register("withheld", pa.table({"document_id": pa.array(withheld, pa.string())}))
            self.run(ARRIVALS.format(briefs=locate(folders, "briefs")))
            self.supersede()
            self.keep_late_versions(folders)
            for name, table in find_tables("core").items():
                if table.rows is not None:
                    self.run(select_new_rows(name, table, locate(folders, name)))
            if missing := self.count("granted ANTI JOIN documents ON documents.document_id = granted.document_id"):
                raise StorageError(f"{missing} documents are in none of their parts", next_step="report this")
            return self.count("arrivals")

    def supersede(self) -> None:
        """Moves briefs that a new version replaces to `brief_versions`, and drops their children."""
        self.run(SUPERSEDED)
        if self.count("superseded"):
            old = "FROM briefs SEMI JOIN superseded ON superseded.document_id = briefs.document_id"
            self.run(KEEP_VERSIONS.format(old=old, paragraphs="paragraphs"))
            for name, table in find_tables("core").items():
                if table.rows is not None and is_of_brief(table):
                    self.run(f"DELETE FROM {name} WHERE document_id IN (FROM superseded)")

    def keep_late_versions(self, folders: Sequence[Path]) -> None:
        """Puts versions that come after a higher one straight into `brief_versions`."""
        if self.count("arrivals WHERE NOT is_current"):
            old = select_part_rows(find_tables("core")["briefs"], locate(folders, "briefs"), "NOT is_current")
            self.run(KEEP_VERSIONS.format(old=old, paragraphs=f"read_parquet({locate(folders, 'paragraphs')})"))

    def sync_ops(
        self,
        runs: Sequence[Run],
        dispositions: Sequence[DispositionRecord],
        rejections: Sequence[RejectionRecord],
        rule_outcomes: Sequence[RuleOutcome],
    ) -> None:
        """Replaces what `ops` says of these runs; `rejections` are all there are now, of whatever run."""
        of_runs = f"run_id IN ({', '.join(quote(run.run_id) for run in runs) or 'NULL'})"
        with writing(self.staged), self.transaction():
            self.replace("runs", of_runs, runs)
            self.replace("dispositions", of_runs, dispositions)
            self.replace("rule_outcomes", of_runs, rule_outcomes)
            self.replace("rejections", "true", rejections)

    def replace(self, name: str, condition: str, nouns: Sequence[Noun]) -> None:
        self.connection.register("replacement", build_arrow(find_tables("ops")[name], [(noun,) for noun in nouns]))
        self.run(f"DELETE FROM ops.{name} WHERE {condition}")
        self.run(f"INSERT INTO ops.{name} FROM replacement")
        self.connection.unregister("replacement")

    def publish(self) -> None:
        """Puts the staged warehouse in the published one's place, in one step."""
        with writing(self.staged):
            self.run(RESOLVE)
            self.run("CHECKPOINT")
            self.connection.close()
            publish_file(self.staged, self.published)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.run("BEGIN")
        try:
            yield
        except BaseException:
            self.connection.close()  # after a disk error the connection cannot be used again; nor is half a part wanted
            raise
        self.run("COMMIT")

    def run(self, sql: str) -> None:
        self.connection.execute(sql)

    def count(self, relation: str) -> int:
        row = self.connection.execute(f"SELECT count(*) FROM {relation}").fetchone()
        assert row is not None
        return int(row[0])


def is_of_brief(table: Table) -> bool:
    """True for tables that hold current briefs only; the others hold the documents of every version."""
    return "brief_id" in table.column_names


def select_new_rows(name: str, table: Table, file: str) -> str:
    condition = "is_current" if is_of_brief(table) else "true"
    return f"INSERT INTO {name} BY NAME {select_part_rows(table, file, condition)}"


def select_part_rows(table: Table, file: str, condition: str) -> str:
    """The part's rows of arrivals that meet the condition, with version, run and time as granted."""
    granted = [name for name in ("version", "run_id", "loaded_at") if name in table.column_names]
    replaced = f" REPLACE ({', '.join(f'arrivals.{name} AS {name}' for name in granted)})" if granted else ""
    return (
        f"SELECT part.*{replaced} FROM read_parquet({file}) AS part "
        f"JOIN (FROM arrivals WHERE {condition}) AS arrivals ON arrivals.document_id = part.document_id"
    )


def build_granted(versions: Mapping[str, int], loads: Mapping[str, Load]) -> pa.Table:
    document_ids = list(versions.keys() | loads.keys())
    columns: list[list[Any]] = [
        document_ids,
        [versions.get(document_id) for document_id in document_ids],
        [loads[document_id].run_id if document_id in loads else None for document_id in document_ids],
        [loads[document_id].loaded_at if document_id in loads else None for document_id in document_ids],
    ]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, GRANTED, strict=True)]
    return pa.Table.from_arrays(arrays, schema=GRANTED)


def locate(folders: Sequence[Path], table: str) -> str:
    """The table's files in all of the parts, as a list in SQL."""
    return f"[{', '.join(quote(str(folder / f'{table}.parquet')) for folder in folders)}]"


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns errors of the disk into ours."""
    try:
        yield
    except (OSError, duckdb.IOException, duckdb.FatalException) as error:
        raise StorageError(
            f"{path}: not written: {first_line(error)}",
            next_step="free disk space, then run the same command again; nothing accepted is lost",
        ) from error
    except duckdb.Error as error:
        if is_damage(error):
            raise find_damage(path, error) from error
        raise
