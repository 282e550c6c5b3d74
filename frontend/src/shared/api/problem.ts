export interface Violation {
  readonly field: string;
  readonly message: string;
}

/** An answer that is not the one asked for: RFC 9457 problem details, or status 0 when no answer came at all. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail?: string,
    readonly violations: readonly Violation[] = [],
    readonly retryAfterSeconds?: number,
    /** The last word of its type: "blocked" of ".../problems/blocked". */
    readonly type?: string,
  ) {
    super(detail ?? `HTTP ${status}`);
    this.name = 'Problem';
  }

  /** True when the same request may well succeed a little later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

interface ProblemBody {
  type?: unknown;
  detail?: unknown;
  violations?: unknown;
}

export function problemOf(response: Response, body: unknown): Problem {
  const { type, detail, violations } = (typeof body === 'object' && body !== null ? body : {}) as ProblemBody;
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new Problem(
    response.status,
    typeof detail === 'string' ? detail : undefined,
    Array.isArray(violations) ? (violations as Violation[]) : [],
    Number.isFinite(wait) ? wait : undefined,
    typeof type === 'string' ? type.split(/[/:#]/).at(-1) : undefined,
  );
}
