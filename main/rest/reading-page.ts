import { html } from 'hono/html';
import { DESCRIBED_METHODS } from './openapi.ts';
import { FIRST_STEPS, OFFICIAL_CLIENT } from './first-steps.ts';

/** The page's only style; it loads nothing else, and nothing from elsewhere. */
export const PAGE_STYLE = `:root { color-scheme: light dark; }
body { max-width: 56rem; margin: 0 auto; padding: 1.5rem; font: 1rem/1.6 system-ui, sans-serif; }
pre { overflow-x: auto; padding: 0.75rem 1rem; border: 1px solid #8886; border-radius: 0.4rem; font-size: 0.875rem; line-height: 1.45; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
td, th { padding: 0.3rem 0.6rem 0.3rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid #8884; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }`;

/** The page at the server's address: the first ten minutes, then every method. */
export function readingPage() {
  const tags = [...new Set(DESCRIBED_METHODS.map(({ tag }) => tag))];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Gallery Desk: the Pro Gallery API on this machine</title>
        <link rel="stylesheet" href="/page.css" />
      </head>
      <body>
        <h1>The Pro Gallery API on this machine</h1>
        <p>
          Programs send the token in the header <code>Authorization</code>. Every answer that is no success
          has a body that says what was wrong and what to do. The whole description is at
          <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).
        </p>
        <h2>The first ten minutes</h2>
        <p>Put the pieces one after another into a file ending in <code>.mjs</code> and run it with Node.</p>
        ${FIRST_STEPS.map(
          ({ title, text, code }) =>
            html`<h3>${title}</h3>
              <p>${text}</p>
              <pre><code>${code}</code></pre>`,
        )}
        <h3>With the official client</h3>
        <pre><code>${OFFICIAL_CLIENT}</code></pre>
        <h2>All methods</h2>
        ${tags.map(
          (tag) =>
            html`<h3>${tag}</h3>
              <table>
                <thead>
                  <tr>
                    <th scope="col">Method</th>
                    <th scope="col">Request</th>
                    <th scope="col">What it does</th>
                  </tr>
                </thead>
                <tbody>
                  ${DESCRIBED_METHODS.filter((method) => method.tag === tag).map(
                    ({ name, verb, path, summary }) =>
                      html`<tr>
                        <td><code>${name}</code></td>
                        <td><code>${verb.toUpperCase()} ${path}</code></td>
                        <td>${summary}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>`,
        )}
      </body>
    </html>`;
}
