import { describe, expect, it } from 'vitest';
import { memoryStorage } from '@/shared/testing/memory-storage';
import { draftsOf, emptyDraft } from './drafts';

const KEY = 'rivulet.draft.ann.c';
const draft = (text: string) => ({ ...emptyDraft, text });

describe('a draft in two tabs', () => {
  const tabs = () => {
    const storage = memoryStorage();
    const [one, other] = [draftsOf('ann', storage), draftsOf('ann', storage)];
    return { one, other, texts: () => [one, other].map((tab) => tab.of('c').get().text) };
  };

  it('is the same in both', () => {
    const { one, other, texts } = tabs();
    expect(texts()).toEqual(['', '']);
    one.of('c').set(draft('hello'));
    other.refresh(KEY);
    expect(texts()).toEqual(['hello', 'hello']);
  });

  it('is gone in the other tab when it was sent in one', () => {
    const { one, other, texts } = tabs();
    one.of('c').set(draft('hello'));
    other.refresh(KEY);
    one.replaceSent('c', one.of('c').get(), emptyDraft);
    other.refresh(KEY);
    expect(texts()).toEqual(['', '']);
  });

  it('survives being sent in one tab when the other one has changed it meanwhile', () => {
    const { one, other, texts } = tabs();
    one.of('c').set(draft('hello'));
    other.refresh(KEY);
    other.of('c').set(draft('hello and more'));
    one.replaceSent('c', draft('hello'), emptyDraft); // before its event arrives
    other.refresh(KEY);
    expect(texts()).toEqual(['hello and more', 'hello and more']);
  });

  it('is not touched by drafts of other chats, and goes when all are cleared', () => {
    const { one, other, texts } = tabs();
    one.of('c').set(draft('hello'));
    other.refresh('rivulet.draft.ann.d');
    expect(other.of('c').get().text).toBe('hello');
    one.of('c').set(emptyDraft);
    other.refresh(null);
    expect(texts()).toEqual(['', '']);
  });

  it('tells the components that watch it', () => {
    const { one, other } = tabs();
    const heard: string[] = [];
    other.of('c').subscribe(() => heard.push(other.of('c').get().text));
    one.of('c').set(draft('x'));
    other.refresh(KEY);
    expect(heard).toEqual(['x']);
  });

  it('lives in memory where there is no storage', () => {
    const broken = new Proxy(memoryStorage(), {
      get: () => () => {
        throw new DOMException('', 'SecurityError');
      },
    });
    const drafts = draftsOf('ann', broken);
    drafts.of('c').set(draft('x'));
    drafts.refresh(null);
    expect(drafts.of('c').get().text).toBe('x');
    drafts.replaceSent('c', draft('x'), emptyDraft);
    expect(drafts.of('c').get()).toEqual(emptyDraft);
  });
});
