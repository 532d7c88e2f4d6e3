"""Loading adds each document once, keeps old versions, and publishes whole or not at all."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from schemas.errors import DamagedWarehouse, StorageError
from schemas.row import Load
from tests.warehouse.conftest import LoadOutcomes
from tests.warehouse.made_up import (
    LOAD,
    make_dispositions,
    make_document_id,
    make_outcome,
    make_rejection,
    make_rule_outcome,
    make_run,
)
from warehouse.connect import connect, digest_tables, has_run, matches_schema, run_checks
from warehouse.load import Stage
from warehouse.parts import write_part
from warehouse.table import find_all_tables


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with connect(path) as connection:
        return connection.execute(sql).fetchall()


def test_the_comments_are_in_the_file(warehouse: Path) -> None:
    stored = ask(
        warehouse, "SELECT schema_name, table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    )
    comments = {(schema, table, column): comment for schema, table, column, comment in stored}
    for (schema, name), table in find_all_tables().items():
        assert {c.name: c.comment for c in table.columns} == {
            c.name: comments[schema, name, c.name] for c in table.columns
        }
    assert ask(warehouse, "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL") == []
    assert ask(warehouse, "SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal") == []


def test_no_indexes_and_no_keys(warehouse: Path) -> None:
    assert ask(warehouse, "SELECT * FROM duckdb_indexes()") == []
    assert ask(warehouse, "SELECT * FROM duckdb_constraints() WHERE constraint_type <> 'NOT NULL'") == []


def test_every_brief_is_there_and_the_checks_are_empty(warehouse: Path) -> None:
    assert ask(warehouse, "SELECT count(*), count(title) FROM briefs") == [(2, 1)]
    assert ask(warehouse, "SELECT count(*) FROM blocks") == [(12,)]
    assert run_checks(warehouse) == {}


def test_the_same_part_twice_adds_no_row(warehouse: Path, load: LoadOutcomes) -> None:
    before = digest_tables(warehouse)
    assert load([make_outcome("rivers"), make_outcome("lakes", title=None)]) == 0
    assert digest_tables(warehouse) == before


def test_a_part_half_known_adds_the_other_half(warehouse: Path, load: LoadOutcomes) -> None:
    assert load([make_outcome("rivers"), make_outcome("seas")]) == 1
    assert ask(warehouse, "SELECT count(*) FROM documents") == [(3,)]


def test_the_order_of_parts_does_not_matter(tmp_path: Path) -> None:
    names = ["a", "b", "c"]
    digests = []
    for order in (names, names[::-1]):
        published = tmp_path / "-".join(order) / "warehouse.duckdb"
        with Stage(published, published.parent / "staging") as stage:
            for name in order:
                outcome = make_outcome(name, brief="same")
                stage.add_parts(
                    [write_part(tmp_path / name, [outcome], LOAD)],
                    {make_document_id(name): names.index(name) + 1},
                )
            stage.publish()
        assert run_checks(published) == {}
        digests.append(digest_tables(published))
    assert digests[0] == digests[1]


def test_withheld_documents_stay_out(load: LoadOutcomes, published: Path) -> None:
    assert load([make_outcome("a"), make_outcome("b")], withheld=[make_document_id("a")]) == 1
    for table in ("briefs", "documents", "blocks", "paragraphs", "authors"):
        assert ask(published, f"SELECT DISTINCT document_id FROM {table}") == [(make_document_id("b"),)]


def test_a_new_version_replaces_the_old_one(load: LoadOutcomes, published: Path) -> None:
    load([make_outcome("first", brief="one", authors=("Ada Moss",))], {make_document_id("first"): 1})
    load([make_outcome("second", brief="one", authors=("Ben Reed",))], {make_document_id("second"): 2})
    assert ask(published, "SELECT version, document_id FROM briefs") == [(2, make_document_id("second"))]
    assert ask(published, "SELECT name FROM authors") == [("Ben Reed",)]
    (old,) = ask(published, "SELECT version, document_id, paragraphs FROM brief_versions")
    assert old[:2] == (1, make_document_id("first"))
    assert [text.split(".")[0] for text in old[2]] == ["paragraph 3 of first", "paragraph 4 of first"]  # type: ignore[attr-defined]
    assert ask(published, "SELECT count(DISTINCT document_id) FROM blocks") == [(2,)]
    assert ask(published, "SELECT count(*) FROM documents") == [(2,)]
    assert run_checks(published) == {}


def test_two_versions_in_one_part_leave_the_higher_one(load: LoadOutcomes, published: Path) -> None:
    versions = {make_document_id("first"): 1, make_document_id("second"): 2}
    assert load([make_outcome("second", brief="one"), make_outcome("first", brief="one")], versions) == 2
    assert ask(published, "SELECT version FROM briefs") == [(2,)]
    assert ask(published, "SELECT version, len(paragraphs) FROM brief_versions") == [(1, 2)]


def test_an_older_version_that_comes_late_goes_straight_to_the_old_ones(load: LoadOutcomes, published: Path) -> None:
    load([make_outcome("second", brief="one")], {make_document_id("second"): 2})
    assert load([make_outcome("first", brief="one")], {make_document_id("first"): 1}) == 1
    assert load([make_outcome("first", brief="one")], {make_document_id("first"): 1}) == 0
    assert ask(published, "SELECT version FROM briefs") == [(2,)]
    assert ask(published, "SELECT version, len(paragraphs) FROM brief_versions") == [(1, 2)]
    assert ask(published, "SELECT DISTINCT document_id FROM paragraphs") == [(make_document_id("second"),)]
    assert run_checks(published) == {}


def test_a_rebuild_can_restore_run_and_time(tmp_path: Path, published: Path) -> None:
    earlier = Load(run_id="earlier", loaded_at=LOAD.loaded_at.replace(year=2023))
    part = write_part(tmp_path / "part", [make_outcome("a"), make_outcome("b")], LOAD)
    with Stage(published, tmp_path, rebuild=True) as stage:
        stage.add_parts([part], {}, loads={make_document_id("a"): earlier})
        stage.publish()
    rows = ask(
        published, "SELECT run_id, year(loaded_at) FROM briefs JOIN documents USING (run_id, loaded_at) ORDER BY 1"
    )
    assert rows == [(LOAD.run_id, 2024), ("earlier", 2023)]


def test_ops_are_replaced_run_by_run(warehouse: Path, tmp_path: Path) -> None:
    with Stage(warehouse, tmp_path / "staging") as stage:
        stage.sync_ops([make_run("b", loaded=5)], make_dispositions("b", loaded=5), [], [make_rule_outcome("b")])
        stage.sync_ops([make_run("b", loaded=1)], make_dispositions("b", loaded=1), [make_rejection("x", "b")], [])
        stage.publish()
    assert ask(warehouse, "SELECT run_id, loaded FROM ops.runs ORDER BY 1") == [(LOAD.run_id, 2), ("b", 1)]
    assert ask(warehouse, "SELECT count(*) FROM ops.dispositions WHERE run_id = 'b'") == [(2,)]
    assert ask(warehouse, "SELECT run_id FROM ops.rule_outcomes") == [(LOAD.run_id,)]
    assert ask(warehouse, "SELECT run_id FROM ops.rejections") == [("b",)]
    assert run_checks(warehouse) == {}
    assert has_run(warehouse, "b")
    assert not has_run(warehouse, "c")


def test_without_publish_nothing_changes_and_nothing_is_left(warehouse: Path, tmp_path: Path) -> None:
    before = warehouse.read_bytes()
    part = write_part(tmp_path / "part", [make_outcome("seas")], LOAD)
    with Stage(warehouse, tmp_path / "stage") as stage:
        stage.add_parts([part], {})
    assert warehouse.read_bytes() == before
    assert list((tmp_path / "stage").iterdir()) == []


def test_leftovers_of_a_killed_run_are_cleared(warehouse: Path, tmp_path: Path) -> None:
    stage = Stage(warehouse, tmp_path / "stage")
    stage.staged.parent.mkdir()
    stage.staged.write_bytes(b"half")
    stage.staged.with_name(stage.staged.name + ".wal").write_bytes(b"half")
    with stage:
        stage.publish()
    assert ask(warehouse, "SELECT count(*) FROM briefs") == [(2,)]


COUNT = """
import sys
from pathlib import Path
from warehouse.connect import connect
print(connect(Path(sys.argv[1])).execute("SELECT count(*) FROM briefs").fetchone()[0])
"""


def count_elsewhere(path: Path) -> int:
    """Briefs, as another process counts them."""
    return int(subprocess.run([sys.executable, "-c", COUNT, str(path)], capture_output=True, check=True).stdout)


def test_readers_keep_their_snapshot_and_the_next_one_sees_the_new(warehouse: Path, tmp_path: Path) -> None:
    reader = connect(warehouse)
    part = write_part(tmp_path / "part", [make_outcome("seas")], LOAD)
    with Stage(warehouse, tmp_path / "staging") as stage:
        stage.add_parts([part], {})
        assert count_elsewhere(warehouse) == 2
        stage.publish()
    assert reader.execute("SELECT count(*) FROM briefs").fetchall() == [(2,)]
    assert ask(warehouse, "SELECT count(*) FROM briefs") == [(3,)]
    assert count_elsewhere(warehouse) == 3
    reader.close()


def test_a_damaged_warehouse_is_not_built_upon_but_can_be_rebuilt(warehouse: Path, tmp_path: Path) -> None:
    warehouse.write_bytes(b"torn")
    with pytest.raises(DamagedWarehouse), Stage(warehouse, tmp_path / "staging"):
        pass
    foreign = warehouse.with_name("warehouse.duckdb.wal")
    foreign.write_bytes(b"not ours")
    with Stage(warehouse, tmp_path / "staging", rebuild=True) as stage:
        stage.publish()
    assert matches_schema(warehouse)
    assert not foreign.exists()


def test_another_releases_tables_are_recognised(warehouse: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("UPDATE ops.schema_version SET tables = 'other'")
    assert not matches_schema(warehouse)
    with pytest.raises(StorageError, match="another release") as caught, Stage(warehouse, tmp_path / "staging"):
        pass
    assert caught.value.next_step == "briefhouse verify --rebuild"


def test_a_file_without_a_mark_is_another_releases(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "bare.duckdb")) as connection:
        connection.execute("CREATE TABLE t (i INTEGER)")
    assert not matches_schema(tmp_path / "bare.duckdb")


def test_views_of_an_earlier_release_are_replaced_in_place(warehouse: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("UPDATE ops.schema_version SET views = 'other'")
        connection.execute("CREATE VIEW gone AS SELECT 1; DROP VIEW latest_briefs")
    with Stage(warehouse, tmp_path / "staging") as stage:
        stage.publish()
    views = {name for (name,) in ask(warehouse, "SELECT view_name FROM duckdb_views() WHERE schema_name = 'main'")}
    assert "latest_briefs" in views
    assert "gone" not in views
    assert ask(warehouse, "SELECT count(*) FROM briefs") == [(2,)]


def test_a_missing_part_is_named(published: Path, tmp_path: Path) -> None:
    with Stage(published, tmp_path / "staging") as stage, pytest.raises(StorageError, match="no part here"):
        stage.add_parts([tmp_path / "nowhere"], {})


FULL = """
import resource, sys
from pathlib import Path
from schemas.errors import StorageError
from warehouse.load import Stage
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    with Stage(Path(sys.argv[1]), Path(sys.argv[1]).parent / "staging") as stage:
        stage.add_parts([Path(sys.argv[2])], {})
        stage.publish()
except StorageError as error:
    print(error.seen, error.next_step)
    sys.exit(error.exit_code)
"""


@pytest.mark.parametrize("size", [0, 100_000, 1_000_000, 2_500_000])
def test_a_full_disk_is_a_storage_error_and_publishes_nothing(warehouse: Path, tmp_path: Path, size: int) -> None:
    before = warehouse.read_bytes()
    part = write_part(tmp_path / "part", [make_outcome(f"sea {n}", words=50) for n in range(300)], LOAD)
    command = [sys.executable, "-c", FULL, str(warehouse), str(part), str(size)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 6, ended.stderr
    assert "free disk space" in ended.stdout
    assert warehouse.read_bytes() == before
