import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { projectRoot } from '../../lib/project-root.ts';
import { cityStacks, everySetting, synthesized } from './city-template.ts';

const template = synthesized(cityStacks(everySetting));
const alarms = template.ofType('AWS::CloudWatch::Alarm');
const budgets = template.ofType('AWS::Budgets::Budget');
const names = alarms.map(({ logicalId }) => logicalId.replace(/Alarm$/, ''));
const sections = readFileSync(join(projectRoot, 'docs/runbook.md'), 'utf8').split(/^## /m).slice(1);

describe('the runbook', () => {
  test('has a section for every alarm and no other', () => {
    expect(sections.map((section) => section.split('\n')[0]).sort()).toEqual(
      [...names, ...budgets.map(({ logicalId }) => logicalId)].sort(),
    );
  });

  test('is linked by every alarm and budget at its own section, whose address GitHub makes of the heading', () => {
    const addresses = new Map(sections.map((section) => [`docs/runbook.md#${(section.split('\n')[0] ?? '').toLowerCase()}`, section]));
    const sectionAt = (address: unknown) => addresses.get(String(address))?.split('\n')[0];
    expect(alarms.map(({ properties }) => sectionAt(properties.AlarmDescription))).toEqual(names);
    const linked = z.object({ BudgetName: z.string().transform((name) => name.split(' ').at(-1)) });
    expect(budgets.map(({ properties }) => sectionAt(linked.parse(properties.Budget).BudgetName))).toEqual(['CostOverBudget']);
  });

  test('is linked where the city reads it', () => {
    const runbookUrl = 'https://git.example.id/satu-data/docs/runbook.md';
    const elsewhere = synthesized(cityStacks({ ...everySetting, runbookUrl })).ofType('AWS::CloudWatch::Alarm');
    expect(elsewhere.map(({ properties }) => properties.AlarmDescription)).toEqual(
      names.map((name) => `${runbookUrl}#${name.toLowerCase()}`),
    );
  });

  test('says in each what it means, where to look and what to do', () => {
    const headings = ['**Description.**', '**Investigation.**', '**Resolution.**'];
    expect(sections.filter((section) => headings.some((heading) => !section.includes(heading)))).toEqual([]);
  });
});

describe('alarms', () => {
  test('are sent to the topic, and so is their end', () => {
    expect(alarms.map(({ properties }) => properties.AlarmActions)).toEqual(alarms.map(() => [{ Ref: 'AlarmTopic' }]));
    expect(alarms.map(({ properties }) => properties.OKActions)).toEqual(alarms.map(() => [{ Ref: 'AlarmTopic' }]));
  });

  test('watch every queue of dead letters', () => {
    const watched = JSON.stringify(alarms.map(({ properties }) => properties.Dimensions));
    const deadLetters = template.ofType('AWS::SQS::Queue').filter(({ properties }) => properties.RedrivePolicy === undefined);
    const kept = deadLetters.map(({ logicalId }) => logicalId).filter((name) => name !== 'AlarmMailDeadLetters');
    expect(kept.length).toBeGreaterThan(10);
    for (const queue of kept) {
      expect(watched).toContain(`["${queue}","QueueName"]`);
    }
  });

  test('ring when the recount is silent', () => {
    const missing = alarms.find(({ logicalId }) => logicalId === 'RecountMissingAlarm')?.properties;
    expect(missing).toMatchObject({ TreatMissingData: 'breaching', ComparisonOperator: 'LessThanThreshold', Threshold: 1 });
  });
});
