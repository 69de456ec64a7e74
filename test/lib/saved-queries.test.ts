import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { projectRoot } from '../../lib/project-root.ts';
import { cityStacks, plainText, synthesized } from './city-template.ts';

const template = synthesized(cityStacks());
const querySchema = z.object({ Name: z.string(), QueryString: z.string(), LogGroupNames: z.array(z.json()).min(1).max(50) });
const queries = template.ofType('AWS::Logs::QueryDefinition').map(({ properties }) => querySchema.parse(properties));
const logGroups = new Set(template.ofType('AWS::Logs::LogGroup').map(({ logicalId }) => logicalId));
const nameOf = ({ Name }: { readonly Name: string }) => Name.split('/').at(-1);

const [stage] = template.ofType('AWS::ApiGateway::Stage');
const { Format } = z.object({ Format: z.string() }).parse(stage?.properties.AccessLogSetting);
/** Fields of a line of the access log, and what Logs Insights finds by itself in Lambda's (CloudWatch Logs, "Supported logs and discovered fields"). */
const accessFields = Object.keys(z.record(z.string(), z.string()).parse(JSON.parse(Format)));

describe('saved queries', () => {
  test('are those that the runbook lists for its questions, and no other', () => {
    const table = readFileSync(join(projectRoot, 'docs/runbook.md'), 'utf8').split('| question | saved query |')[1]?.split('\n\n')[0] ?? '';
    const listed = [...table.matchAll(/\| `([^`]+)` \|/g)].map(([, name]) => name);
    expect(listed).toHaveLength(10);
    expect(queries.map(nameOf).sort()).toEqual(listed.sort());
  });

  test.each(queries)('$Name asks logs that the template makes', ({ LogGroupNames }) => {
    expect(LogGroupNames.map(plainText).filter((name) => !logGroups.has(name))).toEqual([]);
  });

  test('of the access log ask for fields that its lines have', () => {
    const ofAccess = queries.filter(({ LogGroupNames }) => LogGroupNames.length === 1 && plainText(LogGroupNames[0]) === 'ApiAccessLog');
    expect(ofAccess.map(nameOf)).toHaveLength(4);
    for (const { QueryString } of ofAccess) {
      const made = [...QueryString.matchAll(/ as (\w+)/g)].map(([, name]) => name ?? '');
      const language = ['stats', 'pct', 'count', 'sum', 'sort', 'desc', 'limit', 'filter', 'by', 'as'];
      const words = QueryString.replace(/"[^"]*"/g, '').match(/[a-zA-Z]\w*/g) ?? [];
      expect(words.filter((word) => ![...made, ...language, ...accessFields].includes(word))).toEqual([]);
    }
  });

  test('keep the city’s name, so that two cities of an account have their own', () => {
    const other = synthesized(cityStacks({ id: 'kota-lain' })).ofType('AWS::Logs::QueryDefinition');
    const names = new Set([...queries, ...other.map(({ properties }) => querySchema.parse(properties))].map(({ Name }) => Name));
    expect(names.size).toBe(2 * queries.length);
  });
});
