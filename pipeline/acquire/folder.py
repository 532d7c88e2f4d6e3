"""Files and folders: what is to be ingested, listed before anything is read."""

import json
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from schemas.document import Provenance

SIDECAR = ".meta.json"
"""Ending of the file beside a document that says where it came from."""


@dataclass(frozen=True)
class Listed:
    """One thing found at the given paths. `problem` says why it cannot be opened, as (reason code, message)."""

    uri: str
    path: Path
    size: int = 0
    mtime_ns: int = 0
    ctime_ns: int = 0
    inode: int = 0
    problem: tuple[str, str] | None = None


def list_documents(paths: Iterable[Path]) -> Iterator[Listed]:
    """Every file at the paths, folders walked in the order of their names, each path once.

    Hidden files and sidecars are passed over. A path that is missing, no regular file, or a
    link that leads out of its folder is listed with its problem.
    """
    seen: set[str] = set()
    for path in paths:
        for listed in _list_folder(path) if _is_folder(path) else [_look_at(path, path.parent)]:
            key = os.fspath(listed.path)
            if key not in seen:
                seen.add(key)
                yield listed


def read_provenance(path: Path) -> Provenance | None:
    """What the sidecar beside the document says, field by field; None when there is none, or when it is no JSON."""
    sidecar = path.with_name(path.name + SIDECAR)
    try:
        told = json.loads(sidecar.read_text(encoding="utf-8"))
        return Provenance.model_validate({name: _accept(name, told.get(name)) for name in Provenance.model_fields})
    except (OSError, ValueError, AttributeError):
        return None


def _accept(name: str, value: object) -> object:
    """The value where the field takes it; None for one that it does not, so that the other fields stand."""
    try:
        Provenance.model_validate({name: value})
    except ValidationError:
        return None
    return value


def _is_folder(path: Path) -> bool:
    """False also for a path that cannot be looked at: looking at it as a file tells why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _list_folder(folder: Path) -> Iterator[Listed]:
    """The folder's files, and those of the folders in it.

    A folder that is empty, closed to us, or a link is listed as a problem.
    """
    found = False
    closed: list[OSError] = []
    for here, subfolders, names in os.walk(folder, onerror=closed.append, followlinks=False):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in subfolders:
            if (Path(here) / name).is_symlink():
                found = True
                yield _refused(Path(here) / name, "list.link_to_folder", "a link to a folder; name it to list it")
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(SIDECAR):
                found = True
                yield _look_at(Path(here) / name, folder)
    for error in closed:
        found = True
        yield _refused(Path(error.filename), "list.unreadable", (error.strerror or str(error)).lower())
    if not found:
        yield _refused(folder, "list.empty_folder", "the folder holds no documents")


def _look_at(path: Path, root: Path) -> Listed:
    """The file's size and times, or why it is none that can be read."""
    try:
        facts = path.lstat()
        if stat.S_ISLNK(facts.st_mode):
            if not path.resolve(strict=True).is_relative_to(root.resolve()):
                return _refused(path, "list.link_out", f"a link that leads out of {root}")
            facts = path.stat()
    except FileNotFoundError:
        return _refused(path, "list.missing", "no such file")
    except OSError as error:
        return _refused(path, "list.unreadable", (error.strerror or str(error)).lower())
    except RuntimeError:  # pathlib's word for a link that leads to itself
        return _refused(path, "list.link_loop", "a link that leads to itself")
    if not stat.S_ISREG(facts.st_mode):
        return _refused(path, "list.not_a_file", f"a {_kind(facts.st_mode)}, not a file")
    return Listed(_uri(path), path, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def _kind(mode: int) -> str:
    """What a thing that is no regular file is."""
    kinds = {
        stat.S_IFIFO: "pipe",
        stat.S_IFSOCK: "socket",
        stat.S_IFCHR: "device",
        stat.S_IFBLK: "device",
        stat.S_IFDIR: "folder",
    }
    return kinds.get(stat.S_IFMT(mode), "special file")


def _refused(path: Path, reason: str, message: str) -> Listed:
    return Listed(_uri(path), path, problem=(reason, message))


def _uri(path: Path) -> str:
    """The path as given, with bytes that are no UTF-8 and control characters escaped."""
    text = os.fspath(path)
    if text.isprintable():  # a lone surrogate, which stands for a byte that is no UTF-8, is not printable
        return text
    plain = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in plain)
