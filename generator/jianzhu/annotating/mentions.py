from jianzhu.model import Article, Mention, Registry, Source


def find_mentions(article: Article, source: Source, registry: Registry) -> tuple[Mention, ...]:
    return ()
