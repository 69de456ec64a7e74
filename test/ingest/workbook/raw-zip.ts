import { crc32, deflateRawSync } from 'node:zlib';

/** An entry as it is written, lies included: what is left out is told truly. */
export type RawEntry = {
  readonly name: string;
  readonly content: Buffer;
  /** In the central directory alone. */
  readonly declaredBytes?: number;
  readonly method?: number;
  readonly flags?: number;
  /** Writes no bytes of its own, but points at those of the entry of this index. */
  readonly sharesWith?: number;
  /** The name in its local header. */
  readonly localName?: string;
};

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const deflated = 8;

/** A zip written byte by byte, as no zip library would. */
export function rawZip(entries: readonly RawEntry[], entryCount = entries.length): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, content, method = deflated, flags = 0, localName = name, declaredBytes = content.length } = entry;
    const bytes = method === deflated ? deflateRawSync(content) : content;
    const shared = entry.sharesWith === undefined ? undefined : offsets[entry.sharesWith];
    offsets.push(shared ?? offset);
    const facts = { method, flags, checksum: crc32(content), compressed: bytes.length };
    centrals.push(header(centralSignature, name, { ...facts, expanded: declaredBytes, offset: shared ?? offset }));
    if (shared !== undefined) continue;
    const local = Buffer.concat([header(localSignature, localName, { ...facts, expanded: content.length }), bytes]);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(entryCount, 8);
  end.writeUInt16LE(entryCount, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

type Facts = {
  readonly method: number;
  readonly flags: number;
  readonly checksum: number;
  readonly compressed: number;
  readonly expanded: number;
  readonly offset?: number;
};

/** Local and central headers have the same fields in the same order, but for two that the central one has before and behind them. */
function header(signature: number, name: string, { method, flags, checksum, compressed, expanded, offset }: Facts): Buffer {
  const nameBytes = Buffer.from(name);
  const central = offset !== undefined;
  const fixed = Buffer.alloc(central ? 46 : 30);
  fixed.writeUInt32LE(signature, 0);
  const at = central ? 6 : 4;
  fixed.writeUInt16LE(20, at);
  fixed.writeUInt16LE(flags, at + 2);
  fixed.writeUInt16LE(method, at + 4);
  fixed.writeUInt32LE(checksum, at + 10);
  fixed.writeUInt32LE(compressed, at + 14);
  fixed.writeUInt32LE(expanded, at + 18);
  fixed.writeUInt16LE(nameBytes.length, at + 22);
  if (central) fixed.writeUInt32LE(offset, 42);
  return Buffer.concat([fixed, nameBytes]);
}
