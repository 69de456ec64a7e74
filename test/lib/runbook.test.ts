import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../lib/project-root.ts';
import { cityStacks, synthesized } from './city-template.ts';

const alarms = synthesized(cityStacks()).ofType('AWS::CloudWatch::Alarm');
const names = alarms.map(({ logicalId }) => logicalId.replace(/Alarm$/, ''));
const sections = readFileSync(join(projectRoot, 'docs/runbook.md'), 'utf8').split(/^## /m).slice(1);

describe('the runbook', () => {
  test('has a section for every alarm and no other', () => {
    expect(sections.map((section) => section.split('\n')[0]).sort()).toEqual([...names].sort());
  });

  test('says in each what it means, where to look and what to do', () => {
    const headings = ['**Description.**', '**Investigation.**', '**Resolution.**'];
    expect(sections.filter((section) => headings.some((heading) => !section.includes(heading)))).toEqual([]);
  });
});

describe('alarms', () => {
  test('are sent to the topic, and name their section', () => {
    expect(alarms.map(({ properties }) => properties.AlarmActions)).toEqual(alarms.map(() => [{ Ref: 'AlarmTopic' }]));
    expect(alarms.map(({ properties }) => properties.AlarmDescription)).toEqual(names.map((name) => `docs/runbook.md, section ${name}`));
  });

  test('watch every queue of dead letters', () => {
    const watched = JSON.stringify(alarms.map(({ properties }) => properties.Dimensions));
    for (const queue of [
      'SmallUploadsDeadLetters',
      'LargeUploadsDeadLetters',
      'MatchListsDeadLetters',
      'RefreshDeadLetters',
      'RecountDeadLetters',
      'ArchiveDeadLetters',
      'ExpiryDeadLetters',
      'RetentionDeadLetters',
      'FindingsDeadLetters',
      'IndexDeadLetters',
      'NoticeDeadLetters',
      'ReportDeadLetters',
      'ReminderDeadLetters',
    ]) {
      expect(watched).toContain(`["${queue}","QueueName"]`);
    }
  });

  test('ring when the recount is silent', () => {
    const missing = alarms.find(({ logicalId }) => logicalId === 'RecountMissingAlarm')?.properties;
    expect(missing).toMatchObject({ TreatMissingData: 'breaching', ComparisonOperator: 'LessThanThreshold', Threshold: 1 });
  });
});
