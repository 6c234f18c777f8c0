"""The command line: quick, one clear line an error, a status for scripts."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conftest import TEXTS, run_over

if TYPE_CHECKING:
    from pathlib import Path

PIPELINE = 'stages = ["sentences"]\n[parsing]\n'


def astana(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "astana_nlp", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture
def quick(tmp_path: Path) -> Path:
    """Return a pipeline that needs no model."""
    path = tmp_path / "quick.toml"
    path.write_text(PIPELINE, encoding="utf-8")
    return path


def test_help_loads_nothing_heavy() -> None:
    """`--help` must be instant."""
    script = (
        "import sys, astana_nlp.cli;"
        "print([m for m in ('spacy', 'pandas', 'sklearn', 'numpy', 'pandera', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["evaluate", "--help"], ["check", "--help"]])
def test_every_command_explains_itself(words: list[str]) -> None:
    """Help ends with status 0."""
    done = astana(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage:" in done.stdout


def test_the_statuses_are_documented() -> None:
    """Scripts rely on them."""
    assert "Exit status" in astana("run", "--help").stdout


def test_version() -> None:
    """The version is that of the package."""
    assert re.fullmatch(r"astana_nlp \d+\.\d+\.\d+\n", astana("--version").stdout)


def test_a_run_ends_with_a_summary_and_the_tables(documents: Path, tmp_path: Path, quick: Path) -> None:
    """The summary fits 80 columns and names the folder; log lines go to stderr where no terminal is."""
    (documents / "empty.txt").touch()
    done = astana("run", documents, "--out", tmp_path / "out", "--pipeline", quick, "--jobs", 1)
    assert done.returncode == 1  # for the empty one
    assert "empty.txt: the file is empty" in done.stdout
    assert f"{len(TEXTS) + 1} documents" in done.stdout
    assert max(len(line.rstrip()) for line in done.stdout.splitlines() if str(tmp_path) not in line) <= 80
    assert f"{len(TEXTS) + 1}/{len(TEXTS) + 1}" in done.stderr
    assert json.loads((tmp_path / "out" / "run.json").read_text())["documents"] == {"failed": 1, "ok": len(TEXTS)}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run"], "Missing argument"),
        (["run", "nowhere", "--out", "o"], "'nowhere' does not exist"),
        (["run", ".", "--out", "o", "--pipeline", "nowhere.toml"], "nowhere.toml cannot be read"),
        (["run", ".", "--out", "o", "--pipeline", "quick.toml", "--language", "xx"], "--language xx is not known"),
        (["run", ".", "--out", "o", "--pipeline", "quick.toml", "--jobs", "many"], "--jobs"),
        (["run", "empty", "--out", "o", "--pipeline", "quick.toml"], "no documents in empty"),
        (["run", ".", "--out", ".", "--pipeline", "quick.toml"], "holds files that no run wrote"),
        (["run", ".", "--out", "quick.toml", "--pipeline", "quick.toml"], "is a file"),
        (["evaluate", ".", "quick.toml"], "is no run folder"),
        (["wash"], "No such command 'wash'"),
        (["train", "empty"], "empty is no folder of a run"),
        (["review", "empty", "--rest-is-right"], "give the table with --import"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(tmp_path: Path, quick: Path, arguments: list[str], said: str) -> None:
    """Never a traceback, never a page of help."""
    (tmp_path / "empty").mkdir()
    assert quick.is_file()
    done = astana(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_without_a_command_the_page_of_help_is_the_answer() -> None:
    """It keeps its lines, each command is told in a whole phrase, and scripts still see a wrong call."""
    done = astana()
    assert done.returncode == 2
    assert "\nCommands:\n" in done.stderr
    assert "..." not in done.stderr.partition("Commands:")[2]


@pytest.mark.parametrize(("command", "left"), [("run", "next run goes on"), ("train", "stay current"), ("x", "before")])
def test_what_is_left_of_an_interrupted_command_is_told(tmp_path: Path, command: str, left: str) -> None:
    """Only a run goes on from where it was."""
    script = "import astana_nlp.cli as c\nc.app = lambda **_: exec('raise KeyboardInterrupt')\nc.main()\n"
    (tmp_path / "interrupted.py").write_text(script, encoding="utf-8")
    words = [sys.executable, "-m", "interrupted", command]
    assert left in subprocess.run(words, capture_output=True, text=True, check=False, cwd=tmp_path).stderr


def test_ctrl_c_is_one_line_and_the_next_run_goes_on(documents: Path, tmp_path: Path, quick: Path) -> None:
    """An interrupted run leaves no table behind and no lock in the way."""
    command = [sys.executable, "-m", "astana_nlp", "run", str(documents), "--out", str(tmp_path / "out")]
    command += ["--pipeline", str(quick), "--jobs", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said = process.communicate()[1]
    assert process.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
    assert not (tmp_path / "out" / "stances.csv").is_file()
    assert run_over(documents, tmp_path / "out")[0].failures == 0


def test_ctrl_c_has_its_status_wherever_it_comes(tmp_path: Path) -> None:
    """Also while a string is run, after which Python alone would end by the signal, though it was handled."""
    script = "import astana_nlp.cli as c\nc.app = lambda **_: exec('raise KeyboardInterrupt')\nc.main()\n"
    (tmp_path / "interrupted.py").write_text(script, encoding="utf-8")
    command = [sys.executable, "-m", "interrupted"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 130
    assert done.stderr.startswith("astana: interrupted")


def test_kill_9_keeps_the_tables_of_the_last_run(documents: Path, tmp_path: Path, quick: Path) -> None:
    """The old tables stand, and the next run ends well."""
    run_over(documents, tmp_path / "out")
    before = (tmp_path / "out" / "sentences.csv").read_bytes()
    (documents / "a.txt").write_text("The Cedar Brigade wrote something else.", encoding="utf-8")
    command = [sys.executable, "-m", "astana_nlp", "run", str(documents), "--out", str(tmp_path / "out")]
    command += ["--pipeline", str(quick), "--jobs", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, stdout=subprocess.DEVNULL) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.kill()
        process.wait()
    assert (tmp_path / "out" / "sentences.csv").read_bytes() == before
    run_over(documents, tmp_path / "out")
    assert (tmp_path / "out" / "sentences.csv").read_bytes() != before


def test_check_says_what_it_looked_at(tmp_path: Path) -> None:
    """One line a thing, and a broken pipeline is named with its key."""
    (tmp_path / "bad.toml").write_text("stages = []\n[stanse]\n", encoding="utf-8")
    done = astana("check", "--pipelines", tmp_path)
    assert done.returncode == 1
    assert "ok      Python" in done.stdout
    assert "stanse: unknown key" in done.stdout
