"""The drawings of the report as files: SVG for print, PNG for slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp.report.drawings import matrix_drawing, network_drawing, timeline_drawing
from astana_nlp.report.matrix import rounds_matrix
from astana_nlp.report.pages import asset, environment
from astana_nlp.report.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.findings.gathering import Findings

SCALE = 2.0  # for screens of twice the density, and for slides
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_VALUE = re.compile(r"--([\w-]+):([^;}]+)")


def pictures(findings: Findings) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each picture, as SVG and as PNG."""
    import vl_convert

    drawn = {
        "matrix": (matrix_drawing(rounds_matrix(findings.positions)), "Positions on the talks by actor and round"),
        "time": (timeline_drawing(timeline(findings.rounds)), "Positions at each round"),
        "network": (network_drawing(findings.networks.whole), "Actors by shared and opposed positions"),
    }
    macros = environment().get_template("drawings.svg").module
    for name, (drawing, title) in drawn.items():
        if drawing is not None:
            svg = _alone(str(getattr(macros, name)(drawing, title)))
            yield f"pictures/{name}.svg", svg.encode()
            yield f"pictures/{name}.png", bytes(vl_convert.svg_to_png(svg, scale=SCALE))


def _alone(svg: str) -> str:
    """Return a drawing with its style inside, in the light colours; other programs know no variables."""
    light = asset("report.css").split("@media", 1)[0]
    colours = {name: value.strip() for name, value in _VALUE.findall(light)}
    style = (
        _VARIABLE.sub(lambda m: colours[m[1]], asset("drawings.css"))
        .replace(".drawing ", "")
        .replace(".drawing", "svg")
    )
    ground = f'<rect x="-12" y="-8" width="100%" height="100%" fill="{colours["bg"]}"/>'
    return svg.replace(">", f"><style>{style}</style>{ground}", 1)
