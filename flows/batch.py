"""The documents of a run as they go through it: listed, archived, parsed, checked."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.parsing import Job, Parsed
from pipeline.acquire.folder import Listed
from schemas.outcome import Disposition, DispositionRecord, RuleOutcome


@dataclass(frozen=True)
class Item:
    """One listed document: a job when it is news, else the end it came to without one."""

    ordinal: int
    uri: str
    document_id: str | None = None
    job: Job | None = None
    disposition: Disposition | None = None
    reason: str | None = None
    message: str | None = None

    def record(self, run_id: str) -> DispositionRecord:
        """The item's line in the run's record; only for one that has come to its end."""
        if self.disposition is None:
            raise ValueError(f"{self.uri} has not come to its end")
        return DispositionRecord(
            run_id=run_id,
            ordinal=self.ordinal,
            uri=self.uri,
            document_id=self.document_id,
            disposition=self.disposition,
            reason=self.reason,
            message=self.message,
        )


@dataclass(frozen=True)
class Batch:
    """Documents that are parsed, checked and loaded together."""

    number: int
    items: Sequence[Item]

    @property
    def jobs(self) -> list[Job]:
        return [item.job for item in self.items if item.job]


@dataclass(frozen=True)
class Checked:
    """A batch after the quality gate: what is to be loaded, and what the rules found."""

    parsed: Sequence[Parsed]
    rule_outcomes: Sequence[RuleOutcome] = ()
    withheld: Sequence[str] = field(default=())


def cut(listed: Sequence[Listed], size: int) -> list[Sequence[Listed]]:
    """The listing in batches of that many documents."""
    return [listed[start : start + size] for start in range(0, len(listed), size)]
