"""HTML pages to blocks: where lines begin and end, what the DOM knows of them, what the page declares, bad pages."""

import json

import pytest
from bs4 import BeautifulSoup
from bs4.element import CData, Comment, Declaration, Doctype, ProcessingInstruction, Script, Stylesheet, TemplateString
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.evidence import Markup
from pipeline.read import read
from pipeline.read.media import tell_media_type
from pipeline.read.reading import Reading, Unreadable
from pipeline.text import compare_form
from schemas.settings import Limits

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Harbours | The  Quay</title>
<link rel="canonical" href="https://quay.example/harbours">
<meta property="og:title" content="Harbours"><meta name="Author" content="Jo Ryan">
<meta name="author" content="Ann Lee"><meta name="empty" content=" ">
<style>p { color: red }</style><script>var p = "<p>no text</p>";</script></head>
<body class="post"><nav id="top" role="navigation">
<ul><li><a href="/">Home</a></li><li><a href="/all">All</a></li></ul></nav>
<main><h1>Harbours</h1><div class="meta"><a rel="author" href="/jo">Jo Ryan</a></div>
<time datetime="2024-04-17">17 April</time>
<div itemprop="articleBody"><p>Most <b>har</b>bours are
 local, says <a href="/x">a report</a>.</p><p><strong>All strong.</strong></p></div>
