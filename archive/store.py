"""The bytes we were given, content-addressed by SHA-256 and never changed.

A file is in the store when it has its final name. Before that it lies in `raw/incoming/`, in a folder that the
writing process holds locked: a power cut or a kill leaves the whole file or none.
"""

import contextlib
import errno
import fcntl
import hashlib
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal, NamedTuple

from schemas.errors import StorageError

CHUNK_BYTES = 1 << 20
SYNC_THREADS = 8  # fsyncs that wait together share one commit of the file system's journal
ADDRESS = re.compile(r"[0-9a-f]{64}")


class Kept(NamedTuple):
    """A document whose bytes are in the store, on the disk."""

    document_id: str
    byte_count: int
    is_new: bool


class Fault(NamedTuple):
    """What `verify` found wrong with one document; `message` says what was seen."""

    kind: Literal["missing", "corrupt", "orphaned"]
    document_id: str
    path: str
    message: str


class Draft(NamedTuple):
    """Bytes that were read and hashed; `temporary` is None when the store has them already."""

    document_id: str
    byte_count: int
    temporary: str | None

    def kept(self) -> Kept:
        return Kept(self.document_id, self.byte_count, self.temporary is not None)


class UnreadableError(Exception):
    """The source could not be read; `error` says why. Told apart from a store that cannot be written."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def archive_path(document_id: str) -> str:
    """Where the bytes lie, relative to the data folder."""
    return f"raw/{document_id[:2]}/{document_id[2:]}"


class Store:
    """The folder `raw` below the data folder `root`. Made when it is missing."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._raw = root / "raw"
        self._incoming = self._raw / "incoming"
        with _storage_errors(self._raw):
            self._incoming.mkdir(mode=0o755, parents=True, exist_ok=True)

    def keep_all(self, paths: Sequence[Path]) -> list[Kept | OSError]:
        """What became of each path, in the same order; the bytes of every Kept survive a power cut.

        A path that cannot be read, is no regular file, or changes while it is read gives its OSError.

        Raises:
            StorageError: the store cannot be written; none of these paths counts as kept.
        """
        return self._keep([_read_file(path) for path in paths])

    def keep_bytes(self, data: bytes) -> Kept:
        """The same for bytes that come from no file, for example from the network."""
        [kept] = self._keep([iter((data,))])
        if isinstance(kept, OSError):
            raise kept
        return kept

    def path(self, document_id: str) -> Path:
        """Where the bytes lie, or would lie."""
        return self._root / archive_path(document_id)

    def has(self, document_id: str) -> bool:
        """Whether the document's bytes are there; they are not hashed."""
        return os.path.exists(self._locate(document_id))

    def read(self, document_id: str) -> bytes:
        """The bytes, not hashed again.

        Raises:
            StorageError: the store does not have them, or they cannot be read.
        """
        path = self.path(document_id)
        try:
            return path.read_bytes()
        except OSError as error:
            seen = f"{path}: archived document cannot be read: {error.strerror}"
            raise StorageError(seen, next_step="briefhouse verify") from error

    def read_head(self, document_id: str, byte_count: int) -> bytes:
        """The first bytes of a document that was just kept."""
        descriptor = os.open(self._locate(document_id), os.O_RDONLY | os.O_CLOEXEC)
        try:
            return os.read(descriptor, byte_count)
        finally:
            os.close(descriptor)

    def verify(self, known: Collection[str]) -> Iterator[Fault]:
        """Every fault of the store, after hashing all of it; `known` are the ids that the ledger has."""
        expected, found = frozenset(known), set()
        for document_id, path in self._files():
            found.add(document_id)
            if (seen := _corruption(document_id, path)) is not None:
                yield Fault("corrupt", document_id, str(path), seen)
            elif document_id not in expected:
                yield Fault("orphaned", document_id, str(path), "the ledger does not know this file")
        for document_id in sorted(expected - found):
            yield Fault("missing", document_id, str(self.path(document_id)), "the ledger knows it, the file is gone")

    def sweep(self) -> int:
        """How many folders of temporaries were removed: those whose process is dead."""
        with _storage_errors(self._incoming):
            return sum(_remove_if_dead(folder) for folder in self._incoming.iterdir())

    def _files(self) -> Iterator[tuple[str, Path]]:
        for folder in sorted(self._raw.iterdir()):
            if folder == self._incoming:
                continue
            for path in sorted(folder.iterdir()) if folder.is_dir() else [folder]:
                yield folder.name + (path.name if path != folder else ""), path

    def _keep(self, sources: Sequence[Iterator[bytes]]) -> list[Kept | OSError]:
        with _storage_errors(self._raw), self._locked_folder() as folder, ThreadPoolExecutor(SYNC_THREADS) as pool:
            drafts = self._write_drafts(sources, folder)
            read = [draft for draft in drafts if isinstance(draft, Draft)]
            new = {draft.document_id: draft.temporary for draft in read if draft.temporary}
            _drain(pool.map(_sync, new.values()))
            self._place(new)
            # Also of files that were there before: a process killed in between may not have synced their folder.
            _drain(pool.map(_sync, {self._raw / prefix for prefix in {draft.document_id[:2] for draft in read}}))
        return [draft if isinstance(draft, OSError) else draft.kept() for draft in drafts]

    def _write_drafts(self, sources: Sequence[Iterator[bytes]], folder: Path) -> list[Draft | OSError]:
        """Writes bytes that are new to the store and to this call, each once."""
        drafts: list[Draft | OSError] = []
        taken: set[str] = set()
        for ordinal, source in enumerate(sources):
            try:
                draft = self._write_draft(source, f"{folder}/{ordinal}", taken)
            except UnreadableError as unreadable:
                drafts.append(unreadable.error)
            else:
                taken.add(draft.document_id)
                drafts.append(draft)
        return drafts

    def _write_draft(self, chunks: Iterator[bytes], temporary: str, taken: Collection[str]) -> Draft:
        first, second = next(chunks, b""), next(chunks, b"")
        digest = hashlib.sha256(first)
        if not second:  # a small file: no temporary is needed to learn that it is here already
            document_id = digest.hexdigest()
            if document_id in taken or self._has(document_id, len(first)):
                return Draft(document_id, len(first), None)
            return Draft(document_id, _write(temporary, [first]), temporary)
        digest.update(second)
        byte_count = _write(temporary, _chain_hashing(first, second, chunks, digest.update))
        document_id = digest.hexdigest()
        if document_id in taken or self._has(document_id, byte_count):
            os.unlink(temporary)
            return Draft(document_id, byte_count, None)
        return Draft(document_id, byte_count, temporary)

    def _has(self, document_id: str, byte_count: int) -> bool:
        """False also for a file of another size: it is damaged, and is written anew."""
        try:
            return os.stat(self._locate(document_id)).st_size == byte_count
        except FileNotFoundError:
            return False

    def _locate(self, document_id: str) -> str:
        """The same as `path`, as text: paths are taken apart and put together three times a document otherwise."""
        return f"{self._root}/{archive_path(document_id)}"

    def _place(self, new: dict[str, str]) -> None:
        folders = [self._raw / prefix for prefix in {document_id[:2] for document_id in new}]
        missing = [folder for folder in folders if not folder.is_dir()]
        for folder in missing:
            folder.mkdir(mode=0o755, exist_ok=True)
        if missing:
            _sync(self._raw)
        for document_id, temporary in new.items():
            os.rename(temporary, self._locate(document_id))

    @contextlib.contextmanager
    def _locked_folder(self) -> Iterator[Path]:
        """A folder of this call's own. The lock on it ends with the process, whatever ends it."""
        folder, lock = _make_locked_folder(self._incoming)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _read_file(path: Path) -> Iterator[bytes]:
    """The file's bytes, chunk by chunk.

    Raises:
        UnreadableError: it cannot be read, is no regular file, or was changed meanwhile.
    """
    try:
        # O_NONBLOCK: opening a FIFO without a writer would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise UnreadableError(_as_os_error(error, path)) from error
    try:
        yield from _read_descriptor(descriptor, path)
    except OSError as error:
        raise UnreadableError(_as_os_error(error, path)) from error
    finally:
        os.close(descriptor)


