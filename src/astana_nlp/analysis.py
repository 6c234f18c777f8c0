"""The visible list of steps for ONE document: pure functions, no disk, no processes.

A stage takes what is known of a document so far and returns a copy with its own field filled in. To add a stage, write
it in a file of its own and name it in `STAGES`; a pipeline file then says whether and when it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from astana_nlp.records import Analysis, Document
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


STAGES: dict[str, Stage] = {
    "sentences": Stage(_sentences),
}

NEEDS = {name: stage.needs for name, stage in STAGES.items()}


def analyse(document: Document, pipeline: Pipeline) -> Analysis:
    """Run all stages of the pipeline over one document."""
    analysis = Analysis(document)
    for name in pipeline.stages:
        analysis = STAGES[name].run(analysis, pipeline)
    return analysis
