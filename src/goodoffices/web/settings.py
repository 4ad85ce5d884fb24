"""What a workbench is started with."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

from goodoffices.core.problem import Problem
from goodoffices.pipeline import Request

LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One workbench.

    Attributes:
        case: The case file.
        host: Address to listen on.
        port: Port to listen on.
        who: Name under which corrections are made unless the browser says otherwise.
        request: Options for coding and reconciling.
        is_passing: Whether the case goes away with the process.
        allow_private: Whether reports may be fetched from one's own network.
        problems: Trouble met when the reports were read, to be told beside them.
        token: What a browser must show on other addresses than this machine's; empty asks for none.
    """

    case: Path
    host: str = "127.0.0.1"
    port: int = 8765
    who: str = "reviewer"
    request: Request = field(default_factory=Request)
    is_passing: bool = False
    allow_private: bool = False
    token: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        try:
            return ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def hosts(self) -> frozenset[str]:
        """The values of the Host header that are answered; empty where any may be, as the token guards it."""
        if not self.is_local:
            return frozenset()
        return frozenset(
            {f"{name}:{self.port}" for name in LOCAL_NAMES} | (set(LOCAL_NAMES) if self.port == 80 else set())
        )
