import { useQuery } from '@tanstack/react-query';
import { z } from 'zod/mini';
import { Problem, problemOf } from '@/shared/api/problem';
import { authorizedFetch } from '@/shared/session/authorized-fetch';

const LIVE_MS = 5_000;
const NOW_AND_THEN_MS = 60_000;

const costs = z.object({
  now: z.number(),
  per_message: z.number(),
  by_sender: z.number(),
  least: z.number(),
});
const tally = z.object({
  messages: z.number(),
  writes: z.number(),
  cost: costs,
  cost_per_million: costs,
});
const schema = z.object({
  since: z.string(),
  window_millis: z.number(),
  currency: z.string(),
  total: tally,
  upkeep: z.object({ writes: z.number(), cost: z.number() }),
  kinds: z.object({ direct: z.optional(tally), group: z.optional(tally) }),
  series: z.array(z.object({ at: z.string(), messages: z.number(), writes: z.number() })),
});

export type Meter = z.infer<typeof schema>;
export type Tally = z.infer<typeof tally>;

/** What the bill says; a service that is away is asked again at the next turn. */
export function useMeter(isOpen: boolean) {
  return useQuery({
    queryKey: ['meter'],
    queryFn: ({ signal }) => readMeter(signal),
    refetchInterval: isOpen ? LIVE_MS : NOW_AND_THEN_MS,
    staleTime: LIVE_MS,
    retry: false,
  });
}

async function readMeter(signal: AbortSignal): Promise<Meter> {
  const answer = await authorizedFetch(new Request('/api/meter', { signal }));
  if (!answer.ok) {
    throw problemOf(answer, null);
  }
  const result = schema.safeParse(await answer.json());
  if (!result.success) {
    throw new Problem(502);
  }
  return result.data;
}
