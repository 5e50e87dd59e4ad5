// What every page does: theme, dialogs, forms sent once, unsaved work, keys. Pages work without it. Nothing is imported from here: pages
// name this module by its content, so a module that named it plainly would have all this done twice.
import { submissionKey } from './submission.js';
import { toast } from './toast.js';
import { words } from './words.js';

const root = document.documentElement;

// ---- theme ----

function dark() {
  return root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function switchTheme() {
  root.dataset.theme = dark() ? 'light' : 'dark';
  try {
    localStorage.setItem('shanshui.theme', root.dataset.theme);
  } catch (refused) {
    console.info('theme: kept for this page only', refused.name);
  }
  tellTheme();
}

function tellTheme() {
  document.querySelectorAll('[data-theme-switch]').forEach((b) => b.setAttribute('aria-pressed', String(dark())));
  document.dispatchEvent(new CustomEvent('shanshui:theme'));
}

matchMedia('(prefers-color-scheme: dark)').addEventListener?.('change', tellTheme);

// ---- clicks ----

document.addEventListener('click', (event) => {
  const at = event.target instanceof Element ? event.target : null;
  if (!at) return;
  if (at.closest('[data-theme-switch]')) switchTheme();

  // <button data-dialog="id"> opens, <button data-close> and a click beside the dialog close.
  const opener = at.closest('[data-dialog]');
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog?.showModal && !dialog.open) {
      event.preventDefault();
      dialog.showModal();
    }
  }
  if (at.closest('[data-close]')) at.closest('dialog')?.close();
  if (at instanceof HTMLDialogElement && at.open) at.close();

  if (at.closest('[data-print]')) window.print();

  // <button data-fold aria-expanded> folds what stands behind it on narrow screens, by its style.
  const fold = at.closest('[data-fold]');
  if (fold) fold.setAttribute('aria-expanded', String(fold.getAttribute('aria-expanded') !== 'true'));

  // Only one menu open at a time, and none after a click elsewhere.
  document.querySelectorAll('details.menu[open]').forEach((menu) => {
    if (!menu.contains(at)) menu.open = false;
  });

  // ?lang= keeps the filters of the page.
  const language = at.closest('a[data-lang]');
  if (language) {
    const url = new URL(location.href);
    url.searchParams.set('lang', language.dataset.lang);
    language.href = url.href;
  }
});

// ---- forms ----

const unsaved = new Set();
let leaving = false;

document.addEventListener('input', (event) => {
  const form = event.target.form;
  if (form?.hasAttribute('data-guard')) unsaved.add(form);
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  // <form data-confirm="text"> asks first.
  if (form.dataset.confirm && !form.dataset.confirmed && !window.confirm(form.dataset.confirm)) {
    event.preventDefault();
    return;
  }
  if (form.dataset.after && toKeep(form).length) {
    event.preventDefault();
    sendAfter(form, event.submitter);
    return;
  }
  unsaved.delete(form);
  if (form.method.toLowerCase() === 'get' || form.hasAttribute('data-again') || form.method === 'dialog') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  // After this event, or the button's own name and value would not be sent.
  setTimeout(() => {
    if (event.defaultPrevented && !form.matches('.htmx-request')) {
      delete form.dataset.sent;
      return;
    }
    buttons(form).forEach((b) => { b.disabled = true; b.classList.add('busy'); });
    leaving = true;
  });
});

// <form data-after="selector"> is sent when the forms that it names are kept. They keep themselves while one writes, and what was
// written last may still be on its way, or not even that.

const written = new Set();

document.addEventListener('input', (event) => {
  if (event.target.form?.hasAttribute('hx-post')) written.add(event.target.form);
});

document.addEventListener('htmx:beforeRequest', (event) => written.delete(event.target));

function toKeep(form) {
  return [...document.querySelectorAll(form.dataset.after)].filter((one) => written.has(one) || one.matches('.htmx-request'));
}

async function sendAfter(form, button) {
  for (let open = toKeep(form); open.length; open = toKeep(form)) {
    const kept = new Promise((done) => {
      document.addEventListener('htmx:afterRequest', (event) => done(event.detail.successful), { once: true });
    });
    open.filter((one) => written.has(one)).forEach((one) => one.requestSubmit());
    if (!(await kept)) return;
  }
  const refused = document.querySelector(`:is(${form.dataset.after}) ~ .saved .text-bad`);
  if (refused) refused.scrollIntoView({ block: 'center' });
  else form.requestSubmit(button);
}

function buttons(form) {
  return [...form.elements].filter((e) => e.type === 'submit');
}

function freeAgain(form) {
  delete form.dataset.sent;
  leaving = false;
  buttons(form).forEach((b) => { b.disabled = false; b.classList.remove('busy'); });
}

// Back from the browser's memory: the form may be sent again.
addEventListener('pageshow', (event) => {
  if (event.persisted) document.querySelectorAll('form[data-sent]').forEach(freeAgain);
});

