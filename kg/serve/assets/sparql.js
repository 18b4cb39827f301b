// The words of a SPARQL query by what they are; the page shows them in colours under the text that is typed.
"use strict";
const sparqlWords = (() => {
  const known = new Set(
    ("base prefix select distinct reduced construct describe ask from named where order by asc desc limit offset values " +
      "group having optional union minus filter exists not in graph service silent bind as undef a true false " +
      "insert delete data load clear drop create add move copy into to using with default all " +
      "count sum min max avg sample group_concat separator str lang langmatches datatype bound iri uri bnode rand abs " +
      "ceil floor round concat strlen ucase lcase encode_for_uri contains strstarts strends strbefore strafter year " +
      "month day hours minutes seconds timezone tz now uuid struuid md5 sha1 sha256 sha384 sha512 coalesce if strlang " +
      "strdt sameterm isiri isuri isblank isliteral isnumeric regex substr replace").split(" "),
  );
  const parts = new RegExp(
    [
      "(?<note>#.*)",
      '(?<text>"""(?:[^"\\\\]|\\\\[^]|"(?!""))*"""|\'\'\'(?:[^\'\\\\]|\\\\[^]|\'(?!\'\'))*\'\'\'|"(?:[^"\\\\\\n]|\\\\.)*"|\'(?:[^\'\\\\\\n]|\\\\.)*\'|\\b\\d[\\d.]*(?:[eE][+-]?\\d+)?)',
      '(?<name><[^<>"{}|^`\\\\\\s]*>|[\\w-]*:[\\w.-]*)',
      "(?<variable>[?$]\\w+)",
      "(?<word>[A-Za-z_]\\w*)",
    ].join("|"),
    "gu",
  );
  return (query) => {
    const found = [];
    let at = 0;
    for (const match of query.matchAll(parts)) {
      const { note, text, name, variable, word } = match.groups;
      const kind = note ? "note" : text ? "text" : name ? "name" : variable ? "var" : known.has(word.toLowerCase()) ? "word" : "";
      if (match.index > at) found.push(["", query.slice(at, match.index)]);
      found.push([kind, match[0]]);
      at = match.index + match[0].length;
    }
    if (at < query.length) found.push(["", query.slice(at)]);
    return found;
  };
})();
