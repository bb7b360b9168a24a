"""A file is written whole or not at all: what is read at any moment is the old content or the new.

with replacing(Path("copy.zip")) as stream: stream.write(b"…")   →   copy.zip, and nothing else beside it
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes are the file `path` once the context ends well. Raises OSError."""
    handle, temporary = tempfile.mkstemp(prefix=".jianzhu-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
