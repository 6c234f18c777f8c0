"""The visible list of steps for ONE document: pure functions, no disk, no processes.

A stage takes what is known of a document so far and returns a copy with its own field filled in. To add a stage, write
it in a file of its own and name it in `STAGES`; a pipeline file then says whether and when it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from astana_nlp.records import Analysis, Document, Section, Tree
from astana_nlp.settings import Pipeline

Step = Callable[[Analysis, Pipeline], Analysis]


@dataclass(frozen=True, slots=True)
class Stage:
    """One step with the names of the stages that must have run before it."""

    run: Step
    needs: tuple[str, ...] = ()


def _sentences(analysis: Analysis, pipeline: Pipeline) -> Analysis:
    """Find the language of every block and split the blocks into sentences."""
    from astana_nlp.languages import block_languages, main_language
    from astana_nlp.sentences import split_sentences

    languages = block_languages(analysis.document, pipeline.languages.force)
    return replace(
        analysis,
        language=main_language(analysis.document, languages),
        sentences=split_sentences(analysis.document, languages),
    )


def _parsing(analysis: Analysis, pipeline: Pipeline) -> Analysis:
    """Parse the sentences of the languages that have a parser."""
    from astana_nlp.sentences import mask_note_marks
    from astana_nlp.syntax import parse

    trees: list[Tree | None] = [None] * len(analysis.sentences)
    for language in sorted({s.language for s in analysis.sentences} & pipeline.parsing.keys()):
        indices = [
            i
            for i, s in enumerate(analysis.sentences)
            if s.language == language and s.section is not Section.BOILERPLATE
        ]
        texts = [mask_note_marks(analysis.sentences[i].text) for i in indices]
        for i, tree in zip(indices, parse(texts, language, pipeline.parsing), strict=True):
            trees[i] = tree
    return replace(analysis, trees=tuple(trees))


def _dates(analysis: Analysis, pipeline: Pipeline) -> Analysis:
    """Find when the document was published, then find and resolve its time expressions."""
    from astana_nlp.dates import find_dates
    from astana_nlp.dates.dating import Dating, date_document, doubted

    source, sentences = analysis.document.source, analysis.sentences
    stated = Dating(source.published, source.published_from)
    dating = date_document(source, sentences) if pipeline.dates.publication_from_text else stated
    found = find_dates(sentences, analysis.document.doc_id, dating.published)
    sure = doubted(dating, found)
    if sure.published != dating.published:
        found = find_dates(sentences, analysis.document.doc_id, sure.published)
    source = replace(
        source,
        published=sure.published,
        published_from=sure.source,
        published_confidence=sure.confidence,
        evidence=(*source.evidence, *sure.evidence),
    )
    problems = (*analysis.problems, *sure.problems)
    return replace(analysis, document=replace(analysis.document, source=source), dates=found, problems=problems)


def _mentions(analysis: Analysis, pipeline: Pipeline) -> Analysis:
    """Find names of actors, places, rounds and agreements, and link them to the knowledge."""
    from astana_nlp.names import ModelEntity, find_mentions

    proposed = [
        ModelEntity(sentence.start + e.start, sentence.start + e.end, e.label, e.text)
        for sentence, tree in zip(analysis.sentences, analysis.trees, strict=False)
        if tree is not None and pipeline.mentions.model_names
        for e in tree.entities
    ]
    document = analysis.document
    published = document.source.published
    found = find_mentions(analysis.sentences, document.doc_id, published, proposed, analysis.dates)
    return replace(analysis, mentions=found)


def _rounds(analysis: Analysis, _: Pipeline) -> Analysis:
    """Tell which sentences speak of the talks, and of which round each sentence, mention and date is."""
    from astana_nlp.rounds import link_rounds

    published = analysis.document.source.published
    linked = link_rounds(analysis.sentences, analysis.mentions, analysis.dates, published)
    return replace(analysis, sentences=linked.sentences, mentions=linked.mentions, dates=linked.dates)


def _stances(analysis: Analysis, pipeline: Pipeline) -> Analysis:
    """Decide who takes which position on what."""
    from astana_nlp.stance import find_stances
    from astana_nlp.stance.classifier.models import current_classifier

    classifier = current_classifier(pipeline.stance.model, encoder=pipeline.stance.encoder)
    return replace(analysis, stances=find_stances(analysis, classifier, pipeline.stance.threshold))


def _claims(analysis: Analysis, pipeline: Pipeline) -> Analysis:
    """Collect what the sentences claim about rounds, checked against the calendar."""
    from astana_nlp.claims import find_claims
    from astana_nlp.claims.reader.semantic import current_reader

    reader = current_reader() if pipeline.claims.encoder else None
    return replace(analysis, claims=find_claims(analysis, reader))


STAGES: dict[str, Stage] = {
    "sentences": Stage(_sentences),
    "parsing": Stage(_parsing, needs=("sentences",)),
    "dates": Stage(_dates, needs=("sentences",)),
    "mentions": Stage(_mentions, needs=("sentences", "dates")),
    "rounds": Stage(_rounds, needs=("sentences", "mentions")),
    "stances": Stage(_stances, needs=("rounds",)),
    "claims": Stage(_claims, needs=("rounds",)),
}

NEEDS = {name: stage.needs for name, stage in STAGES.items()}


def analyse(document: Document, pipeline: Pipeline) -> Analysis:
    """Run all stages of the pipeline over one document."""
    analysis = Analysis(document)
    for name in pipeline.stages:
        analysis = STAGES[name].run(analysis, pipeline)
    return analysis
