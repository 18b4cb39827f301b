"""What may be told by somebody of the sentence before, without a word that says so: free indirect speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.acts import lexicon
from kg.extract.because import Because, because
from kg.extract.grammar import ancestors, case, children, first
from kg.extract.mentions import kind_of

if TYPE_CHECKING:
    from kg.extract.token import Token

JOINED = frozenset({"conj", "xcomp", "ccomp", "parataxis"})


def retold(verb: Token) -> Because | None:
    """Why a deed may only be what somebody tells: 'Orvell told reporters little. The army had shelled the town.'

    Only in the pluperfect right after a sentence in which somebody tells a hearer something that is not written there.
    """
    teller = _teller(verb) if _pluperfect(verb) else None
    return because("may be what was told: '{}' in the sentence before", teller) if teller is not None else None


def _pluperfect(verb: Token) -> bool:
    """Whether the main clause that the verb stands in, or is joined to, is in the pluperfect."""
    chain = [verb]
    for head in ancestors(verb):
        if chain[-1].dep_ not in JOINED:
            return False
        chain.append(head)
    return any(c.lower_ in {"had", "'d", "’d"} for t in (verb, chain[-1]) for c in children(t, "aux"))


def _teller(verb: Token) -> Token | None:
    """The verb of telling of the sentence before, in the same paragraph."""
    start = verb.sent.start
    if not start or "\n" in verb.doc[start - 1].text:
        return None
    root = verb.doc[start - 1].sent.root
    if root.pos_ != "VERB" or (root.lemma_.lower(), "verb") not in lexicon() or first(root, "nsubj") is None:
        return None
    if any(t.pos_ == "VERB" or first(t, "nsubj") is not None for t in children(root, "ccomp", "xcomp", "parataxis")):
        return None  # it is said there what was told
    hearers = children(root, "iobj", "obj") + [t for t in children(root, "obl") if case(t) in {"to", "with"}]
    return root if any(kind_of(t) == "person" or t.ent_type_ == "person" for t in hearers) else None
