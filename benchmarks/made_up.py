"""Made-up documents, varied from the seeds: `python -m benchmarks.made_up FOLDER COUNT`.

Each takes its sentences from the seeds in a new order, with its own title, author, date, series number, names
and figures, and the furniture of one of the two: a running header that cuts sentences, or navigation words and
a list of other publications. The same count gives the same bytes.
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
SIZE = 6_000
"""Bytes of a document, about."""

_GIVEN = "Ada Bo Clara David Elif Farid Grace Hana Ivo Jun Kofi Lena Mina Noor Otto Priya Quinn Rosa Sven Tomas".split()
_FAMILY = "Abel Berg Costa Duval Eriksen Fontaine Garcia Haddad Ito Jansen Kim Larsen Moreau Novak Okafor Park".split()
_TOPICS = (
    "Harbours Sanctions Alliances Semiconductors Fisheries Pipelines Elections Borders Satellites Minerals".split()
)
_PLACES = "the North Sea|Central Asia|the Sahel|the Balkans|the Arctic|the Gulf|the Andes|the Mekong".split("|")
_MONTHS = "January February March April May June July August September October November December".split()
_SENTENCE_GAP = re.compile(r"(?<=[a-z][.?])\s+(?=[A-Z])")


def write_documents(folder: Path, count: int) -> None:
    """That many documents, in folders of a thousand."""
    sentences = list(read_sentences())
    for number in range(count):
        path = folder / f"{number // 1000:03d}" / f"{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make_document(number, sentences), encoding="utf-8")


def make_document(number: int, sentences: list[str], size: int = SIZE) -> str:
    """The document of that number, about that many bytes."""
    chance = random.Random(number)
    paragraphs = list(_paragraphs(chance, sentences, size))
    subject = f"{chance.choice(_TOPICS)} in {chance.choice(_PLACES)}"
    title = f"{subject}: {chance.randint(2, 99)} Lessons for {2000 + number % 25}"
    return (_like_a_print if number % 2 else _like_a_page)(chance, number, title, paragraphs)


def _like_a_print(chance: random.Random, number: int, title: str, paragraphs: list[str]) -> str:
    """Masthead, byline with office, a running header in mid-sentence, copyright year and disclaimer."""
    header = f"\n\n\n\nOnline Series\n\nCO {number % 90 + 10}-{number}\n\n"
    name = f"{chance.choice(_FAMILY)}, {chance.choice(_GIVEN)} (Research Fellow, Division {chance.randint(1, 9)})"
    body = "\n\n".join(_cut(chance, paragraph, header) for paragraph in paragraphs)
    tail = f" ©KINU {2000 + number % 25}\n\n* The views expressed in this paper are entirely those of the author."
    return f"Korea Institute for National Unification\n\n\n{title}\n\n{name}\n\n{body}{tail}\n"


def _like_a_page(chance: random.Random, number: int, title: str, paragraphs: list[str]) -> str:
    """Title, byline, date, questions, navigation words and related publications."""
    name = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
    date = f"{chance.choice(_MONTHS)} {chance.randint(1, 28)}, {2000 + number % 25}"
    body = "\n\ntop\n\n".join(f"What follows from point {i}?\n\n{text}" for i, text in enumerate(paragraphs, 1))
    related = "\n\n".join(_related(chance) for _ in range(3))
    return f"{title}\n\nBy {name}\n\n{date}\n\n{body}\n\nRelated Publications\n\n{related}\n\nView All Publications\n"


def _related(chance: random.Random) -> str:
    title = f"{chance.choice(_TOPICS)} after {chance.choice(_PLACES)}"
    date = f"{chance.choice(_MONTHS)} {chance.randint(1, 28)}, 2024"
    return f"{title}\n\n{title}\n\n{date}\n\nBy: {chance.choice(_GIVEN)} {chance.choice(_FAMILY)}\n\nType: Analysis"


def _paragraphs(chance: random.Random, sentences: list[str], size: int) -> Iterator[str]:
    """Paragraphs of some eight sentences each, up to the size; figures and years differ from document to document."""
    written = 0
    while written < size - 700:
        text = " ".join(chance.sample(sentences, 8))
        text = re.sub(r"\b\d{2}\b", lambda _: str(chance.randint(10, 99)), text)
        written += len(text)
        yield text


def _cut(chance: random.Random, paragraph: str, header: str) -> str:
    """The paragraph with the running header in the middle of a sentence."""
    spaces = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", paragraph)]
    place = chance.choice(spaces)
    return paragraph[:place] + header + paragraph[place + 1 :]


def read_sentences() -> Iterator[str]:
    """The seeds' body sentences."""
    for path in sorted(SEEDS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if len(line) > 300:
                yield from (sentence for sentence in _SENTENCE_GAP.split(line) if 40 < len(sentence) < 400)


if __name__ == "__main__":
    write_documents(Path(sys.argv[1]), int(sys.argv[2]))
