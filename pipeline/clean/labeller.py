"""The learned labeller: how sure it is of each block that it is main text.

Two rounds of boosted trees over the page's blocks: the second knows what the first thinks of a block's neighbours.
One model knows the text alone, one the DOM too; `model/README.md` says what they were trained on and what they score.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from pipeline.clean.signals.page import Dom, add_scores, describe_page
from pipeline.clean.signals.text import Texts
from pipeline.clean.trees import Model, load_model
from pipeline.evidence import Markup

_FOLDER = Path(__file__).parent / "model"


@cache
def _load(kind: str) -> Model:
    return load_model(_FOLDER / f"{kind}.npz")


def score_blocks(
    texts: Sequence[str], title: str | None = None, markups: Sequence[Markup] = (), dom_paths: Sequence[str] = ()
) -> tuple[float, ...]:
    """Scores, 0-1, of a page's blocks, given as running text; of empty ones 0. `title` is what the page declares."""
    filled = [ordinal for ordinal, text in enumerate(texts) if text]
    scores = np.zeros(len(texts), np.float32)
    if not filled:
        return tuple(scores.tolist())
    dom = Dom([markups[at] for at in filled], [dom_paths[at] for at in filled]) if markups else None
    model = _load("page" if dom else "text")
    shown = [texts[at] for at in filled]
    page = Texts(shown, title or shown[0], model.lexicon)
    signals = describe_page(page, dom, model.names)
    scores[filled] = model.second.score(add_scores(signals, page, dom, model.first.score(signals)))
    return tuple(scores.tolist())
