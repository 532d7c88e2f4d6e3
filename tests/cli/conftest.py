"""One data folder, ingested once through the command line; whoever changes it takes a copy."""

import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.run import SEEDS, Ended, run
from tests.flows.made_up import BODY

ESCAPES = "esc\x1b[2Jape.txt"
WILD_TITLE = "A \x1b[31mRed\x1b[0m \x9b2JHarbour\u202e"
SCRIPT = "<script>alert('harbour')</script>"
TWINS = ("Nothing to see here, visitor 230.\n", "Nothing to see here, visitor 400.\n")
"""Two texts whose SHA-256 begin with the same four digits."""


@dataclass(frozen=True)
class House:
    """An ingested folder of raw documents, and what the ingest said."""

    raw: Path
    data: Path
    ended: Ended

    def run(self, *arguments: str | Path, stdin: str | bytes = "", **environment: str) -> Ended:
        """The command in the folder that holds `raw`, where paths are short enough to be shown whole."""
        return run(*arguments, cwd=self.raw.parent, stdin=stdin, **({"data_dir": str(self.data)} | environment))

    def id_of(self, name: str) -> str:
        """The document id of the raw file."""
        return sha256((self.raw / name).read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Both seeds, a made-up brief full of what a terminal and a browser would obey, and bad files. Only to look at."""
    folder = tmp_path_factory.mktemp("house")
    raw, data = write_raw(folder / "raw"), folder / "data"
    return House(raw, data, run("ingest", "raw", "--direct", cwd=folder, data_dir=str(data)))


@pytest.fixture
def copied(house: House, tmp_path: Path) -> House:
    """The same house, to be changed."""
    shutil.copytree(house.data, tmp_path / "data")
    return House(house.raw, tmp_path / "data", house.ended)


def write_raw(folder: Path) -> Path:
    folder.mkdir()
    for seed in sorted(SEEDS.glob("*.txt")):
        shutil.copy(seed, folder)
    (folder / ESCAPES).write_text(
        f"{WILD_TITLE}\n\nBy Jane Doe\n\nMarch 4, 2021\n\n{BODY}\nHe wrote {SCRIPT} & left.\n",
        encoding="utf-8",
    )
    (folder / "same.txt").write_bytes((folder / ESCAPES).read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "nul.txt").write_bytes(b"\0")
    (folder / "letter.docx").write_bytes(b"a letter")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    for name, text in zip(("short.txt", "shorter.txt"), TWINS, strict=True):
        (folder / name).write_text(text)
    return folder
