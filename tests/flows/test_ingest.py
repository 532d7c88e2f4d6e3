"""Runs without Prefect: what becomes of each document, and what a second run does."""

import os
import sqlite3
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive.ledger import Ledger
from archive.store import Store
from flows import steps
from flows.ingest import ingest
from flows.loading import Loader
from flows.order import Order, Report
from flows.steps import PLAIN
from flows.verify import find_faults, rebuild_warehouse
from pipeline.acquire.folder import Listed
from schemas.errors import StorageError
from schemas.outcome import Disposition, DispositionRecord
from schemas.settings import Limits
from tests.flows.made_up import BODY, make_order, write_brief, write_briefs
from warehouse.connect import connect, digest_tables, run_checks


def query(order: Order, sql: str) -> list[tuple[Any, ...]]:
    with connect(order.settings.warehouse_path) as connection:
        return connection.execute(sql).fetchall()


def dispositions(order: Order, report: Report) -> dict[str, DispositionRecord]:
    """The run's record by file name."""
    with Ledger(order.settings.ledger_path) as ledger:
        return {Path(each.uri).name: each for each in ledger.dispositions(report.run.run_id)}


def analysts_tables(order: Order) -> dict[str, tuple[int, int]]:
    """A digest of every table's rows but for run and time, which differ between data folders."""
    return digest_tables(order.settings.warehouse_path)


def test_documents_become_briefs(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_briefs(tmp_path / "in", 3))
    report = ingest(order)
    assert (report.run.listed, report.run.loaded, report.run.status) == (3, 3, "finished")
    assert report.is_complete
    rows = query(order, "SELECT title, published_edtf FROM briefs ORDER BY title")
    assert rows[0] == ("Harbours and Their Towns, Part 0", "2021-03-04")
    assert query(order, "SELECT count(*), count(DISTINCT brief_id) FROM authors") == [(3, 3)]


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_briefs(tmp_path / "in", 3))
    ingest(order)
    before = order.settings.warehouse_path.stat()
    report = ingest(order)
    assert (report.run.unchanged, report.run.loaded) == (3, 0)
    assert report.is_complete
    after = order.settings.warehouse_path.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino), (
        "not one new row, nothing published"
    )


def test_the_idle_run_is_told_of_with_the_next_published_one(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 1)
    order = make_order(tmp_path / "data", folder)
    ingest(order)
    ingest(order)
    write_brief(folder / "new.txt", "A Harbour Reopens")
    ingest(order)
    assert query(order, "SELECT loaded, unchanged FROM ops.runs ORDER BY run_id") == [(1, 0), (0, 1), (1, 1)]
    assert run_checks(order.settings.warehouse_path) == {}


def test_each_bad_input_has_its_disposition_and_the_others_load(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 2)
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n\n\t\n")
    (folder / "nul.txt").write_bytes(bytes(2000))
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "not_utf8.txt").write_bytes(b"caf\xc3\x28 " + bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D]) * 40 + b"\x00")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "letter.docx").write_text("a letter")
    (folder / "short.txt").write_text("Nothing to see here.")
    (folder / "large.txt").write_text("word " * 30_000)
    (folder / "folder.txt").mkdir()
    (folder / "again.txt").write_bytes((folder / "0000.txt").read_bytes())
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "out.txt").symlink_to("/etc/hostname")
    order = make_order(tmp_path / "data", folder, tmp_path / "nowhere.txt", limits=Limits(max_bytes=100_000))
    report = ingest(order)
    found = {name: (each.disposition.value, each.reason) for name, each in dispositions(order, report).items()}
    assert found == {
        "0000.txt": ("loaded", None),
        "0001.txt": ("loaded", None),
        "again.txt": ("duplicate", "list.duplicate"),
        "empty.txt": ("unreadable", "read.empty"),
        "blank.txt": ("unreadable", "read.empty"),
        "nul.txt": ("unreadable", "read.binary"),
        "binary.txt": ("unreadable", "read.encoding"),
        "not_utf8.txt": ("unreadable", "read.encoding"),
        "picture.txt": ("unreadable", "read.unknown_type"),
        "letter.docx": ("unreadable", "read.unknown_type"),
        "short.txt": ("quarantined", "schema.word_count"),
        "large.txt": ("unreadable", "read.too_large"),
        "pipe.txt": ("unreachable", "list.not_a_file"),
        "loop.txt": ("unreachable", "list.link_loop"),
        "out.txt": ("unreachable", "list.link_out"),
        "nowhere.txt": ("unreachable", "list.missing"),
    }
    assert all(
        each.message and "\n" not in each.message
        for name, each in dispositions(order, report).items()
        if found[name][1]
    )
    assert not report.is_complete
    run = report.run
    ends = (run.loaded, run.unchanged, run.duplicate, run.quarantined, run.withheld, run.unreadable, run.unreachable)
    assert sum(ends) == run.listed == len(found)
    assert run_checks(order.settings.warehouse_path) == {}


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    order = make_order(tmp_path / "data", tmp_path / "in")
    report = ingest(order)
    assert [each.reason for each in report.problems] == ["list.empty_folder"]


