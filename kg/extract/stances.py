"""What PLOVER counts beside the act itself: a cooperation that is promised is AGREE, one that is refused is REJECT,
an attack that is announced is THREATEN; 'refused to meet', 'will lift', 'is willing to talk'.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from kg.extract.grammar import children
from kg.extract.plain import announced, governed
from kg.records import Plover
from kg.tables import rows

if TYPE_CHECKING:
    from kg.extract.token import Token

Stance = Literal["agreeing", "offering", "vowing", "planning", "refusing", "failing", "threatening", "requesting"]

BELOW = frozenset({"xcomp", "acl", "ccomp", "advcl"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
NEVER = frozenset({"not", "n't", "n’t", "never"})
CONDITION = frozenset({"if", "unless", "whether", "were", "had"})
KIND = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "AGREE"})
PROMISES = frozenset({"agreeing", "offering", "vowing", "planning"})
THREATS = frozenset({"offering", "vowing", "threatening"})
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
TOGETHER = frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE"})
REFUSED = {
    "CONSULT": "meet",
    "CONCEDE": "yield",
    "RETREAT": "yield",
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "assist",
}
THREATENED = {"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict", "PROTEST": "restrict"}
ALIKE = frozenset({"arrest", "expel"})  # modes of what is threatened that are modes of threats too


@cache
def stances() -> dict[str, Stance]:
    """What a word makes of the infinitive after it, from `ontology/stances.tsv`."""
    return {row["lemma"]: row["stance"] for row in rows("stances.tsv")}  # type: ignore[misc]


def with_stance(verb: Token, act: Plover | None, published: str | None = None) -> Plover | None:
    """The code of a verb once it is seen who promises, refuses or threatens it; `act` is that of the bare deed.

    `negated` and `modality` of an event go on speaking of the deed: 'will not lift' is REJECT, and nothing was lifted.
    Where the refusal, promise or threat itself is plainly there, lately seen from `published`, `Plover.stance` says so.
    """
    stance, bare = _stance(verb)
    code = _code(stance, bare, act)
    if code is None or stance is None or code is act:
        return code
    if code.type == "REJECT" and act is not None and act.type not in KIND:
        return code  # who is unwilling to condemn somebody rejects nobody
    hostile = act is not None and act.type in HOSTILE
    return replace(code, stance=_plainly(lowest(verb), stance, bare, published, hostile=hostile))


def _plainly(verb: Token, stance: Stance, bare: bool, published: str | None, *, hostile: bool) -> bool:
    """Whether the stance itself is there: never for what is only planned or wanted, nor for a mere 'will'."""
    if bare:
        will = any(t.lower_ in WILL for t in children(verb, "aux"))
        return stance == "refusing" and will and announced(verb, published)
    if verb.head.pos_ == "ADJ" and hostile:
        return False  # 'was ready to attack' threatens nobody
    denied = verb.head.pos_ == "ADJ" and stance == "refusing" and stances().get(verb.head.lemma_.lower()) in PROMISES
    return stance != "planning" and governed(verb, published, denied=denied)


def _code(stance: Stance | None, bare: bool, act: Plover | None) -> Plover | None:
    if stance == "requesting":
        return None
    if stance is None or (act is None and bare) or (act is not None and act.quad is None):
        return act  # also mere words: 'declined to comment'
    kind = act is not None and act.type in KIND
    if stance == "refusing" and (kind or not bare):
        return Plover("REJECT", REFUSED.get(act.type) if act else None, 3)
    if stance == "failing" and act is not None and act.type in TOGETHER:
        return Plover("REJECT", REFUSED.get(act.type), 3)
    if stance in PROMISES and (kind or (act is None and stance in {"agreeing", "offering"})):
        return Plover("AGREE", None, 1)
    if act is not None and act.type in HOSTILE and (stance in THREATS or (bare and stance == "planning")):
        return Plover("THREATEN", act.mode if act.mode in ALIKE else THREATENED[act.type], 3)
    return act


def lowest(verb: Token) -> Token:
    """The first of the verbs that share what stands before them: 'meet' for the 'visit' of 'to meet and visit'."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "nsubj", "nsubj:pass", "aux"):
        verb = verb.head
    return verb


def _stance(verb: Token) -> tuple[Stance | None, bool]:
    """How the verb's subject stands to the deed, and whether only an auxiliary tells: 'will', 'will not'."""
    first = lowest(verb)
    own = _of_auxiliaries(first)
    if own is not None:
        return own, True
    governor = first.head
    if first.dep_ not in BELOW or not any(t.lower_ == "to" for t in children(first, "mark")):
        return None, False
    stance = stances().get(governor.lemma_.lower())
    if stance is None:
        return None, False
    if any(t.lower_ in NEVER for t in children(governor, "advmod")):
        return ("refusing" if governor.pos_ == "ADJ" and stance in PROMISES else None), False
    return stance, False


def _of_auxiliaries(verb: Token) -> Stance | None:
    words = {t.lower_: t.i for t in children(verb, "aux")}
    if not words:
        return None
    if any(t.i > at for t in children(verb, "nsubj", "nsubj:pass") for at in words.values()):
        return None  # a question: 'Would they meet?'
    if WILL & words.keys():
        return "refusing" if any(t.lower_ in NEVER for t in children(verb, "advmod")) else "planning"
    if "would" in words or "'d" in words:
        clauses = [t.lower_ for clause in children(verb, "advcl") for t in children(clause, "mark", "aux")]
        clauses += [t.lower_ for t in children(verb, "mark")]
        if verb.dep_ in {"ccomp", "parataxis", "root", "ROOT"} and not set(clauses) & CONDITION:
            return "refusing" if any(t.lower_ in NEVER for t in children(verb, "advmod")) else "planning"
    return None
