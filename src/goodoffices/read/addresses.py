"""Which addresses of the network may be fetched where an address comes from somebody else: none of one's own network.

The check is made twice: on what the name resolves to before anything is sent, and on the peer that answered, for names
that resolve to something else the second time.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Any


class PrivateAddress(ValueError):
    """A name that leads into one's own machine or network."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None) or found
    return bool(mapped.is_global) and not mapped.is_multicast and not mapped.is_reserved


def check_request(request: Any) -> None:
    """Before a request, also each one after a redirect: every address that the name resolves to must be public.

    Raises:
        PrivateAddress: If one is not.
    """
    try:
        found = socket.getaddrinfo(request.url.host, request.url.port or 443, type=socket.SOCK_STREAM)
    except OSError:
        return  # the request itself will tell that the name is not known
    if not all(is_public(str(one[4][0])) for one in found):
        raise PrivateAddress(request.url.host)


def check_response(response: Any) -> None:
    """Before anything of an answer is read: the peer must be public.

    Raises:
        PrivateAddress: If it is not.
    """
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if peer and not is_public(str(peer[0])):
        raise PrivateAddress(response.url.host)
