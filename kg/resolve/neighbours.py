"""The mentions of an article in text order, with what stands beside, inside, before and behind each."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from kg.records import Extraction, Mention, Span
from kg.resolve.gazetteer import Gazetteer

WORD = re.compile(r"[^\W_](?:[\w’'.&-]*[^\W_])?")
REST = re.compile(r"\w+(?:-\w+)*")
NEAR = 48  # characters read before and after a mention


class Neighbours:
    """Where the mentions stand, asked by mention or by number."""

    def __init__(self, extraction: Extraction, gazetteer: Gazetteer) -> None:
        self.extraction = extraction
        self.gazetteer = gazetteer
        self.text = extraction.article.text
        self.mentions: list[Mention] = list(extraction.mentions)
        self.order = sorted(
            range(len(self.mentions)), key=lambda i: (self.mentions[i].span.start, -self.mentions[i].span.end)
        )
        self._starts = [self.mentions[i].span.start for i in self.order]
        self._after: dict[tuple[int, int], list[str]] = {}
        self._breaks = [match.start() for match in re.finditer(r"\n+", self.text)]

    def following(self, mention: Mention) -> list[int]:
        """The mentions that begin at or after the end of one, in text order, nearest first; three at most."""
        low = bisect.bisect_left(self._starts, mention.span.end)
        return self.order[low : low + 3]

    def ahead(self, mention: Mention) -> Iterator[int]:
        """The mentions that begin at or after the end of one, in text order."""
        for at in range(bisect.bisect_left(self._starts, mention.span.end), len(self.order)):
            yield self.order[at]

    def between(self, number: int, mention: Mention) -> list[int]:
        """The mentions that begin after one ends and before another begins, in text order."""
        low = bisect.bisect_left(self._starts, self.mentions[number].span.end)
        return self.order[low : bisect.bisect_left(self._starts, mention.span.start)]

    def before(self, mention: Mention, count: int = 6) -> list[str]:
        """The last words before a mention in its sentence, lower case, nearest last."""
        start = mention.span.start
        low = max(self.sentence(mention).start, start - NEAR)
        return [word.lower() for word in WORD.findall(self.text[low:start])][-count:]

    def after(self, mention: Mention, count: int = 3) -> list[str]:
        """The words after a mention, lower case; a possessive ending first as \"'s\"."""
        at = mention.span.end, count
        if at not in self._after:
            self._after[at] = self._words_after(mention, count)
        return self._after[at]

    def _words_after(self, mention: Mention, count: int) -> list[str]:
        tail = self.text[mention.span.end : mention.span.end + NEAR]
        own = ["'s"] if tail[:2] in {"'s", "’s"} or (tail[:1] in {"'", "’"} and mention.span.text.endswith("s")) else []
        return own + [word.lower() for word in WORD.findall(tail[2 if own else 0 :])[:count]]

    def sentence(self, mention: Mention) -> Span:
        """The sentence a mention stands in."""
        sentences = self.extraction.sentences
        if mention.sentence < len(sentences):
            return sentences[mention.sentence]
        return Span(0, len(self.text), self.text)

    def inside(self, span: Span, *, whole: bool = False) -> list[int]:
        """The mentions inside a span, in text order; with `whole` also those that fill it."""
        end, mentions = span.end, self.mentions
        low, high = bisect.bisect_left(self._starts, span.start), bisect.bisect_right(self._starts, end)
        found = [i for i in self.order[low:high] if mentions[i].span.end <= end]
        if whole:
            return found
        start, text = span.start, span.text
        return [i for i in found if (s := mentions[i].span).start != start or s.end != end or s.text != text]

    def written(self, mention: Mention) -> str:
        """A name as it stands in the text, to the end of a word that a hyphen cut: 'Ban Ki-moon' of 'Ban Ki-'."""
        tail = REST.match(self.text, mention.span.end)
        return mention.span.text + (tail[0] if tail and mention.span.text.endswith("-") else "")

    def back(self, mention: Mention, sentences: int) -> list[int]:
        """The mentions that begin before one, at most so many sentences back, nearest first."""
        return list(self.ago(mention, sentences))

    def ago(self, mention: Mention, sentences: int) -> Iterator[int]:
        """The same one by one, for those who stop early."""
        first, order, mentions = mention.sentence - sentences, self.order, self.mentions
        for at in range(bisect.bisect_left(self._starts, mention.span.start) - 1, -1, -1):
            i = order[at]
            if mentions[i].sentence < first:
                return
            yield i

    def paragraph(self, mention: Mention) -> int:
        """The number of the line that a mention stands on."""
        return bisect.bisect_left(self._breaks, mention.span.start)

    def conjoined(self, number: int, to: int | None = None) -> bool:
        """Whether a name is joined to the next (or to this one) by 'and': 'Obama and Xi'."""
        end = self.mentions[number].span.end
        low = bisect.bisect_left(self._starts, end)
        for other in self.order[low : low + 2]:
            gap = self.text[end : self.mentions[other].span.start].split()
            if to is not None and other != to:
                continue
            if gap[:1] in (["and"], ["&"]) and len(gap) <= 3 and self.mentions[other].form == "name":
                return self.mentions[number].form == "name"
        return False

    def introduces(self, mention: Mention) -> bool:
        """Whether a nominal brings somebody new: 'an official', 'one questioner'."""
        words = WORD.findall(mention.span.text)
        return mention.form == "nominal" and bool(words) and words[0].lower() in self.gazetteer.words("indefinite")

    def partial(self, mention: Mention) -> bool:
        """Whether only some of a people or party are meant: 'many Americans', 'some Republicans'."""
        before = self.before(mention, 1)
        return bool(before) and before[0] in self.gazetteer.words("some")

    def adjective(self, number: int | None) -> bool:
        """Whether a demonym describes the noun after it: 'Ukrainian' of 'Ukrainian positions' speaks for nobody."""
        if number is None or self.mentions[number].kind != "nationality" or self.mentions[number].plural:
            return False
        tail = self.text[self.mentions[number].span.end :][:2]
        return tail[:1] == " " and tail[1:].islower() and not self.mentions[number].span.text.endswith("s")

    def modifies(self, number: int) -> bool:
        """Whether a name only modifies the noun after it: NATO of 'NATO members', Trump of 'Trump aides'."""
        mention = self.mentions[number]
        after = self.after(mention, 1)
        if mention.form != "name" or not after or after[0] == "'s":
            return False
        if not self.text[mention.span.end : mention.span.end + 2].strip().isalpha():
            return False
        word = after[0]
        nouns = self.gazetteer.nouns
        return word in nouns or word.removesuffix("s") in nouns or (word.endswith("ies") and word[:-3] + "y" in nouns)
