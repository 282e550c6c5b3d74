export function ChatListSkeleton() {
  return (
    <div aria-hidden className="animate-pulse">
      {[0, 1, 2, 3].map((index) => (
        <div key={index} className="flex h-15 items-center gap-3 px-2">
          <span className="bg-hover size-9 rounded-full" />
          <span className="flex-1">
            <span className="bg-hover mb-2 block h-3 w-24 rounded-sm" />
            <span className="bg-hover block h-3 w-40 max-w-full rounded-sm" />
          </span>
        </div>
      ))}
    </div>
  );
}
