import { h } from 'preact';
import { GuideView } from '../../web/pages/guide/view.tsx';
import { GuidesView } from '../../web/pages/guides/view.tsx';
import type { Operation } from '../http/call.ts';
import { pageNames } from '../messages/page-name.ts';
import guides from './guides.json' with { type: 'json' };
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { unknownPage } from './show-unknown.ts';

type Ports = Pick<PortalPorts, 'settings'>;

/** GET /panduan: the guides for clerks, made of `docs/panduan/` by `npm run docs`. */
export function showGuides({ settings }: Ports): Operation<'showGuides'> {
  return async () =>
    respondPage(settings, {
      title: pageNames.guides,
      content: h(GuidesView, { guides }),
      told: { description: 'Panduan mengirim data untuk petugas OPD.', path: '/panduan' },
    });
}

/** GET /panduan/{guide}: one of them; 404 for a name that is none. */
export function showGuide({ settings }: Ports): Operation<'showGuide'> {
  return async ({ params: { guide: name } }) => {
    const guide = guides.find((one) => one.name === name);
    if (!guide) return respondPage(settings, unknownPage());
    const others = guides.filter((one) => one !== guide);
    return respondPage(settings, {
      title: guide.title,
      content: h(GuideView, { guide, others }),
      told: { description: guide.about, path: `/panduan/${name}` },
    });
  };
}
