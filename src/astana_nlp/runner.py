"""Where the work on many documents runs.

A runner takes jobs and gives outcomes back in the order in which they are done. Only this module knows of processes; a
cluster is another class with the same method.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from astana_nlp.jobs import Job, Outcome, failed, out_of_memory, work

if TYPE_CHECKING:
    from astana_nlp.settings import Pipeline

# a worker is renewed after so many documents, so that memory which a library does not give back cannot pile up
DOCUMENTS_A_WORKER = 100
_ABORTED = frozenset({signal.SIGABRT, signal.SIGSEGV, signal.SIGTRAP, signal.SIGILL, signal.SIGBUS})
Watch = Callable[[tuple[str, ...]], None]


class Runner(Protocol):
    """Anything that can carry out jobs."""

    def run(self, jobs: Sequence[Job], watch: Watch) -> Iterator[Outcome]:
        """Yield one outcome a job, as they are done; `watch` is told which documents are being read."""
        ...


@dataclass(frozen=True, slots=True)
class LocalPool:
    """A pool of processes on this machine, each document with a limit of time and memory.

    A worker that hangs, crashes or is killed costs the document that it was reading and is replaced. There is a process
    of its own also for one job at a time, so that the limits hold there too.
    """

    pipeline: Pipeline
    processes: int = 1
    task: Callable[[Job], Outcome] = work

    def run(self, jobs: Sequence[Job], watch: Watch) -> Iterator[Outcome]:
        """Yield one outcome a job, as they are done."""
        if not jobs:
            return
        with _one_thread():
            pool = self._pool()
            try:
                yield from self._outcomes(pool, jobs, watch)
                pool.close()
            except BaseException:  # also Ctrl-C: no worker may outlive the run
                pool.stop()
                raise
            finally:
                pool.join()

    def _pool(self) -> Any:  # noqa: ANN401 -- pebble has no types
        import multiprocessing

        from pebble import ProcessPool

        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["astana_nlp.jobs"])
        return ProcessPool(
            max_workers=self.processes,
            max_tasks=DOCUMENTS_A_WORKER,
            initializer=_prepare_worker,
            initargs=(self.pipeline,),
            context=context,
        )

    def _outcomes(self, pool: Any, jobs: Sequence[Job], watch: Watch) -> Iterator[Outcome]:  # noqa: ANN401
        limit = self.pipeline.running.seconds
        waiting = {pool.schedule(self.task, args=(job,), timeout=limit): job for job in jobs}
        while waiting:
            done, _ = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
            for future in done:
                yield _outcome(future, waiting.pop(future))
            watch(tuple(job.source.name for future, job in waiting.items() if future.running()))


def _outcome(future: Any, job: Job) -> Outcome:  # noqa: ANN401 -- pebble has no types
    """Return what a worker gave back, or what became of the worker."""
    from pebble import ProcessExpired

    try:
        outcome: Outcome = future.result()
    except TimeoutError:
        seconds = job.pipeline.running.seconds
        problem = f"it took longer than {seconds:g} s: raise running.seconds in the pipeline file or split the document"
    except MemoryError:
        problem = out_of_memory(job.pipeline)
    except ProcessExpired as error:
        problem = _ended(error.exitcode, job.pipeline)
    except Exception as error:  # noqa: BLE001 -- what cannot travel back from a worker costs this document only
        problem = f"its results could not be handed back ({type(error).__name__}: {error})"
    else:
        return outcome
    return failed(job, problem, transient=True)


def _ended(exitcode: int, pipeline: Pipeline) -> str:
    """Return what to say of a document whose process ended, and what to do.

    Libraries written in C end their process where they get no more memory, by `abort` or a trap, and where a file leads
    them astray; the system kills what takes its last memory.
    """
    how = f"signal {signal.Signals(-exitcode).name}" if exitcode < 0 else f"exit code {exitcode}"
    if -exitcode == signal.SIGKILL:
        return (
            f"the system ended the process that read it ({how}), mostly for want of memory: run it with fewer processes"
        )
    if -exitcode in _ABORTED:
        megabytes = pipeline.running.megabytes
        problem = f"a library gave up on it ({how}): it is damaged, or needs more than {megabytes} MB of memory"
        return f"{problem}: save it anew (print a PDF to a new one), or raise running.megabytes in the pipeline file"
    return f"the process that read it ended ({how}): run again; if it stays so, save the file anew"


def _prepare_worker(pipeline: Pipeline) -> None:
    """Leave Ctrl-C to the parent and bound the memory of this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(pipeline.running.megabytes)


def _limit_memory(megabytes: int) -> None:
    """Bound the private memory of this process.

    RLIMIT_DATA counts what the process writes to itself (heap and private mappings), not files that are only mapped,
    and not what libraries reserve without using it; RLIMIT_AS counts both, and refuses models that would fit well.
    Above the bound Python raises MemoryError in the one document that wanted too much. Only Linux keeps to it (since
    4.7).
    """
    if not sys.platform.startswith("linux"):
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = _data_bytes() + megabytes * 1024 * 1024
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _data_bytes() -> int:
    """Return what this process already counts against RLIMIT_DATA."""
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    return 0


class _one_thread:  # noqa: N801 -- reads as a with statement
    """Give numeric libraries in the workers one thread each.

    Sums then do not depend on the number of cores, and on a busy machine threads that wait for each other in a spin
    cost more than they bring (measured: 42 s instead of 2 s for one document).
    """

    def __init__(self) -> None:
        self.before: dict[str, str | None] = {}

    def __enter__(self) -> None:
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
            self.before[name] = os.environ.get(name)
            os.environ[name] = "1"

    def __exit__(self, *_: object) -> None:
        for name, value in self.before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
