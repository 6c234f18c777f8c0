"""All findings of a run, from its evidence in one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.findings.changes import find_changes
from astana_nlp.findings.coverage import find_coverage
from astana_nlp.findings.motives import find_motives
from astana_nlp.findings.networks import find_networks
from astana_nlp.findings.positions import find_positions
from astana_nlp.findings.rounds import find_rounds

if TYPE_CHECKING:
    from astana_nlp.findings.changes import Change
    from astana_nlp.findings.coverage import Coverage
    from astana_nlp.findings.evidence import Evidence
    from astana_nlp.findings.motives import Motives
    from astana_nlp.findings.networks import Networks
    from astana_nlp.findings.positions import Position
    from astana_nlp.findings.rounds import RoundFinding


@dataclass(frozen=True, slots=True)
class Findings:
    """What a run says, taken together."""

    evidence: Evidence
    positions: tuple[Position, ...]
    changes: tuple[Change, ...]
    rounds: tuple[RoundFinding, ...]
    motives: Motives
    networks: Networks
    coverage: Coverage


def gather(evidence: Evidence) -> Findings:
    """Return all findings that the evidence gives."""
    positions = find_positions(evidence.statements)
    return Findings(
        evidence=evidence,
        positions=positions,
        changes=find_changes(positions, evidence.statements, evidence.claims),
        rounds=find_rounds(evidence.claims, positions),
        motives=find_motives(positions),
        networks=find_networks(positions),
        coverage=find_coverage(evidence),
    )
