"""Building blocks of awkward texts: what web pages, wires, transcripts and posts put around and into a report."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = [
    "Ida Holm",
    "Jonas Berg",
    "Mark Rutte",
    "Marco Rubio",
    "the minister",
    "She",
    "NATO",
    "Norvenia",
    "the Kremlin",
]
WORDS = ["We will not give up", "the talks would go on", "Russia must stop the war", "no deal was near", "it is late"]
CUES = ["said", "told reporters", "warned", "denied", "wrote on X", "added"]
MARKS = ["“{}”", '"{}"', "«{}»", "« {} »", "„{}“", "»{}«", "‘{}’", "'{}'", "‹{}›", "「{}」", "``{}''", "“{}", '{}"', "“{}“", "({})",
         "“He said ‘{}’ twice”", "\"'{}'\"", "”{}”", "{}"]  # fmt: skip
BOILERPLATE = [
    "Read also: Minister says talks will go on", "READ MORE: Russia attacks Kyiv again, Rutte says", "Share news",
    "Subscribe to our newsletter", "Sign up for our newsletter and get what Rutte said first", "Advertisement",
    "Follow us on Facebook, where Rutte told us everything", "© 2025 The Daily Post. All rights reserved.",
    "Copyright 2025 Sample Wire. Rutte said this may not be published.", "Photo: Anna Meyer/Sample Wire",
    "(AP Photo/Jonas Berg)", "[Image credit: Jonas Berg says so]", "Related: Macron tells Putin to stop the war",
    "Reporting by Ida Holm; editing by Jonas Berg", "By Ida Holm and Jonas Berg", "Click here to read what Rutte told Trump",
    "We use cookies and you agree to our privacy policy", "🔔 Subscribe to our newsletter!", "* Related articles *",
    "Story continues below advertisement", "Watch: Rutte says NATO will act", "Comments (14)", "Recommended",
    "This article was originally published by Sample Wire, editors said.",
]  # fmt: skip
SPEAKERS = [
    "MARGARET BRENNAN",
    "IDA HOLM",
    "HOLM",
    "SEC. RUBIO",
    "Q",
    "A",
    "MODERATOR",
    "Rutte",
    "SEN. BERG, D-N.J.",
    "Holm (host)",
]
SCRAPS = [
    "", " ", "\t", "\n", "\r\n", "\u2028", "\u200b", "\u00ad", "\ufeff", "\u202bهذا نص\u202c", "\u2067«نحن»\u2069", "🚨", "👨‍👩‍👧", "🇺🇦", "…", "—",
    "''", "“", "”", '"', "«", "»", "‘", "'", "(", "]", "|", "a | b | c", "x\ty\tz", "---", "***", "•", "1.", "12 %", "$5bn", "https://x.example/a?b=c",
    "@rutte", "#Ukraine", "&amp;", "<b>", "Z̷a̷l̷g̷o̷", "ﬁ", "Å", "İ", "ß", "𝐁𝐎𝐋𝐃", "部长", ":", "HOLM:", "Q.", "A:", "By", "©", "(AP Photo/", "READ ALSO",
]  # fmt: skip


@st.composite
def sayings(draw: st.DrawFn) -> str:
    """One sentence in which somebody says something, in one of the many ways to write it."""
    who, said, cue = draw(st.sampled_from(NAMES)), draw(st.sampled_from(WORDS)), draw(st.sampled_from(CUES))
    quoted = draw(st.sampled_from(MARKS)).format(said + draw(st.sampled_from(["", ",", "."])))
    order = draw(
        st.sampled_from(
            ["{q} {w} {c}.", "{w} {c}: {q}", "{w} {c} that {s}.", "{q}, {c} {w}.", "{q} {w} {c}, adding: {q}"]
        )
    )
    return order.format(q=quoted, w=who, c=cue, s=said)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """One line of a page."""
    said = draw(sayings())
    made = {
        "plain": said,
        "two": f"{said} {draw(sayings())}",
        "bullet": f"{draw(st.sampled_from(['-', '•', '*', '1.', '–']))} {said}",
        "turn": f"{draw(st.sampled_from(SPEAKERS))}: {said}",
        "dateline": f"{draw(st.sampled_from(['KYIV, Ukraine (AP) —', 'GENEVA, April 6 (Reuters) -', 'LONDON:']))} {said}",
        "cells": f"{draw(st.sampled_from(NAMES))} | {said} | 12",
        "tabs": f"{draw(st.sampled_from(NAMES))}\t{said}\t12",
        "capitals": said.upper(),
        "small": said.lower(),
        "boilerplate": draw(st.sampled_from(BOILERPLATE)),
        "scrap": draw(st.sampled_from(SCRAPS)),
    }
    line = made[draw(st.sampled_from(sorted(made)))]
    scrap = draw(st.sampled_from(SCRAPS))
    at = draw(st.integers(0, len(line)))
    return line[:at] + scrap + line[at:] if draw(st.integers(0, 3)) == 0 else line


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A text of a few lines, with one kind of line end."""
    end = draw(st.sampled_from(["\n", "\n\n", "\r\n", " ", "\n \n"]))
    return end.join(draw(st.lists(lines(), min_size=1, max_size=7)))
