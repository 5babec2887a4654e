'use strict';

/** Everything beside the chart. Text is always set as text, never as HTML. */
const Panels = (() => {
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

  function facts(rows) {
    const list = node('dl');
    for (const [name, value, kind] of rows) {
      list.append(node('dt', name), node('dd', value, kind));
    }
    return list;
  }

  function table(heads, rows) {
    const made = node('table');
    const head = made.createTHead().insertRow();
    for (const h of heads) {
      const cell = node('th', h);
      cell.scope = 'col';
      head.append(cell);
    }
    const body = made.createTBody();
    for (const row of rows) {
      const line = body.insertRow();
      for (const cell of row) {
        line.append(Array.isArray(cell) ? node('td', cell[0], cell[1]) : node('td', cell));
      }
    }
    return made;
  }

  function percent(value) {
    return value === null || value === undefined ? '?' : `${(100 * value).toFixed(1)} %`;
  }

  function words(code) {
    return String(code).toLowerCase().replaceAll('_', ' ');
  }

  function setup(element, screen) {
    element.replaceChildren();
    const s = screen.setup;
    if (!s) {
      element.append(node('p', 'No bar has been decided yet.', 'faint'));
      return;
    }
    const head = node('p', s.decision, `decision ${s.decision}`);
    head.append(node('span', `  ${screen.symbol} ${s.timeframe}, ${when(Date.parse(s.asOf))} UTC`,
        'faint'));
    head.lastChild.style.fontSize = '13px';
    element.append(head);
    if (s.plan) {
      element.append(facts([
        ['kind', words(s.kind)],
        ['entry', `${LiqChart.price(s.plan.entry)} (${words(s.plan.entryType)})`],
        ['stop', LiqChart.price(s.plan.stop), 'SHORT'],
        ['target', s.plan.targets.map(t => LiqChart.price(t.price)).join(', '), 'LONG'],
        ['reward : risk', `${s.plan.rewardRisk.toFixed(2)}, net ${s.plan.netRewardRisk.toFixed(2)}`],
        ['risk', `${s.plan.risk.toFixed(2)} ${screen.quote} on ${s.plan.quantity}`],
        ['goes to', `${words(s.disposition.route)}: ${s.disposition.reason}`],
      ]));
      element.append(confidence(s.confidence));
    }
    element.append(reasons(s));
    element.append(answers(s));
    const more = node('details');
    more.append(node('summary', 'in words'), node('p', screen.explain));
    more.lastChild.style.whiteSpace = 'pre-wrap';
    element.append(more);
  }

  function confidence(c) {
    if (!c) {
      return node('p', '');
    }
    return facts([['confidence', c.calibrated
        ? `${percent(c.probability)} (${percent(c.lower)} to ${percent(c.upper)}, n ${c.samples})`
        : 'UNCALIBRATED: too little evidence for a probability']]);
  }

  function reasons(s) {
    const list = node('ul', null, 'plain');
    for (const r of s.reasons) {
      if (r.type === 'SUPPORTS') {
        list.append(node('li', `+ ${words(r.what)}`, 'faint'));
      } else {
        const item = node('li', words(r.code), r.type === 'REPORTED' ? 'faint' : 'WAIT');
        const bounds = [];
        if (typeof r.value === 'number') {
          bounds.push(`is ${Number(r.value.toPrecision(4))}`);
        }
        if (typeof r.threshold === 'number') {
          bounds.push(`wants ${Number(r.threshold.toPrecision(4))}`);
        }
        if (bounds.length > 0) {
          item.append(node('span', `  ${bounds.join(', ')}`, 'faint'));
        }
        if (r.type === 'REPORTED') {
          item.prepend(node('span', 'noted: '));
        }
        list.append(item);
      }
    }
    return list;
  }

  /** The eight questions. */
  function answers(s) {
    const rows = s.checklist.map(q =>
      [words(q.question), [q.answer, q.answer === 'YES' ? 'pass' : q.answer === 'NO' ? 'fail' : 'WAIT'],
        q.value]);
    const made = table(['question', 'answer', ''], rows);
    made.id = 'answers';
    return made;
  }

  function zones(element, screen) {
    const all = LiqChart.nearest(screen.zones, 3)
        .sort((a, b) => b.high - a.high)
        .map(z => [
          [z.side, z.side], `${LiqChart.price(z.low)} – ${LiqChart.price(z.high)}`,
          [percent(z.distance), 'number'], amount(z.mean, screen),
          `${amount(z.p5, screen)} – ${amount(z.p95, screen)}`]);
    element.replaceChildren();
    if (all.length === 0) {
      element.append(node('p', screen.map ? 'No zone stands out.' : 'No map yet.', 'faint'));
      return;
    }
    const m = screen.map;
    element.append(m.currency
      ? table(['', 'prices', 'away', 'expected', '5 – 95 %'], all)
      : table(['', 'prices', 'away', 'share of the map'], all.map(row => row.slice(0, 4))));
    element.append(node('p',
        `${words(m.fidelity)}, ${m.coverage === null ? 'coverage unknown' : `coverage ${percent(m.coverage)}`},`
            + ` ${m.printsUsed} prints used`
            + (m.flags.length ? `; ${m.flags.map(words).join(', ')}` : ''), 'faint'));
  }

  function paper(element, screen) {
    const p = screen.paper;
    element.replaceChildren();
    element.append(facts(p.balances.map(b =>
      [b.asset, `wallet ${b.wallet}, equity ${b.equity}, available ${b.available}`])));
    for (const q of p.positions) {
      element.append(facts([
        ['position', `${q.side} ${q.quantity} at ${LiqChart.price(q.entry)}`, q.side],
        ['open result', q.unrealized],
        ['liquidation', q.liquidation === null ? 'none' : LiqChart.price(q.liquidation)]]));
    }
    element.append(node('p',
        `${p.plans.taken} plans taken, ${p.plans.refused} refused, ${p.plans.passedOver} passed over`
            + ` in a position, ${p.plans.unfit} not for paper; ${p.plans.waits} times WAIT`, 'faint'));
    if (p.orders.length > 0) {
      element.append(table(['order', '', 'quantity', 'price'], p.orders.map(o =>
        [words(o.type), [o.side, o.side === 'BUY' ? 'LONG' : 'SHORT'], o.quantity,
          LiqChart.price(o.limit ?? o.trigger ?? NaN)])));
    }
    const box = node('div', null, 'scroll');
    box.append(table(['closed', '', 'net', 'by', 'worst – best'], p.trades.slice().reverse().map(t =>
      [when(t.left), [t.side, t.side], [t.net, Number(t.net) >= 0 ? 'LONG' : 'SHORT'], words(t.why),
        t.worst === t.best ? 'certain' : `${t.worst} – ${t.best}`])));
    element.append(box);
  }

  function review(element, said) {
    element.replaceChildren();
    const gate = said.gate;
    element.append(node('p', `gate to ${words(gate.stage)}: ${words(gate.status)}`,
        gate.status === 'READY' ? 'pass' : 'WAIT'));
    const box = node('details');
    box.append(node('summary',
        `${gate.conditions.filter(c => c.pass).length} of ${gate.conditions.length} conditions hold`));
    box.append(table(['', 'asks', 'why'], gate.conditions.map(c =>
      [[c.id, c.pass ? 'pass' : 'fail'], c.asks, c.why])));
    element.append(box);
    element.append(node('p', `${said.findingCount} findings in ${said.trades} trades`, 'faint'));
    const list = node('div', null, 'scroll');
    list.append(table(['trade', 'finding', 'cost', 'in R'], said.findings.map(f =>
      [f.trade, f.labels.map(words).join(', ') || (f.stoppedThenRight ? 'stopped, then right' : ''),
        f.cost, f.costR === null ? '' : f.costR.toFixed(2)])));
    element.append(list);
  }

  return {node, setup, zones, paper, review, words};
})();
