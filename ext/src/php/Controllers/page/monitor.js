'use strict';
/* Asks for the figures once a second and writes them into the page. Values are only ever set as text, never as markup. */
const HISTORY = 300, EVERY = 1000, PATIENCE = 3000;
const $ = id => document.getElementById(id);
const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'];
let paused = false, failures = 0, lastGood = 0, timer = 0, asking = false, master = 0;

/* ---- forms of values ---- */

function count(n) {
  return Number(n || 0).toLocaleString('en-US');
}

function rate(n) {
  return n >= 1000 ? count(Math.round(n)) : n >= 10 ? n.toFixed(0) : (n || 0).toFixed(1);
}

function bytes(n) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let i = 0;
  for (n = Number(n || 0); n >= 1024 && i < units.length - 1; i++) {
    n /= 1024;
  }
  return (i === 0 || n >= 100 ? n.toFixed(0) : n.toFixed(1)) + ' ' + units[i];
}

function span(us) {
  if (!us) {
    return '–';
  }
  return us < 1000 ? us + ' µs' : us < 1e5 ? (us / 1000).toFixed(us < 1e4 ? 2 : 1) + ' ms' : us < 1e6 ? Math.round(us / 1000) + ' ms' : (us / 1e6).toFixed(2) + ' s';
}

function duration(s) {
  s = Math.floor(s || 0);
  const d = Math.floor(s / 86400), h = Math.floor(s / 3600) % 24, m = Math.floor(s / 60) % 60, two = n => String(n).padStart(2, '0');
  return d ? d + 'd ' + two(h) + 'h' : h ? h + 'h ' + two(m) + 'm' : m ? m + 'm ' + two(s % 60) + 's' : s + 's';
}

/* ---- parts of the page ---- */

function make(tag, text, name) {
  const e = document.createElement(tag);
  if (text !== undefined) {
    e.textContent = text;
  }
  if (name) {
    e.className = name;
  }
  return e;
}

/* A cell is text, or [text, class]. */
function fill(e, cell) {
  const [text, name] = Array.isArray(cell) ? cell : [cell, ''], badge = name && name.startsWith('badge');
  if (e.dataset.was === text + '\n' + name) {
    return;
  }
  e.dataset.was = text + '\n' + name;
  e.textContent = badge ? '' : text;
  e.classList.remove('dim', 'good', 'warn', 'bad');
  if (badge) {
    e.append(make('span', text, name));
  } else if (name) {
    e.classList.add(name);
  }
}

/* Keeps the elements that are there, so that focus, selection and scroll positions stay. The first column heads its row. */
function table(id, columns, rows, empty) {
  const t = $(id);
  if (!t.tHead) {
    const line = t.createTHead().insertRow();
    columns.forEach(c => { const th = make('th', c); th.scope = 'col'; line.append(th); });
    t.append(document.createElement('tbody'));
  }
  const body = t.tBodies[0], none = rows.length === 0;
  if (none !== (body.dataset.none === '1')) {
    body.textContent = '';
    body.dataset.none = none ? '1' : '';
    if (none) {
      const td = body.insertRow().insertCell();
      td.colSpan = columns.length;
      td.className = 'empty';
      td.textContent = empty || 'nothing yet';
    }
  }
  if (none) {
    return;
  }
  while (body.rows.length > rows.length) {
    body.deleteRow(-1);
  }
  rows.forEach((cells, i) => {
    const line = body.rows[i] || body.insertRow();
    cells.forEach((cell, k) => {
      let e = line.cells[k];
      if (!e) {
        e = line.appendChild(document.createElement(k === 0 ? 'th' : 'td'));
        e.dataset.label = columns[k];
        if (k === 0) {
          e.scope = 'row';
        }
      }
      fill(e, cell);
    });
  });
}

function glance(entries) {
  const list = $('glance');
  entries.forEach(([name, value, note, kind], i) => {
    const box = list.children[i] || list.appendChild(make('div'));
    if (!box.firstChild) {
      box.append(make('dt', name), make('dd'));
      box.lastChild.append(make('span'), make('small'));
    }
    const dd = box.lastChild;
    dd.firstChild.textContent = value;
    dd.firstChild.className = kind || '';
    dd.lastChild.textContent = note;
  });
}