addEventListener('beforeunload', (event) => {
  const open = [...unsaved].some((form) => form.isConnected);
  if (open && !leaving) {
    event.preventDefault();
    event.returnValue = words.unsaved;
  }
});

// A select in <form data-auto> filters at once.
document.addEventListener('change', (event) => {
  const form = event.target.form;
  if (form?.hasAttribute('data-auto') && event.target.matches('select, input[type="checkbox"], input[type="radio"]')) form.requestSubmit?.();
  if (event.target.matches('[data-all]')) {
    document.querySelectorAll(`input[name="${CSS.escape(event.target.dataset.all)}"]`).forEach((box) => { box.checked = event.target.checked; });
  }
});

// ---- htmx: token and key with every change, errors said aloud ----

document.addEventListener('htmx:configRequest', (event) => {
  const token = document.querySelector('meta[name="_csrf"]');
  const header = document.querySelector('meta[name="_csrf_header"]');
  if (token && header && event.detail.verb !== 'get') event.detail.headers[header.content] = token.content;
  if (event.detail.verb !== 'get' && !event.detail.parameters._submission) event.detail.headers['Idempotency-Key'] = submissionKey();
});
document.addEventListener('htmx:afterRequest', (event) => {
  const form = event.target instanceof Element ? event.target.closest('form') : null;
  if (!form) return;
  freeAgain(form);
  // Done: what this form sends next is another submission. Not done, for want of a connection: the same one again.
  const key = form.elements.namedItem('_submission');
  if (key && event.detail.xhr.status) key.value = submissionKey();
});
document.addEventListener('htmx:responseError', (event) => {
  const status = event.detail.xhr.status;
  let said = status === 401 ? words.expired : '';
  if (!said) {
    try {
      const problem = JSON.parse(event.detail.xhr.responseText);
      said = problem.detail ?? problem.title;
    } catch (notJson) {
      console.info('answer is no problem document', notJson.message);
      said = `${words.failed} (${status})`;
    }
  }
  toast(said, 'bad');
});
document.addEventListener('htmx:sendError', () => toast(words.network, 'bad'));
document.addEventListener('htmx:load', (event) => furnish(event.target));

// ---- keys: / and Ctrl+K (⌘K) search, ? shows the keys, Alt+1 … Alt+9 go to a section, j and k walk a table ----

document.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key === 'Escape') document.querySelectorAll('details.menu[open]').forEach((menu) => {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  if (event.altKey && /^[1-9]$/.test(event.key)) {
    const link = document.querySelectorAll('.nav a')[Number(event.key) - 1];
    if (link) {
      event.preventDefault();
      link.click();
    }
    return;
  }
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') search(event);
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') {
    search(event);
  } else if (event.key === '?') {
    const keys = document.getElementById('keys');
    if (keys?.showModal && !keys.open) keys.showModal();
  } else if ((event.key === 'j' || event.key === 'k') && document.querySelector('table[data-walk]')) {
    walk(event.key === 'j' ? 1 : -1);
  }
});

function search(event) {
  const box = document.querySelector('.bar .search input');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

function walk(step) {
  const rows = [...document.querySelectorAll('table[data-walk] tbody tr')].filter((row) => row.querySelector('a[href]'));
  const next = rows[Math.min(rows.length - 1, Math.max(0, rows.findIndex((row) => row.contains(document.activeElement)) + step))];
  next?.querySelector('a[href]').focus();
}

// ---- the heavier parts, only where a page has them ----

// A table not wider than its place lets its head stick to the window; a wider one scrolls by itself, by keys too.
const fitting = new ResizeObserver((entries) => entries.forEach(({ target }) => {
  const table = target.querySelector('table');
  const free = !table || table.scrollWidth <= target.clientWidth + 1;
  target.classList.toggle('free', free);
  if (free && !target.classList.contains('tall')) target.removeAttribute('tabindex');
  else target.tabIndex = 0;
}));

function furnish(part) {
  if (!(part instanceof Element || part instanceof Document)) return;
  const has = (selector) => part.querySelector(selector) || (part instanceof Element && part.matches(selector));
  if (has('figure.chart[data-chart]')) import('./charts.js').then((m) => m.draw(part));
  if (has('figure.map[data-map]')) import('./map.js').then((m) => m.draw(part));
  if (has('.dropzone[data-upload]')) import('./dropzone.js').then((m) => m.attach(part));
  part.querySelectorAll('.table').forEach((table) => fitting.observe(table));
  part.querySelectorAll('[data-toast]').forEach((e) => { toast(e.dataset.toast, e.dataset.kind ?? ''); e.remove(); });
  part.querySelector('[aria-invalid="true"]')?.focus();
}

// A form that was refused is answered at its own address: what one sees is the page that it stands on, and so is what one reloads.
const page = document.querySelector('meta[name="page"]');
if (page) history.replaceState(null, '', page.content);
document.querySelectorAll('dialog[open]').forEach((dialog) => {
  dialog.removeAttribute('open');
  dialog.showModal?.();
});

tellTheme();
furnish(document);
