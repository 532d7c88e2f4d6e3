"""Archive, ledger and warehouse against each other, and the warehouse rebuilt from the other two."""

import shutil
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from archive.ledger import Judgement, Ledger, State
from archive.lock import hold
from archive.store import Store
from flows.loading import publish_with
from flows.parsing import Job, Parsed, parse_into_part
from flows.rules import fingerprint
from flows.steps import Work, parse
from flows.workers import Crew, hire
from schemas.errors import BriefhouseError, StorageError
from schemas.outcome import Disposition, DispositionRecord
from schemas.row import Load
from schemas.settings import Settings

if TYPE_CHECKING:
    from warehouse.load import Stage

_REBUILD = "briefhouse verify --rebuild"
_REMEDIES = {
    "missing": "put a copy of these bytes at that path, or ingest the document again",
    "corrupt": "remove the file, then ingest the document again",
    "orphaned": "nothing is lost; remove the file, or ingest the document it came from",
}


def find_faults(settings: Settings, wait_seconds: float = 0) -> Iterator[str]:
    """One line for each thing that is not as it should be. Under the lock: a run under way is no fault.

    Raises:
        LockedError: a run is under way.
    """
    if not settings.ledger_path.exists():
        yield f"{settings.ledger_path}: no ledger; nothing was ingested into {settings.data_dir}"
        return
    with hold(settings.lock_path, "briefhouse verify", wait_seconds):
        yield from _compare(settings)


def _compare(settings: Settings) -> Iterator[str]:
    with Ledger(settings.ledger_path) as ledger:
        yield from (f"ledger: {line}" for line in ledger.verify())
        known = {document.document_id for document in ledger.documents()}
        loaded = ledger.count_loaded()
    for fault in Store(settings.data_dir).verify(known):
        yield f"archive: {fault.kind}: {fault.path}: {fault.message}; next: {_REMEDIES[fault.kind]}"
    yield from _find_warehouse_faults(settings, loaded)


def _find_warehouse_faults(settings: Settings, loaded: int) -> Iterator[str]:
    from warehouse.connect import connect, run_checks

    if not settings.warehouse_path.exists():
        if loaded:
            yield f"warehouse: {settings.warehouse_path} is missing; next: briefhouse verify --rebuild"
        return
    try:
        for name, count in run_checks(settings.warehouse_path).items():
            yield f"warehouse: checks.{name} has {count} rows and must have none"
        with connect(settings.warehouse_path) as connection:
            row = connection.execute("SELECT count(*) FROM documents").fetchone()
    except BriefhouseError as error:
        yield f"warehouse: {error.seen}; next: {error.next_step}"
        return
    if row and row[0] != loaded:
        yield f"warehouse: {row[0]} documents, the ledger has {loaded} loaded; next: briefhouse verify --rebuild"


def rebuild_warehouse(settings: Settings, wait_seconds: float = 0) -> int:
    """Parses every loaded document again from the archive and publishes a new warehouse; the number of documents.

    Rows keep the run and time that first loaded them. No network, no ingest beside it. A document that today's rules
    no longer admit is rejected, in a run of its own.
    """
    from warehouse.load import Stage

    if not settings.ledger_path.exists():
        seen = f"{settings.ledger_path}: no ledger, so nothing says which documents belong into the warehouse"
        raise StorageError(seen, next_step="put a backup of the ledger in its place, or briefhouse ingest PATH")
    with ExitStack() as resources:
        resources.enter_context(hold(settings.lock_path, _REBUILD, wait_seconds))
        ledger = resources.enter_context(Ledger(settings.ledger_path))
        ledger.recover(lambda run_id: _is_published(settings, run_id))
        _refuse_to_drop_briefs(settings, ledger)
        resources.callback(shutil.rmtree, _parts_folder(settings), ignore_errors=True)
        stage = resources.enter_context(Stage(settings.warehouse_path, settings.staging_path, rebuild=True))
        count, refused = 0, []
        for load, parsed in _parse_again(settings, ledger, resources):
            count += _add(stage, ledger, load, parsed)
            refused += [each for each in parsed if each.disposition is not Disposition.LOADED]
        _stop_at_passing_faults(refused)
        if refused:
            _reject(ledger, refused, fingerprint(settings.limits))
        publish_with(stage, ledger, ledger.runs())
    return count


def _refuse_to_drop_briefs(settings: Settings, ledger: Ledger) -> None:
    """Raises StorageError when bytes are gone of briefs that the warehouse still has: a new one would lack them.

    Where there is no warehouse to lose them from, it is rebuilt from the bytes that there are.
    """
    store = Store(settings.data_dir)
    gone = [document_id for _, document_id, _, _ in ledger.loads() if not store.has(document_id)]
    if gone and _opens(settings):
        seen = (
            f"{store.path(gone[0])}: the bytes of {len(gone)} loaded documents are gone; the warehouse still has them"
        )
        raise StorageError(seen, next_step="briefhouse verify")


