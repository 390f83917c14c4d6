"""What the editor in the browser is told of a site: made from the model, so that the two cannot disagree."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from socialcarefuture import editor
from socialcarefuture.content.posts import KINDS
from socialcarefuture.content.taxonomies import TAXONOMIES

from tests.site.markup import parse
from tests.sites import Site, new_site, snapshot

_LEFT_OUT = {"extra", "aliases", "safety_allow"}
_SET_UP = {"enabled": True, "repo": "our-movement/our-site", "sign_in": "https://sign-in.example/github/"}
_PAGE = "write/editor/index.html"


def _built(root: Path, **options: Any) -> Site:
    site = new_site(root)
    site.configure(plugin={"editor": {"enabled": True, **options}})
    made = site.scf("build", "--no-packs")
    assert made.code == 0, made.told
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site whose editor is set up."""
    return _built(tmp_path_factory.mktemp("editor"), **_SET_UP)


@pytest.fixture(scope="module")
def config(site: Site) -> dict[str, Any]:
    """What Decap is told."""
    told = json.loads(site.page("write/editor/config.json"))
    assert isinstance(told, dict)
    return told


def _collection(config: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [one for one in config["collections"] if one["name"] == name]
    assert isinstance(found, dict)
    return found


def _every(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from _every(field.get("fields", []))


@pytest.mark.parametrize("name", [*(kind.folder for kind in KINDS.values()), *TAXONOMIES])
def test_every_field_of_the_model_is_on_the_form(name: str, config: dict[str, Any]) -> None:
    """Each kind of post and each taxonomy has a form with every field of its class, but for those left to editors."""
    kinds, terms = {kind.folder: kind.model for kind in KINDS.values()}, TAXONOMIES
    model = kinds[name] if name in kinds else terms[name].model
    shown = [field["name"] for field in _collection(config, name)["fields"]]
    left = _LEFT_OUT if name == "testimonies" else _LEFT_OUT | {"consent"}
    assert set(shown) == set(model.model_fields) - left | {"body"}
    assert len(shown) == len(set(shown))
    required = {key for key, field in model.model_fields.items() if field.is_required()}
    asked = {field["name"] for field in _collection(config, name)["fields"] if field["required"]}
    assert asked == required | {"body"}


def test_names_are_picked_from_lists(config: dict[str, Any]) -> None:
    """Themes, people and places are shown by their titles and written as slugs."""
    fields = {field["name"]: field for field in _collection(config, "testimonies")["fields"]}
    themes = {one["label"]: one["value"] for one in fields["themes"]["options"]}
    assert themes == {"Kettles": "kettles", "Spoons": "spoons"}
    assert {"label": "Ben & Co <b>", "value": "ben"} in fields["authors"]["options"]
    assert fields["told_by"]["options"] == fields["authors"]["options"]
    assert [one["value"] for one in fields["places"]["options"]] == ["york"]
    assert {fields[name]["widget"] for name in ("themes", "authors", "places", "told_by")} == {"select"}


def test_a_picture_needs_its_description_and_who_made_it(config: dict[str, Any]) -> None:
    """Wherever there is a picture, what it shows and its credit must be filled in."""
    pictures = [
        field
        for collection in config["collections"]
        for field in _every(collection["fields"])
        if "src" in {part["name"] for part in field.get("fields", [])}
    ]
    assert len(pictures) == len(KINDS) + 1
    for picture in pictures:
        needed = {part["name"]: part["required"] for part in picture["fields"]}
        assert needed == {"src": True, "alt": True, "credit": True, "caption": False}


def test_saving_opens_a_pull_request_and_nothing_goes_past_it(config: dict[str, Any]) -> None:
    """The editorial workflow is on; nobody merges or deletes from the editor; who may not write uses a copy."""
    assert config["publish_mode"] == "editorial_workflow"
    assert {(one["publish"], one["delete"]) for one in config["collections"]} == {(False, False)}
    backend = config["backend"]
    assert (backend["name"], backend["repo"], backend["branch"]) == ("github", "our-movement/our-site", "main")
    assert backend["open_authoring"]
    assert (backend["base_url"], backend["auth_endpoint"]) == ("https://sign-in.example", "github")


def test_files_are_named_as_the_model_wants(config: dict[str, Any]) -> None:
    """A post goes to the folder of its year, its pictures beside it; a term to the folder of its taxonomy."""
    assert config["slug"] == {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"}
    for kind in KINDS.values():
        one = _collection(config, kind.folder)
        assert (one["folder"], one["path"], one["media_folder"]) == (kind.folder, "{{year}}/{{slug}}", "")
    assert _collection(config, "people")["folder"] == "docs/people"


def test_the_page_has_a_policy_of_its_own_and_the_others_keep_theirs(site: Site) -> None:
    """Only the editor's page may compile code and write styles; the host lets it through, other pages stay strict."""
    page = parse(site.page(_PAGE))
    own = page.one("meta", **{"http-equiv": "Content-Security-Policy"})["content"]
    assert "script-src 'self' 'unsafe-eval';" in own
    assert "connect-src 'self' blob: https://api.github.com https://www.githubstatus.com;" in own
    assert not re.search(r"script-src[^;]*(unsafe-inline|https?:|\*)", own)
    other = parse(site.page("themes/")).one("meta", **{"http-equiv": "Content-Security-Policy"})["content"]
    assert not re.search("'unsafe-", other)
    header = re.search("Content-Security-Policy: (.*)", site.page("_headers"))
    assert header
    sent = dict(part.split(" ", 1) for part in header[1].split("; "))
    for policy in (own, other):
        for name, sources in (part.split(" ", 1) for part in policy.split("; ")):
            assert set(sources.split()) - {"'none'"} <= set(sent[name].split()), name
    assert "frame-ancestors 'none'" in header[1]
    assert "Cross-Origin-Opener-Policy: same-origin-allow-popups" in site.page("_headers")


def test_search_engines_pass_the_page_by(site: Site) -> None:
    """It asks not to be indexed, and the sitemap does not name it."""
    page = parse(site.page(_PAGE))
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert "write/editor" not in site.page("sitemap.xml")


def test_nothing_is_asked_of_another_host(site: Site) -> None:
    """The page names its own files only, and all of them are there."""
    page = parse(site.page(_PAGE))
    named = [one["src"] for one in page.all("script")] + [one["href"] for one in page.all("link")]
    assert named == ["editor.js", "editor.css"]
    assert {"editor.js", "editor.css", "decap-cms.js", "config.json"} <= {
        path.name for path in (site.output / "write/editor").iterdir()
    }


def test_it_is_built_the_same_each_time(site: Site) -> None:
    """A second build changes no byte."""
    before = snapshot(site.output / "write")
    assert site.scf("build", "--no-packs").code == 0
    assert snapshot(site.output / "write") == before


def test_readers_are_led_there_only_where_they_can_save(site: Site, tmp_path: Path) -> None:
    """The page that invites to take part leads to the editor once it is set up, and not before."""
    site.text("docs/take-part.md", {"title": "Take part"}, "Do.\n")
    site.configure(plugin={"editor": _SET_UP, "take_part": "take-part.md"})
    assert site.scf("build", "--no-packs").code == 0
    assert 'href="../write/editor/"' in site.page("take-part/")
    assert "write/editor" not in site.page("")
    site.configure(plugin={"editor": {"enabled": True}, "take_part": "take-part.md"})
    assert site.scf("build", "--no-packs").code == 0
    assert "write/editor" not in site.page("take-part/")


def test_without_the_option_there_is_no_editor(tmp_path: Path) -> None:
    """A site that does not ask for it has none, and hears nothing of it."""
    site = new_site(tmp_path)
    made = site.scf("build", "--no-packs")
    assert "editor" not in made.told
    assert not (site.output / "write").exists()
    assert "unsafe" not in site.page("_headers").replace("wasm-unsafe-eval", "")


def test_where_node_was_not_found_the_build_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is built without it, in strict policies, and one sentence says what to do."""
    monkeypatch.setattr("socialcarefuture.editor.build._DECAP", tmp_path / "nowhere")
    site = new_site(tmp_path / "site")
    site.configure(plugin={"editor": _SET_UP})
    made = site.scf("build", "--no-packs")
    assert made.code == 0
    assert "No editor: Decap CMS is not installed. `make editor` installs it where Node.js is.\n" in made.out
    assert not (site.output / "write").exists()
    assert "unsafe-inline" not in site.page("_headers")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"repo": "our-site"}, "editor: repo: \"our-site\" is not owner/name, as in our-movement/our-site"),
        ({"repo": "a/b"}, "editor: sign_in is missing"),
        ({"repo": "a/b", "sign_in": "http://x.example"}, "editor: sign_in: \"http://x.example\" is no address"),
        ({"local": "https://elsewhere.example:1"}, "editor: local: \"https://elsewhere.example:1\" is no address"),
        ({"repo": "a/b", "sign_in": "https://x.example; script-src *"}, "editor: sign_in"),
    ],
)
def test_a_wrong_option_is_told_in_a_sentence(options: dict[str, str], told: str, tmp_path: Path) -> None:
    """What cannot be so is refused before anything is built; nothing slips into a policy."""
    site = new_site(tmp_path)
    site.configure(plugin={"editor": {"enabled": True, **options}})
    made = site.scf("check")
    assert made.code == 1
    assert told in made.err


def test_the_program_is_the_version_that_is_locked() -> None:
    """What is served is what `package-lock.json` names, and nothing of it is fetched from a named host."""
    folder = Path(editor.__file__).parent
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))
    told = json.loads((folder / "node_modules/decap-cms/package.json").read_text("utf-8"))
    assert lock["packages"]["node_modules/decap-cms"]["version"] == told["version"]
    assert lock["packages"]["node_modules/decap-cms"]["integrity"].startswith("sha512-")
    assert "://" not in (folder / "package-lock.json").read_text("utf-8")
    assert shutil.which("npm")
