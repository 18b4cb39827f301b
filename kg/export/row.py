"""One dyad as a row of the table; what is not known is None."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.export.columns import Row
from kg.export.country import country
from kg.export.cow import cow
from kg.export.day import day
from kg.export.dyads import Dyad
from kg.export.report import Report, Told
from kg.records import Event, Kind, Participant
from kg.store.plover import QUADS, score

_GEONAMES = re.compile(r"geonames[.:/\w]*?(\d+)/?$")


def row(dyad: Dyad) -> Row:
    """The cells of one dyad by column, in the order of the columns."""
    return {
        **_what(dyad),
        **_side("Actor", dyad.actor, dyad.report),
        **_side("Recipient", dyad.recipient, dyad.report),
        **_where(dyad.told),
        **_story(dyad.report),
        **_evidence(dyad),
    }


def _what(dyad: Dyad) -> Row:
    event, plover = dyad.event, dyad.event.plover
    return {
        "Event ID": event.id if dyad.number is None else f"{event.id}-{dyad.number}",
        "Event Date": day(event.when, dyad.report.article.published)[0],
        "Event Type": plover.type if plover else None,
        "Event Mode": plover.mode if plover else None,
        "Intensity": score(plover.type, plover.mode) if plover else None,
        "Quad Code": QUADS.get(plover.quad or 0) if plover else None,
        "Contexts": None,
    }


def _side(name: str, side: Participant | None, report: Report) -> Row:
    entity = side.resolution.entity if side and side.resolution else None
    return {
        f"{name} Name": entity.label if entity else side.span.text if side else None,
        f"{name} Country": side.country if side else None,
        f"{name} COW": cow(side.country) if side else None,
        f"Primary {name} Sector": side.sector if side else None,
        f"{name} Sectors": side.sector if side else None,
        f"{name} Title": report.offices.get(entity.iri) if entity else None,
        f"{name} Name Raw": side.span.text if side else None,
        f"Wikipedia {name} ID": None,
    }


def _where(told: Told) -> Row:
    place = told.event.where
    number = _GEONAMES.search(place.iri) if place else None
    return {
        "Placename": place.label if place else None,
        "City": place.label if place and number else None,
        "District": None,
        "Province": None,
        "Country": country(place),
        "Latitude": place.point[0] if place and place.point else None,
        "Longitude": place.point[1] if place and place.point else None,
        "GeoNames ID": number[1] if number else None,
        "Raw Placename": told.place,
        "Feature Type": None,
    }


def _story(report: Report) -> Row:
    return {
        "Source": report.article.publisher,
        "Publication Date": report.article.published,
        "Story People": _named(report, "person"),
        "Story Organizations": _named(report, "organisation"),
        "Story Locations": _named(report, "country", "place"),
        "Language": report.article.language,
        "Version": report.tool or None,
    }


def _named(report: Report, *kinds: Kind) -> str | None:
    """Several in one cell, as POLECAT has them."""
    labels = (label.replace(";", ",") for kind in kinds for label in report.named.get(kind, ()))
    return ";".join(labels) or None


def _evidence(dyad: Dyad) -> Row:
    article, told, event = dyad.report.article, dyad.told, dyad.event
    return {
        "Date Precision": day(event.when, article.published)[1],
        "Date Text": event.when.text if event.when else None,
        "Event IRI": told.iri,
        "Article IRI": dyad.report.iri,
        "Publisher": article.publisher,
        "URL": article.url,
        "Sentence": event.sentence.text,
        "Action": event.lemma,
        "Action Text": event.action.text,
        "Action Start": event.action.start,
        "Action End": event.action.end,
        **_words("Actor", dyad.actor),
        **_words("Recipient", dyad.recipient),
        "Object": event.object.span.text if event.object else None,
        "Stance": event.plover.stance if event.plover else False,
        "Negated": event.negated,
        "Modality": event.modality,
        "Attributed To": told.speaker,
        "Attributed IRI": told.said,
        "Reasons": "; ".join(_reasons(event)) or None,
        "Confidence": event.confidence,
    }


def _words(name: str, side: Participant | None) -> Row:
    entity = side.resolution.entity if side and side.resolution else None
    return {
        f"{name} IRI": entity.iri if entity else None,
        f"{name} Wikidata": entity.wikidata if entity else None,
        f"{name} Start": side.span.start if side else None,
        f"{name} End": side.span.end if side else None,
    }


def _reasons(event: Event) -> Iterator[str]:
    for reason in event.reasons:
        words = f" (“{reason.span.text}”)" if reason.span else ""
        yield f"{reason.of.replace('_', ' ')}: {reason.why}{words}"
