"""The editor's page, and what it runs. Nothing of it is asked of another host."""

from __future__ import annotations

import html
import json
from pathlib import Path
from urllib.parse import urlsplit

from socialcarefuture.content.publication import Publication
from socialcarefuture.content.settings import Saving
from socialcarefuture.editor.collections import collections

FOLDER = "write/editor"
"""Where the site has it."""
_HERE = Path(__file__).parent
_DECAP = _HERE / "node_modules/decap-cms/dist"
_PROGRAM = "decap-cms.js"
_GITHUB = "https://api.github.com https://www.githubstatus.com"


def program() -> dict[str, Path]:
    """Decap's files, by their address; none where npm has not installed them.

    Its bundle loads the smaller ones when they are needed, as for the colours of a language of code.
    """
    if not (_DECAP / _PROGRAM).is_file():
        return {}
    files = sorted([*_DECAP.glob(f"*{_PROGRAM}"), *_DECAP.glob("*.wasm"), *_DECAP.glob("cms.js.LICENSE.txt")])
    return {f"{FOLDER}/{file.name}": file for file in files}


def allowed(saving: Saving) -> dict[str, str]:
    """What the page may load and run, by directive: more than any other page of the site.

    Decap compiles its checks at run time (`unsafe-eval`) and writes styles into the page (`unsafe-inline`).
    """
    pictures = " https://avatars.githubusercontent.com" if saving.repo else ""
    return {
        "default-src": "'none'",
        "script-src": "'self' 'unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' data: blob:{pictures}",
        "font-src": "'self' data:",
        "media-src": "'self' blob:",
        "connect-src": f"'self' blob: {_GITHUB if saving.repo else saving.local}",
        "form-action": "'self'",
        "base-uri": "'none'",
    }


def build_editor(publication: Publication, saving: Saving, output: Path) -> None:
    """Write the page and what tells it of this site.

    Args:
        publication: what the site carries: its terms are what a writer can pick.
        saving: where texts go.
        output: a folder that stands for the site's root.
    """
    folder = output / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    policy = "; ".join(f"{name} {sources}" for name, sources in allowed(saving).items())
    page = (_HERE / "page/index.html").read_text("utf-8")
    for mark, value in (("POLICY", policy), ("SITE", publication.settings.name)):
        page = page.replace(f"%{mark}%", html.escape(value))
    (folder / "index.html").write_text(page, "utf-8")
    for name in ("editor.js", "editor.css"):
        (folder / name).write_bytes((_HERE / "page" / name).read_bytes())
    config = json.dumps(_config(publication, saving), ensure_ascii=False, indent=1)
    (folder / "config.json").write_text(f"{config}\n", "utf-8")


def _config(publication: Publication, saving: Saving) -> dict[str, object]:
    """As Decap reads it (decapcms.org/docs/configuration-options)."""
    settings = publication.settings
    urls = {"site_url": settings.url, "display_url": settings.url} if settings.url else {}
    return {
        "load_config_file": False,
        "locale": "en",
        "backend": _backend(saving),
        "publish_mode": "editorial_workflow",  # what is saved waits on a branch of its own, as a pull request
        "show_preview_links": False,
        **urls,
        "logo": {"src": f"{urlsplit(settings.url).path or '/'}assets/images/mark.svg", "show_in_header": False},
        "media_folder": settings.docs,  # only Decap's own library of pictures: those of a text lie beside the text
        "public_folder": "/",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "editor": {"preview": False},
        "collections": collections(publication),
    }


def _backend(saving: Saving) -> dict[str, object]:
    messages = {
        "create": "Add {{path}}",
        "update": "Change {{path}}",
        "delete": "Delete {{path}}",
        "uploadMedia": "Add {{path}}",
        "deleteMedia": "Delete {{path}}",
    }
    if not saving.repo:
        return {"name": "proxy", "proxy_url": f"{saving.local}/api/v1", "branch": saving.branch}
    address = urlsplit(saving.sign_in)
    return {
        "name": "github",
        "repo": saving.repo,
        "branch": saving.branch,
        "base_url": f"{address.scheme}://{address.netloc}",
        "auth_endpoint": address.path.strip("/") or "auth",
        "open_authoring": True,  # who may not write to the repository writes to a copy of their own
        "squash_merges": True,
        "cms_label_prefix": "editor/",
        "commit_messages": messages,
    }
