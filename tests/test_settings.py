"""A pipeline file is checked whole before anything runs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from astana_nlp.analysis import NEEDS
from astana_nlp.errors import SettingsError
from astana_nlp.settings import Pipeline, load_pipeline

ROOT = Path(__file__).parents[1]


def refusal(tmp_path: Path, text: str) -> str:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_pipeline(path, NEEDS)
    return str(caught.value)


@pytest.mark.parametrize("path", sorted((ROOT / "pipelines").glob("*.toml")), ids=lambda p: p.name)
def test_every_pipeline_that_ships_can_be_used(path: Path) -> None:
    """Pipelines of ours pass the same checks as those of users."""
    assert load_pipeline(path, NEEDS).stages


def test_default_names_every_key_with_the_value_it_has_when_left_out() -> None:
    """`default.toml` is the documentation of the settings, so it must be complete and true."""
    written = tomllib.loads((ROOT / "pipelines" / "default.toml").read_text(encoding="utf-8"))
    assert written == {**Pipeline(stages=("sentences",)).model_dump(), "stages": written["stages"]}


def test_default_runs_every_stage() -> None:
    """A stage that no pipeline runs would be dead."""
    assert set(load_pipeline(ROOT / "pipelines" / "default.toml", NEEDS).stages) == set(NEEDS)


def test_all_problems_are_said_at_once_each_with_its_path(tmp_path: Path) -> None:
    """Nobody wants to mend a file one error at a time."""
    message = refusal(
        tmp_path, 'stages = ["sentences"]\n[stance]\nthreshold = 3\n[reading]\nmax_page = 1\n[running]\nseconds = "x"\n'
    )
    assert "stance.threshold: must be less than or equal to 1, is 3" in message
    assert "reading.max_page: unknown key; did you mean 'max_pages'?" in message
    assert "running.seconds: must be a valid number, is 'x'" in message


def test_unknown_sections_are_refused(tmp_path: Path) -> None:
    """A misspelt section would otherwise silently have no effect."""
    assert "stanse: unknown key; did you mean 'stance'?" in refusal(tmp_path, 'stages = ["sentences"]\n[stanse]\n')


def test_unknown_stages_are_refused_with_a_suggestion(tmp_path: Path) -> None:
    """Stages are checked against those that exist."""
    assert "stages: 'sentence' is no stage; did you mean 'sentences'?" in refusal(tmp_path, 'stages = ["sentence"]')


def test_a_stage_needs_its_forerunners_before_it(tmp_path: Path) -> None:
    """The order of the file is the order of the work."""
    assert "'mentions' needs 'sentences' before it" in refusal(tmp_path, 'stages = ["mentions", "sentences"]')


def test_stages_are_required(tmp_path: Path) -> None:
    """A pipeline without stages does nothing."""
    assert "stages: is missing" in refusal(tmp_path, "")


@pytest.mark.parametrize("text", ["stages = [", "\0"])
def test_what_is_not_toml_is_refused(tmp_path: Path, text: str) -> None:
    """The message names the file."""
    assert "own.toml is not TOML" in refusal(tmp_path, text)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(SettingsError, match=r"nowhere\.toml cannot be read"):
        load_pipeline(tmp_path / "nowhere.toml", NEEDS)


def test_the_digest_leaves_out_what_decides_about_no_result() -> None:
    """More patience must not make a second run work again."""
    plain = Pipeline(stages=("sentences",))
    patient = plain.model_copy(update={"running": plain.running.model_copy(update={"seconds": 9.0})})
    forced = plain.model_copy(update={"languages": plain.languages.model_copy(update={"force": "fr"})})
    assert plain.digest() == patient.digest() != forced.digest()
