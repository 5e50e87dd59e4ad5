// The review of a draft: text and ledger find each other, by mouse and keyboard. What is done is sent as steps
// (POST …/steps); what anybody did comes back through #pulse, which htmx asks for every three seconds.
import { submissionKey } from './submission.js';
import { toast } from './toast.js';

const page = document.querySelector('.plan-review');
const text = document.getElementById('text');
const reading = page.hasAttribute('data-read');
const base = `/plans/drafts/${page.dataset.draft}`;
const paints = 'highlights' in CSS;
const ledger = document.getElementById('ledger');
const editor = document.getElementById('editor');
const addHere = document.getElementById('add-here');
let holders;

// ---- places of the text: every element that holds text bears the offset at which it starts ----

function held() {
  holders ??= [...text.querySelectorAll('[data-s]')]
    .filter((e) => e.tagName !== 'TABLE')
    .map((e) => ({ e, start: Number(e.dataset.s), end: Number(e.dataset.s) + e.textContent.length }))
    .sort((a, b) => a.start - b.start);
  return holders;
}

function range(element, from, to) {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = document.createRange();
  found.selectNodeContents(element);
  let at = 0;
  let begun = false;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const next = at + node.length;
    if (!begun && from < next) { found.setStart(node, Math.max(0, from - at)); begun = true; }
    if (to <= next) { found.setEnd(node, Math.max(0, to - at)); break; }
    at = next;
  }
  return found;
}

// What is laid out late is at its place only once it is in sight: go there twice.
function show(element, block = 'center') {
  element.scrollIntoView({ block });
  requestAnimationFrame(() => element.scrollIntoView({ block }));
}

function unmark() {
  text.querySelectorAll('.on').forEach((e) => e.classList.remove('on'));
  if (paints) CSS.highlights.delete('plan-span');
}

function goTo(start, end, mark) {
  unmark();
  const number = mark === undefined ? null : document.getElementById(`q${mark}`);
  const hit = held().filter((h) => h.start < Math.max(end, start + 1) && h.end > start);
  const first = hit[0] ?? held().findLast((h) => h.start <= start);
  if (number) {
    number.classList.add('on');
    show(number);
    return;
  }
  if (!first) return;
  if (paints && end > start) {
    CSS.highlights.set('plan-span', new Highlight(...hit.map((h) => range(h.e, Math.max(0, start - h.start), Math.min(h.end, end) - h.start))));
  } else {
    first.e.classList.add('on');
  }
  show(first.e);
}

