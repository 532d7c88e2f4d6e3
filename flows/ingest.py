"""One run: discover, archive, parse, check, load, publish, report."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from archive.ledger import Ledger
from archive.lock import hold
from archive.store import Store
from flows.archiving import Archivist, spread
from flows.background import Begun
from flows.batch import Batch, Checked, Item, cut
from flows.loading import Loader
from flows.order import EXAMPLES, WATCH, BrokenRule, LoadedBrief, Order, Report
from flows.parsing import Job, Parsed, parse_into_part
from flows.records import require_warehouse
from flows.recurring import Recurring, plan_again, put_again
from flows.rules import fingerprint
from flows.steps import PLAIN, Steps, Work, judge_batch
from flows.workers import Crew, hire
from pipeline.acquire.folder import Listed
from schemas.outcome import Disposition, RuleOutcome
from schemas.row import Load

_HANDFULS = 4  # parts of a batch for each worker: small enough that none waits long for the other
_AHEAD = 1  # batches in the workers' hands beside the one that is waited for
_DONE_WELL = frozenset({Disposition.LOADED, Disposition.UNCHANGED, Disposition.DUPLICATE})


def ingest(order: Order, steps: Steps = PLAIN) -> Report:
    """Every listed document comes to exactly one end; the briefs among them are in the published warehouse.

    Raises:
        LockedError: another ingest holds the lock.
        StorageError: disk, permission, damage. What was archived is pending, and the next run takes it up.
    """
    with _open_run(order) as run:
        for batch, checked in _check_beside(run, steps):
            run.note(steps.load(run.loader, batch, checked), checked)
        if run.has_news:
            steps.publish(run.loader)
        return run.report()


@dataclass
class _Run:
    """A run while it lasts."""

    order: Order
    ledger: Ledger
    loader: Loader
    archivist: Archivist
    load: Load
    resources: ExitStack
    archiving: Executor
    checking: Executor
    recurring: Recurring
    crew: Crew | None = None
    has_news: bool = False
    listed: int = 0
    done: int = 0

    def __post_init__(self) -> None:
        self.briefs: list[LoadedBrief] = []
        self.problems: list[Item] = []
        self.rule_outcomes: list[RuleOutcome] = []

    def note(self, ended: list[Item], checked: Checked) -> None:
        """Counts the batch as done and keeps its first examples for the report."""
        loaded = [each for each in checked.parsed if each.disposition is Disposition.LOADED]
        self.has_news |= bool(checked.parsed)
        self.rule_outcomes += [rule for rule in checked.rule_outcomes if not rule.passed]
        self.briefs += [
            LoadedBrief(each.document.uri, each.brief_id or "", each.display_title or "")
            for each in loaded[: EXAMPLES - len(self.briefs)]
        ]
        problems = [item for item in ended if item.disposition not in _DONE_WELL]
        self.problems += problems[: EXAMPLES - len(self.problems)]
        self.done += len(ended)
        WATCH.get()(self.done, self.listed)

    def report(self) -> Report:
        """The run as the ledger has it, with the examples."""
        run_id = self.load.run_id
        run = self.ledger.run(run_id) if self.has_news else self.ledger.finish_run(run_id)
        return Report(run, self.briefs, [item.record(run_id) for item in self.problems], _sum_up(self.rule_outcomes))


def _sum_up(outcomes: Sequence[RuleOutcome]) -> list[BrokenRule]:
    """The rules broken in some batch, over all batches in which they were."""
    broken: dict[tuple[str, str], BrokenRule] = {}
    for each in outcomes:
        name = f"{each.table_name}.{each.rule}"
        before = broken.get((name, each.severity), BrokenRule(name, each.severity, 0, 0))
        counts = before.unexpected_count + each.unexpected_count, before.row_count + each.row_count
        broken[name, each.severity] = BrokenRule(name, each.severity, *counts)
    return sorted(broken.values(), key=lambda rule: rule.name)


@contextmanager
def _open_run(order: Order) -> Iterator[_Run]:
    """Lock, ledger and archive for the length of the run; what a dead run left behind is put right first."""
    settings = order.settings
    with ExitStack() as resources:
        resources.enter_context(hold(settings.lock_path, order.command, order.wait_seconds))
        ledger = resources.enter_context(Ledger(settings.ledger_path))
        ledger.recover(lambda run_id: _is_published(order, run_id))
        require_warehouse(ledger, settings.warehouse_path)
        store = Store(settings.data_dir)
        store.sweep()
        rules = fingerprint(settings.limits)
        opened = ledger.run(ledger.open_run(order.command, order.engine, rules))
        load = Load(run_id=opened.run_id, loaded_at=opened.started_at)
        loader = resources.enter_context(Loader(load.run_id, ledger, settings))
        archivist = Archivist(store, ledger, rules, settings.limits, load)
        archiving, checking = (resources.enter_context(ThreadPoolExecutor(1)) for _ in range(2))
        try:
            yield _Run(order, ledger, loader, archivist, load, resources, archiving, checking, Recurring(ledger))
        except (KeyboardInterrupt, SystemExit):
            ledger.finish_run(load.run_id, "interrupted")
            ledger.recover(lambda run_id: _is_published(order, run_id))
            raise
        except BaseException:
            ledger.recover(lambda run_id: _is_published(order, run_id))
            raise


def _is_published(order: Order, run_id: str) -> bool:
    from warehouse.connect import has_run  # here: only a run that died before has anything to look up

    return has_run(order.settings.warehouse_path, run_id)


def _check_beside(run: _Run, steps: Steps) -> Iterator[tuple[Batch, Checked]]:
    """Each batch with what the gate says of it, the next one already in the gate's hands while this one is loaded."""
    before: tuple[Batch, Begun[Checked]] | None = None
    for batch, parsed in _compare_ahead(run, steps):
        checked = steps.check(before[1]) if before else None
        judging = partial(judge_batch, parsed, run.load.run_id, batch.number, _latest_day(run.load))
        behind, before = before, (batch, Begun(run.checking, judging))
        if behind and checked:
            yield behind[0], checked
    if before:
        yield before[0], steps.check(before[1])


