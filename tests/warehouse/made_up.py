"""Made-up outcomes: briefs of a publisher that does not exist."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256

from schemas.block import KEPT, Block, Label, Verdict
from schemas.brief import Author, Brief, Published, Publisher, RelatedPublication, Section
from schemas.candidate import Candidate
from schemas.document import Document
from schemas.outcome import Disposition, DispositionRecord, Outcome, Rejection, RejectionRecord, RuleOutcome, Run
from schemas.row import Load

LOAD = Load(run_id="20240311T090000-aaaa", loaded_at=datetime(2024, 3, 11, 9, tzinfo=UTC))
SENTENCE = "The river rose above the old bridge in the spring and nobody in the ministry had planned for it. "
LABELS = (Label.TITLE, Label.BYLINE, Label.HEADING, Label.PARAGRAPH, Label.PARAGRAPH, Label.SHARE)
LAKES = RelatedPublication(title="Lakes in Autumn", authors=("Ada Moss",))
MARCH_11 = Published(
    edtf="2024-03-11",
    precision="day",
    earliest=date(2024, 3, 11),
    latest=date(2024, 3, 11),
    method="dateline",
    evidence="March 11, 2024",
)


def make_document_id(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def make_outcome(
    name: str = "rivers",
    *,
    brief: str | None = None,
    labels: Sequence[Label] = LABELS,
    title: str | None = "Rivers in Spring",
    authors: Sequence[str] = ("Ada Moss", "Ben Reed"),
    published: Published | None = MARCH_11,
    words: int = 1,
    related: Sequence[RelatedPublication] = (LAKES,),
) -> Outcome:
    """An admitted document called `name`; documents with the same `brief` are versions of one brief."""
    blocks = make_blocks(name, labels, words)
    return Outcome(
        document=make_document(name),
        disposition=Disposition.LOADED,
        brief=make_brief(name, brief or name, blocks, labels, title, authors, published, related),
        blocks=blocks,
        verdicts=tuple(make_verdict(label) for label in labels),
        candidates=make_candidates(title),
    )


def make_candidates(title: str | None) -> tuple[Candidate, ...]:
    """The title, chosen, and another one that was not."""
    if title is None:
        return ()
    chosen = Candidate(field="title", value=title, method="heading", evidence="h1", rank=1, is_chosen=True)
    refused = Candidate(
        field="title", value="Rivers", method="meta", evidence="og", rank=4, is_chosen=False, reason="comes later"
    )
    return chosen, refused


def make_document(name: str) -> Document:
    return Document(
        document_id=make_document_id(name),
        uri=f"seeds/{name}.txt",
        media_type="text/plain",
        charset="utf-8",
        byte_count=1000,
        fetched_at=datetime(2024, 3, 11, 8, tzinfo=UTC),
    )


def make_blocks(name: str, labels: Sequence[Label], words: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for ordinal, label in enumerate(labels):
        text = f"{label} {ordinal} of {name}. " + SENTENCE * words
        blocks.append(Block(ordinal=ordinal, start=start, end=start + len(text), text=text))
        start += len(text) + 1
    return tuple(blocks)


def make_verdict(label: Label) -> Verdict:
    return Verdict(kept=label in KEPT, label=label, rule=f"made_up.{label}", evidence="made up", confidence=1.0)


def make_brief(
    name: str,
    brief: str,
    blocks: Sequence[Block],
    labels: Sequence[Label],
    title: str | None,
    authors: Sequence[str],
    published: Published | None,
    related: Sequence[RelatedPublication],
) -> Brief:
    body = [block for block, label in zip(blocks, labels, strict=True) if label is Label.PARAGRAPH]
    return Brief(
        brief_id=sha256(brief.encode()).hexdigest()[:16],
        document_id=make_document_id(name),
        publisher=Publisher(publisher_id="water", name="Institute of Water", acronym="IoW"),
        title=title,
        display_title=title or body[0].text[:40],
        is_display_title_derived=title is None,
        authors=tuple(Author(name=author, family_name=author.split()[-1]) for author in authors),
        published=published,
        document_type="commentary",
        language="en",
        sections=(
            Section(paragraphs=(body[0].text,), paragraph_blocks=((body[0].ordinal,),)),
            Section(
                heading="What now?",
                kind="question",
                paragraphs=tuple(block.text for block in body[1:]),
                paragraph_blocks=tuple((block.ordinal,) for block in body[1:]),
            ),
        ),
        related_publications=tuple(related),
        notes=("Ada Moss is a research fellow.",),
        word_count=max(20, sum(len(block.text.split()) for block in body)),
    )


def make_rejected(name: str = "empty") -> Outcome:
    return Outcome(
        document=make_document(name),
        disposition=Disposition.UNREADABLE,
        rejection=Rejection(reason="read.empty", message="no text"),
    )


def make_run(run_id: str = LOAD.run_id, *, loaded: int = 2, unreadable: int = 1, listed: int | None = None) -> Run:
    return Run(
        run_id=run_id,
        command="briefhouse ingest seeds",
        engine="direct",
        status="finished",
        started_at=LOAD.loaded_at,
        finished_at=LOAD.loaded_at,
        rules="f00d",
        listed=loaded + unreadable if listed is None else listed,
        loaded=loaded,
        unreadable=unreadable,
    )


def make_dispositions(run_id: str = LOAD.run_id, *, loaded: int = 2, unreadable: int = 1) -> list[DispositionRecord]:
    ends = [Disposition.LOADED] * loaded + [Disposition.UNREADABLE] * unreadable
    return [
        DispositionRecord(run_id=run_id, ordinal=ordinal, uri=f"seeds/{ordinal}.txt", disposition=end)
        for ordinal, end in enumerate(ends)
    ]


def make_rejection(name: str = "empty", run_id: str = LOAD.run_id) -> RejectionRecord:
    return RejectionRecord(
        document_id=make_document_id(name),
        run_id=run_id,
        uri=f"seeds/{name}.txt",
        disposition=Disposition.UNREADABLE,
        reason="read.empty",
        message="no text",
        archive_path=f"raw/{name}",
        rejected_at=LOAD.loaded_at,
    )


def make_rule_outcome(run_id: str = LOAD.run_id) -> RuleOutcome:
    return RuleOutcome(
        run_id=run_id,
        batch=0,
        table_name="briefs",
        rule="title_not_shouted",
        severity="warning",
        why="Capitals are hard to read.",
        passed=False,
        row_count=2,
        unexpected_count=1,
        examples=("RIVERS",),
    )
