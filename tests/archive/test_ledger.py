import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.ledger import DocumentState, Judgement, Ledger, Outline, Sighting, State
from archive.migrations import MIGRATIONS
from schemas.document import Document
from schemas.errors import StorageError
from schemas.outcome import Disposition, DispositionRecord, Rejection, RuleOutcome

A, B, C, D = ("a" * 64, "b" * 64, "c" * 64, "d" * 64)
EMPTY = Rejection(reason="read.empty", message="no text", tried="utf-8")
SHORT = Rejection(reason="schema.word_count", field="word_count", message="3 words")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger(path) as ledger:
        ledger.register([document(each) for each in (B, A, D, C)])
        yield ledger


def document(document_id: str, **changes: object) -> Document:
    facts = {"uri": f"{document_id[0]}.txt", "media_type": "text/plain", "byte_count": 5} | changes
    return Document.model_validate({"document_id": document_id} | facts)


def record(run_id: str, *dispositions: Disposition) -> list[DispositionRecord]:
    return [
        DispositionRecord(run_id=run_id, ordinal=ordinal, uri=f"{ordinal}.txt", disposition=each)
        for ordinal, each in enumerate(dispositions)
    ]


def load(ledger: Ledger, *document_ids: str, finish: bool = True) -> str:
    """A run that loads these documents, each as a version of the brief "brief"."""
    run_id = ledger.open_run("ingest", "direct", "rules-1")
    ledger.assign_versions([("brief", each) for each in document_ids], run_id)
    ledger.settle(run_id, [Judgement(each, State.LOADED) for each in document_ids])
    ledger.record(run_id, record(run_id, *[Disposition.LOADED] * len(document_ids)))
    if finish:
        ledger.finish_run(run_id)
    return run_id


def state(ledger: Ledger, document_id: str) -> State:
    return ledger.states([document_id])[document_id].state


# Documents


def test_documents_come_back_in_the_order_of_registration(ledger: Ledger) -> None:
    assert [each.document_id for each in ledger.documents()] == [B, A, D, C]


def test_registering_again_changes_nothing(ledger: Ledger) -> None:
    load(ledger, A)
    ledger.register([document(A, uri="elsewhere.txt")])
    assert next(ledger.documents(State.LOADED)).uri == "a.txt"


def test_provenance_comes_back_in_utc(ledger: Ledger) -> None:
    given = document("e" * 64, url="https://example.org/", fetched_at="2026-03-11T10:00:00+09:00", licence="CC BY 4.0")
    ledger.register([given])
    [*_, stored] = ledger.documents()
    assert stored == given
    assert str(stored.fetched_at) == "2026-03-11 01:00:00+00:00"


def test_a_judgement_says_by_which_run_and_rules(ledger: Ledger) -> None:
    run_id = ledger.open_run("ingest", "direct", "rules-1")
    ledger.settle(run_id, [Judgement(A, State.LOADED), Judgement(B, State.QUARANTINED, SHORT)])
    assert ledger.states([A, B, C, "e" * 64]) == {
        A: DocumentState(State.LOADED, "rules-1", run_id, None),
        B: DocumentState(State.QUARANTINED, "rules-1", run_id, SHORT),
        C: DocumentState(State.PENDING, None, None, None),
    }


def test_judging_an_unknown_document_is_a_mistake_of_the_caller(ledger: Ledger) -> None:
    run_id = ledger.open_run("ingest", "direct", "rules-1")
    with pytest.raises(sqlite3.IntegrityError):
        ledger.settle(run_id, [Judgement(A, State.LOADED), Judgement("e" * 64, State.LOADED)])
    assert state(ledger, A) is State.PENDING, "a call is one transaction"


def test_rejections_are_those_that_hold_now(ledger: Ledger) -> None:
    first = ledger.open_run("ingest", "direct", "rules-1")
    ledger.settle(first, [Judgement(A, State.UNREADABLE, EMPTY), Judgement(B, State.QUARANTINED, SHORT)])
    second = ledger.open_run("reprocess", "direct", "rules-2")
    ledger.settle(second, [Judgement(A, State.LOADED)])
    [rejection] = ledger.rejections()
    assert (rejection.document_id, rejection.run_id, rejection.disposition) == (B, first, Disposition.QUARANTINED)
    assert (rejection.reason, rejection.field, rejection.message) == ("schema.word_count", "word_count", "3 words")
    assert rejection.archive_path == f"raw/bb/{'b' * 62}"
    assert rejection.rejected_at.tzinfo is not None


