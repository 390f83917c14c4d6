"""The whole site as MkDocs's files: texts, lists, pictures, and nothing that nobody asked for."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.settings import Settings
from socialcarefuture.problems import Problem, blocking
from socialcarefuture.rendering import Manuscript, prepare
from socialcarefuture.site import hosting, policy
from socialcarefuture.site.compose import Composer, Made
from socialcarefuture.site.easy_read import with_easy_read
from socialcarefuture.site.follow import services
from socialcarefuture.site.linked_data import LinkedData
from socialcarefuture.site.look import HERE
from socialcarefuture.site.pages import SitePage, file_for
from socialcarefuture.site.pictures import Gallery
from socialcarefuture.site.sharing import open_graph
from socialcarefuture.site.sheet import Sheet
from socialcarefuture.site.sheets import problem_sheet, sheets
from socialcarefuture.site.views import Site

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
    library, pictures = manuscript.library, manuscript.pictures
    publication = library.preview() if preview else library.published(Channel.SITE)
    gallery = Gallery(publication, pictures.copies(publication, whole=not preview), pictures.folder)
    return Composer(manuscript, publication, made, gallery)


def pictures(given: Files, composer: Composer) -> dict[str, Path | bytes]:
    """What is published of every picture, by the file that it becomes."""
    return dict(copy for path in _carried(given, composer) for copy in composer.gallery.files(path))


def picture_files(pictures: Mapping[str, Path | bytes], config: MkDocsConfig) -> Iterator[File]:
    """The same as MkDocs's files."""
    for address, held in pictures.items():
        if isinstance(held, bytes):
            yield File.generated(config, address, content=held, inclusion=InclusionLevel.INCLUDED)
        else:
            yield File.generated(config, address, abs_src_path=str(held), inclusion=InclusionLevel.INCLUDED)


def shell(composer: Composer, config: MkDocsConfig, *, preview: bool) -> Site:
    """What every page shows. A preview has no policy: it would refuse the script by which MkDocs reloads pages."""
    early = hosting.early(config)
    return replace(
        composer.site(config.repo_url or ""),
        services=services(composer),
        early=early,
        policy="" if preview else policy.of_page(early),
    )


def files(given: Files, config: MkDocsConfig, composer: Composer, take_part: str, *, preview: bool) -> Files:
    """MkDocs's files of the site but its pictures: hand-written ones that stay, and all of ours."""
    docs = composer.settings.docs
    facts = composer.manuscript.pictures.facts
    own = Files([file for file in given if _stays(file, config, composer)])
    pages = [*with_easy_read(composer, sheets(composer, take_part)), *(_broken(composer) if preview else ())]
    described = LinkedData(composer.settings, {sheet.address: sheet.title for sheet in pages if sheet.listed})
    for sheet in pages:
        file = file_for(sheet, docs, config)
        if (found := own.get_file_from_path(file.src_uri)) is not None:
            file.inclusion = found.inclusion
            own.remove(found)
        own.append(file)
        page = SitePage(sheet, file, config)
        page.open_graph = open_graph(sheet, composer.settings, composer.made)
        page.linked_data = described.of(sheet)
    for path in _carried(given, composer):
        if (known := facts.get(path)) and not known.form and not known.fault:
            own.append(_as_it_is(path, docs, config))
    for file in hosting.files(own, config, composer.publication, composer.made.editor, composer.made.styles):
        own.append(file)
    return own


def _stays(file: File, config: MkDocsConfig, composer: Composer) -> bool:
    """Whether a file that MkDocs found belongs to the site."""
    path = f"{composer.settings.docs}/{file.src_uri}"
    if file.abs_src_path is None:
        return True  # another plugin made it
    source = Path(file.abs_src_path)
    if Path(config.docs_dir) not in source.parents:
        return HERE / "assets" in source.parents or _is_custom(source, config)
    shelf = composer.manuscript.library.shelf
    return path not in shelf.texts | shelf.assets  # ours to make a page of, or a clean copy


def _is_custom(source: Path, config: MkDocsConfig) -> bool:
    """Whether it lies in the site's own `custom_dir`, not in a theme whose shell is not used."""
    own = config.theme.custom_dir
    return bool(own) and Path(str(own)) in source.parents


def _carried(given: Files, composer: Composer) -> Iterator[str]:
    """The pictures and other files that the site carries, but for those that it leaves out (`exclude_docs`)."""
    docs = f"{composer.settings.docs}/"
    for path in sorted(composer.manuscript.pictures.carried(composer.publication)):
        known = given.get_file_from_path(path.removeprefix(docs)) if path.startswith(docs) else None
        if known is None or known.inclusion is not InclusionLevel.EXCLUDED:
            yield path


def _as_it_is(path: str, docs: str, config: MkDocsConfig) -> File:
    """A file that lies among the pages, or beside a post: `docs/` lies beside the posts' folders."""
    inside = path.startswith(f"{docs}/")
    return File(
        path.removeprefix(f"{docs}/") if inside else f"../{path}",
        config.docs_dir,
        config.site_dir,
        use_directory_urls=True,
        dest_uri=path.removeprefix(f"{docs}/"),
        inclusion=InclusionLevel.INCLUDED,
    )


def _broken(composer: Composer) -> Iterator[Sheet]:
    """A page for each text that could not be understood, where its address would be."""
    library = composer.manuscript.library
    understood = {document.path for document in library.documents}
    withdrawn = {text.path for text in composer.publication.withdrawn}
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in composer.manuscript.problems:
        if problem.path in library.shelf.texts - understood:
            problems[problem.path].append(problem)
    for path, found in problems.items():
        if _original(path) not in withdrawn:
            yield problem_sheet(path, _would_be(path, composer.publication), found)


def _original(path: str) -> str:
    return path.removesuffix(".easy.md") + ".md" if path.endswith(".easy.md") else path


def _would_be(path: str, publication: Publication) -> str:
    if (original := _original(path)) != path:
        return addresses.easy_read(_would_be(original, publication))
    docs = f"{publication.settings.docs}/"
    if path.startswith(docs):
        return addresses.page(path.removeprefix(docs))
    return addresses.post(path.partition("/")[0], PurePosixPath(path).stem)
