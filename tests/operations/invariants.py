"""What must hold in a home after every step, counted anew and slowly from its rows."""

from collections import Counter, defaultdict
from datetime import datetime

from tests.store.older import FEWEST

SENDERS, RECIPIENTS, LIST, GUESTS = {0, 5}, {1, 2, 3}, 4, {6, 7, 8}
ATTENDING = {6, 7}
COUNTED = ("n_out", "n_in", "n_both", "met", "n_note")


def check_invariants(network) -> None:
    """Assert what must hold between the commands of one workspace."""
    rows = network._connection.execute
    for name in ("identifier", "contact", "person", "day"):
        if rows("SELECT 1 FROM temp.sqlite_master WHERE name = ?", (f"touched_{name}",)).fetchone():
            assert rows(f"SELECT count(*) FROM touched_{name}").fetchone() == (0,)
    orphans = rows(
        "SELECT value FROM identifier WHERE person IS NULL"
        " OR person NOT IN (SELECT key FROM person)"
    ).fetchall()
    assert not orphans, "identifiers without a person"
    empty = rows(
        "SELECT name FROM person WHERE key NOT IN (SELECT person FROM identifier)"
    ).fetchall()
    assert not empty, "people without an identifier"
    assert not rows("SELECT 1 FROM interaction WHERE mine IS NULL").fetchall()
    assert contact_days(network) == recounted_days(network)
    check_ties(network)


def contact_days(network) -> dict[tuple[int, int], dict[str, int | None]]:
    """Return the stored counts by person and day."""
    names = (*COUNTED, *FEWEST)
    rows = network._connection.execute(f"SELECT person, day, {', '.join(names)} FROM contact_day")
    return {(row[0], row[1]): dict(zip(names, row[2:], strict=True)) for row in rows}


def recounted_days(network) -> dict[tuple[int, int], dict[str, int | None]]:
    """Count the same from who took part in what, one interaction after the other.

    While a change of the zone is under way, those it did not come to are of the day they were.
    """
    reached = network.settings.get("days counted anew up to")
    found: dict[tuple[int, int], Counter] = defaultdict(Counter)
    circles: dict[tuple[int, int], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for key, at, before, by_day, channel, size, logged in network._connection.execute(
        "SELECT key, at, day, by_day, channel, size, logged FROM interaction WHERE twin IS NULL"
    ).fetchall():
        day = at // 86400 if by_day else _local_day(at, network.clock.zone)
        if reached and key > int(reached):
            day = before
        for person, way in ways(network, key, channel, logged).items():
            counts, was_met = found[person, day], way == "both" and channel == "meeting"
            counts["n_note" if way == "note" else f"n_{way}"] += 1
            counts["met"] += was_met
            circles[person, day]["fewest_met" if was_met else f"fewest_{way}"].add(size - 1)
    return {
        place: {
            **{name: counts[name] for name in COUNTED},
            **{name: min(circles[place][name], default=None) for name in FEWEST},
        }
        for place, counts in found.items()
    }


def ways(network, interaction: int, channel: str, logged: bool) -> dict[int, str]:
    """Say which way an interaction went between me and everybody else in it."""
    mine, theirs = set(), defaultdict(set)
    for person, is_me, role in network._connection.execute(
        "SELECT i.person, i.self, p.role FROM participation p"
        " JOIN identifier i ON i.key = p.identifier WHERE p.interaction = ?",
        (interaction,),
    ):
        if is_me:
            mine.add(role)
        else:
            theirs[person].add(role)
    found = {person: _way(channel, mine, roles, logged) for person, roles in theirs.items()}
    return {person: way for person, way in found.items() if way}


def _way(channel: str, mine: set[int], theirs: set[int], logged: bool) -> str:
    if channel == "note":
        return "note"
    if channel in {"call", "meeting"}:
        return "both" if (mine & ATTENDING or logged) and theirs & GUESTS else ""
    if (mine & SENDERS or logged) and theirs & (RECIPIENTS | {LIST}):
        return "out"
    if LIST in theirs or (0 in theirs and mine & RECIPIENTS):
        return "in"
    return ""


def _local_day(at: int, zone) -> int:
    return datetime.fromtimestamp(at, zone).date().toordinal() - 719163


def check_ties(network) -> None:
    """Assert that the kept ties are what a refresh makes of the days.

    Where an import was broken off, those known before it may still show the ties of before; but
    nobody with contacts is without ties.
    """
    connection = network._connection
    kept = _ties(connection)
    waiting = connection.execute(
        "SELECT person FROM uncompared u JOIN identifier i ON i.key = u.identifier"
    )
    left = {person for (person,) in waiting}
    people = [key for (key,) in connection.execute("SELECT key FROM person")]
    connection.execute("BEGIN")
    connection.execute("DELETE FROM tie")
    network.measures.refresh(people)
    fresh = _ties(connection)
    connection.execute("ROLLBACK")
    assert fresh.keys() <= kept.keys()
    other = {person for person in kept if kept[person] != fresh.get(person)}
    assert other <= left


def _ties(connection) -> dict[int, tuple]:
    rows = connection.execute("SELECT person, tie.* FROM tie").fetchall()
    return {row[0]: row for row in rows}