<div style="display: none"><p>Hidden <i>away</i>.</p></div></main></body></html>"""

NOT_TEXT = (CData, Comment, Declaration, Doctype, ProcessingInstruction, Script, Stylesheet, TemplateString)
TAGS = (
    "p div span a b br hr html body head title script style template noscript svg textarea select option button ul li "
    "table tr td i em time x:y plaintext frameset noframes meta link img h1 section"
).split()
ODDITIES = (
    "word ", "x", " ", "\n", "&amp;", "&nbsp;", "é", "\u00ad", "<!-- c -->", "<![CDATA[q]]>", "<?pi x?>", "&#0;",
    "\u202e", "<", ">", '"', "</", "<!", "&#xD800;", "a\u0308", "]]>", "-->", "\u3000",
)  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(ODDITIES),
    st.sampled_from([f"<{tag}>" for tag in TAGS]),
    st.sampled_from([f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        ["<p class=a hidden>", "<a href=x>", "<div style='display:none'/>", "<script type=application/ld+json>"]
    ),
)


def read_page(html: str, **limits: int) -> Reading:
    return read(html.encode(), "text/html", Limits(**limits))


def texts_of(html: str) -> list[str]:
    return [block.text for block in read_page(html).blocks]


def markup_of(html: str, text: str) -> Markup:
    """What is known of the block with that text."""
    reading = read_page(html)
    return reading.markup[[block.text for block in reading.blocks].index(text)]


def test_each_run_of_text_between_block_level_tags_is_a_block_with_white_space_folded() -> None:
    assert texts_of(PAGE) == [
        "Harbours | The Quay",
        "Home",
        "All",
        "Harbours",
        "Jo Ryan",
        "17 April",
        "Most harbours are local, says a report.",
        "All strong.",
        "Hidden away.",
    ]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>a<script>x</script>b<style>y</style>c<!-- d -->e</p>", ["abce"]),
        ("<p>one<br>two<br><br>three</p>", ["one", "two", "three"]),
        ("<p>before <div>inside</div> after</p>", ["before", "inside", "after"]),
        ("<ul><li>a<li>b</ul>c", ["a", "b", "c"]),
        ("<table><tr><td>a<td>b</table>", ["a", "b"]),
        ("<select><option>a<option>b</select><textarea>c <p></textarea>", ["a", "b", "c <p>"]),
        ("<noscript><p>shown</p></noscript><iframe>old</iframe>", ["shown", "old"]),
        ("<template><p>no</p><template>no</template></template>yes", ["yes"]),
        ("<svg><title>Bird</title><text>x</text></svg>", ["Bird", "x"]),
        ("<frameset><frame src=x><noframes>No frames</noframes></frameset>", ["No frames"]),
        ("a</body></html>b", ["a", "b"]),
        ("<plaintext><p>x</p>", ["<p>x</p>"]),
        ("<pre>a  b\n  c\n\n \nd</pre>", ["a  b\n  c", "d"]),
        ("<?xml version='1.0' encoding='euc-kr'?><html><body>é<br/>b</body></html>", ["é", "b"]),
        ("<script src='x'/><p>after a script closed as XML does</p>", ["after a script closed as XML does"]),
    ],
)
def test_where_lines_begin_and_end(html: str, texts: list[str]) -> None:
    assert texts_of(html) == texts


def test_each_path_leads_to_its_block_in_the_tree() -> None:
    tree = etree.HTML(PAGE)
    reading = read_page(PAGE)
    for block, markup in zip(reading.blocks, reading.markup, strict=True):
        (element,) = tree.xpath(block.dom_path)
        assert element.tag == markup.tag
        assert block.text in " ".join("".join(element.itertext()).split())
    assert reading.blocks[6].dom_path == "/html/body/main[1]/div[2]/p[1]"


def test_the_path_names_its_elements_by_id_class_and_role() -> None:
    assert markup_of(PAGE, "Home").path == ("nav#top[role=navigation]", "ul", "li")
    assert markup_of(PAGE, "All strong.").path == ("main", "div[itemprop=articleBody]", "p")
    assert markup_of(PAGE, "Harbours | The Quay").path == ("title",)


def test_what_holds_the_whole_of_a_block_is_known_beside_its_path() -> None:
    byline = markup_of(PAGE, "Jo Ryan")
    assert byline.tag == "div"
    assert byline.wrappers == ("a[rel=author]",)
    assert markup_of(PAGE, "Most harbours are local, says a report.").wrappers == ()
    assert markup_of(PAGE, "17 April").times == ("2024-04-17",)


def test_links_strength_and_hiding_are_the_blocks_own() -> None:
    paragraph = markup_of(PAGE, "Most harbours are local, says a report.")
    assert paragraph.links == ("/x",)
    assert paragraph.link_share == pytest.approx(len("areport") / len("Mostharboursarelocal,saysareport."))
    assert not paragraph.is_strong
    assert markup_of(PAGE, "Home").link_share == 1.0
    assert markup_of(PAGE, "All strong.").is_strong
    assert [markup.is_hidden for markup in read_page(PAGE).markup] == [False] * 8 + [True]


@pytest.mark.parametrize(
    ("html", "runs"),
    [
        (
            "<li><a href=q>A <i>Quay</i></a> <em>Eve</em> <span>May</span></li>",
            [("A Quay", "q"), ("Eve", None), ("May", None)],
        ),
        (
            "<a href=q><span>Note</span><b>A Quay</b><span>May</span></a>",
            [("Note", "q"), ("A Quay", "q"), ("May", "q")],
        ),
        ("<div>Prev <a href=q>A <span>Quay</span></a></div>", [("Prev", None), ("A Quay", "q")]),
        ("<p><a href=q>A <b>Quay</b></a></p>", []),
        ("<p><span>A</span> <b>Quay</b></p>", []),
    ],
    ids=["link and others", "all in one link", "text and link", "one link", "no link"],
)
def test_inline_elements_part_a_line_with_links_into_runs(html: str, runs: list[tuple[str, str | None]]) -> None:
    assert list(read_page(html).markup[0].runs) == runs


def test_line_breaks_are_counted_and_block_level_tags_are_none() -> None:
    reading = read_page("<p>a<br>b<br> <br>c</p><br>d<p>e<span><br></span>f</p><b hidden>g</b>")
    assert [(block.text, markup.line_breaks) for block, markup in zip(reading.blocks, reading.markup, strict=True)] == [
        ("a", 0), ("b", 1), ("c", 2), ("d", 0), ("e", 0), ("f", 1), ("g", 0),
    ]  # fmt: skip
    assert reading.markup[-1].is_hidden, "an inline element can hide a block, too"


def test_a_page_declares_title_address_language_and_meta_tags() -> None:
    declared = read_page(PAGE).declared
    assert declared.title == "Harbours | The Quay"
    assert declared.canonical_url == "https://quay.example/harbours"
    assert declared.language == "en-GB"
    assert declared.meta == {"og:title": ("Harbours",), "author": ("Jo Ryan", "Ann Lee")}


def test_the_title_of_a_drawing_is_not_the_pages() -> None:
    assert read_page("<svg><title>Bird</title></svg><title>Harbours</title>").declared.title == "Harbours"


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ('{"name": "a"}', ["a"]),
        ('[{"name": "a"}, {"name": "b"}]', ["a", "b"]),
        ('{"@context": "x", "@graph": [{"name": "a"}, {"name": "b"}]}', ["a", "b"]),
        ('{"@type": "T", "name": "a", "@graph": [{"name": "b"}]}', ["a", "b"]),
        ('{"name": "a",}', ["a"]),
        ('{"name": "a\tb\nc"}', ["a\tb\nc"]),
        ('<!-- //<![CDATA[\n{"name": "a, }"} //]]> -->', ["a, }"]),
        ('{"name": "a"};', ["a"]),
        ("{&quot;name&quot;: &quot;a&quot;}", ["a"]),
        ('{"name": "a"', []),
        ("", []),
        ("[" * 100_000, []),
        ('"text"', []),
    ],
)
def test_json_ld_forgives_what_can_be_told_and_drops_what_is_broken(script: str, names: list[str]) -> None:
    page = f'<script type="Application/LD+JSON; charset=utf-8">{script}</script><p>x</p>'
    reading = read_page(page)
    assert [item["name"] for item in reading.declared.json_ld] == names
    assert reading.text == "x", "a script is evidence, not text"


def test_other_scripts_are_no_json_ld() -> None:
    assert read_page('<script>{"name": "a"}</script><p>x</p>').declared.json_ld == ()


def test_soft_hyphens_and_decomposed_umlauts_stay_in_the_text_and_vanish_in_comparison() -> None:
    reading = read_page("<p>Die Ha\u0308fen\u00adst\u00e4dte &shy;wachsen</p><p>Ende</p>")
    assert reading.blocks[0].text == "Die Ha\u0308fen\u00adst\u00e4dte \u00adwachsen"
    assert reading.text[reading.blocks[1].start : reading.blocks[1].end] == "Ende"
    assert compare_form(reading.texts[0]) == compare_form("Die Häfenstädte wachsen")


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_text_is_lost_and_the_blocks_are_the_text(html: str) -> None:
    soup = BeautifulSoup(f"<html>{html}", "lxml")
    wanted = "".join(str(node) for node in soup.find_all(string=True) if not isinstance(node, NOT_TEXT))
    if not wanted.split():
        with pytest.raises(Unreadable, match="no text"):
            read_page(f"<html>{html}")
        return
    reading = read_page(f"<html>{html}")
    assert reading.text.split() == "\n\n".join(block.text for block in reading.blocks).split()
    assert "".join(reading.text.split()) == "".join(wanted.split())
    end = 0
    for block in reading.blocks:
        assert not reading.text[end : block.start].strip()
        assert reading.text[block.start : block.end] == block.text == block.text.strip()
        end = block.end
    assert end == len(reading.text)
    assert len(reading.markup) == len(reading.blocks)


@pytest.mark.parametrize("depth", [90, 300, 3_000, 100_000])
def test_text_below_and_after_a_deep_nest_is_kept(depth: int) -> None:
    reading = read_page("<p>before</p>" + "<div class=a>" * depth + "deep" + "</div>" * depth + "<p>after</p>")
    assert [block.text for block in reading.blocks] == ["before", "deep", "after"]
    assert len(reading.markup[1].path) == min(depth, 98), "a path names a hundred levels, html and body among them"
    assert reading.blocks[2].dom_path == "/html/body/p[2]"


@pytest.mark.parametrize("tag", ["b", "a href=x", "span", "ul><li", "table><tr><td"])
def test_tags_that_are_never_closed_lose_nothing(tag: str) -> None:
    assert "".join(read_page(f"<{tag}>x" * 5_000 + "<p>after", max_blocks=10_000).text.split()) == "x" * 5_000 + "after"


def test_many_blocks_end_the_reading_with_the_limit_named() -> None:
    with pytest.raises(Unreadable, match="max_blocks = 5") as error:
        read_page("<p>x" * 6, max_blocks=5)
    assert error.value.reason == "read.too_many_blocks"
    assert len(read_page("<p>x" * 5, max_blocks=5).blocks) == 5


def test_a_long_line_and_many_links_are_one_block() -> None:
    assert len(read_page("<p>" + "word " * 400_000).blocks[0].text) == 1_999_999
    links = read_page("<p>" + "".join(f"<a href={n}>x</a> " for n in range(20_000))).markup[0]
    assert links.links[-1] == "19999"
    assert links.link_share == 1.0


@pytest.mark.parametrize(
    "html", ["<html><body>&nbsp;</body></html>", "<script>x</script>", "<!-- x -->", "<img alt=x>", "\ufeff"]
)
def test_a_page_without_text_is_empty(html: str) -> None:
    with pytest.raises(Unreadable, match="no text") as error:
        read_page(html)
    assert error.value.reason == "read.empty"


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"<html>", "a.txt", "text/html"),
        (b"<!-- saved from x -->\n<!DOCTYPE html>", "a", "text/html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>', "a.xml", "text/html"),
        ("<html>".encode("utf-16"), "a.txt", "text/html"),
        (b"<div>A part of a page</div>", "a.html", "text/html"),
        (b"No tag at all", "a.html", "application/octet-stream"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a.txt", "application/xml"),
        (b"<headline> of a text", "a.txt", "text/plain"),
    ],
)
def test_pages_are_told_from_their_first_tag(data: bytes, name: str, media_type: str) -> None:
    assert tell_media_type(data, name) == media_type


def test_xhtml_is_read_like_html() -> None:
    data = json.loads('"<html xmlns=\\"http://www.w3.org/1999/xhtml\\"><body><p>x<br/>y</p></body></html>"').encode()
    assert [block.text for block in read(data, "application/xhtml+xml", Limits()).blocks] == ["x", "y"]
