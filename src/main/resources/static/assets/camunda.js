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

async function linkOurPages() {
  const answer = await fetch('/api/me', {headers: {Accept: 'application/json'}});
  const groups = answer.ok ? (await answer.json()).groups : [];
  const draw = () => {
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