function bar(id, parts) {
  const e = $(id), total = parts.reduce((sum, p) => sum + p[0], 0);
  parts.forEach(([n, colour], i) => {
    const piece = e.children[i] || e.appendChild(make('i'));
    piece.style.setProperty('width', (total ? 100 * n / total : 0) + '%');
    piece.style.setProperty('background', colour);
  });
}

/* A round number at or above n: the top of a scale. */
function ceiling(n) {
  const unit = Math.pow(10, Math.floor(Math.log10(n || 1)));
  return unit * [1, 2, 5, 10].find(f => f * unit >= n);
}

function path(values, max, closed) {
  const step = 600 / (HISTORY - 1), from = HISTORY - values.length;
  const points = values.map((v, i) => ((from + i) * step).toFixed(1) + ' ' + (138 - 132 * v / max).toFixed(1));
  return points.length ? 'M' + points.join('L') + (closed ? 'L600 138L' + (from * step).toFixed(1) + ' 138Z' : '') : '';
}

function chart(id, values, errors) {
  const svg = $(id), max = ceiling(Math.max(1, ...values)), names = ['area', 'line', 'err'];
  if (!svg.firstChild) {
    [6, 72, 138].forEach(y => {
      const g = document.createElementNS(svg.namespaceURI, 'path');
      g.setAttribute('class', 'grid');
      g.setAttribute('d', 'M0 ' + y + 'H600');
      svg.append(g);
    });
    names.forEach(n => svg.appendChild(document.createElementNS(svg.namespaceURI, 'path')).setAttribute('class', n));
  }
  const [area, line, err] = names.map(n => svg.querySelector('.' + n));
  area.setAttribute('d', path(values, max, true));
  line.setAttribute('d', path(values, max, false));
  err.setAttribute('d', errors && errors.some(n => n > 0) ? path(errors, max, false) : '');
  $(id + '-from').textContent = '5 min ago, scale ' + (id === 'rps' ? rate(max) : span(max));
}

/* ---- what the figures say ---- */

function stateCell(w) {
  const kinds = {ready: 'good', starting: 'warn', draining: 'warn', blocked: 'bad', none: 'bad'};
  return [w.state === 'none' ? 'not running' : w.state, 'badge ' + (kinds[w.state] || 'dim')];
}

function workerRow(name, w) {
  const turn = w.turn.last_us;
  return [name, w.pid || '–', stateCell(w), duration(w.uptime), count(w.request ? w.request.worker_request_count : 0), count(w.in_flight), count(w.coroutines),
    count(w.connections) + (w.idle ? ' (' + count(w.idle) + ' idle)' : ''), w.memory ? bytes(w.memory.usage_byte) : '–', bytes(w.rss_byte),
    [span(turn) + ' (' + span(w.turn.max_us) + ')', turn > 1e5 ? 'bad' : turn > 2e4 ? 'warn' : ''],
    [count(w.status['5xx']), w.status['5xx'] ? 'bad' : 'dim'], [count(w.exit || 0), w.exit ? 'bad' : 'dim'], [count(w.reload), w.reload ? '' : 'dim'],
    [w.age.toFixed(1) + ' s', w.age > 2.5 ? 'bad' : 'dim']];
}

function workers(m) {
  const rows = Object.values(m.worker).map((w, i) => workerRow(String(i), w));
  m.leaving.forEach(w => rows.push(workerRow(w.worker + ' (old)', w)));
  table('workers', ['worker', 'pid', 'state', 'uptime', 'requests', 'in progress', 'coroutines', 'connections', 'memory', 'resident', 'turn (max)', '5xx', 'crashes',
    'replaced', 'data'], rows);
}

function latency(m) {
  table('latency', ['last', 'req/s', 'mean', 'p50', 'p90', 'p99', 'max'], Object.entries(m.latency).map(([name, w]) =>
    [name.replace('s', ' s'), rate(w.rps), span(w.mean_us), span(w.p50_us), span(w.p90_us), span(w.p99_us), span(w.max_us)]));
}

