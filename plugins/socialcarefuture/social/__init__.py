"""Social pictures: what is shown of a post where somebody shares its address."""

from socialcarefuture.social.cards import Card, Deck, deck
from socialcarefuture.social.drawing import DrawingError, draw, kept, prune

__all__ = ["Card", "Deck", "DrawingError", "deck", "draw", "kept", "prune"]