def test_a_file_that_vanishes_after_listing_is_unreachable(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 2)

    def discover_and_lose(paths: Sequence[Path]) -> list[Listed]:
        listed = steps.discover(paths)
        (folder / "0000.txt").unlink()
        return listed

    order = make_order(tmp_path / "data", folder)
    report = ingest(order, replace(PLAIN, discover=discover_and_lose))
    ends = dispositions(order, report)
    assert (ends["0000.txt"].disposition, ends["0000.txt"].reason) == (Disposition.UNREACHABLE, "list.vanished")
    assert ends["0001.txt"].disposition is Disposition.LOADED


def test_a_file_without_permission_is_unreachable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_briefs(tmp_path / "in", 2)
    opened = os.open

    def refuse(path: Any, *args: Any, **named: Any) -> int:
        if str(path).endswith("0000.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **named)

    monkeypatch.setattr(os, "open", refuse)  # root, who runs the tests in containers, may read everything
    order = make_order(tmp_path / "data", folder)
    report = ingest(order)
    end = dispositions(order, report)["0000.txt"]
    assert (end.disposition, end.message) == (Disposition.UNREACHABLE, "permission denied")
    assert report.run.loaded == 1


def test_rejected_bytes_are_archived_and_replayed(tmp_path: Path) -> None:
    large = write_brief(tmp_path / "in" / "large.txt", "A Long Harbour")
    order = make_order(tmp_path / "data", tmp_path / "in", limits=Limits(max_bytes=10))
    ingest(order)
    [(document_id, reason, path)] = query(order, "SELECT document_id, reason, archive_path FROM ops.rejections")
    assert reason == "read.too_large"
    assert (order.settings.data_dir / path).read_bytes() == large.read_bytes()
    retry = make_order(tmp_path / "data", retry=(document_id,))
    report = ingest(retry)
    assert (report.run.listed, report.run.loaded) == (1, 1)
    assert query(order, "SELECT count(*) FROM ops.rejections") == [(0,)]
    assert query(order, "SELECT title FROM briefs") == [("A Long Harbour",)]


def test_a_rejected_document_keeps_its_reason_without_being_parsed_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "short.txt").write_text("Nothing to see here.")
    order = make_order(tmp_path / "data", tmp_path / "in")
    first, second = ingest(order), ingest(order)
    assert [each.message for each in first.problems] == [each.message for each in second.problems]
    assert "word_count" in (second.problems[0].message or "")
    with Ledger(order.settings.ledger_path) as ledger:
        assert [each.run_id for each in ledger.rejections()] == [first.run.run_id]


def test_a_rejected_document_is_tried_again_under_other_limits(tmp_path: Path) -> None:
    write_brief(tmp_path / "in" / "a.txt", "A Long Harbour")
    ingest(make_order(tmp_path / "data", tmp_path / "in", limits=Limits(max_bytes=10)))
    report = ingest(make_order(tmp_path / "data", tmp_path / "in"))
    assert report.run.loaded == 1


