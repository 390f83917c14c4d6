"""A preview follows what its writer saves: posts, terms, settings and templates, and mistakes in them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.running import PROJECT, Preview, fetch, run, serving
from tests.site.sample import TODAY, write, write_sample

pytestmark = pytest.mark.xdist_group("serve")
_TEMPLATES = PROJECT / "plugins/socialcarefuture/site/templates"
_POST = "---\ntitle: {title}\ndate: 2019-12-01\nauthors: [ada]\nthemes: [walking]\n{more}---\n{text}\n"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """The sample, with a template of its own, as `mkdocs serve` shows it."""
    folder = write_sample(tmp_path_factory.mktemp("serve"))
    (folder / "ours").mkdir()
    shutil.copy(_TEMPLATES / "withdrawn.html", folder / "ours")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    write(folder, {"mkdocs.yml": config.replace("  name: material\n", "  name: material\n  custom_dir: ours\n")})
    with serving(folder, "mkdocs", day=TODAY) as running:
        yield running


def test_a_saved_post_is_on_its_page_and_in_its_list(preview: Preview) -> None:
    """A new post, and then a change of it, show on its page and in the list a moment after they are saved."""
    write(preview.folder, {"blogs/2019/new.md": _POST.format(title="Brand new", more="", text="First words.")})
    preview.shows("blogs/new/", "First words.")
    preview.shows("blogs/", "Brand new")
    write(preview.folder, {"blogs/2019/new.md": _POST.format(title="Brand new", more="", text="Other words.")})
    assert "First words." not in preview.shows("blogs/new/", "Other words.")


def test_a_saved_term_is_on_its_page_and_on_its_posts(preview: Preview) -> None:
    """A theme's new name shows on its own page and on the posts that name it."""
    write(preview.folder, {"docs/themes/rare.md": "---\ntitle: Very rare birds\n---\nSeen once.\n"})
    preview.shows("themes/rare/", "Seen once.")
    assert "Very rare birds" in preview.page("blogs/rare-one/")


def test_a_saved_hand_written_page_shows(preview: Preview) -> None:
    """A page in `docs/` is followed like a post."""
    write(preview.folder, {"docs/take-part.md": "---\ntitle: Take part\n---\nWrite to us today.\n"})
    preview.shows("take-part/", "Write to us today.")


def test_a_saved_template_shows(preview: Preview) -> None:
    """A template in the owner's `custom_dir` shows a moment after it is saved."""
    assert "taken them back" in preview.page("testimonies/gone/")
    template = preview.folder / "ours/withdrawn.html"
    template.write_text(
        template.read_text(encoding="utf-8").replace("taken them back", "gone on with them"), encoding="utf-8"
    )
    preview.shows("testimonies/gone/", "gone on with them")


def test_a_saved_setting_shows(preview: Preview) -> None:
    """What is changed in `mkdocs.yml` shows, too."""
    config = (preview.folder / "mkdocs.yml").read_text(encoding="utf-8")
    write(preview.folder, {"mkdocs.yml": config.replace("  - Take part:", "  - Join in:")})
    preview.shows("", "Join in")


def test_a_deleted_post_is_gone(preview: Preview) -> None:
    """A post that its writer deletes is gone from its page and its list."""
    write(preview.folder, {"blogs/2019/short.md": _POST.format(title="Short life", more="", text="Here.")})
    preview.shows("blogs/short/", "Here.")
    (preview.folder / "blogs/2019/short.md").unlink()
    preview.wait(lambda: fetch(preview.url + "blogs/short/")[0] == 404, "the page to be gone")
    assert "Short life" not in preview.page("blogs/")


def test_a_broken_post_shows_its_problems_and_then_the_fix(preview: Preview) -> None:
    """A post broken by a save shows its problems with their lines, the terminal says them, and all else goes on."""
    good = _POST.format(title="Fragile", more="", text="Whole.")
    write(preview.folder, {"blogs/2019/fragile.md": good})
    preview.shows("blogs/fragile/", "Whole.")
    write(preview.folder, {"blogs/2019/fragile.md": _POST.format(title="Fragile", more="theme: oops\n", text="Whole.")})
    page = preview.shows("blogs/fragile/", "blogs/2019/fragile.md:6:")
    assert "Did you mean &#34;themes&#34;?" in page
    assert "Whole." not in page
    preview.says("blogs/2019/fragile.md:6:")
    assert "Step 1." in preview.page("blogs/walk-01/")
    write(preview.folder, {"blogs/2019/fragile.md": good})
    preview.shows("blogs/fragile/", "Whole.")
    assert preview.process.poll() is None


