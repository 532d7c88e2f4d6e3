"""Worker processes: a document that kills its worker, or never ends, costs itself and no other."""

import os
import time
from collections.abc import Sequence

from flows.workers import Lost, hire
from schemas.settings import Limits

LIMITS = Limits(max_seconds=1.0, max_memory_bytes=1_500_000_000)


def work(jobs: Sequence[str]) -> list[str]:
    """Does what the job says."""
    for job in jobs:
        if job == "die":
            os._exit(9)
        if job == "hang":
            time.sleep(60)
        if job == "swell":
            bytearray(LIMITS.max_memory_bytes)
    return [f"did {job}" for job in jobs]


def results(jobs: list[str]) -> tuple[list[str], dict[str, str]]:
    """What was done, and the reason for each job that was lost."""
    done: list[str] = []
    lost: dict[str, str] = {}
    with hire(2, LIMITS) as crew:
        for result in crew.collect(crew.send(work, jobs)):
            if isinstance(result, Lost):
                lost[result.job] = result.rejection.reason
            else:
                done += result
    return done, lost


def test_a_handful_is_done_in_order() -> None:
    assert results(["a", "b", "c"]) == (["did a", "did b", "did c"], {})


def test_a_job_that_kills_its_worker_is_lost_alone() -> None:
    assert results(["a", "die", "b"]) == (["did a", "did b"], {"die": "limit.crashed"})


def test_a_job_beyond_the_memory_limit_is_lost_alone() -> None:
    assert results(["a", "swell"]) == (["did a"], {"swell": "limit.memory"})


def test_a_job_beyond_the_time_limit_is_lost_alone() -> None:
    assert results(["a", "hang"]) == (["did a"], {"hang": "limit.seconds"})