def test_a_brief_from_the_future_is_withheld_and_the_others_load(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 2)
    write_brief(folder / "future.txt", "Harbours to Come", dateline="May 3, 2099")
    order = make_order(tmp_path / "data", folder)
    report = ingest(order)
    end = dispositions(order, report)["future.txt"]
    assert end.disposition is Disposition.WITHHELD
    assert (end.reason or "").startswith("expectation.")
    assert query(order, "SELECT count(*) FROM briefs") == [(2,)]
    assert query(order, "SELECT disposition FROM ops.rejections") == [("withheld",)]
    failed = query(order, "SELECT severity FROM ops.rule_outcomes WHERE NOT passed AND severity = 'critical'")
    assert failed, "the rule that withheld it is on record"


def test_a_run_that_dies_before_publishing_is_undone_and_done_again(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 5)
    undisturbed = make_order(tmp_path / "undisturbed", folder)
    ingest(undisturbed)

    def die(_loader: Loader) -> None:
        _loader._ledger.finish_run(_loader._run_id)
        raise RuntimeError("the machine stops here")

    order = make_order(tmp_path / "data", folder)
    with pytest.raises(RuntimeError, match="stops here"):
        ingest(order, replace(PLAIN, publish=die))
    assert not order.settings.warehouse_path.exists()
    report = ingest(order)
    assert report.run.loaded == 5
    with connect(undisturbed.settings.warehouse_path) as left, connect(order.settings.warehouse_path) as right:
        columns = "SELECT * EXCLUDE (run_id, loaded_at) FROM briefs ORDER BY brief_id"
        assert left.execute(columns).fetchall() == right.execute(columns).fetchall()
    assert query(order, "SELECT status, loaded FROM ops.runs ORDER BY run_id") == [("crashed", 0), ("finished", 5)]
    assert list(find_faults(order.settings)) == []


def test_an_interrupted_run_leaves_its_documents_pending(tmp_path: Path) -> None:
    def interrupt(*_arguments: Any) -> Any:
        raise KeyboardInterrupt

    order = make_order(tmp_path / "data", write_briefs(tmp_path / "in", 2))
    with pytest.raises(KeyboardInterrupt):
        ingest(order, replace(PLAIN, load=interrupt))
    with Ledger(order.settings.ledger_path) as ledger:
        assert [run.status for run in ledger.runs()] == ["interrupted"]
    assert ingest(order).run.loaded == 2


def test_the_warehouse_is_rebuilt_row_for_row_from_the_archive(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 4)
    (folder / "short.txt").write_text("Nothing to see here.")
    order = make_order(tmp_path / "data", folder)
    ingest(order)
    before = analysts_tables(order)
    for path in folder.iterdir():
        path.unlink()
    order.settings.warehouse_path.write_bytes(b"torn by a crash")
    assert rebuild_warehouse(order.settings) == 4
    assert analysts_tables(order) == before
    assert list(find_faults(order.settings)) == []


def test_a_rebuild_rejects_what_the_rules_no_longer_admit(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 2)
    write_brief(folder / "long.txt", "A Long Harbour", body=BODY * 9)
    ingest(make_order(tmp_path / "data", folder))
    stricter = make_order(tmp_path / "data", limits=Limits(max_bytes=2_000))
    assert rebuild_warehouse(stricter.settings) == 2
    assert query(stricter, "SELECT disposition, reason FROM ops.rejections") == [("unreadable", "read.too_large")]
    assert list(find_faults(stricter.settings)) == []


def test_a_missing_warehouse_is_not_begun_anew_in_silence(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_briefs(tmp_path / "in", 2))
    ingest(order)
    order.settings.warehouse_path.unlink()
    with pytest.raises(StorageError, match="2 documents loaded") as error:
        ingest(order)
    assert error.value.next_step == "briefhouse verify --rebuild"


