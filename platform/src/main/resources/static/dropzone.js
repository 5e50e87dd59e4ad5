// Upload by dropping: <form class="dropzone" data-upload data-max-mb="50" method="post" enctype="multipart/form-data" action="…"> with
// <input type="file" multiple accept=".docx,.pdf"> and, after it, <ul class="uploads" data-uploads>. One request a file, so that one bad file
// does not hold up the others. An answer with JSON {"href": "…", "title": "…"} becomes a link; a problem (RFC 9457) is shown in its row.
// When all is done and data-done is set, the page goes there. Without script the form posts the files as usual.
import { submissionKey } from './submission.js';
import { words } from './words.js';

const attached = new WeakSet();

function row(list, name) {
  const item = document.createElement('li');
  const title = document.createElement('span');
  title.className = 'clip';
  title.textContent = name;
  title.title = name;
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', `${name} ${words.uploading}`);
  const state = document.createElement('span');
  state.setAttribute('role', 'status');
  const stop = document.createElement('button');
  stop.type = 'button';
  stop.className = 'button quiet s';
  stop.textContent = '×';
  stop.setAttribute('aria-label', `${words.cancel} ${name}`);
  item.append(title, bar, state, stop);
  list.append(item);
  return { item, title, bar, state, stop };
}

function problem(at, text) {
  at.bar.hidden = true;
  at.state.textContent = '';
  const said = document.createElement('span');
  said.className = 'text-bad small';
  said.textContent = text;
  at.bar.replaceWith(said);
  at.item.classList.add('bad');
}

function send(form, file, list) {
  const at = row(list, file.name);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    for (const hidden of form.querySelectorAll('input[type="hidden"], select')) if (hidden.name !== '_submission') data.append(hidden.name, hidden.value);
    data.append(form.querySelector('input[type="file"]').name, file, file.name);
    request.upload.addEventListener('progress', (event) => {
      if (!event.lengthComputable) return;
      at.bar.value = event.loaded / event.total;
      at.state.textContent = `${Math.round((100 * event.loaded) / event.total)}%`;
    });
    request.addEventListener('load', () => {
      const json = (request.getResponseHeader('Content-Type') ?? '').includes('json');
      const said = json ? JSON.parse(request.responseText) : {};
      if (request.status >= 200 && request.status < 300) {
        at.bar.value = 1;
        at.state.textContent = words.uploaded;
        if (said.href) {
          const link = document.createElement('a');
          link.href = said.href;
          link.textContent = said.title ?? file.name;
          at.title.replaceChildren(link);
        }
        at.stop.remove();
        done(true);
      } else {
        problem(at, said.detail ?? said.title ?? words.refused(file.name, request.status));
        done(false);
      }
    });
    request.addEventListener('error', () => { problem(at, words.network); done(false); });
    request.addEventListener('abort', () => { at.item.remove(); done(false); });
    at.stop.addEventListener('click', () => (request.readyState === XMLHttpRequest.DONE ? at.item.remove() : request.abort()));
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Idempotency-Key', submissionKey());
    const token = document.querySelector('meta[name="_csrf"]');
    const header = document.querySelector('meta[name="_csrf_header"]');
    if (token && header) request.setRequestHeader(header.content, token.content);
    request.send(data);
  });
}

function attachOne(form) {
  if (attached.has(form)) return;
  attached.add(form);
  const input = form.querySelector('input[type="file"]');
  let list = form.parentElement.querySelector('[data-uploads]');
  if (!list) {
    list = document.createElement('ul');
    list.className = 'uploads';
    form.after(list);
  }
  const most = Number(form.dataset.maxMb ?? 50);
  const kinds = (input.accept || '').split(',').map((kind) => kind.trim().toLowerCase()).filter((kind) => kind.startsWith('.'));

  const take = async (files) => {
    const good = [];
    for (const file of files) {
      const known = !kinds.length || kinds.some((kind) => file.name.toLowerCase().endsWith(kind));
      if (!known) problem(row(list, file.name), words.wrongKind(file.name, kinds.join(' ')));
      else if (file.size > most * 1024 * 1024) problem(row(list, file.name), words.tooLarge(file.name, most));
      else good.push(file);
    }
    const all = [];
    for (const file of good) all.push(await send(form, file, list));
    if (all.length && good.length === files.length && all.every(Boolean) && form.dataset.done) location.assign(form.dataset.done);
    if (all.some(Boolean)) form.dispatchEvent(new CustomEvent('shanshui:uploaded', { bubbles: true }));
  };

  for (const name of ['dragenter', 'dragover']) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add('over'); });
  for (const name of ['dragleave', 'drop']) form.addEventListener(name, () => form.classList.remove('over'));
  form.addEventListener('drop', (event) => { event.preventDefault(); take([...event.dataTransfer.files]); });
  input.addEventListener('change', () => { const files = [...input.files]; input.value = ''; take(files); });
}

/** Makes the upload forms within a part of the page take dropped files. */
export function attach(part = document) {
  if (part instanceof Element && part.matches('.dropzone[data-upload]')) attachOne(part);
  part.querySelectorAll('.dropzone[data-upload]').forEach(attachOne);
}
