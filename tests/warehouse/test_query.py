"""A user's SQL: answered in three forms; refused, or stopped at a limit."""

import csv
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from schemas.settings import QueryLimits
from warehouse.query import run_query

LIMITS = QueryLimits()


def test_json_is_one_object_a_line(warehouse: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT title, published_latest, notes, word_count, loaded_at, 1.5 AS x FROM briefs ORDER BY title NULLS LAST"
    assert run_query(warehouse, sql, "json", LIMITS) == 0
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [line["title"] for line in lines] == ["Rivers in Spring", None]
    assert lines[0]["published_latest"] == "2024-03-11"
    assert lines[0]["loaded_at"] == "2024-03-11T09:00:00"
    assert lines[0]["notes"] == ["Ada Moss is a research fellow."]
    assert lines[0]["x"] == 1.5


def test_csv_has_a_header_and_lists_as_json(warehouse: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_query(warehouse, "SELECT 'a,b' AS x, NULL AS y, notes FROM briefs LIMIT 1", "csv", LIMITS) == 0
    header, row = csv.reader(io.StringIO(capfd.readouterr().out))
    assert header == ["x", "y", "notes"]
    assert row == ["a,b", "", '["Ada Moss is a research fellow."]']


def test_table_is_a_box_that_cannot_move_the_cursor(warehouse: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT chr(27) || '[2J' AS clear, chr(8238) || 'abc' AS turned, chr(155) || 'x' AS c1, chr(10) AS feed"
    assert run_query(warehouse, sql, "table", LIMITS) == 0
    out = capfd.readouterr().out
    assert "┌" in out
    assert "clear" in out
    assert not {"\x1b", "\u202e", "\x9b"} & set(out)
    assert len(out.splitlines()) == 6


@pytest.mark.parametrize("width", [80, 200])
def test_table_keeps_to_the_terminal(
    warehouse: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert run_query(warehouse, "SELECT * FROM briefs", "table", LIMITS) == 0
    assert max(map(len, capfd.readouterr().out.splitlines())) <= width


def test_rows_over_the_limit_are_cut_with_a_word(warehouse: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_query(warehouse, "FROM range(100) t(i)", "csv", QueryLimits(max_rows=3)) == 0
    out, err = capfd.readouterr()
    assert out == "i\n0\n1\n2\n"
    assert "cut at 3 rows" in err


def test_equal_names_do_not_swallow_each_other(warehouse: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_query(warehouse, "SELECT 1 AS a, 2 AS a", "json", LIMITS) == 0
    assert list(json.loads(capfd.readouterr().out).values()) == [1, 2]


@pytest.mark.parametrize(
    "sql", ["SHOW TABLES", "DESCRIBE briefs", "SUMMARIZE briefs", "EXPLAIN SELECT 1", "FROM briefs;"]
)
def test_statements_that_only_read_are_answered(warehouse: Path, capfd: pytest.CaptureFixture[str], sql: str) -> None:
    assert run_query(warehouse, sql, "table", LIMITS) == 0
    assert capfd.readouterr().out


ATTACKS = [
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/proc/self/environ')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM glob('/*')",
    "SELECT * FROM parquet_scan('http://127.0.0.1/x')",
    "ATTACH ':memory:' AS m",
    "ATTACH '/etc/passwd'",
    "COPY briefs TO 'stolen.csv'",
    "COPY (SELECT 1) TO '/dev/stdout'",
    "EXPORT DATABASE 'stolen'",
    "INSTALL httpfs",
    "LOAD json",
    "SET threads = 64",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "PRAGMA enable_profiling",
    "CREATE TABLE t (i INTEGER)",
    "CREATE TEMP TABLE t AS SELECT 1",
    "DROP TABLE briefs",
    "UPDATE briefs SET title = 'x'",
    "EXPLAIN ANALYZE DELETE FROM briefs",
    "WITH x AS (INSERT INTO authors FROM authors RETURNING *) FROM x",
    "CHECKPOINT",
    "USE memory",
    "CALL pragma_version()",
]


@pytest.mark.parametrize("sql", ATTACKS)
def test_attacks_are_refused(warehouse: Path, capfd: pytest.CaptureFixture[str], sql: str) -> None:
    before = warehouse.read_bytes()
    assert run_query(warehouse, sql, "json", LIMITS) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("error: ")
    assert "read-only" in err
    assert "Traceback" not in err
    assert warehouse.read_bytes() == before


@pytest.mark.parametrize(
    "sql", ["SELECT * FROM '/etc/passwd'", "SELECT * FROM query('DROP TABLE briefs')", "SELECT * FROM request"]
)
def test_nothing_outside_the_warehouse_has_a_name(warehouse: Path, capfd: pytest.CaptureFixture[str], sql: str) -> None:
    assert run_query(warehouse, sql, "json", LIMITS) == 2
    assert capfd.readouterr().err.startswith("error: ")


@pytest.mark.parametrize(("sql", "found"), [("SELECT 1; SELECT 2", 2), ("SELECT 1; DROP TABLE briefs", 2), ("", 0)])
def test_one_statement_at_a_time(warehouse: Path, capfd: pytest.CaptureFixture[str], sql: str, found: int) -> None:
    assert run_query(warehouse, sql, "json", LIMITS) == 2
    assert f"{found} found" in capfd.readouterr().err


def test_wrong_sql_comes_with_the_engines_hint(warehouse: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_query(warehouse, "SELECT titel FROM briefs", "json", LIMITS) == 2
    err = capfd.readouterr().err
    assert 'Candidate bindings: "title"' in err
    assert "read-only" not in err


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT list_sum(range(2000000000))",
        "SELECT len(repeat('x', 3000000000))",
        "SELECT list(i) FROM range(900000000) t(i)",
    ],
)
def test_a_memory_bomb_is_stopped(warehouse: Path, capfd: pytest.CaptureFixture[str], sql: str) -> None:
    assert run_query(warehouse, sql, "json", QueryLimits(max_memory_bytes=1_000_000_000)) == 1
    assert "max_memory_bytes" in capfd.readouterr().err


def test_an_endless_query_is_stopped(warehouse: Path, capfd: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    sql = "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE (a.range * b.range) % 7 = 3"
    assert run_query(warehouse, sql, "json", QueryLimits(max_seconds=1)) == 1
    assert time.monotonic() - began < 3
    assert "stopped after 1 seconds" in capfd.readouterr().err


def test_a_missing_warehouse(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_query(tmp_path / "none.duckdb", "SELECT 1", "json", LIMITS) == 6
    assert "briefhouse ingest PATH" in capfd.readouterr().err


def test_a_damaged_warehouse(warehouse: Path, capfd: pytest.CaptureFixture[str]) -> None:
    warehouse.write_bytes(b"torn")
    assert run_query(warehouse, "SELECT 1", "json", LIMITS) == 6
    assert "briefhouse verify --rebuild" in capfd.readouterr().err


RUN = """
import sys, types
from pathlib import Path
from warehouse.query import run_query
limits = types.SimpleNamespace(max_seconds=10, max_memory_bytes=3_000_000_000, max_rows=10**9)
code = run_query(Path(sys.argv[1]), sys.argv[2], "csv", limits)
sys.exit(100 if {"duckdb", "pydantic"} & set(sys.modules) else code)
"""


def test_the_launcher_imports_neither_duckdb_nor_pydantic(warehouse: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", RUN, str(warehouse), "SELECT 1"], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_a_reader_that_stops_early_is_no_error(warehouse: Path) -> None:
    read, write = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", RUN, str(warehouse), "FROM range(200000)"], stdout=write, stderr=subprocess.PIPE
    ) as child:
        os.close(write)
        os.read(read, 10)
        os.close(read)
        _, err = child.communicate()
    assert (child.returncode, err) == (0, b"")
