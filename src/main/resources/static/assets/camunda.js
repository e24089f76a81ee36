// Camunda's applications have a sign-in of their own. There is one sign-in here: go there, and come back.
function toTheOneSignIn() {
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.assign('/sign-in');
  }
}

window.addEventListener('hashchange', toTheOneSignIn);
toTheOneSignIn();

// The secretariat finds the page of people beside its tasks, once Tasklist has drawn its header.
function linkPeople() {
  const account = document.querySelector('li.account');
  if (!account || document.querySelector('.link-people')) {
    return Boolean(account);
  }
  const item = document.createElement('li');
  item.className = 'link-people';
  const link = document.createElement('a');
  link.href = '/people';
  link.textContent = 'People';
  item.append(link);
  account.before(item);
  return true;
}

fetch('/api/me', {headers: {Accept: 'application/json'}})
  .then((answer) => (answer.ok ? answer.json() : {groups: []}))
  .then((me) => {
    if (me.groups.includes('secretariat') && !linkPeople()) {
      const drawn = new MutationObserver(() => linkPeople() && drawn.disconnect());
      drawn.observe(document.documentElement, {childList: true, subtree: true});
    }
  });
