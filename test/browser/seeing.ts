import type { Page } from 'playwright-core';

/* What people who see little, or use no mouse, must find on a page, told by its computed styles. Each gives what is wrong; nothing is the best. */

/** What of a page runs in the browser, beside what each look asks. */
const ground = `
  const shown = (element) => element.checkVisibility({ checkVisibilityCSS: true }) && element.getClientRects().length > 0;
  const named = (element) => [
    element.closest('[id]:not(#isi)')?.id ?? '', element.tagName.toLowerCase() + '.' + element.className, (element.textContent ?? '').trim().slice(0, 40),
  ].join(' | ');
  const colour = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
  const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  const contrast = (one, other) => {
    const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [red, green, blue, opacity = 1] = colour(getComputedStyle(at).backgroundColor);
      if (opacity > 0.5) return [red, green, blue];
    }
    return [255, 255, 255];
  };`;

/** Of everything that Tab reaches: whether its ring is there, 3:1 against what it lies on (WCAG 1.4.11, 2.4.7), and not cut off on three sides. */
const focusScript = `(() => {
  ${ground}
  const clips = (element) => {
    const found = [];
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).overflow !== 'visible') found.push(at.getBoundingClientRect());
    return found;
  };
  const wrong = [];
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    if (!shown(element) || element.disabled) continue;
    element.focus();
    if (document.activeElement !== element) wrong.push(named(element) + ': takes no focus');
    const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(element);
    const width = Number.parseFloat(outlineWidth);
    if (outlineStyle === 'none' || width < 2) { wrong.push(named(element) + ': no ring'); continue; }
    const ratio = contrast(colour(outlineColor), behind(element.parentElement));
    if (ratio < 3) wrong.push(named(element) + ': ' + ratio.toFixed(1) + ':1');
    const reach = width + Number.parseFloat(outlineOffset);
    const ring = element.getBoundingClientRect();
    const cut = clips(element).map((clip) => [
      ring.left - reach < clip.left - 1, ring.top - reach < clip.top - 1, ring.right + reach > clip.right + 1, ring.bottom + reach > clip.bottom + 1,
    ]);
    if ([0, 1, 2, 3].filter((side) => cut.some((sides) => sides[side])).length > 2) wrong.push(named(element) + ': the ring is cut off');
  }
  document.activeElement?.blur();
  return [...new Set(wrong)];
})()`;

/** Text that its box cuts off, and boxes beyond the window's edge that nothing scrolls to. What is cut on purpose tells all in its title. */
const cutScript = `(() => {
  ${ground}
  const wrong = [];
  const wider = document.documentElement.scrollWidth - window.innerWidth;
  if (wider > 0) wrong.push('the page is ' + wider + ' px too wide');
  for (const element of document.querySelectorAll('body *')) {
    if (!shown(element) || element.closest('svg, .unseen, option, [title]') || (element.textContent ?? '').trim() === '') continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    if (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) wrong.push(named(element) + ': cut sideways');
    if (hides(overflowY) && element.scrollHeight > element.clientHeight + 1) wrong.push(named(element) + ': cut below');
    if (element.tagName === 'BUTTON' && element.scrollWidth > element.clientWidth + 1) wrong.push(named(element) + ': wider than its button');
  }
  return [...new Set(wrong)];
})()`;

/** Where the system chooses the colours, a control is known by its border and a drawing stands on its own paper. */
const outlinedScript = `(() => {
  ${ground}
  const wrong = [];
  for (const element of document.querySelectorAll('button, .button, select, textarea, input:not([type=radio], [type=checkbox], [type=file])')) {
    if (!shown(element)) continue;
    const { borderTopStyle, borderTopWidth, borderTopColor, textDecorationLine } = getComputedStyle(element);
    // One among links is known as they are.
    if (element.tagName === 'BUTTON' && textDecorationLine === 'underline') continue;
    const drawn = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0;
    if (!drawn || contrast(colour(borderTopColor), behind(element.parentElement)) < 3) wrong.push(named(element) + ': no border to see');
  }
  for (const text of document.querySelectorAll('svg.drawing text')) {
    if (!shown(text) || text.closest('.area, [class*=on-]') || /(^| )on-/.test(text.getAttribute('class') ?? '')) continue;
    const ratio = contrast(colour(getComputedStyle(text).fill), behind(text.closest('svg')));
    if (ratio < 4.5) wrong.push(named(text) + ': text of a picture at ' + ratio.toFixed(1) + ':1');
  }
  return [...new Set(wrong)];
})()`;

/** Marks of a picture that can't be told from what they lie on: neither filled nor stroked 3:1 against it. */
const markScript = `(() => {
  ${ground}
  const wrong = [];
  for (const mark of document.querySelectorAll('svg.drawing :is(.bar, .area, .line, .dot)')) {
    if (!shown(mark)) continue;
    const { fill, stroke } = getComputedStyle(mark);
    const paper = behind(mark.closest('svg'));
    const seen = [fill, stroke].some((paint) => paint.startsWith('rgb') && contrast(colour(paint), paper) >= 3);
    if (!seen) wrong.push('a mark of class ' + mark.getAttribute('class') + ' is not seen');
  }
  return [...new Set(wrong)];
})()`;

async function told(page: Page, where: string, script: string): Promise<string[]> {
  return (await page.evaluate<string[]>(script)).map((fault) => `${page.url()} ${where}: ${fault}`);
}

export async function focusFaults(page: Page): Promise<string[]> {
  const found: string[] = [];
  // A key makes the browser draw rings for whatever a script focuses, too.
  await page.keyboard.press('Tab');
  for (const media of [{}, { colorScheme: 'dark' }, { contrast: 'more' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia({ ...plain, ...media });
    found.push(...(await told(page, `focus ${JSON.stringify(media)}`, focusScript)));
  }
  await page.emulateMedia(plain);
  return found;
}

/** At 320 px, at 200 % of a window of 1280 × 1024, and with letters twice as large (WCAG 1.4.10, 1.4.4). */
export async function zoomFaults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const viewport of [
    { width: 320, height: 640 },
    { width: 640, height: 512 },
  ]) {
    await page.setViewportSize(viewport);
    found.push(...(await told(page, `at ${viewport.width} px`, cutScript)));
  }
  await page.setViewportSize({ width: 1280, height: 1024 });
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  found.push(...(await told(page, 'with letters twice as large', cutScript)));
  await page.evaluate("document.documentElement.style.fontSize = ''");
  return found;
}

export async function contrastFaults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ ...plain, colorScheme, forcedColors: 'active' });
    found.push(...(await told(page, `forced ${colorScheme}`, outlinedScript)));
    await page.emulateMedia({ ...plain, colorScheme, contrast: 'more' });
    found.push(...(await told(page, `more contrast, ${colorScheme}`, markScript)));
    found.push(...(await told(page, `more contrast, ${colorScheme}`, outlinedScript)));
  }
  await page.emulateMedia(plain);
  return found;
}

const plain = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' } as const;