def _opens(settings: Settings) -> bool:
    from warehouse.connect import connect

    try:
        connect(settings.warehouse_path).close()
    except BriefhouseError:
        return False
    return True


def _is_published(settings: Settings, run_id: str) -> bool:
    """Whether the warehouse that is there tells of the run; a damaged one tells of none."""
    from warehouse.connect import has_run

    try:
        return has_run(settings.warehouse_path, run_id)
    except BriefhouseError:
        return False


def _stop_at_passing_faults(refused: Sequence[Parsed]) -> None:
    """Raises StorageError when a document was lost to a limit of this machine or a fault of ours: it stays loaded."""
    for each in refused:
        if each.rejection and each.rejection.reason.startswith(("limit.", "internal.")):
            seen = f"{each.document.uri} could not be parsed again: {each.rejection.message}"
            raise StorageError(seen, next_step="raise the limit, then briefhouse verify --rebuild")


def _add(stage: "Stage", ledger: Ledger, load: Load, parsed: Sequence[Parsed]) -> int:
    """The handful in the staged warehouse; the number of its documents."""
    pairs = [(each.brief_id, each.document.document_id) for each in parsed if each.brief_id]
    versions = ledger.assign_versions(pairs, load.run_id)
    parts = list(dict.fromkeys(each.part for each in parsed if each.part))
    return stage.add_parts(parts, versions) if parts else 0


def _reject(ledger: Ledger, refused: Sequence[Parsed], rules: str) -> None:
    """Documents that were loaded under earlier rules and are not admitted under these."""
    run_id = ledger.open_run(_REBUILD, "direct", rules)
    ledger.settle(
        run_id,
        [Judgement(each.document.document_id, State(each.disposition.value), each.rejection) for each in refused],
    )
    ledger.record(run_id, [_record(run_id, ordinal, each) for ordinal, each in enumerate(refused)])
    ledger.finish_run(run_id)


def _record(run_id: str, ordinal: int, refused: Parsed) -> DispositionRecord:
    told = refused.rejection
    return DispositionRecord(
        run_id=run_id,
        ordinal=ordinal,
        uri=refused.document.uri,
        document_id=refused.document.document_id,
        disposition=refused.disposition,
        reason=told.reason if told else None,
        message=told.message if told else None,
    )


def _parse_again(settings: Settings, ledger: Ledger, resources: ExitStack) -> Iterator[tuple[Load, list[Parsed]]]:
    """The loaded documents, parsed in handfuls of one run each, the next ones already in the workers' hands."""
    handfuls = list(_plan(settings, ledger))
    crew = None
    if sum(job.document.byte_count for _, jobs in handfuls for job in jobs) >= settings.pool_threshold_bytes:
        crew = resources.enter_context(hire(settings.workers, settings.limits))
    under_way: deque[tuple[Load, Work]] = deque()
    for load, jobs in handfuls:
        under_way.append((load, crew.send(parse_into_part, jobs) if crew else jobs))
        if len(under_way) > 2 * settings.workers:
            yield _take(crew, under_way)
    while under_way:
        yield _take(crew, under_way)


def _take(crew: Crew | None, under_way: deque[tuple[Load, Work]]) -> tuple[Load, list[Parsed]]:
    load, work = under_way.popleft()
    return load, parse(crew, [work])


def _plan(settings: Settings, ledger: Ledger) -> Iterator[tuple[Load, list[Job]]]:
    """The loaded documents in handfuls of one run each, in the order in which they were loaded."""
    store = Store(settings.data_dir)
    documents = {document.document_id: document for document in ledger.documents(State.LOADED)}
    started = {run.run_id: run.started_at for run in ledger.runs()}
    recurring = ledger.recurring(documents)
    for run_id, rows in groupby(ledger.loads(), key=lambda row: row[0]):
        load = Load(run_id=run_id, loaded_at=started[run_id])
        ids = [document_id for _, document_id, _, _ in rows]
        for start in range(0, len(ids), settings.batch_size):
            part = _parts_folder(settings) / f"{run_id}-{start}"
            some = [documents[each] for each in ids[start : start + settings.batch_size] if store.has(each)]
            if some:
                yield (
                    load,
                    [
                        Job(
                            each,
                            store.path(each.document_id),
                            settings.limits,
                            load,
                            part,
                            recurring.get(each.document_id, {}),
                        )
                        for each in some
                    ],
                )


def _parts_folder(settings: Settings) -> Path:
    return settings.staging_path / "rebuild"
