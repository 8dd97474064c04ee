import { COLOURS, LINE, NARROW, TYPE, tooltip, wrapped, written } from './look.js';
import { levels, namesOf, readLinks } from './links.js';

/** Around the places, in CSS pixels: for names, and for ways that go round. */
const EDGE = 60;

/**
 * A process map. Columns from, to, how many: a line is the wider, the more often one followed the other. How often
 * something followed itself stands with its name. Steps from the beginning go right, or down where there is little
 * room.
 */
export function map({ rows }, { width, height }) {
  const links = readLinks(rows);
  if (links.length === 0) {
    throw new Error('no row has a count');
  }
  const narrow = width < NARROW;
  const places = layOut(links, (along, across) => [
    EDGE + (width - 2 * EDGE) * (narrow ? across : along),
    EDGE / 2 + (height - 2 * EDGE) * (narrow ? along : across),
  ]);
  const most = Math.max(...links.map(({ count }) => count));
  const again = new Map(links.filter(({ from, to }) => from === to).map(({ from, count }) => [from, count]));
  return {
    tooltip: tooltip('item', ({ dataType, data }) =>
      dataType === 'edge' ? `${data.source} → ${data.target}: ${written(data.value)}` : data.said,
    ),
    series: [
      {
        type: 'graph',
        layout: 'none',
        // As large as what is drawn in it, so that a place's numbers are pixels.
        ...frame([...places.values()]),
        symbol: 'circle',
        symbolSize: 30,
        itemStyle: { color: '#ffffff', borderColor: COLOURS[0], borderWidth: 4 },
        label: { show: true, position: 'bottom', ...TYPE, backgroundColor: 'rgba(255, 255, 255, 0.8)', padding: 2 },
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 12,
        edgeLabel: { show: true, ...TYPE, formatter: ({ data }) => written(data.value) },
        emphasis: { focus: 'adjacency' },
        data: namesOf(links).map((name) => {
          const said = again.has(name) ? `${name} (again: ${written(again.get(name))})` : name;
          const [x, y] = places.get(name);
          return { name, said, x, y, label: { formatter: wrapped(said, narrow ? 12 : 16) } };
        }),
        links: links
          .filter(({ from, to }) => from !== to)
          .map(({ from, to, count }) => ({
            source: from,
            target: to,
            value: count,
            lineStyle: { color: LINE, opacity: 0.8, width: 1 + (7 * count) / most, curveness: 0.2 },
          })),
      },
    ],
  };
}

/** Along by the steps from the beginning, across by the order of the table: both from 0 to 1. */
function layOut(links, place) {
  const columns = [];
  for (const [name, depth] of levels(links)) {
    (columns[depth] ??= []).push(name);
  }
  // Every other column a little off, so that a way past it does not run through what stands there.
  const across = columns.map((column, depth) =>
    column.map((_, index) => (index + 0.5 + (depth % 2 === 0 ? -0.25 : 0.25)) / column.length),
  );
  const least = Math.min(...across.flat());
  const range = Math.max(...across.flat()) - least;
  const share = (value, most) => (most === 0 ? 0.5 : value / most);
  return new Map(
    columns.flatMap((column, depth) =>
      column.map((name, index) => [
        name,
        place(share(depth, columns.length - 1), share(across[depth][index] - least, range)),
      ]),
    ),
  );
}

function frame(places) {
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    left,
    top,
    width: Math.max(1, Math.max(...xs) - left),
    height: Math.max(1, Math.max(...ys) - top),
  };
}
