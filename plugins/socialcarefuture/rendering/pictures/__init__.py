"""Pictures: what each is, what is wrong with it, and copies that hold nothing but what they show."""

from socialcarefuture.rendering.pictures.copies import Copies, Copy
from socialcarefuture.rendering.pictures.examination import Facts, embedded
from socialcarefuture.rendering.pictures.faults import PictureFault, broken, other_form

__all__ = ["Copies", "Copy", "Facts", "PictureFault", "broken", "embedded", "other_form"]
