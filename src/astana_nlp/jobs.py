"""What is done to ONE document, from its file to an outcome, wherever it runs.

Nothing here knows of other documents, of processes or of the output folder, so a pool on this machine and a cluster do
the same work. An outcome is also what the cache keeps.
"""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from astana_nlp.analysis import STAGES
from astana_nlp.corpus import Source, read_document
from astana_nlp.errors import AstanaError, UnreadableError
from astana_nlp.readers import Limits
from astana_nlp.records import Analysis

if TYPE_CHECKING:
    from astana_nlp.settings import Pipeline, ReadingSettings

REPORT = "the other documents are not affected; please report it with the details in run.json"


class Status(StrEnum):
    """Whether a document could be read."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read, with its identity and the way to read it."""

    source: Source
    doc_id: str
    sha256: str
    pipeline: Pipeline


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document.

    `problem` says what went wrong and what to do; `failed_stages` are those that broke and those that needed them;
    `details` is the traceback of an error that is a fault of ours; `transient` says that another attempt may end better
    (killed, out of time or memory), so it is not kept in the cache.
    """

    document: str
    doc_id: str
    sha256: str
    status: Status
    problem: str = ""
    analysis: Analysis | None = None
    details: str = ""
    transient: bool = False
    failed_stages: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


def failed(job: Job, problem: str, *, details: str = "", transient: bool = False) -> Outcome:
    """Return the outcome of a document that gave nothing."""
    return Outcome(
        job.source.name, job.doc_id, job.sha256, Status.FAILED, problem, details=details, transient=transient
    )


def limits(settings: ReadingSettings) -> Limits:
    """Return the limits of reading that a pipeline sets."""
    return Limits(
        max_bytes=int(settings.max_megabytes * 1_000_000),
        max_unpacked_bytes=int(settings.max_unpacked_megabytes * 1_000_000),
        max_members=settings.max_members,
        max_characters=settings.max_characters,
        max_pages=settings.max_pages,
    )


def work(job: Job) -> Outcome:
    """Read one document and run all stages over it; every error becomes part of the outcome."""
    begin = time.perf_counter()
    try:
        document = read_document(job.source, limits(job.pipeline.reading))
    except UnreadableError as error:
        return failed(job, str(error))
    except MemoryError:
        return failed(job, out_of_memory(job.pipeline), transient=True)
    except Exception as error:  # noqa: BLE001 -- a fault in one reader must not cost the other documents
        return failed(job, f"reading it failed ({_name(error)}): {REPORT}", details=traceback.format_exc())
    outcome = Outcome(
        job.source.name,
        job.doc_id,
        job.sha256,
        Status.PARTIAL if document.source.problems else Status.OK,
        "; ".join(document.source.problems),
        Analysis(document),
        seconds={"reading": time.perf_counter() - begin},
    )
    for name in job.pipeline.stages:
        outcome = _step(outcome, name, job.pipeline)
    return _lighter(outcome)


def out_of_memory(pipeline: Pipeline) -> str:
    """Return what to say of a document that wanted more memory than it may have."""
    return f"it needs more than {pipeline.running.megabytes} MB of memory: raise running.megabytes in the pipeline file"


def _step(outcome: Outcome, name: str, pipeline: Pipeline) -> Outcome:
    """Run one stage; where it fails, only what needs it is left out."""
    if outcome.analysis is None:
        return outcome
    if set(outcome.failed_stages) & set(STAGES[name].needs):
        return replace(outcome, failed_stages=(*outcome.failed_stages, name))
    begin = time.perf_counter()
    try:
        analysis = STAGES[name].run(outcome.analysis, pipeline)
    except MemoryError:
        return _stopped(replace(outcome, transient=True), name, out_of_memory(pipeline))
    except AstanaError as error:
        return _stopped(replace(outcome, details=traceback.format_exc()), name, str(error))
    except Exception as error:  # noqa: BLE001 -- a fault in one stage must not cost what the others found
        return _stopped(replace(outcome, details=traceback.format_exc()), name, f"({_name(error)}): {REPORT}")
    return replace(outcome, analysis=analysis, seconds={**outcome.seconds, name: time.perf_counter() - begin})


def _lighter(outcome: Outcome) -> Outcome:
    """Return the outcome without the parse trees, which only the stages need."""
    analysis = replace(outcome.analysis, trees=()) if outcome.analysis else None
    return replace(outcome, analysis=analysis, seconds={k: round(v, 3) for k, v in outcome.seconds.items()})


def _stopped(outcome: Outcome, stage: str, why: str) -> Outcome:
    problem = f"the stage {stage!r} failed: {why}"
    return replace(
        outcome,
        status=Status.PARTIAL,
        problem="; ".join(filter(None, [outcome.problem, problem])),
        failed_stages=(*outcome.failed_stages, stage),
    )


def _name(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".split("\n", 1)[0][:200]
