"""QR codes, from paper to the web."""

from __future__ import annotations

from io import BytesIO

import segno

_MASK = 3
"""One pattern for every code: to weigh all eight, as the standard advises, takes five times as long, and what it wins
shows on worn and tiny codes only."""
_QUIET = 4
"""White around it, in modules, as the standard asks."""


def drawing(address: str) -> str:
    """A QR code that leads to an address, as an SVG of black on white; nothing for none."""
    if not address:
        return ""
    written = BytesIO()
    code = segno.make(address, micro=False, error="m", boost_error=False, mask=_MASK)
    code.save(written, kind="svg", border=_QUIET, light="white", xmldecl=False)
    return written.getvalue().decode()
