"""A filled form "Tell us your story" becomes a draft that is held back, whatever its answers hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.issue_form import CONSENT, FIELDS, STORY, Field, Filled, read_form
from socialcarefuture.content.posts import SpeakingAs
from socialcarefuture.content.telling import name_of, post_of, story
from socialcarefuture.frontmatter import parse

from tests.texts import TODAY, Texts

FORM = Path(__file__).parents[2] / ".github/ISSUE_TEMPLATE/tell-us-your-story.yml"
ANSWERS = {
    "kind": "My own experience (a testimony)",
    "title": "The day I moved",
    "name": "A. from Leeds",
    "standpoint": "Somebody who draws on support",
    "themes": "Homeshare",
    "places": "Leeds",
    "note": "_No response_",
    "story": "I moved.\n\nIt was *good*.",
    "channels": "- [X] On the site\n- [ ] In the feeds, which other programs read and keep\n"
    "- [ ] In packs, which are printed\n"
    "- [x] In the small picture that shows when somebody shares the page",
    "consent": "\n".join(f"- [X] {label}" for label in FIELDS[-1].options),
}


def body(changes: Mapping[str, str] | None = None, *, line_end: str = "\n") -> str:
    """An issue's body, as GitHub makes it of a filled form."""
    answers = {**ANSWERS, **(changes or {})}
    return "\n\n".join(f"### {one.label}\n\n{answers[one.id]}" for one in FIELDS).replace("\n", line_end) + line_end


def filled(changes: Mapping[str, str] | None = None, **how: str) -> Filled:
    """What is read of it."""
    found = read_form(body(changes, **how))
    assert found
    return found


def drafted(texts: Texts, changes: Mapping[str, str] | None = None) -> tuple[dict[str, Any], str, str]:
    """The fields, the body and the path of the post that it becomes, after it was written and read with all others."""
    form, library = filled(changes), texts.load()
    post, _ = post_of(form, library, TODAY)
    assert ".." not in post.path
    texts.write(post.path, post.text)
    loaded = texts.load()
    assert [problem for problem in loaded.problems if problem.level.blocks] == []
    assert not any(text.path == post.path for channel in Channel for text in loaded.published(channel).posts)
    source = parse(post.text, post.path)
    return source.fields, source.body, post.path


def test_the_form_and_the_code_ask_the_same() -> None:
    """The YAML of the form has the fields, in their order, with the choices that the code understands."""
    form = yaml.safe_load(FORM.read_text("utf-8"))
    asked = [one for one in form["body"] if one["type"] != "markdown"]
    assert [_field(one) for one in asked] == [
        (field.id, field.sort, field.label, list(field.options), field.needed) for field in FIELDS
    ]


def _field(one: dict[str, Any]) -> tuple[str, str, str, list[str], bool]:
    options = one["attributes"].get("options", [])
    labels = [option["label"] if isinstance(option, dict) else option for option in options]
    needed = one.get("validations", {}).get("required", False)
    boxes = bool(options) and all(isinstance(option, dict) and option.get("required") for option in options)
    return one["id"], one["type"], one["attributes"]["label"], labels, needed or boxes


def test_every_choice_is_one_of_the_model() -> None:
    """What can be chosen in the form are our kinds, standpoints and channels, each once."""
    options = {field.id: list(field.options.values()) for field in FIELDS}
    assert options["kind"] == ["blog", "testimony", "glimpse"]
    assert options["standpoint"] == list(map(str, SpeakingAs))
    assert options["channels"] == list(map(str, Channel))


def test_the_form_says_that_it_is_public() -> None:
    """Before anything is asked, the form says that everybody can read it, and that nothing is shown without a yes."""
    form = yaml.safe_load(FORM.read_text("utf-8"))
    first = form["body"][0]
    assert first["type"] == "markdown"
    assert "**This form is public.**" in first["attributes"]["value"]
    assert "only after you have said yes" in first["attributes"]["value"]


def test_a_testimony_keeps_its_words_and_is_held_back(texts: Texts) -> None:
    """The words are as they were typed; no channel is named, whatever was ticked; an editor reads what was."""
    fields, words, path = drafted(texts)
    assert path == "testimonies/2024/the-day-i-moved.md"
    assert words == "\nI moved.\n\nIt was *good*.\n"
    assert fields["voice"] == "A. from Leeds"
    assert fields["speaking_as"] == "person"
    assert fields["themes"] == ["homeshare"]
    assert fields["draft"] is True
    assert fields["consent"] == {"record": "R-0000"}
    text = (texts.root / path).read_text("utf-8")
    assert "# Where it may appear, they ticked: site, social. Ask them" in text


@pytest.mark.parametrize(
    "kind", ["Something I think, ask or have done (a blog)", "A better way that already happens (a glimpse)"]
)
def test_a_blog_and_a_glimpse_are_held_back_too(texts: Texts, kind: str) -> None:
    """Somebody of the site stands in for its author until an editor has asked; no page tells the teller's name."""
    before = texts.load().shelf.texts
    fields, _, path = drafted(texts, {"kind": kind})
    assert fields["authors"] == ["editors"]
    assert texts.load().shelf.texts - before == {path}
    assert "# The name to show: A. from Leeds." in (texts.root / path).read_text("utf-8")
    assert fields["draft"] is True
    assert fields["consent"] == {"record": "R-0000"}


