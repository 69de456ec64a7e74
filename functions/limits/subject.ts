/** Limits of the subject index (data-model.md, "The subject index"). */
export const subjectLimits = {
  /** Rows that share a bucket: some 2.4 KB, so that an item costs three write units and a small part few items. */
  rowsPerBucket: 200,
  /** 2^14 buckets: what 3.3 million people fill at that; a larger part has fuller buckets. */
  maxBucketBits: 14,
  /** Rows of a block, which is read whole for one of them: some ten kilobytes, compressed to two. */
  rowsPerBlock: 64,
  /** Blocks of a delivery that one subject's rows stand in as they were delivered; where somebody has more, the rows are sorted by subject before they are cut. */
  maxBlocksOfSubject: 64,
  /** Cells of rows that are made into blocks at once: their texts stand in DuckDB's memory together. */
  cellsPerBlockBatch: 1_000_000,
  /** The same in bytes of text, where cells are long. */
  bytesPerBlockBatch: 32 * 1024 * 1024,
  /** Rows that are weighed together for that. */
  rowsPerWeighing: 2_048,
  /** Where blocks begin, in bytes: counted in these, four bytes reach 64 GiB. */
  blockAlignment: 16,
  /** Entries of one item, 96 KB (data-model.md: no item above 100 KB); a bucket of more has several. */
  maxEntriesPerItem: 8_000,
  /** Requests to write or read the index, and ranges of blocks, that are under way at the same time. */
  subjectRequests: 16,
  /** Of more subjects than that, blocks which lie near each other are read together; of a profile only what is the person's. */
  fewSubjects: 200,
  /** Bytes between two blocks that are read with them: S3 passes so many in a twentieth of what a request of its own takes. */
  blockGapBytes: 65_536,
  /** Bytes of blocks that one request reads: as many are under way at once as `subjectRequests` says. */
  blockRangeBytes: 2 * 1024 * 1024,
  /** BatchWriteItem takes no more (Amazon DynamoDB, "BatchWriteItem"). */
  maxBatchWriteItems: 25,
  /** Throttled writes are tried again, each after twice the pause: about half a minute in all. */
  maxBatchWriteAttempts: 10,
  batchWritePauseMilliseconds: 50,
  /** Different words of a register's column that are read to find those nobody knows: a status has some five, a column of names is none. */
  maxWordsOfColumn: 200,
  /** Of those that nobody knows, so many are named to the head. */
  maxUnknownWordsNamed: 10,
  /** Rows that a function of two processors certainly indexes in a second, parts fetched and buckets written: a fifth of what it does (docs/performance.md). */
  indexedRowsPerSecond: 20_000,
  /** Kept free of a run for noting what it did. */
  indexReserveMilliseconds: 30_000,
  /** A delivery that is thought to need longer is begun by a run that has this much left: there is no longer one (Lambda, 15 minutes). */
  longestIndexMilliseconds: 12 * 60_000,
  /** What a run wrote that began so long ago is nobody's, unless it is named: no function lives longer than 15 minutes, and clocks differ by less than the rest. */
  indexRunMinutes: 60,
  /** Who began to read an index that was made anew is done by then: API Gateway gives up after 29 s. */
  indexReadersMinutes: 5,
  /** How far from its expected place a record of the birth index is looked for first, in roots of all records: chance moves it by half of one. */
  birthIndexDeviations: 2,
  /** Records read beside that: those of one hash, and all of a small index. */
  birthIndexRoom: 64,
  /** From this age on nobody is a child (UU 35/2014 Pasal 1). */
  adultYears: 18,
} as const;
