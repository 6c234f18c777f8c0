"""What several tests share: a small folder of documents, a pipeline without models, a run over both."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from astana_nlp.batch import Report, Request, run
from astana_nlp.jobs import Job, Outcome, work
from astana_nlp.settings import Pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.runner import Runner, Watch

# what holds does not depend on how busy the machine is
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# a suite that a script starts in the background ignores Ctrl-C, and so would every program that it starts
signal.signal(signal.SIGINT, signal.default_int_handler)

# invented factions and places: nobody real is given words that were not theirs
TEXTS = {
    "a.txt": "The Cedar Brigade welcomed the talks in the capital. It will send two delegates on Monday.",
    "b.txt": "Le Front du Cèdre a refusé de participer aux pourparlers. Il a publié un communiqué vendredi.",
    "sub/c.txt": "رفضت حركة الأرز المشاركة في المحادثات. وقالت إنها ستصدر بياناً غداً.",
    "sub/d.txt": "Движение Кедр отказалось ехать на переговоры. Его представитель выступил с заявлением.",
    "sub/e.txt": "Sedir Tugayı görüşmelere katılmayacağını açıkladı. Sözcü, kararın kesin olduğunu söyledi.",
    "sub/f.txt": "جنبش سرو از شرکت در مذاکرات خودداری کرد. سخنگوی آن بیانیه‌ای منتشر کرد.",
}
PLAIN = Pipeline(stages=("sentences",))


class Silent:
    """Progress that nobody watches, but whose calls can be looked at."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.reused = 0
        self.worked: list[str] = []

    def begin(self, total: int, reused: int) -> None:  # noqa: ARG002 -- part of the protocol
        """Note how many documents were known."""
        self.reused = reused

    def reading(self, names: tuple[str, ...]) -> None:
        """Nothing."""

    def done(self, outcome: Outcome) -> None:
        """Note the document that was worked on."""
        self.worked.append(outcome.document)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a machine that has everything say so."""
    parser.addoption("--no-skips", action="store_true", help="a skipped test counts as a failure")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where a test was skipped that must not be."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Return a folder with one short text a language."""
    folder = tmp_path / "documents"
    for name, text in TEXTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


class Here:
    """A runner that works in this very process: quick, and a second implementation of what a runner is."""

    def run(self, jobs: Sequence[Job], watch: Watch) -> Iterator[Outcome]:
        """Yield one outcome a job, the last one first, so that no order is relied on."""
        for job in reversed(jobs):
            watch((job.source.name,))
            yield work(job)


def run_over(folder: Path, out: Path, runner: Runner | None = None) -> tuple[Report, Silent]:
    """Run the plain pipeline over a folder, in this process where no runner is given."""
    watched = Silent()
    return run(Request((folder,), out, PLAIN), runner or Here(), watched), watched


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a run over some documents of the sample corpus, PDF among them; tests that write work on a copy."""
    from astana_nlp.analysis import NEEDS
    from astana_nlp.settings import load_pipeline

    root = Path(__file__).parents[1]
    names = ("ar/ar-deescalation-backgrounder.pdf", "en/en-idlib-briefing.pdf", "fa/fa-bayanie.txt")
    folder = tmp_path_factory.mktemp("documents")
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((root / "corpus" / "documents" / name).read_bytes())
    out = tmp_path_factory.mktemp("run") / "sample"
    pipeline = load_pipeline(root / "pipelines" / "fast.toml", NEEDS)
    run(Request((folder,), out, pipeline), Here(), Silent())
    return out
