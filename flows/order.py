"""What was asked for, and what is told of it at the end."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from schemas.noun import Noun
from schemas.outcome import DispositionRecord, Run
from schemas.settings import Settings

EXAMPLES = 20
"""How many briefs and how many problems a report names; the rest is in the warehouse."""


class Order(Noun):
    """One ingest: the paths to list, or the archived documents to try again."""

    command: str
    """What was typed; the ledger and the lock show it."""
    settings: Settings
    """Where, and within which limits."""
    paths: tuple[Path, ...] = ()
    """Files and folders to list."""
    retry: tuple[str, ...] = ()
    """Ids of archived documents to try again."""
    wait_seconds: float = 0
    """How long to wait for another ingest to let go of the lock."""
    engine: Literal["prefect", "direct"] = "direct"
    """Whether Prefect drives the run."""


@dataclass(frozen=True)
class LoadedBrief:
    """A new brief, as the report shows it."""

    uri: str
    brief_id: str
    display_title: str


@dataclass(frozen=True)
class BrokenRule:
    """A quality rule that more rows broke than it allows."""

    name: str
    severity: str
    unexpected_count: int
    row_count: int


@dataclass
class Report:
    """What came of a run: its counts, and the first examples of what loaded and what did not."""

    run: Run
    briefs: list[LoadedBrief] = field(default_factory=list)
    problems: list[DispositionRecord] = field(default_factory=list)
    broken_rules: list[BrokenRule] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """True when every listed document is in the warehouse."""
        run = self.run
        return run.listed > 0 and run.loaded + run.unchanged + run.duplicate == run.listed


Watch = Callable[[int, int], None]
"""Told after every batch: documents done, documents listed."""

WATCH: ContextVar[Watch] = ContextVar("watch", default=lambda _done, _listed: None)
