"""The properties and classes that writing and reading share, by the names that `ontology/kg.ttl` documents."""

from __future__ import annotations

from kg.vocab import expand

CLASSES = {
    "person": "kg:Person", "organisation": "kg:Organisation", "country": "kg:Country", "place": "kg:Place",
    "nationality": "kg:Nationality", "event": "kg:NamedEvent", "agreement": "kg:Agreement", "weapon": "kg:Weapon",
    "money": "kg:Money", "percent": "kg:Percent", "date": "kg:Date", "quantity": "kg:Quantity", "thing": "kg:Thing",
}  # fmt: skip
KINDS = {expand(name): kind for kind, name in CLASSES.items()}
# The who-properties that a resolution can stand behind: plain link, then how and why it was resolved.
PARTIES = {
    party: (f"kg:{party}", f"kg:{party}Via", f"kg:{party}Why", f"kg:{party}Score", f"kg:{party}Mention")
    for party in ("speaker", "addressee", "actor", "recipient", "object", "member")
}
# Of these, how and why is always said in place; of the others only where their mention does not say the same.
TOLD = ("", "kg:speakerMention")
MENTION = ("kg:refersTo", "kg:via", "kg:why", "kg:score", "")
REASONS = ("negated", "modality", "attributed_to")  # in this order
REASON = {"negated": "kg:negated", "modality": "kg:modality", "attributed_to": "kg:attributedTo"}
# What the knowledge layer is derived from, so that it need not be read back from the engine.
ASKED = frozenset({
    "kg:about", "kg:action", "kg:actor", "kg:addressee", "kg:attributedTo", "kg:class", "kg:form", "kg:former",
    "kg:gender", "kg:label", "kg:latitude", "kg:longitude", "kg:modality", "kg:negated", "kg:object", "kg:office",
    "kg:organisation", "kg:person", "kg:quote", "kg:recipient", "kg:refersTo", "kg:selector", "kg:speaker", "kg:stance",
    "kg:via", "oa:exact", "rdf:type", "schema:datePublished",
})  # fmt: skip
