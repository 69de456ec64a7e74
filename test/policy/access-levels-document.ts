import { type LevelTraits, levels } from '../../functions/model/access-level.ts';

const readers: Readonly<Record<LevelTraits['readBy'], string>> = {
  everyone: 'everyone',
  institutions: 'members of institutions, the steward',
  'grant-holders': 'who holds a grant',
  nobody: 'nobody else',
};

/** docs/access.md with the rows of its table of levels as `functions/model/access-level.ts` has them. */
export function accessLevelsDocument(text: string): string {
  const rows = Object.values(levels).map((level) => `| ${cellsOf(level).join(' | ')} |`);
  return text.replace(/(## Levels\n[\s\S]*?\n\|[- |]+\|\n)[\s\S]*?\n\n/, (_all, head: string) => `${head}${rows.join('\n')}\n\n`);
}

function cellsOf(level: LevelTraits): string[] {
  const { access, sharing, name, strictness, isSeenByAll, readBy, needsExemption, endsGrants, personalColumns, noRequestsBecause } = level;
  return [
    [access, sharing].flatMap((word) => (word === undefined ? [] : [`\`${word}\``])).join(', '),
    `${name}: ${level.explanation}`,
    String(strictness),
    isSeenByAll ? 'everyone' : 'the owning OPD, the steward',
    readers[readBy],
    yes(noRequestsBecause === undefined),
    yes(needsExemption),
    yes(personalColumns === undefined),
    yes(endsGrants),
  ];
}

function yes(holds: boolean): string {
  return holds ? 'yes' : 'no';
}
