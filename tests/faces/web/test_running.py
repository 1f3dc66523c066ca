"""The sockets of the application: there before its link is shown."""

import socket

from mutuals.faces.web.running import bind, port_of


def test_whoever_opens_the_link_at_once_is_not_turned_away():
    sockets = bind(0)
    try:
        with socket.create_connection(("127.0.0.1", port_of(sockets)), timeout=5) as early:
            assert early.getpeername()[1] == port_of(sockets)
    finally:
        for each in sockets:
            each.close()
