import { inflateSync } from 'node:zlib';

/** The text that a PDF of our own draws, line after line: what is selected and searched in it. Its letters are WinAnsi, written as hexadecimal. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  return (await pagesOfPdf(bytes)).join('\n');
}

/** The same, a page at a time: each draws in a stream of its own, and they stand in their order. */
export async function pagesOfPdf(bytes: Uint8Array): Promise<string[]> {
  const file = Buffer.from(bytes).toString('latin1');
  const streams = [...file.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, content = '']) => inflated(content));
  const drawn = streams.map((content) =>
    [...content.matchAll(/<([0-9A-Fa-f]*)> Tj/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')),
  );
  return drawn.filter((texts) => texts.length > 0).map((texts) => texts.join('\n'));
}

function inflated(content: string): string {
  try {
    return inflateSync(Buffer.from(content, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}
