"""The editor in the browser: Decap CMS, told by the model what a text may say. For those who have no Git."""

from socialcarefuture.editor.build import FOLDER, allowed, build_editor, program

__all__ = ["FOLDER", "allowed", "build_editor", "program"]
