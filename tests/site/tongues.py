"""A site with posts in many languages, and with everything that can be read aloud."""

from __future__ import annotations

from pathlib import Path

from tests.site.sample import write, write_sample

_POST = """---
title: {title}
date: 2019-12-{day:02}
updated: 2020-02-29
authors: [ben]
themes: [rare]
language: {language}
content_note: '{note}'
---
{body}
"""
_LONG = "## {0}\n\n{1}\n\n## {1}\n\n{0}\n\n## {0} 3\n\n{1}\n\n## {1} 4\n\n{0}\n"
TONGUES = {
    "cy": ("Bore da (good morning)!", "Mae hyn yn anodd.", "Un frawddeg.", "Brawddeg arall."),
    "ar": ("مرحبا (hello)!", "هذا صعب.", "جملة أولى.", "جملة ثانية."),
    "he": ("שלום (hello)!", "זה קשה.", "משפט ראשון.", "משפט שני."),
    "fa": ("سلام (hello)!", "این سخت است.", "جمله اول.", "جمله دوم."),
    "gd": ("Madainn mhath!", "Tha seo doirbh.", "Aon seantans.", "Seantans eile."),
}
"""By language, a title, a content note and two sentences; Material does not have the last."""
ALOUD = """---
title: A text to hear
date: 2019-12-30
authors: [ben]
themes: [rare]
content_note: 'This is hard. Take care.'
image: {src: picnic.jpg, alt: People on a blanket, caption: We ate outside., credit: Ben}
---
The first sentence ends
on another line. Is this a *second* one? [A link](question.md) is read, too.[^one]

Mae hyn yn Gymraeg. Brawddeg arall.
{: lang=cy }

Mots en français.
{: lang=fr }

Encore des mots.
{: lang=fr }

![](drawing.svg)

![A drawing](drawing.svg)

- One
- Two

| Name | When |
|---|---|
| Ada | Monday |
| Ben | Friday |

    code that nobody wants to hear

<details markdown="1">
<summary>More</summary>

Hidden words.

</details>

## The end

Good-bye.

[^one]: A note.
"""


def write_tongues(root: Path) -> Path:
    """Write the sample with these posts, and give its folder back."""
    write_sample(root)
    posts = {
        f"blogs/2019/in-{language}.md": _POST.format(
            title=title, note=note, language=language, day=day, body=_LONG.format(*sentences)
        )
        for day, (language, (title, note, *sentences)) in enumerate(TONGUES.items(), start=1)
    }
    write(root, {**posts, "blogs/2019/aloud.md": ALOUD})
    return root