def test_a_broken_term_page_or_pack_shows_its_problem(preview: Preview) -> None:
    """Any text that is broken shows its problem where it would be, the home page too; the rest of the site stays."""
    addresses = {
        "docs/themes/hard.md": "themes/hard/",
        "docs/index.md": "",
        "docs/people/ben.md": "people/ben/",
        "docs/packs/starter.md": "packs/starter/",
        "docs/blogs/index.md": "blogs/",
    }
    good = {path: (preview.folder / path).read_text(encoding="utf-8") for path in addresses}
    write(preview.folder, {path: text.replace("title:", "tittle:", 1) for path, text in good.items()})
    for path, address in addresses.items():
        preview.shows(address, f"{path}:2:")
    assert "Step 2." in preview.page("blogs/walk-02/")
    write(preview.folder, good)
    for path, address in addresses.items():
        preview.shows_no_more(address, f"{path}:2:")
        assert "<h1" in preview.page(address)


_STRANGE = {
    "open": "---\ntitle: [\n",
    "binary": "\x00\x01\x02",
    "list": "---\n- a\n- list\n---\n",
    "empty": "",
    "few": "---\ntitle: x\ndate: 2019-01-01\n---\n",
    "unclosed": "--- \ud7ff \n",
    "number": "---\n7\n---\n",
    "anchor": "---\na: &a [*a]\n---\n",
    "deep": "---\na: " + "[" * 2000 + "\n---\n",
}


def test_no_text_brings_the_preview_down(preview: Preview) -> None:
    """Whatever is saved as a post, its page says what is wrong, and requests are answered."""
    files = {f"blogs/2019/strange-{name}.md": text for name, text in _STRANGE.items()}
    write(preview.folder, files)
    for name in _STRANGE:
        preview.shows(f"blogs/strange-{name}/", f"blogs/2019/strange-{name}.md")
    assert "Step 3." in preview.page("blogs/walk-03/")
    for path in files:
        (preview.folder / path).unlink()
    preview.wait(lambda: fetch(f"{preview.url}blogs/strange-deep/")[0] == 404, "the page to be gone")


def test_a_link_that_leads_nowhere_is_told_on_the_terminal(preview: Preview) -> None:
    """A broken link does not take the page away; the terminal tells it with its line."""
    write(preview.folder, {"blogs/2019/lost.md": _POST.format(title="Lost", more="", text="See [there](nowhere.md).")})
    preview.shows("blogs/lost/", "See ")
    preview.says('blogs/2019/lost.md:7:13: error: there is no file "nowhere.md"')
    (preview.folder / "blogs/2019/lost.md").unlink()


def test_an_address_that_is_not_there_shows_the_error_page(preview: Preview) -> None:
    """A mistyped address gets our error page, with 404."""
    status, page = fetch(preview.url + "no/such/page/")
    assert status == 404
    assert "This page is not here" in page


def test_ctrl_c_ends_mkdocs_serve_without_a_traceback(fresh: Path) -> None:
    """Ctrl-C ends a preview quietly, and leaves nothing in the site's folder."""
    before = {path.name for path in fresh.iterdir()}
    with serving(fresh, "mkdocs", day=TODAY) as running:
        running.interrupt()
        assert "Traceback" not in running.terminal
    assert {path.name for path in fresh.iterdir()} - before <= {".cache", ".mkdocs.log"}


def test_scf_serve_does_the_same(fresh: Path) -> None:
    """`scf serve` begins though a post is broken, says where to look, follows a save, and ends with Ctrl-C."""
    write(fresh, {"blogs/2019/bad.md": "---\ntitle: Bad\n"})
    with serving(fresh, "scf", day=TODAY) as running:
        assert "blogs/2019/bad.md:" in running.page("blogs/bad/")
        assert "Step 1." in running.page("blogs/walk-01/")
        running.says("blogs/2019/bad.md:")
        running.says(running.url)
        write(fresh, {"blogs/2019/bad.md": _POST.format(title="Good now", more="", text="Mended.")})
        running.shows("blogs/bad/", "Mended.")
        running.interrupt()
        assert "Traceback" not in running.terminal


def test_a_faulty_setting_ends_scf_serve_with_a_sentence(fresh: Path) -> None:
    """A `mkdocs.yml` that cannot work is told in a sentence before anything is served."""
    config = (fresh / "mkdocs.yml").read_text(encoding="utf-8")
    write(
        fresh,
        {"mkdocs.yml": config.replace("take_part: take-part.md", "take_prat: take-part.md\n      page_size: many")},
    )
    done = run(fresh, "scf", "serve", "-a", "127.0.0.1:1")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
