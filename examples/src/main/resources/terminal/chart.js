'use strict';

/** The chart: candles, with heatmap, zones, structure, setup and paper trades as layers. */
const LiqChart = (() => {
  const COLOURS = {
    long: '#3fb68b', short: '#ef6b5b', gold: '#e8b04b', faint: '#8d99a8', line: '#2b3440',
    text: '#d7dee7', structure: '#8aa9ff',
  };
  /** Rows of the picture that a heatmap becomes. */
  const PICTURE_ROWS = 640;
  /** Levels from the darkest colour to the brightest. */
  const SHADES = 56;
  /** Bars that are in view at first. */
  const FIRST_VIEW = 200;

  const shown = {heatmap: true, zones: true, structure: true, setup: true, trades: true};
  let chart = null;
  let screen = null;
  let heat = null;
  let index = new Map();
  let readout = null;
  let zoomed = false;

  function start(element, onReadout) {
    chart = echarts.init(element, null, {renderer: 'canvas'});
    readout = onReadout;
    chart.getZr().on('mousemove', e => hover(e.offsetX, e.offsetY));
    chart.getZr().on('globalout', () => readout(''));
    chart.on('datazoom', () => { zoomed = true; });
    new ResizeObserver(() => chart.resize()).observe(element);
  }

  function layer(name, on) {
    shown[name] = on;
    draw();
  }

  function show(newScreen, newHeat) {
    screen = newScreen;
    heat = newHeat;
    if (heat) {
      heat.at = new Map(heat.times.map((t, i) => [t, i]));
      heat.top = heat.levels.reduce((a, b) => Math.max(a, b), 1);
    }
    draw();
  }

  /** Position of a time on the axis: the bar that holds it, or beyond the ends. */
  function place(millis) {
    const open = Math.floor(millis / screen.barMillis) * screen.barMillis;
    if (index.has(open)) {
      return index.get(open);
    }
    const first = screen.candles[0][0];
    if (open < first) {
      return 0;
    }
    return screen.candles.length - 1;
  }

  function draw() {
    if (!screen || screen.candles.length === 0) {
      return;
    }
    const candles = screen.candles;
    index = new Map(candles.map((c, i) => [c[0], i]));
    const start = Math.max(0, candles.length - FIRST_VIEW);
    const option = {
      animation: false,
      backgroundColor: 'transparent',
      grid: {left: 8, right: 78, top: 10, bottom: 54},
      xAxis: {
        type: 'category',
        data: candles.map(c => c[0]),
        boundaryGap: true,
        axisLine: {lineStyle: {color: COLOURS.line}},
        axisLabel: {color: COLOURS.faint, hideOverlap: true, alignMinLabel: 'left',
          formatter: v => when(Number(v))},
        axisPointer: {show: true, label: {formatter: p => when(Number(p.value))}},
      },
      yAxis: {
        scale: true,
        position: 'right',
        axisLabel: {color: COLOURS.faint, formatter: price, showMinLabel: false,
          showMaxLabel: false},
        splitLine: {lineStyle: {color: COLOURS.line, opacity: .35}},
        axisPointer: {show: true, label: {formatter: p => price(p.value)}},
        min: v => v.min - .02 * (v.max - v.min),
        max: v => v.max + .02 * (v.max - v.min),
      },
      axisPointer: {lineStyle: {color: COLOURS.faint}, label: {backgroundColor: '#26303c'}},
      dataZoom: [
        {type: 'inside', startValue: start, endValue: candles.length - 1},
        {type: 'slider', height: 18, bottom: 6, startValue: start, endValue: candles.length - 1,
          borderColor: COLOURS.line, textStyle: {color: COLOURS.faint},
          labelFormatter: (v, s) => when(Number(s))},
      ],
      series: [picture(), ...ground(), bars(), ...plan(), marks()].filter(s => s !== null),
    };
    if (zoomed) {
      option.dataZoom = keepZoom(candles.length);
    }
    chart.setOption(option, {replaceMerge: ['series'], lazyUpdate: true});
  }

  /** Whoever looks at the newest bars goes on with them; whoever looks back is left there. */
  function keepZoom(count) {
    const now = chart.getOption().dataZoom[0];
    const width = now.endValue - now.startValue;
    const end = now.endValue >= count - 3 ? count - 1 : now.endValue;
    return [0, 1].map(() => ({startValue: Math.max(0, end - width), endValue: end}));
  }

  function bars() {
    return {
      name: 'candles', type: 'candlestick', z: 5,
      data: screen.candles.map(c => [c[1], c[4], c[3], c[2]]),
      itemStyle: {color: COLOURS.long, borderColor: COLOURS.long, color0: COLOURS.short,
        borderColor0: COLOURS.short},
    };
  }

  /** A custom series of one shape that covers the whole chart: made of what is in view. */
  function custom(name, z, render) {
    return {
      name, type: 'custom', z, silent: true, clip: true, data: [[0, screen.candles[0][4]]],
      encode: {x: -1, y: -1}, renderItem: (params, api) => render(params, api),
    };
  }

  function picture() {
    if (!shown.heatmap || !heat || heat.rows === 0) {
      return null;
    }
    const image = paint();
    return custom('heatmap', 1, (params, api) => {
      const left = api.coord([image.from, image.high]);
      const right = api.coord([image.to, image.low]);
      const half = api.size([1, 0])[0] / 2;
      return {
        type: 'image', clipPath: clip(params),
        style: {image: image.canvas, x: left[0] - half, y: left[1],
          width: right[0] - left[0] + 2 * half, height: right[1] - left[1]},
      };
    });
  }

  function clip(params) {
    const c = params.coordSys;
    return {type: 'rect', shape: {x: c.x, y: c.y, width: c.width, height: c.height}};
  }

  /** Absolute colours: one level is one notional, whatever else is in view. */
  function paint() {
    const low = heat.low;
    const high = heat.low * Math.exp(heat.step * heat.rows);
    // A column is written at the close of its bar.
    const columns = heat.times
        .map((t, i) => [index.get(t - screen.barMillis), i])
        .filter(c => c[0] !== undefined);
    if (columns.length === 0) {
      return {canvas: document.createElement('canvas'), from: 0, to: 0, low, high};
    }
    const from = columns[0][0];
    const to = columns[columns.length - 1][0];
    const canvas = document.createElement('canvas');
    canvas.width = to - from + 1;
    canvas.height = PICTURE_ROWS;
    const context = canvas.getContext('2d');
    const pixels = context.createImageData(canvas.width, canvas.height);
    const rowOf = [];
    for (let y = 0; y < PICTURE_ROWS; y++) {
      const p = high - (y + .5) * (high - low) / PICTURE_ROWS;
      rowOf.push(Math.floor(Math.log(p / low) / heat.step));
    }
    for (const [x, i] of columns) {
      const mark = heat.marks[i];
      if (mark === null) {
        continue;
      }
      for (let y = 0; y < PICTURE_ROWS; y++) {
        const row = rowOf[y];
        const level = heat.levels[i * heat.rows + row];
        if (level > 0) {
          const at = 4 * (y * canvas.width + x - from);
          const c = colour(level, row <= mark);
          pixels.data[at] = c[0];
          pixels.data[at + 1] = c[1];
          pixels.data[at + 2] = c[2];
          pixels.data[at + 3] = c[3];
        }
      }
    }
    context.putImageData(pixels, 0, 0);
    return {canvas, from, to, low, high};
  }

  /**
   * Level 0 to 255 of a logarithmic scale; LONG liquidations below the mark, SHORT above. The brightest
   * colour is the highest level that the page holds, and the scale below the chart says what it is.
   */
  function colour(level, below) {
    const s = Math.max(0, 1 + (level - heat.top) / SHADES);
    const t = s * s * s;
    return below
      ? [10 + 90 * t, 90 + 140 * t, 110 + 50 * t, 20 * s + 190 * t]
      : [130 + 120 * t, 60 + 110 * t, 50 + 20 * t, 20 * s + 190 * t];
  }

  function ground() {
    const layers = [];
    if (shown.zones && screen.zones.length > 0) {
      layers.push(custom('zones', 3, (params, api) => zoneShapes(params, api)));
    }
    if (shown.structure && screen.structure.length > 0) {
      layers.push(custom('structure', 4, (params, api) => structureShapes(params, api)));
    }
    return layers;
  }

  function zoneShapes(params, api) {
    const area = params.coordSys;
    const children = [];
    const labels = [];
    for (const zone of nearest(screen.zones, 4)) {
      const top = api.coord([place(zone.firstSeen), zone.high]);
      const bottom = api.coord([0, zone.low]);
      const x = Math.max(area.x, top[0]);
      const c = zone.side === 'LONG' ? COLOURS.long : COLOURS.short;
      const height = Math.max(2, bottom[1] - top[1]);
      if (top[1] > area.y + area.height || bottom[1] < area.y) {
        continue;
      }
      children.push({type: 'rect',
        shape: {x, y: top[1], width: area.x + area.width - x, height},
        style: {fill: c, opacity: .14, stroke: c, lineWidth: 1}});
      // The nearer zone keeps its label where two would overlap.
      if (labels.every(y => Math.abs(y - top[1]) > 13)) {
        labels.push(top[1]);
        children.push({type: 'text',
          style: {x: area.x + area.width - 4, y: top[1] - 2, text: zoneLabel(zone), fill: c,
            align: 'right', verticalAlign: 'bottom', fontSize: 11}});
      }
    }
    return {type: 'group', children, clipPath: clip(params)};
  }

  function zoneLabel(zone) {
    return `${zone.side} ${amount(zone.mean, screen)}`;
  }

  function nearest(zones, eachSide) {
    const of = side => zones.filter(z => z.side === side)
        .sort((a, b) => a.distance - b.distance).slice(0, eachSide);
    return [...of('LONG'), ...of('SHORT')];
  }

  const STANDS = new Set(['ACTIVE', 'OPEN', 'NEW', 'TOUCHED']);

  function structureShapes(params, api) {
    const children = [];
    const last = screen.candles.length - 1;
    const newest = screen.structure.filter(o => o.from >= screen.candles[0][0]);
    for (const o of newest) {
      if (o.kind === 'BOS' || o.kind === 'CHOCH') {
        event(children, api, o);
      } else if (o.kind === 'FAIR_VALUE_GAP' && (o.state === 'OPEN' || o.state === 'TOUCHED')) {
        box(children, api, o, last);
      } else if (['POOL', 'LEVEL', 'PERIOD_HIGH', 'PERIOD_LOW'].includes(o.kind)
          && STANDS.has(o.state) && (o.kind !== 'LEVEL' || o.count >= 4)) {
        level(children, api, o, last);
      }
    }
    return {type: 'group', children, clipPath: clip(params)};
  }

  function event(children, api, o) {
    if (o.low === null || o.size !== 'SWING') {
      return;
    }
    const price = o.sign > 0 ? o.high : o.low;
    const a = api.coord([Math.max(0, place(o.from) - 12), price]);
    const b = api.coord([place(o.known - 1), price]);
    children.push({type: 'line', shape: {x1: a[0], y1: a[1], x2: b[0], y2: b[1]},
      style: {stroke: COLOURS.structure, lineWidth: 1, opacity: .8}});
    children.push({type: 'text', style: {x: b[0], y: b[1] + (o.sign > 0 ? -3 : 3),
      text: o.kind === 'BOS' ? 'BOS' : 'CHoCH', fill: COLOURS.structure, fontSize: 10,
      align: 'right', verticalAlign: o.sign > 0 ? 'bottom' : 'top'}});
  }

  function box(children, api, o, last) {
    const a = api.coord([place(o.from), o.high]);
    const b = api.coord([last, o.low]);
    children.push({type: 'rect', shape: {x: a[0], y: a[1], width: b[0] - a[0], height: b[1] - a[1]},
      style: {fill: COLOURS.structure, opacity: .08}});
  }

  function level(children, api, o, last) {
    const y = api.coord([0, (o.low + o.high) / 2])[1];
    const x1 = api.coord([place(o.from), o.low])[0];
    const x2 = api.coord([last, o.low])[0];
    children.push({type: 'line', shape: {x1, y1: y, x2, y2: y},
      style: {stroke: COLOURS.structure, lineDash: [4, 4], lineWidth: 1, opacity: .55}});
  }

  /** Entry, stop and targets of the newest decision. */
  function plan() {
    const setup = screen.setup;
    if (!shown.setup || !setup || !setup.plan) {
      return [];
    }
    const lines = [[setup.plan.entry, 'entry', COLOURS.gold], [setup.plan.stop, 'stop', COLOURS.short],
      ...setup.plan.targets.map(t => [t.price, 'target', COLOURS.long])];
    const from = place(Date.parse(setup.asOf) - 1);
    return [custom('setup', 8, (params, api) => {
      const area = params.coordSys;
      const children = [];
      for (const [p, name, c] of lines) {
        const at = api.coord([from, p]);
        children.push({type: 'line',
          shape: {x1: at[0], y1: at[1], x2: area.x + area.width, y2: at[1]},
          style: {stroke: c, lineWidth: 1.5, lineDash: [6, 3]}});
        children.push({type: 'text', style: {x: Math.max(area.x + 4, at[0] - 4), y: at[1],
          text: `${name} ${price(p)}`, fill: c, fontSize: 11, align: 'right',
          verticalAlign: 'middle'}});
      }
      return {type: 'group', children, clipPath: clip(params)};
    })];
  }

  /** Paper trades: a triangle where one was entered, a dot where it was left. */
  function marks() {
    if (!shown.trades || screen.paper.trades.length === 0) {
      return null;
    }
    const first = screen.candles[0][0];
    return custom('trades', 9, (params, api) => {
      const children = [];
      for (const t of screen.paper.trades) {
        if (t.left < first) {
          continue;
        }
        const c = Number(t.net) >= 0 ? COLOURS.long : COLOURS.short;
        const a = api.coord([place(t.entered - 1), t.entry]);
        const b = api.coord([place(t.left - 1), t.exit]);
        const up = t.side === 'LONG' ? 6 : -6;
        children.push({type: 'line', shape: {x1: a[0], y1: a[1], x2: b[0], y2: b[1]},
          style: {stroke: c, lineWidth: 1.5, lineDash: [2, 2]}});
        children.push({type: 'polygon',
          shape: {points: [[a[0], a[1]], [a[0] - 5, a[1] + up], [a[0] + 5, a[1] + up]]},
          style: {fill: COLOURS.gold}});
        children.push({type: 'circle', shape: {cx: b[0], cy: b[1], r: 3}, style: {fill: c}});
      }
      return {type: 'group', children, clipPath: clip(params)};
    });
  }

  function hover(x, y) {
    if (!screen || screen.candles.length === 0 || !chart.containPixel('grid', [x, y])) {
      readout('');
      return;
    }
    const [i, p] = chart.convertFromPixel('grid', [x, y]);
    const candle = screen.candles[Math.max(0, Math.min(screen.candles.length - 1, Math.round(i)))];
    readout(
        `${when(candle[0])}  O ${price(candle[1])} H ${price(candle[2])} L ${price(candle[3])}`
            + ` C ${price(candle[4])}  ·  at ${price(p)}: ${heatAt(candle[0], p)}`, p);
  }

  function heatAt(open, p) {
    if (!heat) {
      return 'no heatmap';
    }
    const column = heat.at.get(open + screen.barMillis);
    const row = Math.floor(Math.log(p / heat.low) / heat.step);
    if (column === undefined || row < 0 || row >= heat.rows) {
      return 'outside the heatmap';
    }
    if (heat.marks[column] === null) {
      return 'a gap: nothing is known';
    }
    const value = heat.values[heat.levels[column * heat.rows + row]];
    const side = row <= heat.marks[column] ? 'long' : 'short';
    return `${amount(shareOrNotional(value), screen)} of ${side} positions per`
        + ` ${(100 * heat.step).toFixed(3)} %`;
  }

  /** Without open interest a level stands for a share in billionths. */
  function shareOrNotional(value) {
    return screen.map && screen.map.currency ? value : value / 1e9;
  }

  /** The colour scale with its absolute values. */
  function scale(element) {
    element.replaceChildren();
    if (!heat || !screen) {
      return;
    }
    for (const below of [true, false]) {
      const canvas = document.createElement('canvas');
      canvas.width = SHADES;
      canvas.height = 1;
      const context = canvas.getContext('2d');
      for (let shade = 0; shade < SHADES; shade++) {
        const c = colour(heat.top - SHADES + 1 + shade, below);
        context.fillStyle = `rgba(${c[0]},${c[1]},${c[2]},${c[3] / 255})`;
        context.fillRect(shade, 0, 1, 1);
      }
      const words = document.createElement('span');
      words.textContent = (below ? 'long, below ' : 'short, above ')
          + `${amount(shareOrNotional(heat.values[Math.max(1, heat.top - SHADES)]), screen)} to `
          + `${amount(shareOrNotional(heat.values[heat.top]), screen)}`
          + ` per ${(100 * heat.step).toFixed(3)} %`;
      element.append(canvas, words);
    }
  }

  function price(value) {
    const decimals = screen ? Math.max(0, -Math.floor(Math.log10(screen.tick) + 1e-9)) : 2;
    return Number(value).toLocaleString('en-US',
        {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
  }

  return {start, show, layer, scale, price, nearest};
})();

/** A time in UTC, short. */
function when(millis) {
  return new Date(millis).toISOString().slice(5, 16).replace('T', ' ');
}

/** An amount of the quote currency, or a share of the whole map where there is no currency. */
function amount(value, screen) {
  if (value === null || value === undefined) {
    return '?';
  }
  if (!screen.map || !screen.map.currency) {
    return `${(100 * value).toPrecision(2)} %`;
  }
  const units = [[1e9, ' bn'], [1e6, ' m'], [1e3, ' k']];
  for (const [size, name] of units) {
    if (value >= size) {
      return `${(value / size).toPrecision(3)}${name} ${screen.quote}`;
    }
  }
  return `${value.toFixed(0)} ${screen.quote}`;
}