def test_verify_finds_what_was_changed_in_the_archive(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_briefs(tmp_path / "in", 2))
    ingest(order)
    with Ledger(order.settings.ledger_path) as ledger:
        first, second = ledger.documents()
    store = Store(order.settings.data_dir)
    path = store.path(first.document_id)
    path.chmod(stat.S_IWUSR | stat.S_IRUSR)
    path.write_bytes(b"something else")
    store.path(second.document_id).unlink()
    faults = "\n".join(find_faults(order.settings))
    assert "corrupt" in faults
    assert "missing" in faults


def test_many_documents_go_through_worker_processes(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 30)
    alone = make_order(tmp_path / "alone", folder)
    pooled = make_order(tmp_path / "pooled", folder, pool_threshold_bytes=0, batch_size=7)
    ingest(alone)
    report = ingest(pooled)
    assert report.run.loaded == 30
    sql = "SELECT * EXCLUDE (run_id, loaded_at) FROM briefs ORDER BY brief_id"
    assert query(alone, sql) == query(pooled, sql)
    assert not list((tmp_path / "pooled" / "staging").glob("*/*")), "no part is left behind"


def test_a_document_beyond_the_memory_limit_costs_no_other_document_of_its_handful(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 6)
    (folder / "heavy.txt").write_text("One word after the other, and a stop. " * 450_000)
    limits = Limits(max_memory_bytes=400_000_000)
    order = make_order(tmp_path / "data", folder, limits=limits, workers=1, pool_threshold_bytes=0)
    report = ingest(order)
    end = dispositions(order, report)["heavy.txt"]
    assert (end.disposition, end.reason) == (Disposition.UNREADABLE, "limit.memory")
    assert report.run.loaded == 6
    assert query(order, "SELECT count(*) FROM briefs") == [(6,)], "each resent document has a part of its own"
    assert rebuild_warehouse(order.settings) == 6
    assert query(order, "SELECT count(*) FROM briefs") == [(6,)]


def test_lost_bytes_are_archived_again_from_the_file(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_briefs(tmp_path / "in", 2))
    ingest(order)
    with Ledger(order.settings.ledger_path) as ledger:
        first = next(iter(ledger.documents()))
    Store(order.settings.data_dir).path(first.document_id).unlink()
    assert any("missing" in fault for fault in find_faults(order.settings))
    assert ingest(order).run.unchanged == 2
    assert list(find_faults(order.settings)) == []


def test_a_rebuild_after_a_crash_between_rename_and_mark_keeps_every_brief(tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", write_briefs(tmp_path / "in", 2))
    run_id = ingest(order).run.run_id
    with sqlite3.connect(order.settings.ledger_path) as connection:
        connection.execute("UPDATE runs SET is_published = 0 WHERE run_id = ?", (run_id,))
    connection.close()
    assert rebuild_warehouse(order.settings) == 2
    assert query(order, "SELECT count(*) FROM briefs") == [(2,)]


def test_a_run_of_rejections_that_died_before_publishing_is_done_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "short.txt").write_text("Nothing to see here.")

    def die(_loader: Loader) -> None:
        raise RuntimeError("the machine stops here")

    order = make_order(tmp_path / "data", tmp_path / "in")
    with pytest.raises(RuntimeError):
        ingest(order, replace(PLAIN, publish=die))
    ingest(order)
    assert query(order, "SELECT reason FROM ops.rejections") == [("schema.word_count",)]


def test_a_changed_document_of_the_same_brief_is_a_new_version(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    path = write_brief(folder / "a.txt", "The Harbour")
    path.with_name("a.txt.meta.json").write_text('{"url": "https://example.org/harbour"}')
    order = make_order(tmp_path / "data", folder)
    ingest(order)
    write_brief(path, "The Harbour, Revised")
    ingest(order)
    assert query(order, "SELECT title, version FROM briefs") == [("The Harbour, Revised", 2)]
    assert query(order, "SELECT title, version FROM brief_versions") == [("The Harbour", 1)]
