from jianzhu.model import Annotations, Entity, Registry, Restored


def link_entities(
    restored: tuple[Restored, ...], annotations: tuple[Annotations, ...], registry: Registry
) -> tuple[Entity, ...]:
    return ()