def _read_descriptor(descriptor: int, path: Path) -> Iterator[bytes]:
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    room = min(
        CHUNK_BYTES, before.st_size + 1
    )  # a whole chunk's buffer for each small file would cost more than the file
    while chunk := os.read(descriptor, room):
        yield chunk
    after = os.fstat(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise OSError(errno.EAGAIN, "changed while it was being read", str(path))


def _as_os_error(error: OSError | ValueError, path: Path) -> OSError:
    """The error with the path on it; a path with a NUL in it raises ValueError."""
    if isinstance(error, OSError):
        return type(error)(error.errno, error.strerror, str(path))
    return OSError(errno.EINVAL, str(error), str(path))


def _chain_hashing(
    first: bytes, second: bytes, rest: Iterator[bytes], update: Callable[[bytes], None]
) -> Iterator[bytes]:
    """All chunks; those of `rest` are hashed as they pass."""
    yield first
    yield second
    for chunk in rest:
        update(chunk)
        yield chunk


def _write(temporary: str, chunks: Iterable[bytes]) -> int:
    """The number of bytes written. Read-only from the first moment: the umask can only take more away."""
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o444)
    try:
        byte_count = sum(_write_whole(descriptor, chunk) for chunk in chunks)
        _start_writing_back(descriptor)
        return byte_count
    except BaseException:
        os.unlink(temporary)
        raise
    finally:
        os.close(descriptor)


def _write_whole(descriptor: int, chunk: bytes) -> int:
    written = os.write(descriptor, chunk)
    while written < len(chunk):  # a disk that is almost full takes a part, and refuses the next one
        written += os.write(descriptor, chunk[written:])
    return written


def _start_writing_back(descriptor: int) -> None:
    """Halves the wait for the fsync that follows: Linux begins to write dirty pages when told they are not needed."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _sync(path: Path) -> None:
    """Waits until the file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _drain(results: Iterable[None]) -> None:
    """Waits for all, and raises what one of them raised."""
    for _ in results:
        pass


def _make_locked_folder(incoming: Path) -> tuple[Path, int]:
    while True:
        folder = Path(tempfile.mkdtemp(dir=incoming))
        lock = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(lock, fcntl.LOCK_EX)
        if os.fstat(lock).st_nlink:
            return folder, lock
        os.close(lock)  # swept by another process before it was locked


def _remove_if_dead(folder: Path) -> bool:
    if not folder.is_dir() or folder.is_symlink():
        folder.unlink()
        return True
    lock = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(lock)


def _corruption(document_id: str, path: Path) -> str | None:
    """What is wrong with the file's bytes; None when they are what its name says."""
    if not ADDRESS.fullmatch(document_id):
        return None  # nothing that the store has written
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return "not a regular file"
        with path.open("rb") as file:
            actual = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None if actual == document_id else f"the bytes have the SHA-256 {actual}"


@contextlib.contextmanager
def _storage_errors(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{place}: cannot be written: {error.strerror or error}",
            next_step="make room or give permission there, then run the same command again; nothing accepted is lost",
        ) from error
