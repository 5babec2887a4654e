'use strict';

/** The table of lanes: follows the server, sorts, filters, opens one in words. */
(() => {
  const byId = id => document.getElementById(id);
  const USER = 'you';
  const TIERS = ['AUTOMATION_CANDIDATE', 'ACTIONABLE_SETUP', 'ACTIVE_RISK', 'WATCHLIST', null];
  const TRUST = ['FRESH', 'LAGGING', 'GAPPED', 'STALE', 'COLD', 'OUT'];
  /** Drawn at most so often. */
  const DRAW_MILLIS = 400;

  let instance = null;
  let scan = null;
  let wanted = 0;
  let drawn = 0;
  let busy = false;
  let sort = {by: 'rank', down: false};
  let chosen = null;
  let inbox = null;
  let items = new Map();
  const rows = new Map();

  function node(name, text, kind) {
    const made = document.createElement(name);
    if (text !== undefined && text !== null) {
      made.textContent = text;
    }
    if (kind) {
      made.className = kind;
    }
    return made;
  }

  function json(response) {
    if (!response.ok) {
      throw new Error(`${response.url}: ${response.status}`);
    }
    return response.json();
  }

  function pause(millis) {
    return new Promise(done => setTimeout(done, millis));
  }

  // ---- the stream ------------------------------------------------------------------------------

  function listen() {
    const stream = new EventSource('api/stream');
    stream.addEventListener('scan', e => {
      const news = JSON.parse(e.data);
      if (news.instance !== instance) {
        // Another run of the program: nothing that is here belongs to it.
        instance = news.instance;
        drawn = 0;
        follow();
      }
      wanted = news.number;
      state('', false);
      fetchScan();
    });
    stream.onerror = () => state('not connected, trying again', true);
  }

  function state(text, bad) {
    byId('state').textContent = text;
    byId('state').className = bad ? 'bad' : '';
  }

  async function fetchScan() {
    if (busy || wanted <= drawn) {
      return;
    }
    busy = true;
    try {
      // What is asked for may be newer than what was announced, never older.
      const number = wanted;
      scan = await fetch('api/scan').then(json);
      drawn = number;
      draw();
      await pause(DRAW_MILLIS);
    } catch (e) {
      console.warn('no scan', e);
      await pause(1000);
    } finally {
      busy = false;
    }
    fetchScan();
  }

  // ---- the table -------------------------------------------------------------------------------

  const zone = (lane, side) => lane.zones.find(z => z.side === side);
  const far = z => z && z.distanceAtr !== null ? z.distanceAtr : Infinity;

  const KEYS = {
    rank: l => l.rank,
    instrument: l => l.instrument,
    tier: l => TIERS.indexOf(l.attention.tier),
    missing: l => l.decisions.length ? Math.min(...l.decisions.map(d => d.missing)) : Infinity,
    price: l => l.price === null ? Infinity : l.price,
    below: l => far(zone(l, 'LONG')),
    above: l => far(zone(l, 'SHORT')),
    lag: l => l.health.lagMillis === null ? Infinity : l.health.lagMillis,
    trust: l => TRUST.indexOf(l.health.trust),
  };

  function shown() {
    const find = byId('find').value.trim().toUpperCase();
    const tier = byId('tier').value;
    const fresh = byId('fresh').checked;
    const of = l => ({AUTOMATION_CANDIDATE: 'SETUP', ACTIONABLE_SETUP: 'SETUP'})[l.attention.tier]
        || l.attention.tier;
    const left = scan.lanes.filter(l =>
      (!find || l.instrument.toUpperCase().includes(find)) && (!tier || of(l) === tier)
      && (!fresh || l.health.trust === 'FRESH'));
    const key = KEYS[sort.by];
    const sign = sort.down ? -1 : 1;
    return left.sort((a, b) => {
      const x = key(a);
      const y = key(b);
      return x < y ? -sign : x > y ? sign : a.rank - b.rank;
    });
  }

  function draw() {
    if (!scan) {
      return;
    }
    byId('title').textContent = scan.title;
    byId('clock').textContent = `${new Date(scan.now).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
    byId('counts').textContent = TRUST.filter(t => scan.trust[t] > 0)
        .map(t => `${scan.trust[t]} ${t.toLowerCase()}`).join(' · ')
        + ` · ${scan.events.toLocaleString('en')} events`
        + (scan.waitP99Millis > 0
          ? ` · wait p50 ${millis(scan.waitP50Millis)}, p99 ${millis(scan.waitP99Millis)}` : '');
    byId('troubles').replaceChildren(...scan.troubles.map(t => node('li', t)));
    const body = byId('lanes').tBodies[0];
    const list = shown();
    const active = document.activeElement;
    const all = list.map(row);
    if (all.length !== body.rows.length || all.some((r, i) => body.rows[i] !== r)) {
      // Only what has changed its place is moved.
      let at = body.firstChild;
      for (const r of all) {
        if (r === at) {
          at = at.nextSibling;
        } else {
          body.insertBefore(r, at);
        }
      }
      while (body.rows.length > all.length) {
        body.lastChild.remove();
      }
      if (active && active !== document.activeElement && body.contains(active)) {
        active.focus({preventScroll: true});
      }
    }
    byId('nothing').hidden = list.length > 0;
    detail(false);
    document.body.dataset.drawn = String(drawn);
  }

  /** The row of a lane is made once and then changed, so that focus stays where it is. */
  function row(lane) {
    let made = rows.get(lane.instrument);
    if (!made) {
      made = node('tr');
      for (const kind of ['number rank', 'name', 'tier', 'chips', 'number price', 'number zone',
        'number zone', 'number lag', 'health', 'reasons']) {
        made.append(node('td', null, kind));
      }
      for (const of of [4, 5, 6, 7, 9]) {
        made.cells[of].classList.add('empty');
      }
      const open = node('button', lane.symbol);
      open.type = 'button';
      open.title = lane.instrument;
      open.addEventListener('click', () => choose(lane.instrument));
      made.cells[1].append(open);
      made.cells[4].dataset.label = 'price';
      made.cells[5].dataset.label = 'below';
      made.cells[6].dataset.label = 'above';
      made.cells[7].dataset.label = 'lag';
      rows.set(lane.instrument, made);
    }
    const of = made.cells;
    const at = lane.attention;
    kind(made, `${lane.health.trust === 'FRESH' && at.sound ? '' : 'aside'}`
        + ` ${lane.instrument === chosen ? 'chosen' : ''}`);
    text(of[0], String(lane.rank));
    text(of[2], at.tier ? at.tier.toLowerCase().replace('_', ' ') : 'none');
    kind(of[2], `tier ${at.tier || 'NONE'}`);
    changed(of[3], lane.decisions, all => all.map(chip));
    text(of[4], lane.price === null ? '' : price(lane.price));
    text(of[5], distance(zone(lane, 'LONG')));
    text(of[6], distance(zone(lane, 'SHORT')));
    text(of[7], lane.health.lagMillis === null ? '' : millis(lane.health.lagMillis));
    text(of[9], at.reasons.join('; '));
    changed(of[8], [lane.health.trust, lane.health.why], ([trust, why]) => [
      node('span', trust.toLowerCase(), `trust ${trust}`), node('span', why ? ` ${why}` : '', 'why')]);
    return made;
  }

  // What has not changed is not touched: hundreds of rows, several times a second, cost layout.
  const last = new WeakMap();

  function text(cell, value) {
    if (cell.textContent !== value) {
      cell.classList.toggle('empty', value === '');
      cell.textContent = value;
      cell.title = cell.classList.contains('reasons') ? value : '';
    }
  }

  function kind(element, value) {
    if (element.className !== value) {
      element.className = value;
    }
  }

  /** Makes the children of a cell anew if what they show is another. */
  function changed(cell, value, made) {
    const now = JSON.stringify(value);
    if (last.get(cell) !== now) {
      last.set(cell, now);
      cell.replaceChildren(...made(value));
    }
  }

  function chip(d) {
    const made = node(
      'span', `${d.timeframe} ${d.decision}${d.missing ? ` ${d.missing}` : ''}`,
      `chip ${d.decision} ${d.warm ? '' : 'cold'}`);
    made.title = d.warm ? `${d.missing} reasons to wait` : 'too few bars yet';
    return made;
  }

  function distance(z) {
    return !z ? '' : z.distanceAtr === null ? `at ${price((z.low + z.high) / 2)}`
      : z.distanceAtr === 0 ? 'inside' : `${z.distanceAtr.toFixed(1)} ATR`;
  }

  function price(value) {
    return value.toPrecision(7).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  }

  function millis(value) {
    return value < 1 ? `${value.toFixed(2)} ms` : value < 10000 ? `${Math.round(value)} ms`
      : value < 600000 ? `${Math.round(value / 1000)} s` : `${Math.round(value / 60000)} min`;
  }

  // ---- one of them -----------------------------------------------------------------------------

  function choose(instrument) {
    chosen = instrument;
    draw();
    detail(true);
    byId('detail').focus({preventScroll: window.innerWidth > 980});
  }

  let said = '';

  async function detail(now) {
    const lane = scan && chosen ? scan.lanes.find(l => l.instrument === chosen) : null;
    byId('detail').hidden = !lane;
    if (!lane) {
      said = '';
      return;
    }
    byId('detail-head').textContent = `${lane.instrument}, rank ${lane.rank}`;
    byId('detail-why').textContent = lane.attention.reasons.join('; ');
    health(lane.health);
    byId('detail-notes').replaceChildren(...lane.notes.map(n => node('li', n)));
    const newest = `${chosen} ${lane.decisions.map(d => d.asOf).join(' ')}`;
    if (newest === said && !now) {
      return;
    }
    said = newest;
    try {
      const words = await fetch(`api/setup?instrument=${chosen}`).then(json);
      if (words.instrument === chosen) {
        byId('detail-setups').replaceChildren(...words.setups.flatMap(s => {
          const head = node('h3', `${s.timeframe} `);
          head.append(node('span', s.decision, `decision ${s.decision}`),
            ` as of ${s.asOf.slice(0, 16).replace('T', ' ')}`);
          return [head, node('pre', s.words)];
        }));
      }
    } catch (e) {
      console.warn('no words', e);
      said = '';
    }
  }

  function health(of) {
    const lines = [
      ['state', `${of.phase.toLowerCase()}, ${of.trust.toLowerCase()}${of.why ? `: ${of.why}` : ''}`],
      ['events', of.events.toLocaleString('en')],
      ['lag', of.lagMillis === null ? 'unknown' : `${millis(of.lagMillis)}`
        + (of.feedMillis === null ? '' : `, ${millis(of.feedMillis)} of it before the receipt`)],
      ['queue', `${of.waiting} wait, ${of.waitedAtMost} at most, room for ${of.capacity}`],
      ['dropped', String(of.dropped)],
      ['gaps', `${of.gaps}, ${of.healed} of them filled, ${of.open.length} open`],
      ['newest', Object.entries(of.ageMillis)
        .map(([k, v]) => `${k.toLowerCase().replace('_', ' ')} ${millis(v)} ago`).join(', ')],
      ['saved', of.saved === null ? 'not yet' : `up to ${new Date(of.saved).toISOString().slice(0, 19)}`],
    ];
    if (of.failures > 0) {
      lines.push(['failures', `${of.failures}, the last: ${of.failure}`]);
    }
    byId('detail-health').replaceChildren(
      ...lines.flatMap(([name, value]) => [node('dt', name), node('dd', value)]));
  }

  function close() {
    const before = chosen;
    chosen = null;
    draw();
    const of = before && rows.get(before);
    if (of && of.isConnected) {
      of.querySelector('button').focus();
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
    inbox.addEventListener('resync', async () => {
      const all = await fetch(`inbox/${USER}?since=0`).then(json);
      items = new Map(all.items.map(i => [i.number, i]));
      drawInbox();
    });
  }

  function drawInbox() {
    const list = [...items.values()].sort((a, b) => b.number - a.number);
    const unread = list.filter(i => !i.read && !i.ended).length;
    byId('unread').textContent = unread ? `${unread} unread` : '';
    byId('inbox-empty').hidden = list.length > 0;
    byId('inbox').replaceChildren(...list.slice(0, 50).map(i => {
      const made = node('li', null, `${i.read ? '' : 'unread'} ${i.ended ? 'ended' : ''}`);
      made.dataset.number = i.number;
      const time = node('time', i.at.slice(0, 16).replace('T', ' '));
      time.dateTime = i.at;
      made.append(time, node('p', i.title));
      return made;
    }));
  }

  // ---- hands -----------------------------------------------------------------------------------

  for (const head of document.querySelectorAll('th[data-sort]')) {
    head.querySelector('button').addEventListener('click', () => {
      const by = head.dataset.sort;
      sort = {by, down: sort.by === by && !sort.down};
      for (const other of document.querySelectorAll('th[data-sort]')) {
        other.removeAttribute('aria-sort');
      }
      head.setAttribute('aria-sort', sort.down ? 'descending' : 'ascending');
      draw();
    });
  }
  for (const id of ['find', 'tier', 'fresh']) {
    byId(id).addEventListener('input', draw);
  }
  byId('filters').addEventListener('submit', e => e.preventDefault());
  byId('close').addEventListener('click', close);

  function step(by) {
    const buttons = [...document.querySelectorAll('#lanes tbody button')];
    const now = buttons.indexOf(document.activeElement);
    const next = buttons[Math.max(0, Math.min(buttons.length - 1, now + by))];
    if (next) {
      next.focus();
    }
  }

  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey) {
      return;
    }
    if (e.key === 'Escape') {
      if (document.activeElement === byId('find')) {
        byId('find').blur();
      } else if (chosen) {
        close();
      }
    } else if (!e.target.closest('input, select')) {
      if (e.key === '/') {
        e.preventDefault();
        byId('find').focus();
      } else if (e.key === 'j') {
        step(1);
      } else if (e.key === 'k') {
        step(-1);
      }
    }
  });

  listen();
})();
