"""How the wordings of a cluster drift from its fullest: word by word, and of which kind, by visible rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from kg.link.difference import difference
from kg.link.records import Cluster, Drift, Kind, Said
from kg.link.strength import Shift, shifts
from kg.link.traits import QUOTED, denies
from kg.link.words import TOKEN, Word, words

WORST: tuple[Kind, ...] = (
    "number", "name", "stronger", "weaker", "quoted", "paraphrase", "word", "cut", "punctuation", "verbatim",
)  # fmt: skip
WHOLE = 0.95  # of the shorter wording's words in order in the longer: a cut
NEAR = 0.6  # … : the same wording with words changed
FEW = 3  # words that are other: not worth to be called a cut
ROW = 8  # words in a row that are no accident
PLACES = 3  # where the wording differs, that are told
LONG = 6  # words that are told of one place
FRAME = 6  # words of its own around quoted words that a cut may have
MARKS = re.compile(r"[\"“”‘’']")

Judged = tuple[Kind, str]


def drift(cluster: Cluster) -> Iterator[Drift]:
    """Yield the drift of every member but the fullest itself, the earliest first."""
    full = fullest(cluster)
    for member in cluster.members:
        if member.key != full.key:
            kind, why = judged(full, member)
            yield Drift(member.key, full.key, kind, why, difference(full.text, member.text))


def worst_first(clusters: Iterable[Cluster]) -> list[tuple[Drift, Cluster]]:
    """All drifts, changed numbers and names first, verbatim last."""
    found = [(each, cluster) for cluster in clusters for each in drift(cluster)]
    return sorted(found, key=lambda pair: (WORST.index(pair[0].kind), -len(pair[1].outlets), pair[0].member))


def fullest(cluster: Cluster) -> Said:
    """The member whose wording is the cluster's canonical one, the earliest of these."""
    return next(member for member in cluster.members if member.text == cluster.canonical)


def judged(full: Said, member: Said) -> Judged:
    """The kind of a member's drift from the fullest wording, and why in words."""
    kind, why = _judged(full, member)
    behind = [
        f"{which} stands behind '{one.cue}'" for which, one in (("it", member), ("the fullest", full)) if denies(one)
    ]
    return kind, "; ".join([why, *behind])


def _judged(full: Said, member: Said) -> Judged:
    old, new = words(full.text), words(member.text)
    a, b = [word.plain for word in old], [word.plain for word in new]
    if a == b:
        return _same_words(full, member)
    if number := _number(old, new):
        return number
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if name := _name(matcher, old, new):
        return name
    if member.manner == "mixed" and (quoted := _quoted_part(old, member)):
        return quoted
    return _wording(matcher, old, new)


def _wording(matcher: SequenceMatcher[str], old: tuple[Word, ...], new: tuple[Word, ...]) -> Judged:
    """A cut, the same wording with words changed, or other words."""
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    same = [word for block in blocks for word in new[block.b : block.b + block.size]]
    longest = max((block.size for block in blocks), default=0)
    share = len(same) / max(1, min(len(old), len(new)))
    telling = sum(w.weight for w in same) / max(0.1, min(sum(w.weight for w in old), sum(w.weight for w in new)))
    if len(old) + len(new) - 2 * len(same) <= FEW < len(same):
        return _changed(matcher, old, new)
    if (share >= WHOLE or telling > WHOLE) and longest >= 2:
        how = "leaves out" if len(new) < len(old) else "adds"
        return "cut", f"{how} words; {longest} stand in a row as in the fullest wording"
    if share >= NEAR and telling >= NEAR and longest >= 3:
        return _changed(matcher, old, new)
    if longest >= ROW:
        return "cut", f"{longest} words in a row are shared, the rest is not"
    if sum(block.size for block in blocks if block.size > 1) >= ROW:
        return _changed(matcher, old, new)
    moved = [shift for shift in shifts(old, new) if shift.old and shift.new]
    return _shifted(moved) or ("paraphrase", "tells it in other words")


