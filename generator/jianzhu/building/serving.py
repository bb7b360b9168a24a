"""A site that follows its sources: MkDocs' own server watches the pages, this watches what they are made from.

sources/a.txt is saved → its pages are generated anew → MkDocs rebuilds → the browser reloads
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from watchfiles import watch

from jianzhu.model import Finding
from jianzhu.problems import Problem

PAUSE = 500
"""Milliseconds between two looks at whether MkDocs still runs."""


class CannotServe(Problem):
    """Why the site cannot be served at an address."""


def check_address(address: str) -> None:
    """Raise CannotServe unless `address` (host:port) can be listened at."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise CannotServe(Finding(address, "is no address: write host:port, as in --address 127.0.0.1:8000"))
    try:
        with socket.create_server((host, int(port))):
            pass
    except OSError as error:
        words = f"cannot be listened at ({error.strerror or error}): choose another port, as in --address {host}:8001"
        raise CannotServe(Finding(address, words)) from None


def serve_site(
    config: Path, watched: Sequence[Path], regenerate: Callable[[], None], address: str, open_browser: bool
) -> int:
    """Serve the site of `config` at `address` (host:port) until interrupted, and return MkDocs' exit code.

    `regenerate` is called after each change below one of the `watched` files and folders.
    """
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "-a", address, "--livereload"]
    signal.signal(signal.SIGTERM, _terminated)
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}  # a notice for the site's maker, not for its writers
    process = subprocess.Popen(command + ["--open"] * open_browser, cwd=config.parent, env=environment)
    present = [path for path in watched if path.exists()]
    try:
        for changes in watch(*present, yield_on_timeout=True, rust_timeout=PAUSE, raise_interrupt=True):
            if process.poll() is not None:
                return process.returncode
            if changes:
                regenerate()
    except KeyboardInterrupt:
        pass
    finally:
        process.terminate()
        process.wait()
    return 0


def _terminated(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
