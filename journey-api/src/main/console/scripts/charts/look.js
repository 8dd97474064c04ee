// What all charts have in common. No colour says good or bad, and none alone tells two series apart.

/** At least 3 to 1 against white, and apart from each other however one sees colours; nothing red. */
export const COLOURS = ['#0072b2', '#9a5b00', '#00806a', '#7b4394', '#4c6272', '#212b32'];
export const DASHES = ['solid', 'dashed', 'dotted', [12, 4, 2, 4], [2, 6], [16, 6]];
export const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle'];
export const LINE = '#4c6272';

/** How all text is written. The height of a line is said, as it is else measured by a letter that many fonts lack. */
export const TYPE = { color: '#212b32', fontFamily: 'Arial, sans-serif', fontSize: 14, lineHeight: 18 };

/** Below this width, in CSS pixels, charts stand instead of lying. */
export const NARROW = 560;

/** The same entry again after the last. */
export function nth(list, index) {
  return list[index % list.length];
}

/**
 * How a series is drawn. Where colours come again they come with other dashes and marks, so that of as many groups as
 * there can be, and twice as many, no two look the same.
 */
export function style(index) {
  const round = Math.floor(index / COLOURS.length);
  return { color: nth(COLOURS, index), dash: nth(DASHES, index + round), symbol: nth(SYMBOLS, index + 2 * round) };
}

/** A number as the tables write it. */
export function written(value) {
  return value === null || value === undefined || Number.isNaN(value)
    ? '–'
    : Number(value).toLocaleString('en-GB', { maximumFractionDigits: 2 });
}

const STAGE = /\bstage (\d+)\b/i;

/** What a stage is called where there is no room for its name: "Stage 2: Learning (n = 9)" is "Stage 2 (n = 9)". */
export function short(name) {
  return name.replace(/^(Stage \d+): .*?( \([^()]*\))?$/, '$1$2');
}

/**
 * The colours of names: a stage has the same wherever it stands and whatever others there are, and so has who stays
 * at it. Where there are stages, what is none has the darkest: where all begins, and who entered none.
 */
export function coloursOf(names) {
  const staged = names.some((name) => STAGE.test(name));
  return new Map(
    names.map((name, index) => {
      const stage = STAGE.exec(name);
      return [name, stage ? nth(COLOURS, stage[1] - 1) : staged ? COLOURS.at(-1) : nth(COLOURS, index)];
    }),
  );
}

/** Makes lines of at most so many characters, never cutting a word. */
export function wrapped(text, most) {
  const lines = [''];
  for (const word of String(text).split(' ')) {
    const line = lines.at(-1);
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
  }
  return lines.join('\n');
}

/** Options of every chart. */
export function common() {
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 300,
    backgroundColor: '#ffffff',
    color: COLOURS,
    textStyle: TYPE,
  };
}

/** Said on a canvas, not in HTML: nothing of a table's text can become markup, and no style is made inline. */
export function tooltip(trigger, formatter) {
  return {
    trigger,
    renderMode: 'richText',
    confine: true,
    formatter,
    textStyle: TYPE,
    axisPointer: { type: 'line', lineStyle: { color: LINE } },
  };
}

export function legend(names) {
  return {
    show: names.length > 1,
    top: 0,
    left: 0,
    itemWidth: 44,
    itemHeight: 14,
    itemGap: 12,
    textStyle: TYPE,
    data: names,
  };
}

/** Where the axes are drawn: below the legend, however many lines it takes, and their numbers and names within. */
export function grid(names, width) {
  let [lines, used] = [1, 0];
  for (const name of names) {
    const item = 64 + name.length * 7.5;
    if (used > 0 && used + item > width) {
      [lines, used] = [lines + 1, 0];
    }
    used += item;
  }
  return {
    left: 8,
    right: 32,
    top: names.length > 1 ? 20 + lines * 26 : 24,
    bottom: 8,
    outerBoundsMode: 'same',
    outerBoundsContain: 'all',
  };
}

/** An axis with its name where it is read first. */
export function axis(type, name, more = {}) {
  return {
    type,
    name,
    nameLocation: 'middle',
    nameGap: 12,
    nameTextStyle: TYPE,
    axisLabel: { ...TYPE, hideOverlap: true },
    axisLine: { show: true, lineStyle: { color: LINE } },
    splitLine: { show: type === 'value', lineStyle: { color: '#d8dde0' } },
    ...more,
  };
}
