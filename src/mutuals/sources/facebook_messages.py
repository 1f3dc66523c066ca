"""Facebook's conversations: `messages/inbox/<thread>/message_1.json` and its neighbours.

Also `archived_threads`, `e2ee_cutover` and Messenger's secure storage; requests nobody answered
(`message_requests`) and what was filtered out as spam (`filtered_threads`) give nothing.
"""

from __future__ import annotations

from mutuals.sources.reading.social_meta import FACEBOOK
from mutuals.sources.reading.social_threads import MetaThreads


class _Messages(MetaThreads):
    name = "facebook-messages"
    title = "Facebook messages"
    family = FACEBOOK


SOURCE = _Messages()
