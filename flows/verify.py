"""Archive, ledger and warehouse against each other, and the warehouse rebuilt from the other two."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from archive.ledger import Ledger, State
from archive.lock import hold
from archive.store import Store
from flows.parsing import Job, Parsed, parse_into_part
from flows.steps import Work, parse
from flows.workers import hire
from schemas.document import Document
from schemas.errors import BriefhouseError
from schemas.outcome import Disposition
from schemas.row import Load
from schemas.settings import Settings


def find_faults(settings: Settings) -> Iterator[str]:
    """One line for each thing that is not as it should be."""
    if not settings.ledger_path.exists():
        yield f"{settings.ledger_path}: no ledger; nothing was ingested into {settings.data_dir}"
        return
    with Ledger(settings.ledger_path) as ledger:
        yield from (f"ledger: {line}" for line in ledger.verify())
        known = {document.document_id for document in ledger.documents()}
        loaded = ledger.count_loaded()
    for fault in Store(settings.data_dir).verify(known):
        yield f"archive: {fault.kind}: {fault.path}: {fault.message}"
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

    Rows keep the run and time that first loaded them. No network, no ingest beside it.
    """
    from warehouse.load import Stage

    with ExitStack() as resources:
        resources.enter_context(hold(settings.lock_path, "briefhouse verify --rebuild", wait_seconds))
        ledger = resources.enter_context(Ledger(settings.ledger_path))
        ledger.recover(lambda _run_id: False)
        stage = resources.enter_context(Stage(settings.warehouse_path, settings.staging_path, rebuild=True))
        versions = {document_id: version for _, document_id, _, version in ledger.loads()}
        count = sum(stage.add_part(part, versions) for part in _parse_again(settings, ledger, resources))
        runs = ledger.runs()
        stage.sync_ops(
            runs,
            [each for run in runs for each in ledger.dispositions(run.run_id)],
            ledger.rejections(),
            [each for run in runs for each in ledger.rule_outcomes(run.run_id)],
        )
        stage.publish()
        for run in runs:
            ledger.mark_published(run.run_id)
    return count


def _parse_again(settings: Settings, ledger: Ledger, resources: ExitStack) -> Iterator[Path]:
    """The parts of all loaded documents, each part of one run."""
    store = Store(settings.data_dir)
    documents = {document.document_id: document for document in ledger.documents(State.LOADED)}
    started = {run.run_id: run.started_at for run in ledger.runs()}
    crew = None
    if sum(document.byte_count for document in documents.values()) >= settings.pool_threshold_bytes:
        crew = resources.enter_context(hire(settings.workers, settings.limits))
    for run_id, rows in groupby(ledger.loads(), key=lambda row: row[0]):
        load = Load(run_id=run_id, loaded_at=started[run_id])
        jobs = [_job(documents[document_id], store, settings, load) for _, document_id, _, _ in rows]
        for start in range(0, len(jobs), settings.batch_size):
            part = settings.staging_path / "rebuild" / f"{run_id}-{start}"
            handful = [
                Job(job.document, job.path, job.limits, load, part) for job in jobs[start : start + settings.batch_size]
            ]
            work: list[Work] = [crew.send(parse_into_part, handful) if crew else handful]
            yield from _parts_of(parse(crew, work))


def _job(document: Document, store: Store, settings: Settings, load: Load) -> Job:
    return Job(document, store.path(document.document_id), settings.limits, load)


def _parts_of(parsed: list[Parsed]) -> list[Path]:
    return list(dict.fromkeys(each.part for each in parsed if each.part and each.disposition is Disposition.LOADED))
