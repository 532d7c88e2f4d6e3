"""The fingerprint of everything that decides what becomes of a document."""

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from schemas.settings import Limits

_ROOMS = ("schemas", "publishers", "pipeline", "expectations")


def fingerprint(limits: Limits) -> str:
    """Sixteen hexadecimal digits over the source of the rules and the limits.

    A document that was rejected under other rules is tried again; one that was loaded is not.
    """
    return hashlib.sha256(f"{_sources()} {limits.model_dump_json()}".encode()).hexdigest()[:16]


@cache
def _sources() -> str:
    digest = hashlib.sha256()
    for room in _ROOMS:
        spec = find_spec(room)
        folders = spec.submodule_search_locations or () if spec else ()
        for path in sorted(path for folder in folders for path in Path(folder).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