function statuses(m) {
  const w = m.latency['60s'], kinds = {'4xx': 'warn', '5xx': 'bad'};
  bar('status-bar', CLASSES.map((c, i) => [w[c], 'var(--c' + (i + 1) + ')']));
  table('status', ['', ...CLASSES], [...Object.entries(m.latency).map(([name, l]) => ['last ' + name.replace('s', ' s'), ...CLASSES.map(c => [count(l[c]), l[c] ? kinds[c] || '' : 'dim'])]),
    ['since the start', ...CLASSES.map(c => [count(m.server.status[c]), m.server.status[c] ? '' : 'dim'])]]);
}

function pool(m) {
  const sums = new Map();
  Object.values(m.worker).forEach(w => Object.entries(w.object_pool).forEach(([name, n]) => sums.set(name, (sums.get(name) || 0) + n)));
  table('pool', ['class', 'objects'], [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name, n]) => [name, count(n)]), 'no objects yet');
  $('pool').classList.add('wrap');
}

function cache(m) {
  const c = m.sys_cache, asked = c.hits + c.miss;
  bar('cache-bar', [[c.slots_used, 'var(--accent)'], [Math.max(0, c.slots_size - c.slots_used), 'transparent']]);
  table('cache', ['shared by all workers', ''], c.memory_size ? [['entries', count(c.slots_used) + ' of ' + count(c.slots_size)],
    ['memory', bytes(c.memory_size)], ['hits', count(c.hits) + (asked ? ' (' + (100 * c.hits / asked).toFixed(1) + ' %)' : '')], ['misses', count(c.miss)],
    ['refused writes', [count(c.fails), c.fails ? 'warn' : '']], ['evictions', count(c.kicks)], ['memory used anew', count(c.recycles)]] : [], 'switched off (sys_cache.enable)');
}

function leaks(m) {
  const found = [];
  Object.entries(m.worker).forEach(([name, w]) => ((w.leaks || {}).findings || []).forEach(text => found.push(name.replace('worker', 'worker ') + ': ' + text)));
  $('leaks-panel').hidden = found.length === 0;
  const list = $('leaks');
  if (list.dataset.was !== found.join('\n')) {
    list.dataset.was = found.join('\n');
    list.replaceChildren(...found.map(text => make('li', text)));
  }
}

/* What workers tell that this page has no table of its own for: pools of clients, caches of names, queues. One line per entry. */
const KNOWN = ['pid', 'coroutine', 'memory', 'request', 'object_pool', 'exit', 'reload', 'state', 'generation', 'uptime', 'age', 'connections', 'idle', 'in_flight', 'coroutines',
  'rss_byte', 'refused', 'status', 'turn', 'leaks'];
const TITLES = {dns_cache_http: 'Names of hosts', keep_alive_cache: 'Idle connections to others', pools: 'Pools'};

function brief(v) {
  return v !== null && typeof v === 'object' ? Object.entries(v).map(([k, x]) => (Array.isArray(v) ? '' : k + ' ') + brief(x)).join(', ') : String(v);
}

function panel(key) {
  if (!$('t-' + key)) {
    const box = make('div', undefined, 'panel'), title = make('h2', TITLES[key] || key.replaceAll('_', ' ')), scroll = make('div', undefined, 'scroll tall');
    title.id = 'h-' + key;
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-labelledby', title.id);
    scroll.append(Object.assign(make('table', undefined, 'wrap'), {id: 't-' + key}));
    box.append(title, scroll);
    $('more').append(box);
  }
  return 't-' + key;
}

function more(m) {
  const rows = {};
  Object.entries(m.worker).forEach(([name, w]) => Object.entries(w).filter(([k, v]) => !KNOWN.includes(k) && v && typeof v === 'object').forEach(([k, v]) =>
    Object.entries(v).forEach(([entry, value]) => (rows[k] = rows[k] || []).push([entry, name.replace('worker', ''), brief(value)]))));
  if (m.tcp.tasking_num || 'task_queue_num' in m.tcp) {
    rows.tasks = Object.entries(m.tcp).filter(([k]) => k.startsWith('task')).map(([k, v]) => [k.replaceAll('_', ' '), '', count(v)]);
  }
  Object.entries(rows).forEach(([k, list]) => table(panel(k), ['entry', 'worker', ''], list));
}

