"""The command line: parse, call one function, print, end with a status.

Status 0: all went well. 1: some documents could not be read (run) or something is broken (check). 2: the command, the
pipeline file or the output folder cannot be used. 130: interrupted.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from astana_nlp import __version__, cli_training
from astana_nlp.errors import AstanaError

if TYPE_CHECKING:
    from astana_nlp.batch import Report
    from astana_nlp.progress import Bar, Log
    from astana_nlp.settings import Pipeline

DEFAULT_PIPELINE = Path(__file__).parents[2] / "pipelines" / "default.toml"
INTERRUPTED = 130  # as shells count: 128 and the number of SIGINT
# what is left of a command that was interrupted
KEPT = {
    "run": "the tables of the last complete run stand, and the next run goes on from here",
    "report": "the report that was there before stands",
    "train": "the models that were current stay current",
}
# the base of all errors of usage; Typer carries its own copy of Click, which has no other public name
USAGE_ERROR = typer.BadParameter.__mro__[2]
STATUS = (
    "Exit status: 0 all documents gave rows, 1 some could not be read or lost a stage, 2 wrong usage, 130 interrupted."
)

app = typer.Typer(
    help="Read documents on the Astana process and write tables: who took which position, when, where it is written.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:  # noqa: FBT001 -- typer calls it with the flag
    if wanted:
        typer.echo(f"astana_nlp {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[  # noqa: FBT002 -- an option, never positional
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and end.")
    ] = False,
) -> None:
    """Read documents on the Astana process."""


@app.command(epilog=STATUS)
def run(
    paths: Annotated[list[Path], typer.Argument(exists=True, help="Files and folders to read; folders are walked.")],
    out: Annotated[
        Path, typer.Option(help="Folder for the tables: a new one, an empty one or that of an earlier run.")
    ],
    pipeline: Annotated[Path, typer.Option(help="Which stages run, with which settings.")] = DEFAULT_PIPELINE,
    jobs: Annotated[int, typer.Option(min=0, help="Processes at a time; 0 for one a core.")] = 0,
    language: Annotated[str, typer.Option(help="Read everything as this language: en, ar, ru, tr, fa, fr.")] = "",
) -> None:
    """Read documents and write all tables.

    A second run into the same folder works only on what changed, and keeps what people entered for review.
    """
    from astana_nlp.batch import Request
    from astana_nlp.batch import run as run_batch
    from astana_nlp.runner import LocalPool, cores

    settings = _pipeline(pipeline, language)
    request = Request(tuple(paths), out, settings, str(pipeline))
    with _progress() as progress:
        report = run_batch(request, LocalPool(settings, jobs or cores()), progress)
    _print(report)
    if report.failures:
        raise typer.Exit(1)


@app.command(short_help="Score a run against gold files.")
def evaluate(
    run: Annotated[Path, typer.Argument(help="Folder of a run.")],
    gold: Annotated[list[Path], typer.Argument(help="Gold files (TSV) of stances, dates or names.")],
    errors: Annotated[bool, typer.Option("--errors", help="List what is wrong and what is missing.")] = False,  # noqa: FBT002 -- an option
    page: Annotated[
        Path | None, typer.Option(help="Write the errors of stances as a page (HTML) to this file.")
    ] = None,
) -> None:
    """Score a run against gold files: precision, recall and F1 of stances, dates and names."""
    from astana_nlp.evaluation import evaluate as score

    for line in score(run, gold, errors=errors, page=page):
        typer.echo(line)


@app.command(short_help="Write who stands where, and how sure it is.")
def report(
    run: Annotated[Path, typer.Argument(help="Folder of a run.")],
) -> None:
    """Write what a run found into its folder report/: who stands where, what changed, what contradicts what."""
    from astana_nlp.report.writing import write_report

    typer.echo(f"Open {write_report(run)}")


@app.command(short_help="Review the positions of a run.")
def review(  # noqa: PLR0913, PLR0917 -- each is an option of the command line
    run: Annotated[Path, typer.Argument(help="Folder of a run.")],
    reviewer: Annotated[str, typer.Option(help="Who decides; your login where it is not said.")] = "",
    taken_in: Annotated[
        list[Path] | None, typer.Option("--import", help="Merge what a table (.xlsx, .csv) or log (.jsonl) says.")
    ] = None,
    rest_is_right: Annotated[  # noqa: FBT002 -- an option
        bool,
        typer.Option(
            "--rest-is-right",
            help="With --import: rows left undecided, in documents where the table decides something, are right.",
        ),
    ] = False,
    export: Annotated[
        list[Path] | None, typer.Option(help="Write a table for review (.xlsx, .csv) or the log (.jsonl).")
    ] = None,
    double: Annotated[
        float, typer.Option(min=0, max=1, help="Share of records that two people decide, unseen by each other.")
    ] = 0.1,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of the page; 0 for a free one.")] = 0,
) -> None:
    """Review the positions of a run on a page of this machine, or exchange reviews with spreadsheets and other logs."""
    from astana_nlp.review.sheets import export_to, import_from

    if rest_is_right and not taken_in:
        raise AstanaError("--rest-is-right says something of a table", "give the table with --import")
    for path in taken_in or ():
        for line in import_from(run, path, reviewer, rest_is_right=rest_is_right):
            typer.echo(line)
    for path in export or ():
        typer.echo(export_to(run, path))
    if not (taken_in or export):
        _serve(run, reviewer, port, double)


app.command(short_help="Train the stance classifier.")(cli_training.train)
app.add_typer(cli_training.models, name="models")


@app.command(short_help="Say whether everything is in order.")
def check(
    pipelines: Annotated[Path, typer.Option(help="Folder of the pipeline files.")] = DEFAULT_PIPELINE.parent,
) -> None:
    """Say whether the set-up, the pipelines, the knowledge and the models are sound."""
    from astana_nlp.check import check_all

    results = check_all(pipelines)
    for result in results:
        typer.echo(str(result))
    if not all(result.ok for result in results):
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; every expected error is one line on stderr."""
    try:
        status = app(standalone_mode=False)
    except KeyboardInterrupt:
        status = INTERRUPTED
    except AstanaError as error:
        _fail(str(error), 2)
    except Exception as error:
        if not isinstance(error, USAGE_ERROR):
            raise
        if len(sys.argv) == 1:  # nothing was asked: the error of Typer is the page of help, which is the answer
            typer.echo(error, err=True)
            sys.exit(2)
        message = " ".join(str(getattr(error, "format_message", error.__str__)()).split())
        _fail(f"{message} (see astana --help)", 2)
    if status == INTERRUPTED:
        _end_interrupted()
    sys.exit(status if isinstance(status, int) else 0)


