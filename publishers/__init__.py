"""One small file per think tank. Discovered: a new file needs no registry."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from schemas.publisher import PublisherProfile


@cache
def all_publishers() -> tuple[PublisherProfile, ...]:
    """Every publisher that has a file here, in the order of the files' names."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").PUBLISHER for name in names)
