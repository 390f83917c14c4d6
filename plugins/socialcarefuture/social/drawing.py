"""Cards -> PNG files, each kept under the hash of all that decides it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import cache
from importlib import metadata
from pathlib import Path

from socialcarefuture.rendering.glyphs import FONTS, families
from socialcarefuture.social.cards import Card

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "typst/card.typ"
_PAINTER = _HERE / "painter.py"
_MOST_WORKERS = 2
"""The pages of the site are made at the same time."""
_MOST_AT_ONCE = 100
"""A painter holds all of its pictures before it writes them: about 10 MB."""


class DrawingError(Exception):
    """What the painter said. It has looked for every letter before, so this is never a writer's fault."""


def kept(card: Card, folder: Path) -> Path:
    """The file that a card is kept in: its name is the hash of what it shows and of how it is drawn."""
    decides = f"{_recipe()}\0{json.dumps(asdict(card), sort_keys=True)}"
    return folder / f"{hashlib.sha256(decides.encode()).hexdigest()[:32]}.png"


@cache
def _recipe() -> str:
    """What decides how a card looks, besides what it says."""
    digest = hashlib.sha256("\0".join(metadata.version(name) for name in ("typst", "pillow")).encode())
    for path in (_TEMPLATE, _PAINTER, *sorted(FONTS.glob("*.ttf"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def draw(cards: Iterable[Card], folder: Path) -> int:
    """Paint the cards that are not in the folder yet; gives how many.

    Raises:
        DrawingError: where the painter refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [(card, file) for card in dict.fromkeys(cards) if not (file := kept(card, folder)).exists()]
    workers = min(_MOST_WORKERS, os.cpu_count() or 1)
    size = max(1, min(_MOST_AT_ONCE, -(-len(wanted) // workers)))
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(_paint, (wanted[start : start + size] for start in range(0, len(wanted), size))))
    return len(wanted)


def _paint(wanted: Sequence[tuple[Card, Path]]) -> None:
    job = {
        "template": str(_TEMPLATE),
        "fonts": str(FONTS),
        "families": families("".join(card.site + card.title + card.kicker + card.byline for card, _ in wanted)),
        "cards": [asdict(card) for card, _ in wanted],
        "targets": [str(file) for _, file in wanted],
    }
    # -P: the painter's folder has modules of its own, which must not stand in for the ones it imports.
    command = [sys.executable, "-P", str(_PAINTER)]
    done = subprocess.run(command, input=json.dumps(job).encode(), capture_output=True, check=False)  # noqa: S603
    answer = json.loads(done.stdout) if done.returncode == 0 else {"error": done.stderr.decode(errors="replace")}
    if "error" in answer:
        raise DrawingError(answer["error"])


def prune(cards: Iterable[Card], folder: Path) -> None:
    """Delete every other picture: one of a post that is held back today must not be kept."""
    files = {kept(card, folder) for card in cards}
    for file in folder.glob("*"):
        if file not in files:
            file.unlink()
