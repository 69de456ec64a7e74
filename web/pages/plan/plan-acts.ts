import { call } from '../../parts/api.ts';
import type { Plan } from '../../parts/api-nouns.ts';
import { confirmingButton } from '../../parts/confirming.ts';
import { button, byId, element, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

type Params = { readonly year: string; readonly opdId: string };
type Done = (words: string) => Promise<void>;

const partyText = { steward: 'walidata', coordinator: 'koordinator forum' } as const;

/** What its reader can do with a plan now: begin it from last year's, sign it, agree to it. */
export function planActs(plan: Plan, params: Params, done: Done): HTMLElement[] {
  const { may, entries, revision = 0 } = plan;
  const acts = [
    ...(may.draft && entries.length === 0 ? [copyButton(params, done)] : []),
    ...(may.sign ? [signButton(revision, params, done)] : []),
    ...may.agree.map((as) => agreeButton(as, revision, params, done)),
  ];
  return acts.length > 0 ? [element('p', { class: 'actions' }, ...acts)] : [];
}

function copyButton(params: Params, done: Done): HTMLElement {
  const fromYear = Number(params.year) - 1;
  return button(`Salin dari ${fromYear}`, { id: 'copy' }, async () => {
    const copied = await call('copyPlan', { params, body: { fromYear } });
    if (!copied.ok) return show(byId('outcome'), notice(copied.problem));
    await done(`Daftar data ${fromYear} disalin sebagai konsep. Sesuaikan, lalu minta pengesahan.`);
  });
}

function signButton(revision: number, params: Params, done: Done): HTMLElement {
  const asked = { text: 'Sahkan daftar data', question: 'Sahkan seperti yang tampil di atas?', yes: 'Ya, sahkan' };
  return confirmingButton({ ...asked, attributes: { id: 'sign' } }, async () => {
    const signed = await call('signPlan', { params, body: { revision } });
    if (!signed.ok) return show(byId('outcome'), notice(signed.problem));
    await done('Daftar data disahkan. Walidata dan koordinator forum kini dapat menyepakatinya.');
  });
}

function agreeButton(as: keyof typeof partyText, revision: number, params: Params, done: Done): HTMLElement {
  const asked = { text: `Sepakati sebagai ${partyText[as]}`, question: 'Sepakati seperti yang tampil di atas?', yes: 'Ya, sepakati' };
  return confirmingButton({ ...asked, attributes: { id: `agree-${as}` } }, async () => {
    const agreed = await call('agreePlan', { params, body: { revision, as } });
    if (!agreed.ok) return show(byId('outcome'), notice(agreed.problem));
    await done(agreed.value.state === 'agreed' ? 'Daftar data disepakati.' : 'Kesepakatan Anda dicatat; pihak yang lain belum.');
  });
}
