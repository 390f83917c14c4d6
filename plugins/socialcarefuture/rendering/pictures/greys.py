"""Drawings (SVG) without colours: each is told anew as the grey that is as light."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from PIL import ImageColor

_PROPERTIES = "fill|stroke|color|stop-color|flood-color|lighting-color"
_ATTRIBUTES = frozenset(_PROPERTIES.split("|"))
_DECLARATION = re.compile(rf"(?<![\w-])((?:{_PROPERTIES})\s*:)([^;}}]*)", re.IGNORECASE)
_COLOUR = re.compile(r"url\([^)]*\)|#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^)]*\)|[a-z]+", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.]+%?")


def grey(root: ET.Element) -> ET.Element:
    """The drawing itself, with greys in place of its colours."""
    for element in root.iter():
        for name in _ATTRIBUTES & element.attrib.keys():
            element.set(name, _greyed(element.get(name, "")))
        if "style" in element.attrib:
            element.set("style", _style(element.get("style", "")))
        if str(element.tag).endswith("}style"):
            element.text = _style(element.text or "")
    return root


def _style(text: str) -> str:
    return _DECLARATION.sub(lambda match: match[1] + _greyed(match[2]), text)


def _greyed(value: str) -> str:
    return _COLOUR.sub(_as_grey, value)


def _as_grey(match: re.Match[str]) -> str:
    """One colour as a grey. What is no colour (`none`, `currentColor`, a gradient's address) stays as it is."""
    written, clear = _solid(match[0])
    try:
        red, green, blue = ImageColor.getrgb(written)[:3]
    except ValueError:
        return match[0]
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"rgba({level},{level},{level},{clear})" if clear else f"#{level:02x}{level:02x}{level:02x}"


def _solid(colour: str) -> tuple[str, str]:
    """A colour without how clear it is, and that: empty where it is not told."""
    numbers = _NUMBER.findall(colour) if "(" in colour else []
    if len(numbers) == 4:  # noqa: PLR2004 - three of the colour, one of how clear it is
        name = colour.partition("(")[0].lower().removesuffix("a")
        return f"{name}({','.join(numbers[:3])})", numbers[3]
    if colour.startswith("#") and len(colour) in {5, 9}:
        size = (len(colour) - 1) // 4
        clear = int(colour[-size:], 16) / (16**size - 1)
        return colour[:-size], f"{clear:.3g}"
    return colour, ""
