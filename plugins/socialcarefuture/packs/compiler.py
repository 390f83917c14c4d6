"""A Typst process of its own: compiling holds Ctrl-C for as long as it lasts, and its memory goes when it ends.

Run as a file, by `typesetting`. In: one JSON object on standard input. Out: one JSON object, with `pages`, `error` or
`errno`. Without a target nothing is written, and it tells on which page each heading stands.
"""

from __future__ import annotations

import json
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import typst


def main() -> None:
    """Read what to set, set it, say how it went."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    json.dump(_set(json.load(sys.stdin.buffer)), sys.stdout)


def _set(job: dict[str, Any]) -> dict[str, Any]:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]])
    compiler = typst.Compiler(
        Path(job["root"], job["main"]), root=job["root"], font_paths=fonts, sys_inputs={"book": job["book"]}
    )
    if not job["target"]:
        return {"pages": _one(compiler, "<last-page>"), "starts": _one(compiler, "<starts>")}
    moment = datetime.fromisoformat(job["moment"])
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards="ua-1", timestamp=moment)
    except typst.TypstError as error:
        return {"error": error.message, "details": error.diagnostic}
    if warnings:
        return {"error": warnings[0].message, "details": "\n".join(warning.diagnostic for warning in warnings)}
    if not isinstance(pdf, bytes):
        return {"error": "nothing came back", "details": ""}
    try:
        Path(job["target"]).write_bytes(pdf)
    except OSError as error:
        return {"errno": error.errno, "said": error.strerror}
    return {"pages": _one(compiler, "<last-page>")}


def _one(compiler: typst.Compiler, label: str) -> Any:
    return json.loads(compiler.query(label, field="value", one=True))


if __name__ == "__main__":
    main()
