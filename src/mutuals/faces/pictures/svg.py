"""Writing SVG: elements out of attributes and children, every text escaped and made harmless."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from markupsafe import Markup, escape

from mutuals.faces.safety import safe_text

Attribute = str | int | float | None


class Figures(NamedTuple):
    """The figures of a picture as a table: what it shows, heads of columns, rows of words."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Box(NamedTuple):
    """The part of the plane that a picture shows."""

    x: float
    y: float
    width: float
    height: float


def element(tag: str, *children: Markup | str, **attributes: Attribute) -> Markup:
    """Return `<tag ...>children</tag>`; text children are escaped, None leaves an attribute out.

    `class_` and `aria_label` stand for `class` and `aria-label`. ValueError for what styles or
    scripts: the pages allow neither.
    """
    said = "".join(
        f' {_name(name)}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    inner = "".join(map(words, children))
    # Everything put in here is escaped already, and joining plain text is several times as fast.
    return Markup(f"<{tag}{said}>{inner}</{tag}>")  # noqa: S704


def words(text: Markup | str) -> Markup:
    """Return text as markup, hostile signs made visible; what is markup stays as it is."""
    return text if isinstance(text, Markup) else escape(safe_text(text))


def number(value: float) -> str:
    """Return a length with one place at most."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def picture(
    kind: str,
    title: str,
    says: str,
    box: Box,
    children: Iterable[Markup],
    *,
    ident: str = "",
    role: str = "img",
) -> Markup:
    """Return a whole picture with its title and what it says in words.

    `ident` makes its ids unique on a page that has several of one kind. A picture with links in it
    must not have the role of an image, since that hides them from who listens to the page.
    """
    name = f"pic-{ident or kind}"
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", says, id=f"{name}-says"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"pic pic-{kind}",
        role=role,
        aria_labelledby=f"{name}-title {name}-says",
        viewBox=" ".join(map(number, box)),
        preserveAspectRatio="xMidYMid meet",
    )


@cache
def _name(name: str) -> str:
    plain = name.removesuffix("_").replace("_", "-")
    if plain == "style" or plain.startswith("on"):
        raise ValueError(name)
    return plain


def _value(value: str | float) -> str:
    return words(value) if isinstance(value, str) else number(value)
