import type { Api } from './api';

/** A route handler of Next for one API; without one (the agents API is remote) there is nothing here. */
export function serve(api: () => Api | undefined): (request: Request) => Promise<Response> {
  return async (request) => {
    const app = api();
    return app ? app.fetch(request) : Response.json({ title: 'Not Found', status: 404 }, { status: 404 });
  };
}
