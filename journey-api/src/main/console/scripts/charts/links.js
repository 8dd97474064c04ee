// Rows of from, to and how many, as the flow and the map take them.

/** Rows with a count above nought; the same pair twice is one link. */
export function readLinks(rows) {
  const links = new Map();
  for (const { texts, numbers } of rows) {
    const count = numbers[2];
    if (count > 0) {
      const key = JSON.stringify(texts.slice(0, 2));
      const link = links.get(key) ?? { from: texts[0], to: texts[1], count: 0 };
      link.count += count;
      links.set(key, link);
    }
  }
  return [...links.values()];
}

/** Names in the order in which the rows name them. */
export function namesOf(links) {
  return [...new Set(links.flatMap(({ from, to }) => [from, to]))];
}

/** How many steps each name is from where things begin: names that nothing leads to, or else the first. */
export function levels(links) {
  const names = namesOf(links);
  const level = new Map();
  const others = links.filter(({ from, to }) => from !== to);
  const begin = (name) => {
    const queue = [name];
    level.set(name, 0);
    while (queue.length > 0) {
      const from = queue.shift();
      for (const link of others) {
        if (link.from === from && !level.has(link.to)) {
          level.set(link.to, level.get(from) + 1);
          queue.push(link.to);
        }
      }
    }
  };
  names
    .filter((name) => !others.some(({ to }) => to === name))
    .filter((name) => others.some(({ from }) => from === name))
    .forEach((name) => level.has(name) || begin(name));
  names.forEach((name) => level.has(name) || begin(name));
  return level;
}

/** Whether some way leads back to where it began. */
export function turns(links) {
  const left = new Set(links);
  for (;;) {
    const ends = [...left].filter(({ to }) => ![...left].some(({ from }) => from === to));
    if (ends.length === 0) {
      return left.size > 0;
    }
    ends.forEach((link) => left.delete(link));
  }
}