@pytest.mark.parametrize(
    ("reason", "found"), [("schema", [B]), ("schema.word_count", [B]), ("schem", []), ("read", [A])]
)
def test_rejections_are_chosen_by_code_or_stage(ledger: Ledger, reason: str, found: list[str]) -> None:
    run_id = ledger.open_run("ingest", "direct", "rules-1")
    ledger.settle(run_id, [Judgement(A, State.UNREADABLE, EMPTY), Judgement(B, State.QUARANTINED, SHORT)])
    assert [each.document_id for each in ledger.rejections(reason=reason)] == found
    assert ledger.rejections(reason=reason, run_id="another") == []


def test_the_outlines_judged_last_come_in_the_order_of_judgement(ledger: Ledger) -> None:
    run_id = ledger.open_run("ingest", "direct", "rules-1")
    told = [
        Outline("ihs", b"a", {2**64 - 1: "in 3 of 4"}),
        Outline("ihs", b"b"),
        Outline("ihs", b"c"),
        Outline("x", b"d"),
    ]
    judged = [Judgement(each, State.LOADED, None, outline) for each, outline in zip((A, B, C, D), told, strict=True)]
    ledger.settle(run_id, judged)
    assert ledger.outlines("ihs", 2) == [(B, b"b"), (C, b"c")]
    assert ledger.recurring([A, B, D]) == {A: {2**64 - 1: "in 3 of 4"}}


def test_an_undone_document_has_no_outline_until_it_is_judged_again(ledger: Ledger) -> None:
    run_id = ledger.open_run("ingest", "direct", "rules-1")
    ledger.settle(run_id, [Judgement(A, State.LOADED, None, Outline("ihs", b"a"))])
    ledger.recover(lambda _: False)
    assert ledger.outlines("ihs", 9) == []
    load(ledger, B)
    ledger.settle(run_id, [Judgement(A, State.LOADED, None, Outline("ihs", b"b"))])
    assert ledger.outlines("ihs", 9) == [(A, b"b")]


def test_sightings_keep_the_last_look(ledger: Ledger) -> None:
    first = Sighting("a.txt", 5, 10**18, 10**18 + 1, 2**64 - 1, A)
    ledger.see([first, Sighting("b.txt", 5, 1, 2, 3, B)])
    ledger.see([Sighting("b.txt", 6, 1, 2, 3, A)])
    assert ledger.sightings(["a.txt", "b.txt", "never.txt"]) == {
        "a.txt": first,
        "b.txt": Sighting("b.txt", 6, 1, 2, 3, A),
    }


def test_chosen_documents_come_in_the_order_of_registration(ledger: Ledger) -> None:
    assert [each.document_id for each in ledger.documents_of([C, "e" * 64, B])] == [B, C]


@pytest.mark.parametrize(("wanted", "found"), [(A, A), ("aaaaaaaa", A), ("brief", B), ("", None), ("eeeeeeee", None)])
def test_a_document_is_found_by_its_brief_or_the_start_of_its_id(
    ledger: Ledger, wanted: str, found: str | None
) -> None:
    load(ledger, A, B)
    document = ledger.find_document(wanted)
    assert (document and document.document_id) == found


# Versions


def test_versions_count_the_documents_of_a_brief(ledger: Ledger) -> None:
    run_id = ledger.open_run("ingest", "direct", "rules-1")
    assert ledger.assign_versions([("x", A), ("x", B), ("y", C)], run_id) == {A: 1, B: 2, C: 1}
    assert ledger.assign_versions([("x", D), ("x", A)], run_id) == {D: 3, A: 1}


def test_a_document_that_moves_to_another_brief_comes_last_there(ledger: Ledger) -> None:
    run_id = ledger.open_run("ingest", "direct", "rules-1")
    ledger.assign_versions([("x", A), ("y", B)], run_id)
    assert ledger.assign_versions([("y", A)], run_id) == {A: 2}
    assert ledger.assign_versions([("y", A)], run_id) == {A: 2}


# Runs


def test_a_finished_run_counts_its_dispositions(ledger: Ledger) -> None:
    run_id = ledger.open_run("ingest seeds", "prefect", "rules-1")
    ledger.record(run_id, record(run_id, Disposition.LOADED, Disposition.UNCHANGED, Disposition.UNCHANGED))
    run = ledger.finish_run(run_id)
    assert (run.listed, run.loaded, run.unchanged, run.status) == (3, 1, 2, "finished")
    assert (run.command, run.engine, run.rules) == ("ingest seeds", "prefect", "rules-1")
    assert run.finished_at is not None
    assert run.started_at <= run.finished_at <= datetime.now(UTC)
    assert ledger.runs() == [run]
    assert [each.disposition for each in ledger.dispositions(run_id)] == ["loaded", "unchanged", "unchanged"]


