"""Lay another pipeline's reading over ours, character by character: what it lacks, or cuts otherwise, stays ours."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kg.annotate.fill import space_hosts
from kg.annotate.foreign import kind_of, penn, relation, upos_of
from kg.annotate.wordpiece import INVISIBLE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.annotate.lemma import Lemmas

MEASURES = frozenset({"date", "money", "percent", "quantity"})  # whose first word may be a determiner
Arc = tuple[int, int, str]  # a word, its head (a root's is itself), the relation


def lay_tags(doc: Doc, other: Doc, lemmas: Lemmas) -> None:
    """Take Penn tags, with universal tags and lemmas that go with them, for every word that both cut alike."""
    theirs = _words(other)
    for token in doc:
        found = theirs.get(token.idx)
        if not _is_word(token) or found is None or len(found) != len(token) or not penn(found.tag_):
            continue
        upos = upos_of(found.tag_, found.pos_, token.pos_)
        if (found.tag_, upos) != (token.tag_, token.pos_):
            token.tag_, token.pos_ = found.tag_, upos
            token.lemma_ = lemmas.of(token.text, found.tag_, upos)


def lay_names(doc: Doc, other: Doc, kinds: frozenset[str]) -> None:
    """Take its names, and of ours those that no name of its overlaps and that are of none of the `kinds` it reads."""
    taken: list[Span] = []
    held: set[int] = set()  # words of the names taken
    lost: set[int] = set()  # words of names that it cuts otherwise than our words: ours stays there
    for entity in other.ents:
        if not kind_of(entity.label_):
            continue
        span = _here(doc, entity)
        if span is None:
            around = doc.char_span(entity.start_char, entity.end_char, alignment_mode="expand")
            lost.update(range(around.start, around.end) if around is not None else ())
        elif held.isdisjoint(range(span.start, span.end)):
            taken.append(span)
            held.update(range(span.start, span.end))
    for ours in doc.ents:
        words = range(ours.start, ours.end)
        if held.isdisjoint(words) and (ours.label_ not in kinds or not lost.isdisjoint(words)):
            taken.append(ours)
    doc.set_ents(taken)


def _here(doc: Doc, entity: Span) -> Span | None:
    """A name of another document in ours, without an article before it or a possessive mark after it."""
    kind = kind_of(entity.label_) or ""
    words = [t for t in entity if _is_word(t)]
    if kind not in MEASURES:
        while words and words[0].lower_ in {"the", "a", "an"}:
            words.pop(0)
    while len(words) > 1 and words[-1].lower_ in {"'s", "’s", "'", "’"}:
        words.pop()
    if not words or "\n" in doc.text[words[0].idx : words[-1].idx]:
        return None
    span = doc.char_span(words[0].idx, words[-1].idx + len(words[-1]), label=kind)
    if span is None or (len(span) == 1 and (span[0].like_url or span[0].like_email)):
        return None
    return span


def lay_trees(doc: Doc, other: Doc) -> None:
    """Take its trees wherever both begin and end sentences alike in between and cut the same words.

    A stretch stays ours where one of its sentences runs on over the end of a line at which ours ends.
    """
    theirs, text = _words(other), doc.text
    arcs: list[Arc] = []
    stretch: list[Token] = []
    broken: set[int] = set()  # where ours, and therefore every sentence, ends with the line
    end = 0
    for token in doc:
        if not _is_word(token):
            continue
        if _begins(token):
            found = theirs.get(token.idx)
            if found is not None and _begins(found):
                arcs += _stretch(stretch, theirs, broken)
                stretch, broken = [], set()
            elif "\n" in text[end : token.idx]:
                broken.add(token.idx)
        stretch.append(token)
        end = token.idx + len(token)
    arcs += _stretch(stretch, theirs, broken)
    if arcs:
        _write(doc, arcs)


def _stretch(words: list[Token], theirs: dict[int, Token], broken: set[int]) -> list[Arc]:
    """The other's trees over these words; none where it has others, or trees that cannot be ours."""
    pairs = [(word, theirs[word.idx]) for word in words if word.idx in theirs]
    if broken or len(pairs) < len(words) or any(len(a) != len(b) for a, b in pairs):
        return []
    numbers = {found.i: word.i for word, found in pairs}
    arcs: list[Arc] = []
    for word, found in pairs:
        head = found.head
        while not _is_word(head) and head.head.i != head.i:
            head = head.head
        label = relation("root" if head.i == found.i else found.dep_)
        if label is None or head.i not in numbers or (label == "ROOT") != (head.i == found.i):
            return []
        arcs.append((word.i, numbers[head.i], label))
    return arcs if _is_forest(arcs, [word.i for word, found in pairs if _begins(found)]) else []


def _is_forest(arcs: list[Arc], starts: list[int]) -> bool:
    """Whether every sentence has one root, and every word of it leads there."""
    above = {word: head for word, head, _ in arcs}
    root = {word: word for word, head in above.items() if word == head}
    if len(root) != len(starts):
        return False
    for word in above:
        path: dict[int, None] = {}
        at = word
        while at not in root and at not in path:
            path[at] = None
            at = above[at]
        if at in path:
            return False
        root |= dict.fromkeys(path, root[at])
    begins = set(starts)
    return all(word in begins or root[word] == root[before] for before, word in pairwise(above))


def _write(doc: Doc, arcs: list[Arc]) -> None:
    from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]

    words = np.array([t.i for t in doc if _is_word(t)], np.int64)
    heads = space_hosts(len(doc), words)
    labels = np.array([t.dep for t in doc], np.uint64)
    heads[words] = [doc[i].head.i for i in words.tolist()]
    for word, above, label in arcs:
        heads[word], labels[word] = above, doc.vocab.strings.add(label)
    values = np.stack([(heads - np.arange(len(doc))).astype(np.int64).view(np.uint64), labels], 1)
    doc.from_array([HEAD, DEP], values)  # type: ignore[arg-type]


def _words(doc: Doc) -> dict[int, Token]:
    """Words by the character at which they begin."""
    return {token.idx: token for token in doc if _is_word(token)}


def _is_word(token: Token) -> bool:
    """Not so are white space and characters that nobody sees."""
    return not token.is_space and bool(token.text.strip(INVISIBLE))


def _begins(token: Token) -> bool:
    """Whether a sentence begins with this word, or with white space before it."""
    while not token.is_sent_start and token.i and not _is_word(token.nbor(-1)):
        token = token.nbor(-1)
    return bool(token.is_sent_start) or token.i == 0
