export function ListHeading({ children }: { children: string }) {
  return <h2 className="px-2 pt-2 pb-1 text-xs font-semibold text-quiet">{children}</h2>;
}
