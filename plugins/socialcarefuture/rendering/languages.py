"""What a language tag (BCP 47) says of how a text is set."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError


def direction(language: str) -> str:
    """`rtl` for a language that is written from right to left (Unicode CLDR), else empty."""
    try:
        return "rtl" if Locale.parse(language, sep="-").character_order == "right-to-left" else ""
    except (UnknownLocaleError, ValueError):
        return ""
