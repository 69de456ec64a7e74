import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { member, textMember } from '../../demo/client.ts';
import { root, sendCorpus, tellComparisons } from './send-corpus.ts';
import type { Sent } from './send-file.ts';
import { judgeSilent } from './silent-outcomes.ts';

/**
 * `npm run corpus`: sends every real file through the whole way, as a clerk and the steward would, and writes what became of each to docs/corpus-outcomes.md.
 * Exits 1 when fewer than 75 are published, one ends stuck or without a message to act on, or an independent reading finds a row lost or a cell changed.
 * `npm run corpus -- silent`: sends the files that tempt a reader to change data in silence; each must end as docs/silent-outcomes.md says.
 */
const leastPublished = 75;
const leastMessageCharacters = 40;
/** What a file may end as without being published: each says what to do. */
const refusedStates: readonly string[] = ['rejected', 'refused', 'asking'];

const isSilent = process.argv[2] === 'silent';
const run = await sendCorpus(isSilent ? 'silent' : 'real');
if (run === undefined) {
  console.log('The corpus folder is absent: nothing to send, 0 files.');
  process.exit(0);
}
const isWhole = tellComparisons(run.comparisons);
const isAsExpected = isSilent ? judgeSilent(run) : reportReal(run.sent);
process.exitCode = isWhole && isAsExpected ? 0 : 1;

function reportReal(sent: readonly Sent[]): boolean {
  const published = sent.filter(({ state }) => state === 'published').length;
  const asked = sent.filter((one) => one.asked.length > 0).length;
  const unclear = sent.filter(
    ({ state, message }) => state !== 'published' && !(refusedStates.includes(state) && message.length > leastMessageCharacters),
  );
  const rows = sent.map(
    (one) =>
      `| ${one.file} | ${one.state} | ${one.rows ?? ''} | ${one.asked.join(', ')} | ${describeDialect(one.report)} | ${inCell(one.message)} |`,
  );
  const text = `# What becomes of real files

Written by \`npm run corpus\`: each file of the corpus sent through the whole way (register, upload, check, review, publish) under a standard inferred from itself.
${published} of ${sent.length} published, ${asked} after a question (answered as \`test/corpora/answers.tsv\` says); the others end with the message shown, which a clerk reads.

| file | outcome | rows | asked | read as | message |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
  writeFileSync(join(root, 'docs/corpus-outcomes.md'), text);
  console.log(`${published} of ${sent.length} published, ${asked} asked, ${unclear.length} without a clear end`);
  return published >= leastPublished && unclear.length === 0;
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function describeDialect(report: unknown): string {
  const dialect = member(report, 'dialect');
  if (!dialect) return '';
  const delimiter = textMember(dialect, 'delimiter') === '\t' ? 'TAB' : textMember(dialect, 'delimiter');
  const header = member(dialect, 'headerRows');
  const container = textMember(dialect, 'container');
  const read =
    container === 'csv' ? `${textMember(dialect, 'encoding')} \`${delimiter}\`` : `${container} “${textMember(dialect, 'sheetName')}”`;
  return `${read} header ${Array.isArray(header) ? header.join('–') : '?'}`;
}
