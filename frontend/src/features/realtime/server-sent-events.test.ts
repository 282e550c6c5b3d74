import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventParser } from './server-sent-events';

const stream =
  ': hello\n\nevent: ready\nid: 1.0\ndata: {}\n\nevent: message\ndata: {"a":\ndata: "ü: 1"}\nid: 1.1\n\ndata\n\n: beat\n\n';
const events = [
  { event: 'ready', data: '{}', id: '1.0' },
  { event: 'message', data: '{"a":\n"ü: 1"}', id: '1.1' },
  { event: 'message', data: '', id: null },
];

describe('the parser of event streams', () => {
  it('gives the same events wherever the pieces end, with either end of line', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length * 2)), fc.constantFrom('\n', '\r\n'), (cuts, newline) => {
        const text = stream.replaceAll('\n', newline);
        const ends = [...new Set([...cuts.filter((cut) => cut < text.length), text.length])].sort(
          (a, b) => a - b,
        );
        const parse = eventParser();
        const got = ends.flatMap((end, index) => parse(text.slice(ends[index - 1] ?? 0, end)));
        expect(got).toEqual(events);
      }),
    );
  });

  it('keeps what isn’t whole yet', () => {
    const parse = eventParser();
    expect(parse('event: typing\ndata: {}\n')).toEqual([]);
    expect(parse('\n')).toEqual([{ event: 'typing', data: '{}', id: null }]);
  });
});
