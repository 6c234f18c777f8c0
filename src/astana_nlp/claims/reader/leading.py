"""Who led a delegation, who chaired the talks and who signed, off the roles that the trained reader sees (`semantic`).

A person who leads or signs does so for the delegation that the list of actors has the person in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.claims.people.affiliations import affiliation_of, delegation_of, name_of
from astana_nlp.claims.people.chairing import CHAIRED
from astana_nlp.claims.people.delegations import LED, bodies_of, verdict_on_head
from astana_nlp.claims.results.papers import PAPERS, paper_in
from astana_nlp.claims.results.signatures import SIGNED_BY, UNSIGNED_BY, only_refused
from astana_nlp.records import Label, RoundClaim
from astana_nlp.rounds.pointing import POSTPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.records import Mention

_SIGNATURES = {"signed": SIGNED_BY, "unsigned": UNSIGNED_BY}
# words that bear a role out: whoever led a delegation often is taken for its head in any sentence
_LEADS = ("led", "leads", "head", "chief", "under", "stands_for")
_PRESENCE = 50  # characters from 'in the presence of the delegations of' to the last whom it names
_CHAIRS, _SIGNS = ("chaired",), ("signed", "unsigned")


def leading(roles: Mapping[Mention, str], part: Part) -> Iterator[RoundClaim]:
    """Yield who led which delegation, who chaired, and who signed which paper or did not.

    Args:
        roles: those whom a part names, persons that no list has among them, with what the reader is sure that they did.
        part: the part, with its round.
    """
    heads = [m for m, role in roles.items() if role == "head" and m.label == Label.PERSON and _has(part, _LEADS)]
    led = set()
    for person in sorted(heads, key=lambda m: m.start):
        body, name = _led(person, part)
        if name and body not in led:  # who came 'among them' is no head beside the head
            led.add(body)
            claim = _of(LED, body, name, person.entity or person.text, part)
            yield replace(claim, agrees_with_calendar=verdict_on_head(body, person, part))
    chairs = [m for m, role in roles.items() if role == "chair" and _has(part, _CHAIRS)]
    if len({affiliation_of(m.entity_id) or m.text for m in chairs}) == 1:  # several chair together
        first = min(chairs, key=lambda m: (m.label != Label.PERSON, m.start))
        yield RoundClaim(part.number, part.index, CHAIRED, first.entity or first.text, first.entity_id)
    paper = paper_in(part)
    if not (_has(part, _SIGNS) if paper else _has(part, _SIGNS[1:])):  # 'they did not sign it' may be of any paper
        return
    kind = paper.kind.partition(":")[2] if paper else PAPERS[-1]
    turned = {"signed": "unsigned"} if only_refused(part) else {}
    signers = [
        (_signatory(m), turned.get(role, role)) for m, role in roles.items() if role in _SIGNATURES and _signs(m, part)
    ]
    signed = {body for body, role in signers if role == "signed"}
    for body, role in signers:
        if role == "signed" or body not in signed:  # 'A signed; B left when the envoy of A did'
            yield _of(_SIGNATURES[role], body, name_of(body), kind, part)


def _signs(signer: Mention, part: Part) -> bool:
    """Say whether somebody listed may be who signs, and not one in whose presence others do."""
    beside = (t for t in part.tags.all("claims:attendance"))
    gaps = (t.start - signer.end if part.language in POSTPOSITIONS else signer.start - t.end for t in beside)
    return bool(signer.entity_id) and not any(0 <= gap <= _PRESENCE for gap in gaps)


def _signatory(signer: Mention) -> str:
    """Return for whom somebody signs: a person for the delegation that the list of actors has the person in."""
    return (delegation_of(signer.entity_id) if signer.label == Label.PERSON else "") or signer.entity_id


def _has(part: Part, kinds: Iterable[str]) -> bool:
    return any(part.tags.has(f"claims:{kind}") for kind in kinds)


def _of(kind: str, body: str, name: str, value: str, part: Part) -> RoundClaim:
    return RoundClaim(part.number, part.index, kind, f"{name}: {value}", body)


def _led(person: Mention, part: Part) -> tuple[str, str]:
    """Return id and name of the delegation that somebody leads: the person's own, else the only one named beside."""
    if person.entity_id:
        body = delegation_of(person.entity_id)
        return body, name_of(body)
    named = _delegations(bodies_of(part))
    return next(iter(named.items())) if len(named) == 1 else ("", "")


def _delegations(named: Sequence[Mention]) -> dict[str, str]:
    """Return the delegations of the bodies that a part names, with their names."""
    found = (delegation_of(m.entity_id) for m in named)
    return {body: name_of(body) for body in found if body}
