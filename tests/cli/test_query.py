"""`briefhouse query`: the same rows in three forms, and a refusal in words for everything else."""

import json

import pytest

from tests.cli.conftest import House
from tests.cli.run import find_next_step, is_free_of_faults, run

DATES = "SELECT published_edtf AS edtf, version, NULL AS nothing FROM briefs ORDER BY edtf"
CSV = "edtf,version,nothing\n2010-09-28,1,\n2021-03-04,1,\n2024,1,\n"


def test_json_is_one_object_a_row(house: House) -> None:
    ended = house.run("query", DATES, "--json")
    assert [json.loads(line) for line in ended.stdout.splitlines()] == [
        {"edtf": "2010-09-28", "version": 1, "nothing": None},
        {"edtf": "2021-03-04", "version": 1, "nothing": None},
        {"edtf": "2024", "version": 1, "nothing": None},
    ]
    assert (ended.returncode, ended.stderr) == (0, "")


def test_csv_has_a_header(house: House) -> None:
    ended = house.run("query", DATES, "--csv")
    assert ended.stdout == CSV
    assert ended.returncode == 0


def test_a_table_is_the_default(house: House) -> None:
    ended = house.run("query", DATES)
    assert [name for name in ("edtf", "version", "2010-09-28", "NULL") if name not in ended.stdout] == []
    assert ended.returncode == 0


def test_a_dash_reads_stdin(house: House) -> None:
    ended = house.run("query", "-", "--csv", stdin="SELECT count(*) AS count\nFROM briefs;\n")
    assert (ended.returncode, ended.stdout) == (0, "count\n3\n"), ended.stderr


def test_nothing_in_a_document_reaches_the_terminal(house: House) -> None:
    ended = house.run("query", "SELECT title FROM briefs WHERE title LIKE '%Red%'", "--table")
    assert "A \\e[31mRed\\e[0m \\u009b2JHarbour\\u202e" in ended.stdout
    assert not set(ended.stdout) & set("\x1b\x9b\u202e")


def test_two_forms_make_2(house: House) -> None:
    ended = house.run("query", "SELECT 1", "--json", "--csv")
    assert ended.stderr == "error: --json, --csv and --table exclude each other\n"
    assert (ended.returncode, ended.stdout) == (2, "")


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT titel FROM briefs", ('Binder Error: Referenced column "titel" not found', '"title"')),
        ("SELEC 1", ('Parser Error: syntax error at or near "SELEC"', "LINE 1")),
        ("CREATE TABLE mine AS SELECT 1", ("read-only", "CREATE does not run")),
        ("COPY briefs TO 'briefs.csv'", ("read-only",)),
        ("SELECT * FROM read_csv('raw/short.txt')", ("read-only", "disabled")),
    ],
)
def test_wrong_sql_and_attempts_to_write_make_2(house: House, sql: str, words: tuple[str, ...]) -> None:
    ended = house.run("query", sql)
    assert [word for word in words if word not in ended.stderr] == []
    assert ended.stderr.startswith("error: ")
    assert is_free_of_faults(ended)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert not (house.raw.parent / "briefs.csv").exists()


def test_no_warehouse_makes_6() -> None:
    ended = run("query", "SELECT 1", data_dir="no/such/folder")
    assert "no/such/folder/warehouse.duckdb: no warehouse here" in ended.stderr
    assert find_next_step(ended) == "briefhouse ingest PATH"
    assert ended.returncode == 6


def test_a_damaged_warehouse_makes_6_and_what_it_says_to_run_repairs_it(copied: House) -> None:
    (copied.data / "warehouse.duckdb").write_bytes(b"torn by a crash, " * 1000)
    ended = copied.run("query", DATES, "--csv")
    assert f"{copied.data}/warehouse.duckdb: warehouse damaged: " in ended.stderr
    assert find_next_step(ended) == "briefhouse verify --rebuild"
    assert (ended.returncode, ended.stdout) == (6, "")
    repaired = copied.run("verify", "--rebuild")
    assert repaired.stderr.endswith("warehouse.duckdb: 3 briefs from the archive\n")
    assert (repaired.returncode, repaired.stdout) == (0, "archive, ledger and warehouse agree\n")
    assert copied.run("query", DATES, "--csv").stdout == CSV


def test_sql_that_is_no_utf8_makes_2(house: House) -> None:
    ended = house.run("query", "-", stdin=b"SELECT '\xff'")
    assert is_free_of_faults(ended), ended.stderr
    assert "UTF-8" in ended.stderr
    assert ended.returncode == 2


def test_a_lost_warehouse_is_to_be_rebuilt(copied: House) -> None:
    (copied.data / "warehouse.duckdb").unlink()
    ended = copied.run("query", "SELECT 1")
    assert ended.returncode == 6
    assert find_next_step(ended) == "briefhouse verify --rebuild", "ingest would be refused"
