"""Instagram's conversations: `your_instagram_activity/messages/inbox/<thread>/message_1.json`.

The same form as Facebook's; folders, or the thread's number, say that it is Instagram.
"""

from __future__ import annotations

from mutuals.sources.reading.social_meta import INSTAGRAM
from mutuals.sources.reading.social_threads import MetaThreads


class _Messages(MetaThreads):
    name = "instagram-messages"
    title = "Instagram messages"
    family = INSTAGRAM


SOURCE = _Messages()
