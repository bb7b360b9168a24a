"""What the site's pictures are drawn of: words and numbers as SVG, the same bytes each time.

text(12.0, 30.26, "株洲市", "s")   →   `<text x="12" y="30.3" class="s">株洲市</text>`
"""

from __future__ import annotations

from jianzhu.publishing.wording import escaping


def px(value: float) -> str:
    """A length or a place to a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


def text(x: float, y: float, words: str, anchor: str = "") -> str:
    """Words whose middle stands at (x, y), the foot of their line; anchor `s`: their start; `e`: their end."""
    kind = f' class="{anchor}"' if anchor else ""
    return f'<text x="{px(x)}" y="{px(y)}"{kind}>{escaping.element(words)}</text>'
