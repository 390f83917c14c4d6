"""A small site that has one of everything: each test looks for what it holds."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PIL import Image

TODAY = date(2020, 6, 1)
"""The day on which the sample is built."""
HARD = 'He said "no" & <script>alert(1)</script> {{ 7*7 }} 🌊 مرحبا Tŷ ŵ'
"""Everything that breaks out of something where it is not escaped."""
WALKS = 45
"""Blogs that only make lists long: `blogs/walk-01/` to `blogs/walk-45/`, one a day."""
FIRST_WALK = date(2018, 3, 1)

CONFIG = f"""
site_name: "Tea & <Cake> \\"Society\\""
site_url: https://sample.example/
site_description: '{HARD}'
theme:
  name: material
plugins:
  - socialcarefuture:
      contact_email: hello@sample.example
      tag_authority: sample.example,2018-01-01
      licence: CC-BY-4.0
      take_part: take-part.md
      theme_packs: [standard]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - sane_lists
  - pymdownx.betterem
  - pymdownx.tasklist
nav:
  - Start: index.md
  - Blogs: blogs/index.md
  - Stories: testimonies/index.md
  - Glimpses: glimpses/index.md
  - Themes: themes/index.md
  - Packs: packs/index.md
  - About:
      - About us all: about/us.md
      - People: people/index.md
      - Places: places/index.md
  - Take part: take-part.md
"""

_TERMS = {
    "docs/themes/walking.md": """---
title: Walking
group: approach
website: https://walking.example/
---
Walking is slow. That is good.
""",
    "docs/themes/rare.md": "---\ntitle: Rare birds\n---\nSeldom seen.\n",
    "docs/themes/nobody.md": "---\ntitle: Nobody's theme\ngroup: strand\n---\nNobody named it yet.\n",
    "docs/themes/hard.md": f"---\ntitle: '{HARD}'\n---\nA hard name.\n",
    "docs/people/ada.md": f"""---
title: Ada Byron
role: Counts
pronouns: she/her
photo:
  src: ada.png
  alt: '{HARD}'
  credit: Ben
links:
  - name: Her page
    url: https://ada.example/
---
Ada counts.
""",
    "docs/people/ben.md": "---\ntitle: Ben\n---\n",
    "docs/words/hard.md": f"---\ntitle: '{HARD}'\naliases: [Text, Words of, Dug]\n---\nMore than 1 & < 2.\n\nMore.\n",
    "docs/places/york.md": "---\ntitle: York\nnation: England\nlatitude: 53.96\nlongitude: -1.08\n---\nA city.\n",
}

_PAGES = {
    "docs/index.md": "---\ntitle: Welcome all\ndescription: The first page.\n---\nHello. See [us](about/us.md).\n",
    "docs/take-part.md": "---\ntitle: Take part\n---\nWrite to us.\n",
    "docs/about/us.md": """---
