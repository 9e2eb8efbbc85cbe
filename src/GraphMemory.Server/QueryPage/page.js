const user = 'me';

const tabs = [
  {
    name: 'Remember',
    hint: 'Three sentences are remembered. The last one changes what the first one said.',
    variables: {
      input: {
        user,
        turns: [
          { session: 'first talk', text: 'My name is Mira, and I live in Graz.' },
          { session: 'first talk', text: 'I prefer Python over JavaScript.' },
          { session: 'first talk', text: 'I moved to Turin yesterday.' },
        ],
      },
    },
    query: `mutation Remember($input: RememberInput!) {
  remember(input: $input) {
    turns {
      isNew
      turn { text saidAt }
      claims {
        verdict
        reason
        fact { text }
      }
    }
    errors {
      ... on Error { code message }
    }
  }
}
`,
  },
  {
    name: 'Ask',
    hint: 'What an agent should know before it answers: each line with the words it rests on and what it replaced.',
    variables: { user, message: 'Where do I live, and which language should my examples use?' },
    query: `query Ask($user: ID!, $message: String!) {
  memory(user: $user) {
    context(message: $message, tokensMax: 300) {
      text
      sections {
        kind
        lines {
          text
          score
          replaced { text until reason }
          sources { speaker saidAt words }
        }
      }
      tokensUsed
      missingSignals
    }
  }
}
`,
  },
  {
    name: 'What changed',
    hint: 'The latest changes of the memory, newest first: what each one did, and why.',
    variables: { user, first: 5 },
    query: `query WhatChanged($user: ID!, $first: Int!) {
  memory(user: $user) {
    sequence
    changes(first: $first, order: [{ sequence: DESC }]) {
      nodes {
        sequence
        at
        reasons
        items {
          kind
          turn { text }
          fact { text status validity { from until } }
          linkKind
          otherFact { text }
        }
      }
    }
  }
}
`,
  },
];

const byId = (id) => document.getElementById(id);
const query = byId('query');
const variables = byId('variables');
const painted = byId('painted');
const tree = byId('tree');
const drafts = tabs.map(fresh);
let current = 0;
let answerText = '';

function fresh(tab) {
  return { query: tab.query, variables: JSON.stringify(tab.variables, null, 2) };
}

/* The tabs */

const tabButtons = tabs.map((tab, index) => {
  const button = element('button', '', tab.name);
  button.type = 'button';
  button.id = `tab-${index}`;
  button.setAttribute('role', 'tab');
  button.setAttribute('aria-controls', 'panel');
  button.addEventListener('click', () => show(index));
  button.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    show((index + step + tabs.length) % tabs.length);
    tabButtons[current].focus();
  });
  document.querySelector('.tabs').append(button);
  return button;
});

function show(index) {
  current = index;
  tabButtons.forEach((button, at) => {
    button.setAttribute('aria-selected', String(at === index));
    button.tabIndex = at === index ? 0 : -1;
  });
  byId('panel').setAttribute('aria-labelledby', `tab-${index}`);
  byId('hint').textContent = tabs[index].hint;
  query.value = drafts[index].query;
  variables.value = drafts[index].variables;
  query.scrollTop = 0;
  paint();
  checkVariables();
}

query.addEventListener('input', () => {
  drafts[current].query = query.value;
  paint();
});
query.addEventListener('scroll', () => {
  painted.scrollTop = query.scrollTop;
  painted.scrollLeft = query.scrollLeft;
});
variables.addEventListener('input', () => {
  drafts[current].variables = variables.value;
  checkVariables();
});
byId('reset').addEventListener('click', () => {
  drafts[current] = fresh(tabs[current]);
  show(current);
});

/* Colours of the query: a transparent text area over a painted copy. */

const graphQLWords = /(#[^\n]*)|("""[\s\S]*?"""|"(?:\\.|[^"\\\n])*")|(\$\w+)|\b(query|mutation|subscription|fragment|on|true|false|null)\b|(-?\b\d[\d.]*\b)|(\w+(?=\s*:))/g;
const classes = ['comment', 'string', 'variable', 'keyword', 'number', 'key'];

function paint() {
  const text = query.value;
  painted.replaceChildren();
  let end = 0;
  for (const match of text.matchAll(graphQLWords)) {
    painted.append(text.slice(end, match.index));
    painted.append(element('span', classes[match.slice(1).findIndex((group) => group !== undefined)], match[0]));
    end = match.index + match[0].length;
  }
  // A last line feed would have no height without something behind it.
  painted.append(text.slice(end), '\n');
  painted.scrollTop = query.scrollTop;
}

/* Asking */

function checkVariables() {
  const { problem } = readVariables();
  byId('variables-problem').textContent = problem ?? '';
  variables.setAttribute('aria-invalid', String(Boolean(problem)));
}

function readVariables() {
  if (variables.value.trim() === '') return { value: {} };
  try {
    return { value: JSON.parse(variables.value) };
  } catch (fault) {
    return { problem: `Not JSON: ${fault.message}` };
  }
}

async function ask(text, values) {
  byId('run').disabled = byId('sample').disabled = true;
  byId('status').textContent = 'Asking ...';
  const begun = performance.now();
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: text, variables: values }),
    });
    const body = await response.text();
    const time = `${(performance.now() - begun).toFixed(0)} ms`;
    const answer = read(body);
    if (answer === null) {
      showErrors([`The server answered ${response.status}: ${body.slice(0, 300) || 'nothing'}`]);
      byId('status').textContent = time;
      return null;
    }
    showAnswer(answer);
    byId('status').textContent = answer.errors ? `Refused, ${time}` : `Answered in ${time}`;
    return answer;
  } catch {
    showErrors(['The server does not answer. Is it still running? Start it again, and run this once more.']);
    byId('status').textContent = 'No answer';
    return null;
  } finally {
    byId('run').disabled = byId('sample').disabled = false;
  }
}

