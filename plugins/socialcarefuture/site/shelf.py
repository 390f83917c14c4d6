"""What a page offers to take away: the editions of a pack, or of the ready pack of a theme."""

from __future__ import annotations

from dataclasses import replace

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.taxonomies import Theme
from socialcarefuture.site.compose import Composer
from socialcarefuture.site.views import Shelf


def shelf(composer: Composer, pack: Pack, address: str) -> Shelf:
    """The editions of a pack that the page at an address offers, and what is to be known of them."""
    library = composer.manuscript.library
    carried = library.published(Channel.PACK)
    texts = {text.path for section in pack.sections for text in carried.section(section)}
    return Shelf(
        files=composer.made.packs.get(address, ()),
        texts=len(texts),
        easy=len(texts & carried.companions.keys()),
        left_out=library.left_out(pack),
        more=addresses.PACK_MAKER,
    )


def theme_shelf(composer: Composer, theme: Theme) -> Shelf | None:
    """The ready pack of a theme, where this build made one."""
    if theme.address not in composer.made.packs:
        return None
    found = shelf(composer, composer.theme_packs[theme.slug], theme.address)
    return replace(found, more=f"{found.more}?theme={theme.slug}")
