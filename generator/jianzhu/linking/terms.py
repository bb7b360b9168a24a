from jianzhu.model import Annotations, Registry, Restored, Term


def link_terms(
    restored: tuple[Restored, ...], annotations: tuple[Annotations, ...], registry: Registry
) -> tuple[Term, ...]:
    return ()
