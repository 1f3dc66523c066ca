"""The text of a mail: which part it is, how it is written, and that hostile mails do no harm."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.detection.new_text import new_text
from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.mail_text import text_of, without_markup

OWN, THEIRS = "One <b>two</b> three.", "They sold a car."
CITES = "On Mon, Mar 2, 2026, Lee &lt;<a href='mailto:lee@x.example'>lee@x.example</a>&gt; wrote:"
GMAIL = f'<div class="gmail_quote"><div class="gmail_attr">{CITES}</div>'
MOZILLA = '<div class="moz-cite-prefix">Am 02.03.26 um 10:11 schrieb Lee:<br></div>'
OUTLOOK = (
    "<b><span>Von:</span></b><span> Lee &lt;lee@x.example&gt;<br><b>Gesendet:</b> Montag<br>"
    "<b>An:</b> Kim</span>"
)
MIXED = 'multipart/mixed; boundary="b"'


def part(body: str, *headers: str) -> str:
    return "\n".join(("--b", *headers, "", body, ""))


def shown(*parts: str, kind: str = MIXED) -> str:
    return text_of(b"", kind, ("".join(parts) + "--b--\n").encode()).strip()


def nested(depth: int) -> bytes:
    """Return a body of so many multiparts inside each other, with a text in the innermost."""
    body = "Content-Type: text/plain\n\nInside\n"
    for level in reversed(range(depth)):
        head = f'Content-Type: multipart/mixed; boundary="n{level}"\n\n'
        body = f"{head}--n{level}\n{body}\n--n{level}--\n"
    return body.partition("\n\n")[2].encode()


def test_each_section_and_what_stands_above_a_line_is_apart() -> None:
    assert without_markup("<section>One.</section><section>Two").split() == ["One.", "Two"]
    assert "\n" in without_markup("the plan?<hr><b>From:</b> Lee").strip()


def test_a_mail_without_any_type_is_its_text() -> None:
    assert text_of(b"Subject: x\n", "", b"Hello\r\nKim\r\n") == "Hello\nKim\n"


def test_plain_text_goes_before_html_wherever_it_stands() -> None:
    html = part("<p>Rich</p>", "Content-Type: text/html")
    plain = part("Plain", "Content-Type: text/plain")
    assert shown(html, plain) == shown(plain, html) == "Plain"
    assert shown(html) == "Rich"


def test_attachments_and_forwarded_mails_are_not_read() -> None:
    attached = part(
        "Attached", "Content-Type: text/plain", "Content-Disposition: attachment; filename=a.txt"
    )
    forwarded = part("Subject: x\n\nForwarded", "Content-Type: message/rfc822")
    assert shown(attached, forwarded) == ""
    assert shown(attached, forwarded, part("Mine")) == "Mine"


@pytest.mark.parametrize(
    ("encoding", "raw"),
    [
        ("base64", base64.encodebytes("Grüße aus Köln".encode())),
        ("quoted-printable", b"Gr=C3=BC=C3=9Fe =\naus K=C3=B6ln"),
        ("8bit", "Grüße aus Köln".encode()),
    ],
)
def test_encodings_are_taken_off(encoding: str, raw: bytes) -> None:
    head = f"Content-Transfer-Encoding: {encoding}\n".encode()
    assert text_of(head, "text/plain; charset=utf-8", raw) == "Grüße aus Köln"


@pytest.mark.parametrize("charset", ["klingon-7", "idna", "utf-16", "rot13", "zlib", "x" * 40])
def test_charsets_that_are_none_are_borne(charset: str) -> None:
    assert isinstance(text_of(b"", f"text/plain; charset={charset}", b"Hello \xff\xfe"), str)


def test_base64_that_was_cut_off_gives_what_there_is() -> None:
    raw = base64.encodebytes(b"Thank you for your help with the fence.")[:30]
    head = b"Content-Transfer-Encoding: base64\n"
    assert text_of(head, "text/plain", raw).startswith("Thank you for your")


@pytest.mark.parametrize(
    ("depth", "text"), [(limits.DEPTH - 1, "Inside"), (limits.DEPTH, "Inside")]
)
def test_parts_inside_parts_are_opened_up_to_the_cap(depth: int, text: str) -> None:
    assert text_of(b"", 'multipart/mixed; boundary="n0"', nested(depth)).strip() == text


@pytest.mark.parametrize("depth", [limits.DEPTH + 1, 1_000])
def test_parts_beyond_the_cap_are_not_opened(depth: int) -> None:
    assert text_of(b"", 'multipart/mixed; boundary="n0"', nested(depth)) == ""


def test_so_many_parts_are_looked_at_and_no_more() -> None:
    image = part("x", "Content-Type: image/png")
    text = part("Mine", "Content-Type: text/plain")
    assert shown(*[image] * (limits.PARTS - 2), text) == "Mine"
    assert shown(*[image] * limits.PARTS, text) == ""


def test_html_shows_its_words_and_neither_styles_nor_what_it_quotes() -> None:
    markup = (
        "<html><head><style>p {}</style></head><body><!-- no --><p>Dear&nbsp;Kim,</p>"
        "<script>x()</script><p>one<br>two &amp; three</p><blockquote>quoted</blockquote></body>"
    )
    words = without_markup(markup).split()
    assert words == ["Dear", "Kim,", "one", "two", "&", "three", ">"]


@pytest.mark.parametrize(
    "markup",
    [
        f"<div>{OWN}</div>{GMAIL}<blockquote>{THEIRS}</blockquote></div>",
        f"{GMAIL}<blockquote>{THEIRS}<blockquote>{THEIRS}</blockquote>{THEIRS}</blockquote>{OWN}</div>",
        f"{MOZILLA}<blockquote type='cite'><p>{THEIRS}</p></blockquote><p>{OWN}</p>",
        f"<p>{OWN}</p><div><p>{OUTLOOK}</p></div><p>{THEIRS}</p>",
        f'<div>{OWN}</div><hr><div id="divRplyFwdMsg">From: Lee</div><div>{THEIRS}</div>',
        f"<div>{OWN}</div><blockquote>{THEIRS}",
    ],
)
def test_own_words_are_found_above_and_below_what_markup_quotes(markup: str) -> None:
    assert new_text(without_markup(markup)) == "One two three."


def test_words_in_markup_stay_whole_and_cells_apart() -> None:
    assert without_markup("<b>th</b>ree<td>four</td><td>five</td>").split() == [
        "three", "four", "five",
    ]  # fmt: skip


@pytest.mark.parametrize("piece", ["<!--", "<", "<style>", "<a ", "&", "&lt", "<p>", "<blockquote"])
def test_hostile_markup_ends(piece: str) -> None:
    assert isinstance(without_markup(piece * 50_000), str)


def test_a_boundary_over_and_over_ends() -> None:
    assert text_of(b"", MIXED, b"--b\n" * 16_000) == ""
    assert text_of(b"", "multipart/mixed; boundary=" + "\t" * 60_000, b"x") == ""


@given(st.binary(), st.sampled_from(["", MIXED, "text/html", "text/plain; charset=utf-7"]))
def test_any_bytes_give_a_text(body: bytes, kind: str) -> None:
    assert isinstance(text_of(body[:50], kind, body), str)


@given(st.text())
def test_any_markup_gives_a_text(markup: str) -> None:
    assert isinstance(without_markup(markup), str)


@given(
    st.lists(
        st.sampled_from(
            [
                b"--b\n", b"--b--\n", b"\n", b"Content-Type: text/plain\n", MIXED.encode(),
                b"Content-Type: ", b"Content-Transfer-Encoding: base64\n", b"Hello\n", b"\xff",
                b"Content-Type: text/html\n", b"<p>", b"<!--", b"=C3", b"\r\n",
            ]
        )
    )
)  # fmt: skip
def test_any_parts_in_any_order_give_a_text(pieces: list[bytes]) -> None:
    assert isinstance(text_of(b"", MIXED, b"".join(pieces)), str)
