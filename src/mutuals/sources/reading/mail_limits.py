"""How much of one mail is looked at; a mail above a cap is skipped with the cap's name."""

from __future__ import annotations

HEADER_BLOCK_BYTES = 1 << 20
"""All headers of one mail together."""
HEADER_CHARACTERS = 1 << 16
"""One unfolded header, its name included."""
HEADERS = 2_000
"""Headers in one mail."""
ADDRESSES = 1_000
"""Addresses in From, To, Cc and Bcc together."""
PEOPLE = 25
"""Distinct people in one mail; above it the mail says nothing about a tie."""
COMMENT_DEPTH = 50
"""Comments inside comments in an address field; deeper ones make the field unreadable."""
BODY_PEEK_BYTES = 1 << 16
"""How far into a multipart body a calendar part is looked for."""
PARTS = 1_000
"""MIME parts looked at within that peek."""
DEPTH = 50
"""MIME parts inside parts that are opened."""
PART_HEADER_BYTES = 4_096
"""One part's own headers."""
ADDRESS_CHARACTERS = 320
MESSAGE_ID_CHARACTERS = 998
NAME_CHARACTERS = 200
SUBJECT_CHARACTERS = 500
MEMORY_ENTRIES = 50_000
"""A table of remembered values is emptied when it holds so many."""
REMEMBERED_CHARACTERS = 1_000
"""Longer values are read anew each time: they would fill the memory and rarely return."""
