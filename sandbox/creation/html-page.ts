import { browserFilesPath } from '../browser-files.ts';

const styles = ['ads-manager/page/theme.css', 'ads-manager/page/page.css', 'creation/page/creation.css']
  .map((path) => `<link rel="stylesheet" href="${browserFilesPath}/${path}">`)
  .join('');

/** The one document of all steps of the creation flow. */
export function creationPage(): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>TikTok Ads Manager</title>
  <link rel="icon" href="data:,">
  ${styles}
  <script type="module" src="${browserFilesPath}/creation/page/main.ts"></script>
</head>
<body><div id="app"></div></body>
</html>`;
}
