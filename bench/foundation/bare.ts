/** The least that can answer the same question: node:http and one prepared query. What the service costs is the distance. */
import http from 'node:http';
import pg from 'pg';

export interface Bare extends AsyncDisposable {
  readonly url: string;
}

export async function startBare(databaseUrl: string): Promise<Bare> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const server = http.createServer((request, response) => {
    const id = (request.url ?? '/').slice(1);
    pool.query({ name: 'one', text: 'select * from resource where id = $1', values: [id] }).then(
      ({ rows }) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(rows[0]));
      },
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
    },
  };
}
