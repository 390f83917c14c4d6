"""Licences in words that a reader knows, and where their text is."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")
_OTHER = {
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "OGL-UK-3.0": (
        "Open Government Licence 3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
}


def licence(given: str) -> tuple[str, str]:
    """A licence's name and the address of its text.

    Args:
        given: an SPDX id (https://spdx.org/licenses/), or the address itself.
    """
    if given.startswith(("https://", "http://")):
        return given.partition("://")[2].rstrip("/"), given
    if found := _CREATIVE_COMMONS.fullmatch(given):
        return f"CC {found[1]} {found[2]}", f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return _OTHER.get(given, (given, f"https://spdx.org/licenses/{given}.html"))
