"""A graph model as it is drawn: states and moves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One state: number, label, what is taken in words, whether it is the present one, concepts it holds under."""

    state: int
    label: str
    says: str
    is_now: bool = False
    holds_under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One player's move; `is_improvement` tells whether the player likes the target better."""

    player: str
    source: int
    target: int
    is_improvement: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """What is drawn: all states, or the condensed ones that matter with a note saying so."""

    title: str
    players: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    note: str = ""
