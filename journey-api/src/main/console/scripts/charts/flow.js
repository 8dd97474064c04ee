import { NARROW, TYPE, coloursOf, short, tooltip, wrapped, written } from './look.js';
import { namesOf, readLinks, turns } from './links.js';

/** Above and below, in CSS pixels. */
const EDGE = 16;

/**
 * Columns from, to, how many. Who stays is drawn at the end, named "… (stayed)", like every other way. Where a way
 * leads back, which no such drawing can hold, or there is little room, all is drawn from left to right once: where
 * from, and where to.
 */
export function flow({ rows }, { width, height }) {
  const links = readLinks(rows);
  if (links.length === 0) {
    throw new Error('no row has a count');
  }
  const narrow = width < NARROW;
  const once = narrow || turns(links.filter(({ from, to }) => from !== to));
  const colours = coloursOf(namesOf(links));
  const nodes = new Map();
  const node = (position, name, label) => {
    const id = `${position}:${name}`;
    if (!nodes.has(id)) {
      nodes.set(id, { name: id, itemStyle: { color: colours.get(name) }, label: { formatter: () => label() } });
    }
    return id;
  };
  const most = narrow ? 16 : 24;
  // Names stand close, beside and above each other: what a stage is called is in the table, and at the pointer.
  const plain = (name) => () => wrapped(short(name), most);
  const drawn = links.map(({ from, to, count }) => ({
    from,
    to,
    source: node('from', from, plain(from)),
    target:
      from === to
        ? node('stayed', to, plain(`${to} (stayed)`))
        : node(once ? 'to' : 'from', to, plain(to)),
    value: count,
  }));
  return {
    tooltip: tooltip('item', ({ dataType, data, name, value }) =>
      dataType === 'edge'
        ? `${data.from} → ${data.from === data.to ? 'stayed' : data.to}: ${written(value)}`
        : `${name.slice(name.indexOf(':') + 1)}${name.startsWith('stayed:') ? ' (stayed)' : ''}: ${written(value)}`,
    ),
    series: [
      {
        type: 'sankey',
        left: 8,
        right: narrow ? 120 : 180,
        top: EDGE,
        bottom: EDGE,
        nodeWidth: 18,
        nodeGap: gap(nodes, height),
        // As the table has them.
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        label: { position: 'right', ...TYPE },
        lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
        data: [...nodes.values()],
        links: drawn,
      },
    ],
  };
}

/** Enough between two that their names are apart, as far as there is room: what flows needs some too. */
function gap(nodes, height) {
  const lines = Math.max(...[...nodes.values()].map(({ label }) => label.formatter().split('\n').length));
  const begins = [...nodes.keys()].filter((id) => id.startsWith('from:')).length;
  const most = Math.max(begins, nodes.size - begins);
  return Math.min(lines * TYPE.lineHeight, (height - 2 * EDGE) / (most + 1));
}
