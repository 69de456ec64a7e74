/** Kinds of objects of a dataset that hold no cell: what is made of its standard, lists of parts with their counts and checksums, and reports that quote none. */
const withoutCells: readonly RegExp[] = [
  /^datasets\/[^/]+\/templates\//,
  /^datasets\/[^/]+\/manifests\//,
  /^datasets\/[^/]+\/uploads\/[^/]+\/report-without-cells(-\d+)?\.json$/,
];

/** Whether an object of a dataset may hold cells, and so ends with its data: every kind but the few that are known not to, also one that is built later. */
export function mayHoldCells(key: string): boolean {
  return !withoutCells.some((shape) => shape.test(key));
}

/** Where what is delivered and published of a dataset lies. */
export function prefixesOf(datasetId: string): { readonly published: readonly string[]; readonly inbox: readonly string[] } {
  return {
    published: [`datasets/${datasetId}/`, `selections/${datasetId}/`],
    inbox: [`small/${datasetId}/`, `large/${datasetId}/`],
  };
}
