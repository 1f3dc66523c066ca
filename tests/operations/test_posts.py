"""Posts of an archive feed the verdict's `visible` measure; reactions show only that it is seen."""

from pathlib import Path

from tests.operations.homes import Home
from tests.operations.letters import card, cards

from mutuals.model.observed import Lead, Observed, Occasion, Post
from mutuals.workspace import open_workspace

POSTS: list[Observed] = [
    Post("Shares.csv#1", "linkedin", "post", 1_772_400_000),
    Post("Comments.csv#2", "linkedin", "comment", 1_772_400_001),
    Post("Reactions.csv#3", "linkedin", "reaction", 1_772_400_002),
    Occasion("Events.csv#4", "Open data evening", 1_772_400_000),
    Lead("Saved Jobs.csv#5", "saved", "Birch Labs", "Analyst", 1_772_400_000),
]


def take(home: Path) -> tuple[int, ...]:
    with open_workspace(home) as network, network.writing.transaction():
        progress = network.sources.begin("archive", "linkedin-posts")
        return tuple(network.writing.add(progress.key, "linkedin-posts", POSTS))


def visible(home: Home) -> tuple[float | None, list[str]]:
    week = home.run("verdict", weeks=1).weeks[0]
    (measure,) = [each for each in week.measures if each.name == "visible"]
    return measure.value, [evidence.ref for evidence in measure.evidence]


def test_each_is_counted_as_what_it_is_and_once(tmp_path: Path) -> None:
    assert take(tmp_path) == (0, 1, 1, 3, 1, 0, 0)
    assert take(tmp_path) == (0, 0, 0, 0, 0, 5, 0)


def test_posts_and_comments_make_me_visible(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-02")
    home.run("init", me=("mia@mail.example",), name="Mia Home")
    assert visible(home)[0] is None
    take(tmp_path / "home")
    assert visible(home) == (2, ["Comments.csv#2", "Shares.csv#1"])


def test_a_day_before_the_post_shows_none(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-02-28")
    home.run("init", me=("mia@mail.example",), name="Mia Home")
    take(tmp_path / "home")
    assert visible(home) == (0, [])


def test_the_same_post_in_two_files_is_one(tmp_path: Path) -> None:
    take(tmp_path)
    again: list[Observed] = [Post("Shares_99.csv#1", "linkedin", "post", 1_772_400_000)]
    with open_workspace(tmp_path) as network, network.writing.transaction():
        progress = network.sources.begin("other", "linkedin-posts")
        added = network.writing.add(progress.key, "linkedin-posts", again)
        assert (added.posts, added.unchanged) == (0, 1)


def test_a_renamed_address_book_adds_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    first = home.take(cards(tmp_path / "b.vcf", card("Ana Lopes", "EMAIL:ana@mail.example")))
    again = home.take(cards(tmp_path / "a (2).vcf", card("Ana Lopes", "EMAIL:ana@mail.example")))
    assert first.sources[0].added.other == 1
    assert (again.sources[0].added.other, again.sources[0].unchanged) == (0, 1)
