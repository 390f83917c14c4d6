"""Elements and attributes as EPUB's XHTML allows them, and writing them."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element as Element
from markupsafe import Markup

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OPS = "http://www.idpf.org/2007/ops"
"""The namespace of `epub:type`."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_OBSOLETE = {
    "acronym": "abbr",
    "center": "div",
    "strike": "s",
    "tt": "code",
    "rtc": "rt",
    "label": "span",
    "data": "span",
    "hgroup": "div",
}
_HOMES = {"li": {"ul", "ol"}, "dt": {"dl"}, "dd": {"dl"}, "summary": {"details"}, "figcaption": {"figure"}}
"""Where elements have a meaning; elsewhere, they are words on a line of their own."""
_ONLY = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd"}}
"""What some elements may hold; with anything else in them, they are no lists."""
_NEEDED = {"time": "datetime", "bdo": "dir"}
"""Without which these say nothing."""
_NUMBER = re.compile(r"\d{1,4}")
_INTEGER = re.compile(r"-?\d{1,6}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_FORMS: dict[str, Callable[[str], object]] = {
    "lang": _LANGUAGE.fullmatch,
    "hreflang": _LANGUAGE.fullmatch,
    "dir": re.compile("ltr|rtl|auto").fullmatch,
    "width": _NUMBER.fullmatch,
    "height": _NUMBER.fullmatch,
    "colspan": re.compile("[1-9][0-9]{0,2}").fullmatch,
    "rowspan": _NUMBER.fullmatch,
    "span": re.compile("[1-9][0-9]{0,2}").fullmatch,
    "start": _INTEGER.fullmatch,
    "value": _INTEGER.fullmatch,
    "scope": re.compile("col|row|colgroup|rowgroup").fullmatch,
    "datetime": re.compile(r"\d{4}(-\d\d(-\d\d)?)?").fullmatch,
    "cite": lambda _: None,
}
"""What a value looks like, for attributes in which not every value means something; no reader sees a `cite`."""


def fit(text: str) -> str:
    """Text less the characters that XML cannot hold."""
    return _UNFIT.sub(" ", text)


def as_allowed(element: Element) -> None:
    """Take off what checkers refuse and no reader would miss: names no longer in use, and values that mean nothing."""
    element.tag = _OBSOLETE.get(element.tag, element.tag)
    for name, value in element.items():
        if name in _FORMS and not _FORMS[name](value):
            del element.attrib[name]
    if element.tag in _NEEDED and _NEEDED[element.tag] not in element.attrib:
        element.tag = "span"
    if element.tag == "ruby" and element.find("rt") is None:
        element.tag = "span"
    if _astray(element):
        element.tag = "div"


def _astray(element: Element) -> bool:
    """Whether an element stands, or holds, what gives it no meaning."""
    if element.tag in _HOMES:
        parent = element.getparent()
        return parent is None or parent.tag not in _HOMES[element.tag]
    if element.tag == "dl" and len(element) and element[0].tag != "dt":
        return True
    return element.tag in _ONLY and any(child.tag not in _ONLY[element.tag] for child in element)


def written(element: Element, *, xml: bool) -> Markup:
    """An element as text, in XHTML or in HTML."""
    if not xml:
        return Markup(etree.tostring(element, method="html", encoding="unicode", with_tail=False))  # noqa: S704
    for each in element.iter():
        if language := each.get("lang"):
            each.set(LANG, language)
    whole = etree.Element(element.tag, element.attrib, nsmap={"epub": OPS})
    whole.text = element.text
    whole.extend(element)
    return Markup(etree.tostring(whole, method="xml", encoding="unicode"))  # noqa: S704
