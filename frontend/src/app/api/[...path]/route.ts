import { problem } from '@/shared/server/problem-response';

/** Clients of the API get problem details, not the page for unknown addresses. */
const handle = () => problem('not-found', 'There are /api/auth, /api/chat, /api/meter and /api/stream.');

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
