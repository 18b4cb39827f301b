"""When and where an event took place, as its sentence says: only the time and place that belong to this very deed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.actions import deed, noun_action
from kg.extract.acts import head_of
from kg.extract.grammar import ancestors, case, characters, children, conjuncts, occasion
from kg.extract.mentions import kind_of
from kg.extract.nouns import behind
from kg.extract.tense import tense
from kg.extract.when import CLUE, LONGEST, meaning
from kg.records import Article, When, changed
from kg.tables import verb_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.doc import Doc
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token
    from kg.records import Statement

PLACE_CASES = frozenset({"in", "at", "near", "inside", "outside", "along", "across"})
SURE_CASES = frozenset({"in", "near", "outside", "along"})  # also before a name that was not read as a place
AT = frozenset({"on", "against", "at"})  # before what is attacked
PLACED = frozenset({"place", "country"})
ADVERBIAL = (
    "obl",
    "obl:tmod",
    "obl:unmarked",
    "obl:npmod",
    "obl:mod",
    "advmod",
    "nmod:tmod",
    "nmod:unmarked",
    "nmod:npmod",
)
NOUN = (*ADVERBIAL, "nmod", "nmod:poss", "compound", "nmod:desc", "nummod")
TIMELESS = frozenset({"person", "organisation", "weapon"})
OCCASION = frozenset({"in", "at", "during"})  # 'said at a meeting on Wednesday': the saying is of Wednesday too
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "cc", "conj", "ccomp", "punct"})
BESIDE = frozenset({"cc", "conj", "punct"})  # of those, what more of the phrase may follow
PHASE = frozenset(
    {"begin", "start", "continue", "keep", "resume", "stop", "finish", "cease", "go"}
)  # one deed with its verb
HAPPENS = frozenset(
    {"happen", "occur", "begin", "start", "resume", "continue", "end", "hold", "schedule", "conclude", "follow"}
)
POINTING = re.compile(
    r"\b(?:before|after|afterwards?|earlier|later|prior|previous|preceding|following|next|same|that)\b", re.I
)
TOLD = re.compile(
    r"\b(?:yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!,? \d)"
    r"|(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?)(?!\w)"
)


def circumstances(token: Token, article: Article, mentions: Mentions) -> tuple[int | None, When | None]:
    """The mention of the place, and the time, of the event that a verb or noun names."""
    return place(token, mentions), time(token, article)


def dated(doc: Doc, article: Article, statements: Iterable[Statement]) -> list[Statement]:
    """The statements with the time at which their sentences say that they were made."""
    return [
        statement if (when := _said_when(doc, article, statement)) is None else changed(statement, when=when)
        for statement in statements
    ]


def _said_when(doc: Doc, article: Article, statement: Statement) -> When | None:
    cue = statement.cue and doc.char_span(statement.cue.start, statement.cue.end)
    head = head_of(cue) if cue else None
    return time(head, article) if head is not None and head.pos_ in {"VERB", "NOUN"} else None


def place(token: Token, mentions: Mentions) -> int | None:
    """A place after 'in' or 'at'; a name that was not read as one only where hardly anything else can stand."""
    beside = [c for head in _one_deed(token) for c in children(head, *ADVERBIAL, "nmod")]
    beside += [c for told in _occasions(token) for c in children(told, "nmod")]
    beside += [c for hit in _hit(token) for c in children(hit, "nmod")]
    for child in beside:
        number, before = mentions.name_at(child), case(child) or _particle(child)
        if number is None or before not in PLACE_CASES:
            continue
        kind = mentions.all[number].kind
        if kind in PLACED or (kind in {"person", "organisation"} and before in SURE_CASES):
            return number
    attacks = [head for head in _one_deed(token) if head.pos_ == "NOUN" and token.pos_ == "VERB" and _attack(head)]
    hit = [t for attack in attacks for t in behind(attack) if case(t) in AT]  # 'strikes on Karsk killed ten'
    there = (mentions.name_at(t) for t in hit)
    return next((n for n in there if n is not None and mentions.all[n].kind in PLACED), None)


def _particle(token: Token) -> str:
    """The preposition that was read as a particle: the 'in' of 'shelled a depot in Karsk'."""
    at = token.left_edge.i
    before = token.doc[at - 1] if at else token
    return before.lower_ if before.dep_ == "compound:prt" and before.head == token.head else ""


def _hit(token: Token) -> list[Token]:
    """What an attack hits, and who makes it: where these are, it takes place: 'struck a depot near Karsk'."""
    if not _attack(token):
        return []
    if token.pos_ == "NOUN":
        return [t for t in behind(token) if case(t) in AT | {"of"}]
    return children(token, "obj", "nsubj:pass", "obl:agent")


def _attack(token: Token) -> bool:
    code = noun_action(token) if token.pos_ == "NOUN" else deed(token) if token.pos_ == "VERB" else None
    return code is not None and code.type == "ASSAULT"


def _occasions(token: Token) -> list[Token]:
    """What a deed was done at or in: the talks of 'proposed a truce at talks in Valletta'."""
    if token.pos_ != "VERB":
        return []
    things = children(token, "obj")
    return [t for head in (token, *things) for t in children(head, "obl", "nmod") if occasion(t)]


def time(token: Token, article: Article) -> When | None:
    """The time that is said of this deed: beside its verb, its noun, or the occasion it happened on."""
    told: When | None = None
    for phrase, of in _phrases(token):
        words = _words(phrase)
        if len(words) > LONGEST or not CLUE.search(words.lower()):
            continue
        anchor = _told_before(phrase, article) if POINTING.search(words) else None
        value = meaning(words, article.published, tense(of), anchor)
        if value is not None and (told is None or _finer(value, told.value)):
            told = When(value, words)
    return told


def _phrases(token: Token) -> Iterator[tuple[Token, Token]]:
    """Phrases that may say when, the surest first, each with the word whose tense tells the direction."""
    for head in _one_deed(token):
        labels = NOUN if head.pos_ == "NOUN" else ADVERBIAL
        ahead = None if _occasions(head) else _still_open(head)
        for child in children(head, *labels):
            if ahead is not None and child.i > ahead.i:
                continue
            yield child, token
            if child.pos_ == "PROPN" or (case(child) in OCCASION and head.pos_ != "NOUN"):
                for inner in children(child, "nmod", *ADVERBIAL):
                    yield inner, token
        for child in children(head, "obj", "iobj", "nsubj:pass", "obl:agent") if head.pos_ == "VERB" else ():
            if child.pos_ == "PROPN" or kind_of(child) in TIMELESS:  # 'met Sorel on Wednesday': people have no day
                yield from ((inner, token) for inner in children(child, "nmod", *ADVERBIAL))
    yield from _opening(token)


def _still_open(verb: Token) -> Token | None:
    """What is only offered or asked for: 'offered talks on 15 May', where the day may be that of the talks."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in verb_class("unrealised-object") | verb_class("planning"):
        return None
    return next((t for t in children(verb, "obj") if t.pos_ == "NOUN" and t.i > verb.i), None)


