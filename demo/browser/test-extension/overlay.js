const host = document.createElement('appsprint-overlay');
const root = host.attachShadow({ mode: 'closed' });
root.innerHTML = `
  <style>span { position: fixed; left: 40px; top: 60px; width: 80px; height: 20px } .folded { display: none }</style>
  <span data-id="1700000000000000001" data-metric="cpi" data-state="value" data-source="appsprint"><b>$2</b>.50</span>
  <span data-id="1700000000000000002" data-metric="cpi" data-state="waiting" class="folded">…</span>`;
document.documentElement.append(host);
