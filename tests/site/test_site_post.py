"""A post's page: the way to it, its address, and an invitation to answer it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.site.markup import Built
from tests.site.running import build
from tests.site.sample import CONFIG, HARD, TODAY, write


def test_a_post_says_where_it_is(site: Built) -> None:
    """Above its title stand the ways to the home page and to its list; last comes the page itself."""
    trail = site.main("blogs/hard/").one("nav", **{"aria-label": "You are here"})
    assert [item.text for item in trail.all("li")] == ["Start", "Blogs of ours", HARD]
    assert trail.links == {"Start": "../..", "Blogs of ours": "../"}
    assert trail.all("li")[-1]["aria-current"] == "page"


def test_an_answer_can_be_written_at_once(site: Built) -> None:
    """The invitation starts an e-mail whose subject names the post, whatever letters are in its title."""
    main = site.main("blogs/hard/")
    address = urlsplit(main.links["Write an e-mail"])
    assert (address.scheme, address.path) == ("mailto", "hello@sample.example")
    assert parse_qs(address.query, strict_parsing=True) == {"subject": [f"About: {HARD}"]}
    assert main.links["How to write an answer as a post"] == "../../take-part/"
    assert main.one(id="site_reply").text in main.one("section", class_="reply box").text


def test_nobody_is_invited_to_write_to_no_one(fresh: Path) -> None:
    """Without an address there is no invitation, and no way to one."""
    write(fresh, {"mkdocs.yml": CONFIG.replace("contact_email: hello@sample.example", 'contact_email: ""')})
    built = Built(fresh / "site", build(fresh, "mkdocs", "build", "--strict", day=TODAY))
    assert "answer?" not in built.main("blogs/hard/").text
    assert "#site_reply" not in built.file("blogs/hard/").read_text(encoding="utf-8")


def test_without_a_page_on_taking_part_there_is_the_e_mail(fresh: Path) -> None:
    """Where nothing says how to write a post, an answer can still be an e-mail."""
    write(fresh, {"mkdocs.yml": CONFIG.replace("      take_part: take-part.md\n", "")})
    built = Built(fresh / "site", build(fresh, "mkdocs", "build", "--strict", day=TODAY))
    assert "Write an e-mail" in built.main("blogs/hard/").links
    assert "How to write an answer as a post" not in built.main("blogs/hard/").links


def test_a_text_tells_its_address_without_a_script(site: Built) -> None:
    """A post and a hand-written page show their full address; what needs a script is hidden until it runs."""
    for address in ("blogs/hard/", "about/us/"):
        main = site.main(address)
        assert main.one("span", class_="address__url").text == f"https://sample.example/{address}"
        assert [button.get("data-action") for button in main.all("button") if "hidden" in button.attributes] == [
            *("copy", "print"),
            "",  # `Play`, in what `listen.js` takes from the page
        ]


def test_only_texts_to_read_get_what_readers_need(site: Built) -> None:
    """Lists, which are not read aloud or printed, load none of it."""
    for address, loads in {
        "blogs/hard/": True,
        "about/us/": True,
        "blogs/": False,
        "": False,
        "404.html": False,
    }.items():
        assert any("listen.js" in script.get("src") for script in site[address].all("script")) is loads, address
