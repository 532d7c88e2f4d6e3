"""Text that a publisher puts into all of its documents: mastheads, contact lines, what the institute says of itself."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.calendar import read_dateline
from pipeline.clean.outline import Kind, Mark, find_boilerplate, outline
from pipeline.clean.page import Page, Say
from pipeline.names import split_names
from schemas.block import Label

_MIN_TEXTS = 3
_SURE_TEXTS = 20  # a paragraph that stands in so many is boilerplate, however many others there are


def boilerplate(page: Page) -> Iterator[Say]:
    """Text that stands in several documents of the publisher; what recurs is told by the batch and the ledger.

    Speaks only of what no other rule knows.
    """
    if not page.recurring:
        return
    marks = outline(page)
    ordinals = list(marks)
    found = find_boilerplate(list(marks.values()), page.recurring)
    for place in found:
        mark, text = marks[ordinals[place]], page.texts[ordinals[place]]
        among_others = {place - 1, place + 1} <= {*found, len(ordinals)}
        if mark.kind is Kind.BREAK:
            evidence = f"cuts a sentence, and stands {page.recurring[mark.key]}"
            yield Say(ordinals[place], Label.RUNNING_HEADER, evidence, 0.9)
        elif mark.kind is Kind.PROSE or not _is_personal(text, among_others=among_others):
            yield Say(ordinals[place], Label.REPEAT_ACROSS_DOCUMENTS, f"stands {page.recurring[mark.key]}", 0.9)


def count_recurring(outlines: Sequence[Sequence[Mark]], min_share: float) -> dict[int, tuple[int, int]]:
    """Keys that recur in one publisher's documents: key -> (texts that have it, texts there are).

    A block recurs that stands in three texts or more, and in that share of them, 0-1; of paragraphs, twenty will do.
    Documents that share more than half of their words are one text: versions, mirrors, the PDF of a page.
    """
    kinds = {mark.key: mark.kind for marks in outlines for mark in marks if mark.kind is not Kind.SETTLED}
    texts = _find_texts(outlines)
    total = len(texts)
    counts = Counter(key for keys in texts for key in keys)
    return {
        key: (count, total)
        for key, count in counts.items()
        if count >= _MIN_TEXTS and (count >= min_share * total or (count >= _SURE_TEXTS and kinds[key] is Kind.PROSE))
    }


def _is_personal(text: str, *, among_others: bool) -> bool:
    """True for a date and for names, however often they come; but "Member Preferences" is no name among menu words."""
    return bool(read_dateline(text)) or (not among_others and bool(split_names(text)))


def _find_texts(outlines: Sequence[Sequence[Mark]]) -> list[set[int]]:
    """The keys of each text, those of its twins among them."""
    sizes = [{mark.key: mark.word_count for mark in marks if mark.kind is not Kind.SETTLED} for marks in outlines]
    holders = Counter(key for size in sizes for key in size)
    texts: list[set[int]] = []
    compared: list[tuple[Mapping[int, int], set[int]]] = []
    for size in sizes:
        # Most have little that any other has: they need no comparing.
        may_be_twin = _is_most(sum(words for key, words in size.items() if holders[key] > 1), size)
        twin = next((keys for other, keys in compared if _are_twins(size, other)), None) if may_be_twin else None
        if twin is not None:
            twin.update(size)
            continue
        texts.append(set(size))
        if may_be_twin:
            compared.append((size, texts[-1]))
    return texts


def _are_twins(one: Mapping[int, int], other: Mapping[int, int]) -> bool:
    """True when most of the shorter one stands in the longer one."""
    shorter = min(one, other, key=lambda size: sum(size.values()))
    return _is_most(sum(one[key] for key in one.keys() & other.keys()), shorter)


def _is_most(word_count: int, size: Mapping[int, int]) -> bool:
    return 2 * word_count > sum(size.values())
