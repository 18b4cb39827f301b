"""Small questions asked of a Universal Dependencies tree: subjects, conjuncts, prepositions, noun phrases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.records import Span
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.token import Token
    from kg.records import Grammar

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "nsubj:xsubj"})
PHRASE = frozenset(
    [
        "det",
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "flat",
        "flat:name",
        "fixed",
        "nmod:desc",
        "nmod:npmod",
        "nmod:unmarked",
        "advmod",
        "case",
        "goeswith",
        "det:predet",
        "cc:preconj",
        "name",
        "compound:prt",
        "list",
    ]
)
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
ASIDE = frozenset(  # before what only says when or in spite of what
    ["after", "before", "during", "since", "following", "until", "till", "amid", "despite", "pending", "as"]
)
POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
POSSESSIVE_PRONOUNS = frozenset({"my", "your", "his", "its", "our", "their"})
EDGE = frozenset({"PUNCT", "SPACE", "CCONJ", "ADP", "SCONJ"})


def children(token: Token, *labels: str) -> list[Token]:
    """The children of a token with one of these relations, in text order."""
    found: list[Token] = []
    for child in token.children:  # a comprehension would be one more call, thousands of times an article
        if child.dep_ in labels:
            found.append(child)
    return found


def first(token: Token, *labels: str) -> Token | None:
    """The first child with one of these relations."""
    for child in token.children:
        if child.dep_ in labels:
            return child
    return None


def base(label: str) -> str:
    """A relation without its subtype: 'nsubj' of 'nsubj:pass'."""
    return label.split(":", 1)[0]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in text order."""
    found, queue = [token], children(token, "conj")
    while queue:
        item = queue.pop(0)
        if item.pos_ in {"PROPN", "NOUN"} and any(c.lower_ == "not" for c in children(item, "advmod", "cc")):
            continue  # 'Kestria, not Norvania'
        found.append(item)
        queue += children(item, "conj")
    return found


def case(token: Token) -> str:
    """The preposition of a nominal, lower case: 'with' of 'with Russia', '' where there is none."""
    for child in token.children:
        if child.dep_ == "case" and child.lower_ not in POSSESSIVE:
            return child.lower_
    return ""


def grammar(token: Token) -> Grammar:
    """What a nominal does in its clause; a conjunct does what the first of its kind does."""
    while token.dep_ in {"conj", "appos", "flat", "flat:name", "compound", "nmod:desc"} and token.head is not token:
        token = token.head
    if token.dep_ in SUBJECTS:
        return "subject"
    if token.dep_ in {"obj", "iobj"}:
        return "object"
    return "possessive" if token.dep_ == "nmod:poss" else "other"


def phrase(token: Token, *, full: bool = False) -> tuple[int, int]:
    """First and last-plus-one token of a noun phrase around its head: modifiers and names, 'of' phrases, no clauses.

    With `full` its prepositional phrases and conjuncts belong to it as well. A leading preposition never does.
    """
    start, end = token.i, token.i + 1
    for child in token.children:
        label = child.dep_
        if child.pos_ == "SPACE" or label == "punct":
            continue
        if label == "case" and (child.i < token.i or child.lower_ in POSSESSIVE):
            continue
        if child.i > token.i and child.ent_type_ == "date" and label.startswith("nmod"):
            continue  # 'a curfew on Monday'
        if label == "nmod" and (_aside(child) if full else not case(child) and _infinitive(token, child)):
            continue
        if child.i > token.i and (child.lower_ in RELATIVE or child.lower_ == "including"):
            continue
        if label in PHRASE or (label == "nmod" and (full or case(child) in {"of", ""})) or (full and label == "conj"):
            if label == "advmod" and child.lower_ in {"not", "n't", "also", "only", "even"}:
                continue
            low, high = phrase(child, full=full) if label in {"nmod", "conj"} else _reach(child)
            low = min(low, min((c.i for c in child.children if c.dep_ in {"case", "cc"}), default=low))
            start, end = min(start, low), max(end, high)
    return trim(token.doc, *_without_head(token, start, end))


