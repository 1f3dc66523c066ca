"""The smallest step that turns a NOT-working week, with the people who would do."""

import math
from collections.abc import Mapping
from itertools import combinations

from mutuals.model.advice import Measure
from mutuals.model.history import KeyPerson, Span
from mutuals.model.person import PersonRef
from mutuals.practice.measures import Scene, is_existing, is_in_touch
from mutuals.practice.wording import join_names, say_count
from mutuals.record import Record

MOST_NAMES = 3

# Of equally small steps the first here: a word to a key person asks the least.
_EASE = ("key_in_touch", "gave", "face_to_face", "new_people", "reached_out", "existing")


class Missed(Record):
    """The missed floors: all short ones must be met, and `spare` of the longer ones."""

    short: tuple[Measure, ...]
    longer: tuple[Measure, ...]
    spare: int


class _Reach(Record):
    """How many people to reach, how many of them long known, and names of some, best first."""

    people: int
    existing: int
    names: tuple[str, ...]


def smallest_step(missed: Missed, windows: Mapping[str, Span], scene: Scene) -> str:
    """Return the fewest acts that change the state, in sentences.

    Every choice of as many longer floors as are needed is weighed. A key person or a meeting
    also counts among the people to reach, and is then no act of its own.
    """
    needs = {measure.name: _need(measure, scene) for measure in missed.short}
    longer = sorted(missed.longer, key=lambda measure: _EASE.index(measure.name))
    more = [(measure.name, _need(measure, scene)) for measure in longer]
    options = [needs | dict(some) for some in combinations(more, max(0, missed.spare))]
    reaches = [_reach(option, windows, scene) for option in options]
    best = min(range(len(options)), key=lambda each: _acts(options[each], reaches[each]))
    return _sentences(options[best], reaches[best], windows, scene)


def _acts(needs: Mapping[str, int], reach: _Reach) -> int:
    """Count the acts of a step."""
    meet = max(reach.people, needs.get("face_to_face", 0))
    return meet + needs.get("gave", 0) + needs.get("new_people", 0)


def _need(measure: Measure, scene: Scene) -> int:
    """Return how many people or gives are missing."""
    value, floor = measure.value or 0.0, measure.floor or 0.0
    if measure.name != "key_in_touch":
        return math.ceil(floor - value)
    everybody = len(scene.history.key_people)
    in_touch = sum(map(is_in_touch, scene.history.key_people))
    return next(more for more in range(everybody + 1) if (in_touch + more) / everybody >= floor)


def _reach(needs: Mapping[str, int], windows: Mapping[str, Span], scene: Scene) -> _Reach:
    """Combine key people, long known people and anybody: one person may serve all three."""
    adds_nothing = _adding_nothing(windows, scene)
    keys = _silent_key_people(scene)[: needs.get("key_in_touch", 0)]
    counted = [key for key in keys if key.id not in adds_nothing]
    taken = adds_nothing | {key.id for key in keys}
    pool = [person for person in scene.suggestions if person.id not in taken]
    known = {each.id for each in [*counted, *pool] if _is_known(each, windows, scene)}
    existing = max(0, needs.get("existing", 0) - sum(key.id in known for key in counted))
    anybody = max(0, needs.get("reached_out", 0) - len(counted) - existing)
    first = [person for person in pool if person.id in known][:existing]
    rest = [person for person in pool if person not in first][:anybody]
    # Somebody newly known must not stand in a long known person's place.
    named = [*keys, *first, *(rest if len(first) == existing else [])]
    return _Reach(len(keys) + existing + anybody, existing, tuple(each.name for each in named))


def _adding_nothing(windows: Mapping[str, Span], scene: Scene) -> frozenset[str]:
    """Return who would not add to the people reached: reached already, or daily life."""
    found: frozenset[str] = frozenset()
    named = [*scene.suggestions, *(key.person for key in scene.history.key_people)]
    persons = {person.id for person in named}
    for window in {windows["reached_out"], windows["existing"]}:
        reached = (dealing.person for dealing in scene.reached(window))
        found = found.union(reached, scene.daily_life(window, persons))
    return found


def _is_known(person: PersonRef, windows: Mapping[str, Span], scene: Scene) -> bool:
    return is_existing(scene.acquaintance(person.id), windows["existing"])


def _silent_key_people(scene: Scene) -> list[PersonRef]:
    """Return the key people out of touch, those heard from last first."""
    silent = [key for key in scene.history.key_people if not is_in_touch(key)]
    return [key.person for key in sorted(silent, key=_by_silence)]


def _by_silence(key: KeyPerson) -> tuple[float, str]:
    return key.tie.silence if key.tie else math.inf, key.person.id


def _sentences(
    needs: Mapping[str, int], reach: _Reach, windows: Mapping[str, Span], scene: Scene
) -> str:
    parts = [_say_reach(reach)] if reach.people else []
    meet = needs.get("face_to_face", 0)
    if meet:
        parts.append(_say_meet(meet, reach.people))
    if "gave" in needs:
        parts.append(_say_give(needs["gave"]))
    if "new_people" in needs:
        parts.append(_say_new(needs["new_people"], windows, scene))
    return " ".join(parts)


def _say_reach(reach: _Reach) -> str:
    people = f"{say_count(reach.people, 'person', 'people')} to go"
    names = join_names(reach.names[:MOST_NAMES])
    if names and len(reach.names) >= reach.people and reach.people <= MOST_NAMES:
        return f"{people}: {names} would do."
    known = f", {reach.existing} of them known for over 90 days" if reach.existing else ""
    how = f"for example {names}" if names else "write to them, call them or meet them"
    return f"{people}{known}: {how}."


def _say_meet(count: int, reached: int) -> str:
    people = say_count(count, "person", "people")
    if not reached:
        return f"{people} to meet face to face, over a coffee, say."
    if count > reached:
        return f"Meet {people} face to face."
    whom = "them" if count == reached else f"{'one' if count == 1 else count} of them"
    return f"Meet {whom} face to face."


def _say_give(count: int) -> str:
    gives = f"{say_count(count, 'give')} to go"
    return f"{gives}: an introduction, a recommendation, a piece of advice or a hand."


def _say_new(count: int, windows: Mapping[str, Span], scene: Scene) -> str:
    """Name people who wrote to me and have no answer: answering makes them new people."""
    waiting = [each for each in scene.suggestions if _waits(scene, each.id)]
    daily = scene.daily_life(windows["new_people"], {person.id for person in waiting})
    names = [person.name for person in waiting if person.id not in daily][: min(count, MOST_NAMES)]
    how = f"an answer to {join_names(names)} would do" if names else "write first, or answer"
    if names and len(names) < count:
        how = f"an answer to {join_names(names)} makes {len(names)}"
    return f"{say_count(count, 'new person', 'new people')} to go: {how}."


def _waits(scene: Scene, person: str) -> bool:
    known = scene.acquaintance(person)
    return known.first_in is not None and known.first_out is None
