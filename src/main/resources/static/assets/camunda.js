// Camunda's applications have a sign-in of their own. There is one sign-in here: go there, and come back.
function toTheOneSignIn() {
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.assign('/sign-in');
  }
}

window.addEventListener('hashchange', toTheOneSignIn);
toTheOneSignIn();
