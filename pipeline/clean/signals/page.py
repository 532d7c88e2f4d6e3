"""All signals of a page, for the two rounds of the labeller."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.signals.characters import Floats
from pipeline.clean.signals.context import Signals
from pipeline.clean.signals.dom import MORE, describe_dom, describe_group_scores, group_blocks
from pipeline.clean.signals.scores import describe_scores
from pipeline.clean.signals.text import Texts, describe_neighbours, describe_own, describe_place
from pipeline.evidence import Markup


@dataclass(frozen=True)
class Dom:
    """The markup of a page's blocks and the paths of their elements."""

    markups: Sequence[Markup]
    paths: Sequence[str]

    @cached_property
    def groups(self) -> Mapping[str, NDArray[np.int64]]:
        return group_blocks(self.markups, self.paths)


def describe_page(
    page: Texts, dom: Dom | None, names: Mapping[str, float], *, given: Mapping[str, Floats] | None = None
) -> Signals:
    """Signals for the first round. `given` replaces some of them, as training does with weights learned elsewhere."""
    own = describe_own(page)
    if dom:
        own |= describe_dom(page, dom.markups, dom.paths, names, dom.groups)
    own |= given or {}
    return own | describe_place(page) | describe_neighbours(page, own, MORE if dom else ())


def add_scores(signals: Signals, page: Texts, dom: Dom | None, scores: Floats) -> Signals:
    """Signals for the second round."""
    found = signals | describe_scores(scores, page.word_counts)
    if dom:
        found |= describe_group_scores(dom.groups, scores, page.word_counts)
    return found
