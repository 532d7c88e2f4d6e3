"""Worker processes with limits on time and memory: a killed worker costs one document, not the run."""

import multiprocessing
import os
import resource
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from schemas.outcome import Rejection
from schemas.settings import Limits

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

J = TypeVar("J")
R = TypeVar("R")

_PRELOAD = ["flows.parsing"]  # imported once, in the process that workers are forked from
_GRACE_SECONDS = 1.0  # for each document of a handful, beyond one document's own limit, before its worker is killed
_OUT_OF_MEMORY = 97  # exit code of a worker that did


@dataclass(frozen=True)
class Lost(Generic[J]):
    """A job whose worker died or was killed, and the limit that did it."""

    job: J
    rejection: Rejection


@dataclass(frozen=True)
class Ticket(Generic[J, R]):
    """Jobs on their way, in one worker's hands."""

    function: Callable[[Sequence[J]], R]
    jobs: Sequence[J]
    future: "ProcessFuture[R]"


def _do(function: Callable[[Sequence[J]], R], jobs: Sequence[J]) -> R:
    """The function in the worker. One that ran out of memory ends with it: what it still holds would fail the next."""
    try:
        return function(jobs)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


class Crew:
    """A pool of worker processes. Jobs go out in handfuls; a handful that fails goes out again one by one."""

    def __init__(self, pool: "ProcessPool", limits: Limits) -> None:
        self._pool = pool
        self._limits = limits

    def send(self, function: Callable[[Sequence[J]], R], jobs: Sequence[J]) -> Ticket[J, R]:
        """Hands the jobs to the next free worker."""
        seconds = self._limits.max_seconds + _GRACE_SECONDS * len(jobs)
        return Ticket(function, jobs, self._pool.schedule(_do, args=[function, jobs], timeout=seconds))

    def collect(self, ticket: Ticket[J, R]) -> Iterator[R | Lost[J]]:
        """The handful's result; after a failure, one result or one loss for each of its jobs."""
        from pebble import ProcessExpired

        try:
            yield ticket.future.result()
        except (ProcessExpired, FutureTimeout) as error:
            if len(ticket.jobs) == 1:
                yield Lost(ticket.jobs[0], self._explain(error))
                return
            for job in ticket.jobs:
                yield from self.collect(self.send(ticket.function, [job]))

    def _explain(self, error: BaseException) -> Rejection:
        """Which limit the lost document exceeded."""
        from pebble import ProcessExpired

        limits = self._limits
        if isinstance(error, FutureTimeout):
            seen = f"not parsed after {limits.max_seconds:g} seconds (limits.max_seconds)"
            return Rejection(reason="limit.seconds", message=seen)
        if isinstance(error, ProcessExpired) and error.exitcode == _OUT_OF_MEMORY:
            seen = f"needs more than {limits.max_memory_bytes:,} bytes of memory (limits.max_memory_bytes)"
            return Rejection(reason="limit.memory", message=seen)
        return Rejection(reason="limit.crashed", message="its worker process died twice while parsing it")


@contextmanager
def hire(workers: int, limits: Limits) -> Iterator[Crew]:
    """A crew for the length of the block."""
    from pebble import ProcessPool  # here: a run that finds nothing new hires nobody

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOAD)
    pool = ProcessPool(
        max_workers=workers, context=context, initializer=_limit_worker, initargs=[limits.max_memory_bytes]
    )
    try:
        yield Crew(pool, limits)
        pool.close()  # type: ignore[no-untyped-call]
    except BaseException:
        pool.stop()  # type: ignore[no-untyped-call]
        raise
    finally:
        pool.join()


def _limit_worker(max_memory_bytes: int) -> None:
    """Bounds the worker's address space; the terminal's Ctrl-C is the main process's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (max_memory_bytes, max_memory_bytes))
