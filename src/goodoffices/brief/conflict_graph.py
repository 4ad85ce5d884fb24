"""The graph model drawn as SVG, or as a page around it: places by a layout library, no script, no network."""

from __future__ import annotations

from html import escape
from typing import Any

from goodoffices.core.graph import Edge, Graph, Node

WIDTH, HEIGHT, MARGIN, RADIUS = 1000, 760, 70, 19
COLOURS = ("#1b6ca8", "#b5482a", "#4d7c2f", "#7a4fa0", "#8a6d1a", "#2a8a86", "#a03d6b", "#555555")

Places = dict[int, tuple[float, float]]


def graph_svg(graph: Graph) -> str:
    """The graph as an SVG document: thick arrows improve their mover, thin ones do not; same graph, same bytes."""
    places = _places(graph)
    colours = {player: COLOURS[number % len(COLOURS)] for number, player in enumerate(graph.players)}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT + 40}" font-family="sans-serif" '
        f'role="img" aria-label="{escape(graph.title)}">',
        _markers(colours),
        f'<rect width="{WIDTH}" height="{HEIGHT + 40}" fill="#ffffff"/>',
        *(_edge(edge, number, places, colours, graph) for number, edge in enumerate(_merged(graph.edges))),
        *(_node(node, places[node.state]) for node in graph.nodes),
        _legend(graph, colours),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def graph_html(graph: Graph) -> str:
    """A page with the drawing and, below it, what each state means."""
    rows = "\n".join(
        f"<tr><td>{escape(node.label)}{' (now)' if node.is_now else ''}</td><td>{escape(node.says)}</td>"
        f"<td>{escape(', '.join(node.holds_under)) or '–'}</td></tr>"
        for node in graph.nodes
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width"><title>{escape(graph.title)}</title><style>body{{font-family:sans-serif;'
        "max-width:64rem;margin:auto;padding:1rem}td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}"
        f"</style></head><body><h1>{escape(graph.title)}</h1>\n{graph_svg(graph)}"
        f"<table><tr><th>State</th><th>What is done</th><th>Holds under</th></tr>\n{rows}\n</table></body></html>\n"
    )


def _places(graph: Graph) -> Places:
    import networkx

    drawn: Any = networkx.Graph()
    drawn.add_nodes_from(node.state for node in graph.nodes)
    drawn.add_edges_from((edge.source, edge.target) for edge in graph.edges)
    start = networkx.circular_layout(drawn)
    found = networkx.spring_layout(drawn, pos=start, seed=1, iterations=200, k=2.2 / max(1, len(graph.nodes)) ** 0.5)
    return _scaled({int(state): (float(x), float(y)) for state, (x, y) in found.items()})


def _scaled(found: Places) -> Places:
    xs, ys = [x for x, _ in found.values()], [y for _, y in found.values()]
    wide, high = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    return {
        state: (
            MARGIN + (x - min(xs)) / wide * (WIDTH - 2 * MARGIN),
            MARGIN + (y - min(ys)) / high * (HEIGHT - 2 * MARGIN),
        )
        for state, (x, y) in found.items()
    }


def _markers(colours: dict[str, str]) -> str:
    arrows = "".join(
        f'<marker id="a{number}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0 8,4 0,8z" fill="{colour}"/></marker>'
        for number, colour in enumerate(colours.values())
    )
    return f"<defs>{arrows}</defs>"


def _merged(edges: tuple[Edge, ...]) -> list[Edge]:
    """A move that can be taken back is drawn once where it improves nobody either way."""
    known = {(edge.player, edge.source, edge.target): edge for edge in edges}
    kept = []
    for edge in edges:
        back = known.get((edge.player, edge.target, edge.source))
        if edge.is_improvement or back is None or (not back.is_improvement and edge.source < edge.target):
            kept.append(edge)
    return kept


def _edge(edge: Edge, number: int, places: Places, colours: dict[str, str], graph: Graph) -> str:
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    dx, dy = x2 - x1, y2 - y1
    length = max((dx * dx + dy * dy) ** 0.5, 1.0)
    bend = 14 + 8 * (graph.players.index(edge.player) % 3)
    middle = ((x1 + x2) / 2 - dy / length * bend, (y1 + y2) / 2 + dx / length * bend)
    begin = _towards((x1, y1), middle)
    end = _towards((x2, y2), middle)
    colour = colours[edge.player]
    style = 'stroke-width="2.2"' if edge.is_improvement else 'stroke-width="0.8" stroke-opacity="0.45"'
    marker = f' marker-end="url(#a{graph.players.index(edge.player)})"'
    return (
        f'<path d="M{begin[0]:.1f},{begin[1]:.1f} Q{middle[0]:.1f},{middle[1]:.1f} {end[0]:.1f},{end[1]:.1f}" '
        f'fill="none" stroke="{colour}" {style}{marker}/>'
    )


def _towards(place: tuple[float, float], aim: tuple[float, float]) -> tuple[float, float]:
    dx, dy = aim[0] - place[0], aim[1] - place[1]
    length = max((dx * dx + dy * dy) ** 0.5, 1.0)
    return place[0] + dx / length * RADIUS, place[1] + dy / length * RADIUS


def _node(node: Node, place: tuple[float, float]) -> str:
    fill = "#ffe9a8" if node.holds_under else "#f2f2f2"
    ring = ' stroke="#000" stroke-width="3"' if node.is_now else ' stroke="#666" stroke-width="1"'
    held = f" Holds under {', '.join(node.holds_under)}." if node.holds_under else ""
    title = escape(f"{node.label}: {node.says}.{held}{' The present state.' if node.is_now else ''}")
    return (
        f'<g><title>{title}</title><circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="{RADIUS}" fill="{fill}"{ring}/>'
        f'<text x="{place[0]:.1f}" y="{place[1] + 4:.1f}" text-anchor="middle" font-size="12">'
        f"{escape(node.label)}</text></g>"
    )


def _legend(graph: Graph, colours: dict[str, str]) -> str:
    parts, x = [], MARGIN / 2
    for player, colour in colours.items():
        parts.append(f'<text x="{x:.0f}" y="{HEIGHT + 14}" font-size="13" fill="{colour}">● {escape(player)}</text>')
        x += 40 + 8 * len(player)
    words = "Thick: improves the mover. Yellow: an equilibrium. Thick ring: now. " + graph.note
    parts.append(f'<text x="{MARGIN / 2:.0f}" y="{HEIGHT + 33}" font-size="12" fill="#444">{escape(words)}</text>')
    return "\n".join(parts)
