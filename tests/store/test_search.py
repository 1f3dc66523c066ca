"""Search as you type: who is found by what, in which order, and what is forgotten."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.engines.sqlite import give_mathematics
from mutuals.metrics.closeness import CLOSENESS
from mutuals.metrics.strength import STRENGTH
from mutuals.model.golden import Golden
from mutuals.model.position import Affiliation
from mutuals.store import search
from mutuals.store.schema import STEPS, upgrade
from mutuals.store.search import Search, SearchRows, words_of
from mutuals.store.search_step import SEARCH_STEP

EGO, TODAY = 1, 20_000
TABLES = ("search_word", "search_part")
_TIE = (
    "INSERT INTO tie VALUES (:ego, :person, 9, 1, :last, :last, :out, NULL, 8, 9.0, :past,"
    " 1.0, 1.0, 0.0, 9, 9, 0, 0, 0)"
)
_PERSON = "INSERT INTO person (ego, id, name, folded, kind, golden) VALUES (?1, ?2, ?2, ?2, ?3, '')"


class Network:
    """People in memory, found by what they are given."""

    def __init__(self, ego: int = EGO, db: sqlite3.Connection | None = None) -> None:
        self.db = db or _empty()
        self.ego = ego
        self.keys: dict[str, int] = {}
        self.rows = SearchRows(self.db, ego)

    def add(
        self, name: str, *more: str, emails=(), phones=(), tags=(), jobs=(), kind="human", tie=None
    ) -> None:
        """Write somebody whose id is the name; `tie` is (days of contact, last day)."""
        held = tuple(Affiliation(*job) for job in jobs)
        golden = Golden(name, tuple(emails), tuple(phones), (), held, tuple(tags), "")
        if name not in self.keys:
            row = (f"{self.ego}", name, kind)
            self.keys[name] = self.db.execute(_PERSON, row).lastrowid or 0
        key = self.keys[name]
        if tie is not None:
            past, last = tie
            self.db.execute("DELETE FROM tie WHERE ego = ? AND person = ?", (self.ego, key))
            values = {"ego": self.ego, "person": key, "last": last, "past": past, "out": last}
            self.db.execute(_TIE, values)
        self.rows.write([(key, golden, kind, more)])

    def find(self, query: str, limit: int = 0, **more) -> list[str]:
        return Search(self.db, self.ego, CLOSENESS).find(query, limit, TODAY, **more)

    def content(self) -> list[list[tuple]]:
        """Return every row that searching keeps."""
        return [self.db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES]


def _empty() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    upgrade(db, Path(":memory:"), print)
    if SEARCH_STEP not in "".join(STEPS):
        db.executescript(SEARCH_STEP)
    give_mathematics(db)
    return db


@pytest.fixture
def network():
    found = Network()
    found.add("José Álvarez", "likes chess", emails=["jose@north.example"], tags=["football"])
    found.add("Ana Lopes", emails=["al@south.example"], jobs=[("Wooden Boats", "Joiner")])
    found.add("Zoë Krüger", "lives in Łódź", phones=["+4930123456"])
    found.add("Maria Gonzalez")
    return found


# -- what finds whom ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("jose", ["José Álvarez"]),
        ("JOSÉ", ["José Álvarez"]),
        ("alv", ["José Álvarez"]),
        ("alv jo", ["José Álvarez"]),
        ("jose lopes", []),
        ("zoe kruger", ["Zoë Krüger"]),
        ("kruger@", ["Zoë Krüger"]),
        ("al@south.ex", ["Ana Lopes"]),
        ("wooden jo", ["Ana Lopes"]),
        ("north", ["José Álvarez"]),
        ("footb", ["José Álvarez"]),
        ("chess", ["José Álvarez"]),
        ("łódź", ["Zoë Krüger"]),
        ("30123", ["Zoë Krüger"]),
        ("+49 30 123-456", ["Zoë Krüger"]),
        ("0049 (30) 12", ["Zoë Krüger"]),
        ("+49 (0)30/1234", ["Zoë Krüger"]),
        ("030 12 34 56", ["Zoë Krüger"]),
        ("030 12 35", []),
        ("ootbal", ["José Álvarez"]),
        ("opes", ["Ana Lopes"]),
        ("opes oats", ["Ana Lopes"]),
        ("example", ["Ana Lopes", "José Álvarez"]),
        ("nobody", []),
        ("", []),
        ("@ - !", []),
    ],
)
def test_what_finds_whom(network, query, found):
    assert sorted(network.find(query)) == found


@pytest.mark.parametrize(
    "query",
    [
        "gonzlez", "gonsalez", "gnozalez", "gonzzalez", "gonzaelz", "hosé", "jsoe", "joes",
        "alvrez", "aalvarez", "lopse", "gonsa", "gonzzal", "mariia", "maira gonsalez", "gonslaez",
    ],
)  # fmt: skip
def test_a_slip_finds_all_the_same(network, query):
    wanted = {"g": "Maria Gonzalez", "m": "Maria Gonzalez", "l": "Ana Lopes"}
    assert network.find(query) == [wanted.get(query[0], "José Álvarez")]


def test_two_slips_in_a_long_word_and_one_in_a_short_one(network):
    assert network.find("gonsales") == ["Maria Gonzalez"]
    assert network.find("mraai") == []
    assert network.find("anz") == []
    assert network.find("40123456") == []


def test_slips_are_for_those_whom_nobody_is_found_by(network):
    network.add("Maria Gonsalez")
    assert network.find("gonsalez") == ["Maria Gonsalez"]


def test_fewer_slips_come_first(network):
    network.add("Otto Gonzavex", tie=(50, TODAY))
    assert network.find("gonzalek") == ["Maria Gonzalez", "Otto Gonzavex"]
    assert network.find("gonzavez") == ["Otto Gonzavex", "Maria Gonzalez"]


# -- order --------------------------------------------------------------------------------------


def test_names_come_before_all_else_and_beginnings_before_middles():
    network = Network()
    network.add("Marianne Hall", tie=(1, TODAY - 900))
    network.add("Bo Berg", tie=(50, TODAY), jobs=[("Hall Brothers", "")])
    network.add("Cem Chall", tie=(99, TODAY))
    assert network.find("hall") == ["Marianne Hall", "Bo Berg", "Cem Chall"]
    assert network.find("hall", 2) == ["Marianne Hall", "Bo Berg"]


def test_equals_come_by_strength_of_the_day_and_then_by_id():
    network = Network()
    network.add("Ana C")
    network.add("Ana B")
    network.add("Ana Often", tie=(40, TODAY - 400))
    network.add("Ana Lately", tie=(2, TODAY))
    assert network.find("ana") == ["Ana Lately", "Ana Often", "Ana B", "Ana C"]
    far = Search(network.db, EGO, CLOSENESS).find("ana", 2, TODAY + 800)
    assert far == ["Ana Often", "Ana Lately"]


def test_whoever_never_heard_from_me_is_not_close():
    network = Network()
    network.add("Ana Writes", tie=(90, TODAY))
    network.db.execute("UPDATE tie SET first_out = NULL")
    network.add("Ana Answered", tie=(1, TODAY - 900))
    assert network.find("ana", 1) == ["Ana Answered"]


def test_closeness_is_strength():
    db = _empty()
    values = {"ego": EGO, "person": 5, "last": TODAY - 30, "past": 12.5, "out": 1}
    db.execute(_TIE, values)
    (found,) = db.execute(f"SELECT {CLOSENESS} FROM tie", {"today": TODAY}).fetchone()
    decayed = 12.5 * 0.5 ** (30 / 365)
    expected = db.execute(
        f"SELECT {STRENGTH.expression} FROM (SELECT ? AS decayed, 30 AS silence)", (decayed,)
    ).fetchone()[0]
    assert found == pytest.approx(expected)


def test_only_some_are_looked_at_and_the_closest_are_among_them(monkeypatch):
    monkeypatch.setattr(search, "LOOKED_AT", 20)
    network = Network()
    order = [f"Ana {number:03}" for number in range(60)]
    for place in sorted(range(60), key=lambda number: number * 37 % 61):
        network.add(order[place], tie=(2.0 ** (60 - place), TODAY - 1))
    assert network.find("ana", 3) == order[:3]
    assert network.find("a", 20) == order[:20]
    assert network.find("ana") == order


def test_other_kinds_take_nobody_s_place(monkeypatch):
    monkeypatch.setattr(search, "LOOKED_AT", 1)
    network = Network()
    network.add("Ana News", kind="list", tie=(900, TODAY))
    network.add("Ana Lopes")
    assert network.find("ana", 1) == ["Ana Lopes"]


def test_other_kinds_only_when_asked_for():
    network = Network()
    network.add("Ana News", kind="list", tie=(900, TODAY))
    network.add("Ana Lopes")
    assert network.find("ana") == ["Ana Lopes"]
    assert network.find("ana", all_kinds=True) == ["Ana News", "Ana Lopes"]


# -- writing ------------------------------------------------------------------------------------


def test_what_is_written_again_is_found_by_the_new_words_alone(network):
    network.add("Ana Lopes", emails=["new@west.example"])
    assert network.find("wooden") == []
    assert network.find("west") == ["Ana Lopes"]
    before = network.content()
    network.add("Ana Lopes", emails=["new@west.example"])
    assert network.content() == before


def test_whoever_comes_closer_is_looked_at_sooner():
    network, fresh = Network(), Network()
    network.add("Ana Lopes", tie=(2, TODAY - 3000))
    for one in (network, fresh):
        one.add("Ana Lopes", tie=(64, TODAY))
    assert network.content() == fresh.content()
    assert {row[4] for row in network.content()[0]} == {int(2 * (6 + TODAY / 365))}


def test_whoever_is_dropped_leaves_no_word_behind(network):
    one = Network()
    one.keys = {"Ana Lopes": network.keys["Ana Lopes"]}
    one.add("Ana Lopes", emails=["al@south.example"], jobs=[("Wooden Boats", "Joiner")])
    network.rows.drop([key for name, key in network.keys.items() if name != "Ana Lopes"])
    assert network.content() == one.content()
    network.rows.drop(network.keys.values())
    assert network.content() == [[], []]


NAMES = st.lists(st.sampled_from(["ana", "anna", "bo", "berg", "bergen", "chess"]), max_size=3)


@given(st.lists(st.tuples(st.sampled_from("pqr"), NAMES, st.booleans()), max_size=12))
def test_any_way_of_writing_leaves_what_stands(steps):
    network, standing = Network(), {}
    for name, words, stays in steps:
        if stays:
            network.add(name, *words)
            standing[name] = words
        elif name in network.keys:
            network.rows.drop([network.keys[name]])
            standing.pop(name, None)
    fresh = Network()
    for name, words in standing.items():
        golden = Golden(name, (), (), (), (), (), "")
        fresh.rows.write([(network.keys[name], golden, "human", tuple(words))])
    assert network.content() == fresh.content()


def test_each_ego_finds_its_own(network):
    other = Network(ego=2, db=network.db)
    assert other.find("ana") == []
    other.add("Ana Other")
    assert other.find("ana") == ["Ana Other"]
    assert network.find("ana") == ["Ana Lopes"]
    network.rows.drop(network.keys.values())
    assert other.find("oth") == ["Ana Other"]
    assert other.find("ther") == ["Ana Other"]


# -- hostile ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"', []), ("'", []), ("*", []), ("ana*", ["Ana Lopes"]), ('ana" OR "', []),
        ("name: ana", []), ("NEAR(ana)", []), ("%", []), ("_", []), ("\\", []), (";--", []),
        ("\x00", []), ("\ud800", []), ("a\ud800na", ["Ana Lopes"]), ("{word0}", []), (":word0", []),
        ("\u202eana", ["Ana Lopes"]), ("🎉", []), ("(" * 500, []), ("{n}", ["José Álvarez"]),
    ],
)  # fmt: skip
def test_a_query_has_no_syntax(network, query, found):
    assert network.find(query, 1) == found


def test_long_queries_and_long_texts_are_cut(network):
    assert network.find("a" * 100_000) == []
    assert network.find("ana " * 10_000) == ["Ana Lopes"]
    network.add("Ed Long", "x" * 10**6, " ".join(f"w{number}" for number in range(5_000)))
    assert network.find("x" * 50) == ["Ed Long"]
    assert network.find("w100") == ["Ed Long"]
    assert network.find("w4900") == []
    assert len(network.content()[0]) < 2_100


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("José  O'Neil-Smith", ["jose", "o", "neil", "smith"]),
        ("ana.lopes@mail.example", ["ana", "lopes", "mail", "example"]),
        ("https://www.site.example/in/ana_l", ["site", "example", "in", "ana", "l"]),
        ("Straße ﬁn Ａna", ["strasse", "fin", "ana"]),
        ("山田 太郎", ["山田", "太郎"]),
        ("a ❤ b", ["a", "❤", "b"]),
        ("+49 (30) 12", ["49", "30", "12"]),
        ("x" * 99, ["x" * 40]),
    ],
)
def test_words(text, words):
    assert list(words_of(text)) == words


def test_signs_that_are_words_are_found_within():
    network = Network()
    network.add("山田太郎")
    assert network.find("太") == network.find("田太") == network.find("山") == ["山田太郎"]
