"""The motif as SVG that stands in a page; what only decorates is hidden from those who listen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from socialcarefuture.packs import motif

_WIDTH = 1000


def band(seed: str, colours: tuple[str, ...], height: float) -> Markup:
    """Ripples across a page, `height` times as high as wide."""
    return _drawing(motif.ripples(seed), colours, "ripples", round(_WIDTH * height))


def drop(seed: str, colours: tuple[str, ...]) -> Markup:
    """One small ripple in a square."""
    return _drawing(motif.drop(seed), colours, "drop", _WIDTH)


def _drawing(ripples: Iterable[Mapping[str, Any]], colours: tuple[str, ...], name: str, height: int) -> Markup:
    circles = "".join(_circle(ripple, ring, colours, height) for ripple in ripples for ring in ripple["rings"])
    ground = f'<rect width="{_WIDTH}" height="{height}" fill="{colours[0]}"/>'
    view = f'viewBox="0 0 {_WIDTH} {height}" preserveAspectRatio="xMidYMid slice"'
    # Made of numbers and of our own colours: there is nothing to escape.
    return Markup(  # noqa: S704
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" {view} aria-hidden="true">{ground}{circles}</svg>'
    )


def _circle(ripple: Mapping[str, Any], ring: Mapping[str, Any], colours: tuple[str, ...], height: int) -> str:
    x, y, radius = round(ripple["x"] * _WIDTH), round(ripple["y"] * height), round(ring["radius"] * _WIDTH)
    place = f'cx="{x}" cy="{y}" r="{radius}"'
    ink = colours[ring["colour"]]
    if ring["filled"]:
        return f'<circle {place} fill="{ink}"/>'
    return f'<circle {place} fill="none" stroke="{ink}" stroke-width="{round(ring["weight"] * _WIDTH, 1):g}"/>'
