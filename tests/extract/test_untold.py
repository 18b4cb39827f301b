"""What somebody does not say, confirm or show may be so or not; what is taken for granted stays."""

from __future__ import annotations

import pytest

from tests.extract.single import NAMES, of

PEOPLE = {**NAMES, "Sorel": "person"}
DID_NOT = "Sorel PROPN 4 nsubj; did AUX 4 aux; not PART 4 advmod; {verb} VERB 0 root VB {verb}; "
CLAUSE = "that SCONJ 7 mark; Norvania PROPN 7 nsubj; armed VERB 4 ccomp VBD arm; Kestria PROPN 7 obj"
WHY = "why ADV 7 advmod WRB; Norvania PROPN 7 nsubj; armed VERB 4 ccomp VBD arm; Kestria PROPN 7 obj"


@pytest.mark.parametrize("verb", ["confirm", "say", "claim", "prove"])
def test_what_is_not_told_need_not_be_so(verb: str) -> None:
    assert of("arm", DID_NOT.format(verb=verb) + CLAUSE, PEOPLE).modality == "hypothetical"


@pytest.mark.parametrize("verb", ["know", "regret", "mention"])
def test_what_is_not_regretted_was_done(verb: str) -> None:
    event = of("arm", DID_NOT.format(verb=verb) + CLAUSE, PEOPLE, _said(verb, "that Norvania armed Kestria"))
    assert event.modality == "actual"


def test_why_it_was_done_is_not_said_of_what_was_done() -> None:
    event = of("arm", DID_NOT.format(verb="say") + WHY, PEOPLE, _said("say", "why Norvania armed Kestria"))
    assert event.modality == "actual"


def test_what_is_not_denied_may_have_been_done() -> None:
    event = of("arm", DID_NOT.format(verb="deny") + CLAUSE, PEOPLE, _said("deny", "that Norvania armed Kestria"))
    assert (event.negated, event.modality) == (False, "actual")


def test_what_one_confirms_and_another_does_not_is_told() -> None:
    table = (
        "Sorel PROPN 2 nsubj; confirmed VERB 0 root VBD confirm; and CCONJ 7 cc; Bell PROPN 7 nsubj; did AUX 7 aux; not PART 7 advmod;"
        "say VERB 2 conj VB say; that SCONJ 10 mark; Norvania PROPN 10 nsubj; armed VERB 7 ccomp VBD arm; Kestria PROPN 10 obj"
    )
    said = [{"source": "Sorel", "cue": "confirmed", "content": "that Norvania armed Kestria"}]
    assert of("arm", table, {**PEOPLE, "Bell": "person"}, said).modality == "actual"


def _said(verb: str, content: str) -> list[dict[str, str]]:
    return [{"source": "Sorel", "cue": f"did not {verb}", "content": content}]
