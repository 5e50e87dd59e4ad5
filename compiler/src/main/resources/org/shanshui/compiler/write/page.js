'use strict';
// One listener for each kind of event on the whole page: a plan may hold ten thousand numbers.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const text = $('#text'), ledger = $('#ledger'), box = $('#seek input'), told = $('#seek output');
  const paints = 'highlights' in CSS;
  let holders;

  const tabs = () => $$('[role=tab]');
  const panel = tab => document.getElementById(tab.getAttribute('aria-controls'));
  const current = () => $('[role=tabpanel]:not([hidden])');

  function open(tab) {
    for (const each of tabs()) {
      each.setAttribute('aria-selected', each === tab);
      each.tabIndex = each === tab ? 0 : -1;
      panel(each).hidden = each !== tab;
    }
    const inert = $('template', panel(tab));
    if (inert) inert.replaceWith(inert.content);
    filter();
  }

  // The position of what is laid out late is known only once it is in sight: go there twice.
  function show(element) {
    if (!element) return;
    element.scrollIntoView({block: 'center'});
    requestAnimationFrame(() => element.scrollIntoView({block: 'center'}));
  }

  function mark(row, place) {
    for (const old of $$('.on')) old.classList.remove('on');
    if (row) row.classList.add('on');
    if (place) place.classList.add('on');
    if (paints) CSS.highlights.delete('span');
  }

  // Elements that hold text, in its order, each with the offset at which it starts.
  function held() {
    return holders ??= $$('[data-s]', text)
      .filter(e => e.tagName !== 'TABLE')
      .map(e => ({e, start: +e.dataset.s, end: +e.dataset.s + e.textContent.length}));
  }

  function range(element, from, to) {
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = document.createRange();
    found.selectNodeContents(element);
    let at = 0, begun = false;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const next = at + node.length;
      if (!begun && from < next) { found.setStart(node, Math.max(0, from - at)); begun = true; }
      if (to <= next) { found.setEnd(node, Math.max(0, to - at)); break; }
      at = next;
    }
    return found;
  }

  function goto(start, end, row) {
    const hit = held().filter(h => h.start < Math.max(end, start + 1) && h.end > start);
    const first = hit[0] ?? held().findLast(h => h.start <= start);
    mark(row, hit.length === 1 && !paints ? first.e : null);
    if (!first) return;
    if (paints && end > start) {
      CSS.highlights.set('span', new Highlight(
        ...hit.map(h => range(h.e, Math.max(0, start - h.start), Math.min(h.end, end) - h.start))));
    } else {
      first.e.classList.add('on');
    }
    show(first.e);
  }

  function fromLedger(row) {
    if (row.dataset.q !== undefined) {
      const place = document.getElementById('q' + row.dataset.q);
      mark(row, place);
      show(place);
    } else {
      const [start, end] = row.dataset.r.split(',').map(Number);
      goto(start, end ?? start, row);
    }
  }

  function fromText(place) {
    const number = place.id.slice(1);
    let row = $(`li[data-q="${number}"]`, current());
    if (!row || row.hidden) {
      open($(`[aria-controls=${place.classList.contains('target') ? 'targets' : 'numbers'}]`));
      row = $(`li[data-q="${number}"]`, current());
      if (row?.hidden) { box.value = ''; search(); }
    }
    mark(row, place);
    show(row);
  }

  function toggle(button) {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', on);
    document.body.classList.toggle('no-' + button.dataset.class, !on);
  }

  document.addEventListener('click', event => {
    const at = event.target;
    const tab = at.closest('[role=tab]'), button = at.closest('[data-class]');
    const row = at.closest('[data-q],[data-r]'), place = at.closest('.n');
    if (tab) open(tab);
    else if (button) toggle(button);
    else if (row) { event.preventDefault(); fromLedger(row); }
    else if (place && getSelection().isCollapsed) fromText(place);
  });

  // Up and down go through the ledger, left and right through its tabs.
  ledger.addEventListener('keydown', event => {
    const tab = event.target.closest('[role=tab]');
    const step = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1}[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    if (tab && event.key.match(/Left|Right/)) {
      const all = tabs(), next = all[(all.indexOf(tab) + step + all.length) % all.length];
      open(next);
      next.focus();
      event.preventDefault();
    } else if (event.key.match(/Up|Down/)) {
      const rows = $$('li:not(.h):not([hidden])', current());
      const row = rows[rows.indexOf($('li.on', current())) + step];
      if (row) { fromLedger(row); row.scrollIntoView({block: 'nearest'}); }
      event.preventDefault();
    }
  });

  let places = [], at = 0, waiting;

  function filter() {
    const sought = box.value.trim().toLowerCase();
    for (const row of $$('li', current())) {
      row.hidden = sought !== '' && (row.classList.contains('h') || !row.textContent.toLowerCase().includes(sought));
    }
  }

  // Print and PDF leave blanks inside words: text is searched without them.
  function squeeze(text) {
    const at = [];
    let line = '';
    for (let i = 0; i < text.length; i++) {
      if (!/\s/.test(text[i])) {
        const low = text[i].toLowerCase();
        line += low.length === 1 ? low : text[i];
        at.push(i);
      }
    }
    return {line, at};
  }

  function search() {
    const sought = box.value.trim().toLowerCase();
    places = [];
    at = 0;
    if (sought) {
      const bare = sought.replace(/\s/g, '');
      for (const h of held()) {
        const {line, at} = h.bare ??= squeeze(h.e.textContent);
        for (let i = line.indexOf(bare); i >= 0; i = line.indexOf(bare, i + bare.length)) {
          places.push([h, at[i], at[i + bare.length - 1] + 1]);
        }
      }
    }
    if (paints) {
      CSS.highlights.set('found', new Highlight(
        ...places.slice(0, 2000).map(([h, from, to]) => range(h.e, from, to))));
    }
    told.textContent = sought ? `${places.length} 处` : '';
    filter();
    if (places.length) show(places[0][0].e);
  }

  box.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(search, 150); });
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' && places.length) {
      at = (at + (event.shiftKey ? places.length - 1 : 1)) % places.length;
      const [h, from, to] = places[at];
      told.textContent = `${at + 1}/${places.length}`;
      goto(h.start + from, h.start + to, null);
      event.preventDefault();
    } else if (event.key === 'Escape') { box.value = ''; search(); }
  });

  if (matchMedia('(max-width: 1100px)').matches) $('#outline details').open = false;
})();
