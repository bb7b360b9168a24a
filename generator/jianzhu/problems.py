"""What stops a run on purpose: an exception that carries findings, one line each, for the person at the keyboard."""

from __future__ import annotations

from jianzhu.model import Finding


class Problem(Exception):
    """Something that a person must settle first; `findings` says where and how."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
