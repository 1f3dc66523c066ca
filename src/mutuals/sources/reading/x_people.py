"""Who is behind the numbers of X: handles and names from mentions and replies of one archive."""

from __future__ import annotations

from typing import NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Field
from mutuals.sources.reading.chat import shown_name
from mutuals.sources.reading.handles import handle_profile
from mutuals.sources.reading.social_json import inner, line, objects
from mutuals.sources.reading.x_files import FAMILY, number


class Known(NamedTuple):
    """What an archive says of an account; `since` is the number of the post that says it."""

    since: int
    handle: str
    name: str


class Handles:
    """Handles and names by account number; the latest post that mentions one wins."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._known: dict[str, Known] = {}

    def learn(self, tweet: dict[str, object]) -> None:
        """Take in whom a post answers or mentions."""
        since = int(number(tweet.get("id_str") or tweet.get("id")) or 0)
        answered = tweet.get("in_reply_to_user_id_str") or tweet.get("in_reply_to_user_id")
        self.add(answered, tweet.get("in_reply_to_screen_name"), "", since)
        for mention in objects(inner(tweet, "entities", "user_mentions")):
            who = mention.get("id_str") or mention.get("id")
            self.add(who, mention.get("screen_name"), mention.get("name"), since)

    def add(self, account: object, handle: object, name: object, since: int) -> None:
        """Note an account: the latest handle holds, and any name is better than none."""
        key, profile = number(account), handle_profile("x", line(handle))
        if not key or not profile:
            return
        known, shown = self._known.get(key, Known(-1, "", "")), shown_name(line(name))
        if since >= known.since:
            self._known[key] = Known(since, profile, shown or known.name)
        elif not known.name:
            self._known[key] = known._replace(name=shown)

    def name(self, account: str) -> str:
        """Return the display name of an account, empty when unknown."""
        return self._known[account].name if account in self._known else ""

    def card(self, account: str, ref: str, *fields: Field) -> Card | None:
        """Return the card of an account whose handle is known, else nothing."""
        known = self._known.get(account)
        if known is None:
            return None
        return Card(
            ref=ref,
            identifiers=(Identifier("profile", known.handle), account_of(account)),
            name=known.name,
            fields=fields,
            family=FAMILY,
        )


def account_of(account: str) -> Identifier:
    """Return the identifier of an account number."""
    return Identifier("account", f"{FAMILY}:{account}")
