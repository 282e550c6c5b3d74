/**
 * The order of a chat: that of Cassandra's TimeUUIDType. First the 60-bit timestamp, whose most significant
 * digits stand last in the text (low-mid-hi), then the low 64 bits as signed bytes. Comparing the text is wrong.
 */
export function compareTimeUuids(a: string, b: string): number {
  return compareText(timestamp(a), timestamp(b)) || compareSignedBytes(a.slice(19), b.slice(19));
}

/** 15 hexadecimal digits, so that comparing the text compares the number. */
function timestamp(id: string): string {
  return (id.slice(15, 18) + id.slice(9, 13) + id.slice(0, 8)).toLowerCase();
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareSignedBytes(a: string, b: string): number {
  const left = a.replace('-', '');
  const right = b.replace('-', '');
  for (let at = 0; at < left.length; at += 2) {
    const difference = signedByte(left, at) - signedByte(right, at);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

function signedByte(hex: string, at: number): number {
  const byte = Number.parseInt(hex.slice(at, at + 2), 16);
  return byte > 127 ? byte - 256 : byte;
}
