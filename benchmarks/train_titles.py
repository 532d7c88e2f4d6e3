"""Learns which line over a raw text is its title: `python -m benchmarks.train_titles`.

The pages of WCXB, the held-out tenth aside, are flattened to lines. Each page is learned from in four forms: as it is;
without the window's title, as many scrapers leave it out; without any line of the title, where the answer is that
there is none; and with nothing over the title, as text that was cleaned before. Writes
`pipeline/clean/model/titles.json`: the weights of a conditional logit over the lines and "none", which scores 0.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.corpora import Page as LabelledPage
from benchmarks.corpora import find_shared, load_flatten, load_wcxb
from pipeline.clean.page import Page
from pipeline.clean.title_line import WEIGHTS, Lines
from pipeline.read import read
from pipeline.titles import liken, squeeze
from schemas.settings import Limits

_EPOCHS = 600
_RATE = 0.4
_PENALTY = 2e-3
_NONE_WEIGHT = 1.5  # a title that is made up is worse than one that is missed
_LIKE = 0.4  # from which a line is a form of the title


@dataclass(frozen=True)
class Example:
    """One form of a page: its candidate lines described, and which of them are the title; none may be."""

    page_id: str
    features: list[dict[str, float]]
    is_title: list[bool]


def main() -> None:
    """Trains on what is not held out, then says how well the held-out tenth is told."""
    shared = find_shared()
    if shared is None:
        sys.exit("no corpora beside the project\n  next:  set CORPORA_FOLDER to their folder")
    examples = _gather(shared, held_out=False)
    weights = fit(examples)
    WEIGHTS.write_text(json.dumps(weights, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(examples)} examples; known pages: {describe(examples, weights)}")
    print(f"held out: {describe(_gather(shared, held_out=True), weights)}")


def _gather(shared: Path, *, held_out: bool) -> list[Example]:
    pages = list(load_wcxb(shared, held_out=held_out))
    with ProcessPoolExecutor(2) as pool:
        return [each for found in pool.map(partial(read_examples, shared=shared), pages, chunksize=8) for each in found]


def read_examples(page: LabelledPage, shared: Path) -> list[Example]:
    """The page's forms, those with lines over the text."""
    lines = [line for line in load_flatten(shared)(page.html).split("\n\n") if line.strip()]
    title = str(page.labels.get("title") or "")
    forms = _vary(lines, title) if title else ()
    return [example for form in forms if (example := _describe(page.page_id, form, squeeze(title)))]


def _vary(lines: Sequence[str], title_text: str) -> Iterator[Sequence[str]]:
    """The page as it is, without its window's title, without anything like its title, and from its title on."""
    title = squeeze(title_text)
    holding = [at for at, line in enumerate(lines) if title in squeeze(line)]
    yield lines
    if holding[:1] == [0] and len(holding) > 1:
        yield lines[1:]
    yield [line for at, line in enumerate(lines) if at not in holding and liken(line, title_text) < _LIKE]
    if own := [at for at in holding if at and squeeze(lines[at]) == title]:
        yield lines[own[-1] :]
        yield lines[own[-1] + 1 :]


def _describe(page_id: str, lines: Sequence[str], title: str) -> Example | None:
    reading = read("\n\n".join(lines).encode(), "text/plain", Limits())
    page = Page(reading.texts, layout=reading.layout)
    described = Lines(reading.texts, page.scores, sorted(page.main))
    candidates = described.candidates
    if not candidates:
        return None
    is_title = [squeeze(reading.texts[at]) == title for at in candidates]
    return Example(page_id, [described.describe(at) for at in candidates], is_title)


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weights, in hundredths, by gradient descent; features are scaled to their spread."""
    names = sorted({name for example in examples for features in example.features for name in features})
    tables = [_tabulate(example, names) for example in examples]
    spread = np.concatenate(tables).std(axis=0) + 1e-6
    weights, bias = np.zeros(len(names)), 0.0
    scaled = [(table / spread, np.array(each.is_title)) for table, each in zip(tables, examples, strict=True)]
    for _ in range(_EPOCHS):
        slope, slant = _PENALTY * weights, 0.0
        for table, is_title in scaled:
            push, lean = _push(table @ weights + bias, is_title)
            slope, slant = slope - push @ table / len(scaled), slant - lean / len(scaled)
        weights, bias = weights - _RATE * slope, bias - _RATE * slant
    return {"bias": round(float(bias), 2)} | {
        name: round(float(weight), 2) for name, weight in zip(names, weights / spread, strict=True)
    }


def _push(scores: np.ndarray, is_title: np.ndarray) -> tuple[np.ndarray, float]:
    """What the likelihood's slope is for each line's score, and for the bias that all lines have and "none" has not."""
    shares = np.exp(np.append(scores, 0.0) - max(scores.max(), 0.0))
    shares /= shares.sum()
    if is_title.any():
        wanted = shares[:-1] * is_title
        push = wanted / wanted.sum() - shares[:-1]
    else:
        push = -_NONE_WEIGHT * shares[:-1]
    return push, float(push.sum())


def _tabulate(example: Example, names: Sequence[str]) -> np.ndarray:
    return np.array([[features.get(name, 0.0) for name in names] for features in example.features])


def describe(examples: Sequence[Example], weights: dict[str, float]) -> str:
    """Share of the forms with a title whose title is found, and of those without one that get one."""
    found, made_up, with_title = 0, 0, 0
    for example in examples:
        scores = [weights["bias"] + sum(weights[name] * x for name, x in each.items()) for each in example.features]
        best = int(np.argmax(scores))
        with_title += any(example.is_title)
        if any(example.is_title):
            found += scores[best] > 0 and example.is_title[best]
        else:
            made_up += scores[best] > 0
    return f"{found} of {with_title} titles found, {made_up} of {len(examples) - with_title} made up"


if __name__ == "__main__":
    main()
