// Toasts.
import { words } from './words.js';

/** Says something in the corner: kind is '' or 'bad'. A bad one stays until it is closed. */
export function toast(text, kind = '') {
  let box = document.querySelector('.toasts');
  if (!box) {
    box = document.createElement('div');
    box.className = 'toasts';
    box.setAttribute('role', 'status');
    box.setAttribute('aria-live', 'polite');
    document.body.append(box);
  }
  const item = document.createElement('div');
  item.className = `toast ${kind}`;
  const said = document.createElement('span');
  said.textContent = text;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('aria-label', words.close);
  close.addEventListener('click', () => item.remove());
  item.append(said, close);
  box.append(item);
  if (kind !== 'bad') setTimeout(() => item.remove(), 6000);
}
