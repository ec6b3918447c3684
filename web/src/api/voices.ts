// Who makes a claim, in words: by the name of the node where the graph has one, else as the article puts it.

/** Binds `?speaker` to the speaker of the claim in a variable. */
export function speakerOf(claim: string): string {
  return `OPTIONAL { ${claim} sm:speakerText ?speakerWords }
    OPTIONAL { ${claim} prov:wasAttributedTo ?speakerNode . ?speakerNode rdfs:label ?speakerName . FILTER NOT EXISTS { ?speakerNode rdfs:label ?lesserName . FILTER(?lesserName < ?speakerName) } }
    BIND(COALESCE(?speakerName, ?speakerWords) AS ?speaker)`;
}
