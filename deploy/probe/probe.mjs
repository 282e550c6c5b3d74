// Ends with 0 when the address of its one argument answers 200 within three seconds, else with 1.
const answer = await fetch(process.argv[2], { signal: AbortSignal.timeout(3000) }).catch(() => null);
process.exit(answer?.status === 200 ? 0 : 1);
