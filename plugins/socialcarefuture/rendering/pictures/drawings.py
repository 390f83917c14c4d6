"""Drawings (SVG): cleaned to what can only be seen. One that could run, load or lead anywhere is refused.

An SVG opened by itself is a document of our own origin: a script in it could do all that a page can.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

from socialcarefuture.rendering.pictures.faults import COPY_AGAIN, PictureFault, broken, unsafe

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)
_ELEMENTS = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "style", "image", "view"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
        *("marker", "pattern", "mask", "clipPath", "linearGradient", "radialGradient", "stop", "filter"),
        *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting"),
        *("feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR"),
        *("feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight"),
        *("feSpecularLighting", "feSpotLight", "feTile", "feTurbulence"),
    }
)
_NAMES = {"script": "a script", "foreignObject": "a web page (<foreignObject>)", "a": "a link"}
_NAMES |= dict.fromkeys(("animate", "animateMotion", "animateTransform", "set", "discard"), "something that moves")
_LEFT_OUT = frozenset({"metadata"})
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,(?P<data>[A-Za-z0-9+/=\s]+)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ADDRESS = re.compile(r"url\(\s*[\"']?\s*(.)?", re.IGNORECASE)
_SPACE = re.compile(r"[\x00-\x20]+")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0}
"""Dots of a screen in each unit (CSS)."""
_LENGTH = re.compile(r"([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)", re.IGNORECASE)
_UNSIZED = (300, 150)
"""What a browser gives to a drawing that says nothing of its size."""

Embedded = Callable[[bytes], bytes]
"""Paints anew a picture of dots that a drawing holds."""


def read(data: bytes) -> ET.Element:
    """A drawing, as it was written.

    Raises:
        PictureFault: where it is damaged.
    """
    if not data.strip():
        raise broken("it is empty")
    try:
        root = ET.fromstring(data)  # noqa: S314 - expat refuses entities that grow, and loads none from elsewhere
    except (ET.ParseError, ValueError, LookupError) as error:
        raise PictureFault("picture-broken", f"is damaged: {error}", COPY_AGAIN) from None
    if root.tag != f"{{{_SVG}}}svg":
        raise broken("it is no drawing (SVG)")
    return root


def cleaned(root: ET.Element, embedded: Embedded) -> bytes:
    """A drawing as a file that holds nothing but what is seen: no names, no notes of the program that drew it.

    Raises:
        PictureFault: where it could do more than be seen.
    """
    _clean(root, embedded)
    return written(root)


def written(root: ET.Element) -> bytes:
    """A drawing as a file."""
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=False)
    return made


def size(root: ET.Element) -> tuple[int, int]:
    """Width and height in dots of a screen: its own, else those of its `viewBox`; zeros where it has neither."""
    own = [_length(root.get(side, "")) for side in ("width", "height")]
    box = [float(number) for number in re.findall(r"-?\d*\.?\d+(?:e[+-]?\d+)?", root.get("viewBox", ""))]
    across, down = own if all(own) else box[2:] if len(box) == 4 else (0.0, 0.0)  # noqa: PLR2004 - left, top, width, height
    if not (across > 0 and down > 0):
        return 0, 0
    return max(1, round(across)), max(1, round(down))


def shown_size(root: ET.Element) -> tuple[int, int]:
    """The same, and for a drawing without a size the one that browsers give it."""
    found = size(root)
    return found if all(found) else _UNSIZED


def _length(written: str) -> float:
    found = _LENGTH.fullmatch(written.strip())
    try:
        return float(found[1]) * _UNITS.get(found[2].lower(), 0) if found else 0.0
    except ValueError:
        return 0.0


def _clean(element: ET.Element, embedded: Embedded) -> None:
    for child in list(element):
        namespace, _, name = str(child.tag).rpartition("}")
        if name == "script" or (namespace == f"{{{_SVG}" and name not in _ELEMENTS | _LEFT_OUT):
            raise unsafe(_NAMES.get(name, f"<{name}>"))
        if namespace != f"{{{_SVG}" or name in _LEFT_OUT:
            _remove(element, child)
        else:
            _clean(child, embedded)
    for name, value in list(element.attrib.items()):
        del element.attrib[name]
        if kept := _attribute(name, value, embedded):
            element.set(name, kept)
    if element.tag == f"{{{_SVG}}}style":
        element.text = _COMMENT.sub("", element.text or "")
        _check_style(element.text)


def _remove(element: ET.Element, child: ET.Element) -> None:
    """Take a child out, and leave the words that follow it."""
    place = list(element).index(child)
    element.remove(child)
    if child.tail and place:
        element[place - 1].tail = (element[place - 1].tail or "") + child.tail
    elif child.tail:
        element.text = (element.text or "") + child.tail


def _attribute(name: str, value: str, embedded: Embedded) -> str:
    """An attribute's value as it may stay; empty where it goes."""
    namespace, _, local = name.rpartition("}")
    if local.lower().startswith("on") and not namespace:
        raise unsafe(f"something that runs ({local})")
    if namespace == f"{{{_XML}":
        return value if local in {"lang", "space"} else ""
    if namespace not in {"", f"{{{_XLINK}"}:
        return ""
    if local == "href":
        return _reference(value, embedded)
    if namespace or local.startswith("data-"):
        return ""
    _check_style(_COMMENT.sub("", value))
    return value


def _reference(value: str, embedded: Embedded) -> str:
    if value.startswith("#"):
        return value
    if not (found := _EMBEDDED.fullmatch(value.strip())):
        raise unsafe("a link to something outside it")
    try:
        painted = embedded(base64.b64decode(found["data"]))
    except binascii.Error:
        raise broken("a picture inside it is damaged") from None
    kind = "png" if painted.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(painted).decode()}"


def _check_style(text: str) -> None:
    """Refuse a style that asks for something from outside. With a backslash it could spell what is not seen here."""
    squeezed = _SPACE.sub("", text).lower()
    if "javascript:" in squeezed:
        raise unsafe("something that runs (javascript:)")
    if "\\" in text or "@import" in squeezed or "image-set(" in squeezed:
        raise unsafe("a style that loads something")
    if any(found[1] != "#" for found in _ADDRESS.finditer(text)):
        raise unsafe("a style that loads something")
