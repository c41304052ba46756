/** What stands at the newsroom's port until the web app is there: what runs, and how to work with it. */
export function welcomePage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Skywave newsroom</title>
<style>
:root { color-scheme: light dark; --ink: #17191c; --quiet: #4b4f55; --paper: #fff; --rule: #d3d1cb; --brand: #0b4668; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e7e2; --quiet: #b4b6ba; --paper: #15171a; --rule: #3a3d42; --brand: #8fc7ea; } }
* { margin: 0; box-sizing: border-box; }
body { font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); background: var(--paper); padding: 2.5rem 1rem; }
main { max-inline-size: 40rem; margin-inline: auto; }
h1 { font-size: 1.8rem; line-height: 1.2; border-block-start: 3px solid var(--brand); padding-block-start: .75rem; }
h2 { font-size: 1.2rem; line-height: 1.3; border-block-start: 1px solid var(--rule); padding-block-start: .75rem; margin-block: 2.5rem .5rem; }
p { margin-block: .5rem; text-wrap: pretty; }
pre { font: .9375rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; border-inline-start: 3px solid var(--rule); padding-inline-start: 1rem; margin-block: .75rem; overflow-x: auto; }
a { color: var(--brand); text-underline-offset: .15em; }
.quiet { color: var(--quiet); }
</style>
</head>
<body>
<main>
<h1>The Skywave newsroom is running</h1>
<p>This port serves the newsroom’s programming interface. A web app for editors is being built and will stand here.</p>
<h2>What it can do</h2>
<p>Everything: stories and articles in every edition, revisions, publishing, corrections, retractions, schedules, embargoes, pictures, breaking lines. <a href="api/openapi.json">The API’s description (OpenAPI)</a> lists each act with its fields and errors.</p>
<h2>How to sign in</h2>
<p>With a token. Make one on the machine where Skywave runs; it is shown once.</p>
<pre tabindex="0" aria-label="Command">skywave token add "Night desk"</pre>
<p>Send it with every request:</p>
<pre tabindex="0" aria-label="Request">Authorization: Bearer sw_…</pre>
<p class="quiet">A token can be limited to some editions. Whoever holds it can publish, so keep it as you keep a key.</p>
</main>
</body>
</html>
`;
}