def _latest_day(load: Load) -> date:
    """The day it is already somewhere on earth: what is dated in Seoul's today is not from the future."""
    return (load.loaded_at + timedelta(hours=14)).date()


def _compare_ahead(run: _Run, steps: Steps) -> Iterator[tuple[Batch, list[Parsed]]]:
    """Each batch with its documents compared; those that hold boilerplate are walked again beside the next batch."""
    under_way: deque[tuple[Batch, list[Parsed], list[Work]]] = deque()
    for batch, parsed in _parse_ahead(run, steps):
        handfuls = plan_again(batch, parsed, run.recurring.learn(parsed))
        under_way.append((batch, parsed, _hand_out(run, handfuls)))
        if len(under_way) > _AHEAD:
            yield _take_again(run, steps, *under_way.popleft())
    while under_way:
        yield _take_again(run, steps, *under_way.popleft())


def _take_again(
    run: _Run, steps: Steps, batch: Batch, parsed: list[Parsed], work: list[Work]
) -> tuple[Batch, list[Parsed]]:
    return batch, put_again(parsed, steps.parse(run.crew, work)) if work else parsed


def _parse_ahead(run: _Run, steps: Steps) -> Iterator[tuple[Batch, list[Parsed]]]:
    """Each batch with its parsed documents, the next ones already in the workers' hands."""
    under_way: deque[tuple[Batch, list[Work]]] = deque()
    for batch in _archive_ahead(run, steps):
        under_way.append((batch, _send(run, batch)))
        if len(under_way) > _AHEAD:
            yield _take(run, steps, under_way)
    while under_way:
        yield _take(run, steps, under_way)


def _archive_ahead(run: _Run, steps: Steps) -> Iterator[Batch]:
    """The order's documents in batches, their bytes in the archive, the next ones already on their way there."""
    if run.order.retry:
        yield from _recall(run)
        return
    under_way: deque[Begun[Batch]] = deque()
    for work in _plan(run, steps.discover(run.order.paths)):
        under_way.append(Begun(run.archiving, work))
        if len(under_way) > 1:
            yield steps.archive(under_way.popleft())
    while under_way:
        yield steps.archive(under_way.popleft())


def _plan(run: _Run, listed: Sequence[Listed]) -> Iterator[Callable[[], Batch]]:
    """The archiving of the listing, batch by batch."""
    run.listed = len(listed)
    ordinal = 0
    for number, some in enumerate(cut(listed, run.order.settings.batch_size)):
        yield partial(run.archivist.archive, some, number, ordinal, run.loader.part_of(number))
        ordinal += len(some)


def _recall(run: _Run) -> Iterator[Batch]:
    """The archived documents that are to be tried again, in batches; one that was loaded meanwhile is unchanged."""
    documents = run.ledger.documents_of(run.order.retry)
    states = run.ledger.states(run.order.retry)
    run.listed = len(documents)
    size = run.order.settings.batch_size
    for number, start in enumerate(range(0, len(documents), size)):
        part = run.loader.part_of(number)
        some = enumerate(documents[start : start + size], start)
        yield Batch(
            number, [run.archivist.recall(each, ordinal, states[each.document_id], part) for ordinal, each in some]
        )


def _send(run: _Run, batch: Batch) -> list[Work]:
    """The batch's jobs to the workers, who are hired when the work pays for it; else left to this process."""
    jobs = batch.jobs
    settings = run.order.settings
    if run.crew is None and _call_for_workers(jobs, settings.pool_threshold_bytes):
        run.crew = run.resources.enter_context(hire(settings.workers, settings.limits))
    if jobs and not run.has_news:
        _warm_gate()
        run.has_news = True
    return _hand_out(run, list(spread(batch.items, _HANDFULS * settings.workers if run.crew else 1)))


def _call_for_workers(jobs: Sequence[Job], threshold_bytes: int) -> bool:
    """True for enough bytes, and for any PDF: a bad one takes its process with it, which must not be this one."""
    total = sum(job.document.byte_count for job in jobs)
    return total >= threshold_bytes or any(job.document.media_type == "application/pdf" for job in jobs)


def _hand_out(run: _Run, handfuls: Sequence[list[Job]]) -> list[Work]:
    """The handfuls in the workers' hands; as they are where nobody was hired."""
    if run.crew is None:
        return list(handfuls)
    return [run.crew.send(parse_into_part, handful) for handful in handfuls]


def _warm_gate() -> None:
    """Importing Great Expectations takes seconds: it begins now, beside the parsing."""
    from expectations.check import warm

    warm()


def _take(run: _Run, steps: Steps, under_way: "deque[tuple[Batch, list[Work]]]") -> tuple[Batch, list[Parsed]]:
    batch, work = under_way.popleft()
    return batch, steps.parse(run.crew, work) if work else []
