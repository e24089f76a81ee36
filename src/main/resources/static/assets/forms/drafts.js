// What is being written is kept on the server, as a draft that only its writer reads, and picked up again.

import {el, button} from './dom.js';
import {beginDraft, deleteDraft, keepDraft, listDrafts, readDraft, Refused} from './api.js';
import {capital, onDay} from './words.js';

const PAUSE = 1000;
const TRY_AGAIN = [5, 10, 20, 40, 60];
/** A browser sends no more than this after its page is gone. */
const LAST_BREATH = 60_000;

const clock = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London'});
const dayOf = moment => new Intl.DateTimeFormat('en-CA', {timeZone: 'Europe/London'}).format(moment);

/** today at 14:03, yesterday at 14:03, on 3 June 2026 at 14:03 */
export function whenSaved(instant) {
  const moment = new Date(instant);
  const days = Math.round((new Date(dayOf(new Date())) - new Date(dayOf(moment))) / 86_400_000);
  return `${days === 0 ? 'today' : days === 1 ? 'yesterday' : `on ${onDay(instant)}`} at ${clock.format(moment)}`;
}

/**
 * Keeps what `read` gives, a second after the last change and whenever the page is left.
 * `of`: the case whose paper is mended. `refill`: shows another content in the form.
 */
export function keeper({read, refill, of}) {
  let draft = null;
  let saved = JSON.stringify(read());
  let timer = null;
  let failures = 0;
  let stopped = false;
  let underWay = Promise.resolve();
  const said = el('span', {class: 'quiet', role: 'status', 'aria-live': 'polite', 'data-saved': true});
  const choice = el('div', {});
  const element = el('div', {class: 'kept'}, said, choice);
  const text = () => JSON.stringify(read());

  function later(seconds) {
    clearTimeout(timer);
    timer = setTimeout(now, seconds);
  }

  /** One after the other, so that a save always goes on from the version that the one before made. */
  function now(leaving = false) {
    clearTimeout(timer);
    underWay = underWay.then(() => save(leaving === true));
    return underWay;
  }

  async function save(leaving) {
    const content = text();
    if (stopped || content === saved) {
      return;
    }
    const last = leaving && content.length < LAST_BREATH;
    try {
      const kept = draft === null ? await beginDraft(JSON.parse(content), of, last)
        : await keepDraft(draft.id, draft.version, JSON.parse(content), last);
      draft = {id: kept.id, version: kept.version};
      saved = content;
      failures = 0;
      choice.replaceChildren();
      tell(`Saved at ${clock.format(new Date(kept.savedAt))}`, kept.keptUntil);
      if (text() !== saved) {
        later(PAUSE);
      }
    } catch (refused) {
      failed(refused);
    }
  }

  function tell(words, keptUntil) {
    said.classList.remove('failed');
    if (said.textContent !== words) {
      said.textContent = words;
    }
    said.title = keptUntil ? `Only you can read it. Not saved again, it is kept until ${onDay(keptUntil)}.` : '';
  }

  function failed(refused) {
    const status = refused instanceof Refused ? refused.status : -1;
    said.classList.add('failed');
    if (status === 409 || status === 404) {
      stopped = true;
      said.textContent = `Not saved. ${refused.message}`;
      askWhich(status === 404);
    } else if (status === 0 || status === 401 || status >= 500 || status === -1) {
      const seconds = TRY_AGAIN[Math.min(failures++, TRY_AGAIN.length - 1)];
      said.textContent = status === 401 ? `Not saved: ${refused.message}` : `Not saved; it is tried again in ${seconds} seconds. What you typed is still here.`;
      later(seconds * 1000);
    } else {
      said.textContent = `Not saved: ${refused.faults?.[0]?.detail ?? refused.message}`;
    }
  }

  /** Somebody, mostly the same person in another window, was there first: neither text is lost unless its writer says so. */
  function askWhich(gone) {
    const goOn = () => { stopped = false; choice.replaceChildren(); };
    choice.replaceChildren(el('div', {class: 'note', role: 'alert'},
      el('b', {}, gone ? 'This draft was submitted, handed over or deleted elsewhere' : 'This draft was saved from another window'),
      el('p', {}, 'What you have typed here is not saved yet.'),
      el('div', {class: 'saving'},
        (gone || !of) && button('Keep what is here as a draft of its own', () => { draft = null; saved = ''; goOn(); now(); },
          {class: 'button second', 'data-keep': 'own'}),
        !gone && of && button('Keep what is here in its place', async () => {
          const other = await current();
          draft = other && {id: other.id, version: other.version};
          saved = '';
          goOn();
          now();
        }, {class: 'button second', 'data-keep': 'mine'}),
        !gone && button('Show the other one', async () => {
          const other = await current();
          if (other) {
            goOn();
            adopt(await readDraft(other.id));
          }
        }, {class: 'button second', 'data-keep': 'other'}))));
  }

  const current = async () => (await listDrafts()).find(other => draft ? other.id === draft.id : of && other.reference === of);

  /** Goes on with a draft. */
  function adopt(other) {
    draft = {id: other.id, version: other.version};
    refill(other.content);
    saved = text();
    tell(`Goes on from what was saved ${whenSaved(other.savedAt)}`, other.keptUntil);
  }

  const leave = () => { now(true); };
  const hidden = () => document.visibilityState === 'hidden' && leave();
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', leave);

  return {
    element, adopt, now,
    changed() { if (!stopped && text() !== saved) { later(PAUSE); } },
    /** Nothing is saved any more while it is being submitted; afterwards there is no draft. */
    hold() { stopped = true; clearTimeout(timer); },
    goOn() { stopped = false; },
    /** What was written has become a revision: from now on a new draft is begun. */
    renew() { draft = null; saved = text(); stopped = false; choice.replaceChildren(); tell(''); },
    /** What a start form submits, so that the draft goes when the case comes. */
    variables: () => draft ? {draft: draft.id, draftVersion: String(draft.version)} : {},
  };
}

