"""A small published warehouse, and a way to load made-up outcomes into it."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest

from schemas.outcome import Outcome
from tests.warehouse.made_up import (
    LOAD,
    make_dispositions,
    make_outcome,
    make_rejected,
    make_rejection,
    make_rule_outcome,
    make_run,
)
from warehouse.load import Stage
from warehouse.parts import write_part

LoadOutcomes = Callable[..., int]


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Where the warehouse is published; nothing there yet."""
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def load(published: Path) -> LoadOutcomes:
    """Loads outcomes as one part and publishes; gives the number that were new."""
    return partial(load_outcomes, published)


@pytest.fixture
def warehouse(published: Path, two_briefs: Path) -> Path:
    """A published warehouse of two briefs, to do with as you like."""
    return shutil.copyfile(two_briefs, published)


@pytest.fixture(scope="session")
def two_briefs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pattern of `warehouse`; not to be touched."""
    path = tmp_path_factory.mktemp("pattern") / "warehouse.duckdb"
    load_outcomes(path, [make_outcome("rivers"), make_outcome("lakes", title=None), make_rejected()])
    return path


def load_outcomes(
    published: Path,
    outcomes: Sequence[Outcome],
    versions: Mapping[str, int] | None = None,
    withheld: Sequence[str] = (),
) -> int:
    staging = published.parent / "staging"
    part = write_part(staging / "part", outcomes, LOAD)
    with Stage(published, staging) as stage:
        new = stage.add_parts([part], versions or {}, withheld)
        stage.sync_ops([make_run()], make_dispositions(), [make_rejection()], [make_rule_outcome()])
        stage.publish()
    return new
