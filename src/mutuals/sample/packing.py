"""Gzip and zip files whose bytes do not depend on which zlib a machine has."""

from struct import pack
from zlib import crc32

# A fixed time for every member: 1 January 2024, midnight, in the form of MS-DOS.
_DOS_TIME, _DOS_DATE = 0, (2024 - 1980) << 9 | 1 << 5 | 1
_DEFLATED = 8
_UTF8_NAMES = 0x800


def deflate(content: bytes) -> bytes:
    """A valid deflate stream of stored blocks: builds of zlib differ in how they compress."""
    blocks = [content[n : n + 65535] for n in range(0, len(content), 65535)] or [b""]
    sized = [pack("<BHH", 0, len(b), len(b) ^ 0xFFFF) + b for b in blocks[:-1]]
    last = blocks[-1]
    return b"".join(sized) + pack("<BHH", 1, len(last), len(last) ^ 0xFFFF) + last


def gzipped(content: bytes) -> bytes:
    """A gzip file without name and time."""
    start = b"\x1f\x8b\x08\x00" + pack("<L", 0) + b"\x00\xff"
    return start + deflate(content) + pack("<LL", crc32(content), len(content) & 0xFFFFFFFF)


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    """A zip archive of deflated members, in this order."""
    body, index = b"", b""
    for name, content in members:
        packed, raw = deflate(content), name.encode()
        fields = pack("<HHHHH", 20, _UTF8_NAMES, _DEFLATED, _DOS_TIME, _DOS_DATE)
        fields += pack("<LLLHH", crc32(content), len(packed), len(content), len(raw), 0)
        tail = pack("<HHHLL", 0, 0, 0, 0, len(body))
        index += b"PK\x01\x02" + pack("<H", 20) + fields + tail + raw
        body += b"PK\x03\x04" + fields + raw + packed
    count = len(members)
    end = pack("<HHHHLLH", 0, 0, count, count, len(index), len(body), 0)
    return body + index + b"PK\x05\x06" + end
