"""A site's settings, from its `mkdocs.yml`: the way from MkDocs's configuration to ours."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mkdocs.config import base, load_config
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from pydantic import TypeAdapter, ValidationError

from socialcarefuture.content.fields import Language, Licence
from socialcarefuture.content.packs import EDITIONS
from socialcarefuture.content.posts import KINDS
from socialcarefuture.content.settings import Saving, Settings
from socialcarefuture.problems import did_you_mean

NAME = "socialcarefuture"
"""The plugin, as `mkdocs.yml` names it."""
_AUTHORITY = re.compile(r"[A-Za-z0-9.@-]+,\d{4}(-\d{2}(-\d{2})?)?")

_REPO = re.compile(r"[\w-]+/[\w.-]+")
_SECURE = re.compile(r"https://[\w.:/~-]+")
_LOCAL = re.compile(r"http://(localhost|127\.0\.0\.1):[0-9]+/?")
_AS_IN = {"sign_in": "https://sign-in.example.org", "local": Saving.local}
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class EditorConfig(base.Config):  # type: ignore[no-untyped-call]
    """Where the editor in the browser saves to: `editor:` among the plugin's options."""

    enabled = c.Type(bool, default=False)
    """Whether `scf build` makes it."""
    repo = c.Type(str, default=Saving.repo)
    """`owner/name` on GitHub; without it the editor works on its owner's machine only."""
    branch = c.Type(str, default=Saving.branch)
    """What pull requests are made for."""
    sign_in = c.Type(str, default=Saving.sign_in)
    """The address of the service by which people sign in with GitHub."""
    local = c.Type(str, default=Saving.local)
    """Where `decap-server` answers on the owner's machine."""


class PluginConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options in `mkdocs.yml`."""

    contact_email = c.Type(str, default="")
    """Where readers reach the editors: a role's address, never a person's."""
    tag_authority = c.Type(str, default="")
    """`name,date` (RFC 4151), the stem of feed entries' ids. Set it once; never change it, even with the domain."""
    licence = c.Type(str, default="")
    """SPDX id or URL of the licence of what is published."""
    language = c.Type(str, default="en-GB")
    """BCP 47."""
    timezone = c.Type(str, default="Europe/London")
    """Where a day begins and ends."""
    take_part = c.Type(str, default="")
    """The page, seen from `docs_dir`, that invites readers to write: the home page leads there."""
    page_size = c.Type(int, default=20)
    """Posts on one page of a list."""
    feed_size = c.Type(int, default=50)
    """Posts in a feed."""
    social_cards = c.Type(bool, default=True)
    """Whether posts get a picture of their own where they are shared; `scf build` draws them."""
    theme_packs = c.ListOfItems(c.Type(str), default=list(Settings.theme_packs))
    """The editions of the ready pack of each theme, as `scf pack --edition` names them; `[]` makes none."""
    editor = c.SubConfig(EditorConfig)
    """Whether there is an editor in the browser, and where it saves to."""


def load(config_file: Path | None, **overrides: Any) -> MkDocsConfig:
    """Read a `mkdocs.yml`, the one in this folder unless told.

    Raises:
        ConfigurationError: where it is not there, is faulty, or does not name our plugin.
    """
    config = load_config(str(config_file) if config_file else None, **overrides)
    if NAME not in config.plugins:
        raise ConfigurationError(f"{config.config_file_path}: the plugin {NAME} is missing under plugins:")
    return config


