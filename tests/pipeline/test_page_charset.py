"""Encodings of pages: what the bytes prove, what the page declares, what neither can tell."""

import pytest

from pipeline.read.page_charset import decode_page
from pipeline.read.reading import Unreadable

GERMAN = "Die Häfen der Städte größer machen, für überraschend viel Geld: das wäre schön – „wirklich“."
KOREAN = "한반도의 평화와 안보를 위한 정책 제언입니다. 남북 관계의 개선은 국제사회의 협력을 필요로 한다."
JAPANESE = "日本の安全保障政策について、専門家は次のように述べている。これは重要な課題である。"
CHINESE = "中国的外交政策正在发生变化，专家认为这对地区稳定具有重要意义。国际社会应当加强合作。"
RUSSIAN = "Внешняя политика России меняется, и эксперты считают это важным для стабильности региона."


def page(text: str, label: str | None) -> str:
    meta = f'<meta charset="{label}">' if label else ""
    return f"<html><head>{meta}</head><body>" + f'<p class="text body">{text}</p>\n' * 40 + "</body></html>"


@pytest.mark.parametrize(
    ("text", "label", "charset", "decoded_with"),
    [
        (GERMAN, "iso-8859-1", "cp1252", "cp1252"),  # the label means Windows-1252, as in browsers
        (KOREAN, "euc-kr", "cp949", "cp949"),
        (KOREAN, "ks_c_5601-1987", "cp949", "cp949"),
        (JAPANESE, "shift_jis", "cp932", "cp932"),
        (JAPANESE, "iso-2022-jp", "iso2022_jp", "iso2022_jp"),  # ASCII in bytes, so UTF-8 as well
        (CHINESE, "gb2312", "gb18030", "gb18030"),
        (CHINESE, "utf-16", "utf-16", "utf-16-le"),
        (GERMAN, None, "utf-16-le", "utf-16-le"),
        (GERMAN, None, "utf-16-be", "utf-16-be"),
        (GERMAN, None, "utf-8-sig", "utf-8"),
    ],
)
def test_what_is_declared_or_marked_is_believed(text: str, label: str | None, charset: str, decoded_with: str) -> None:
    assert decode_page(page(text, label).encode(charset)) == (page(text, label), decoded_with)


@pytest.mark.parametrize("label", ["euc-kr", "iso-8859-1", "utf-16", "rot13", "no-such-charset", None])
def test_utf_8_is_told_from_the_bytes_whatever_is_declared(label: str | None) -> None:
    assert decode_page(page(KOREAN, label).encode()) == (page(KOREAN, label), "utf-8")


@pytest.mark.parametrize(
    ("text", "charset"),
    [(KOREAN, "cp949"), (JAPANESE, "cp932"), (CHINESE, "gb18030"), (RUSSIAN, "cp1251"), (GERMAN, "cp1252")],
)
@pytest.mark.parametrize("label", [None, "utf-8", "iso-8859-1", "unicode_escape"])
def test_without_a_true_declaration_the_bytes_decide(text: str, charset: str, label: str | None) -> None:
    assert decode_page(page(text, label).encode(charset))[0] == page(text, label)


@pytest.mark.parametrize("label", ["euc-kr", None])
def test_a_page_cut_in_mid_character_is_read_to_its_last_whole_one(label: str | None) -> None:
    whole = page(KOREAN, label)
    cut = whole[: whole.rindex("한다")].encode("cp949") + "한".encode("cp949")[:1]
    text, charset = decode_page(cut)
    assert charset == "cp949", "cut Korean must not become Thai"
    assert text.rstrip("\ufffd") == whole[: whole.rindex("한다")]


def test_a_few_wrong_bytes_are_replaced_and_many_are_refused() -> None:
    few = page(KOREAN, "utf-8").encode() + b"<p>\xb0 and more of it</p>"
    assert decode_page(few)[0].count("\ufffd") == 1
    with pytest.raises(Unreadable) as error:
        decode_page(page(KOREAN, "utf-8").encode() + page(KOREAN, None).encode("cp949"))
    assert error.value.reason == "read.encoding"


def test_a_stray_nul_is_dropped_and_a_binary_file_refused() -> None:
    assert decode_page(b"<html>a\x00b" + b"word " * 100)[0].startswith("<html>ab")
    with pytest.raises(Unreadable) as error:
        decode_page(b"<html>" + bytes(range(32)) * 50)
    assert error.value.reason == "read.binary"
