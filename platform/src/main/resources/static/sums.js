// Running sums: <table data-sums="#ID"> has amounts in its fields and in its foot an <output> under each column. The field #ID holds what the
// first column is to make, if any of it is filled in: in the table's form [data-agrees] or [data-differs] with an <output> tells whether it does.
const PLACES = 6;

/** An amount in its smallest parts, exact at any size; null where it is none. */
function read(field) {
  const text = field.value.trim().replaceAll(',', '');
  if (text === '') return 0n;
  const found = /^(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text);
  return found ? BigInt(found[1] + (found[2] ?? '').padEnd(PLACES, '0')) : null;
}

function write(amount) {
  const digits = String(amount < 0n ? -amount : amount).padStart(PLACES + 1, '0');
  const part = digits.slice(-PLACES).replace(/0+$/, '');
  return (amount < 0n ? '−' : '') + digits.slice(0, -PLACES) + (part ? '.' + part : '');
}

function sum(fields) {
  return fields.map(read).reduce((all, one) => (all === null || one === null ? null : all + one), 0n);
}

function tell(table) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const sums = [...table.tFoot.rows[0].cells].map((cell) => {
    const output = cell.querySelector('output');
    if (!output) return null;
    const fields = rows.map((row) => row.cells[cell.cellIndex].querySelector('input'));
    const made = sum(fields);
    output.value = made === null ? '—' : fields.every((field) => field.value.trim() === '') ? '' : write(made);
    return { made, empty: output.value === '' };
  });
  const [first] = sums.filter(Boolean);
  const total = read(document.querySelector(table.dataset.sums));
  const form = table.closest('form');
  const known = !first.empty && first.made !== null && total !== null;
  form.querySelector('[data-agrees]').hidden = !known || first.made !== total;
  const differs = form.querySelector('[data-differs]');
  differs.hidden = !known || first.made === total;
  if (known) differs.querySelector('output').value = write(first.made - total);
}

document.querySelectorAll('table[data-sums]').forEach((table) => {
  table.closest('form').addEventListener('input', () => tell(table));
  tell(table);
});
