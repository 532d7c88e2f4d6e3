"""Trains the labeller: `make train`.

From the Web Content eXtraction Benchmark alone, without the tenth that `make score` scores. Two models: one for raw
text, one for pages with a DOM.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.corpora import find_shared, load_wcxb
from benchmarks.training.alignment import align
from benchmarks.training.compare import compare
from benchmarks.training.lexicons import Regression, Weights, arrange_words, list_dom_names, list_words
from benchmarks.training.rounds import Rows, fit_trees
from benchmarks.training.variants import Example, vary
from pipeline.clean.signals.characters import Floats
from pipeline.clean.signals.dom import weigh_names
from pipeline.clean.signals.page import Dom, add_scores, describe_page
from pipeline.clean.signals.text import Texts
from pipeline.clean.signals.words import Lexicon, Words
from pipeline.clean.trees import Model, Trees, load_model, save_model
from pipeline.read.html import read_html
from schemas.settings import Limits

FOLDER = Path(__file__).parents[1] / "pipeline" / "clean" / "model"
_FOLDS = 3
_WORD_STRENGTH, _NAME_STRENGTH = 0.1, 0.05
_LEAST_WEIGHT = 0.05
_TREES = {"text": 110, "page": 140}  # of each fit


def main() -> int:
    """Trains one model or both, and writes them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", choices=["text", "page"], default=["text", "page"])
    parser.add_argument("--pages", type=int, default=None, help="train on the first N pages only, to try things out")
    parser.add_argument("--variants", type=int, default=3, help="variants of each page: a fit for each set")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--compare", action="store_true", help="set the model that is there beside a CRF, train none")
    told = parser.parse_args()
    shared = find_shared()
    if shared is None:
        print("no corpora beside the project: nothing to train on (set CORPORA_FOLDER)")
        return 0
    examples = [example for example, _ in _load_examples(shared, held_out=False)][: told.pages]
    for kind in told.kinds:
        shown = examples if kind == "page" else [_without_dom(example) for example in examples]
        if told.compare:
            _print_comparison(shown, shared, kind, told.folder)
        else:
            train(shown, told, kind)
    return 0


def _print_comparison(examples: Sequence[Example], shared: Path, kind: str, folder: Path) -> None:
    """A line for each way of labelling: F1, precision and recall on the held-out tenth."""
    rows = [rows for _, rows in _describe_all(examples, examples)[1]]
    held = [
        (example if kind == "page" else _without_dom(example), gold)
        for example, gold in _load_examples(shared, held_out=True)
    ]
    for name, reached in compare(load_model(folder / f"{kind}.npz"), rows, held):
        print(f"{kind}  {name:45}" + "  ".join(f"{measure} {value:.3f}" for measure, value in reached.items()))


def train(examples: Sequence[Example], told: argparse.Namespace, kind: str) -> None:
    """Fits the lexicons and both rounds, and writes the model."""
    say = _start_clock(kind)
    random = Random(5)
    varied = [*examples, *(vary(example, examples, random) for _ in range(told.variants) for example in examples)]
    bags = [number // len(examples) for number in range(len(varied))]
    final, pages = _describe_all(examples, varied)
    say(f"{len(pages)} pages described")
    rows = [rows for _, rows in pages]
    first, scores = _fit_first(varied, rows, bags, _TREES[kind])
    say("first round")
    second_rows = [
        Rows(add_scores(each.signals, page, example.dom, score), each.is_gold, each.word_counts)
        for (page, each), example, score in zip(pages, varied, scores, strict=True)
    ]
    second = fit_trees(second_rows, bags, _TREES[kind])
    say("second round")
    told.folder.mkdir(parents=True, exist_ok=True)
    model = Model(final.lexicon, first, second, final.names)
    save_model(told.folder / f"{kind}.npz", model, final.words)
    say("written")


def _describe_all(
    examples: Sequence[Example], varied: Sequence[Example]
) -> tuple["_Lexicons", list[tuple[Texts, Rows]]]:
    """The lexicons of all pages, and each variant's signals with weights learned without its page."""
    words = Regression(examples, list_words, _WORD_STRENGTH)
    names = Regression(examples, list_dom_names, _NAME_STRENGTH) if examples[0].dom else None
    folds = [_Lexicons([each for each in examples if _fold(each) != fold], words, names) for fold in range(_FOLDS)]
    final = _Lexicons(examples, words, names)
    return final, [_describe(example, final, folds[_fold(example)]) for example in varied]


def _fit_first(
    varied: Sequence[Example], rows: Sequence[Rows], bags: Sequence[int], count: int
) -> tuple[Trees, list[Floats]]:
    """The first round, and its scores of each page by trees that have not seen it."""
    scores: dict[int, Floats] = {}
    for fold in range(_FOLDS):
        seen = [number for number, example in enumerate(varied) if _fold(example) != fold]
        trees = fit_trees([rows[number] for number in seen], [bags[number] for number in seen], count)
        unseen = [number for number, example in enumerate(varied) if _fold(example) == fold]
        scores |= {number: trees.score(rows[number].signals) for number in unseen}
    return fit_trees(rows, bags, count), [scores[number] for number in range(len(varied))]


class _Lexicons:
    """Weights of words and of names, learned from some pages."""

    def __init__(self, examples: Sequence[Example], words: Regression, names: Regression | None) -> None:
        self.words = arrange_words(words.fit(examples), _LEAST_WEIGHT)
        self.lexicon = Lexicon(*self.words)
        weights = names.fit(examples) if names else {}
        self.names: Weights = {name: weight for name, weight in weights.items() if abs(weight) >= _LEAST_WEIGHT}


def _describe(example: Example, final: _Lexicons, unseen: _Lexicons) -> tuple[Texts, Rows]:
    """The page's signals, with the weights of words and names learned without it."""
    page = Texts(example.texts, example.title, final.lexicon)
    given = {"weight": Words(example.texts, unseen.lexicon).weigh()[0]}
    if example.dom:
        given["names"] = weigh_names(example.dom.markups, unseen.names)
    signals = describe_page(page, example.dom, final.names, given=given)
    return page, Rows(signals, example.is_gold, page.word_counts)


def _load_examples(shared: Path, *, held_out: bool) -> Iterator[tuple[Example, str]]:
    """The pages whose main text is found among their blocks, and that text."""
    for page in load_wcxb(shared, held_out=held_out):
        reading = read_html(page.data, Limits())
        kept = [number for number, text in enumerate(reading.texts) if text]
        texts = tuple(reading.texts[number] for number in kept)
        is_gold = align(texts, page.gold)
        if is_gold.sum() < 2:
            continue
        dom = Dom(
            [reading.markup[number] for number in kept], [reading.blocks[number].dom_path or "" for number in kept]
        )
        title = reading.declared.title or texts[0]
        yield Example(page.page_id, texts, title, is_gold, dom, np.arange(len(texts))), page.gold


def _without_dom(example: Example) -> Example:
    return Example(example.page_id, example.texts, example.texts[0], example.is_gold, None, example.origin)


def _fold(example: Example) -> int:
    return int(example.page_id) % 97 % _FOLDS


def _start_clock(kind: str) -> Callable[[str], None]:
    started = time.monotonic()

    def say(done: str) -> None:
        print(f"{kind}: {done} after {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)

    return say


if __name__ == "__main__":
    sys.exit(main())
