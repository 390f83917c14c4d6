"""A real terminal, at which a test types as a person does."""

from __future__ import annotations

import io
import os
import re
import signal
import sys
from pathlib import Path

import pexpect

_NOON = "1717243199"
"""1 June 2024, in seconds."""


def _hear_ctrl_c() -> None:
    """What a background job starts is deaf to Ctrl-C; a person's program is not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A program that runs at a terminal of 100 columns."""

    def __init__(self, *command: str, cwd: Path) -> None:
        """Start `scf` with these words."""
        self._seen = io.StringIO()
        env = {**os.environ, "SOURCE_DATE_EPOCH": _NOON, "TERM": "dumb", "LC_ALL": "C.UTF-8"}
        self._program = pexpect.spawn(
            str(Path(sys.executable).with_name("scf")),
            list(command),
            cwd=str(cwd),
            env=env,
            dimensions=(50, 100),
            encoding="utf-8",
            timeout=30,
            preexec_fn=_hear_ctrl_c,
        )
        self._program.logfile_read = self._seen

    def answer(self, question: str, words: str) -> None:
        """Wait until a question is asked, then type an answer and Enter."""
        self._program.expect_exact(question)
        self._program.expect(r"[:?\]] ?$")
        self._program.sendline(words)

    def stop(self, question: str) -> None:
        """Wait until a question is asked, then type Ctrl-C."""
        self._program.expect_exact(question)
        self._program.sendintr()

    def end(self) -> tuple[int, str]:
        """Wait until it has ended; its exit code, and all that was seen on the terminal."""
        self._program.expect(pexpect.EOF)
        self._program.close()
        seen = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self._seen.getvalue()).replace("\r\n", "\n")
        return int(self._program.exitstatus or 0), seen
