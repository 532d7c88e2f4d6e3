"""PDFs for tests, written by hand: text at a place on a page, and nothing else."""

from collections.abc import Sequence
from typing import NamedTuple

HEIGHT = 792.0
WIDTH = 612.0
_FONTS = {
    "F1": "/BaseFont /Times-Roman /Encoding /MacRomanEncoding",
    "F2": "/BaseFont /Helvetica-Bold /Encoding /MacRomanEncoding",
    "F3": "/BaseFont /Helvetica /Encoding /MacRomanEncoding",
}
_ENCRYPTION = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'5a' * 32}> /U <{'a5' * 32}> >>"


class Text(NamedTuple):
    """A line of text; points from the page's upper left corner to where its letters stand."""

    left: float
    base: float
    text: str
    size: float = 10.0
    font: str = "F1"
    angle: int = 0


class Frame(NamedTuple):
    """A filled rectangle."""

    left: float
    top: float
    width: float
    height: float


Mark = Text | Frame


def column(lines: Sequence[str], left: float, base: float, size: float = 10.0, font: str = "F1") -> list[Mark]:
    """Lines below each other."""
    return [Text(left, base + 1.2 * size * number, line, size, font) for number, line in enumerate(lines)]


def write_pdf(pages: Sequence[Sequence[Mark]], *, is_encrypted: bool = False, title: str | None = None) -> bytes:
    """A PDF of those pages."""
    fonts = " ".join(f"/{name} << /Type /Font /Subtype /Type1 {font} >>" for name, font in _FONTS.items())
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    info = f"<< /Title ({title}) >>" if title else "<< >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        info.encode(),
    ]
    for number, marks in enumerate(pages):
        content = "\n".join(map(_draw, marks)).encode("mac-roman")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _assemble(objects, _ENCRYPTION if is_encrypted else None)


def _draw(mark: Mark) -> str:
    if isinstance(mark, Frame):
        return f"0.9 g {mark.left} {HEIGHT - mark.top - mark.height} {mark.width} {mark.height} re f 0 g"
    text = mark.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    turn = {0: "1 0 0 1", 90: "0 1 -1 0"}[mark.angle]
    return f"BT /{mark.font} {mark.size} Tf {turn} {mark.left} {HEIGHT - mark.base} Tm ({text}) Tj ET"


def _assemble(objects: Sequence[bytes], encryption: str | None) -> bytes:
    """Objects, their table, and the trailer."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    secured = f"/Encrypt {encryption} /ID [<{'00' * 16}> <{'00' * 16}>]" if encryption else ""
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 3 0 R {secured} >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode()