def _aside(token: Token) -> bool:
    """Whether a phrase only says when, in spite of what or where something was said: 'at talks in Valletta'."""
    return case(token) in ASIDE or occasion(token)


def occasion(token: Token) -> bool:
    """Whether something is said or done at or in this: 'at talks in Valletta', 'in an interview'."""
    return any(f"{case(token)} {name}" in verb_class("said-at") for name in singulars(token))


def singulars(token: Token) -> set[str]:
    """The lemma of a noun, and its singular: the lemmatiser keeps some plurals."""
    lemma = token.lemma_.lower()
    return {lemma, lemma.removesuffix("s")}


def _without_head(token: Token, start: int, end: int) -> tuple[int, int]:
    """The bounds on this side of the verb that the phrase depends on, which is never part of it."""
    head = token.head
    if head.pos_ not in {"VERB", "AUX"} or not start <= head.i < end or head.i == token.i:
        return start, end
    return (start, head.i) if head.i > token.i else (head.i + 1, end)


def _infinitive(token: Token, child: Token) -> bool:
    """Whether an infinitive that was not read as one stands between: 'members to more than double their spending'."""
    return any(between.lower_ in {"to", "than"} for between in token.doc[token.i + 1 : child.left_edge.i])


def _reach(token: Token) -> tuple[int, int]:
    """The token and everything under it but clauses, appositions and conjuncts of clauses."""
    low, high = token.i, token.i + 1
    for child in token.children:
        if child.dep_ in {"acl", "acl:relcl", "appos", "parataxis", "punct", "advcl"} or child.pos_ == "SPACE":
            continue
        a, b = _reach(child)
        low, high = min(low, a), max(high, b)
    return low, high


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Token bounds without white space, punctuation, prepositions or conjunctions at the edges."""
    tokens = doc.tokens
    while start < end - 1 and _at_edge(tokens[start]) and tokens[start + 1].lower_ not in {"least", "most"}:
        start += 1
    while end > start + 1 and (tokens[end - 1].pos_ in {"PUNCT", "SPACE", "CCONJ"} or tokens[end - 1].is_space):
        end -= 1
    return start, end


def _at_edge(token: Token) -> bool:
    return (token.pos_ in EDGE or token.is_space) and token.lower_ != "$"


def unspaced(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Token bounds without white space at the edges; a word at least stays."""
    tokens = doc.tokens
    while end > start + 1 and tokens[end - 1].is_space:
        end -= 1
    while start < end - 1 and tokens[start].is_space:
        start += 1
    return start, end


def characters(doc: Doc, start: int, end: int) -> Span:
    """The character span of tokens start to end (exclusive), which are one at least."""
    first = doc[start]
    last = first if end == start + 1 else doc[end - 1]
    low, high = first.idx, last.idx + len(last.text)
    return Span(low, high, doc.text[low:high])


def sentence_numbers(doc: Doc) -> list[int]:
    """For each token the number of its sentence, from 0."""
    return [number for number, sentence in enumerate(doc.sents) for _ in range(sentence.start, sentence.end)]


def ancestors(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while token.head is not token and token.head.i != token.i:
        token = token.head
        yield token


def about_to(verb: Token) -> Token | None:
    """The 'about' of 'is about to restore', wherever the tree hangs the verb: an adjective just before its 'to'."""
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "to"), None)
    if mark is None or mark.i == 0 or mark.i > verb.i:
        return None
    before = verb.doc[mark.i - 1]
    return before if before.pos_ == "ADJ" and any(child.dep_ == "cop" for child in before.children) else None


def yet_to(verb: Token) -> Token | None:
    """The 'has' of 'has yet to agree', whichever way the tree hangs these words together; else None.

    Adverbs may stand before the verb ('has yet to fully commit').
    """
    doc, at = verb.doc, verb.i - 1
    if at < 2:
        return None
    before = doc[at]
    while at > 1 and before.pos_ == "ADV" and before.lower_ != "yet":
        at -= 1
        before = doc[at]
    if at < 2 or before.lower_ != "to" or doc[at - 1].lower_ != "yet":
        return None
    return doc[at - 2] if doc[at - 2].lemma_.lower() in {"have", "be"} else None
