"""The Word edition: to change, or to copy from."""

from socialcarefuture.packs.docx.document import write_docx

__all__ = ["write_docx"]
