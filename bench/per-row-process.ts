import { installPeer } from './peer.ts';
import { plainSchema } from './per-row.ts';

/** Run as a process of its own: checks a register row by row with npm's tableschema, under the same rules. Prints one line of JSON. */
const [, , file = ''] = process.argv;
const { Schema, Table } = installPeer('tableschema', '1.12.6')('tableschema');
const schema = await Schema.load(plainSchema, { strict: true });
const table = await Table.load(file, { schema, headers: 1, delimiter: ',' });
const started = performance.now();
let rows = 0;
let errors = 0;
for await (const row of await table.iter({ forceCast: true, relations: false })) {
  rows++;
  if (row instanceof Error) errors++;
}
console.log(JSON.stringify({ milliseconds: performance.now() - started, rows, errors }));
