"""White space, comparison forms, sentence ends: the small things every room of the walk needs."""

import re
import unicodedata

# Replaced one by one: str.replace on a character that is not there costs next to nothing, a regular expression does.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LIGATURES = (("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬅ", "st"), ("ﬆ", "st"))
_PLAIN_FORMS = (
    ("'", "\u2018\u2019\u201a\u201b\u2032\u00b4"),
    ('"', "\u201c\u201d\u201e\u00ab\u00bb"),
    ("-", "\u2010\u2011\u2012\u2013\u2014\u2212"),
)
_LONE_MARKS = (" - ", " | ", " & ")
_LONE_SIGNS = (" – ", " — ", " • ")
_UNPARTED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LINE_END_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])-[ \t]*\r?\n[ \t]*(?=[a-zà-ÿ])")
# What closes a sentence may itself be closed by quotes, brackets, a note mark (… South Korea.3 / …summit.[12]).
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*(?:\[\d{1,3}\]|\d{1,3})?$")
_STOPS = frozenset(".!?…。！？")
_CLOSERS = frozenset("'\"”’»)]")
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

# Words that sentences cannot do without: English, German, French, Spanish, Italian, Portuguese, Swedish, Dutch, Polish.
FUNCTION_WORDS = frozenset(
    (
        "the a an of to in and or for on at by with from as is are was were be been being it its this that these those "
        "he she they we you i his her their our your my not no but if than then so which who whom what when where how "
        "there here has have had do does did will would can could may might should must about into over after before "
        "between through during also more most other some such only own same very just because while both each few any "
        "all up down out off again der die das den dem des ein eine einen einem einer und oder im zu zum zur von mit "
        "für auf ist sind war waren wird werden nicht auch als bei aus nach wie dass es sie er wir ich sich dem über "
        "durch um nur noch aber wenn hat haben kann le la les un une du de et ou en à au aux dans pour par sur avec "
        "est sont était ont pas que qui ne se ce cette il elle ils nous vous plus mais comme son sa ses leur el los "
        "las una del y o para con es fue lo su sus más pero al esta este ha gli di che per non si è sono della dei "
        "delle nel anche come più ma da os um uma do dos das em na e não mais foi ser och det att som på är av för med "
        "till inte om ett har het een van op te dat voor zijn niet aan ook door naar bij w z i że się nie jest"
    ).split()
)

# Of them, those that no sentence, title or heading ends with: articles, conjunctions, most prepositions.
_LEADING_WORDS = FUNCTION_WORDS & frozenset(
    (
        "the a an of to and or for at from as their its his our your my than which whose into between while because "
        "der die das den dem des ein eine einen einem einer und oder im zum zur von mit für bei dass durch sowie le la "
        "les un une des du de et ou en au aux dans pour sur avec par que qui el los las una del y con al gli di che "
        "per della dei delle nel e o os as um uma do da dos das och att en ett av för med het een van de te dat en"
    ).split()
)


def fold(text: str) -> str:
    """The text with white space folded to single spaces."""
    return " ".join(text.split())


def compare_form(text: str) -> str:
    """The form in which two texts are compared: NFKC, invisible characters out, quotes and dashes plain, lower case."""
    text = text[:20_000]
    if not text.isascii():
        text = _drop_invisible(unicodedata.normalize("NFKC", text))
        for plain, typographic in _PLAIN_FORMS:
            for char in typographic:
                text = text.replace(char, plain)
    return fold(text).casefold()


def flow(text: str) -> str:
    """The text as running text: line-end hyphens and ligatures undone, invisible characters out, white space folded."""
    if not text.isascii():
        for ligature, letters in _LIGATURES:
            text = text.replace(ligature, letters)
        text = _drop_invisible(text.replace("\u00ad\n", ""))
    if "\n" in text:
        text = _LINE_END_HYPHEN.sub("", text)
    return fold(text)


def count_words(text: str) -> int:
    """Words of a text whose white space is folded: what stands between spaces, a lone dash or bullet not counted.

    In Chinese and Japanese, which part no words, two signs count as one.
    """
    words = text.count(" ") + bool(text)
    for mark in _LONE_MARKS:
        if mark in text:
            words -= text.count(mark)
    return words if text.isascii() else words - sum(map(text.count, _LONE_SIGNS)) + len(_UNPARTED.findall(text)) // 2


def ends_sentence(text: str) -> bool:
    """True when the text closes with a full stop, a question or an exclamation mark."""
    end = text[-12:].rstrip()
    last = end[-1:]
    if last in _STOPS:
        return True
    return (last in _CLOSERS or last.isdecimal()) and _SENTENCE_END.search(end) is not None


def stops_in_mid_sentence(text: str) -> bool:
    """True when the last word is one that another must follow, as "the" and "of"."""
    return text.rpartition(" ")[2].lower() in _LEADING_WORDS


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
    is_initials = bare[1:2] == "." and all(map(str.isalpha, bare.split(".")))  # A.I., Ph.D.
    return is_initials or bare in _ABBREVIATIONS or (len(bare) == 1 and bare.isalpha())


def _drop_invisible(text: str) -> str:
    for char in _INVISIBLE:
        text = text.replace(char, "")
    return text
