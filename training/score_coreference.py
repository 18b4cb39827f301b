"""Measure whom `kg extract` takes pronouns and nominals for against GUM's gold coreference.

usage: python -m training.score_coreference --texts GUM_DIR > gum.jsonl   the texts, for `kg extract gum.jsonl`
       python -m training.score_coreference GUM_DIR PREDICTIONS.jsonl [--wrong]

'sources' are the pronouns and nominals that a statement is of, 'acting' also those that an event has, 'subjects' every
such subject of the gold tree, put before the resolver besides what was extracted, since so few documents have few
sources. 'We' and 'you' are no cases, 'I' only in quotation marks. An answer is right when a name of the entity stands
in the gold chain; a case means somebody when its chain has a name, unless 'a' or 'some' begins it. Every other train
document of these genres is held out: 'tune' were looked at when rules and weights were made, 'held' and 'dev' not.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.contract import from_json
from kg.extract.mentions import nominal_kinds
from kg.extract.quotes import Quotations
from kg.records import Entity, Extraction, Kind, Mention, Span
from kg.resolve import Gazetteer, resolve
from kg.resolve.names import key
from training.chains import Chained, Marked, Word, read_chains
from training.speakers import figures

GENRES = ("news", "interview", "speech")
SOMEBODY = {"person", "organization", "place"}
ANSWERS = {"person", "organisation", "country", "place"}
THIRD = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "they",
        "them",
        "their",
        "theirs",
        "it",
        "its",
        "i",
        "who",
    ]
)
GENDERS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
INTRODUCED = re.compile(r"(?:an?|some|another|one|two|three|many|several)\b")  # somebody, not yet anybody
AFTER = re.compile(r"[,;:(—–]|\s(?:who|which|that|whose|where)\b")  # ends a nominal's own words


@dataclass(frozen=True, slots=True)
class Case:
    """In a document 'he' at 40 has these chains; `said` is right, wrong, missed or open, as in `training.speakers`."""

    document: str
    mention: Mention
    source: bool
    named: bool
    said: str


def cases(extraction: Extraction, gold: Chained, every: bool) -> Iterator[Case]:
    """The cases of one document; with `every` all that are resolved, whether they act or not."""
    sources = {s.source_mention for s in extraction.statements}
    sides = [side for e in extraction.events for side in (e.actor, e.recipient) if side is not None]
    acting = sources | {side.mention for side in sides}
    for number, mention in enumerate(extraction.mentions):
        word = mention.span.text.lower()
        if mention.form == "name" or not (number in acting or (every and mention.grammar == "subject")):
            continue
        if mention.form == "pronoun" and (word not in THIRD or (word == "i" and mention.quote is None)):
            continue
        marked = [m for m in gold.mentions if m.head == mention.head.start and _somebody(m, mention)]
        chains = {m.entity for m in marked}
        if not chains or any(m.titles for m in marked) or (mention.resolution and mention.resolution.via == "metonym"):
            continue  # 'the US government' is the United States to us, another entity to GUM
        named = any(m.named for chain in chains for m in gold.chain(chain)) and not INTRODUCED.match(word)
        entity = mention.resolution.entity if mention.resolution else None
        if entity is None or entity.kind not in ANSWERS:
            said = "missed" if named else "open"
        else:
            said = "right" if chains & meant(entity, extraction, gold) else "wrong"
        yield Case(gold.name, mention, number in sources, named, said)


def _somebody(marked: Marked, mention: Mention) -> bool:
    """Whether a gold mention is of a person or a body; a place only where it may act: 'it', 'the country'."""
    if marked.kind == "place":
        return mention.form == "pronoun" or mention.kind == "organisation"
    return marked.kind in SOMEBODY


def with_subjects(extraction: Extraction, gold: Chained) -> Extraction:
    """The extraction unresolved, with a mention for every pronoun or nominal that is a subject in the gold tree."""
    mentions = [replace(mention, resolution=None) for mention in extraction.mentions]
    known = {mention.head.start for mention in mentions}
    words = {word.start: word for word in gold.words if word.relation.startswith("nsubj")}
    quotations = Quotations(gold.text)
    for marked in gold.mentions:
        word = words.get(marked.head)
        if word is None or marked.kind not in SOMEBODY or marked.head in known:
            continue
        if word.tag in {"PRP", "WP", "NN", "NNS"}:
            known.add(marked.head)
            mentions.append(_subject(word, marked, extraction, gold, quotations))
    return replace(extraction, mentions=tuple(mentions))


def _subject(word: Word, marked: Marked, extraction: Extraction, gold: Chained, quotations: Quotations) -> Mention:
    pronoun = word.tag in {"PRP", "WP"}
    start, end = (word.start, word.end) if pronoun else (marked.start, marked.end)
    cut = None if pronoun else AFTER.search(gold.text, word.end, end)
    end = cut.start() if cut else end
    text = gold.text[word.start : word.end]
    kind: Kind = (
        ("person" if text.lower() in GENDERS else "thing") if pronoun else nominal_kinds().get(word.lemma, "thing")
    )
    inside = quotations.at(word.start) is not None
    said = (n for n, s in enumerate(extraction.statements) if any(c.start <= word.start < c.end for c in s.content))
    return Mention(
        Span(start, end, gold.text[start:end]),
        kind,
        "pronoun" if pronoun else "nominal",
        Span(word.start, word.end, text),
        next((n for n, s in enumerate(extraction.sentences) if s.start <= word.start < s.end), 0),
        "subject",
        word.tag == "NNS" or text.lower() in {"they", "we"},
        GENDERS.get(text.lower()),  # type: ignore[arg-type]
        next(said, None) if inside else None,
    )


def meant(entity: Entity, extraction: Extraction, gold: Chained) -> set[str]:
    """The gold chains in which names of an entity stand, or that Wikipedia names as it is labelled."""
    spans = [m.span for m in extraction.mentions if m.form == "name" and m.resolution and m.resolution.entity == entity]
    found = {m.entity for m in gold.mentions if m.link and key(m.link) == key(entity.label)}
    for span in spans:
        inside = [m for m in gold.mentions if _heads(m, span, gold)]
        widest = max((m.end - m.start for m in inside if m.named), default=0)
        found |= {m.entity for m in inside if (m.named and m.end - m.start == widest) or m.start == span.start}
    return found


def _heads(marked: Marked, span: Span, gold: Chained) -> bool:
    """Whether a gold mention is of this name: its head stands in it, or is a title before it, 'Professor Ana Sorel'."""
    if span.start <= marked.head < span.end:
        return True
    if not (marked.named and marked.start <= marked.head < span.start and span.end <= marked.end):
        return False
    return all(word[:1].isupper() for word in gold.text[marked.head : span.start].split())


def summary(found: list[Case]) -> str:
    """Right and answered in percent."""
    count = Counter(case.said for case in found)
    count["named"] = sum(case.named for case in found)
    count["answered"] = sum(case.named and case.said != "missed" for case in found)
    return figures(count)


def part_of(path: Path, number: int) -> str:
    """'dev', or 'tune' and 'held' by turns among the train documents."""
    return "dev" if path.parent.name == "dev" else ("tune", "held")[number % 2]


def chosen(folder: Path) -> list[Path]:
    """The documents of the genres measured, dev before train."""
    paths = sorted(p for p in folder.rglob("*.conllu") if p.stem.split("_")[1] in GENRES)
    return sorted(paths, key=lambda p: (p.parent.name, p.stem))


def main() -> None:
    """Print texts, or the figures by part and form, for sources alone and for all who speak or act."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("predictions", type=Path, nargs="?")
    parser.add_argument("--texts", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="also print each case that is not right")
    options = parser.parse_args()
    paths = chosen(options.folder)
    if options.texts:
        for path in paths:
            print(json.dumps({"id": path.stem, "text": read_chains(path).text}))
        return
    read = map(json.loads, options.predictions.read_text(encoding="utf-8").splitlines())
    extractions = {row["article"]["id"]: from_json(row) for row in read}
    gazetteer = Gazetteer.load()
    found: list[tuple[str, str, Case]] = []
    for number, path in enumerate(paths):
        if path.stem not in extractions:
            continue
        gold, read_ = read_chains(path), extractions[path.stem]
        part = part_of(path, number)
        acting = list(cases(read_, gold, False))
        found += [(part, "sources", case) for case in acting if case.source]
        found += [(part, "acting", case) for case in acting]
        all_ = resolve(with_subjects(read_, gold), gazetteer)
        found += [(part, "subjects", case) for case in cases(all_, gold, True)]
    for part in ("tune", "held", "dev"):
        for group in ("sources", "acting", "subjects"):
            here = [case for where, which, case in found if (where, which) == (part, group)]
            for form in ("pronoun", "nominal"):
                print(f"{part:5} {group:8} {form:8} {summary([case for case in here if case.mention.form == form])}")
            print(f"{part:5} {group:8} both     {summary(here)}")
    for part, group, case in found if options.wrong else []:
        if case.said in {"wrong", "missed"}:
            span, got = case.mention.span, case.mention.resolution
            print(case.said, part, group, case.document, span.start, span.text, got.why if got else "", sep=" | ")


if __name__ == "__main__":
    main()
