"""Parsed batches into the staged warehouse and the ledger, and the staged warehouse into the published one's place."""

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from archive.ledger import Judgement, Ledger, Outline, State
from flows.batch import Batch, Checked, Item
from flows.parsing import Parsed
from schemas.outcome import Disposition, Run
from schemas.settings import Settings

if TYPE_CHECKING:
    from warehouse.load import Stage


class Loader:
    """Loads batch after batch. The stage is opened at the first; without `publish` it is thrown away."""

    def __init__(self, run_id: str, ledger: Ledger, settings: Settings) -> None:
        self._run_id = run_id
        self._ledger = ledger
        self._settings = settings
        self._open = ExitStack()
        self._stage: Stage | None = None
        self.staging = settings.staging_path / run_id

    def __enter__(self) -> "Loader":
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()
        shutil.rmtree(self.staging, ignore_errors=True)

    def part_of(self, number: int) -> Path:
        """Folder for the parts of the batch with this number."""
        return self.staging / f"{number:06d}"

    def load(self, batch: Batch, checked: Checked) -> list[Item]:
        """Every item of the batch with its end. Done again, it adds nothing twice."""
        ended = [_end(item, parsed) for item, parsed in _pair(batch, checked)]
        admitted = [each for each in checked.parsed if each.disposition is Disposition.LOADED and each.brief_id]
        pairs = [(each.brief_id or "", each.document.document_id) for each in admitted]
        versions = self._ledger.assign_versions(pairs, self._run_id)
        if parts := list(dict.fromkeys(each.part for each in checked.parsed if each.part)):
            self.stage.add_parts(parts, versions, checked.withheld)
        for part in parts:
            shutil.rmtree(part, ignore_errors=True)
        self._ledger.settle(self._run_id, [_judge(each) for each in checked.parsed])
        self._ledger.record(self._run_id, [item.record(self._run_id) for item in ended])
        self._ledger.record_rules(checked.rule_outcomes)
        return ended

    @property
    def stage(self) -> "Stage":
        """The staged copy, opened at first use: importing DuckDB and copying cost time."""
        if self._stage is None:
            from warehouse.load import Stage

            self._stage = self._open.enter_context(Stage(self._settings.warehouse_path, self._settings.staging_path))
        return self._stage

    def publish(self) -> None:
        """Ends the run in the ledger, brings `ops` up to date with it, and publishes.

        A crash before the rename leaves the run unpublished: the next one finds it so and undoes it.
        """
        self._ledger.finish_run(self._run_id)
        publish_with(self.stage, self._ledger, self._ledger.unpublished_runs())


def publish_with(stage: "Stage", ledger: Ledger, runs: Sequence[Run]) -> None:
    """Publishes the stage, its `ops` telling of these runs what the ledger knows."""
    stage.sync_ops(
        runs,
        [each for run in runs for each in ledger.dispositions(run.run_id)],
        ledger.rejections(),
        [each for run in runs for each in ledger.rule_outcomes(run.run_id)],
    )
    stage.publish()
    for run in runs:
        ledger.mark_published(run.run_id)


def _pair(batch: Batch, checked: Checked) -> list[tuple[Item, Parsed | None]]:
    """Each item of the batch with what became of its document."""
    by_id = {each.document.document_id: each for each in checked.parsed}
    return [(item, by_id[item.document_id or ""] if item.job else None) for item in batch.items]


def _end(item: Item, parsed: Parsed | None) -> Item:
    if parsed is None:
        return item
    told = parsed.rejection
    return replace(
        item,
        job=None,
        disposition=parsed.disposition,
        reason=told.reason if told else None,
        message=told.message if told else None,
    )


def _judge(parsed: Parsed) -> Judgement:
    is_loaded = parsed.disposition is Disposition.LOADED
    outline = Outline(parsed.house, parsed.outline, parsed.recurring) if is_loaded else None
    return Judgement(parsed.document.document_id, State(parsed.disposition.value), parsed.rejection, outline)