def test_an_interrupted_run_says_how_many_it_had_listed(ledger: Ledger) -> None:
    run_id = ledger.open_run("ingest", "direct", "rules-1")
    ledger.record(run_id, record(run_id, Disposition.UNREACHABLE))
    run = ledger.finish_run(run_id, "interrupted", listed=9)
    assert (run.status, run.listed, run.unreachable) == ("interrupted", 9, 1)


def test_runs_come_newest_first(ledger: Ledger) -> None:
    ids = [ledger.open_run("ingest", "direct", "rules-1") for _ in range(3)]
    assert [run.run_id for run in ledger.runs(limit=2)] == [ids[2], ids[1]]
    assert ids == sorted(ids)


def test_recording_a_batch_twice_is_recording_it_once(ledger: Ledger) -> None:
    run_id = ledger.open_run("ingest", "direct", "rules-1")
    outcome = RuleOutcome(
        run_id=run_id,
        batch=0,
        table_name="briefs",
        rule="title_present",
        severity="warning",
        why="…",
        passed=False,
        row_count=3,
        unexpected_count=1,
        examples=("title null",),
    )
    for _ in range(2):
        ledger.record_rules([outcome])
        ledger.record(run_id, record(run_id, Disposition.LOADED))
    assert ledger.rule_outcomes(run_id) == [outcome]
    assert len(ledger.dispositions(run_id)) == 1


def test_unpublished_runs_are_those_that_ended_without_the_mark(ledger: Ledger) -> None:
    ledger.mark_published(load(ledger, A))
    ended = load(ledger, B)
    load(ledger, C, finish=False)
    assert [run.run_id for run in ledger.unpublished_runs()] == [ended]
    assert ledger.run(ended) == ledger.unpublished_runs()[0]


def test_loads_tell_run_document_brief_and_version(ledger: Ledger) -> None:
    first, second = load(ledger, A), load(ledger, B)
    assert ledger.loads() == [(first, A, "brief", 1), (second, B, "brief", 2)]


# Recovery


def test_nothing_to_recover_after_a_published_run(ledger: Ledger) -> None:
    ledger.mark_published(load(ledger, A))
    assert ledger.recover(lambda _: pytest.fail("nobody need ask")) == []


def test_a_run_that_loaded_nothing_need_not_be_published(ledger: Ledger) -> None:
    run_id = ledger.open_run("ingest", "direct", "rules-1")
    ledger.record(run_id, record(run_id, Disposition.UNCHANGED))
    ledger.finish_run(run_id)
    assert ledger.recover(lambda _: False) == []
    assert ledger.runs()[0].status == "finished"


@pytest.mark.parametrize("finish", [True, False], ids=["finished", "still running"])
def test_a_crash_before_publishing_makes_the_documents_pending(ledger: Ledger, finish: bool) -> None:
    ledger.mark_published(load(ledger, A))
    run_id = load(ledger, B, C, finish=finish)
    assert ledger.recover(lambda _: False) == [run_id]
    assert [state(ledger, each) for each in (A, B, C)] == [State.LOADED, State.PENDING, State.PENDING]
    crashed = ledger.runs()[0]
    assert (crashed.status, crashed.finished_at, crashed.listed, crashed.loaded) == ("crashed", None, 0, 0)
    assert ledger.dispositions(run_id) == []
    assert ledger.recover(lambda _: False) == [], "recovery is done once"
    again = ledger.open_run("ingest", "direct", "rules-1")
    assert ledger.assign_versions([("brief", C), ("brief", B)], again) == {C: 2, B: 3}, "its versions are free again"


@pytest.mark.parametrize("finish", [True, False], ids=["finished", "still running"])
def test_a_crash_between_publishing_and_the_mark_keeps_the_documents(ledger: Ledger, finish: bool) -> None:
    run_id = load(ledger, A, B, finish=finish)
    assert ledger.recover(lambda asked: asked == run_id) == [run_id]
    assert [state(ledger, each) for each in (A, B)] == [State.LOADED, State.LOADED]
    run = ledger.runs()[0]
    assert (run.status, run.listed, run.loaded) == ("finished", 2, 2)
    assert run.finished_at is not None
    assert ledger.recover(lambda _: False) == []


