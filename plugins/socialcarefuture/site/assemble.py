"""The whole site as MkDocs's files: texts, lists, pictures, and nothing that nobody asked for."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.documents import Document
from socialcarefuture.content.posts import Post
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.settings import Settings
from socialcarefuture.content.taxonomies import Person
from socialcarefuture.problems import Problem, blocking
from socialcarefuture.rendering import Manuscript, prepare
from socialcarefuture.rendering.links import target
from socialcarefuture.site.compose import Composer, Made
from socialcarefuture.site.look import HERE
from socialcarefuture.site.pages import Sheet, SitePage, file_for, problem_sheet, sheets

_log = logging.getLogger("mkdocs.plugins.socialcarefuture")


def manuscript(settings: Settings, prepared: Manuscript | None, *, preview: bool) -> Manuscript:
    """The site's content, read and rendered.

    Raises:
        PluginError: in a build, where it has errors; MkDocs prints it, without a traceback.
    """
    found = prepared or prepare(settings, alone=preview)
    errors = blocking(found.problems)
    if errors and not preview:
        listed = "\n".join(map(str, errors))
        raise PluginError(f"{listed}\n{len(errors)} to put right; `scf check` shows them again.")
    return found


def tell_new(manuscript: Manuscript, told: frozenset[Problem]) -> frozenset[Problem]:
    """Say on the terminal what was not said after the last save; gives all that is known now."""
    for problem in manuscript.problems:
        if problem not in told:
            _log.log(logging.WARNING if problem.level.blocks else logging.INFO, "%s", problem)
    return frozenset(manuscript.problems)


def composer(manuscript: Manuscript, made: Made, *, preview: bool) -> Composer:
    """The one who makes views: in a preview of all that a writer may see, else of what the site may carry."""
    library = manuscript.library
    return Composer(manuscript, library.preview() if preview else library.published(Channel.SITE), made)


def files(given: Files, config: MkDocsConfig, composer: Composer, take_part: str, *, preview: bool) -> Files:
    """MkDocs's files of the site: hand-written ones that stay, and all of ours."""
    docs = composer.settings.docs
    used = _used_files(composer)
    held = _held_files(composer, used)
    own = Files([file for file in given if _stays(file, config, composer, held)])
    pages = [*sheets(composer, take_part), *(_broken(composer) if preview else ())]
    for sheet in pages:
        file = file_for(sheet, docs, config)
        if (known := own.get_file_from_path(file.src_uri)) is not None:
            file.inclusion = known.inclusion
            own.remove(known)
        own.append(file)
        SitePage(sheet, file, config)
    for path in sorted(used - {f"{docs}/{file.src_uri}" for file in own}):
        own.append(_asset(path, config))
    return own


def _stays(file: File, config: MkDocsConfig, composer: Composer, held: set[str]) -> bool:
    """Whether a file that MkDocs found belongs to the site."""
    path = f"{composer.settings.docs}/{file.src_uri}"
    if file.abs_src_path is None:
        return True  # another plugin made it
    source = Path(file.abs_src_path)
    if Path(config.docs_dir) not in source.parents:
        return HERE in source.parents or _is_custom(source, config)
    if path in composer.manuscript.library.shelf.texts:
        return False  # ours to make a page of
    return path not in held


def _is_custom(source: Path, config: MkDocsConfig) -> bool:
    """Whether it lies in the site's own `custom_dir`, not in a theme whose shell is not used."""
    own = config.theme.custom_dir
    return bool(own) and Path(str(own)) in source.parents


def _used_files(composer: Composer) -> set[str]:
    """The pictures and other files that the published texts use."""
    return {
        path
        for text in composer.publication.documents.values()
        for path in _used(composer.manuscript, text)
        if composer.publication.address(path) and path in composer.manuscript.library.shelf.assets
    }


def _held_files(composer: Composer, used: set[str]) -> set[str]:
    """Those that the site may not carry, or that only texts use which are not published."""
    library = composer.manuscript.library
    published = composer.publication.documents
    held = {
        path for text in library.documents if text.path not in published for path in _used(composer.manuscript, text)
    }
    withheld = {path for path in library.shelf.assets if composer.publication.address(path) is None}
    return (held - used) | withheld


def _used(manuscript: Manuscript, text: Document) -> Iterator[str]:
    rendered = manuscript.rendered[text.path]
    written = [*rendered.pictures, *(link for link in rendered.links if "#" not in link)]
    if isinstance(text, Post) and text.image:
        written.append(text.image.src)
    if isinstance(text, Person) and text.photo:
        written.append(text.photo.src)
    for one in written:
        if (meaning := target(text.path, one)) and meaning.path:
            yield meaning.path


def _asset(path: str, config: MkDocsConfig) -> File:
    """A file that lies beside a post; `docs/` lies beside the posts' folders."""
    return File(
        f"../{path}",
        config.docs_dir,
        config.site_dir,
        use_directory_urls=True,
        dest_uri=str(PurePosixPath(path)),
        inclusion=InclusionLevel.INCLUDED,
    )


def _broken(composer: Composer) -> Iterator[Sheet]:
    """A page for each text that could not be understood, where its address would be."""
    library = composer.manuscript.library
    understood = {document.path for document in library.documents}
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in composer.manuscript.problems:
        if problem.path in library.shelf.texts - understood:
            problems[problem.path].append(problem)
    for path, found in problems.items():
        if not path.endswith(".easy.md"):
            yield problem_sheet(path, _would_be(path, composer.publication), found)


def _would_be(path: str, publication: Publication) -> str:
    docs = f"{publication.settings.docs}/"
    if path.startswith(docs):
        return addresses.page(path.removeprefix(docs))
    return addresses.post(path.partition("/")[0], PurePosixPath(path).stem)
