// Camunda's applications have a sign-in of their own. There is one sign-in here: go there, and come back.
function toTheOneSignIn() {
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.assign('/sign-in');
  }
}

window.addEventListener('hashchange', toTheOneSignIn);
toTheOneSignIn();

// What people do outside their tasks: a link beside "Start process".
function linkToTheDesk() {
  const menu = document.querySelector('[cam-widget-header] .sections-menu > ul');
  if (menu && !menu.querySelector('.to-the-desk')) {
    const link = Object.assign(document.createElement('a'), {href: '/desk', textContent: 'My desk'});
    const entry = Object.assign(document.createElement('li'), {className: 'to-the-desk'});
    entry.append(link);
    menu.append(entry);
  }
}

if (window.location.pathname.includes('/app/tasklist/')) {
  new MutationObserver(linkToTheDesk).observe(document.documentElement, {childList: true, subtree: true});
}
