"""Why a picture cannot be shown."""

from __future__ import annotations

FORMS = "Save it as JPEG, PNG, WebP or SVG."
HEIC = (
    "Open it on the phone or computer that has it, and export it as JPEG. "
    "On an iPhone, Settings > Camera > Formats > Most Compatible makes the next ones JPEG."
)
COPY_AGAIN = "Copy it again from where it came from."


class PictureFault(Exception):  # noqa: N818 - it is what is wrong with a picture, not with the program
    """A picture that cannot be shown as it is."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        """Take a problem's code, what to say after the picture's name, and the way out."""
        self.code = code
        self.message = message
        self.hint = hint
        super().__init__(f"{message}. {hint}")


def broken(reason: str = "it is damaged, or cut short") -> PictureFault:
    """What cannot be opened."""
    return PictureFault("picture-broken", f"cannot be opened as a picture: {reason}", COPY_AGAIN)


def other_form(form: str) -> PictureFault:
    """A picture of a form that is shown by some programs only."""
    hint = HEIC if form == "HEIC" else FORMS
    return PictureFault("picture-form", f"is a {form} picture, which browsers do not show", hint)


def unsafe(what: str) -> PictureFault:
    """A drawing that could do more than be seen, when somebody opens it by itself."""
    return PictureFault(
        "drawing-unsafe",
        f"has {what}, which a drawing may not have",
        "Draw it without, or save it as PNG: a drawing may not run, load or lead anywhere.",
    )
