"""What training says in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.stance.classifier.models import Version
    from astana_nlp.training.benchmark import Benchmark
    from astana_nlp.training.contradictions import Fresh
    from astana_nlp.training.figures import Figures
    from astana_nlp.training.retraining import Trained
    from astana_nlp.training.suspects import Suspect
    from astana_nlp.training.tables import LabelledTable

SHOWN = 5  # labels that look wrong; the page lists more
LENGTH = 90


def trained_lines(trained: Trained) -> Iterator[str]:
    """Yield what is to be known of a new model: data, figures, what corrections bought, gate."""
    yield f"{trained.version}: learned from {len(trained.learned)} labels"
    yield f"  cross-validation  {figure_line(trained.crossed)}"
    if trained.frozen:
        yield f"  frozen passages   {figure_line(trained.frozen)}"
    if trained.coverage:
        c = trained.coverage
        yield f"  possible stances  hold the right one in {c.covered:.3f}, are not one in {c.asked:.3f}"
    if trained.basis_accuracy is not None:
        yield f"  basis of a position right in {trained.basis_accuracy:.3f}"
    if trained.target_accuracy is not None:
        yield f"  target of a position right in {trained.target_accuracy:.3f}"
    yield from (f"  {line}" for line in label_lines(trained.crossed))
    yield "  by language: " + ", ".join(f"{c} {f.accuracy:.3f} ({f.cases})" for c, f in trained.by_language.items())
    if trained.curve:
        yield "  learning curve: " + ", ".join(f"{p.labels} labels {p.accuracy:.3f}" for p in trained.curve)
    if trained.bought:
        b = trained.bought
        yield f"  the last {b.corrections} corrections bought {100 * (b.accuracy - b.without):+.2f} points of accuracy"
    if trained.fresh and trained.fresh.doubtful:
        yield from (f"  {line}" for line in doubtful_lines(trained.fresh))
    yield f"  gate: {'passed' if trained.verdict.passed else 'REFUSED'}: {trained.verdict.reason}"


def benchmark_lines(benchmark: Benchmark, table: LabelledTable) -> Iterator[str]:
    """Yield what was measured on a table of others."""
    yield "columns: " + ", ".join(f"{what} = {name}" for what, name in table.columns.items())
    yield from (f"left out: {count} {what}" for what, count in sorted(table.left_out.items()))
    design = benchmark.fitted.design
    sees = " and ".join(filter(None, ["vectors" if design.vectors else "", "words"]))
    yield f"learned from {len(benchmark.learned)} rows in {benchmark.seconds} CPU s ({sees}, C {design.strength})"
    moved = [f"{label} x{weight}" for label, weight in benchmark.weights.items() if weight != 1]
    yield f"weights of the labels, for the best F by cross-validation: {', '.join(moved) or 'none'}"
    where = "test rows" if benchmark.tested else "cross-validation"
    yield f"{where}: {figure_line(benchmark.figures)}"
    yield from label_lines(benchmark.figures)
    if benchmark.figures.benchmark_f is not None:
        yield f"F of the benchmarks (mean F1 of favour and against): {100 * benchmark.figures.benchmark_f:.1f}"
    for target, figures in benchmark.by_target.items():
        f = "" if figures.benchmark_f is None else f", F {100 * figures.benchmark_f:.1f}"
        yield f"  {target}: {figures.cases} rows, accuracy {figures.accuracy:.3f}{f}"
    if len(benchmark.by_target) > 1 and benchmark.mean_benchmark_f is not None:
        yield f"  mean of the targets: F {100 * benchmark.mean_benchmark_f:.1f}"
    yield from suspect_lines(benchmark.suspects)


def figure_line(figures: Figures) -> str:
    """Return the figures of all labels together."""
    return (
        f"accuracy {figures.accuracy:.3f}, macro F1 {figures.macro_f1:.3f}, calibration error "
        f"{figures.calibration_error:.3f}, surest 60 % right {figures.surest:.3f} ({figures.cases} labels)"
    )


def label_lines(figures: Figures) -> Iterator[str]:
    """Yield precision, recall and F1 of each label."""
    for x in figures.labels:
        yield f"{x.label:<12} P {x.precision:.3f} R {x.recall:.3f} F1 {x.f1:.3f} ({x.cases})"


def suspect_lines(suspects: Sequence[Suspect]) -> Iterator[str]:
    """Yield the labels that look wrong most."""
    if suspects:
        yield "labels that look wrong:"
    for s in suspects[:SHOWN]:
        yield f"  {s.example.key}: {s.example.label}, perhaps {s.proposed}: {s.example.text[:LENGTH]}"


def doubtful_lines(fresh: Fresh) -> Iterator[str]:
    """Yield the new labels that a person should read again."""
    count = len(fresh.doubtful)
    yield f"read again {count} of the {fresh.labels} new labels, which the current model finds hardly possible:"
    for s in fresh.doubtful[:SHOWN]:
        yield f"  {s.example.holder}: {s.example.label}, perhaps {s.proposed}: {s.example.text[:LENGTH]}"
    if count > SHOWN:
        yield f"  … and {count - SHOWN} more, in the report"


def version_line(version: Version) -> str:
    """Return one line on an installed model."""
    crossed = version.metrics.get("cross_validation", {})
    frozen = version.metrics.get("frozen") or {}
    mark = "*" if version.current else "x" if version.refused else " "
    figures = f"accuracy {crossed.get('accuracy', 0):.3f}, on frozen passages {frozen.get('accuracy', 0):.3f}"
    refused = f"; refused: {version.refused}" if version.refused else ""
    return f"{mark} {version.name:<20} {version.metrics.get('data', {}).get('labels', 0)} labels, {figures}{refused}"


def comparison_lines(one: Version, other: Version) -> Iterator[str]:
    """Yield the figures of two models side by side."""
    yield f"{'':<26}{one.name:>20}{other.name:>20}"
    for name, values in (
        ("labels", [str(v.metrics.get("data", {}).get("labels", "")) for v in (one, other)]),
        *((f"{title}: {key}", [_figure(v, part, key) for v in (one, other)]) for title, part, key in COMPARED),
        *(
            (f"language {code}", [_language(v, code) for v in (one, other)])
            for code in sorted(one.metrics.get("accuracy_by_language", {}))
        ),
    ):
        yield f"{name:<26}{values[0]:>20}{values[1]:>20}"


COMPARED = [
    (title, part, key)
    for title, part in (("crossed", "cross_validation"), ("frozen", "frozen"))
    for key in ("accuracy", "macro_f1", "log_loss", "surest")
]


def _figure(version: Version, part: str, key: str) -> str:
    value = (version.metrics.get(part) or {}).get(key)
    return "" if value is None else f"{value:.3f}"


def _language(version: Version, code: str) -> str:
    value = version.metrics.get("accuracy_by_language", {}).get(code)
    return "" if value is None else f"{value:.3f}"
