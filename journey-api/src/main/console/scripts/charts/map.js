import { COLOURS, LINE, NARROW, TYPE, tooltip, wrapped, written } from './look.js';
import { namesOf, readLinks } from './links.js';
import { boxOf, places } from './places.js';
import { ways } from './ways.js';

/**
 * A process map. Columns from, to, how many: a line is the wider, the more often one followed the other. How often
 * something followed itself stands with its name. Below `least` times nothing is drawn. The map says how high it is.
 */
export function map({ rows, least }, { width }) {
  const links = readLinks(rows.filter(({ numbers }) => numbers[2] >= least));
  if (links.length === 0) {
    throw new Error('no row has a count');
  }
  const again = new Map(links.filter(({ from, to }) => from === to).map(({ from, count }) => [from, count]));
  const said = new Map(namesOf(links).map((name) => [name, lines(name, again.get(name), width)]));
  const { places: at, height } = places(links, said, width);
  const boxes = new Map([...at].map(([name, place]) => [name, boxOf(place, said.get(name))]));
  const between = links.filter(({ from, to }) => from !== to).sort((one, other) => other.count - one.count);
  const drawn = ways(between, at, boxes, { width, height }, written);
  const most = Math.max(...links.map(({ count }) => count));
  const data = [
    corner(0, 0),
    corner(width, height),
    ...drawn.filter(({ number }) => number !== null).map(numbered),
    ...[...at].map(placed(said)),
  ];
  return {
    height,
    tooltip: tooltip('item', ({ dataType, data: item }) =>
      dataType === 'edge' ? `${item.source} → ${item.target}: ${written(item.value)}` : item.said,
    ),
    series: [
      {
        type: 'graph',
        layout: 'none',
        left: 0,
        top: 0,
        width,
        height,
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 12,
        emphasis: { focus: 'adjacency' },
        data,
        links: drawn.map(({ from, to, count, bow }) => ({
          source: from,
          target: to,
          value: count,
          lineStyle: { color: LINE, opacity: 0.8, width: 1 + (7 * count) / most, curveness: bow },
        })),
      },
    ],
  };
}

function lines(name, again, width) {
  const words = wrapped(name, width < NARROW ? 14 : 16).split('\n');
  return again === undefined ? words : [...words, `again: ${written(again)}`];
}

function placed(said) {
  return ([name, [x, y]]) => ({
    name,
    said: said.get(name).join(' '),
    x,
    y,
    symbol: 'circle',
    symbolSize: 30,
    itemStyle: { color: '#ffffff', borderColor: COLOURS[0], borderWidth: 4 },
    label: {
      show: true,
      position: 'bottom',
      formatter: said.get(name).join('\n'),
      ...TYPE,
      backgroundColor: 'rgba(255, 255, 255, 0.8)',
      padding: 2,
    },
  });
}

/** The number of a line, upright and on it. */
function numbered({ from, to, count, number }) {
  return {
    name: JSON.stringify([from, to]),
    said: `${from} → ${to}: ${written(count)}`,
    x: (number.left + number.right) / 2,
    y: (number.top + number.bottom) / 2,
    symbol: 'rect',
    symbolSize: [number.right - number.left, number.bottom - number.top],
    itemStyle: { color: 'rgba(255, 255, 255, 0.9)' },
    label: { show: true, position: 'inside', formatter: written(count), ...TYPE },
    blur: { itemStyle: { opacity: 1 }, label: { opacity: 1 } },
  };
}

/** Nothing to be seen in two corners: with them a place's numbers are pixels of the canvas. */
function corner(x, y) {
  return { name: `${x} ${y}`, x, y, symbol: 'none', label: { show: false } };
}
