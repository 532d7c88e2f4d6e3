"""What each publisher's documents repeat: counted over a batch and the documents before it.

A batch is walked without that knowledge, then those of its documents that hold boilerplate are walked again with it.
So the result hangs on the documents and their order alone, not on who was quicker, and a run that died and is done
again comes to the same. What is published stays as it is, though later documents show more: `reprocess` judges it anew.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from archive.ledger import Ledger
from flows.batch import Batch
from flows.houses import describe_house, min_share
from flows.parsing import Job, Parsed
from pipeline.clean.outline import find_boilerplate, unpack
from pipeline.clean.recurring import count_recurring

_REMEMBERED = 200  # documents of a publisher that a new one is compared with: templates change with the years


class Recurring:
    """Told of each batch in turn, says which of its blocks recur. Remembers the last documents of each publisher."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._earlier: dict[str, deque[tuple[str, bytes]]] = {}

    def learn(self, parsed: Sequence[Parsed]) -> dict[str, Mapping[int, str]]:
        """document_id -> what is known of its blocks, for the documents that hold boilerplate."""
        by_house: dict[str, list[Parsed]] = defaultdict(list)
        for each in parsed:
            if each.outline:
                by_house[each.house].append(each)
        return {name: known for house, some in by_house.items() for name, known in self._compare(house, some)}

    def _compare(self, house: str, parsed: Sequence[Parsed]) -> Iterator[tuple[str, Mapping[int, str]]]:
        earlier = self._recall(house)
        new = {each.document.document_id: each.outline for each in parsed}
        outlines = {name: unpack(packed) for name, packed in (dict(earlier) | new).items()}
        counts = count_recurring(list(outlines.values()), min_share(house))
        whose = describe_house(house)
        seen = {key: f"in {count} of {total} documents of {whose}" for key, (count, total) in counts.items()}
        for name in new:
            if find_boilerplate(outlines[name], seen):
                yield name, {mark.key: seen[mark.key] for mark in outlines[name] if mark.key in seen}
        earlier.extend(new.items())

    def _recall(self, house: str) -> deque[tuple[str, bytes]]:
        """The publisher's last documents, from the ledger when they are first asked for."""
        if house not in self._earlier:
            self._earlier[house] = deque(self._ledger.outlines(house, _REMEMBERED), maxlen=_REMEMBERED)
        return self._earlier[house]


def plan_again(batch: Batch, parsed: Sequence[Parsed], known: Mapping[str, Mapping[int, str]]) -> list[list[Job]]:
    """The jobs to be done again with what is now known, one handful for each part that they are taken out of."""
    jobs = {job.document.document_id: job for job in batch.jobs}
    handfuls: dict[object, list[Job]] = defaultdict(list)
    for each in parsed:
        document_id = each.document.document_id
        if document_id in known and (part := jobs[document_id].part):
            again = part.with_name(f"{part.name}-again")
            handfuls[each.part].append(
                replace(jobs[document_id], part=again, recurring=known[document_id], replaces=each.part)
            )
    return list(handfuls.values())


def put_again(parsed: Sequence[Parsed], again: Sequence[Parsed]) -> list[Parsed]:
    """The batch as the second walk left it. Outlines are those of the first, as all documents are compared by them."""
    second = {each.document.document_id: each for each in again}
    return [
        replace(found, house=each.house, outline=each.outline)
        if (found := second.get(each.document.document_id))
        else each
        for each in parsed
    ]
