"""The guard of the test run itself: a socket that leaves the machine is caught even when swallowed."""

from __future__ import annotations

import contextlib
import socket

from tests.support import sockets


def test_every_way_out_is_refused_and_noted() -> None:
    tries = (
        lambda s: s.connect(("192.0.2.1", 80)),
        lambda s: s.connect_ex(("192.0.2.1", 80)),
        lambda s: s.bind(("127.0.0.1", 0)),
        lambda s: socket.getaddrinfo("example.com", 80),
        lambda s: socket.create_connection(("192.0.2.1", 80)),
    )
    for attempt in tries:
        with socket.socket() as one, contextlib.suppress(AssertionError):
            attempt(one)
            raise RuntimeError("was not refused")
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one,
        contextlib.suppress(AssertionError),
    ):
        one.sendto(b"x", ("192.0.2.1", 53))
        raise RuntimeError("was not refused")
    assert len(sockets.seen) >= len(tries) + 1
    sockets.seen.clear()


def test_local_sockets_work() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"x")
        assert other.recv(1) == b"x"
