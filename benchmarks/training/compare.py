"""The labeller beside a conditional random field: the same pages to learn from, the held-out tenth to be scored on."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.shingles import average, match
from benchmarks.training.chain import Chain
from benchmarks.training.rounds import Rows
from benchmarks.training.variants import Example
from pipeline.clean.main_text import choose_main
from pipeline.clean.signals.characters import Floats
from pipeline.clean.signals.context import Signals
from pipeline.clean.signals.page import add_scores, describe_page
from pipeline.clean.signals.text import Texts, describe_own, describe_place
from pipeline.clean.trees import Model

_EVEN = 0.5
"""Odds at which all of them take a block for main text."""
Described = tuple[Example, str, Texts, Signals]


def compare(
    model: Model, pages: Sequence[Rows], examples: Iterable[tuple[Example, str]]
) -> Iterator[tuple[str, dict[str, float]]]:
    """Each way's name, and what it reaches on the held-out pages, given with their main text.

    The field learns from `pages`, as the model did.
    """
    held = [_describe(example, gold, model) for example, gold in examples]
    first = [model.first.score(signals) for _, _, _, signals in held]
    second = [
        model.second.score(add_scores(signals, page, example.dom, scores))
        for (example, _, page, signals), scores in zip(held, first, strict=True)
    ]
    yield "conditional random field", _measure(held, _score_chain(pages, held))
    yield "trees, first round", _measure(held, first)
    yield "trees, both rounds", _measure(held, second)
    yield "trees, both rounds, and what neighbours say", _measure(held, second, by_neighbours=True)


def _describe(example: Example, gold: str, model: Model) -> Described:
    page = Texts(example.texts, example.title, model.lexicon)
    return example, gold, page, describe_page(page, example.dom, model.names)


def _score_chain(pages: Sequence[Rows], held: Sequence[Described]) -> list[Floats]:
    """Scores by a field over what each block is and where it stands; the chain itself sees the neighbours."""
    example, _, page, _ = held[0]
    own = {*describe_own(page), *describe_place(page), *(("names", "link_share", "tag") if example.dom else ())}
    with tempfile.TemporaryDirectory() as folder:
        chain = Chain(pages, sorted(own), Path(folder) / "chain.crfsuite")
        return [chain.score(signals) for _, _, _, signals in held]


def _measure(held: Sequence[Described], scores: Sequence[Floats], *, by_neighbours: bool = False) -> dict[str, float]:
    matches = []
    for (example, gold, page, _), each in zip(held, scores, strict=True):
        chosen: frozenset[int] | set[int] = {ordinal for ordinal, score in enumerate(each) if score > _EVEN}
        if by_neighbours:
            chosen = choose_main(each.tolist(), page.is_prose.tolist(), has_dom=example.dom is not None)
        matches.append(match("\n".join(example.texts[ordinal] for ordinal in sorted(chosen)), gold))
    return average(matches)
