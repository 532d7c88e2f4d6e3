"""Parts: what a worker process hands to the loader, one Parquet file a table. Knows nothing of DuckDB."""

import gc
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.errors import StorageError
from schemas.outcome import Outcome
from schemas.row import Load
from warehouse.table import Admitted, Column, Row, Table, find_tables


class NoPandas(MetaPathFinder):
    """An import system in which there is no pandas."""

    def find_spec(self, fullname: str, _path: object, _target: ModuleType | None = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


def keep_pandas_out() -> None:
    """Lets pyarrow look for pandas once, in vain: it would import it to learn that a list is no frame.

    That takes a second and 60 MB in every process that writes a part. `to_pandas` still works, it looks again.
    """
    finder = NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([])
    finally:
        sys.meta_path.remove(finder)


keep_pandas_out()

ARROW_TYPES = {
    "VARCHAR": pa.string(),
    "BOOLEAN": pa.bool_(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),  # pyarrow turns times with a zone into UTC
    "VARCHAR[]": pa.list_(pa.string()),
    "INTEGER[]": pa.list_(pa.int32()),
}


def write_part(folder: Path, outcomes: Sequence[Outcome], load: Load) -> Path:
    """The folder, holding one Parquet file for each main table, once all of them are complete.

    Only outcomes with a brief are written, and each document once. A part that was
    already there is replaced.

    Raises:
        StorageError: the disk is full or refuses to be written.
    """
    admitted = {
        outcome.document.document_id: Admitted(outcome, outcome.brief, load)
        for outcome in outcomes
        if outcome.brief is not None
    }
    partial = folder.with_name(f"{folder.name}.partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        write_tables(partial, list(admitted.values()))
        shutil.rmtree(folder, ignore_errors=True)
        partial.rename(folder)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise StorageError(
            f"{folder}: part not written: {error.strerror or error}",
            next_step="free disk space, then run the same command again",
        ) from error
    return folder


def write_tables(folder: Path, admitted: Sequence[Admitted]) -> None:
    for name, table in find_tables("core").items():
        if table.rows is not None:
            with pause_collector():
                rows = [row for each in admitted for row in table.rows(each)]
                arrow = build_arrow(table, rows)
            pq.write_table(arrow, folder / f"{name}.parquet", compression="lz4", write_statistics=False)


def drop_documents(folder: Path, document_ids: Collection[str]) -> None:
    """Takes the documents out of the part, and the part away that had no others. Done again, it changes nothing.

    Raises:
        StorageError: the disk is full or refuses to be written.
    """
    from pyarrow import compute  # here: a tenth of a second, and most workers drop nothing

    gone = pa.array(sorted(document_ids), pa.string())
    try:
        for path in sorted(folder.glob("*.parquet")):
            table = pq.read_table(path, use_threads=False, partitioning=None)
            left = table.filter(compute.invert(compute.is_in(table["document_id"], gone)))
            partial = path.with_suffix(".partial")
            pq.write_table(left, partial, compression="lz4", write_statistics=False)
            partial.replace(path)
            if path.stem == "documents" and not left.num_rows:
                shutil.rmtree(folder)
                return
    except OSError as error:
        raise StorageError(
            f"{folder}: part not written: {error.strerror or error}",
            next_step="free disk space, then run the same command again",
        ) from error


@contextmanager
def pause_collector() -> Iterator[None]:
    """Building rows makes many small tuples and no cycles; the collector would walk all briefs again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_parts_table(folders: Sequence[Path], table: str, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of one main table in some parts, for the quality gate.

    Raises:
        KeyError: there is no such table or column.
    """
    schema = build_schema(find_tables("core")[table])
    if missing := sorted(set(columns or ()) - set(schema.names)):
        raise KeyError(f"{table} has no column {missing[0]}")
    files = [pq.ParquetFile(folder / f"{table}.parquet") for folder in folders]
    return pa.concat_tables([file.read(columns=columns and list(columns), use_threads=False) for file in files])


def build_arrow(table: Table, rows: Sequence[Row]) -> pa.Table:
    """The rows column by column; each row is one object for each of the table's nouns."""
    sources = [[row[source] for row in rows] for source in range(len(table.nouns))]
    arrays = [build_array(column, sources[column.source]) for column in table.columns]
    return pa.Table.from_arrays(arrays, schema=build_schema(table))


def build_array(column: Column, objects: Iterable[Any]) -> pa.Array:
    return pa.array(list(map(find_getter(column.path), objects)), ARROW_TYPES[column.type])


def build_schema(table: Table) -> pa.Schema:
    return pa.schema([pa.field(column.name, ARROW_TYPES[column.type], column.nullable) for column in table.columns])


def find_getter(path: tuple[str, ...]) -> Callable[[Any], Any]:
    """Follows the path; None as soon as one step is None."""
    first = attrgetter(path[0])
    if len(path) == 1:
        return first
    rest = find_getter(path[1:])
    return lambda noun: None if (inner := first(noun)) is None else rest(inner)
