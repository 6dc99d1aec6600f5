/**
 * The application under test: it sends each request as an application would, and shows what its script can see.
 *
 * @typedef {{ via: 'fetch' | 'xhr', url: string, method: string, headers: Record<string, string>, body: string | null, credentials?: RequestCredentials }} ToSend
 * @typedef {{ id: string, title: string, wrong: string, group: string, requests: ToSend[] }} Scenario
 * @typedef {{ denied: boolean, text: string }} Outcome
 */

const GROUPS = new Map([
  ['preflight', 'The preflight is refused'],
  ['cors-check', 'The answer arrives, the browser keeps it from the script'],
  ['status', 'The server refuses'],
  ['network', 'No server answers'],
]);

/** @param {ToSend} request @returns {Promise<Outcome>} */
async function sendWithFetch({ url, method, headers, body, credentials = 'same-origin' }) {
  try {
    const response = await fetch(url, { method, headers, body, credentials });
    await response.text();
    return { denied: !response.ok, text: `${response.status} ${response.statusText}` };
  } catch (error) {
    return { denied: true, text: String(error) };
  }
}

/** @param {ToSend} request @returns {Promise<Outcome>} */
function sendWithXhr({ url, method, headers, body, credentials }) {
  const xhr = new XMLHttpRequest();
  xhr.open(method, url);
  xhr.withCredentials = credentials === 'include';
  for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
  return new Promise((resolve) => {
    xhr.onload = () => resolve({ denied: xhr.status >= 400, text: `${xhr.status} ${xhr.statusText}` });
    xhr.onerror = () => resolve({ denied: true, text: `XMLHttpRequest error, status ${xhr.status}` });
    xhr.send(body);
  });
}

/** @param {string} id @returns {DocumentFragment} */
function fromTemplate(id) {
  const template = document.querySelector(`template#${id}`);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`no template ${id}`);
  return document.importNode(template.content, true);
}

/** @param {ParentNode} parent @param {string} css @param {string} text */
function setText(parent, css, text) {
  const element = parent.querySelector(css);
  if (element) element.textContent = text;
}

/** @param {Scenario} scenario @param {HTMLButtonElement} button @param {HTMLOutputElement} output */
async function play({ requests }, button, output) {
  if (button.dataset.state === 'sending') return;
  button.dataset.state = 'sending';
  output.className = '';
  output.textContent = 'sending…';
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const request of requests)
    outcomes.push(await (request.via === 'xhr' ? sendWithXhr(request) : sendWithFetch(request)));
  output.textContent = outcomes.map(({ text }) => text.trim()).join(', then ');
  output.className = outcomes.at(-1)?.denied ? 'denied' : '';
  button.dataset.state = 'done';
}

/** @param {ToSend} request */
function describe({ method, url, via }) {
  const { host, pathname } = new URL(url, location.href);
  return `${via} ${method} ${host}${pathname}`;
}

/** @param {Scenario} scenario @returns {DocumentFragment} */
function drawScenario(scenario) {
  const item = fromTemplate('scenario');
  const button = item.querySelector('button');
  const output = item.querySelector('output');
  if (!button || !output) throw new Error('the template of a scenario is broken');
  const last = scenario.requests.at(-1);
  button.dataset.scenario = scenario.id;
  setText(item, '.title', scenario.title);
  setText(item, '.wrong', scenario.wrong);
  setText(item, '.request', last ? describe(last) : '');
  button.addEventListener('click', () => void play(scenario, button, output));
  return item;
}

/** @param {Scenario[]} scenarios @param {HTMLElement} main */
function draw(scenarios, main) {
  for (const [id, title] of GROUPS) {
    const group = fromTemplate('group');
    setText(group, 'h2', title);
    group.querySelector('ul')?.append(...scenarios.filter(({ group: g }) => g === id).map(drawScenario));
    main.append(group);
  }
  main.setAttribute('aria-busy', 'false');
}

const main = document.querySelector('main');
if (!main) throw new Error('the page has no main');
const response = await fetch('/lab.json');
const scenarios = /** @type {Scenario[]} */ (await response.json());
draw(scenarios, main);

document.querySelector('#all')?.addEventListener('click', () => {
  for (const button of document.querySelectorAll('button[data-scenario]'))
    if (button instanceof HTMLButtonElement) button.click();
});
