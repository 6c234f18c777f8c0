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
from astana_nlp.enclosed import Reading, read_all
from astana_nlp.errors import AstanaError, UnreadableError
from astana_nlp.readers import Limits, OcrLimits
from astana_nlp.records import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.corpus import Source
    from astana_nlp.settings import Pipeline

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
    (killed, out of time or memory), so it is not kept in the cache. `enclosed` are the outcomes of the documents inside
    this one, at whatever depth.
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
    enclosed: tuple[Outcome, ...] = ()


def failed(job: Job, problem: str, *, details: str = "", transient: bool = False) -> Outcome:
    """Return the outcome of a document that gave nothing."""
    return Outcome(
        job.source.name, job.doc_id, job.sha256, Status.FAILED, problem, details=details, transient=transient
    )


def limits(pipeline: Pipeline) -> Limits:
    """Return the limits of reading that a pipeline sets."""
    settings, ocr = pipeline.reading, pipeline.ocr
    wanted = OcrLimits(tuple(ocr.languages.split()), ocr.resolution, ocr.page_seconds, ocr.seconds)
    return Limits(
        ocr=wanted if ocr.enabled else None,
        max_bytes=int(settings.max_megabytes * 1_000_000),
        max_unpacked_bytes=int(settings.max_unpacked_megabytes * 1_000_000),
        max_members=settings.max_members,
        max_characters=settings.max_characters,
        max_pages=settings.max_pages,
    )


def work(job: Job) -> Outcome:
    """Read one file and run all stages over it and what is enclosed in it; every error becomes part of an outcome."""
    own, *enclosed = _outcomes(job)
    return replace(own, enclosed=tuple(enclosed))


def _outcomes(job: Job) -> Iterator[Outcome]:
    """Yield the outcome of the file's own document, then one for each document inside of it."""
    begin = time.perf_counter()
    own = False
    try:
        for reading in read_all(job.source, limits(job.pipeline)):
            yield _analysed(reading, _inner(job, reading) if own else job, time.perf_counter() - begin)
            own = True
            begin = time.perf_counter()
    except UnreadableError as error:
        yield failed(job, str(error))
    except MemoryError:
        yield failed(job, out_of_memory(job.pipeline), transient=True)
    except Exception as error:  # noqa: BLE001 -- a fault in one reader must not cost the other documents
        yield failed(job, f"reading it failed ({_name(error)}): {REPORT}", details=traceback.format_exc())


def _inner(job: Job, reading: Reading) -> Job:
    """Return the job of a document inside the file of another job."""
    source = replace(job.source, name=reading.path)
    return replace(job, source=source, doc_id=reading.doc_id, sha256=reading.sha256)


def _analysed(reading: Reading, job: Job, seconds: float) -> Outcome:
    """Run all stages over one document."""
    document = reading.document
    if document is None:
        return failed(job, reading.problem)
    outcome = Outcome(
        job.source.name,
        job.doc_id,
        job.sha256,
        Status.PARTIAL if document.source.problems else Status.OK,
        "; ".join(document.source.problems),
        Analysis(document),
        seconds={"reading": seconds},
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
