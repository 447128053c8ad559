const host = document.createElement('appsprint-overlay');
const root = host.attachShadow({ mode: 'closed' });
root.innerHTML = `
  <style>
    span { position: absolute; left: 40px; top: 60px; width: 80px; height: 20px }
    .folded { display: none }
    .clip { position: absolute; left: 0; top: 0; width: 200px; height: 70px; overflow: hidden }
    .below { top: 80px }
  </style>
  <span data-id="1700000000000000001" data-metric="cpi" data-state="value" data-source="appsprint"><b>$2</b>.50</span>
  <span data-id="1700000000000000002" data-metric="cpi" data-state="waiting" class="folded">…</span>
  <div class="clip">
    <span data-id="1700000000000000003" data-metric="cpi" data-state="value" data-source="appsprint">$3.00</span>
    <span data-id="1700000000000000004" data-metric="cpi" data-state="value" data-source="appsprint" class="below">$4.00</span>
  </div>`;
document.documentElement.append(host);