def _fail(message: str, status: int) -> None:
    typer.echo(f"astana: {message}", err=True)
    sys.exit(status)


def _end_interrupted() -> NoReturn:
    """Say that the run was interrupted, and end with the status that is promised for it.

    By `sys.exit`, CPython would now and then end by the signal instead: where Ctrl-C came while it ran a string (as
    the making of a dataclass does), it remembers the interrupt for the end, though it was handled.
    All workers have ended and all files are closed when this is reached.
    """
    doing = next((word for word in sys.argv[1:] if word in KEPT), "")
    typer.echo(f"astana: interrupted; {KEPT.get(doing, 'what was written before stands')}", err=True)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(INTERRUPTED)


def _pipeline(path: Path, language: str) -> Pipeline:
    """Load a pipeline, with the language that the command line forces."""
    from astana_nlp import knowledge
    from astana_nlp.analysis import NEEDS
    from astana_nlp.settings import load_pipeline

    pipeline = load_pipeline(path, NEEDS)
    if not language:
        return pipeline
    if language not in knowledge.languages():
        raise AstanaError(f"--language {language} is not known", f"known are {', '.join(knowledge.languages())}")
    return pipeline.model_copy(update={"languages": pipeline.languages.model_copy(update={"force": language})})


def _serve(run: Path, reviewer: str, port: int, double: float) -> None:
    import webbrowser
    from getpass import getuser

    from astana_nlp.review.web.server import serving
    from astana_nlp.training.selection import teaching_worth

    with serving(run, reviewer or getuser(), port=port, double=double, worth=teaching_worth) as page:
        typer.echo(f"Open {page.address}")
        typer.echo("Every decision is on the disk before the next record shows. Ctrl-C ends.")
        if sys.stdout.isatty():
            webbrowser.open(page.address)
        page.run()


def _progress() -> Bar | Log:
    from rich.console import Console

    from astana_nlp.progress import Bar, Log

    console = Console(stderr=True)
    return Bar(console) if console.is_terminal else Log()


def _print(report: Report) -> None:
    from rich.console import Console

    from astana_nlp.summary import render

    console = Console(highlight=False, soft_wrap=False)
    for part in render(report, console.width):
        console.print(part)
