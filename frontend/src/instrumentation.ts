/** Runs once, before the server takes a request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { prepareRequests } = await import('./shared/server/prepare-requests');
    prepareRequests();
  }
}
