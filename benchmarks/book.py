"""One printable document of a folder of posts, and its PDF: what a user without this project would put together.

`python benchmarks/book.py weasyprint FOLDER book.pdf` reads the Markdown that `scf pack` reads, with the same
extensions, and prints it with WeasyPrint, or with `chromium`; so all of them go the whole way from text to PDF.
"""

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import yaml
from markdown import Markdown

STYLE = (Path(__file__).parent / "sites" / "book.css").read_text(encoding="utf-8")
POST_LINK = re.compile(r'href="[^"]*?([a-z0-9-]+)\.md"')
OWN_NAME = re.compile(r' (id="|href="#)')


def stitch(folder: Path) -> str:
    """Put together a title, contents with page numbers, and every post on pages of its own."""
    markdown = _markdown(folder)
    posts = [_read(path) for path in sorted(folder.glob("blogs/**/*.md"))]
    entries = "".join(f'<li><a href="#{slug}">{html.escape(fields["title"])}</a></li>\n' for slug, fields, _ in posts)
    chapters = "\n".join(_chapter(markdown, *post) for post in posts)
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>A pack</title>'
        f"<style>\n{STYLE}</style></head><body>\n<h1>A pack</h1>\n"
        f"<nav><h2>Contents</h2><ol>\n{entries}</ol></nav>\n{chapters}\n</body></html>\n"
    )


def _markdown(folder: Path) -> Markdown:
    given = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8")).get("markdown_extensions", [])
    options = {name: options for one in given if isinstance(one, dict) for name, options in one.items()}
    names = [name for one in given for name in ([one] if isinstance(one, str) else one)]
    return Markdown(extensions=names, extension_configs=options)


def _read(path: Path) -> tuple[str, dict[str, str], str]:
    _, fields, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return path.stem, yaml.safe_load(fields), body


def _chapter(markdown: Markdown, slug: str, fields: dict[str, str], body: str) -> str:
    text = POST_LINK.sub(r'href="#\1"', OWN_NAME.sub(rf" \1{slug}-", markdown.reset().convert(body)))
    return (
        f'<section class="post" id="{slug}"><h2>{html.escape(fields["title"])}</h2>\n'
        f"<p>{html.escape(fields['authors'][0])}, {fields['date']}</p>\n{text}</section>"
    )


def weasyprint(document: str, target: Path) -> None:
    """Print as the kind of PDF that ours is."""
    _weasyprint(document, target, pdf_variant="pdf/ua-1")


def weasyprint_plain(document: str, target: Path) -> None:
    """Print a PDF without tags, WeasyPrint's default."""
    _weasyprint(document, target)


def _weasyprint(document: str, target: Path, **options: str) -> None:
    # Here, because it takes half a second, which Chromium's row is not to pay.
    import_module("weasyprint").HTML(string=document).write_pdf(target, **options)


def chromium(document: str, target: Path) -> None:
    """Print from a browser, tagged, as its command line does."""
    page = target.with_suffix(".html")
    page.write_text(document, encoding="utf-8")
    names = ("chromium", "chromium-browser", "chromium-headless-shell")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), names[0])
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = [program, *options, f"--print-to-pdf={target.resolve()}", page.resolve().as_uri()]
    subprocess.run(command, check=True, capture_output=True)


PRINTERS: dict[str, Callable[[str, Path], None]] = {
    "weasyprint": weasyprint,
    "weasyprint-plain": weasyprint_plain,
    "chromium": chromium,
}


if __name__ == "__main__":
    PRINTERS[sys.argv[1]](stitch(Path(sys.argv[2])), Path(sys.argv[3]))
