// Browsers take a service worker only over a connection that they trust: a warning that was clicked
// away does not count. So registering one tells what no page is told otherwise.
'use strict';
const answers = document.querySelectorAll('[data-answer]');
const again = document.getElementById('again');

const show = (answer) => {
  answers.forEach((one) => { one.hidden = one.dataset.answer !== answer; });
  document.documentElement.dataset.trusts = answer;
};

const ask = async () => {
  // Without this, a box that has gone away would count as one that is not trusted.
  const worker = await fetch('/trust/check.js', { cache: 'no-store' });
  if (!worker.ok) return 'unknown';
  try {
    const taken = await navigator.serviceWorker.register('/trust/check.js', { scope: '/trust/check/' });
    await taken.unregister();
    return 'yes';
  } catch {
    return 'no';
  }
};

const check = () => ask().catch(() => 'unknown').then(show);

if (window.isSecureContext) {
  if (navigator.serviceWorker) {
    again.hidden = false;
    again.addEventListener('click', check);
    check();
  } else {
    show('unknown');
  }
}
