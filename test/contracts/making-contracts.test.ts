import { readFile } from 'node:fs/promises';
import { memoryFilePieces, memoryMakings } from '../fakes/memory-makings.ts';
import { memoryPublished } from '../fakes/memory-published.ts';
import { filePiecesContract } from './file-pieces.ts';
import { makingStoreContract } from './making-store.ts';

makingStoreContract('memoryMakings', async () => memoryMakings());
filePiecesContract('memoryFilePieces', async () => {
  const published = memoryPublished();
  const object = async (key: string) => {
    const found = published.newest(key);
    return found && { ...found, bytes: Buffer.from(found.bytes) };
  };
  return { pieces: memoryFilePieces(published, readFile), object };
});
