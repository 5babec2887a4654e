'use strict';

/** Keeps the page and the server together: streams, questions, keys. */
(() => {
  const byId = id => document.getElementById(id);
  const USER = 'you';
  /** Drawn at most so often, however fast the replay goes. */
  const DRAW_MILLIS = 200;

  let instance = null;
  let screen = null;
  let drawn = -1;
  let wanted = -1;
  let busy = false;
  let lastDraw = 0;
  let inbox = null;
  let items = new Map();
  let barSeconds = 60;
  let live = false;

  // ---- the stream ------------------------------------------------------------------------------

  function listen() {
    const stream = new EventSource('api/stream');
    stream.addEventListener('tick', e => {
      const news = JSON.parse(e.data);
      status(news.tick);
      if (news.tick.instance !== instance) {
        // Another run of the program: nothing that is here belongs to it.
        instance = news.tick.instance;
        drawn = -1;
        follow();
      }
      wanted = news.screen;
      fetchScreen();
    });
    stream.onerror = () => phase('not connected, trying again', true);
  }

  async function fetchScreen() {
    if (busy || wanted <= drawn) {
      return;
    }
    busy = true;
    try {
      await pause(Math.max(0, lastDraw + DRAW_MILLIS - performance.now()));
      // What is asked for may be newer than what was announced, never older.
      const version = wanted;
      const [next, heat] = await Promise.all([
        fetch('api/screen').then(json), fetch('api/heatmap').then(r => r.arrayBuffer())]);
      drawn = version;
      show(next, unpack(heat));
    } catch (e) {
      console.warn('no screen', e);
      await pause(1000);
    } finally {
      lastDraw = performance.now();
      busy = false;
    }
    fetchScreen();
  }

  function json(response) {
    if (!response.ok) {
      throw new Error(`${response.url}: ${response.status}`);
    }
    return response.json();
  }

  function unpack(buffer) {
    if (buffer.byteLength < 4) {
      return null;
    }
    const length = new DataView(buffer).getInt32(0, true);
    const heat = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
    heat.levels = new Uint8Array(buffer, 4 + length);
    return heat;
  }

  function show(next, heat) {
    const first = screen === null || screen.instance !== next.instance;
    screen = next;
    barSeconds = next.barMillis / 1000;
    byId('title').textContent = next.title;
    document.title = `${next.symbol} · Liqscape`;
    byId('chart-empty').hidden = next.candles.length > 0;
    if (first) {
      byId('push').hidden = !next.push;
      byId('notes').replaceChildren(...next.notes.map(n => Panels.node('li', n)));
    }
    LiqChart.show(next, heat);
    LiqChart.scale(byId('scale'));
    Panels.setup(byId('setup'), next);
    Panels.zones(byId('zones'), next);
    Panels.paper(byId('paper'), next);
    document.body.dataset.drawn = String(drawn);
  }

  function status(now) {
    byId('clock').textContent = `${new Date(now.now).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
    const said = {
      WARMING: now.live ? 'reading the past' : `reading the past, ${Math.floor(100 * now.progress)} %`,
      RUNNING: now.live ? `live${now.health}`
        : now.speed === 0 ? 'paused' : `replay, ${Math.floor(100 * now.progress)} %`,
      ENDED: now.live ? 'the feed has ended' : 'the replay has ended',
      FAILED: `failed: ${now.failure}`,
    };
    phase(said[now.phase], now.phase === 'FAILED');
    live = now.live;
    byId('pace').hidden = live;
    for (const button of byId('pace').children) {
      const speed = speedOf(button);
      const on = speed !== null
          && (speed === 'max' ? now.speed === -1 : Math.abs(now.speed - speed) < 1e-9);
      button.setAttribute('aria-pressed', String(on));
    }
  }

  function phase(text, bad) {
    byId('phase').textContent = text;
    byId('phase').className = bad ? 'bad' : '';
  }

  // ---- speed -----------------------------------------------------------------------------------

  function speedOf(button) {
    if (button.dataset.bars) {
      return Number(button.dataset.bars) * barSeconds;
    }
    if (button.dataset.speed === 'max') {
      return 'max';
    }
    return button.dataset.speed === undefined ? null : Number(button.dataset.speed);
  }

  function press(button) {
    post('api/pace', button.dataset.step
      ? {step: Number(button.dataset.step)} : {speed: speedOf(button)});
  }

  function post(path, body) {
    return fetch(path, {
      method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
  }

  let before = 'max';

  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea')) {
      return;
    }
    const speeds = {1: 2, 2: 3, 3: 4, 4: 5};
    const layers = {h: 'heatmap', z: 'zones', s: 'structure', p: 'setup', t: 'trades'};
    const buttons = byId('pace').children;
    if (layers[e.key]) {
      const box = document.querySelector(`[data-layer="${layers[e.key]}"]`);
      box.click();
    } else if (live) {
      return;
    } else if (e.key === ' ' && !e.target.closest('button, summary')) {
      e.preventDefault();
      togglePause();
    } else if (e.key === 'ArrowRight') {
      press(buttons[1]);
    } else if (speeds[e.key]) {
      press(buttons[speeds[e.key]]);
    }
  });

  function togglePause() {
    const paused = byId('pace').children[0].getAttribute('aria-pressed') === 'true';
    if (paused) {
      post('api/pace', {speed: before});
    } else {
      const on = [...byId('pace').children].find(b => b.getAttribute('aria-pressed') === 'true');
      before = on ? speedOf(on) : barSeconds;
      post('api/pace', {speed: 0});
    }
  }

  // ---- inbox -----------------------------------------------------------------------------------

  function follow() {
    if (inbox) {
      inbox.close();
    }
    items = new Map();
    drawInbox();
    inbox = new EventSource(`inbox/${USER}/events?since=0`);
    inbox.addEventListener('item', e => {
      const item = JSON.parse(e.data);
      items.set(item.number, item);
      drawInbox();
    });
    inbox.addEventListener('resync', () => all());
  }

  async function all() {
    const said = await fetch(`inbox/${USER}?since=0`).then(json);
    items = new Map(said.items.map(i => [i.number, i]));
    drawInbox();
  }

  function drawInbox() {
    const list = [...items.values()].sort((a, b) => b.number - a.number);
    const unread = list.filter(i => !i.read && !i.ended).length;
    byId('unread').textContent = unread ? `${unread} unread` : '';
    byId('inbox-empty').hidden = list.length > 0;
    byId('inbox').replaceChildren(...list.slice(0, 100).map(item));
  }

  function item(i) {
    const made = Panels.node('li', null, `${i.read ? '' : 'unread'} ${i.ended ? 'ended' : ''}`);
    made.dataset.number = i.number;
    const time = Panels.node('time', when(Date.parse(i.at)));
    time.dateTime = i.at;
    made.append(time, Panels.node('p', i.title), Panels.node('p', i.text, 'faint'));
    if (i.repeats > 0) {
      made.append(Panels.node('p', `said again ${i.repeats} times`, 'faint'));
    }
    if (!i.read) {
      made.append(act(i, 'read', 'read'));
    }
    if (!i.acked) {
      made.append(act(i, 'ack', 'acknowledge'));
    }
    return made;
  }

  function act(i, verb, words) {
    const button = Panels.node('button', words);
    button.type = 'button';
    button.addEventListener('click', () => fetch(`inbox/${USER}/${i.number}/${verb}`, {method: 'POST'}));
    return button;
  }

  // ---- review ----------------------------------------------------------------------------------

  let reviewed = -1;

  async function review() {
    if (screen && screen.paper.closedTrades !== reviewed && !document.hidden) {
      try {
        const trades = screen.paper.closedTrades;
        Panels.review(byId('review'), await fetch('api/review').then(json));
        reviewed = trades;
      } catch (e) {
        console.warn('no review', e);
      }
    }
    setTimeout(review, 3000);
  }

  // ---- start -----------------------------------------------------------------------------------

  let asked = 0;
  let hovered = '';

  /** The band of half a percent around the cursor, once it rests. */
  async function band(text, price) {
    hovered = text;
    byId('readout').textContent = text || ' ';
    const mine = ++asked;
    await pause(150);
    if (mine !== asked || !price || !screen || !screen.map) {
      return;
    }
    const said = await fetch(
        `api/band?low=${(price * .9975).toFixed(8)}&high=${(price * 1.0025).toFixed(8)}`).then(json);
    if (mine !== asked) {
      return;
    }
    const of = side => said[side] && said[side].mean > 0
      ? `${side} ${amount(said[side].mean, screen)}`
        + ` (${amount(said[side].p5, screen)} – ${amount(said[side].p95, screen)})` : null;
    const bands = [of('LONG'), of('SHORT')].filter(b => b);
    if (bands.length > 0) {
      byId('readout').textContent = `${hovered}  ·  now, ± 0.25 %: ${bands.join(', ')}`;
    }
  }

  function pause(millis) {
    return new Promise(done => setTimeout(done, millis));
  }

  LiqChart.start(byId('chart'), band);
  for (const button of byId('pace').children) {
    button.addEventListener('click', () => press(button));
  }
  for (const box of document.querySelectorAll('[data-layer]')) {
    box.addEventListener('change', () => LiqChart.layer(box.dataset.layer, box.checked));
  }
  listen();
  setTimeout(review, 1000);
})();
