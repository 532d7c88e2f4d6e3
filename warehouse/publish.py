"""Copying the last good warehouse, and putting a new one in its place by one atomic rename."""

import fcntl
import os
import shutil
from contextlib import suppress
from pathlib import Path

FICLONE = 0x40049409
"""Linux ioctl_ficlone(2): share the blocks of another file, where the file system can."""


def copy_file(source: Path, target: Path) -> None:
    """Shares the blocks where the file system can, copies them where it cannot."""
    with source.open("rb") as old, target.open("wb") as new:
        try:
            fcntl.ioctl(new.fileno(), FICLONE, old.fileno())
            return
        except OSError:
            pass
    shutil.copyfile(source, target)


def publish_file(staged: Path, published: Path) -> None:
    """Readers of the old file keep it; the next reader gets the new one. Survives a power cut."""
    sync(staged)
    published.parent.mkdir(parents=True, exist_ok=True)
    find_wal(published).unlink(missing_ok=True)  # never ours: a published file is never written to
    staged.replace(published)
    sync(published.parent)


def sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_database(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
    with suppress(OSError):
        find_wal(path).unlink(missing_ok=True)


def find_wal(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")