title: About us
description: Who we are.
---
We are *few*. [A walk](../../blogs/2018/walk-02.md), [a list](../themes/walking.md), [below](#long-words).

## Long words

Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft and
`a_piece_of_code_that_is_long_and_cannot_be_broken_at_any_space_whatever_happens_here`.

| Name | What it is | How many | When | Where |
|---|---|---|---|---|
| First | Something with several words | 1,000,000 | 14 November 2018 | Manchester |

## A list

- One
- Two
    - Two and a half

1. First
2. Second

- [x] Done
- [ ] To do

## Notes

A note.[^one] The NHS is here. Another.[^two]

Term
:   What it means.

!!! note "Mind"
    Something to mind.

<details markdown="1">
<summary>More</summary>

Hidden at first.

</details>

> Somebody said it.

    some code with a long line: aaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbb ccccccccccccccccccccccccccc

## The end

https://example.org/a/very/long/address/that/goes/on/and/on/and/on/and/on/and/on/and/on/index.html

[^one]: The first.
[^two]: The second.

*[NHS]: National Health Service
""",
    "docs/blogs/index.md": "---\ntitle: Blogs of ours\ndescription: All that we write.\n---\nWhat we write.\n",
    "docs/testimonies/index.md": "---\ntitle: Testimonies\n---\nIn people's own words.\n",
    "docs/themes/index.md": "---\ntitle: Themes\n---\nWhat it is about.\n",
    "docs/packs/index.md": "---\ntitle: Packs\n---\nTo print.\n",
    "docs/packs/starter.md": """---
title: Starter
subtitle: For the first day
date: 2020-01-02
sections:
  - title: Who we are
    pages: [docs/about/us.md]
  - title: Stories
    select: {kinds: [testimonies]}
  - title: Glimpses
    select: {kinds: [glimpses]}
---
A pack to start with.
""",
}

_POSTS = {
    "blogs/2019/hard.md": f"""---
title: '{HARD}'
date: 2019-05-01
updated: 2019-06-02
authors: [Ada Byron]
themes: [hard, walking]
places: [york]
summary: '{HARD}'
image:
  src: picnic.jpg
  alt: '{HARD}'
  caption: '{HARD}'
  credit: '{HARD}'
content_note: '{HARD}'
aliases: [old-name, 2017/05/old-path, 2017/old-page.html]
licence: CC0-1.0
source: {{name: "The \\"Old\\" Paper", url: "https://old.example/?a=1&b=2", date: 2019-04-01}}
---
Text.
""",
    "blogs/2019/welsh.md": """---
title: Tŷ bach yn y coed
date: 2019-05-02
authors: [ben]
themes: [walking]
language: cy
---
Bore da ŵ.
""",
    "blogs/2019/arabic.md": """---
title: مرحبا بالعالم
date: 2019-05-03
authors: [ben]
themes: [walking]
language: ar
---
السلام عليكم.
""",
    "blogs/2019/rare-one.md": """---
title: Rare one
date: 2019-01-01
authors: [ben]
themes: [walking, rare]
---
One.
""",
    "blogs/2019/question.md": """---
title: A question
date: 2019-07-01
authors: [ada]
themes: [walking]
---
Why?
""",
    "blogs/2019/answer.md": """---
title: An answer
date: 2019-07-02
authors: [ben]
themes: [walking]
replies_to: blogs/question
---
Because. See [the held one](../../testimonies/2019/held.md), [the draft](draft.md),
[the one that is gone](../../testimonies/2019/gone.md) and [the paper](paper.pdf).
""",
    "blogs/2019/pictured.md": """---
title: With pictures
date: 2019-08-01
authors: [ada]
themes: [walking]
---
A first paragraph.

![A red square](<in the text.png>)

![A drawing](drawing.svg)
""",
    "blogs/2019/elsewhere.md": """---
title: First elsewhere
date: 2019-08-02
authors: [ada]
themes: [walking]
source: {name: Elsewhere, url: "https://elsewhere.example/first/", canonical: true}
---
It stood elsewhere first.
""",
    "blogs/2019/draft.md": """---
title: A secret draft
date: 2019-09-01
authors: [ada]
themes: [walking]
draft: true
---
Secret words of a draft.

![Draft picture](draft.png)
""",
    "blogs/2020/later.md": """---
title: A secret from the future
date: 2020-12-24
authors: [ada]
themes: [rare]
aliases: [later-once]
---
Secret words of the future.
""",
    "blogs/2020/no-site.md": """---
title: A secret not for the site
date: 2020-02-01
authors: [ada]
themes: [walking]
replies_to: blogs/question
consent: {record: R-9, given: 2019-01-01, channels: [feeds]}
---
Secret words that were not for the site.
""",
    "testimonies/2019/kept.md": """---
title: My own day
date: 2019-10-01
themes: [walking, rare]
voice: Zed
speaking_as: person
told_by: ada
consent: {record: R-1, given: 2019-09-01, channels: [site, feeds, pack, social]}
---
I went out.
""",
    "testimonies/2019/not-printed.md": """---
title: Not for paper
date: 2019-10-03
themes: [walking]
voice: Yan
speaking_as: family
consent: {record: R-2, given: 2019-09-01, channels: [site, feeds]}
---
We went out.
""",
    "testimonies/2019/held.md": """---
title: A secret story
date: 2019-10-02
themes: [walking]
voice: Secret Voice
speaking_as: worker
image: {src: held.png, alt: A secret picture, credit: Ben}
consent: {record: R-3, given: 2018-01-01, channels: [site, feeds, pack], review: 2019-12-31}
aliases: [held-once]
---
Secret words that are held back.
""",
    "testimonies/2019/gone.md": """---
date: 2018-10-02
consent: {withdrawn: 2020-03-01}
aliases: [gone-before]
---
""",
    "glimpses/2019/garden.md": """---
title: The shared garden
date: 2019-11-01
authors: [ben]
themes: [rare, walking]
places: [york]
organisation: Garden & Co
since: 2010
website: https://garden.example/
contact: garden@sample.example
---
## What have people done?

Dug.

## What difference has it made?

Beans.

## What was learned?

Patience.

## What helped?

Rain.

## What comes next?

More beans.

## What would help it happen?

A shed.
""",
}


def write_sample(root: Path) -> Path:
    """Write the sample's whole folder, and give it back."""
    write(root, {"mkdocs.yml": CONFIG, **_TERMS, **_PAGES, **_POSTS, **_walks()})
    pictures = {
        "docs/people/ada.png": "navy",
        "blogs/2019/picnic.jpg": "green",
        "blogs/2019/in the text.png": "red",
        "blogs/2019/unused.png": "black",
        "blogs/2019/draft.png": "grey",
        "testimonies/2019/held.png": "grey",
    }
    for path, colour in pictures.items():
        Image.new("RGB", (120, 80), colour).save(root / path)
    write(
        root,
        {
            "blogs/2019/drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
            "blogs/2019/paper.pdf": "%PDF-1.4 not really",
            "docs/robots.txt": "User-agent: *\n",
        },
    )
    return root


def write(root: Path, files: dict[str, str]) -> None:
    """Write text files below a folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


_WALK = "---\ntitle: Walk {n}\ndate: {day}\nauthors: [ada]\nthemes: [walking]\n---\nStep {n}.\n"


def _walks() -> dict[str, str]:
    days = {n: FIRST_WALK + timedelta(days=n - 1) for n in range(1, WALKS + 1)}
    return {f"blogs/{day.year}/walk-{n:02}.md": _WALK.format(n=n, day=day) for n, day in days.items()}
