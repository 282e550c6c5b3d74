import { problem } from '@/shared/server/problem-response';

const handle = () => problem('invalid', 'The address contains invalid percent-encoding.');

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT };
