"""Errors that end a command. Each says what was seen, what was tried, and what to run next.

BriefhouseError
├── UsageError      2  the command line or a setting is wrong
├── LockedError     5  another ingest holds the lock
└── StorageError    6  disk full, no permission, archive or warehouse damaged
    └── DamagedWarehouse   the published file cannot be opened
"""

from typing import ClassVar


class BriefhouseError(Exception):
    """What was seen, in one line; `tried` and `next_step` when there is something to say."""

    exit_code: ClassVar[int] = 1

    def __init__(self, seen: str, *, tried: str | None = None, next_step: str | None = None) -> None:
        super().__init__(seen)
        self.seen = seen
        self.tried = tried
        self.next_step = next_step


class UsageError(BriefhouseError):
    """The command line or a setting is wrong."""

    exit_code = 2


class LockedError(BriefhouseError):
    """Another ingest holds the lock; `seen` names its process."""

    exit_code = 5


class StorageError(BriefhouseError):
    """Disk full, no permission, archive or warehouse damaged. Nothing accepted is lost."""

    exit_code = 6


class DamagedWarehouse(StorageError):
    """The published warehouse cannot be opened; it is rebuilt from the archive."""
