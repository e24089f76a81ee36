// Camunda's applications have a sign-in of their own. There is one sign-in here: go there, and come back.
function toTheOneSignIn() {
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.assign('/sign-in');
  }
}

window.addEventListener('hashchange', toTheOneSignIn);
toTheOneSignIn();

// What people do outside their tasks: links in Tasklist's header, beside "Start process", whenever Tasklist draws it anew.
function link(id, address, text) {
  const menu = document.querySelector('[cam-widget-header] .sections-menu > ul');
  if (menu && !menu.querySelector(`.${id}`)) {
    const entry = Object.assign(document.createElement('li'), {className: id});
    entry.append(Object.assign(document.createElement('a'), {href: address, textContent: text}));
    menu.append(entry);
  }
}

// Tasklist's buttons that are but a sign get a name for whoever hears the page.
const NAMES = {
  'button.region-toggle[data-region=filters]': 'Fold the filters',
  'button.region-toggle[data-region=list]': 'Fold the list of tasks',
  'button.region-toggle[data-region=task]': 'Fold the task',
  'button.maximize': 'Enlarge the task',
  'button.reset-regions': 'Show all columns',
  'button.unclaim': 'Unclaim',
  'a.sort-direction': 'Turn the order of the list round',
  'a.dropdown-toggle:has(> .glyphicon-plus-sign)': 'Add an order to the list',
};

function nameTheButtons() {
  for (const [selector, name] of Object.entries(NAMES)) {
    document.querySelectorAll(`${selector}:not([aria-label])`).forEach(unnamed => unnamed.setAttribute('aria-label', name));
  }
}

async function linkOurPages() {
  const answer = await fetch('/api/me', {headers: {Accept: 'application/json'}});
  const groups = answer.ok ? (await answer.json()).groups : [];
  const draw = () => {
    nameTheButtons();
    link('to-cases', '/cases', groups.includes('originators') ? 'My cases' : 'Cases');
    link('to-the-desk', '/desk', 'My desk');
    if (groups.includes('secretariat')) {
      link('to-people', '/people', 'People');
    }
  };
  draw();
  new MutationObserver(draw).observe(document.documentElement, {childList: true, subtree: true});
}

if (window.location.pathname.includes('/app/tasklist/')) {
  linkOurPages();
}
