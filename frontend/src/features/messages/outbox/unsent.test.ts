import { describe, expect, it } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { draftsOf, emptyDraft } from '../composer/drafts';
import { clearUnsent, unsentOf } from './unsent';

class MemoryStorage implements Storage {
  private readonly items = new Map<string, string>();
  get length() {
    return this.items.size;
  }
  key = (index: number) => [...this.items.keys()][index] ?? null;
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
  clear = () => this.items.clear();
}

const item = (key: string, second: number) => ({
  key,
  body: `body ${key}`,
  replyTo: null,
  queuedAt: `2026-11-22T10:00:0${second}.000Z`,
  state: 'sending' as const,
});

describe('what is kept on the device', () => {
  it('is what wasn’t sent, in the order written, and each person’s own', () => {
    const storage = new MemoryStorage();
    const ann = unsentOf('ann', storage);
    ann.save('c', item('k2', 2));
    ann.save('c', item('k1', 1));
    ann.save('d', item('k3', 3));
    ann.drop('k3');
    expect(unsentOf('ann', storage).load()).toEqual([
      { chatId: 'c', item: item('k1', 1) },
      { chatId: 'c', item: item('k2', 2) },
    ]);
    expect(unsentOf('bob', storage).load()).toEqual([]);
  });

  it('keeps a refusal, with its reason', () => {
    const storage = new MemoryStorage();
    const refused = {
      ...item('k', 1),
      state: 'refused' as const,
      error: new Problem(403, 'no', [], undefined, 'blocked'),
    };
    unsentOf('ann', storage).save('c', refused);
    const [kept] = unsentOf('ann', storage).load();
    expect(kept?.item.state).toBe('refused');
    expect(kept?.item.error).toMatchObject({ status: 403, type: 'blocked' });
  });

  it('is what was being written', () => {
    const storage = new MemoryStorage();
    const draft = { ...emptyDraft, text: 'half a thought', replyTo: 'm' };
    draftsOf('ann', storage).of('c').set(draft);
    expect(draftsOf('ann', storage).of('c').get()).toEqual(draft);
    draftsOf('ann', storage).of('c').set(emptyDraft);
    expect(storage.length).toBe(0);
  });

  it('goes with who signs out', () => {
    const storage = new MemoryStorage();
    for (const who of ['ann', 'bob']) {
      unsentOf(who, storage).save('c', item('k', 1));
      draftsOf(who, storage)
        .of('c')
        .set({ ...emptyDraft, text: 'x' });
    }
    clearUnsent('ann', storage);
    expect(unsentOf('ann', storage).load()).toEqual([]);
    expect(storage.length).toBe(2);
  });

  it('is nothing where the storage is forbidden, or holds what isn’t ours', () => {
    const forbidden = new Proxy(new MemoryStorage(), {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    const unsent = unsentOf('ann', forbidden);
    unsent.save('c', item('k', 1));
    expect(unsent.load()).toEqual([]);
    const other = new MemoryStorage();
    other.setItem('rivulet.unsent.ann.x', '{"chatId":1}');
    expect(unsentOf('ann', other).load()).toEqual([]);
  });
});
