export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string | null;
}

/** Cuts a text/event-stream into its events; pieces may end anywhere. Comments are dropped. */
export function eventParser(): (piece: string) => ServerSentEvent[] {
  let rest = '';
  let event = 'message';
  let data: string[] = [];
  let id: string | null = null;

  const takeLine = (line: string): ServerSentEvent[] => {
    if (line === '') {
      const whole = data.length === 0 ? [] : [{ event, data: data.join('\n'), id }];
      [event, data, id] = ['message', [], null];
      return whole;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
    if (field === 'id' && !value.includes('\0')) id = value;
    return [];
  };

  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?=[^])/);
    rest = lines.pop()!;
    return lines.flatMap(takeLine);
  };
}
