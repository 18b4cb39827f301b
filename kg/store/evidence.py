"""What the rules of the knowledge layer ask the evidence, by name."""

from __future__ import annotations

EVIDENCE = {
    "entities": """SELECT ?e ?label ?kind (COUNT(*) AS ?n) {
        GRAPH ?g { ?e kg:label ?label ; kg:class ?kind } } GROUP BY ?e ?label ?kind""",
    "aliases": """SELECT DISTINCT ?e ?alias {
        ?m kg:refersTo ?e ; kg:form "name" ; kg:via ?via ; kg:selector/oa:exact ?alias
        FILTER(?via IN ("name", "alias")) }""",
    "points": """SELECT ?e ?latitude ?longitude (COUNT(*) AS ?n) {
        GRAPH ?g { ?e kg:latitude ?latitude ; kg:longitude ?longitude } } GROUP BY ?e ?latitude ?longitude""",
    "weights": """SELECT ?e (COUNT(DISTINCT ?m) AS ?mentions) (COUNT(DISTINCT ?a) AS ?articles) {
        ?m kg:refersTo ?e ; kg:inArticle ?a } GROUP BY ?e""",
    "statements": """SELECT ?s ?said ?quote {
        ?s a kg:Statement ; kg:quote ?quote ; kg:negated ?negated OPTIONAL { ?s kg:speaker ?who }
        BIND(IF(?negated, ?nobody, ?who) AS ?said) }""",
    "about": """SELECT ?who ?what ?s ?a {
        ?s kg:speaker ?who ; kg:about ?what ; kg:inArticle ?a ; kg:negated false }""",
    "addressees": """SELECT ?who ?what ?s ?a {
        ?s kg:speaker ?who ; kg:addressee ?what ; kg:inArticle ?a ; kg:negated false }""",
    "events": """SELECT ?who ?action ?what ?e ?a {
        ?e a kg:Event ; kg:actor ?who ; kg:action ?action ; kg:inArticle ?a ; kg:negated false ; kg:modality "actual"
        OPTIONAL { ?e kg:object ?object } OPTIONAL { ?e kg:recipient ?recipient }
        BIND(COALESCE(?object, ?recipient) AS ?what)
        FILTER(BOUND(?what) && ?what != ?who && NOT EXISTS { ?e kg:attributedTo ?s }
            && NOT EXISTS { ?e kg:stance true }) }""",
    "roles": """SELECT ?who ?office ?where ?former ?r ?a (STR(?d) AS ?date) {
        ?r a kg:Role ; kg:person ?who ; kg:office ?office ; kg:former ?former ; kg:inArticle ?a
        OPTIONAL { ?r kg:organisation ?where } OPTIONAL { ?a schema:datePublished ?d } }""",
}
