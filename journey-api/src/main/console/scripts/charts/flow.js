import { COLOURS, NARROW, TYPE, nth, tooltip, wrapped, written } from './look.js';
import { namesOf, readLinks, turns } from './links.js';

/**
 * Columns from, to, how many. Who stays is drawn at the end, named "… (stayed)", like every other way. Where a way
 * leads back, which no such drawing can hold, or there is little room, all is drawn from left to right once: where
 * from, and where to.
 */
export function flow({ rows }, { width }) {
  const links = readLinks(rows);
  if (links.length === 0) {
    throw new Error('no row has a count');
  }
  const narrow = width < NARROW;
  const once = narrow || turns(links.filter(({ from, to }) => from !== to));
  const colours = new Map(namesOf(links).map((name, index) => [name, nth(COLOURS, index)]));
  const nodes = new Map();
  const node = (position, name, label) => {
    const id = `${position}:${name}`;
    if (!nodes.has(id)) {
      nodes.set(id, { name: id, itemStyle: { color: colours.get(name) }, label: { formatter: () => label() } });
    }
    return id;
  };
  const most = narrow ? 12 : 24;
  // Columns stand close: what a stage is called is in the table, and at the pointer.
  const plain = (name) => () => wrapped(once ? name : name.replace(/^(Stage \d+): .*$/, '$1'), most);
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
        right: narrow ? 100 : 180,
        top: 16,
        bottom: 16,
        nodeWidth: 18,
        nodeGap: narrow ? 34 : 18,
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
