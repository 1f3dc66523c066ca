"""Posts in X's archive: what others can see of me. The text is not kept.

`tweets.js` (older `tweet.js`): `[{"tweet":{"id_str","created_at","full_text",
"in_reply_to_status_id_str","in_reply_to_user_id_str"}}]` (FORMATS 7).
"""

from __future__ import annotations

from mutuals.model.observed import Post, PostKind, Skipped
from mutuals.sources.reading.social_json import line
from mutuals.sources.reading.x_files import SITE, XFile, moment_in, number

_FILE = "tweets.js"
"""Large archives have parts of it: a later one may put a post into another part."""
_LINK = "https://x.com/i/web/status/"


def post_of(tweet: dict[str, object], file: XFile, mine: str) -> Post | Skipped:
    """Return the post; `mine` is my account number: an answer to myself goes on with a post."""
    key = number(tweet.get("id_str") or tweet.get("id"))
    at = moment_in(tweet.get("created_at"), file.setting)
    if not key:
        return file.skip("post without a number")
    if isinstance(at, str):
        return file.skip(at)
    return Post(f"{_FILE}#{key}", SITE, _kind(tweet, mine), at, link=_LINK + key)


def _kind(tweet: dict[str, object], mine: str) -> PostKind:
    text = line(tweet.get("full_text") or tweet.get("text"))
    if text.startswith("RT @"):
        return "repost"
    answered = number(tweet.get("in_reply_to_user_id_str") or tweet.get("in_reply_to_user_id"))
    is_answer = bool(tweet.get("in_reply_to_status_id_str") or tweet.get("in_reply_to_status_id"))
    return "comment" if is_answer and answered != (mine or "none") else "post"
