"""Work begun before its turn comes, in a thread of its own."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Generic, TypeVar

R = TypeVar("R")


class Begun(Generic[R]):
    """Work under way. It is waited for by `result`; asked again after a failure, `result` does the work anew."""

    def __init__(self, thread: Executor, work: Callable[[], R]) -> None:
        self._work = work
        self._future: Future[R] | None = thread.submit(work)

    def result(self) -> R:
        """What the work gave, or raised."""
        future, self._future = self._future, None
        return future.result() if future else self._work()
