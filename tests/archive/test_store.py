import errno
import hashlib
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.store import CHUNK_BYTES, Fault, Kept, Store, archive_path
from schemas.errors import StorageError


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def write(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def address(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 7])
def test_bytes_lie_under_their_sha256_and_come_back(store: Store, tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    assert store.keep_all([write(tmp_path, "a", data)]) == [Kept(address(data), size, True)]
    assert store.read(address(data)) == data
    assert store.path(address(data)) == tmp_path / "data" / archive_path(address(data))
    assert store.keep_bytes(data) == Kept(address(data), size, False)


def test_equal_files_are_stored_once_and_in_order(store: Store, tmp_path: Path) -> None:
    paths = [write(tmp_path, name, data) for name, data in [("a", b"x"), ("b", b"y"), ("c", b"x")]]
    kept = store.keep_all(paths)
    assert kept == [Kept(address(b"x"), 1, True), Kept(address(b"y"), 1, True), Kept(address(b"x"), 1, False)]


def test_equal_large_files_leave_no_temporary(store: Store, tmp_path: Path) -> None:
    data = os.urandom(CHUNK_BYTES + 1)
    kept = store.keep_all([write(tmp_path, "a", data), write(tmp_path, "b", data)])
    assert [each.is_new for each in kept if isinstance(each, Kept)] == [True, False]
    assert list((tmp_path / "data/raw/incoming").iterdir()) == []


def test_a_file_that_is_there_is_not_rewritten(store: Store) -> None:
    path = store.path(store.keep_bytes(b"text").document_id)
    before = path.stat()
    assert not store.keep_bytes(b"text").is_new
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_cut_short_is_written_anew(store: Store) -> None:
    path = store.path(store.keep_bytes(b"text").document_id)
    path.chmod(0o644)
    path.write_bytes(b"te")
    assert store.keep_bytes(b"text").is_new
    assert path.read_bytes() == b"text"


def test_archived_files_are_read_only(store: Store) -> None:
    path = store.path(store.keep_bytes(b"text").document_id)
    assert path.stat().st_mode & 0o333 == 0
    assert path.parent.stat().st_mode & 0o022 == 0


def test_paths_that_cannot_be_read_give_their_error_and_the_others_are_kept(store: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    good = write(tmp_path, "good", b"good")
    paths = [tmp_path / "fifo", tmp_path / "gone", tmp_path, Path("/dev/zero"), Path("nul\0"), good]
    started = time.monotonic()
    *refused, kept = store.keep_all(paths)
    assert time.monotonic() - started < 5, "a FIFO must not hang"
    assert [error.errno for error in refused if isinstance(error, OSError)] == [
        errno.EINVAL,
        errno.ENOENT,
        errno.EINVAL,
        errno.EINVAL,
        errno.EINVAL,
    ]
    assert kept == Kept(address(b"good"), 4, True)


def test_a_file_that_grows_while_it_is_read_is_refused(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = write(tmp_path, "a", b"begin"), os.read

    def read_and_append(descriptor: int, size: int) -> bytes:
        chunk = read(descriptor, size)
        with path.open("ab") as file:
            file.write(b"" if chunk else b"more")
        return chunk

    monkeypatch.setattr("archive.store.os.read", read_and_append)
    [error] = store.keep_all([path])
    assert isinstance(error, OSError)
    assert error.errno == errno.EAGAIN


def test_nothing_counts_as_archived_when_the_process_dies_before_the_rename(tmp_path: Path) -> None:
    program = """
import os, signal, sys
from pathlib import Path
import archive.store
archive.store.Store._place = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
archive.store.Store(Path(sys.argv[1])).keep_bytes(b"text")
"""
    assert subprocess.run([sys.executable, "-c", program, str(tmp_path)]).returncode == -9
    store = Store(tmp_path)
    assert len(list((tmp_path / "raw/incoming").iterdir())) == 1
    assert list(store.verify([])) == []
    assert store.sweep() == 1
    assert list((tmp_path / "raw/incoming").iterdir()) == []
    assert store.keep_bytes(b"text").is_new


def test_temporaries_of_a_living_process_are_not_swept(store: Store, tmp_path: Path) -> None:
    with store._locked_folder() as folder:
        assert Store(tmp_path / "data").sweep() == 0
        assert folder.is_dir()


def test_every_new_file_is_synced_before_the_rename_and_its_folder_after(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[tuple[str, str]] = []
    sync, rename = os.fsync, os.rename

    def note_sync(descriptor: int) -> None:
        events.append(("sync", Path(f"/proc/self/fd/{descriptor}").readlink().name))
        sync(descriptor)

    def note_rename(path: str, target: str) -> None:
        events.append(("rename", Path(path).name))
        rename(path, target)

    monkeypatch.setattr("archive.store.os.fsync", note_sync)
    monkeypatch.setattr("archive.store.os.rename", note_rename)
    document_id = store.keep_bytes(b"text").document_id
    assert events == [("sync", "0"), ("sync", "raw"), ("rename", "0"), ("sync", document_id[:2])]


def test_verify_names_what_is_missing_corrupt_and_orphaned(store: Store) -> None:
    ids = [store.keep_bytes(data).document_id for data in (b"good", b"corrupt", b"missing", b"orphaned")]
    store.path(ids[1]).chmod(0o644)
    store.path(ids[1]).write_bytes(b"corrupT")
    store.path(ids[2]).unlink()
    faults = list(store.verify(ids[:3]))
    assert {(fault.kind, fault.document_id) for fault in faults} == {
        ("corrupt", ids[1]),
        ("missing", ids[2]),
        ("orphaned", ids[3]),
    }
    assert address(b"corrupT") in next(fault.message for fault in faults if fault.kind == "corrupt")


def test_verify_reports_a_stray_file(store: Store, tmp_path: Path) -> None:
    stray = write(tmp_path / "data/raw", "notes.txt", b"")
    assert list(store.verify([])) == [
        Fault("orphaned", "notes.txt", str(stray), "the ledger does not know this file"),
    ]


def test_reading_what_is_not_there_names_the_next_step(store: Store) -> None:
    with pytest.raises(StorageError, match="No such file") as raised:
        store.read("0" * 64)
    assert raised.value.next_step == "briefhouse verify"


def test_a_full_disk_is_a_storage_error_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(StorageError, match="File too large") as raised:
            store.keep_bytes(b"x" * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "make room" in str(raised.value.next_step)
    assert list((tmp_path / "data/raw/incoming").iterdir()) == []
    assert store.keep_bytes(b"x" * 2000).is_new
