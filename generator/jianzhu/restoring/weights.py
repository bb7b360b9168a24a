"""What each sign costs the reading of a page that it speaks against, by the lexicon's tables of weights.

weights("line_weights")["opens"]   →   1.7 nats: that a line opens a paragraph, before anything is seen of it
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from jianzhu.lexicon import table


@cache
def weights(name: Literal["line_weights", "headline_weights", "column_weights"]) -> Mapping[str, float]:
    """Sign → nats, above 0 where a reading is the less likely for it."""
    return {row["sign"]: float(row["nats"]) for row in table(name)}
