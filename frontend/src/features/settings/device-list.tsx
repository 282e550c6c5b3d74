import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { authApi } from '@/shared/api/clients';
import type { DeviceSession } from '@/shared/api/model';
import { unwrap } from '@/shared/api/unwrap';
import { useTimes } from '@/shared/format-time';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { deviceOf } from './device-name';

const SESSIONS = ['sessions'] as const;

export function DeviceList() {
  const t = useTexts();
  const problem = useProblemText();
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: SESSIONS,
    queryFn: async ({ signal }) => (await unwrap(authApi.GET('/sessions', { signal }))).sessions,
  });
  const end = useMutation({
    mutationFn: (id: string | null) =>
      unwrap(
        id === null
          ? authApi.DELETE('/sessions')
          : authApi.DELETE('/sessions/{id}', { params: { path: { id } } }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
  const others = data?.filter(({ current }) => !current) ?? [];
  const failure = error ?? end.error;
  return (
    <div className="flex flex-col items-start gap-3">
      {failure ? <Notice tone="danger">{problem(failure)}</Notice> : null}
      <ul className="w-full">
        {data?.map((session) => (
          <Device key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
        ))}
      </ul>
      {others.length > 0 ? (
        <Button disabled={end.isPending} onClick={() => end.mutate(null)} className="text-danger">
          {t('settings.endOthers')}
        </Button>
      ) : data ? (
        <p className="text-quiet">{t('settings.noOthers')}</p>
      ) : null}
    </div>
  );
}

function Device({ session, onEnd }: { session: DeviceSession; onEnd: () => void }) {
  const t = useTexts();
  const times = useTimes();
  const device = deviceOf(session.user_agent ?? '');
  return (
    <li className="flex min-h-14 items-center gap-3">
      <MonitorSmartphone size={20} aria-hidden className="shrink-0 text-quiet" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          {device === null ? t('settings.unknownDevice') : t('settings.device', device)}
        </span>
        <span className="block text-sm text-quiet">
          {session.current
            ? t('settings.thisDevice')
            : t('settings.lastUsed', { when: times.recent(session.last_used_at, new Date()) })}
        </span>
      </span>
      {session.current ? null : <Button onClick={onEnd}>{t('settings.endSession')}</Button>}
    </li>
  );
}