def test_a_rejection_is_judged_again_when_its_run_crashed(ledger: Ledger) -> None:
    run_id = load(ledger, A, finish=False)
    ledger.settle(run_id, [Judgement(B, State.QUARANTINED, SHORT)])
    ledger.recover(lambda _: False)
    assert state(ledger, B) is State.PENDING


def test_a_rejection_of_what_the_warehouse_still_holds_does_not_stay(ledger: Ledger) -> None:
    ledger.mark_published(load(ledger, A))
    run_id = ledger.open_run("reprocess", "direct", "rules-2")
    ledger.settle(run_id, [Judgement(A, State.QUARANTINED, SHORT)])
    ledger.recover(lambda _: False)
    assert state(ledger, A) is State.PENDING


def test_what_a_killed_process_committed_is_there(path: Path) -> None:
    program = """
import os, signal, sys
from pathlib import Path
from archive.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]))
print(ledger.open_run("ingest", "direct", "rules-1"), flush=True)
ledger._connection.execute("BEGIN")
ledger._connection.execute("UPDATE runs SET command = 'torn'")
os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True)
    with Ledger(path) as ledger:
        assert [(run.run_id, run.command) for run in ledger.runs()] == [(killed.stdout.strip(), "ingest")]
        assert ledger.recover(lambda _: False) == [killed.stdout.strip()]


# SQLite


def test_the_ledger_waits_for_the_disk(ledger: Ledger) -> None:
    pragmas = ("journal_mode", "synchronous", "foreign_keys")
    assert [ledger._fetch(f"PRAGMA {name}")[0][0] for name in pragmas] == ["wal", 2, 1]
    assert ledger.verify() == []


def test_many_processes_may_make_it_at_once(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from archive.ledger import Ledger; Ledger(Path(sys.argv[1])).close()"
    )
    makers = [subprocess.Popen([sys.executable, "-c", program, str(path)]) for _ in range(5)]
    assert [maker.wait() for maker in makers] == [0] * 5


def test_several_threads_may_use_it(ledger: Ledger) -> None:
    def work() -> None:
        for _ in range(20):
            ledger.open_run("ingest", "direct", "rules-1")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ledger.runs()) == 80


@pytest.mark.parametrize("damage", [b"not a database, but long enough to be read as one" * 100, b"SQLite format 3\0"])
def test_a_damaged_ledger_says_what_to_do(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    with pytest.raises(StorageError, match=r"ledger\.sqlite") as raised:
        Ledger(path)
    assert "backup" in str(raised.value.next_step)


def test_a_ledger_that_cannot_be_opened_says_what_to_do(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StorageError, match="unable to open") as raised:
        Ledger(path)
    assert "permission" in str(raised.value.next_step)


def test_a_full_disk_is_a_storage_error_and_the_ledger_goes_on(ledger: Ledger) -> None:
    pages = ledger._fetch("PRAGMA page_count")[0][0]
    ledger._fetch(f"PRAGMA max_page_count = {pages}")
    many = [document(f"{number:064x}", uri="x" * 5000) for number in range(100)]
    with pytest.raises(StorageError, match="full") as raised:
        ledger.register(many)
    assert "make room" in str(raised.value.next_step)
    ledger._fetch("PRAGMA max_page_count = 1000000")
    ledger.register(many)
    assert len(list(ledger.documents())) == 104


def test_a_ledger_of_a_newer_release_is_refused(path: Path) -> None:
    Ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StorageError, match="version 99"):
        Ledger(path)


def test_an_older_ledger_is_copied_and_then_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(path) as ledger:
        ledger.open_run("ingest", "direct", "rules-1")
    steps = (*MIGRATIONS, ("ALTER TABLE runs ADD COLUMN later TEXT",))
    monkeypatch.setattr("archive.migrations.MIGRATIONS", steps)
    with Ledger(path) as ledger:
        assert [row["later"] for row in ledger._fetch("SELECT later FROM runs")] == [None]
    monkeypatch.undo()
    with Ledger(path.with_name(f"{path.name}.v{len(MIGRATIONS)}")) as copy:
        assert len(copy.runs()) == 1


def test_a_failed_migration_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Ledger(path).close()
    steps = (*MIGRATIONS, ("ALTER TABLE runs ADD COLUMN later TEXT", "ALTER TABLE nowhere ADD COLUMN x TEXT"))
    monkeypatch.setattr("archive.migrations.MIGRATIONS", steps)
    with pytest.raises(StorageError, match="nowhere"):
        Ledger(path)
    monkeypatch.undo()
    with Ledger(path) as ledger:
        assert "later" not in {row["name"] for row in ledger._fetch("PRAGMA table_info(runs)")}
