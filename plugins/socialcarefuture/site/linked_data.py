"""What a page is, for programs: JSON-LD in the terms of schema.org. It says nothing that the page does not show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from socialcarefuture.content import addresses
from socialcarefuture.content.licences import licence
from socialcarefuture.content.settings import Settings
from socialcarefuture.site import views

if TYPE_CHECKING:
    from socialcarefuture.site.sheet import Sheet

Node = dict[str, Any]

_POSTS = {"blog": "BlogPosting", "glimpse": "Article", "testimony": "CreativeWork"}
_TERMS = {"themes": "DefinedTerm", "people": "Person", "places": "Place", "words": "DefinedTerm"}
_UNSAFE = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})
"""What could end the element that holds it, or a line of JavaScript."""
_NO_WORDS = re.compile(r"<img\b(?![^>]*\balt=)")
_PLAYS = re.compile(r"<(audio|video)\b|\.gif\b", re.IGNORECASE)
_NO_HAZARD = ("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard")
_LISTED = 50
"""Pages that a list names one by one; it always says how many there are."""


class LinkedData:
    """Describes pages of one site. Without the site's address, what needs one is left out."""

    def __init__(self, settings: Settings, titles: Mapping[str, str]) -> None:
        """Take the site's settings, and the title of every page by its address."""
        self._settings = settings
        self._licence = licence(settings.licence)[1] if settings.licence else ""
        self._titles = titles

    def of(self, sheet: Sheet) -> str:
        """A page's JSON-LD, safe inside `<script>`; empty for a page that is not to be found."""
        if not sheet.listed:
            return ""
        nodes = [self._page(sheet), *([self._trail(sheet.address)] if self._settings.url and sheet.address else [])]
        graph = {"@context": "https://schema.org", "@graph": [_filled(node) for node in nodes]}
        return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)

    def _page(self, sheet: Sheet) -> Node:
        view = sheet.view
        own: Node = {"@type": "WebPage", "name": sheet.title}
        if isinstance(view, views.PostView):
            own = self._post(view)
        elif isinstance(view, views.ListingView):
            own = self._listing(view, sheet)
        elif isinstance(view, views.TaxonomyView):
            own = self._taxonomy(view, sheet.address)
        elif isinstance(view, views.WordsView):
            own = self._words(view)
        elif isinstance(view, views.PackView):
            own = self._pack(view, sheet)
        elif isinstance(view, views.HomeView):
            own = {"@type": "WebSite", "name": self._settings.name, "publisher": self._publisher()}
        return {
            **own,
            "url": self._url(sheet.address),
            "description": sheet.description,
            "inLanguage": own.get("inLanguage") or self._settings.language,
            "dateModified": own.get("dateModified") or (sheet.changed and sheet.changed.isoformat()),
            "isPartOf": self._website() if sheet.kind != "home" else None,
            "license": own.get("license") or (self._licence if sheet.kind in {"home", "page"} else None),
            **_accessibility(sheet),
        }

    def _post(self, view: views.PostView) -> Node:
        it = view.card
        return {
            "@type": _POSTS.get(it.kind, "CreativeWork"),
            "headline": it.title,
            "name": it.title,
            "genre": it.kind_title,
            "datePublished": it.date.isoformat(),
            "dateModified": view.updated.isoformat() if view.updated else None,
            "timeRequired": f"PT{view.minutes}M",
            "inLanguage": it.language,
            **self._people(view),
            "publisher": self._publisher(),
            "image": self._image(it.picture),
            "about": [self._term(theme) for theme in it.themes],
            "keywords": [theme.title for theme in it.themes],
            "contentLocation": [self._term(place) for place in view.places],
            "license": view.licence.url if view.licence else None,
            **_origin(view),
            "mainEntityOfPage": self._url(it.url),
        }

    def _people(self, view: views.PostView) -> Node:
        """Who wrote it. A voice is a name that a person chose, without a page; of a retelling it is not the author."""
        people = [self._person(ref) for ref in view.card.byline]
        teller = [self._person(view.told_by)] if view.told_by else []
        if view.card.kind != "testimony" or not view.retold:
            return {"author": people, "contributor": teller}
        return {"author": people[1:] or teller, "mentions": people[:1]}

    def _person(self, ref: views.Ref) -> Node:
        return _filled({"@type": "Person", "name": ref.title, "url": self._url(ref.url) if ref.url else None})

    def _listing(self, view: views.ListingView, sheet: Sheet) -> Node:
        cards = [card for group in view.groups for card in group.cards]
        posts = self._items((card.title, card.url) for card in cards)
        if sheet.kind != "term":
            return {"@type": "CollectionPage", "name": sheet.title, "mainEntity": posts}
        term = self._term(views.Ref(view.title, sheet.address), **self._known(view), description=sheet.description)
        profile = term["@type"] == "Person"
        return {
            "@type": "ProfilePage" if profile else "CollectionPage",
            "name": sheet.title,
            "mainEntity": term,
            "hasPart": posts.get("itemListElement") and posts,
            "encoding": [] if _turned(view) else self._files(view.shelf),
        }

    def _known(self, view: views.ListingView) -> Node:
        """What a term's page shows of it; only the first of its pages shows more than its name."""
        if _turned(view):
            return {}
        facts: dict[str, list[views.Ref]] = {}
        for label, ref in view.facts:
            facts.setdefault(label, []).append(ref)
        said = {label: refs[0].title for label, refs in facts.items()}
        return {
            "jobTitle": said.get("Role"),
            "affiliation": {"@type": "Organization", "name": said["Affiliation"]} if "Affiliation" in said else None,
            "sameAs": [ref.url for ref in facts.get("Elsewhere", ())],
            "subjectOf": [{"@type": "WebPage", "url": ref.url} for ref in facts.get("Website", ())],
            "containedInPlace": {"@type": "Place", "name": said["Nation"]} if "Nation" in said else None,
            "image": self._image(view.picture),
        }

    def _taxonomy(self, view: views.TaxonomyView, address: str) -> Node:
        terms = [views.Ref(term.title, term.url) for group in view.groups for term in group.terms]
        if address == addresses.folder("themes"):
            return {"@type": "DefinedTermSet", "name": view.title, "hasDefinedTerm": [*map(self._term, terms)]}
        items = self._items((term.title, term.url) for term in terms)
        return {"@type": "CollectionPage", "name": view.title, "mainEntity": items}

    def _words(self, view: views.WordsView) -> Node:
        words = [word for group in view.groups for word in group.words]
        terms = [self._term(views.Ref(word.title, word.url), description=word.says) for word in words]
        return {"@type": "DefinedTermSet", "name": view.title, "hasDefinedTerm": terms}

    def _pack(self, view: views.PackView, sheet: Sheet) -> Node:
        published = view.date.isoformat() if view.date else None
        files = self._files(view.shelf)
        pack = {"@type": "CreativeWork", "name": sheet.title, "datePublished": published, "encoding": files}
        return {"@type": "WebPage", "name": sheet.title, "mainEntity": _filled(pack)}

    def _files(self, shelf: views.Shelf | None) -> list[Node]:
        """The editions of a pack that a page offers."""
        return [
            {"@type": "MediaObject", "name": file.title, "encodingFormat": file.media_type,
             "contentUrl": self._url(file.url), "contentSize": f"{file.size} B"}
            for file in (shelf.files if shelf else ())
        ]  # fmt: skip

    def _term(self, ref: views.Ref, **known: Any) -> Node:
        """A theme, a person, a place or a hard word, by what its address says that it is."""
        taxonomy = ref.url.partition("/")[0]
        kind = _TERMS.get(taxonomy, "Thing")
        within = self._url(addresses.folder(taxonomy)) if kind == "DefinedTerm" and ref.url else None
        return _filled(
            {"@type": kind, "name": ref.title, "url": self._url(ref.url), **known, "inDefinedTermSet": within}
        )

    def _items(self, pages: Iterable[tuple[str, str]]) -> Node:
        listed = [
            _filled({"@type": "ListItem", "position": place, "name": title, "url": self._url(address)})
            for place, (title, address) in enumerate(pages, start=1)
        ]
        return {"@type": "ItemList", "numberOfItems": len(listed), "itemListElement": listed[:_LISTED]}

    def _image(self, picture: views.Picture | None) -> Node | None:
        if picture is None or not self._settings.url:
            return None
        return _filled(
            {
                "@type": "ImageObject",
                "url": self._url(picture.url),
                "width": picture.width,
                "height": picture.height,
                "description": picture.alt,
                "caption": picture.caption,
                "creditText": picture.credit,
            }
        )

    def _publisher(self) -> Node:
        return _filled({"@type": "Organization", "name": self._settings.name, "url": self._url("")})

    def _website(self) -> Node:
        return _filled({"@type": "WebSite", "name": self._settings.name, "url": self._url("")})

    def _trail(self, address: str) -> Node:
        """The way from the home page: every page whose address this one's begins with."""
        folders = [address[: at + 1] for at, char in enumerate(address) if char == "/"]
        steps = [("", self._settings.name), *((one, self._titles[one]) for one in folders if one in self._titles)]
        items = [
            {"@type": "ListItem", "position": place, "name": title, "item": self._url(one)}
            for place, (one, title) in enumerate(steps, start=1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def _url(self, address: str) -> str | None:
        return urljoin(self._settings.url, address) if self._settings.url else None


def _origin(view: views.PostView) -> Node:
    """Where it first appeared: the same work there, or the one that it retells."""
    if not view.source:
        return {}
    work = _filled({"@type": "CreativeWork", "name": view.source.title, "url": view.source.url,
                    "datePublished": view.source_date and view.source_date.isoformat()})  # fmt: skip
    if view.retold or not view.source.url:
        return {"isBasedOn": work}
    return {"isBasedOn": work, "sameAs": view.source.url}


def _accessibility(sheet: Sheet) -> Node:
    """How a page can be read: each line is true of this page."""
    pictured = _pictured(sheet)
    told, plays = not _NO_WORDS.search(sheet.content), bool(_PLAYS.search(sheet.content))
    return {
        "accessMode": ["textual", *(["visual"] if pictured else [])],
        "accessModeSufficient": ["textual"] if told and not plays else None,
        "accessibilityFeature": [
            *("structuralNavigation", "readingOrder", "displayTransformability"),
            *(["alternativeText"] if pictured and told else []),
        ],
        "accessibilityHazard": ["unknown"] if plays else [*_NO_HAZARD],
        "accessibilitySummary": " ".join(
            (
                "Text with headings in order, which can be made larger and read aloud.",
                *(["Pictures have a description in words."] if pictured and told else []),
                *([] if plays else ["Nothing flashes or makes a sound."]),
            )
        ),
        "isAccessibleForFree": True,
    }


def _pictured(sheet: Sheet) -> bool:
    """Whether a page shows pictures that say something; rings only decorate."""
    return "<img" in sheet.content or any(_shown(sheet.view))


def _shown(view: Any) -> Iterator[views.Picture | None]:
    """The pictures that a page shows around its text."""
    if isinstance(view, views.PostView):
        yield from (card.picture for card in (view.card, *view.related))
    if isinstance(view, views.ListingView):
        yield from (card.picture for group in view.groups for card in group.cards)
        yield None if _turned(view) else view.picture
    if isinstance(view, views.TaxonomyView):
        yield from (term.picture for group in view.groups for term in group.terms)
    if isinstance(view, views.HomeView):
        yield from (card.picture for card in (*view.latest, *view.glimpses, *view.testimonies))


def _turned(view: views.ListingView) -> bool:
    """Whether this is a further page of a list."""
    return view.pagination is not None and view.pagination.number > 1


def _filled(node: Node) -> Node:
    """A node without what is empty."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {}, 0)}
