import { describe, expect, test } from 'vitest';
import { assignableGroups } from '../../functions/accounts/assignable-groups.ts';
import { duties } from '../../functions/model/duty.ts';
import { accountStateText, dutyText } from '../../web/pages/accounts/duty-words.ts';
import { sampleCity } from '../fakes/sample-city.ts';

const bodyName = (id: string) => (id === 'dinkes' ? 'Dinas Kesehatan' : id);

describe('duties', () => {
  test('are told in words, with the body where they name one', () => {
    expect(dutyText('operator:dinkes', bodyName)).toBe('operator OPD: Dinas Kesehatan');
    expect(dutyText('pj:dinkes', bodyName)).toBe('penanggung jawab OPD: Dinas Kesehatan');
    expect(dutyText('walidata', bodyName)).toBe('walidata (Kominfo)');
    expect(dutyText('walidata-lain', bodyName)).toBe('walidata-lain');
  });

  test('are all that an account of the city may be given, and no others', () => {
    const bodies = [...sampleCity.opds, ...sampleCity.institutions].map(({ id }) => id);
    const offered = duties.flatMap(({ group, of }) => (of ? bodies.map((id) => `${group}${id}`) : [group]));
    expect(offered.sort()).toEqual([...assignableGroups(sampleCity)].sort());
  });
});

test('an account’s state is told whole', () => {
  expect(accountStateText({ disabled: false, isBound: false })).toBe('aktif');
  expect(accountStateText({ disabled: true, isInvited: true, isBound: true })).toBe(
    'nonaktif · belum pernah masuk · terikat ke seorang warga',
  );
});
