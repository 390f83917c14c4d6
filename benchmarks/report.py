"""The table, and whether each goal was reached."""

import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from measure import Result, Task

PACKS = (
    "pack", "pack-unchanged", "pack-changed", "pack-all", "pack-thick", "weasyprint", "weasyprint-plain", "chromium"
)  # fmt: skip
Results = Mapping[str, Result]


@dataclass(frozen=True)
class Goal:
    """Something to reach, of two rows' results or of one."""

    text: str
    rows: tuple[str, ...]
    """The rows that it needs."""
    value: Callable[[Results], float]
    reached: Callable[[float], bool]
    unit: str


def ratio(above: str, below: str) -> Callable[[Results], float]:
    """Tell how many times longer the first takes than the second."""
    return lambda results: results[above].best / results[below].best


GOALS = (
    Goal("at least 4 times faster than the Material stack, search on both sides", ("material", "ours"),
         ratio("material", "ours"), lambda value: value >= 4, " times"),
    Goal("all processes together under 400 MB", ("ours",),
         lambda results: results["ours"].together / 1e6, lambda value: value < 400, " MB"),
    Goal("twice the posts in at most 2.2 times the time", ("ours-double", "ours"),
         ratio("ours-double", "ours"), lambda value: value <= 2.2, " times"),
    Goal("a check no slower than a build", ("check", "ours"),
         ratio("check", "ours"), lambda value: value <= 1, " times a build"),
    Goal("a check under 5 seconds when nothing changed", ("check-unchanged",),
         lambda results: results["check-unchanged"].best, lambda value: value < 5, " s"),
    Goal("a pack at least 4 times faster than WeasyPrint", ("weasyprint", "pack"),
         ratio("weasyprint", "pack"), lambda value: value >= 4, " times"),
    Goal("a pack at least 3 times faster than Chromium's print", ("chromium", "pack"),
         ratio("chromium", "pack"), lambda value: value >= 3, " times"),
    Goal("all editions together no slower than WeasyPrint's one", ("pack-all", "weasyprint"),
         ratio("pack-all", "weasyprint"), lambda value: value <= 1, " times"),
    Goal("a pack with one post changed in a third of the time", ("pack-changed", "pack"),
         ratio("pack-changed", "pack"), lambda value: value <= 1 / 3, " times"),
    Goal("a pack of ten times the posts in at most 11 times the time", ("pack-thick", "pack"),
         ratio("pack-thick", "pack"), lambda value: value <= 11, " times"),
    Goal("that thick pack under 2 GB", ("pack-thick",),
         lambda results: results["pack-thick"].together / 1e6, lambda value: value < 2000, " MB"),
)  # fmt: skip


def report(tasks: Sequence[Task], results: Results, *, posts: int, runs: int, versions: str) -> str:
    """Write everything as Markdown."""
    parts = ["# Side by side", "", *_conditions(posts, runs, versions), "", *_table(tasks, results), ""]
    goals = list(_goals(results))
    if goals:
        parts += ["| to reach | measured | reached |", "| --- | ---: | --- |", *goals, ""]
    return "\n".join(parts)


def _conditions(posts: int, runs: int, versions: str) -> Iterator[str]:
    yield f"{posts:,} posts of about 1,300 words, 1 to 3 of 10 themes, one of 40 authors."
    load = os.getloadavg()[0]
    yield f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {load:.1f} at the end."
    yield f"Python {platform.python_version()}: {versions}."
    yield ""
    yield f"Seconds are the best wall time of {runs}, taken in turn; computing is the seconds that all cores"
    yield "worked for it. Memory is from a run of its own: the most that all processes held together (on Linux,"
    yield "a page that several share counts once). Ratios are to this project's first build, and for packs to"
    yield "its first pack. A build starts without output or cache unless its row says otherwise. Lists have 20"
    yield "posts a page, feeds 50 posts. The feeds that are counted are files: RSS, Atom and JSON Feed each."


def _table(tasks: Sequence[Task], results: Results) -> Iterator[str]:
    yield "| | seconds | ratio | computing | memory, MB | ratio | largest process, MB | pages | feeds |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for task in (task for task in tasks if task.key in results):
        result, base = results[task.key], results.get("pack" if task.key in PACKS else "ours")
        cells = [
            task.title,
            f"{result.best:.2f}",
            _ratio(result.best, base.best) if base else "",
            f"{min(result.work):.2f}",
            f"{result.together / 1e6:.0f}",
            _ratio(result.together, base.together) if base else "",
            f"{result.largest / 1e6:.0f}",
            *((str(result.pages), str(result.feeds)) if task.output else ("", "")),
        ]
        yield f"| {' | '.join(cells)} |"


def _ratio(value: float, base: float) -> str:
    return f"{value / base:.2f}"


def _goals(results: Results) -> Iterator[str]:
    for goal in GOALS:
        if all(key in results for key in goal.rows):
            value = goal.value(results)
            yield f"| {goal.text} | {value:.2f}{goal.unit} | {'yes' if goal.reached(value) else 'no'} |"
