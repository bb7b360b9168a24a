from jianzhu.model import Audit, Corpus


def audit(corpus: Corpus) -> tuple[Audit, ...]:
    return ()
