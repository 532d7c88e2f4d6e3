"""Readers: read-only, closed to the outside, and clear about a file that is missing or damaged."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from schemas.errors import BriefhouseError, DamagedWarehouse, StorageError
from warehouse.connect import connect, digest_tables, has_run, matches_schema, run_checks


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE t (i INTEGER)",
        "DELETE FROM briefs",
        "SELECT * FROM read_csv('/etc/passwd')",
        "ATTACH 'other.duckdb'",
        "COPY briefs TO 'briefs.csv'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ],
)
def test_a_reader_can_only_read(warehouse: Path, sql: str) -> None:
    with connect(warehouse) as connection, pytest.raises(duckdb.Error, match=r"read-only|disabled|locked"):
        connection.execute(sql)


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def flip(offset: int) -> Callable[[Path], None]:
    def flip_byte(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[offset] ^= 0xFF
        path.write_bytes(content)

    return flip_byte


DAMAGE: dict[str, Callable[[Path], object]] = {
    "zero": lambda path: path.write_bytes(b""),
    "foreign": lambda path: path.write_bytes(b"hello world" * 1000),
    "sqlite": lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(5000)),
    "truncated": truncate,
    "cut_to_header": lambda path: os.truncate(path, 100),
    "magic": flip(8),
    "header": flip(4096 + 20),
    "block_0": flip(12288 + 100),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("read", [connect, matches_schema, run_checks, lambda path: has_run(path, "x")])
def test_damage_is_named_with_the_way_out(warehouse: Path, damage: str, read: Callable[[Path], object]) -> None:
    DAMAGE[damage](warehouse)
    with pytest.raises(DamagedWarehouse) as caught:
        read(warehouse)
    assert str(warehouse) in caught.value.seen
    assert caught.value.next_step == "briefhouse verify --rebuild"


def test_damage_in_the_data_shows_when_all_is_read(warehouse: Path) -> None:
    size = warehouse.stat().st_size
    content = bytearray(warehouse.read_bytes())
    for offset in range(12288 + 262144 + 5000, size, 5000):
        content[offset] ^= 0xFF
    warehouse.write_bytes(content)
    with pytest.raises(DamagedWarehouse):
        digest_tables(warehouse)


def test_a_missing_warehouse_is_no_damage(tmp_path: Path) -> None:
    missing = tmp_path / "warehouse.duckdb"
    with pytest.raises(StorageError) as caught:
        connect(missing)
    assert not isinstance(caught.value, DamagedWarehouse)
    assert caught.value.next_step == "briefhouse ingest PATH"
    assert has_run(missing, "x") is False


def test_a_file_open_for_writing_elsewhere_is_no_damage(warehouse: Path) -> None:
    command = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", command, str(warehouse)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(BriefhouseError, match="another program") as caught:
            connect(warehouse)
        writer.communicate()
    assert not isinstance(caught.value, DamagedWarehouse)