/** The newest drafts, to go on with, above an empty form. */
export async function offer({adopt, wanted}) {
  const place = el('section', {class: 'offer', 'aria-label': 'Your drafts', hidden: true});
  let drafts;
  try {
    drafts = (await listDrafts()).filter(draft => !draft.reference);
  } catch {
    return place;
  }
  const close = () => { place.hidden = true; };
  const goOn = async draft => {
    try {
      adopt(await readDraft(draft.id));
      close();
    } catch (refused) {
      place.append(el('p', {class: 'note', role: 'alert'}, refused.message));
    }
  };
  const chosen = drafts.find(draft => draft.id === wanted);
  if (chosen) {
    await goOn(chosen);
    return place;
  }
  const draw = all => {
    place.hidden = all.length === 0;
    place.replaceChildren(el('div', {}, el('h3', {}, all.length === 1 ? 'You have a draft' : 'You have drafts'),
      el('ul', {}, all.slice(0, 5).map(draft => el('li', {},
        button(`Go on with ${draft.title ? `“${draft.title}”` : 'a paper without a title'}`, () => goOn(draft), {class: 'button second', 'data-draft': draft.id}),
        el('span', {class: 'quiet'}, capital(`saved ${whenSaved(draft.savedAt)}`)),
        button('Delete', async () => {
          await deleteDraft(draft.id).catch(() => null);
          drafts = drafts.filter(other => other !== draft);
          draw(drafts);
        }, {class: 'button plain', 'aria-label': `Delete the draft ${draft.title || 'without a title'}`})))),
      all.length > 5 && el('p', {class: 'quiet'}, el('a', {href: '/cases?view=mine'}, `All ${all.length} of them`)),
      el('p', {class: 'quiet'}, `Only you can read them. A draft that is not saved again is deleted after ${keptDays(all[0])}.`),
      button('Start afresh', close, {class: 'button', 'data-afresh': true})));
  };
  draw(drafts);
  return place;
}

const keptDays = draft => draft
  ? `${Math.round((new Date(draft.keptUntil) - new Date(dayOf(new Date(draft.savedAt)))) / 86_400_000)} days` : 'a while';
