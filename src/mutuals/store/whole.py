"""Reading the whole home in an order that depends on its content only: what an export holds."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mutuals.model.ids import show_id
from mutuals.model.restated import HOME_FORMAT
from mutuals.model.sign import sign_id
from mutuals.store.notes import decided_of
from mutuals.store.participation import ROLES

_ROLE_NAMES = {number: role for role, number in ROLES.items()}

_PEOPLE = """
SELECT p.id, p.name, p.kind, json_group_array(json_array(i.kind, i.value))
FROM person p JOIN identifier i ON i.ego = p.ego AND i.person = p.key
WHERE p.ego = ? GROUP BY p.key ORDER BY p.id
"""
_INTERACTIONS = """
SELECT x.key, x.id, x.at, x.by_day, x.channel, x.size, x.item, x.ref, x.subject, x.traits,
       d.kind, d.value,
       (SELECT json_group_array(v.source) FROM provenance v
        WHERE v.ego = x.ego AND v.interaction = x.key), e.id, e.version
FROM interaction x LEFT JOIN identifier d ON d.key = x.delivered
LEFT JOIN entry e ON e.ego = x.ego AND e.interaction = x.key
WHERE x.ego = ? ORDER BY x.id
"""
_PARTS = """
SELECT i.kind, i.value, p.role, n.text FROM participation p INDEXED BY participation_interaction
JOIN identifier i ON i.key = p.identifier LEFT JOIN display_name n ON n.key = p.name
WHERE p.ego = ? AND p.interaction = ? ORDER BY i.id, p.role
"""
_OBSERVED = """
SELECT type, format, item, record FROM observed WHERE ego = ? AND type <> 'claim'
ORDER BY type, item
"""
_CLAIMS = """
SELECT i.kind, i.value, c.why, c.certain, c.times FROM claim c JOIN identifier i
ON i.key = c.identifier WHERE c.ego = ? AND c.times > 0 ORDER BY i.id, c.why
"""
_COUNTED = """
SELECT format, item FROM observed WHERE ego = ? AND type = 'claim' ORDER BY item
"""
_DECISIONS = """
SELECT id, verb, day, target, record, says FROM decision WHERE ego = ? AND undone = 0 ORDER BY key
"""
_SOURCES = f"""
SELECT key, path, format, digest, offset, tail, finished, records, first_at, last_at,
       skipped_first, skipped_last, calendar, skipped, errors, judged
FROM source WHERE ego = ? AND path <> '' AND format NOT IN ('log', '{HOME_FORMAT}')
ORDER BY path, format
"""  # noqa: S608 - a constant
_SOURCE_NAMES = (
    "path", "format", "digest", "offset", "tail", "finished", "records", "first_at", "last_at",
    "skipped_first", "skipped_last", "calendar", "skipped", "errors", "judged",
)  # fmt: skip
_SIGNS = """
SELECT x.key, x.id, s.act, s.type, s.language, s.version, s.stale
FROM sign s JOIN interaction x ON x.key = s.interaction
WHERE s.ego = ? ORDER BY x.id, s.act, s.type
"""
_JUDGED_ENTRIES = "SELECT target FROM decision WHERE ego = ? AND verb = 'ledger' AND undone = 0"
_FORMATS = "SELECT key, format FROM source WHERE ego = ?"
_EMPTY = f"""
SELECT NOT EXISTS (SELECT 1 FROM interaction WHERE ego = :ego)
   AND NOT EXISTS (SELECT 1 FROM observed WHERE ego = :ego)
   AND NOT EXISTS (SELECT 1 FROM decision WHERE ego = :ego AND undone = 0)
   AND NOT EXISTS (SELECT 1 FROM source
                   WHERE ego = :ego AND format NOT IN ('log', '{HOME_FORMAT}'))
