"""British postcodes, which tell a street."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content.checks.safety.finding import Finding

_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY|"
    "GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|"
    "NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|TN|UB|"
    "WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE"
)
"""The first letters that Royal Mail gives out: without them, many a name of a product looks like a postcode."""
_POSTCODE = re.compile(
    rf"(?<![\w/#=-])(?:{_AREAS})[0-9][0-9A-HJKMNPR-Y]?[ \u00a0]?"
    r"[0-9](?!st\b|nd\b|rd\b|th\b)[ABD-HJLNP-UW-Z]{2}(?![\w-])",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"[0-9][A-Za-z]{2}\b")


def find(text: str) -> Iterator[Finding]:
    """Every full postcode. The first half alone, which tells a town, may stay."""
    if not _LIKELY.search(text):
        return
    for found in _POSTCODE.finditer(text):
        yield Finding(
            found.start(),
            found[0],
            "full-postcode",
            "here is a postcode, which tells a street",
            "Name the town, or write the first half alone.",
        )
