#!/usr/bin/env python3
"""Make the gazetteer's tables from a folder of source facts and the hand-written tables in `added/`.

usage: make_gazetteer.py SOURCE_FOLDER [--out ontology/]

SOURCE_FOLDER holds gaz_countries.csv, gaz_igos.csv and gaz_leaders.csv. What is corrected, and why, is in
`added/` and in README.md. The result is sorted, so that the same source gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
KNOWN_UNTIL = {"every-politician-scrapers": "2022-12-31", "open-data-archive": "2026-07-31", "hand": "2025-09-30"}
OLDEST = "1990"  # a holding that ended before is left out


def fold(text: str) -> str:
    """Lower case without accents, for comparing only."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def hand(name: str) -> list[dict[str, str]]:
    """The rows of a hand-written table."""
    lines = [x for x in (HERE / "added" / name).read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t") + [""] * len(columns), strict=False)) for line in lines[1:]]


def source(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one source file."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(text: str) -> list[str]:
    """The parts of a cell that holds several."""
    return [part.strip() for part in text.split("|") if part.strip() and part.strip() != "None"]


def joined(*groups: list[str], without: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    """Parts of several cells as one, each once, in order."""
    return "|".join(dict.fromkeys(x for group in groups for x in group if x not in without))


def write(path: Path, note: str, columns: list[str], rows: list[list[str]]) -> None:
    """Write a table, its rows sorted."""
    lines = ["# " + note, "\t".join(columns), *("\t".join(row) for row in sorted(rows))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stderr.write(f"{path.name}: {len(rows)} rows\n")


def countries(folder: Path) -> list[dict[str, str]]:
    """Countries and territories, demonyms and aliases put right."""
    fixes = {row["iso2"]: row for row in hand("countries.tsv")}
    dropped = {row["key"] for row in hand("dropped.tsv") if row["table"] == "countries"}
    odd = {row["cell"] for row in hand("dropped.tsv") if row["table"] == "aliases"}
    unsafe = {row["cell"] for row in hand("dropped.tsv") if row["table"] == "seats"}
    dependent = {row["iso2"] for row in hand("not_countries.tsv")}
    rows = [row for row in source(folder, "gaz_countries.csv") if row["iso2"] not in dropped]
    capitals = {fold(row["capital"].strip()) for row in rows if row["capital"]}
    names = Counter(fold(row["name"]) for row in rows)
    out = []
    for row in rows:
        iso, fix = row["iso2"], fixes.get(row["iso2"])
        name = (fix and fix["name"]) or row["name"]
        official = row["official"].split(" (")[0].split(" [")[0]
        if fix:
            demonyms, aliases = cells(fix["demonyms"]), cells(fix["aliases"])
        else:
            demonyms = [d for d in cells(row["demonyms"]) if "," not in d and d.split()[0] not in {"French", "Chinese"}]
            demonyms = [d for d in demonyms if fold(d) not in names and fold(d) not in capitals]
            aliases = [a for a in cells(row["aliases"]) if re.fullmatch(r"[A-Za-z' .’-]+", a) and "nutome" not in a]
            aliases = [re.sub(r"^the ", "", a) for a in aliases if a[0].isupper() or a.startswith("the ")]
            aliases = [
                a for a in aliases if a not in odd and fold(a) not in capitals and fold(a) not in map(fold, demonyms)
            ]
        singular = set(demonyms)
        for d in list(demonyms):
            if not fix and d.endswith(("an", "i", "er", "nt")) and d + "s" not in singular:
                demonyms.append(d + "s")
        capital = (fix["capital"] if fix else row["capital"]).strip()
        seats = cells(fix["seats"]) if fix else ([capital] if iso not in dependent and capital else [])
        taken = {fold(name)} | {fold(d) for d in demonyms}
        extra = [a for a in [*([official] if fold(official) != fold(name) else []), *aliases] if fold(a) not in taken]
        out.append({
            "wikidata": row["qid"], "iso2": iso, "iso3": row["iso3"],
            "kind": "territory" if iso in dependent else "country", "name": name, "aliases": joined(extra),
            "demonyms": joined(demonyms), "capital": capital,
            "seats": joined([s for s in seats if s not in unsafe]),
            "source": "country table" + (", corrected" if fix else ""),
        })  # fmt: skip
    for row in hand("territories.tsv"):
        out.append({**row, "wikidata": "", "iso2": "", "iso3": "", "kind": "territory", "seats": "", "source": "hand"})
    return out


def organisations(folder: Path, by_iso: dict[str, dict[str, str]]) -> list[dict[str, str]]:
    """International bodies, and what the source lacks."""
    added, dropped = hand("organisations.tsv"), hand("dropped.tsv")
    lost = {(row["key"], row["cell"]) for row in dropped if row["table"] == "organisations"}
    known = {row["abbreviation"] for row in hand("known.tsv")}
    by_id = {row["wikidata"]: row for row in added if row["wikidata"]}
    out, abbreviations = [], Counter(row["abbrev"] for row in source(folder, "gaz_igos.csv") if row["abbrev"])
    for row in source(folder, "gaz_igos.csv"):
        qid, fix = row["qid"], by_id.pop(row["qid"], None)
        name = unicodedata.normalize("NFC", fix["name"] if fix else row["name"]).replace("‐", "-")
        abbreviation = (fix and fix["abbreviation"]) or ("" if (qid, row["abbrev"]) in lost else row["abbrev"])
        aliases = [a for a in cells(row["aliases"]) if (qid, a) not in lost and a != abbreviation and len(a) > 3]
        own = [row["name"]] if row["name"] != name else []
        sure = abbreviation in known and (abbreviations[abbreviation] < 2 or fix is not None)
        out.append({
            "wikidata": "" if (qid, "wikidata") in lost else qid, "name": name, "abbreviation": abbreviation,
            "known": "yes" if sure or (fix and fix["abbreviation"]) else "no",
            "aliases": joined(cells(fix["aliases"]) if fix else [], own, aliases, without={name, abbreviation}),
            "type": (fix and fix["type"]) or "body", "country": (fix and fix["country"]) or "",
            "nominals": (fix and fix["nominals"]) or "", "source": "body table" + (", corrected" if fix else ""),
        })  # fmt: skip
    for row in added:
        if row["wikidata"] and row["wikidata"] not in by_id:
            continue
        assert not row["country"] or row["country"] in by_iso, row
        out.append({**row, "wikidata": "", "known": "yes" if row["abbreviation"] else "no", "source": "hand"})
    return out


def metonyms(places: list[dict[str, str]]) -> list[list[str]]:
    """Seats of government and what they stand for."""
    own = hand("metonyms.tsv")
    said = {fold(row["words"]) for row in own}
    rows = [[row["words"], row["means"], row["place"], row["why"], "hand"] for row in own]
    for place in places:
        for seat in cells(place["seats"]):
            if fold(seat) not in said and fold(seat) != fold(place["name"]):
                rows.append(
                    [seat, place["iso2"], "", f"the seat of the government of {place['name']}", place["source"]]
                )
    return rows


def clean_name(name: str) -> tuple[str, list[str]] | None:
    """A person's name without epithets, and the fuller form as an alias; None where it is not in Latin letters."""
    name = re.sub(r"\s*\(.*?\)", "", name).replace("\u200f", "").strip()
    if not name or re.fullmatch(r"Q\d+", name) or not re.match(r"[A-Za-zÀ-ɏḀ-ỿ'‘’]", name):
        return None
    if any("CYRILLIC" in unicodedata.name(c, "") or "HANGUL" in unicodedata.name(c, "") for c in name):
        return None
    name = re.sub(r"\s*\".*?\"", "", re.sub(r", (Jr|Sr)\.?$", r" \1.", name))
    if "," in name:
        return name.split(",")[0], []
    return name, []


def office_of(
    position: str, country: str, offices: dict[str, str], positions: dict[tuple[str, str], str]
) -> str | None:
    """The office a position of the source is, or None where it is not one of ours."""
    for key in ((country, position), ("*", position)):
        if key in positions:
            return positions[key]
    bare = (
        re.sub(r" (of|to) (the )?[A-Z].*$", "", position)
        if not position.startswith(("Minister", "Secretary"))
        else position
    )
    bare = re.sub(r"^(Federal|Acting|Union) ", "", bare)
    return offices.get(fold(position)) or offices.get(fold(bare))


def people(folder: Path, places: list[dict[str, str]]) -> tuple[list[list[str]], list[list[str]]]:
    """Persons and the offices they hold or held; hand-written rows win over the source's."""
    slug = {fold(row["name"]): row["code"] for row in hand("codes.tsv")}
    for place in places:
        for name in [place["name"], *cells(place["aliases"])]:
            slug.setdefault(fold(name), place["iso2"])
    wanted = {row["office"] for row in _offices() if row["single"] == "yes"} | {"ambassador", "deputy prime minister"}
    world = {row["position"]: row for row in hand("positions.tsv") if row["country"] == "world"}
    offices = {fold(w): row["office"] for row in _offices() for w in cells(row["words"]) if row["office"] in wanted}
    positions = {(row["country"], row["position"]): row["office"] for row in hand("positions.tsv")}
    lost = {(row["key"], row["cell"]) for row in hand("dropped.tsv") if row["table"] == "people"}
    held: dict[str, dict[tuple[str, str, str], list[str]]] = defaultdict(dict)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    merged = {}
    rows = source(folder, "gaz_leaders.csv")
    older = {
        fold(r["name"]): r["qid"] for r in rows if r["src"].startswith("every") and (r["name"], r["qid"]) not in lost
    }
    for row in rows:
        cleaned = clean_name(row["name"])
        iso = slug.get(fold(row["country"])) or slug.get(fold(row["country"].rsplit("-", 1)[0]))
        start, end = re.sub(r"[^\d-]", "", row["start"]), row["end"]
        if cleaned is None or iso is None or not start or (end and (end < start[: len(end)] or end < OLDEST)):
            continue
        name, qid = cleaned[0], row["qid"]
        if (row["name"], qid) in lost:
            qid = older.get(fold(row["name"]), "")
        if row["position"] in world:
            office, organisation = world[row["position"]]["office"], world[row["position"]]["organisation"]
        elif iso in {"WORLD", "EU", "AU-ORG"}:
            continue
        else:
            found, organisation = office_of(row["position"], iso, offices, positions), iso
            if found is None:
                continue
            office = found
        if iso == "SA" and office == "monarch" and "Salman" in name and row["src"].startswith("open"):
            continue  # the source calls the crown prince king
        origin = row["src"].split("/")[0]
        person = qid or name
        names[person][name] += 1
        key = (office, organisation, start[:4])
        entry = held[person].setdefault(key, [start, end, KNOWN_UNTIL[origin], row["src"].split("/")[1]])
        entry[0] = max(entry[0], start, key=len)
        entry[1] = entry[1] or end
        entry[2] = max(entry[2], KNOWN_UNTIL[origin])
        merged[fold(name)] = person
    persons: dict[str, list[str]] = {}
    for person, spelled in names.items():
        best = min(spelled, key=lambda n: (-spelled[n], n))
        alike = [
            n
            for n in sorted(spelled)
            if n != best and set(fold(n).replace("-", " ").split()) & set(fold(best).replace("-", " ").split())
        ]
        unlike = set(spelled) - set(alike) - {best}
        assert not unlike, f"{person} stands for {best} and {unlike}: decide in added/dropped.tsv"
        persons[person] = [
            person if re.fullmatch(r"Q\d+", person) else "",
            best,
            "|".join(alike),
            "",
            "",
            "leaders table",
        ]
    alternatives: dict[str, set[str]] = defaultdict(set)
    for person, row in persons.items():
        for name in [row[1], *cells(row[2])]:
            alternatives[fold(name)].add(person)
    by_hand: dict[str, str] = {}
    for row in hand("people.tsv"):
        name = row["name"]
        if name not in by_hand:
            spelled_here = [name, *cells(row["aliases"])]
            found_ids = {p for n in spelled_here for p in alternatives.get(fold(n), ())}
            matching = [p for p in found_ids if any(k[1] == row["organisation"] for k in held[p])]
            if len(found_ids) > 1 and len(matching) == 1:
                found_ids = set(matching)
            person = found_ids.pop() if len(found_ids) == 1 else name
            by_hand[name] = person
            old = persons.get(person, ["", "", "", "", "", ""])
            aliases = joined(cells(row["aliases"]), [old[1]] if old[1] else [], cells(old[2]), without={name})
            persons[person] = [
                old[0],
                name,
                aliases,
                row["gender"],
                row["known_as"],
                "hand" + (", " + old[5] if old[5] else ""),
            ]
        person = by_hand[name]
        if row["office"]:
            key = (row["office"], row["organisation"], row["start"][:4])
            known = KNOWN_UNTIL["hand"]
            if key in held[person]:
                known = max(known, held[person][key][2])
            held[person][key] = [row["start"], row["end"], known, "hand"]
    people_rows = list(persons.values())
    holding_rows = [
        [person, office, organisation, start, end, "" if end else known, origin]
        for person, offices_held in held.items()
        for (office, organisation, _), (start, end, known, origin) in offices_held.items()
    ]
    return people_rows, holding_rows


def _offices() -> list[dict[str, str]]:
    lines = [x for x in (HERE / "offices.tsv").read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]


def main() -> None:
    """Read the arguments and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    places = countries(given.source)
    by_iso = {row["iso2"]: row for row in places}
    persons, holdings = people(given.source, places)
    tables: dict[str, tuple[str, list[str], list[list[str]]]] = {}
    columns = ["name", "kind", "wikidata", "iso2", "iso3", "aliases", "demonyms", "capital", "source"]
    tables["countries"] = ("Countries and territories.", columns, [[row[c] for c in columns] for row in places])
    columns = ["name", "wikidata", "abbreviation", "known", "aliases", "type", "country", "nominals", "source"]
    bodies = organisations(given.source, by_iso)
    tables["organisations"] = ("Bodies that speak and act.", columns, [[row[c] for c in columns] for row in bodies])
    note = "Seats that stand for who sits there when they act or speak."
    tables["metonyms"] = (note, ["words", "means", "place", "why", "source"], metonyms(places))
    columns = ["name", "wikidata", "aliases", "gender", "known_as", "source"]
    tables["people"] = ("People who hold or held an office.", columns, [[row[1], row[0], *row[2:]] for row in persons])
    note = "Who holds which office, from when to when; 'known': how long an open one is vouched for."
    columns = ["person", "office", "organisation", "start", "end", "known", "source"]
    tables["holdings"] = (note, columns, holdings)
    for name, (note, columns, rows) in tables.items():
        write(
            given.out / f"{name}.tsv", f"{note} Made by make_gazetteer.py; corrections go into added/.", columns, rows
        )


if __name__ == "__main__":
    main()
