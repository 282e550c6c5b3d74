import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .options({ rules: { 'label-content-name-mismatch': { enabled: true } } }).analyze();
  // Menus are rendered at the end of the document, outside of all landmarks.
  const isMenu = (target: string) => target.includes('data-radix-popper-content-wrapper');
  const found = violations.flatMap(({ id, nodes }) => {
    const targets = nodes.map(({ target }) => target.join(' ')).filter((target) => id !== 'region' || !isMenu(target));
    return targets.length === 0 ? [] : [`${where}: ${id} at ${targets.join(', ')}`];
  });
  expect(found).toEqual([]);
}
