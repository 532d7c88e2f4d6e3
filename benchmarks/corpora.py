"""Real pages with known bodies, read where they lie: beside the project, or where `CORPORA_FOLDER` says.

None of them belongs to the project, so every reader of this module must do without them: ask `find_shared` first.
"""

import gzip
import importlib.util
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
HELD_OUT_DIGIT = 7


@dataclass(frozen=True)
class Page:
    """An HTML page and its main text. `wanted` snippets belong to the body, `unwanted` ones do not."""

    page_id: str
    url: str
    path: Path
    gold: str
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    labels: Mapping[str, Any] = field(default_factory=dict)
    """Everything that the page's label says."""

    @property
    def data(self) -> bytes:
        """The page's bytes, read and unpacked at each call."""
        return gzip.decompress(self.path.read_bytes())

    @property
    def html(self) -> str:
        """The page decoded: both corpora are kept in UTF-8, whatever the page declares."""
        return self.data.decode("utf-8", "replace")


@dataclass(frozen=True)
class LabelledDocument:
    """A think tank's document and what must become of its body; each snippet is compared in `load_norm`'s form."""

    document_id: str
    path: Path
    keep: tuple[str, ...]
    drop: tuple[str, ...]
    once: tuple[str, ...]
    joined: tuple[str, ...]
    labels: Mapping[str, Any]
    """Everything that the label file says."""


def find_shared() -> Path | None:
    """The folder of the corpora; None where there is none."""
    told = os.environ.get("CORPORA_FOLDER")
    folder = Path(told) if told else ROOT.parent / "shared" / "data"
    return folder if folder.is_dir() else None


def is_held_out(file_id: str) -> bool:
    """True for the tenth of WCXB that is scored and that training must never see: the numbers that end in 7."""
    return int(file_id) % 10 == HELD_OUT_DIGIT


def load_aeb(shared: Path) -> Iterator[Page]:
    """The article-extraction benchmark: 181 pages. For scoring only, nothing is trained on it."""
    folder = shared / "aeb"
    for page_id, entry in sorted(_read_json(folder / "ground-truth.json").items()):
        yield Page(page_id, entry["url"], folder / "html" / f"{page_id}.html.gz", entry["articleBody"])


def load_wcxb(shared: Path, *, held_out: bool) -> Iterator[Page]:
    """The held-out tenth of the Web Content eXtraction Benchmark, or the rest; pages without a body are left out."""
    folder = shared / "wcxb"
    for path in sorted((folder / "ground-truth").glob("*.json")):
        if is_held_out(path.stem) == held_out:
            told = _read_json(path)
            gold = told["ground_truth"]
            if body := gold.get("main_content"):
                html = folder / "html" / f"{path.stem}.html.gz"
                wanted, unwanted = _strings(gold.get("with")), _strings(gold.get("without"))
                yield Page(path.stem, told.get("url", ""), html, body, wanted, unwanted, gold)


def load_briefs(shared: Path) -> Iterator[LabelledDocument]:
    """The labelled documents of think tanks: text, HTML and PDF."""
    folder = shared / "briefs"
    for path in sorted((folder / "labels").glob("*.json")):
        told = _read_json(path)
        yield LabelledDocument(
            document_id=told["id"],
            path=folder / told["file"],
            keep=_strings(told["keep"]),
            drop=_strings(told["drop"]),
            once=_strings(told["once"]),
            joined=tuple(entry["text"] for entry in told["joined"]),
            labels=told,
        )


def load_norm(shared: Path) -> Callable[[str], str]:
    """The form in which snippets and bodies are compared, as the labels' own code has it."""
    norm: Callable[[str], str] = _load_module(shared / "briefs" / "normalise.py").norm
    return norm


def load_flatten(shared: Path) -> Callable[[str], str]:
    """HTML to flattened text, as the corpora's own code has it: one block-level element's text a line."""
    flatten: Callable[[str], str] = _load_module(shared.parent / "tools" / "flatten.py").flatten
    return flatten


@cache
def _load_module(path: Path) -> ModuleType:
    """The module in a file that lies outside the project."""
    spec = importlib.util.spec_from_file_location(f"shared_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path}: no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _strings(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(values or ())