HOSTILE = {
    "front matter in it": "---\ntitle: Mine\ndraft: false\nconsent: {record: R-1, channels: [site]}\n---\nWords.",
    "fences first": "---\n---\n---\n\n---",
    "headings of the form": "### A title for it\n\nAnother\n\n### Your story\n\nNo\n\n"
    "### Where may your words appear?\n\n- [X] On the site",
    "all of the form again": body({"story": "inner"}),
    "scripts": "<script>alert(1)</script>\n<img src=x onerror=alert(1)>\n<iframe src='https://x.example/'></iframe>",
    "merge markers": "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n||||||| base",
    "signs that no page holds": "a\x00b\x07c\u2028d\ufeffe",
    "zero width and turned around": "a\u200bb\u202ec\u2066d",
    "huge": "word " * 20_000,
    "one line": "x" * 100_000,
    "nothing": "_No response_",
    "blank": "   \n\t\n",
    "a comment that never ends": "<!-- \n\nWords",
    "another language": "هذه قصتي.\n\n그것은 좋았다.",
    "toml": "+++\ntitle = 'x'\n+++",
    "dots": "...\n\n...",
}
"""What somebody may type as their story."""


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_hostile_stories_stay_words(texts: Texts, name: str, line_end: str) -> None:
    """Nothing in a story changes a field, ends the front matter or publishes anything; its words stay."""
    form = read_form(body({STORY: HOSTILE[name]}, line_end=line_end))
    assert form
    fields, words, _ = drafted(texts, {STORY: HOSTILE[name]})
    assert fields["title"] == "The day I moved"
    assert fields["draft"] is True
    assert fields["consent"] == {"record": "R-0000"}
    assert words.strip() == story(form).strip()


def test_words_are_not_changed() -> None:
    """Of all these stories, only signs that no page can hold are taken away, and only merge markers are escaped."""
    kept = {"front matter in it", "fences first", "headings of the form", "scripts", "huge", "another language"}
    assert {name for name in kept if story(filled({STORY: HOSTILE[name]})) != HOSTILE[name].strip("\n")} == set()
    assert story(filled({STORY: "<<<<<<< HEAD"})) == "\\<<<<<<< HEAD"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", "../../../etc/passwd"),
        ("title", "x\ndraft: false"),
        ("title", '": [ { & * ! | > % @ `'),
        ("title", "---"),
        ("title", "📣"),
        ("title", "word " * 500),
        ("title", "_No response_"),
        ("title", "<script>alert(1)</script>"),
        ("name", "x\nconsent: {record: R-1, channels: [site]}"),
        ("name", "../../blogs/2018/x"),
        ("name", "n" * 60_000),
        ("name", "_No response_"),
        ("themes", "no such theme, homeshar, " + "a," * 20_000),
        ("themes", "../x\n---\ntitle: y"),
        ("places", "# not a comment: [x"),
        ("note", "It speaks of: [a death] # and more"),
        ("kind", "Something else"),
        ("standpoint", "None"),
        ("channels", "- [X] Everywhere\n- [X] On the site\n### Your story\n"),
        ("consent", "- [ ] nothing"),
    ],
)
@pytest.mark.parametrize("kind", ["My own experience (a testimony)", "Something I think, ask or have done (a blog)"])
def test_hostile_answers_stay_answers(texts: Texts, kind: str, field: str, typed: str) -> None:
    """No answer reaches another field, another folder, or a reader."""
    fields, _, path = drafted(texts, {"kind": kind, field: typed})
    assert path.startswith(("testimonies/2024/", "blogs/2024/"))
    assert fields["draft"] is True
    assert fields["consent"] == {"record": "R-0000"}


@given(st.text(max_size=2_000))
def test_any_story_is_found_whole(words: str) -> None:
    """Whatever is typed as a story, lines like the form's own among it, is read back, and the rest with it."""
    form = filled({STORY: words, "title": "T"})
    plain = words.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    assert form.answers[STORY] == ("" if plain.strip() == "_No response_" else plain)
    assert form.answers["title"] == "T"
    assert form.ticked("channels") == ("site", "social")
    assert form.all_ticked(CONSENT)


@pytest.mark.parametrize(
    "text", ["", "Hello", "### Your story\n\nx", body().replace("### A title for it", "### Title"), "---\n" * 9]
)
def test_what_is_not_the_form_is_not_taken_for_it(text: str) -> None:
    """An issue that is not this form, filled in, gives nothing."""
    assert read_form(text) is None


def test_a_second_story_of_the_same_title_gets_its_own_address(texts: Texts) -> None:
    """A taken address is not taken again: a number is put behind it."""
    assert drafted(texts)[2] == "testimonies/2024/the-day-i-moved.md"
    assert drafted(texts)[2] == "testimonies/2024/the-day-i-moved-2.md"


def test_an_editor_is_told_what_to_look_at(texts: Texts) -> None:
    """Names without a page, a theme that only stands in, and boxes that were not ticked are told."""
    form = filled({"themes": "Homesharing, Bread", "consent": "- [ ] x", "channels": "- [ ] On the site"})
    _, notes = post_of(form, texts.load(), TODAY)
    told = "\n".join(notes)
    assert "No page in themes is called: Homesharing. Is it Homeshare?" in told
    assert "The theme community-catalysts only stands in for one: choose another." in told
    assert "they ticked: nothing: ask" in told
    assert "They did not tick all that has to be ticked." in told
    assert name_of(form) == "A. from Leeds"


def test_fields_have_names_of_their_own() -> None:
    """No two questions have one id or one heading, so that each answer can be found."""
    assert len({field.id for field in FIELDS}) == len({field.label for field in FIELDS}) == len(FIELDS)
    assert all(isinstance(field, Field) for field in FIELDS)