def settings(config: MkDocsConfig, options: PluginConfig, today: date | None = None) -> Settings:
    """What the rest of the system knows of a site.

    Raises:
        ConfigurationError: where an option cannot be what it says.
    """
    root = Path(config.config_file_path).resolve().parent
    docs = Path(config.docs_dir).resolve()
    _refuse(config, options, root, docs)
    zone = _zone(options.timezone)
    return Settings(
        root=root,
        docs=docs.relative_to(root).as_posix(),
        name=config.site_name,
        url=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        today=today or _now(zone),
        description=config.site_description or "",
        language=options.language,
        contact_email=options.contact_email,
        tag_authority=options.tag_authority,
        licence=options.licence,
        page_size=options.page_size,
        feed_size=options.feed_size,
        social_cards=options.social_cards,
        theme_packs=tuple(dict.fromkeys(options.theme_packs)),
        editor=_saving(options.editor) if options.editor.enabled else None,
        markdown_extensions=tuple(config.markdown_extensions),
        markdown_options=config.mdx_configs,
    )


def _refuse(config: MkDocsConfig, options: PluginConfig, root: Path, docs: Path) -> None:
    if docs.parent != root:
        raise ConfigurationError("docs_dir: the folder of pages must lie beside mkdocs.yml, as in docs_dir: docs")
    output = Path(config.site_dir).resolve()
    for folder in (root / kind.folder for kind in KINDS.values()):
        if output == folder or output in folder.parents or folder in output.parents:
            raise ConfigurationError(
                f"site_dir: a build would delete the texts in {folder.name}/; choose another folder"
            )
    if not config.use_directory_urls:
        raise ConfigurationError("use_directory_urls: our addresses end in a slash; take this line away")
    for option in ("extra_css", "extra_javascript"):
        for file in map(str, config[option]):
            if _ELSEWHERE.match(file):
                raise ConfigurationError(
                    f"{option}: {file} lies on another host, which readers' browsers are not to ask; "
                    "save the file in docs/ and name it there"
                )
    _understood("language", TypeAdapter(Language), options.language)
    if options.licence:
        _understood("licence", TypeAdapter(Licence), options.licence)
    if options.page_size < 1 or options.feed_size < 1:
        raise ConfigurationError("page_size and feed_size: 1 or more")
    if options.tag_authority and not _AUTHORITY.fullmatch(options.tag_authority):
        raise ConfigurationError(
            "tag_authority: a domain or an e-mail address that you own, a comma, and a day on "
            "which you owned it, as in example.org,2018-09-01"
        )
    for name in options.theme_packs:
        if name not in EDITIONS:
            hint = did_you_mean(name, EDITIONS, f"There are: {', '.join(EDITIONS)}.")
            raise ConfigurationError(f'theme_packs: there is no edition "{name[:40]}". {hint}')


def _saving(options: EditorConfig) -> Saving:
    if options.repo and not _REPO.fullmatch(options.repo):
        raise ConfigurationError(f'editor: repo: "{options.repo}" is not owner/name, as in our-movement/our-site')
    if options.repo and not options.sign_in:
        raise ConfigurationError(
            "editor: sign_in is missing: the address of the service by which people sign in with GitHub; "
            "docs/write/editor-setup.md says how to get one"
        )
    for option, value, form in (("sign_in", options.sign_in, _SECURE), ("local", options.local, _LOCAL)):
        if value and not form.fullmatch(value):
            raise ConfigurationError(f'editor: {option}: "{value}" is no address, as in {_AS_IN[option]}')
    return Saving(options.repo, options.branch, options.sign_in.rstrip("/"), options.local.rstrip("/"))


def _understood(option: str, form: TypeAdapter[str], value: str) -> None:
    """Take an option as the same field of a text would be taken."""
    try:
        form.validate_python(value)
    except ValidationError as error:
        said = error.errors()[0].get("ctx", {})
        raise ConfigurationError(f"{option}: {said.get('message', '')}. {said.get('hint', '')}".strip()) from None


def _zone(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ConfigurationError(f'timezone: there is no "{timezone}"; as in Europe/London') from None


def _now(zone: ZoneInfo) -> date:
    """The one honest clock: `SOURCE_DATE_EPOCH` where set, else now, where the site is."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).astimezone(zone).date()
    except (ValueError, OverflowError, OSError):
        raise ConfigurationError(f'SOURCE_DATE_EPOCH: "{epoch}" is no number of seconds since 1970') from None
