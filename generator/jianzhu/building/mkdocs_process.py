"""One MkDocs build in a process of its own, its messages told line by line as JSON.

    python -m jianzhu.building.mkdocs_process CONFIG DOCS SITE   →   {"level": "WARNING", "message": "Doc file …"}

A fourth argument names a file that is read in CONFIG's place; paths in it are relative to CONFIG all the same.
"""

from __future__ import annotations

import json
import logging
import sys
import warnings


class _Teller(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.levelno > logging.DEBUG or message.startswith("Building page "):
            print(json.dumps({"level": record.levelname, "message": message}), file=sys.__stdout__, flush=True)


def main(config: str, docs: str, site: str, read: str | None = None) -> int:
    """Build the site of `config` from the pages in `docs` into the folder `site`; 0 where there was no warning.

    `read` is the file that holds the configuration, where `config` itself doesn't.
    """
    from click import ClickException
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    warnings.simplefilter("ignore")
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    logger.addHandler(_Teller())
    sys.stdout = sys.stderr
    try:
        loaded = load_config(
            config_file=read or config, config_file_path=config, docs_dir=docs, site_dir=site, strict=True
        )
        loaded.plugins.on_startup(command="build", dirty=False)
        try:
            build(loaded)
        finally:
            loaded.plugins.on_shutdown()
    except (ClickException, MkDocsException, SystemExit) as error:
        message = error.format_message() if isinstance(error, ClickException) else str(error)
        print(json.dumps({"level": "ABORT", "message": message}), file=sys.__stdout__, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
