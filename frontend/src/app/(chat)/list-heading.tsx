export function ListHeading({ children }: { children: string }) {
  return <h2 className="text-quiet px-2 pt-2 pb-1 text-xs font-semibold">{children}</h2>;
}
