import { generate } from 'lean-qr';
import { useMemo } from 'react';

/** Modules of white around the code, without which cameras don't find it. */
const QUIET_ZONE = 4;

/** Black on white in every theme: cameras expect it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => draw(text), [text]);
  const from = -QUIET_ZONE;
  const edge = size + 2 * QUIET_ZONE;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${from} ${from} ${edge} ${edge}`}
      shapeRendering="crispEdges"
      className="size-48 shrink-0 rounded-md"
    >
      <rect x={from} y={from} width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function draw(text: string): { size: number; path: string } {
  const code = generate(text);
  const dark: string[] = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) dark.push(`M${x} ${y}h1v1h-1z`);
    }
  }
  return { size: code.size, path: dark.join('') };
}
