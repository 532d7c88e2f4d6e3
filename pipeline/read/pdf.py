"""PDF into blocks: the text of its pages in reading order, a paragraph a block."""

import ctypes
import re
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from pipeline.evidence import Declared, Typeset
from pipeline.read.boxes import Box, read_boxes
from pipeline.read.columns import Line, order_lines
from pipeline.read.floats import settle_boxes
from pipeline.read.paragraphs import group_lines, join_lines
from pipeline.read.pieces import HYPHEN, Piece, Sheet, read_pieces
from pipeline.read.reading import Reading, Unreadable
from pipeline.read.streams import measure_streams
from schemas.block import Block
from schemas.settings import Limits

_PDFIUM = threading.Lock()  # pdfium is not safe for threads
_TAIL = 2048  # bytes after the last %%EOF that may be junk
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b")
_MIN_LETTERS = 20  # a page in the mean; stamps on scans have fewer
_PART_GAP = "\n\n"


def read_pdf(data: bytes, limits: Limits) -> Reading:
    """The pages' text in reading order, each block with its page and how it is set.

    Raises:
        Unreadable: damaged, encrypted, without a text layer, or a limit exceeded.
    """
    _refuse_truncated(data)
    _refuse_bomb(data, limits)
    with _PDFIUM:
        document = _open(data)
        try:
            _refuse_pages(len(document), limits)
            sheets = [_read_page(document, index, limits) for index in range(len(document))]
            declared = _read_declared(document)
        finally:
            document.close()
    _refuse_textless([piece for sheet in sheets for piece in sheet.pieces], len(sheets))
    return _compose(sheets, declared, limits)


@dataclass(frozen=True)
class _PrintedPage:
    """What is taken from one page while pdfium is open."""

    pieces: list[Piece]
    boxes: list[Box]
    height: float


def _refuse_truncated(data: bytes) -> None:
    """Raises when the file stops before its end: pdfium would mend it, and silently give the pages that are left."""
    end = data.rfind(b"%%EOF")
    if end < 0 or (len(data) - end > _TAIL and _OBJECT.search(data, end)):
        raise Unreadable("read.damaged", "the PDF ends without its %%EOF: it was cut off", tried="PDF")


def _refuse_bomb(data: bytes, limits: Limits) -> None:
    if measure_streams(data, limits.max_stream_bytes) > limits.max_stream_bytes:
        message = f"a stream inflates to more than limits.max_stream_bytes = {limits.max_stream_bytes:,}"
        raise Unreadable("read.bomb", message, tried="PDF")


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Unreadable("read.encrypted", "the PDF is encrypted and asks for a password", tried="PDF") from error
        raise Unreadable("read.damaged", "the PDF is damaged: its structure cannot be read", tried="PDF") from error


def _refuse_pages(page_count: int, limits: Limits) -> None:
    if page_count > limits.max_pages:
        message = f"{page_count:,} pages, more than limits.max_pages = {limits.max_pages:,}"
        raise Unreadable("read.too_many_pages", message)
    if page_count == 0:
        raise Unreadable("read.damaged", "the PDF has no pages", tried="PDF")


def _refuse_blocks(count: int, limits: Limits, what: str) -> None:
    if count > limits.max_blocks:
        message = f"{count:,} {what}, more than limits.max_blocks = {limits.max_blocks:,}"
        raise Unreadable("read.too_many_blocks", message)


def _read_page(document: pypdfium2.PdfDocument, index: int, limits: Limits) -> _PrintedPage:
    try:
        page = document.get_page(index)
        sheet = Sheet(page)
        printed = _PrintedPage(read_pieces(page, sheet), read_boxes(page, sheet), sheet.height)
    except pypdfium2.PdfiumError as error:
        message = f"page {index + 1} of {len(document)} cannot be read"
        raise Unreadable("read.damaged", message, tried="PDF") from error
    page.close()
    _refuse_blocks(len(printed.pieces), limits, f"pieces of text on page {index + 1}")
    return printed


def _read_declared(document: pypdfium2.PdfDocument) -> Declared:
    """The information dictionary, and the catalogue's language."""
    entries = {key.lower(): value.strip() for key, value in document.get_metadata_dict(skip_empty=True).items()}
    buffer = (ctypes.c_ushort * 64)()
    size = raw.FPDFCatalog_GetLanguage(document, buffer, 64)
    language = bytes(buffer)[: max(0, min(size, 64) * 2 - 2)].decode("utf-16-le", "ignore").strip("\x00 ")
    meta = {key: (value,) for key, value in entries.items() if value}
    return Declared(meta=meta, title=entries.get("title") or None, language=language or None)


def _refuse_textless(pieces: Sequence[Piece], page_count: int) -> None:
    letters = sum(char.isalnum() for piece in pieces for char in piece.text)
    if letters < _MIN_LETTERS or letters < _MIN_LETTERS * page_count / 4:
        message = f"no text layer, needs OCR: {letters:,} letters on {page_count:,} pages"
        raise Unreadable("read.no_text_layer", message, tried="PDF")


def _compose(sheets: Sequence[_PrintedPage], declared: Declared, limits: Limits) -> Reading:
    """Pages laid out, joined, and cut into blocks."""
    body_size = _find_body_size(sheets)
    groups = [(number, group) for number, sheet in enumerate(sheets, start=1) for group in _lay_out(sheet, body_size)]
    _refuse_blocks(len(groups), limits, "blocks")
    words = _collect_words(sheets)
    texts = [join_lines(group, words) for _, group in groups]
    blocks, end = [], 0
    for ordinal, ((page, _), text) in enumerate(zip(groups, texts, strict=True)):
        start = end + len(_PART_GAP) * bool(ordinal)
        end = start + len(text)
        blocks.append(Block(ordinal=ordinal, start=start, end=end, page=page, text=text))
    typeset = tuple(_typeset(page, group, sheets[page - 1].height) for page, group in groups)
    return Reading(_PART_GAP.join(texts), "utf-8", "pdf", tuple(blocks), typeset=typeset, declared=declared)


def _lay_out(sheet: _PrintedPage, body_size: float) -> list[list[Line]]:
    """The page's paragraphs in reading order."""
    lines = order_lines(sheet.pieces, sheet.boxes, body_size)
    return settle_boxes(group_lines(lines, body_size), body_size)


def _find_body_size(sheets: Sequence[_PrintedPage]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for piece in sheet.pieces:
            sizes[round(piece.size * 2) / 2] += len(piece.text)
    return sizes.most_common(1)[0][0]


def _collect_words(sheets: Sequence[_PrintedPage]) -> frozenset[str]:
    """The words that stand whole inside the lines."""
    return frozenset(
        word.strip(".,;:!?()[]“”\"'’‘").casefold()
        for sheet in sheets
        for piece in sheet.pieces
        for word in re.split(r"[\s—–/]+", piece.text)
        if not word.endswith((HYPHEN, "-"))
    )


def _typeset(page: int, group: Sequence[Line], page_height: float) -> Typeset:
    main = max(group, key=lambda line: len(line.text))
    return Typeset(
        page=page,
        left=min(line.left for line in group),
        top=min(line.top for line in group),
        right=max(line.right for line in group),
        bottom=max(line.base for line in group),
        font_size=round(main.size, 1),
        is_bold=main.is_bold,
        font=main.font,
        is_boxed=main.box > 0,
        is_turned=main.is_turned,
        page_height=page_height,
    )
