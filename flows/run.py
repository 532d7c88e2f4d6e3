"""Starting a run: as a Prefect flow where Prefect can be had, else the same functions without it."""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from flows.ingest import ingest
from flows.order import Order, Report

_QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_LEVEL": "ERROR",
    "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
    "PREFECT_CLI_COLORS": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
}


def run(order: Order, warn: Callable[[str], None]) -> Report:
    """The order carried out by its engine. Where Prefect cannot be had, `warn` is told and the steps run alone."""
    if order.engine == "direct":
        return ingest(order)
    _prepare_prefect(order.settings.data_dir)
    try:
        from flows.tasks import DONE, IngestFailed, ingest_flow
    except Exception as error:  # Prefect broken or not installed: any error at all
        return _run_alone(order, warn, error)
    _warm_gate_if_needed(order)
    try:
        return ingest_flow(order)
    except IngestFailed as error:
        raise error.__cause__ or error from None
    except Exception as error:
        if DONE:
            return DONE[-1]
        return _run_alone(order, warn, error)


def _run_alone(order: Order, warn: Callable[[str], None], error: Exception) -> Report:
    first_line = (str(error) or type(error).__name__).splitlines()[0]
    warn(f"no Prefect server could be reached or started ({first_line}); running without it")
    return ingest(order.model_copy(update={"engine": "direct"}))


def _prepare_prefect(data_dir: Path) -> None:
    """Quiet, and at home in the data folder, unless the environment says otherwise."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    home = Path(os.environ.setdefault("PREFECT_HOME", str((data_dir / "prefect").absolute())))
    with suppress(OSError):  # a data folder that cannot be written is for the run itself to complain of
        home.mkdir(parents=True, exist_ok=True)
    logging.getLogger("prefect").setLevel(logging.ERROR)


def _warm_gate_if_needed(order: Order) -> None:
    """Begins the slow imports beside the server's start, when a quick look finds something new."""
    from archive.ledger import Ledger
    from flows.archiving import has_news
    from flows.steps import discover

    if not order.retry:
        with Ledger(order.settings.ledger_path) as ledger:
            if not has_news(discover(order.paths), ledger):
                return
    from expectations.check import warm

    warm()
