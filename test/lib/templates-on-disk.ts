import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { City } from '../../cities/city.ts';
import { cityStacks, everySetting, templateTexts } from './city-template.ts';

/** A city as it is shipped, and one that has every setting that adds something to the templates. */
export const linted: Readonly<Record<string, Partial<City>>> = {
  'as it is': {},
  'with every setting': { ...everySetting, copies: { vaultArn: 'arn:aws:backup:ap-southeast-3:123456789012:backup-vault:kota' } },
};

/** The templates of the city, each in a file of its stack's name; those of the city's own region first, the budget's alone in its. */
export function templatesOnDisk(
  changes: Partial<City>,
): readonly { readonly file: string; readonly stack: string; readonly isGlobal: boolean }[] {
  const stacks = cityStacks(changes);
  const texts = templateTexts(stacks);
  const directory = mkdtempSync(join(tmpdir(), 'satudata-templates-'));
  return stacks.all.map(({ stackName, region }, place) => {
    const file = join(directory, `${stackName}.template.json`);
    writeFileSync(file, texts[place] ?? '');
    return { file, stack: stackName, isGlobal: region === 'us-east-1' };
  });
}
