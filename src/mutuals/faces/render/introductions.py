"""Introductions: the paths to somebody, best first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, apart, bold, dim, labelled, line, paragraph
from mutuals.faces.render.words import evidence_words
from mutuals.model.introduced import Introduction, IntroductionList
from mutuals.model.introduction import Path, Paths
from mutuals.model.match import Match, MatchList
from mutuals.practice.asking import say_odds
from mutuals.practice.wording import say_count


def paths(record: Paths, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the paths with reasons, the weakest link and a draft."""
    if not record.paths:
        yield line(f"No path to {record.target.name} is known.")
        return
    yield line(bold(f"To {record.target.name}"), dim(f"  {say_odds(record.together)} in all"))
    yield BLANK
    yield from apart(_path(number, each) for number, each in enumerate(record.paths, 1))


def matches(record: MatchList, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the introductions to give, with a draft for each side."""
    if not record.matches:
        yield line("Nobody is found yet who has something for somebody else of your network.")
        yield line('Write down what people seek: mutuals log "Ana Lopes" --note "looking for ..."')
        return
    yield from apart(map(_match, record.matches))


def _match(each: Match) -> Iterator[Block]:
    yield line(bold(each.a.name), dim(" and "), bold(each.b.name))
    yield line(each.why_a, indent=2)
    yield line(each.why_b, indent=2)
    for person, draft in ((each.a, each.draft_a), (each.b, each.draft_b)):
        yield line(dim(f"Draft to {person.name}"), indent=2)
        yield from paragraph(draft, indent=4)
    yield line(dim(f"from {evidence_words(each.evidence)}"), indent=2, hang=5)


def introductions(
    record: IntroductionList,
    today: date,  # noqa: ARG001 - one form for all
) -> Iterator[Block]:
    """Yield the introductions under way with what comes next."""
    if not record.introductions:
        yield line("No introduction is under way. `mutuals intro WHO` finds who could make one.")
        return
    yield from apart(map(_introduction, record.introductions))


def _introduction(each: Introduction) -> Iterator[Block]:
    what = "asked" if each.kind == "request" else "offered to"
    to = "about" if each.kind == "request" else "and"
    names = (dim(f"{what} "), bold(each.one.name), dim(f" {to} "), bold(each.other.name))
    yield line(*names, dim(f"  {each.state}, {each.on}"))
    yield line(each.do, indent=2)
    if each.draft:
        yield line(dim("Draft"), indent=2)
        yield from paragraph(each.draft, indent=4)
    yield line(dim(each.id), indent=2)


def _path(number: int, path: Path) -> Iterator[Block]:
    names = " > ".join(person.name or person.id for person in path.people[1:])
    yield line(f"{number}. ", bold(names), dim(f"  {say_odds(path.probability)}"))
    for sentence in path.why:
        yield line(sentence, indent=3)
    if len(path.steps) > 1:
        yield from labelled("Weakest", path.weakest, indent=3)
    if path.asks:
        yield from labelled("Asked", f"{say_count(path.asks, 'time')} in 90 days", indent=3)
    yield line(dim("Draft"), indent=3)
    yield from paragraph(path.draft, indent=5)
    proofs = [proof for step in path.steps for proof in step.evidence]
    yield line(dim(f"from {evidence_words(proofs)}"), indent=3, hang=5)
