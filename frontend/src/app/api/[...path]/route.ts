import { problem } from '@/shared/server/problem-response';

/** Whoever mistypes a path of the API is no browser: the page that says so is nothing to them. */
const handle = () => problem('not-found', 'There are /api/auth, /api/chat and /api/meter.');

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
