"""Reading a drawn picture again: it must be XML, say what it is, and hold nothing that acts."""

from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "g", "a", "circle", "path", "rect", "line", "text", "tspan"}
EVIL = "<script>alert(1)</script>\"' onload=x \x1b[31m\u202eevil\x00 {{7*7}}"


def read(markup: str) -> ET.Element:
    """Parse a picture and check what holds for every one."""
    root = ET.fromstring(str(markup))  # noqa: S314 - our own text
    parts = [*root.iter()]
    assert {part.tag for part in parts} <= {f"{SVG}{tag}" for tag in ALLOWED}
    for part in parts:
        assert not [name for name in part.attrib if name.startswith("on") or name == "style"]
    named = root.attrib["aria-labelledby"].split()
    assert [child.attrib["id"] for child in root[:2]] == named
    assert all((child.text or "").strip() for child in root[:2])
    return root


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    """Return the elements that have a class."""
    return [part for part in root.iter() if name in part.attrib.get("class", "").split()]


def number(part: ET.Element, name: str) -> float:
    """Return an attribute as a number."""
    return float(part.attrib[name])


def text_of(part: ET.Element) -> str:
    """Return all words inside."""
    return "".join(part.itertext())
