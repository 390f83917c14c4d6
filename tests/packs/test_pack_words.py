"""The hard words of a pack."""

from __future__ import annotations

from pathlib import Path

from socialcarefuture.content.packs import Pack
from socialcarefuture.packs.compose import compose

from tests.sites import consent, new_site


def test_a_pack_explains_the_words_of_its_chapters(tmp_path: Path) -> None:
    """A book has the words that its chapters use, with those chapters in its order, and no other."""
    site = new_site(tmp_path / "own")
    site.text("docs/words/nhs.md", {"title": "NHS"}, "It looks after health. See [kettles](../themes/kettles.md).\n")
    site.text("docs/words/budget.md", {"title": "Personal budget"}, "Money for your support.\n\nMore of it.\n")
    site.text("docs/words/zeppelin.md", {"title": "Zeppelin"}, "A ship that flies.\n")
    site.blog("both", "A personal budget from the NHS.\n")
    site.blog("titled", "Words.\n", title="My personal budget", summary="About the NHS.")
    site.text("blogs/2023/titled.easy.md", {"easy_read_by": "Us", "easy_read_checked_by": "Them"}, "A zeppelin.\n")
    site.blog("left-out", "A zeppelin.\n")
    site.testimony("site-only", "My personal budget.\n", consent=consent("site"))
    sections = [{"title": "Two", "pages": ["blogs/2023/titled.md", "docs/index.md"]},
                {"title": "More", "pages": ["testimonies/2023/site-only.md", "blogs/2023/both.md"]}]  # fmt: skip
    site.text("docs/packs/all.md", {"title": "All", "sections": sections}, "A zeppelin.\n")
    manuscript = site.manuscript()
    (pack,) = (text for text in manuscript.library.documents if isinstance(text, Pack))
    nhs, budget = compose(manuscript, pack, page=pack).words
    assert (nhs.title, budget.title) == ("NHS", "Personal budget")
    assert nhs.keys == budget.keys == ("blogs/titled", "blogs/both")
    assert 'href="https://site.example/themes/kettles/"' in nhs.html
    assert budget.html == "<p>Money for your support.</p>\n<p>More of it.</p>"
    assert (budget.path, budget.file) == ("docs/words/budget.md", site.root / "docs/words/budget.md")
