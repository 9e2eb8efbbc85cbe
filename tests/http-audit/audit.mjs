// Asks a GraphQL endpoint everything that the GraphQL-over-HTTP specification says of one. Usage: node audit.mjs URL
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
if (!url) throw new Error('Give the address of the endpoint: node audit.mjs http://localhost:5000/graphql');

const counts = { ok: 0, error: 0, warn: 0, notice: 0 };
for (const audit of serverAudits({ url })) {
  const result = await audit.fn();
  counts[result.status]++;
  if (result.status !== 'ok') console.log(`${result.status}: ${audit.name}: ${result.reason}`);
}
console.log(`${counts.ok} ok, ${counts.error} error, ${counts.warn} warn, ${counts.notice} notice`);
process.exitCode = counts.ok > 0 && counts.error + counts.warn + counts.notice === 0 ? 0 : 1;