function show(m) {
  const s = m.server, l = m.latency['10s'], minute = m.latency['60s'], all = Object.values(m.worker), sum = f => all.reduce((n, w) => n + f(w), 0);
  const bad = minute['5xx'], answered = CLASSES.reduce((n, c) => n + minute[c], 0), up = all.filter(w => w.state === 'ready').length;
  document.title = rate(l.rps) + ' req/s – ' + s.address + ' – MSF';
  $('address').textContent = s.address;
  $('facts').textContent = 'up ' + duration(s.uptime) + ' · msf ' + s.version + ', PHP ' + s.php + ' · master ' + s.master + ' · ' + count(m.tcp.request_count) + ' requests · ' +
    count(s.reloads) + (s.reloads === 1 ? ' reload' : ' reloads');
  glance([['Requests per second', rate(l.rps), 'mean of 10 s'],
    ['Median', span(l.p50_us), 'p50 of 10 s'], ['Slowest 1 %', span(l.p99_us), 'p99 of 10 s; max ' + span(l.max_us)],
    ['Errors', answered ? (100 * bad / answered).toFixed(bad && bad / answered < 0.001 ? 3 : 1) + ' %' : '–', count(bad) + ' × 5xx in 60 s', bad ? 'bad' : ''],
    ['In progress', count(m.running.concurrency), count(m.tcp.connection_num) + ' connected'],
    ['Workers', up + ' / ' + all.length, bytes(sum(w => w.rss_byte)) + ' resident', up < all.length ? 'bad' : '']]);
  chart('rps', m.history.requests, m.history.errors);
  chart('p99', m.history.p99_us);
  $('rps-now').textContent = rate(m.history.requests.at(-1) || 0) + ' /s';
  $('p99-now').textContent = span(m.history.p99_us.at(-1));
  latency(m);
  statuses(m);
  workers(m);
  leaks(m);
  pool(m);
  cache(m);
  more(m);
  $('notice').hidden = !s.reload_failure;
  $('notice').textContent = s.reload_failure ? 'The last reload has failed, old workers go on: ' + s.reload_failure : '';
  $('served').textContent = 'told by worker ' + s.worker + ' at ' + new Date(s.time * 1000).toLocaleTimeString();
  if (master && master !== s.master) {
    $('more').replaceChildren(); /* another server: what the old one had may not be there */
  }
  master = s.master;
}

/* ---- asking ---- */

function say(kind, text) {
  const e = $('state');
  if (e.textContent !== text) {
    e.textContent = text;
    e.className = 'state ' + kind;
  }
  document.documentElement.classList.toggle('stale', kind === 'lost');
}

async function ask() {
  const stop = new AbortController(), patience = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const r = await fetch('?format=json&history=' + HISTORY, {signal: stop.signal, cache: 'no-store', headers: {Accept: 'application/json'}});
    if (!r.ok) {
      throw new Error((await r.text()).slice(0, 300) || 'status ' + r.status);
    }
    show(await r.json());
    failures = 0;
    lastGood = Date.now();
    say('ok', 'live');
  } catch (e) {
    failures++;
    const since = lastGood ? ', last answer ' + Math.round((Date.now() - lastGood) / 1000) + ' s ago' : '';
    say('lost', 'reconnecting' + since);
    console.warn('monitor:', e);
  } finally {
    clearTimeout(patience);
  }
}

async function turn() {
  clearTimeout(timer);
  if (paused || document.hidden || asking) {
    if (paused || document.hidden) {
      say('wait', 'paused');
    }
    return;
  }
  asking = true;
  const began = Date.now();
  await ask();
  asking = false;
  timer = setTimeout(turn, Math.max(100, EVERY - (Date.now() - began)));
}

$('pause').addEventListener('click', () => {
  paused = !paused;
  $('pause').setAttribute('aria-pressed', String(paused));
  $('pause').textContent = paused ? 'Go on' : 'Pause';
  turn();
});
document.addEventListener('visibilitychange', turn);
turn();
