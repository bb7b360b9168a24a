from jianzhu.model import Article, Definition, Mention, Registry, Source, TermUse


def find_terms(
    article: Article, source: Source, mentions: tuple[Mention, ...], registry: Registry
) -> tuple[tuple[TermUse, ...], tuple[Definition, ...]]:
    return (), ()
