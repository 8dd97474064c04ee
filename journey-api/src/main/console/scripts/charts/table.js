// A table as the charts take it: texts and numbers exactly as the page shows them.

const SUPPRESSED = /^suppressed\b/;
const NUMBER = /^[-−+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?\s*%?$/;

/** The text of a cell in one line, without what only a screen reader is told; or what it is called in a chart. */
function text(cell) {
  if (cell.dataset.label !== undefined) {
    return cell.dataset.label;
  }
  const copy = cell.cloneNode(true);
  copy.querySelectorAll('.nhsuk-u-visually-hidden').forEach((hidden) => hidden.remove());
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** The number in a cell, or null where there is none, as with "fewer than 5". */
function number(cell) {
  const said = (cell.dataset.value ?? text(cell)).trim();
  if (cell.dataset.value !== undefined) {
    return said !== '' && Number.isFinite(Number(said)) ? Number(said) : null;
  }
  return NUMBER.test(said) ? Number(said.replace(/[,%+\s]/g, '').replace('−', '-')) : null;
}

/** The point in a cell of the first column: a number, a date or neither. */
function point(cell) {
  return cell.dataset.value ?? cell.querySelector('time')?.dateTime ?? text(cell);
}

/**
 * Headings, and of each row of the table's bodies the cells' texts and numbers, and which are suppressed. The foot, where totals stand, is
 * left out, and so are rows of fewer cells than there are headings: "nobody yet" across the whole table.
 */
export function readTable(table) {
  const headings = [...(table.tHead?.rows ?? [])].at(-1)?.cells ?? [];
  const rows = [...table.tBodies]
    .flatMap((body) => [...body.rows])
    .filter((row) => row.cells.length > 1 && row.cells.length >= headings.length)
    .map((row) => ({
      point: point(row.cells[0]),
      texts: [...row.cells].map(text),
      numbers: [...row.cells].map(number),
      hidden: [...row.cells].map((cell) => SUPPRESSED.test(text(cell))),
    }));
  return { headings: [...headings].map(text), rows };
}
