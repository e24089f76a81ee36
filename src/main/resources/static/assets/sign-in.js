// A link into Tasklist or Cockpit names its task or case behind the '#': keep it through the sign-in.
const form = document.querySelector('form[method="post"]');
if (form && window.location.hash) {
  form.action = form.action + window.location.hash;
}
