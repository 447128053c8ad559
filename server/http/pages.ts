const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for HTML, in contents and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A small page with a title, a sentence and links; everything in it is escaped. */
export function htmlPage(
  title: string,
  sentence: string,
  links: readonly { href: string; label: string }[] = [],
): string {
  const items = links
    .map(({ href, label }) => `<p><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></p>`)
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem;color:#1c1e21;background:#fff}
@media (prefers-color-scheme:dark){body{color:#e8eaed;background:#17181a}a{color:#8ab4f8}}</style>
</head>
<body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(sentence)}</p>${items}</body>
</html>
`;
}
