"""The kind of speech act that a cue performs: say, claim, demand, praise, criticise, accuse, deny, promise, …"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.tables import rows, verb_class

if TYPE_CHECKING:
    from kg.extract.doc import Span
    from kg.extract.token import Token

LIGHT = frozenset({"express", "make", "give", "voice", "issue", "have", "offer", "be", "raise", "take", "show"})


@cache
def lexicon() -> dict[tuple[str, str], str]:
    """Act by (lemma, 'verb' or 'noun'), from `ontology/acts.tsv`."""
    return {(row["lemma"], row["pos"]): row["act"] for row in rows("acts.tsv")}


def head_of(cue: Span) -> Token:
    """The word that carries a cue: its last verb unless that is light ('expressed confidence'), then its noun."""
    verbs = [t for t in cue if t.pos_ == "VERB" or (t.tag_[:2] == "VB" and t.pos_ != "AUX")]
    if len(verbs) > 1:
        # 'said when asked about' says
        verbs = [t for t in verbs if t is verbs[0] or t.nbor(-1).lower_ not in {"when", "if"}]
        own = [t for t in verbs if t.pos_ and (t.lemma_.lower(), "verb") in lexicon()]
        return (own or verbs)[-1]
    return verbs[0] if verbs else cue.root


def act_of(cue: Span) -> str:
    """The act of a cue; 'say' where the list has none of its words."""
    verb = head_of(cue)
    acts = lexicon()
    if verb.lemma_.lower() in LIGHT or verb.pos_ == "NOUN":
        for token in cue:
            if token.pos_ == "NOUN" and (token.lemma_.lower(), "noun") in acts:
                return acts[token.lemma_.lower(), "noun"]
    particles = {t.lower_ for t in cue}
    if verb.lemma_.lower() == "call" and not particles & {"for", "on", "upon"}:
        return "say"
    return acts.get((verb.lemma_.lower(), "verb"), "say")


def is_deed(cue: Span, content: list[Span]) -> bool:
    """Whether a cue does something to a thing and says nothing of it: 'imposed sanctions', but 'ruled that …'."""
    verb = head_of(cue)
    done = verb.pos_ == "VERB" and verb.lemma_.lower() in verb_class("wordless")
    if any((token.lemma_.lower(), "noun") in lexicon() for token in cue):
        return False  # 'filed a complaint of'
    return done and not any(token.pos_ in {"VERB", "AUX"} for span in content for token in span)