def _same_words(full: Said, member: Said) -> Judged:
    if MARKS.sub('"', " ".join(full.text.split())).strip(' ".,') == MARKS.sub('"', member.text).strip(' ".,'):
        return "verbatim", "the same words"
    ours, theirs = QUOTED.findall(member.text), QUOTED.findall(full.text)
    if ours and not theirs and full.manner != "direct" and member.manner != "direct":
        return "quoted", f"quote marks around '{ours[0]}', which the fullest wording does not have"
    return "punctuation", "the same words with other signs or capitals"


def _number(old: tuple[Word, ...], new: tuple[Word, ...]) -> Judged | None:
    """A number before the same word that is another one."""
    was, now = _counted(old), _counted(new)
    for what in now:
        if what in was and was[what] != now[what]:
            return "number", f"'{was[what]}' became '{now[what]}' before '{what}'"
    return None


def _counted(each: tuple[Word, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one, following in pairwise(each):
        if one.plain[0].isdigit() and (following.weight or following.plain in "%$€£"):
            found.setdefault(following.concept, one.concept)
    return found


def _name(matcher: SequenceMatcher[str], old: tuple[Word, ...], new: tuple[Word, ...]) -> Judged | None:
    """A name that stands in place of another, between words that are the same."""
    for tag, i, j, k, m in matcher.get_opcodes():
        inside = i > 0 and k > 0 and j < len(old) and m < len(new)
        if tag == "replace" and inside and j - i == m - k <= 2:
            gone, come = old[i:j], new[k:m]
            alike = {w.concept for w in gone} & {w.concept for w in come}
            if all(w.name and w.weight for w in gone + come) and not alike:
                return "name", f"'{' '.join(w.text for w in gone)}' became '{' '.join(w.text for w in come)}'"
    return None


def _changed(matcher: SequenceMatcher[str], old: tuple[Word, ...], new: tuple[Word, ...]) -> Judged:
    """The same wording with words changed: which, or how it became stronger or weaker."""
    if shifted := _shifted(shifts(old, new)):
        return shifted
    return "word", _replaced(matcher, old, new)


def _replaced(matcher: SequenceMatcher[str], old: tuple[Word, ...], new: tuple[Word, ...]) -> str:
    """'fast' became 'quickly'; 'at this moment' is left out: place by place, those that tell most first."""
    found = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            gone, come = _shown(old[i:j]), _shown(new[k:m])
            told = sum(word.weight for word in (*old[i:j], *new[k:m]))
            what = f"{gone} became {come}" if gone and come else f"{gone} is left out" if gone else f"{come} is added"
            found.append((-told, i, what))
    most = sorted(sorted(found)[:PLACES], key=lambda each: each[1])
    more = len(found) - len(most)
    return "; ".join(what for _, _, what in most) + (f"; and {more} more" if more else "")


def _shown(words: tuple[Word, ...]) -> str:
    text = " ".join(word.text for word in words[:LONG]) + (" …" if len(words) > LONG else "")
    return f"'{text}'" if words else ""


def _shifted(found: list[Shift]) -> Judged | None:
    total = sum(shift.by for shift in found)
    if not total:
        return None
    shift = next(shift for shift in found if shift.by * total > 0)
    was, now = f"'{shift.old}'" if shift.old else "nothing", f"'{shift.new}'" if shift.new else "nothing"
    return "stronger" if total > 0 else "weaker", f"{was} became {now} before '{shift.before}'"


def _quoted_part(old: tuple[Word, ...], member: Said) -> Judged | None:
    """A cut that is introduced in words of the outlet's own: all it quotes stands in the fullest wording."""
    text = f" {' '.join(word.plain for word in old)} "
    quotes = [TOKEN.findall(part.casefold()) for part in QUOTED.findall(member.text)]
    quotes = [part for part in quotes if part]
    own = len(TOKEN.findall(member.text)) - sum(map(len, quotes))
    if quotes and own <= FRAME and all(f" {' '.join(part)} " in text for part in quotes):
        return "cut", f"quotes {sum(map(len, quotes))} words of it"
    return None
