/* What dynalite 4.0.0 stores and with what, as far as it is used here; the package has no types. */

/** An item or a key in DynamoDB's own JSON: attribute name → { S: '…' }. */
export type Item = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export type Callback<Value> = (error: Error | null | undefined, value?: Value) => void;

export type KeyElement = { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' };
export type Index = {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly Projection: { readonly ProjectionType: string; readonly NonKeyAttributes?: readonly string[] };
};

/** CreateTable's input, and (with its status) what dynalite keeps of a table. */
export type TableDescription = {
  readonly TableName: string;
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: 'S' | 'N' | 'B' }[];
  readonly KeySchema: readonly KeyElement[];
  readonly GlobalSecondaryIndexes?: readonly Index[];
  readonly LocalSecondaryIndexes?: readonly Index[];
  readonly TableStatus?: string;
};

/** A part of the LevelDB, its keys under a prefix. Values are JSON. */
export type SubDatabase<Value> = {
  readonly get: (key: string, callback: Callback<Value>) => void;
  readonly put: (key: string, value: Value, callback: Callback<void>) => void;
  readonly del: (key: string, callback: Callback<void>) => void;
  readonly createValueStream: (range?: object) => AsyncIterable<Value>;
  readonly lock: (key: string, run: (release: unknown) => void) => void;
};

export type BatchOperation =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

/** What LevelDB reads a range with. While it is open it keeps in memory and on disk all that was there when it was opened. */
type RangeIterator = { readonly close: () => Promise<void>; return?: () => Promise<void> };

export type Store = {
  readonly db: {
    readonly open: () => Promise<void>;
    values: (range?: object) => RangeIterator;
    /** dynalite's own close can't be undone; `_original` is LevelDB's. */
    readonly close: { readonly _original: () => Promise<void> };
    put: (key: string, value: unknown, callback: Callback<void>) => void;
    del: (key: string, callback: Callback<void>) => void;
    batch: (operations: readonly BatchOperation[], callback: Callback<void>) => void;
  };
  readonly tableDb: SubDatabase<TableDescription> & { awsAccountId: string; awsRegion: string };
  readonly getItemDb: (table: string) => SubDatabase<Item>;
  readonly getIndexDb: (kind: string, table: string, index: string) => SubDatabase<Item>;
  readonly getTable: (name: string, checkStatus: boolean, callback: Callback<TableDescription>) => void;
  readonly lifecycleManager: { readonly gracefulClose: () => Promise<void> };
};
