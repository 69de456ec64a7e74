import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import yazl from 'yazl';
import * as z from 'zod';

/** What a version answered to a GET, as an account or as anyone. */
const answerSchema = z.strictObject({ account: z.string().exactOptional(), path: z.string(), status: z.int(), body: z.unknown() });
const answersSchema = z.strictObject({ commit: z.string(), answers: z.array(answerSchema) });
export type KeptAnswer = z.infer<typeof answerSchema>;
export type KeptAnswers = z.infer<typeof answersSchema>;

const answersFile = 'answers.json';
const homeFolder = 'home/';
/** Of a running laptop, not of what it keeps: locks, logs, its port, keys, which a home makes anew, and code that older versions kept compiled in it. */
const passing = /^(tmp|logs|compile-cache|secrets)\/|(^|\/)(lock\.sqlite|control\.json|running\.json|login-keys\.json|LOG|LOCK)/;

/** Writes a stopped home and what its version answered into one zip. */
export async function packHome(home: string, answers: KeptAnswers, path: string): Promise<void> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(`${JSON.stringify(answers, undefined, 1)}\n`), answersFile);
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    const name = relative(home, join(entry.parentPath, entry.name));
    if (entry.isFile() && !passing.test(name)) zip.addFile(join(home, name), homeFolder + name);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** Puts the home of such a zip at `home`; gives what its version answered. */
export async function unpackHome(path: string, home: string): Promise<KeptAnswers> {
  const zip = await yauzl.openPromise(path);
  let answers: unknown;
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    if (entry.fileName === answersFile) answers = JSON.parse(await text(stream));
    if (!entry.fileName.startsWith(homeFolder)) continue;
    const target = join(home, entry.fileName.slice(homeFolder.length));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, stream);
  }
  return answersSchema.parse(answers);
}