"""  # noqa: S608 - a constant


class Whole:
    """Everything of one ego: observations, decisions and what follows from them."""

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Read for one ego."""
        self._db, self._ego = connection, ego

    def is_empty(self) -> bool:
        """Say whether nothing was ever read here, and no decision stands."""
        return bool(self._db.execute(_EMPTY, {"ego": self._ego}).fetchone()[0])

    def parts(self, *, signs: bool) -> Iterator[tuple[str, Iterator[Mapping[str, Any]]]]:
        """Yield each part by its name with its rows, plain JSON values, one by one.

        What decides how the rest is understood comes first. An interaction names its sources by
        their place among them, from 0 on. Without `signs`, nothing tells of what words showed.
        """
        yield "decisions", self._decisions()
        yield "sources", self._sources(signs=signs)
        yield "people", self._people()
        yield "interactions", self._interactions(self._signs() if signs else {})
        yield "observed", self._observed(signs=signs)
        yield "claims", self._claims()
        yield "counted", self._counted()

    def _rows(self, query: str, *names: str) -> Iterator[Mapping[str, Any]]:
        for row in self._db.execute(query, (self._ego,)):
            yield dict(zip(names, row, strict=True))

    def _people(self) -> Iterator[Mapping[str, Any]]:
        for row in self._rows(_PEOPLE, "id", "name", "kind", "identifiers"):
            yield {**row, "identifiers": sorted(json.loads(row["identifiers"]))}

    def _sources(self, *, signs: bool) -> Iterator[Mapping[str, Any]]:
        for _, *values in self._db.execute(_SOURCES, (self._ego,)):
            row = dict(zip(_SOURCE_NAMES, values, strict=True))
            yield {
                **row, "finished": bool(row["finished"]), "calendar": bool(row["calendar"]),
                "skipped": json.loads(row["skipped"]), "errors": json.loads(row["errors"]),
                "judged": row["judged"] if signs else 0,
            }  # fmt: skip

    def _signs(self) -> Mapping[int, list[tuple[str, str, str, int]]]:
        """Return the signs of messages by their local keys, stale ones where I decided on them."""
        decided, found = self._decided(), defaultdict(list)
        for key, number, act, type_, language, version, stale in self._db.execute(
            _SIGNS, (self._ego,)
        ):
            if not stale or sign_id(show_id(number), act, type_) in decided:
                found[key].append((act, type_, language, version))
        return found

    def _decided(self) -> set[str]:
        return {target for (target,) in self._db.execute(_JUDGED_ENTRIES, (self._ego,))}

    def _interactions(
        self, signs: Mapping[int, list[tuple[str, str, str, int]]]
    ) -> Iterator[Mapping[str, Any]]:
        formats = dict(self._db.execute(_FORMATS, (self._ego,)))
        rows = self._db.execute(_SOURCES, (self._ego,))
        places = {row[0]: place for place, row in enumerate(rows)}
        for key, number, at, by_day, *rest in self._db.execute(_INTERACTIONS, (self._ego,)):
            channel, size, item, ref, subject, traits, kind, value, seen, *entry = rest
            sources = json.loads(seen)
            yield {
                "id": show_id(number), "at": at, "precision": "day" if by_day else "second",
                "channel": channel, "size": size, "item": item, "ref": ref, "subject": subject,
                "traits": traits, "delivered": [kind, value] if kind else None,
                "participants": self._parts(key),
                "formats": sorted({formats[source] for source in sources}),
                "sources": sorted(places[source] for source in sources if source in places),
                **_told(signs.get(key, ())), **_version_of(*entry),
            }  # fmt: skip

    def _parts(self, interaction: int) -> list[list[str]]:
        rows = self._db.execute(_PARTS, (self._ego, interaction))
        return [[kind, value, _ROLE_NAMES[role], name or ""] for kind, value, role, name in rows]

    def _observed(self, *, signs: bool) -> Iterator[Mapping[str, Any]]:
        """Yield what was observed; of notes only what they show, and nothing without `signs`."""
        decided = self._decided()
        for kind, format_name, item, text in self._db.execute(_OBSERVED, (self._ego,)):
            record = json.loads(text)
            if kind == "noted":
                record["stale"] = decided_of(item, record["stale"], decided)
            if kind != "noted" or signs:
                yield {"type": kind, "format": format_name, "record": record}

    def _claims(self) -> Iterator[Mapping[str, Any]]:
        for row in self._rows(_CLAIMS, "kind", "value", "why", "certain", "times"):
            yield {**row, "certain": bool(row["certain"])}

    def _counted(self) -> Iterator[Mapping[str, Any]]:
        for row in self._rows(_COUNTED, "format", "item"):
            yield {**row, "item": show_id(row["item"])}

    def _decisions(self) -> Iterator[Mapping[str, Any]]:
        for row in self._rows(_DECISIONS, "id", "verb", "day", "target", "values", "says"):
            yield {**row, "values": json.loads(row["values"])}


def _version_of(entry: int | None, version: str | None) -> Mapping[str, Any]:
    """Return which version of a calendar's entry it is; nothing where it is none."""
    return {} if entry is None else {"entry": show_id(entry), "version": version}


def _told(signs: Sequence[tuple[str, str, str, int]]) -> Mapping[str, Any]:
    """Return what is said of the signs of a message; nothing where it bears none."""
    if not signs:
        return {}
    judged = max(version for *_, version in signs)
    return {"signs": [list(sign[:-1]) for sign in signs], "judged": judged}
