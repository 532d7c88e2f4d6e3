"""The steps of a run, as plain functions. `flows/tasks.py` puts Prefect's decorators on them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from flows.background import Begun
from flows.batch import Batch, Checked, Item
from flows.parsing import Job, Parsed, parse_into_part
from flows.workers import Crew, Lost, Ticket
from pipeline.acquire.folder import Listed, list_documents
from schemas.outcome import Disposition

if TYPE_CHECKING:
    from pyarrow import Table

    from flows.loading import Loader

Work = Ticket[Job, list[Parsed]] | list[Job]
"""A handful of jobs: in a worker's hands, or still to be done here."""


def discover(paths: Sequence[Path]) -> list[Listed]:
    """Everything at the paths, in order."""
    return list(list_documents(paths))


def archive(archiving: Begun[Batch]) -> Batch:
    """A batch whose bytes are in the archive, and which of its documents are news."""
    return archiving.result()


def parse(crew: Crew | None, work: Sequence[Work]) -> list[Parsed]:
    """What became of each job, once its worker, or this process, is done with it."""
    parsed: list[Parsed] = []
    for handful in work:
        if isinstance(handful, Ticket):
            parsed += _collect(crew, handful)
        else:
            parsed += parse_into_part(handful)
    return parsed


def check(checking: Begun[Checked]) -> Checked:
    """A batch that has been through the quality gate."""
    return checking.result()


def judge_batch(parsed: Sequence[Parsed], run_id: str, number: int, as_of: date) -> Checked:
    """The batch through the quality gate; documents that break a critical rule are withheld."""
    from expectations.check import check_batch  # here: nothing new to check, nothing to import

    parts = list(dict.fromkeys(each.part for each in parsed if each.part))
    if not parts:
        return Checked(parsed)
    verdicts = check_batch(partial(read_parts, parts), run_id, number, as_of)
    judged = [
        replace(each, disposition=Disposition.WITHHELD, rejection=reason)
        if (reason := verdicts.withheld.get(each.document.document_id))
        else each
        for each in parsed
    ]
    return Checked(judged, verdicts.outcomes, tuple(verdicts.withheld))


def load(loader: "Loader", batch: Batch, checked: Checked) -> list[Item]:
    """The batch in the staged warehouse and settled in the ledger; every item has come to its end."""
    return loader.load(batch, checked)


def publish(loader: "Loader") -> None:
    """The staged warehouse in the published one's place."""
    loader.publish()


def read_parts(parts: Sequence[Path], table: str, columns: Sequence[str]) -> "Table":
    """The columns of one table in all of the parts."""
    from warehouse.parts import read_parts_table

    return read_parts_table(parts, table, columns)


@dataclass(frozen=True)
class Steps:
    """The steps as the run calls them: plain, or each a Prefect task."""

    discover: Callable[[Sequence[Path]], list[Listed]] = discover
    archive: Callable[[Begun[Batch]], Batch] = archive
    parse: Callable[[Crew | None, Sequence[Work]], list[Parsed]] = parse
    check: Callable[[Begun[Checked]], Checked] = check
    load: "Callable[[Loader, Batch, Checked], list[Item]]" = load
    publish: "Callable[[Loader], None]" = publish


PLAIN = Steps()


def _collect(crew: Crew | None, ticket: Ticket[Job, list[Parsed]]) -> list[Parsed]:
    """The handful's results; a document whose worker died is unreadable, with the limit named."""
    if crew is None:
        raise ValueError("a ticket without the crew that gave it")
    parsed: list[Parsed] = []
    for result in crew.collect(ticket):
        if isinstance(result, Lost):
            parsed.append(Parsed(result.job.document, Disposition.UNREADABLE, rejection=result.rejection))
        else:
            parsed += result
    return parsed
