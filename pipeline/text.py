"""White space, comparison forms, sentence ends: the small things every room of the walk needs."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SINGLE_QUOTE = re.compile("[\u2018\u2019\u201a\u201b\u2032\u00b4]")
_DOUBLE_QUOTE = re.compile("[\u201c\u201d\u201e\u00ab\u00bb]")
_DASH = re.compile("[\u2010-\u2014\u2212]")
_LONE_MARK = re.compile(r"\s[^\w\s]{1,3}(?=\s)")
_LINE_END_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])-[ \t]*\r?\n[ \t]*(?=[a-zà-ÿ])")
# What closes a sentence may itself be closed by quotes, brackets, a note mark (… South Korea.3 / …summit.[12]).
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*(?:\[\d{1,3}\]|\d{1,3})?$")
_SENTENCE_GAP = re.compile(
    r"[.!?…]['\"”’»)\]]{0,3}(?:\[\d{1,3}\])?\s+(?=['\"“‘«(\[]{0,2}[A-ZÀ-ÝΑ-ΩА-Я0-9])|[。！？]['\"”’」』]{0,2}"
)
# Abbreviations after which a full stop ends no sentence; lower-cased, without the stop.
_ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof sen sens rep reps gov gen adm col lt sgt capt st jr sr no nos vol pp p fig ed eds vs "
        "cf al etc inc ltd co corp jan feb mar apr jun jul aug sept sep oct nov dec e.g i.e u.s u.n u.k d.c "
        "approx dept univ"
    ).split()
)


def fold(text: str) -> str:
    """The text with white space folded to single spaces."""
    return " ".join(text.split())


def compare_form(text: str) -> str:
    """The form in which two texts are compared: NFKC, invisible characters out, quotes and dashes plain, lower case."""
    text = text[:20_000]
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
        text = _DASH.sub("-", _DOUBLE_QUOTE.sub('"', _SINGLE_QUOTE.sub("'", text)))
    return fold(text).casefold()


def flow(text: str) -> str:
    """The text as running text: line-end hyphenation undone, invisible characters out, white space folded."""
    if "\n" in text:
        text = _LINE_END_HYPHEN.sub("", text)
    return fold(text if text.isascii() else _INVISIBLE.sub("", text))


def count_words(text: str) -> int:
    """Words of the text: runs between white space that have a letter or digit, so that a lone dash is none."""
    return len(text.split()) - len(_LONE_MARK.findall(f" {text} "))


def ends_sentence(text: str) -> bool:
    """True when the text closes with a full stop, a question or an exclamation mark."""
    return bool(_SENTENCE_END.search(text[-12:].rstrip()))


def starts_in_mid_sentence(text: str) -> bool:
    """True when the first letter is a small one, as no sentence begins."""
    first = next((char for char in text[:8] if char.isalnum()), "")
    return first.islower()


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences and fragments of a flat text, in order, white space between them left out."""
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _SENTENCE_GAP.finditer(text):
        if _ends_abbreviation(text, gap.start()):
            continue
        end = gap.start() + len(gap.group().rstrip())
        spans.append((start, end))
        start = gap.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def _ends_abbreviation(text: str, stop: int) -> bool:
    """True when the full stop at that offset closes an abbreviation or an initial rather than a sentence."""
    if text[stop] != ".":
        return False
    word = text[max(0, stop - 12) : stop].split()[-1:] or [""]
    bare = word[0].lstrip("(\"'“‘").casefold()
    return bare in _ABBREVIATIONS or (len(bare) == 1 and bare.isalpha())
