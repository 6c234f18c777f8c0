"""The commands around models: `astana train` and `astana models`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from astana_nlp.errors import AstanaError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.training.retraining import Request

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "models" / "stance"
PAGE = ROOT / "outputs" / "training" / "report.html"
REFUSED = 1  # status where the gate refused a model

COLUMN_HELP = (
    "Name of a column of --table: text=Tweet, label=Stance, target=Topic, holder=, start=, end=, group=, split=, "
    "language=. Usual names are found."
)
Folder = Annotated[Path, typer.Option("--models", help="Folder of the models.")]
models = typer.Typer(help="List, compare, choose and take back trained models.", invoke_without_command=True)


def train(  # noqa: PLR0913 -- options of a command
    runs: Annotated[list[Path] | None, typer.Argument(help="Folders of runs whose reviews are learned too.")] = None,
    *,
    labels: Annotated[Path, typer.Option(help="Folder of labelled sentences.")] = ROOT / "corpus" / "labels",
    folder: Folder = MODELS,
    table: Annotated[Path | None, typer.Option(help="Measure the trainer on any labelled CSV; makes no model.")] = None,
    test: Annotated[Path | None, typer.Option(help="CSV of the test rows of --table.")] = None,
    column: Annotated[list[str] | None, typer.Option(help=COLUMN_HELP)] = None,
    page: Annotated[Path | None, typer.Option("--report", help="Where the report (HTML) goes.")] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes that encode at a time; 0 for one a core.")] = 0,
    trial: Annotated[bool, typer.Option("--trial", help="Train and tell, but make nothing current.")] = False,
) -> None:
    """Train the stance classifier from labelled sentences and reviews; a worse model does not become current.

    With --table, measure the trainer on any labelled CSV instead.
    """
    from astana_nlp.runner import cores
    from astana_nlp.training.retraining import Request

    if table is None and (test or column):
        raise AstanaError("--test and --column say how to read a table", "name it: --table FILE")
    if table and runs:
        raise AstanaError(
            "--table makes no model, so reviews of runs cannot be learned with it", "leave one of them out"
        )
    if table is None:
        passed = _retrain(Request(labels, folder, _parsers(), tuple(runs or ()), jobs or cores(), trial=trial), page)
    else:
        _benchmark(table, test, column or [], page, jobs or cores())
        passed = True
    if not passed:
        raise typer.Exit(REFUSED)


def _parsers() -> dict[str, str]:
    from astana_nlp.analysis import NEEDS
    from astana_nlp.settings import load_pipeline

    return dict(load_pipeline(ROOT / "pipelines" / "default.toml", NEEDS).parsing)


def _retrain(request: Request, page: Path | None) -> bool:
    from astana_nlp.training.page import write_page
    from astana_nlp.training.retraining import retrain
    from astana_nlp.training.wording import trained_lines

    for line in _decided_lines(request.runs):
        typer.echo(line)
    found = retrain(request)
    for trained in found:
        for line in trained_lines(trained):
            typer.echo(line)
    typer.echo(f"Open {write_page(found, request.runs, page or PAGE)}")
    if request.trial:
        typer.echo("Nothing became current; `astana models use VERSION` takes a model.")
    return all(trained.verdict.passed for trained in found)


def _decided_lines(runs: Sequence[Path]) -> Iterator[str]:
    """Yield how much each run has to teach; without a line, nobody would see that a run has no reviews yet.

    Raises:
        AstanaError: one of them is no folder of a run.
    """
    from astana_nlp.review.judgements import judgements
    from astana_nlp.review.log import LOG

    for run in runs:
        if not any((run / name).is_file() for name in (LOG, "stances.csv")):
            raise AstanaError(f"{run} is no folder of a run", "give the folder that `astana run --out` wrote")
    for run in runs:
        decided = len(judgements(run))
        yield f"{run}: {decided or 'no'} reviewed record{'' if decided == 1 else 's'}" + (
            "" if decided else f" to learn from; `astana review {run}` is the way to them"
        )


def _benchmark(table: Path, test: Path | None, columns: list[str], page: Path | None, jobs: int) -> None:
    from astana_nlp.training.benchmark import run_benchmark
    from astana_nlp.training.page import write_benchmark_page
    from astana_nlp.training.tables import NAMES, read_table
    from astana_nlp.training.wording import benchmark_lines

    if wrong := [c for c in columns if "=" not in c]:
        raise AstanaError(f"--column {wrong[0]} names nothing", "write it as text=NAME or label=NAME")
    named = dict(c.split("=", 1) for c in columns)
    if unknown := [what for what in named if what not in NAMES]:
        raise AstanaError(f"--column {unknown[0]}= is not known", f"known are {', '.join(NAMES)}")
    learned = read_table(table, named)
    found = run_benchmark(learned, read_table(test, named) if test else None, jobs)
    for line in benchmark_lines(found, learned):
        typer.echo(line)
    if page:
        typer.echo(f"Open {write_benchmark_page(found, table.name, page)}")


@models.callback()
def listed(context: typer.Context, folder: Folder = MODELS) -> None:
    """List the trained models: * is current, x was refused by the gate."""
    from astana_nlp.stance.classifier.models import installed
    from astana_nlp.training.wording import version_line

    # a folder that stands before the command holds for it
    context.default_map = {command: {"folder": folder} for command in ("compare", "use", "back")}
    if context.invoked_subcommand is None:
        for version in installed(folder):
            typer.echo(version_line(version))


@models.command()
def compare(
    one: Annotated[str, typer.Argument(help="A version.")],
    other: Annotated[str, typer.Argument(help="Another one.")],
    folder: Folder = MODELS,
) -> None:
    """Show the figures of two models side by side."""
    from astana_nlp.errors import ModelError
    from astana_nlp.stance.classifier.models import installed
    from astana_nlp.training.wording import comparison_lines

    known = {v.name: v for v in installed(folder)}
    for name in (one, other):
        if name not in known:
            raise ModelError(f"there is no model {name}", f"known are {', '.join(known) or 'none'}")
    for line in comparison_lines(known[one], known[other]):
        typer.echo(line)


@models.command()
def use(
    version: Annotated[str, typer.Argument(help="The version that becomes current.")],
    folder: Folder = MODELS,
    although_refused: Annotated[bool, typer.Option("--although-refused", help="Take it against the gate.")] = False,  # noqa: FBT002 -- an option
) -> None:
    """Make a version the current one of its kind."""
    from astana_nlp.stance.classifier.models import make_current

    make_current(version, folder, although_refused=although_refused)
    typer.echo(f"{version} is current")


@models.command()
def back(
    kind: Annotated[str, typer.Argument(help="vectors or words.")] = "vectors",
    folder: Folder = MODELS,
) -> None:
    """Go back to the version that was current before."""
    from astana_nlp.stance.classifier.models import go_back

    typer.echo(f"{go_back(kind, folder)} is current")
