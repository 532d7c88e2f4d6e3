"""Prefect on the steps: tasks for batches and stages, never for single documents. Nothing else imports Prefect."""

import errno
from contextlib import suppress
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows import steps
from flows.ingest import ingest
from flows.order import Order, Report
from flows.steps import Steps
from schemas.errors import StorageError

_PASSING = frozenset({errno.EIO, errno.EAGAIN, errno.EINTR, errno.ESTALE, errno.ETIMEDOUT})
_RETRIES = 2  # of the steps that touch disk: a network file system comes and goes
_RETRY_DELAY_SECONDS = 2


DONE: list[Report] = []
"""Reports of the flows that came to their end in this process, whatever Prefect's server says of them afterwards."""


class IngestFailed(Exception):
    """The ingest itself failed, not Prefect; the cause is the error."""


def _is_worth_retrying(_task: Any, _run: Any, state: Any) -> bool:
    """A disk that fails for a moment may answer the next time; a full one or a fault of ours will not."""
    error = state.result(raise_on_failure=False)
    cause = error.__cause__ if isinstance(error, StorageError) else error
    return isinstance(cause, OSError) and cause.errno in _PASSING


_pure = task(cache_policy=NO_CACHE, persist_result=False)
_touching_disk = task(
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=_RETRIES,
    retry_delay_seconds=_RETRY_DELAY_SECONDS,
    retry_condition_fn=_is_worth_retrying,
)


TASKS = Steps(
    discover=_touching_disk(steps.discover),
    archive=_touching_disk(steps.archive),
    parse=_pure(steps.parse),
    check=_pure(steps.check),
    load=_pure(steps.load),  # a failed load has closed its stage: the run is undone, and the next one does it again
    publish=_pure(steps.publish),
)


@flow(name="ingest", flow_run_name="ingest {order.command}", persist_result=False, validate_parameters=False)
def ingest_flow(order: Order) -> Report:
    """The ingest as a Prefect flow; its summary is kept as an artifact.

    Raises:
        IngestFailed: with the ingest's own error as its cause; whatever else is raised is Prefect's.
    """
    try:
        report = ingest(order, TASKS)
    except Exception as error:
        raise IngestFailed(str(error)) from error
    DONE.append(report)
    with suppress(Exception):  # the documents are loaded: a server that fails now takes nothing back
        create_markdown_artifact(key="ingest-summary", markdown=summarise(report), description=report.run.run_id)
    return report


def summarise(report: Report) -> str:
    """The report as Markdown; what documents say is quoted so that it stays text."""
    run = report.run
    counts = "\n".join(f"| {name} | {getattr(run, name)} |" for name in _COUNTS)
    problems = "\n".join(
        f"- `{_plain(each.uri)}`: {each.disposition}, `{_plain(each.message or '')}`" for each in report.problems
    )
    return f"## Ingest {run.run_id}\n\n| | documents |\n|---|---:|\n{counts}\n\n{problems or 'No problems.'}\n"


_COUNTS = ("listed", "loaded", "unchanged", "duplicate", "quarantined", "withheld", "unreadable", "unreachable")


def _plain(text: str) -> str:
    return text.replace("`", "'").replace("\n", " ")[:200]