def _one_deed(token: Token) -> list[Token]:
    """The words that name one deed: verb and light verb's noun, 'began' and 'striking', 'talks' and 'began'."""
    found = [token]
    if token.pos_ in {"VERB", "AUX"}:
        if token.lemma_.lower() in verb_class("light"):
            found += [noun for noun in children(token, "obj", "nsubj:pass") if noun.pos_ == "NOUN"]
        if token.dep_ == "xcomp" and token.head.lemma_.lower() in PHASE:
            found.append(token.head)
        if _attack(token):  # 'Monday's attack killed ten', 'the attack killed ten on Monday'
            found += [noun for noun in children(token, "nsubj") if noun.pos_ == "NOUN" and _attack(noun)]
    elif token.dep_ in {"nsubj", "nsubj:pass"} and token.head.pos_ == "VERB":
        verb = token.head
        takes_place = verb.lemma_.lower() == "take" and any(c.lower_ == "place" for c in children(verb, "obj"))
        harms = token.dep_ == "nsubj" and _attack(verb) and _attack(token)
        if takes_place or harms or (verb.lemma_.lower() in HAPPENS and not children(verb, "obj")):
            found.append(verb)
    return found


def _opening(token: Token) -> Iterator[tuple[Token, Token]]:
    """'On Monday, Russia struck Kyiv and shelled Odesa': what opens the sentence holds for every verb on a par."""
    if token.dep_ != "conj" or token.pos_ != "VERB":
        return
    first = next((head for head in ancestors(token) if head.dep_ != "conj"), None)
    if first is None or first.pos_ not in {"VERB", "AUX"} or token not in conjuncts(first):
        return
    subject = min((c.i for c in first.children if c.dep_.startswith("nsubj")), default=first.i)
    for child in children(first, *ADVERBIAL):
        if child.i < subject:
            yield child, token


def _words(head: Token) -> str:
    """The phrase of a word without the clauses in it."""
    low, high = _reach(head)
    words: str = characters(head.doc, low, high).text
    return words.strip(" ,.;:()\n")


def _reach(head: Token) -> tuple[int, int]:
    low = high = head.i
    for child in head.children:
        if child.dep_ in CLAUSES and not (child.dep_ == "conj" and child.ent_type_ == "date"):
            if child.i > head.i and child.dep_ not in BESIDE:
                break
            continue
        first, last = _reach(child)
        low, high = min(low, first), max(high, last - 1)
    return low, high + 1


def _finer(value: str, other: str) -> bool:
    """Whether one time says more exactly what another says: 2025-04-02 of 2025-04."""
    return value.startswith(other) and "/" not in value


def _told_before(phrase: Token, article: Article) -> str | None:
    """The last day told before a phrase in its sentence or the one before: what 'two days later' counts from."""
    sent = phrase.sent
    start = sent.start - 1
    before = phrase.doc[max(start, 0)].sent.start if start >= 0 else sent.start
    low = phrase.doc[before : _reach(phrase)[0]]
    for match in reversed(list(TOLD.finditer(low.text))):
        value = meaning(match[0], article.published, "past")
        if value is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return value
    return None
