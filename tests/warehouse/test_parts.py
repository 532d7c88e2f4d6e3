"""Parts: complete or not there."""

import subprocess
import sys
from pathlib import Path

import pytest

from schemas.errors import StorageError
from tests.warehouse.made_up import LOAD, make_outcome, make_rejected
from warehouse.parts import drop_documents, read_parts_table, write_part
from warehouse.table import find_tables


def test_a_part_has_one_file_for_each_table_filled_from_documents(tmp_path: Path) -> None:
    part = write_part(tmp_path / "part", [make_outcome()], LOAD)
    tables = {name for name, table in find_tables("core").items() if table.rows is not None}
    assert {path.stem for path in part.iterdir()} == tables
    assert "brief_versions" not in tables


def test_only_outcomes_with_a_brief_are_written_and_each_document_once(tmp_path: Path) -> None:
    part = write_part(tmp_path / "part", [make_outcome("a"), make_rejected("b"), make_outcome("a")], LOAD)
    assert read_parts_table([part], "documents").column("uri").to_pylist() == ["seeds/a.txt"]
    assert read_parts_table([part], "authors").column("ordinal").to_pylist() == [0, 1]


def test_paragraphs_are_numbered_through_the_brief(tmp_path: Path) -> None:
    rows = read_parts_table([write_part(tmp_path / "part", [make_outcome()], LOAD)], "paragraphs").to_pylist()
    assert [(row["ordinal"], row["section_ordinal"], row["blocks"]) for row in rows] == [(0, 0, [3]), (1, 1, [4])]
    assert all(row["word_count"] == len(row["text"].split()) for row in rows)


def test_a_part_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_part(tmp_path / "part", [make_outcome("a")], LOAD)
    part = write_part(tmp_path / "part", [make_outcome("b")], LOAD)
    assert read_parts_table([part], "documents").num_rows == 1
    assert list(tmp_path.iterdir()) == [part]


def test_an_empty_part_can_be_read(tmp_path: Path) -> None:
    part = write_part(tmp_path / "part", [make_rejected()], LOAD)
    assert read_parts_table([part], "briefs").num_rows == 0


def test_a_refusing_disk_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="part not written"):
        write_part(tmp_path / "file" / "part", [make_outcome()], LOAD)


def test_workers_do_not_import_duckdb() -> None:
    code = "import sys, warehouse.parts; sys.exit('duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_dropped_documents_are_gone_from_every_table_and_the_others_stay(tmp_path: Path) -> None:
    part = write_part(tmp_path / "part", [make_outcome("a"), make_outcome("b")], LOAD)
    alone = write_part(tmp_path / "alone", [make_outcome("b")], LOAD)
    gone = make_outcome("a").document.document_id
    for _ in range(2):
        drop_documents(part, {gone})
        for table in ("documents", "blocks", "briefs", "paragraphs"):
            assert read_parts_table([part], table).equals(read_parts_table([alone], table))
    drop_documents(part, {make_outcome("b").document.document_id})
    assert not part.exists()
