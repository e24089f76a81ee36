// What every form of Tasklist calls: each form's file holds nothing but this call.

import {el, button, focusOn} from './dom.js';
import {getTask, inWords, Refused, UNEXPECTED} from './api.js';
import {dossier} from './dossier.js';
import {answer} from './answer.js';

/** Tasklist keeps its own notice back for a failure with this message. */
const QUIET = 'camForm submission prevented';

/** A form that reads the case and signs it. */
export async function signOff(camForm) {
  const view = await read(camForm);
  if (!view) {
    return;
  }
  const own = answer(view);
  show(camForm, dossier(view), own.element);
  whenItMayBeAnswered(camForm, own.enable);
  camForm.on('submit', () => {
    own.clearFaults();
    const faults = own.validate();
    if (faults.length > 0) {
      camForm.submitPrevented = true;
      own.showFaults(faults.length === 1 ? 'One thing is missing' : `${faults.length} things are missing`, faults);
      return;
    }
    setVariables(camForm, own.variables());
  });
  tellRefusals(camForm, own.showFaults);
}

export async function reviseCase(camForm) {
  const view = await read(camForm);
  if (view) {
    await (await import('./revise.js')).revise(camForm, view);
  }
}

export async function submitCase(camForm) {
  loadStyle();
  await (await import('./submit.js')).submit(camForm);
}

export async function raiseAward(camForm) {
  loadStyle();
  (await import('./award.js')).raise(camForm);
}

const formOf = camForm => camForm.formElement[0];

export function show(camForm, ...content) {
  const mount = formOf(camForm).querySelector('[data-mount]');
  mount.replaceChildren(...content);
  mount.removeAttribute('aria-busy');
}

async function read(camForm) {
  loadStyle();
  try {
    return await getTask(camForm.taskId);
  } catch (refused) {
    close(camForm, refused instanceof Refused ? refused.message : UNEXPECTED);
    return null;
  }
}

/** Nothing more can be answered here. */
function close(camForm, message) {
  const notice = el('div', {class: 'faults', role: 'alert', tabindex: '-1'}, el('h3', {}, message), backToTheList());
  show(camForm, notice);
  focusOn(notice);
  camForm.on('submit', () => { camForm.submitPrevented = true; });
}

const backToTheList = () => button('Back to the task list', () => {
  const [path, query = ''] = window.location.hash.split('?');
  const kept = new URLSearchParams(query);
  ['task', 'detailsTab'].forEach(name => kept.delete(name));
  window.history.replaceState(null, '', `${path}?${kept}`);
  window.location.reload();
});

/** Once: the one stylesheet of all forms. */
function loadStyle() {
  const href = new URL('forms.css', import.meta.url).href;
  if (![...document.styleSheets].some(sheet => sheet.href === href) && !document.querySelector(`link[href="${href}"]`)) {
    document.head.append(el('link', {rel: 'stylesheet', href}));
  }
}

/** Only the variables that the answer uses; those of an attempt before are taken back. */
export function setVariables(camForm, values) {
  const manager = camForm.variableManager;
  manager.variableNames().forEach(name => manager.destroyVariable(name));
  for (const [name, value] of Object.entries(values)) {
    manager.createVariable({name, type: typeof value === 'boolean' ? 'Boolean' : 'String', value, isDirty: true});
  }
}

/**
 * Something of ours goes first, such as saving: the form is submitted only if `ready` comes to true. Tasklist waits for its
 * callback as it does for its own requests, with its button disabled.
 */
export function submitAfter(camForm, ready) {
  const submit = camForm.submit;
  camForm.submit = callback => {
    ready().catch(() => false).then(isReady => {
      if (isReady) {
        submit.call(camForm, callback);
      } else {
        callback?.(new Error(QUIET));
        // Angular has not seen this: without a turn of its own the button would stay disabled.
        camForm.formElement.scope?.()?.$applyAsync();
      }
    });
  };
}

/** Tasklist marks a form that may not be answered, on an element around it, and takes the mark off on claiming. */
export function whenItMayBeAnswered(camForm, enable) {
  const form = formOf(camForm);
  const look = () => enable(!form.closest('.disabled-form'));
  const watch = new MutationObserver(look);
  for (let outer = form.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
    watch.observe(outer, {attributes: true, attributeFilter: ['class']});
  }
  look();
}

/** A refusal is told in the form, in its own words; Tasklist's notice, which says it in technical ones, is kept back. */
export function tellRefusals(camForm, tell) {
  camForm.on('submit-failed', async (_, [failure]) => {
    if (failure.message === QUIET) {
      return;
    }
    const message = inWords(failure.message);
    failure.message = QUIET;
    if (camForm.taskId) {
      try {
        await getTask(camForm.taskId);
      } catch (refused) {
        if (refused.status === 409 || refused.status === 404) {
          close(camForm, refused.message);
          return;
        }
        if (refused.status === 401) {
          tell('Your answer was not taken', [{text: refused.message}]);
          return;
        }
      }
    }
    tell('Your answer was not taken', [{text: message ?? UNEXPECTED}]);
  });
}
