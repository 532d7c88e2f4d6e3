"""Raw before all: bytes and provenance are stored before anybody parses them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from archive.ledger import DocumentState, Ledger, Sighting, State
from archive.store import Kept, Store
from flows.batch import Batch, Item
from flows.parsing import HEAD, Job, describe
from pipeline.acquire.folder import Listed, read_provenance
from schemas.document import Document
from schemas.outcome import Disposition
from schemas.row import Load
from schemas.settings import Limits

# Judgements that hold as long as the rules do. What was withheld may be a matter of the day: it is looked at again.
_LASTING = frozenset({State.QUARANTINED, State.UNREADABLE})


class Archivist:
    """Puts listed files into the archive and says of each whether it is news."""

    def __init__(self, store: Store, ledger: Ledger, rules: str, limits: Limits, load: Load) -> None:
        self._store = store
        self._ledger = ledger
        self._rules = rules
        self._limits = limits
        self._load = load
        self._listed_under: dict[str, str] = {}

    def archive(self, listed: Sequence[Listed], number: int, first_ordinal: int, part: Path) -> Batch:
        """The batch of that number, one item for each listed file.

        A file whose size, times and inode are those last seen is not read again.
        """
        ids = self._identify(listed)
        known = self._ledger.states(each for each in ids if isinstance(each, str))
        open_ids = [each for each, state in known.items() if not self._is_settled(state)]
        documents = {each.document_id: each for each in self._ledger.documents_of(open_ids)}
        items = [
            self._judge(ordinal, file, found, known, documents, part)
            for ordinal, (file, found) in enumerate(zip(listed, ids, strict=True), first_ordinal)
        ]
        return Batch(number, items)

    def recall(self, document: Document, ordinal: int, state: DocumentState, part: Path) -> Item:
        """An archived document as an item that is to be parsed again, unless it is loaded already."""
        if state.state is State.LOADED:
            return Item(ordinal, document.uri, document.document_id, None, Disposition.UNCHANGED)
        return Item(ordinal, document.uri, document.document_id, self._job(document, part))

    def _identify(self, listed: Sequence[Listed]) -> list[str | tuple[str, str]]:
        """The document id of each file, or the problem, as (reason, message), that it cannot be read for."""
        seen = self._ledger.sightings(each.uri for each in listed if not each.problem)
        unread = [each for each in listed if not each.problem and not self._is_kept(each, seen.get(each.uri))]
        kept = dict(zip((each.uri for each in unread), self._keep(unread), strict=True))
        found: list[str | tuple[str, str]] = []
        for each in listed:
            result = kept.get(each.uri)
            if each.problem:
                found.append(each.problem)
            elif isinstance(result, OSError):
                found.append(_tell_problem(result))
            else:
                found.append(result.document_id if result else seen[each.uri].document_id)
        return found

    def _is_kept(self, file: Listed, sighting: Sighting | None) -> bool:
        """True for a file that is as it was last seen, while its bytes are in the archive."""
        return sighting is not None and _is_as_seen(file, sighting) and self._store.has(sighting.document_id)

    def _keep(self, unread: Sequence[Listed]) -> list[Kept | OSError]:
        """Stores the bytes, then tells the ledger what they are and how the files looked."""
        results = self._store.keep_all([each.path for each in unread])
        pairs = [(file, kept) for file, kept in zip(unread, results, strict=True) if isinstance(kept, Kept)]
        self._ledger.register(self._describe(file, kept) for file, kept in pairs)
        self._ledger.see(_sight(file, kept.document_id) for file, kept in pairs if kept.byte_count == file.size)
        return results

    def _describe(self, file: Listed, kept: Kept) -> Document:
        head = self._store.read_head(kept.document_id, HEAD)
        return describe(file.uri, kept.document_id, kept.byte_count, head, read_provenance(file.path))

    def _judge(
        self,
        ordinal: int,
        file: Listed,
        found: str | tuple[str, str],
        known: dict[str, DocumentState],
        documents: dict[str, Document],
        part: Path,
    ) -> Item:
        """What is to be done with the file: nothing, when its bytes were judged before under these rules."""
        if not isinstance(found, str):
            reason, message = found
            return Item(ordinal, file.uri, None, None, Disposition.UNREACHABLE, reason, message)
        earlier = self._listed_under.setdefault(found, file.uri)
        if earlier != file.uri:
            return Item(
                ordinal, file.uri, found, None, Disposition.DUPLICATE, "list.duplicate", f"same bytes as {earlier}"
            )
        state = known[found]
        if state.state is State.LOADED:
            return Item(ordinal, file.uri, found, None, Disposition.UNCHANGED)
        if self._is_settled(state) and (told := state.rejection):
            return Item(ordinal, file.uri, found, None, Disposition(state.state.value), told.reason, told.message)
        return Item(ordinal, file.uri, found, self._job(documents[found], part))

    def _is_settled(self, state: DocumentState) -> bool:
        """True for a document that is loaded, or was rejected under today's rules."""
        return state.state is State.LOADED or (state.state in _LASTING and state.rules == self._rules)

    def _job(self, document: Document, part: Path) -> Job:
        return Job(document, self._store.path(document.document_id), self._limits, self._load, part)


def has_news(listed: Sequence[Listed], ledger: Ledger) -> bool:
    """True when some file was not seen before as it is now: a quick look, before slow things are started."""
    seen = ledger.sightings(each.uri for each in listed)
    return any(not each.problem and not _is_as_seen(each, seen.get(each.uri)) for each in listed)


def spread(items: Sequence[Item], handfuls: int) -> Iterator[list[Job]]:
    """The items' jobs in that many handfuls, for the workers."""
    jobs = [item.job for item in items if item.job]
    size = max(1, -(-len(jobs) // handfuls))
    for start in range(0, len(jobs), size):
        yield jobs[start : start + size]


def _is_as_seen(file: Listed, sighting: Sighting | None) -> bool:
    return sighting is not None and sighting == _sight(file, sighting.document_id)


def _sight(file: Listed, document_id: str) -> Sighting:
    return Sighting(file.uri, file.size, file.mtime_ns, file.ctime_ns, file.inode, document_id)


def _tell_problem(error: OSError) -> tuple[str, str]:
    """A file that was listed and could not be read, as reason code and message."""
    if isinstance(error, FileNotFoundError):
        return "list.vanished", "the file vanished between listing and reading"
    return "list.unreadable", (error.strerror or str(error)).lower()
