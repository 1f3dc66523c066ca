"""Finding me: which identifiers are the ego's, from what I stated and what the sources show."""

from __future__ import annotations

from collections.abc import Sequence

from mutuals.identity.names import agree, is_full
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Namesake, Ruling, Trace

SENT, DELIVERED = "sent", "delivered"
"""Claims counted by mail: it lay among what the owner sent; it was delivered to this address."""

_FEW_SENT = 20
"""Below so many sent mails in all, a single one is enough to show who sent it."""
_SHARE_OF_DELIVERED = 0.2
_LEAST_DELIVERED = 3
_LEAST_ADDRESSED = 3
_LEAST_FRIENDS = 2
_WITHOUT_ADDRESS = frozenset({"display", "notes", "x500"})


def find_me(
    traces: Sequence[Trace], stated: frozenset[Identifier], name: str = ""
) -> frozenset[Identifier]:
    """Return my identifiers: stated ones, certain ones, and those a majority of traces shows.

    Whoever wrote what lies in the Sent folder is me. Names without an address follow when they
    agree with my name and mail is often addressed to them.
    """
    sure = stated | {trace.identifier for trace in traces if trace.certain}
    found = sure | _senders(traces) | _recipients(traces) | _named_by_archives(traces)
    mine = my_names(traces, found, name)
    return found | {trace.identifier for trace in traces if _is_bare_name_of(trace, mine)}


def my_names(
    traces: Sequence[Trace], found: frozenset[Identifier], name: str = ""
) -> tuple[str, ...]:
    """Return the full names under which my identifiers are known, and the stated one."""
    own = {known for trace in traces if trace.identifier in found for known in trace.names}
    return tuple(sorted(known for known in {*own, name} if is_full(known)))


def find_stand_ins(namesakes: Sequence[Namesake], mine: Sequence[str]) -> frozenset[Identifier]:
    """Return the addresses that stand for me in mails that bear no other address of mine.

    The name must be mine, and at least two people I wrote to must have used the address: what a
    stranger puts into a header never suffices. Nobody ever wrote from it, except me.
    """
    return frozenset(
        namesake.identifier
        for namesake in namesakes
        if namesake.alone >= _LEAST_ADDRESSED
        and namesake.friends >= _LEAST_FRIENDS
        and namesake.written == 0
        and any(agree(one, other) for one in namesake.names if is_full(one) for other in mine)
    )


def _senders(traces: Sequence[Trace]) -> frozenset[Identifier]:
    """Return who wrote what lies among the sent mail, and wrote mostly such mail.

    Somebody else's mail that was moved there is a small part of what that person wrote.
    """
    total = sum(trace.votes.get(SENT, 0) for trace in traces)
    least = 1 if total <= _FEW_SENT else 2
    return frozenset(
        t.identifier
        for t in traces
        if t.votes.get(SENT, 0) >= least and 2 * t.votes[SENT] >= t.written
    )


def _recipients(traces: Sequence[Trace]) -> frozenset[Identifier]:
    total = sum(trace.votes.get(DELIVERED, 0) for trace in traces)
    return frozenset(t.identifier for t in traces if _is_delivered(t.votes, total))


def _is_delivered(votes: dict[str, int], total: int) -> bool:
    mine = votes.get(DELIVERED, 0)
    return mine > total / 2 or mine >= max(_LEAST_DELIVERED, total * _SHARE_OF_DELIVERED)


def _named_by_archives(traces: Sequence[Trace]) -> frozenset[Identifier]:
    mailbox = {SENT, DELIVERED}
    return frozenset(t.identifier for t in traces if set(t.votes) - mailbox)


def _is_bare_name_of(trace: Trace, mine: Sequence[str]) -> bool:
    """Say whether a name without an address (Outlook exports) is mine and often written to."""
    known = [name for name in trace.names if is_full(name)]
    return (
        trace.identifier.kind in _WITHOUT_ADDRESS
        and trace.addressed >= _LEAST_ADDRESSED
        and any(agree(one, other) for one in known for other in mine)
    )


def ruled_mine(found: frozenset[Identifier], rulings: Sequence[Ruling]) -> frozenset[Identifier]:
    """Return my identifiers after what I ruled of them: what I merged with me or split off.

    The first set of a ruling that parts is the one that stays; a later ruling wins.
    """
    mine, settled = set(found), set[Identifier]()
    for ruling in reversed(rulings):
        for group in ruling.same:
            if group & mine:
                mine |= group - settled
                settled |= group
        if ruling.apart and ruling.apart[0] & mine:
            mine -= ruling.apart[1] - settled
            settled |= ruling.apart[1]
    return frozenset(mine)
