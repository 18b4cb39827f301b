"""The label sets of the heads, shared by preparation, training and export."""

from __future__ import annotations

UPOS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
XPOS = [
    "NN",
    "IN",
    "DT",
    "NNP",
    "JJ",
    "PRP",
    ".",
    "RB",
    ",",
    "NNS",
    "VB",
    "CC",
    "VBD",
    "VBP",
    "VBZ",
    "CD",
    "VBN",
    "VBG",
    "TO",
    "PRP$",
    "MD",
    "-RRB-",
    "-LRB-",
    ":",
    "WDT",
    "UH",
    "WRB",
    "``",
    "HYPH",
    "''",
    "WP",
    "POS",
    "RP",
    "NNPS",
    "JJR",
    "JJS",
    "EX",
    "RBR",
    "SYM",
    "NFP",
    "FW",
    "$",
    "GW",
    "ADD",
    "PDT",
    "RBS",
    "LS",
    "AFX",
    "WP$",
]
DEPS = [
    "root",
    "punct",
    "case",
    "det",
    "nsubj",
    "advmod",
    "amod",
    "obj",
    "obl",
    "nmod",
    "conj",
    "compound",
    "cc",
    "mark",
    "aux",
    "cop",
    "nmod:poss",
    "advcl",
    "xcomp",
    "flat",
    "acl:relcl",
    "ccomp",
    "acl",
    "appos",
    "aux:pass",
    "nummod",
    "parataxis",
    "nsubj:pass",
    "nmod:unmarked",
    "obl:unmarked",
    "discourse",
    "compound:prt",
    "expl",
    "fixed",
    "iobj",
    "list",
    "obl:agent",
    "dep",
    "nmod:desc",
    "csubj",
    "nsubj:outer",
    "advcl:relcl",
    "det:predet",
    "vocative",
    "reparandum",
    "goeswith",
    "cc:preconj",
    "orphan",
    "dislocated",
    "csubj:pass",
]
MERGED_DEPS = {"csubj:outer": "csubj"}
ENTITIES = [
    "person",
    "organisation",
    "place",
    "nationality",
    "event",
    "date",
    "money",
    "percent",
    "quantity",
]
ROLES = ["source", "cue", "content"]
ENTITY_TAGS = ["O"] + [f"{p}-{e}" for e in ENTITIES for p in "BI"]
LINK_TAGS = ["O", "B-source", "I-source", "B-content", "I-content"]
IGNORED = -100


def all_labels() -> dict[str, list[str]]:
    """Return what the runtime has to know, as it is written to labels.json."""
    return {"upos": UPOS, "xpos": XPOS, "deps": DEPS, "entities": ENTITY_TAGS, "roles": ROLES, "link": LINK_TAGS}


def bio(n: int, runs: list[tuple[int, int, int]]) -> list[int]:
    """Tag `n` words from runs (first, end, kind): 0 outside, 1 + 2 * kind at the first word, 2 + 2 * kind inside."""
    tags = [0] * n
    for first, end, kind in runs:
        tags[first] = 1 + 2 * kind
        tags[first + 1 : end] = [2 + 2 * kind] * (end - first - 1)
    return tags
