export function ChatListSkeleton() {
  return (
    <div aria-hidden className="animate-pulse">
      {[0, 1, 2, 3].map((index) => (
        <div key={index} className="flex h-15 items-center gap-3 px-2">
          <span className="size-9 rounded-full bg-hover" />
          <span className="flex-1">
            <span className="mb-2 block h-3 w-24 rounded-sm bg-hover" />
            <span className="block h-3 w-40 max-w-full rounded-sm bg-hover" />
          </span>
        </div>
      ))}
    </div>
  );
}
