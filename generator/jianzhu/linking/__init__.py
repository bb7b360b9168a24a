"""Annotations of all articles → Corpus: one entity a thing, one term a concept, one observation a measured quantity."""

from __future__ import annotations

from jianzhu.linking.entities import link_entities
from jianzhu.linking.facts import described, find_facts
from jianzhu.linking.observations import link_observations
from jianzhu.linking.terms import link_terms
from jianzhu.model import Annotations, Corpus, Registry, Restored


def link(restored: tuple[Restored, ...], annotations: tuple[Annotations, ...], registry: Registry) -> Corpus:
    """The linked collection.

    `annotations` has one entry an article, in the order of the sources and their articles.
    """
    entities = link_entities(restored, annotations, registry)
    facts = find_facts(restored, entities)
    return Corpus(
        restored=restored,
        entities=described(entities, facts),
        terms=link_terms(restored, annotations, registry),
        observations=link_observations(restored, annotations, entities),
        facts=facts,
    )
