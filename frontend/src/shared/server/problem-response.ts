/** Those of docs/problems.md that the page's server has a reason for. */
const PROBLEMS = {
  invalid: { status: 400, title: 'The request is not valid' },
  forbidden: { status: 403, title: 'Not allowed' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'too-large': { status: 413, title: 'The request is too large' },
  unavailable: { status: 503, title: 'Not available right now' },
};

/** RFC 9457, as the services answer. */
export function problem(
  type: keyof typeof PROBLEMS,
  detail: string,
  headers: Record<string, string> = {},
): Response {
  const { status, title } = PROBLEMS[type];
  return Response.json(
    { type: `urn:rivulet:problem:${type}`, title, status, detail },
    {
      status,
      headers: { ...headers, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
    },
  );
}

export const methodNotAllowed = (allowed: readonly string[]): Response =>
  problem('method-not-allowed', `Allowed methods: ${allowed.join(', ')}.`, { Allow: allowed.join(', ') });
