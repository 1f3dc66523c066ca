"""Requests that no well-behaved client sends: bytes to the server as they are."""

import socket
from contextlib import contextmanager, suppress


@contextmanager
def connected(visitor):
    """Open a connection to the server."""
    with socket.create_connection(("127.0.0.1", visitor.port), timeout=60) as made:
        yield made


def answered(connection) -> bytes:
    """Read until the server closes the connection."""
    got = b""
    with suppress(ConnectionError):
        while part := connection.recv(65536):
            got += part
    return got


def send_raw(visitor, *lines: str, body: bytes = b"") -> bytes:
    """Send a head of these lines and a body, and return all that comes back."""
    head = "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")
    with connected(visitor) as connection:
        # Who is refused early may find the door closed while still talking.
        with suppress(ConnectionError):
            connection.sendall(head + body)
        return answered(connection)


def status_of(answer: bytes) -> int:
    """Return the status of a raw answer; 0 when the connection was closed without one."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


LINE = "-----------line"
MULTI = f"multipart/form-data; boundary={LINE}"


def part(name: str, value: bytes = b"x", more: str = "", encoding: str = "utf-8") -> bytes:
    """Return one part of a form with files."""
    told = f'--{LINE}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
    return told.encode(encoding) + value + b"\r\n"


END = f"--{LINE}--\r\n".encode()


def upload(*sent: tuple[str, str, bytes]) -> bytes:
    """Return the body of a form with files: field, name of the file, content."""
    parts = [part(field, content, f'; filename="{name}"') for field, name, content in sent]
    return b"".join(parts) + END
