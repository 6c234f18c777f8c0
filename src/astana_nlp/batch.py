"""From a folder of documents to a run folder with all tables: the order of things for MANY documents."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from astana_nlp.cache import Cache, digest
from astana_nlp.corpus import Source, doc_id_of, find_sources
from astana_nlp.errors import AstanaError
from astana_nlp.jobs import Job, Outcome, Status
from astana_nlp.lastrun import RUN, LastRun
from astana_nlp.records import Problem
from astana_nlp.review.carrying import KEPT, absorb, last_row, show
from astana_nlp.review.log import decisions_of
from astana_nlp.runfolder import RunFolder, held, is_run_folder, refuse_foreign
from astana_nlp.versions import versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from astana_nlp.runner import Runner
    from astana_nlp.settings import Pipeline
    from astana_nlp.tables import Row


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asked for."""

    paths: tuple[Path, ...]
    out: Path
    pipeline: Pipeline
    pipeline_file: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, for the summary and run.json.

    `failures` counts documents that gave nothing or lost a stage; `unchanged` says that the tables of the last run
    stand as they were. `kept_reviews` counts decisions whose record is gone; `conflicts` tells of entries in an edited
    table that a later decision contradicts.
    """

    out: Path
    tables: dict[str, list[Row]]
    reused: int
    seconds: float
    failures: int = 0
    kept_reviews: int = 0
    edited: tuple[Path, ...] = ()
    conflicts: tuple[str, ...] = ()
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One run under way; `fingerprint` is a digest of everything that decides about its tables."""

    request: Request
    folder: RunFolder
    last: LastRun
    fingerprint: str
    begin: float
    started: datetime
    sources: tuple[Source, ...]
    review_rows: int  # of the log: what is decided while the run goes on shows in the next one
    conflicts: tuple[str, ...]

    def seconds(self) -> float:
        return round(time.perf_counter() - self.begin, 3)


class Progress(Protocol):
    """Whoever wants to know how far a run is."""

    def begin(self, total: int, reused: int) -> None:
        """There are so many documents, so many of them known from an earlier run."""

    def reading(self, names: tuple[str, ...]) -> None:
        """These documents are being read now."""

    def done(self, outcome: Outcome) -> None:
        """One more document is done."""


def run(request: Request, runner: Runner, progress: Progress) -> Report:
    """Read all documents and write all tables; where nothing changed, leave the tables of the last run.

    Raises:
        AstanaError: there is nothing to read, or the output folder cannot be used; no table is touched then.
    """
    refuse_foreign(request.out)
    sources = _sources(request)
    begin, started = time.perf_counter(), datetime.now(UTC)
    with held(request.out) as folder:
        jobs = [_job(source, request.pipeline) for source in sources]
        last = LastRun(request.out)
        conflicts = absorb(request.out, last.review_rows)
        rows, fingerprint = last_row(request.out), _fingerprint(request, jobs)
        attempt = _Attempt(request, folder, last, fingerprint, begin, started, sources, rows, conflicts)
        if rows == last.review_rows and last.stands(attempt.fingerprint, [job.doc_id for job in jobs]):
            progress.begin(len(jobs), len(jobs))
            return _unchanged(attempt)
        outcomes, reused = _outcomes(folder, jobs, runner, progress)
        return _write(attempt, outcomes, reused)


def _sources(request: Request) -> tuple[Source, ...]:
    """Return the files to read, without those that a run wrote."""
    out = request.out.resolve()
    found = find_sources(request.paths)
    kept = tuple(s for s in found if not _written(Path(os.path.realpath(s.path)), out))
    if not kept:
        where = ", ".join(str(p) for p in request.paths)
        raise AstanaError(f"no documents in {where}", "give a folder with papers, pages, office files, mail or text")
    return kept


def _written(path: Path, out: Path) -> bool:
    return path.is_relative_to(out) or any(is_run_folder(parent) for parent in path.parents)


def _outcomes(folder: RunFolder, jobs: Sequence[Job], runner: Runner, progress: Progress) -> tuple[list[Outcome], int]:
    """Return the outcomes of all files and of what is enclosed in them, and how many files were known.

    An outcome comes from the cache, from a file with the same bytes, or from working on the document.
    """
    cache = Cache(folder.cache, Outcome)
    first = {job.doc_id: job for job in reversed(jobs)}
    keys = {job.doc_id: _key(job) for job in first.values()}
    known = {doc_id: found for doc_id, key in keys.items() if (found := cache.get(key)) is not None}
    missing = [job for job in first.values() if job.doc_id not in known]
    reused = len(known)
    progress.begin(len(first), reused)
    for outcome in runner.run(missing, progress.reading):
        known[outcome.doc_id] = outcome
        if _lasting(outcome):
            cache.put(keys[outcome.doc_id], outcome)
        progress.done(outcome)
    cache.keep_only(keys.values())
    return list(_unfolded((job.source.name, known[job.doc_id]) for job in jobs)), reused


def _unfolded(found: Iterable[tuple[str, Outcome]]) -> Iterator[Outcome]:
    """Yield the outcome of each file and of what is enclosed in it, under the name of the file, no name twice."""
    taken: set[str] = set()
    for file, own in found:
        for outcome in (own, *own.enclosed):
            name = stem = f"{file}{outcome.document.removeprefix(own.document)}"
            number = 2
            while name in taken:
                name, number = f"{stem} ({number})", number + 1
            taken.add(name)
            yield replace(outcome, document=name, enclosed=())


