"""Writes what the walk makes of each seed, for reading and committing: `make golden`."""

import hashlib
import json
from pathlib import Path
from typing import Any

from cli.parse import describe_outcome
from flows.parsing import HEAD, describe
from pipeline.walk import walk
from publishers import all_publishers
from schemas.outcome import Outcome
from schemas.settings import Limits

SEEDS = Path(__file__).parents[2] / "seeds"
EXPECTED = Path(__file__).parent / "expected"


def seeds() -> list[Path]:
    """The raw documents of the project, without their sidecars."""
    return sorted(path for path in SEEDS.iterdir() if path.suffix in {".txt", ".html", ".pdf"})


def walk_seed(path: Path) -> Outcome:
    """The outcome, with a uri that is the same wherever the project lies."""
    data = path.read_bytes()
    document = describe(f"seeds/{path.name}", hashlib.sha256(data).hexdigest(), len(data), data[:HEAD], None)
    return walk(document, data, all_publishers(), Limits())


def expected_path(path: Path) -> Path:
    return EXPECTED / f"{path.stem}.json"


def as_json(outcome: Outcome) -> dict[str, Any]:
    return describe_outcome(outcome)


def main() -> None:
    EXPECTED.mkdir(exist_ok=True)
    for path in seeds():
        target = expected_path(path)
        target.write_text(json.dumps(as_json(walk_seed(path)), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {target.relative_to(Path.cwd())}: read it, then commit")


if __name__ == "__main__":
    main()