function fromHash() {
  const place = location.hash.match(/^#(\d+)-(\d+)$/);
  // A source counts code points; characters that take two units are rare enough to be counted here.
  if (place) goTo(...units(Number(place[1]), Number(place[2])));
}

function units(start, end) {
  let shift = 0;
  let point = 0;
  const out = [start, end];
  for (const h of held()) {
    if (h.start - shift > end) break;
    const content = h.e.textContent;
    for (let i = 0; i < content.length; i++) {
      point = h.start + i - shift;
      if (point <= start) out[0] = h.start + i;
      if (point <= end) out[1] = h.start + i;
      const code = content.charCodeAt(i);
      if (code >= 0xd800 && code < 0xdc00) { shift++; i++; }
    }
    if (point < start) out[0] = start + shift;
    if (point < end) out[1] = end + shift;
  }
  return out;
}

if (reading) {
  addEventListener('hashchange', fromHash);
  requestAnimationFrame(fromHash);
} else {
  review();
}

function review() {
  let current = null;

  const rows = () => [...ledger.querySelectorAll('.plan-item:not(.merged):not(.withdrawn)')];
  const ticked = () => rows().filter((row) => row.querySelector('.plan-tick').checked);
  const row = (id) => document.getElementById(`item-${id}`);
  const now = () => row(current);
  // All that the filter shows, once they were chosen together: more than the rows that are loaded.
  let everything = null;
  const seen = (list) => (everything && list.length && list.every((r) => r.querySelector('.plan-tick').checked)
    ? everything.map(({ id, version }) => ({ id, version }))
    : list.map((r) => ({ id: Number(r.dataset.item), version: Number(r.dataset.version) })));
  const chosen = () => (ticked().length ? ticked() : [now()].filter(Boolean));

  function select(item, options = {}) {
    if (!item) return;
    now()?.classList.remove('on');
    current = item.dataset.item;
    item.classList.add('on');
    if (options.focus !== false) item.focus({ preventScroll: true });
    item.scrollIntoView({ block: options.block ?? 'nearest' });
    if (options.text !== false) goTo(Number(item.dataset.from), Number(item.dataset.to), item.dataset.mark);
  }

  function step(by, choosing) {
    const all = rows();
    const at = all.findIndex((r) => r.dataset.item === current);
    const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
    if (choosing) {
      everything = null;
      [now(), next].filter(Boolean).forEach((r) => { r.querySelector('.plan-tick').checked = true; });
      count();
    }
    if (next) select(next);
    if (at + by >= all.length - 5) htmx.trigger(ledger.querySelector('.plan-more') ?? ledger, 'intersect');
  }

  // ---- what is ticked ----

  const bar = document.getElementById('ticked-acts');
  const said = document.getElementById('ticked-n');
  const all = document.getElementById('tick-all');

  function count() {
    const n = everything ? everything.length : ticked().length;
    bar.hidden = said.hidden = n === 0;
    said.textContent = (everything && n >= 500 ? said.dataset.most : said.dataset.text).replace('{0}', n);
    all.checked = n > 0 && (everything !== null || n === rows().length);
    all.indeterminate = n > 0 && !all.checked;
  }

  function untick() {
    everything = null;
    ticked().forEach((r) => { r.querySelector('.plan-tick').checked = false; });
    count();
  }

  async function tickAll() {
    const query = new URLSearchParams({ view: page.dataset.view, state: page.dataset.state ?? '', q: page.dataset.words ?? '' });
    const response = await fetch(`${base}/chosen?${query}`);
    if (!response.ok) { toast(`HTTP ${response.status}`, 'bad'); return; }
    everything = await response.json();
    const ids = new Set(everything.map((one) => String(one.id)));
    rows().forEach((r) => { r.querySelector('.plan-tick').checked = ids.has(r.dataset.item); });
    count();
  }

  all.addEventListener('change', () => { if (all.checked) tickAll(); else untick(); });
  ledger.addEventListener('change', (event) => {
    if (!event.target.closest('.plan-tick')) return;
    everything = null;
    count();
  });

  function refresh() { htmx.trigger('#pulse', 'shanshui:refresh'); }

  function headers() {
    const out = { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json', 'Idempotency-Key': submissionKey() };
    const token = document.querySelector('meta[name="_csrf"]');
    const name = document.querySelector('meta[name="_csrf_header"]');
    if (token && name) out[name.content] = token.content;
    return out;
  }

  async function send(command) {
    let response;
    try {
      response = await fetch(`${base}/steps`, { method: 'POST', headers: headers(), body: JSON.stringify(command) });
    } catch (broken) {
      toast(`${broken.message}`, 'bad');
      return { ok: false, said: broken.message };
    }
    const json = (response.headers.get('Content-Type') ?? '').includes('json');
    const answer = json ? await response.json() : { detail: `HTTP ${response.status}` };
    refresh();
    return { ok: response.ok, said: answer.detail ?? '', answer };
  }

  // Steps go one after another, and the reviewer need not wait for them.
  let queue = Promise.resolve();
  function act(command, moves = true) {
    const next = moves ? rows()[rows().findIndex((r) => r.dataset.item === current) + 1] : null;
    untick();
    if (next) select(next);
    queue = queue.then(async () => {
      const done = await send(command);
      if (!done.ok) toast(done.said, 'bad');
      // What was taken back is where the reviewer goes on.
      else if (command.action === 'undo' && done.answer.items?.length) await find(done.answer.items[0]);
    });
  }

  // ---- dialogs ----

  async function open(url, ready) {
    const response = await fetch(url, { headers: { Accept: 'text/html' } });
    if (!response.ok) { toast(`HTTP ${response.status}`, 'bad'); return; }
    const page_ = new DOMParser().parseFromString(await response.text(), 'text/html');
    editor.replaceChildren(page_.querySelector('form'));
    ready?.(editor.firstElementChild);
    if (!editor.open) editor.showModal();
    editor.querySelector('.form input:not([type=hidden]), .form textarea, input[type=radio]')?.focus();
  }

  function edit(item) { if (item) open(`${base}/items/${item.dataset.item}/form`); }
  function split(item) { if (item) open(`${base}/items/${item.dataset.item}/split`); }
  function assign() {
    const tasks = ticked().filter((r) => r.dataset.kind === 'task');
    const alone = !tasks.length && now()?.dataset.kind === 'task' ? [now()] : tasks;
    open(`${base}/assign`, (form) => {
      form.items_ = everything ? everything.filter((one) => one.kind === 'task').map(({ id, version }) => ({ id, version })) : seen(alone);
      form.querySelector(form.items_.length ? '[data-scope-one]' : '[data-scope-all]').hidden = false;
    });
  }

  function content(form) {
    const out = {};
    for (const field of form.querySelectorAll('[data-field]')) {
      const value = field.value.trim();
      const list = () => value.split(/[、,，;；]/).map((v) => v.trim()).filter(Boolean);
      switch (field.dataset.type) {
        case 'number': out[field.dataset.field] = value === '' ? null : Number.isNaN(Number(value)) ? value : Number(value); break;
        case 'flag': out[field.dataset.field] = field.checked; break;
        case 'list': out[field.dataset.field] = list(); break;
        case 'party': out[field.dataset.field] = value === '' ? null : { name: value, unit_id: value === field.defaultValue && field.dataset.unit ? Number(field.dataset.unit) : null }; break;
        case 'parties': out[field.dataset.field] = list().map((name) => ({ name })); break;
        default: out[field.dataset.field] = value === '' ? null : value;
      }
    }
    return out;
  }

  function problem(form, said) {
    const box = form.querySelector('[data-problem]');
    box.hidden = false;
    box.querySelector('.title').textContent = said;
    box.scrollIntoView({ block: 'nearest' });
  }

  // The other's version stands beside the reviewer's own; saving again puts one's own over it knowingly.
  function theirs(form, other) {
    form.dataset.version = other.version;
    form.querySelectorAll('.theirs').forEach((e) => e.remove());
    for (const field of form.querySelectorAll('[data-field]:not([type=hidden])')) {
      const value = other.content[field.dataset.field];
      const shown = value === null || value === undefined ? '—' : Array.isArray(value) ? value.map((v) => v.name ?? v).join('、') : value.name ?? String(value);
      const mine = field.dataset.type === 'flag' ? String(field.checked) : field.value.trim() || '—';
      if (shown !== mine) {
        const said = document.createElement('span');
        said.className = 'theirs';
        said.textContent = `${other.by ?? ''}：${shown}`;
        field.after(said);
      }
    }
  }

  editor.addEventListener('submit', async (event) => {
    const form = event.target.closest('[data-plan-form]');
    if (!form) return;
    event.preventDefault();
    const item = { id: Number(form.dataset.item), version: Number(form.dataset.version) };
    let command;
    if (form.dataset.action === 'edit') command = { action: 'edit', items: [item], content: content(form) };
    else if (form.dataset.action === 'add') command = { action: 'add', kind: form.dataset.kind, start: Number(form.dataset.from), end: Number(form.dataset.to), content: content(form) };
    else if (form.dataset.action === 'split') command = { action: 'split', items: [item], cut: Number(form.querySelector('input[name=cut]:checked')?.value) || null };
    else command = { action: 'assign', items: form.items_ ?? [], lead_unit_id: Number(form.elements.lead.value) || null, no_owner: form.elements.none.value };
    const done = await send(command);
    if (done.ok) {
      editor.close();
      untick();
      if (done.answer.items?.length && form.dataset.action !== 'assign') find(done.answer.items[0]);
    } else {
      problem(form, done.said);
      if (done.answer.theirs && form.dataset.action === 'edit') theirs(form, done.answer.theirs[0]);
    }
  });

  editor.addEventListener('click', async (event) => {
    const form = event.target.closest('[data-plan-form]');
    const kind = event.target.closest('[data-add-kind]');
    if (kind) open(`${base}/form?kind=${kind.dataset.addKind}&start=${form.dataset.from}&end=${form.dataset.to}`);
    if (event.target.closest('[data-reject-as]')) {
      const done = await send({ action: 'reject', items: [{ id: Number(form.dataset.item), version: Number(form.dataset.version) }], as: form.querySelector('#e-as').value });
      if (done.ok) editor.close(); else problem(form, done.said);
    }
  });

  // ---- from the text to the ledger ----

  async function find(id) {
    if (row(id)) { select(row(id), { block: 'center' }); return; }
    const response = await fetch(`${base}/ledger?view=all&from=${id}`);
    if (!response.ok) return;
    ledger.innerHTML = await response.text();
    htmx.process(ledger);
    if (row(id)) select(row(id), { block: 'start' });
  }

  function offset(node, at) {
    const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('[data-s]');
    if (!holder || !text.contains(holder)) return null;
    const before = document.createRange();
    before.setStart(holder, 0);
    before.setEnd(node, at);
    return Number(holder.dataset.s) + before.toString().length;
  }

  text.addEventListener('click', async (event) => {
    if (!getSelection().isCollapsed) return;
    const mark = event.target.closest('.n');
    const at = mark ? offset(mark, 0) : caret(event);
    if (at === null) return;
    const response = await fetch(`${base}/at?unit=${at}`);
    const found = response.ok ? await response.json() : [];
    if (found.length) await find(found[0].id);
  });

  function caret(event) {
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (place) return offset(place.offsetNode, place.offset);
    const spot = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    return spot ? offset(spot.startContainer, spot.startOffset) : null;
  }

  function selected() {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return null;
    const r = selection.getRangeAt(0);
    if (!text.contains(r.commonAncestorContainer)) return null;
    const from = offset(r.startContainer, r.startOffset);
    const to = offset(r.endContainer, r.endOffset);
    return from === null || to === null || to <= from ? null : { from, to, box: r.getBoundingClientRect() };
  }

  document.addEventListener('selectionchange', () => {
    const place = selected();
    addHere.hidden = !place;
    if (place) {
      addHere.style.left = `${place.box.left + scrollX}px`;
      addHere.style.top = `${place.box.bottom + scrollY + 4}px`;
    }
  });

  function add() {
    const place = selected();
    if (place) open(`${base}/form?kind=${/\d/.test(String(getSelection())) ? 'target' : 'task'}&start=${place.from}&end=${place.to}`);
  }
  addHere.addEventListener('mousedown', (event) => event.preventDefault());
  addHere.addEventListener('click', add);

  // ---- acts ----

  const acts = {
    accept: (list) => list.length && act({ action: 'accept', items: seen(list) }),
    reject: (list) => list.length && act({ action: 'reject', items: seen(list) }),
    edit: (list) => edit(list[0]),
    split: (list) => split(list[0]),
    merge: (list) => {
      const all = rows();
      const both = list.length > 1 ? list : [list[0], all[all.indexOf(list[0]) + 1]].filter(Boolean);
      if (both.length > 1) act({ action: 'merge', items: seen(both) }, false);
    },
    assign,
    untick,
    undo: () => act({ action: 'undo' }, false),
    accept_sure: () => act({ action: 'accept_sure' }, false),
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-act]');
    const item = event.target.closest('.plan-item');
    const place = event.target.closest('.plan-doubts li.place');
    if (button) {
      event.preventDefault();
      if (item) select(item, { text: false });
      button.closest('details.menu')?.removeAttribute('open');
      acts[button.dataset.act](item ? [item] : chosen());
    } else if (item && !event.target.closest('input')) select(item, { focus: true });
    else if (place) goTo(Number(place.dataset.from), Number(place.dataset.to));
  });

  // Before the shell, whose keys mean other things.
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.target.closest?.('input:not(.plan-tick), textarea, select, [contenteditable]')) return;
    const key = event.key;
    const keys = {
      j: () => step(1), k: () => step(-1), J: () => step(1, true), K: () => step(-1, true),
      a: () => acts.accept(chosen()), x: () => acts.reject(chosen()), e: () => acts.edit(chosen()), Enter: () => acts.edit(chosen()),
      m: () => acts.merge(chosen()), s: () => acts.split(chosen()), u: () => acts.undo(), l: assign, n: add,
      ' ': () => { const tick = now()?.querySelector('.plan-tick'); if (tick) { everything = null; tick.checked = !tick.checked; count(); } },
      '?': () => document.getElementById('review-keys').showModal(),
    };
    if (key === 'Enter' && event.target.closest?.('button, a, summary')) return;
    if (key === ' ' && event.target.closest?.('button, a, summary, input')) return;
    if (!keys[key]) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    keys[key]();
  }, true);

  // ---- what others did ----

  document.addEventListener('htmx:oobAfterSwap', () => {
    const item = now();
    if (item) item.classList.add('on');
    count();
  });
  document.addEventListener('htmx:afterSwap', async () => {
    if (document.getElementById('pulse')?.dataset.many === 'true') location.reload();
  });

  const asked = location.hash.match(/^#item-(\d+)$/);
  if (asked) find(asked[1]); else select(rows()[0], { focus: false, text: false });
}