function read(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function run() {
  const { value, problem } = readVariables();
  if (problem) {
    showErrors([`The variables are not JSON. ${problem}`]);
    variables.focus();
    return;
  }
  ask(query.value, value);
}

byId('run').addEventListener('click', run);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (!byId('run').disabled) run();
});

byId('sample').addEventListener('click', async () => {
  const answer = await ask(
    'mutation LoadSample($input: LoadSampleInput!) { loadSample(input: $input) { turnsAdded errors { ... on Error { code message } } } }',
    { input: { user: 'sample' } });
  const loaded = answer?.data?.loadSample;
  if (!loaded || loaded.errors) return;
  drafts[1].variables = JSON.stringify({ user: 'sample', message: 'Where does Clara live, and where does she work?' }, null, 2);
  drafts[2].variables = JSON.stringify({ user: 'sample', first: 5 }, null, 2);
  show(1);
  await ask(query.value, readVariables().value);
  byId('status').textContent += loaded.turnsAdded
    ? `. The sample's ${loaded.turnsAdded} turns are the memory of the user "sample"`
    : '. The sample was there already, as the user "sample"';
});

/* The answer: a tree that folds. */

function showErrors(lines) {
  byId('errors').replaceChildren(...lines.map((line) => element('p', '', line)));
  tree.replaceChildren();
  byId('copy').hidden = true;
}

function showAnswer(answer) {
  answerText = JSON.stringify(answer, null, 2);
  byId('copy').hidden = false;
  byId('errors').replaceChildren(...(answer.errors ?? []).map(errorLine));
  tree.replaceChildren();
  if (answer.data !== undefined && answer.data !== null) tree.append(node('data', answer.data, 0));
}

function errorLine(error) {
  const line = element('p', '', error.message ?? 'An error without a message');
  const place = error.locations?.[0];
  if (place) line.append(` (line ${place.line}, column ${place.column})`);
  if (error.extensions?.code) line.append(' ', element('code', '', error.extensions.code));
  return line;
}

function node(name, value, depth) {
  if (value === null || typeof value !== 'object') {
    const leaf = element('div', 'leaf');
    if (name !== null) leaf.append(element('span', 'key', name), ': ');
    leaf.append(scalar(value));
    return leaf;
  }
  const entries = Array.isArray(value) ? value.map((item) => [null, item]) : Object.entries(value);
  const fold = element('details');
  fold.open = depth < 12 && entries.length <= 100;
  const summary = element('summary');
  if (name !== null) summary.append(element('span', 'key', name), ' ');
  summary.append(element('span', 'count', Array.isArray(value) ? `[${entries.length}]` : gist(value)));
  const inside = element('div', 'inside');
  inside.append(...entries.map(([key, item]) => node(key, item, depth + 1)));
  fold.append(summary, inside);
  return fold;
}

/* What a folded object is about. */
function gist(value) {
  const word = value.text ?? value.verdict ?? value.kind ?? value.code ?? value.sequence;
  const isShown = typeof word === 'number' || (typeof word === 'string' && !word.includes('\n'));
  return isShown ? `{ ${String(word).slice(0, 70)} }` : '{ }';
}

function scalar(value) {
  if (value === null) return element('span', 'null', 'null');
  if (typeof value === 'string') return value.includes('\n') ? element('span', 'string block', value) : element('span', 'string', JSON.stringify(value));
  return element('span', typeof value === 'number' ? 'number' : 'keyword', String(value));
}

byId('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(answerText);
    byId('status').textContent = 'Copied';
  } catch {
    byId('status').textContent = 'The browser did not allow copying';
  }
});

function element(tag, className = '', text = '') {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

show(0);
tree.append(element('p', 'empty', 'Run the first tab: the answer comes here, and every part of it folds.'));