def _lasting(outcome: Outcome) -> bool:
    """Tell whether another attempt would end in the same way."""
    broken = outcome.transient or outcome.failed_stages or outcome.details
    return not broken and all(map(_lasting, outcome.enclosed))


def _fingerprint(request: Request, jobs: Iterable[Job]) -> str:
    """Return a digest of what was asked for and of everything that decides about the tables."""
    asked = (*map(str, request.paths), request.pipeline_file, request.pipeline.model_dump_json())
    return digest([*asked, *(part for job in jobs for part in (job.doc_id, _key(job)))])


def _unchanged(attempt: _Attempt) -> Report:
    """Return the report of a run that found nothing to do."""
    tables = attempt.last.tables()
    failures = sum(row["status"] == Status.FAILED for row in tables["documents"])
    count, kept = len(tables["documents"]), attempt.last.kept_reviews
    return Report(attempt.request.out, tables, count, attempt.seconds(), failures, kept, unchanged=True)


def _job(source: Source, pipeline: Pipeline) -> Job:
    """Give a file its identity; a file that may not be read gets one from its name."""
    try:
        status = source.path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= pipeline.reading.max_megabytes * 1_000_000:
            with source.path.open("rb") as handle:
                sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
            return Job(source, doc_id_of(sha256), sha256, pipeline)
    except (OSError, ValueError):
        pass  # the reader says what is wrong with it
    return Job(source, doc_id_of(digest(["unread", source.name])), "", pipeline)


def _key(job: Job) -> str:
    """Return a digest of everything that decides about the outcome of a job."""
    return digest([job.sha256, job.source.name, job.pipeline.digest(), json.dumps(versions(), sort_keys=True)])


def _tables(outcomes: Sequence[Outcome]) -> dict[str, list[Row]]:
    from astana_nlp.duplicates import Text, find_copies
    from astana_nlp.problems import find_problems
    from astana_nlp.tables import build_tables, distinct

    ordered = sorted(outcomes, key=lambda o: o.document)
    read = [(o, o.analysis) for o in ordered if o.analysis is not None]
    # the original is what was published first, and of the same day what comes first by name: whatever the batch
    dated = sorted(read, key=lambda pair: (pair[1].document.source.published or "9", pair[0].document))
    copies = find_copies(Text(o.document, o.doc_id, a.document.text) for o, a in dated)
    problems = find_problems(distinct(ordered))
    for outcome in ordered:
        if outcome.status is Status.FAILED:
            problems[outcome.doc_id] = (Problem("unreadable-document", explanation=outcome.problem),)
    return build_tables(ordered, problems, copies)


def _doubt(tables: dict[str, list[Row]]) -> None:
    """Add what the tables say against each other to the problems, the weightiest first."""
    from astana_nlp.findings.doubts import find_doubts, problem_rows
    from astana_nlp.findings.reading import evidence_of

    evidence = evidence_of(tables)
    doubts = problem_rows(find_doubts(evidence.statements, evidence.claims))
    tables["problems"] = sorted([*tables["problems"], *doubts], key=lambda row: -row["weight"])


def _write(attempt: _Attempt, outcomes: Sequence[Outcome], reused: int) -> Report:
    """Write everything into the free slot and make it the run's tables in one step."""
    from astana_nlp.runfiles import write_kept, write_tables

    out, folder = attempt.request.out, attempt.folder
    tables = _tables(outcomes)
    edited = folder.take_back(attempt.last.digests)
    kept = show(tables["stances"], decisions_of(out))
    _doubt(tables)
    slot = folder.free_slot()
    digests = write_tables(slot, tables, [o.analysis for o in outcomes if o.analysis is not None])
    if kept:
        digests[KEPT] = write_kept(slot, kept)
    failures = sum(o.status is Status.FAILED or bool(o.failed_stages) for o in outcomes)
    report = Report(out, tables, reused, attempt.seconds(), failures, len(kept), edited, attempt.conflicts)
    record = json.dumps(_record(attempt, outcomes, report, digests), ensure_ascii=False, indent=2)
    (slot / RUN).write_text(f"{record}\n", encoding="utf-8")
    folder.publish(slot)
    return report


def _record(attempt: _Attempt, outcomes: Sequence[Outcome], report: Report, digests: dict[str, str]) -> dict[str, Any]:
    """Return what run.json says; without a fingerprint where another attempt may end better."""
    from astana_nlp.tables import printable

    request = attempt.request
    stages: defaultdict[str, float] = defaultdict(float)
    for outcome in outcomes:
        for name, seconds in outcome.seconds.items():
            stages[name] += seconds
    return {
        "started": attempt.started.isoformat(timespec="seconds"),
        "seconds": report.seconds,
        "inputs": [str(path) for path in request.paths],
        "sources": {printable(s.name): printable(str(s.path.absolute())) for s in attempt.sources},
        "pipeline_file": request.pipeline_file,
        "pipeline": request.pipeline.model_dump(mode="json"),
        "versions": versions(),
        "fingerprint": attempt.fingerprint if all(map(_lasting, outcomes)) else "",
        "counts": {name: len(rows) for name, rows in report.tables.items()},
        "documents": dict(sorted(Counter(row["status"] for row in report.tables["documents"]).items())),
        "reused_documents": report.reused,
        "kept_reviews": report.kept_reviews,
        "review_rows": attempt.review_rows,
        "seconds_by_stage": {name: round(seconds, 3) for name, seconds in stages.items()},
        "failures": [
            {"document": o.document, "status": o.status.value, "problem": o.problem, "details": o.details}
            for o in outcomes
            if o.status is not Status.OK
        ],
        "tables": dict(sorted(digests.items())),
    }
