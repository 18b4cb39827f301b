"""Build the training documents from the corpora: python -m training.prepare --corpora FOLDER --build FOLDER.

Only what the mix of the configuration names is built: with `config_open.toml` PolNeAR is not even looked at.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import pickle
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language

from kg.annotate.wordpiece import WordPieces
from training.document import Document, make_document
from training.labels import ENTITIES, IGNORED, bio
from training.names import is_demonym, read_demonyms, read_labelled
from training.polnear import Aligner, ReadGold, read_polnear, settle_kinds
from training.treebanks import read_treebank

VOCABULARY = Path(__file__).parent.parent / "kg" / "annotate" / "weights" / "vocab.txt"
LABELLED = Path(__file__).parent
NAMES = {"Person": "person", "Organisation": "organisation", "Location": "place"}


def load_read_gold(scorers: Path) -> ReadGold:
    """Import `read_gold` from the scorers' folder."""
    spec = importlib.util.spec_from_file_location("polnear_gold", scorers / "polnear_gold.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    read: ReadGold = module.read_gold
    return read


def read_names(
    path: Path, wanted: str, nlp: Language, wordpieces: WordPieces, demonyms: set[str]
) -> Iterator[Document]:
    """Yield the sentences of one named set; dates, numbers and demonyms, which the set leaves out, are masked."""
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        if row["set"] != wanted:
            continue
        words = Aligner(nlp, row["text"])
        runs = []
        for e in row["entities"]:
            inside = words.words_in([(e["begin"], e["end"])])
            if inside and e["type"] in NAMES:
                runs.append((inside[0], inside[-1] + 1, ENTITIES.index(NAMES[e["type"]])))
        tags = bio(len(words.words), runs)
        for i, word in enumerate(words.words):
            if not tags[i] and (re.search(r"\d|%", word) or is_demonym(word, demonyms)):
                tags[i] = IGNORED
        breaks = [2, *words.breaks[1:]]
        yield make_document(row["id"], words.words, breaks, {"entity": tags}, wordpieces)


def main() -> None:
    """Write those of polnear, treebanks and names (train and dev) that are in the mix as pickles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--scorers", type=Path, default=Path("../shared/scorers"))
    parser.add_argument("--gazetteer", type=Path, default=Path("../shared/gazetteer"))
    parser.add_argument("--build", type=Path, default=Path("build/reader"))
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    args = parser.parse_args()
    corpora: Path = args.corpora
    with_polnear = "polnear" in tomllib.loads(args.config.read_text(encoding="utf8"))["mix"]
    nlp, wordpieces = spacy.blank("en"), WordPieces(VOCABULARY)
    demonyms = read_demonyms(args.gazetteer / "gaz_countries.csv")
    ewt = read_labelled(LABELLED / "names_ewt.tsv")
    args.build.mkdir(parents=True, exist_ok=True)
    for part in ("dev", "train"):
        treebanks = list(
            read_treebank(
                corpora / "ewt" / f"en_ewt-ud-{part}.conllu", wordpieces, demonyms, ewt if part == "train" else {}
            )
        )
        for path in sorted((corpora / "gum" / part).glob("*.conllu")):
            treebanks += read_treebank(path, wordpieces, demonyms)
        _write(args.build / f"treebanks.{part}.pickle", treebanks)
        if with_polnear:
            read_gold, news = load_read_gold(args.scorers), read_labelled(LABELLED / "names_polnear.tsv")
            articles = list(read_polnear(corpora / "polnear" / part, read_gold, nlp, wordpieces, demonyms, news))
            settle_kinds(articles)
            _write(args.build / f"polnear.{part}.pickle", articles)
    _write(
        args.build / "names.train.pickle",
        list(read_names(corpora / "ner" / "ner_dev.jsonl", "crossner_politics_train", nlp, wordpieces, demonyms)),
    )


def _write(path: Path, documents: list[Document]) -> None:
    path.write_bytes(pickle.dumps(documents, protocol=5))
    counts = Counter(k for d in documents for k in d.layers)
    print(
        path.name,
        len(documents),
        "documents",
        sum(map(len, documents)),
        "words",
        sum(len(d.pieces) for d in documents),
        "pieces",
        dict(counts),
    )


if __name__ == "__main__":
    main()
