// What is said on a case and is no signature: comments among participants, and questions to the originator.

import {el, button, newId} from './dom.js';
import * as words from './words.js';
import {say} from './words.js';
import {getMe, commentsOn, questionsOn, sendComment, sendQuestion, Refused, UNEXPECTED} from './api.js';

const LONGEST = 4000;
const ASKS_NOBODY = ['REVISE_CASE', 'RECONVENE_BOARD'];

/** Reads by itself, and says so where it cannot. */
export function remarks({case: its, signOff}) {
  const {reference} = its;
  const guarded = its.hasPartTwo || its.caseFile.marking !== 'OFFICIAL';
  const keepsBack = guarded ? getMe().then(me => me.groups.includes('cleared-part-two'), () => false) : Promise.resolve(false);
  const list = el('ul', {class: 'said', 'aria-live': 'polite'});
  const failure = el('p', {class: 'quiet', role: 'status'});

  async function read() {
    try {
      const [comments, questions] = await Promise.all([commentsOn(reference), questionsOn(reference)]);
      const all = [...comments.map(one => [one.at, comment(one)]), ...questions.map(one => [one.askedAt, question(one)])]
        .sort(([one], [other]) => one.localeCompare(other));
      list.replaceChildren(...all.map(([, element]) => element));
      failure.textContent = all.length === 0 ? 'Nobody has written anything yet.' : '';
    } catch (refused) {
      failure.textContent = refused instanceof Refused ? refused.message : UNEXPECTED;
    }
  }

  read();
  return el('section', {class: 'remarks', 'aria-label': 'Comments, which are not signatures'},
    el('h3', {}, 'Comments, which are not signatures'), list, failure,
    box({title: 'Add a comment', label: 'Comment', send: 'Add comment', hint: 'Everybody who takes part in the case reads it, and auditors.'},
      keepsBack, (text, partTwo) => sendComment(reference, text, partTwo), read),
    !ASKS_NOBODY.includes(signOff) && box({title: 'Ask the originator', label: 'Question', send: 'Ask',
      hint: signOff === 'CONSIDER_CALL_IN' ? 'The window of call-in runs on meanwhile.'
        : 'The clock of your task stands still until it is answered. It holds nobody from signing.'},
    keepsBack, (text, partTwo) => sendQuestion(reference, text, partTwo), read));
}

const line = (who, when, partTwo, ...more) => el('p', {}, el('b', {}, who),
  el('span', {class: 'quiet'}, ` · ${words.at(when)}`, ...more, partTwo && ' · Part 2'));

function comment(one) {
  return el('li', {}, el('span', {class: 'as'}, 'Comment'),
    el('div', {}, line(one.author.name, one.at, one.partTwo, `, on revision ${one.revision}`), el('p', {class: 'prose'}, one.text)));
}

function question(one) {
  const moved = one.dueAfter && one.dueAfter !== one.dueBefore;
  return el('li', {}, el('span', {class: 'as'}, 'Question'),
    el('div', {}, line(`${one.asker.name} (${say(words.SIGN_OFF, one.signOff)})`, one.askedAt, one.partTwo),
      el('p', {class: 'prose'}, one.text),
      one.answer ? [line(one.answeredBy.name, one.answeredAt, false), el('p', {class: 'prose'}, one.answer),
        moved && el('p', {class: 'quiet'}, `The task is due on ${words.onDay(one.dueAfter)} instead of ${words.onDay(one.dueBefore)}.`)]
        : el('p', {class: 'quiet'}, 'Waits for the originator’s answer.')));
}

/** Folded, and apart from the answer to the task: what is typed here goes nowhere but by its own button. */
function box({title, label, send, hint}, keepsBack, deliver, afterwards) {
  const id = newId('remark');
  const tick = newId('part-two');
  const text = el('textarea', {id, class: 'control', rows: '3', maxlength: String(LONGEST), 'aria-describedby': `${id}-hint`});
  const partTwo = el('input', {type: 'checkbox', id: tick, checked: true});
  const kept = el('p', {hidden: true}, partTwo, ' ',
    el('label', {for: tick}, 'Belongs to Part 2: only those who may see Part 2 read it'));
  keepsBack.then(yes => { kept.hidden = !yes; });
  const told = el('p', {class: 'quiet', role: 'status'});
  const go = button(send, async () => {
    if (text.value.trim() === '') {
      told.textContent = `Write the ${label.toLowerCase()} first.`;
      text.focus();
      return;
    }
    go.disabled = true;
    try {
      await deliver(text.value, kept.hidden ? undefined : partTwo.checked);
      text.value = '';
      told.textContent = `Your ${label.toLowerCase()} is sent.`;
      await afterwards();
    } catch (refused) {
      told.textContent = refused instanceof Refused ? refused.message : UNEXPECTED;
    } finally {
      go.disabled = false;
    }
  }, {class: 'button second'});
  // Tasklist watches its form for changes: what is typed here is none of its.
  const apart = event => event.stopPropagation();
  return el('details', {oninput: apart, onchange: apart}, el('summary', {}, title),
    el('label', {for: id}, label), text, el('p', {class: 'quiet', id: `${id}-hint`}, hint),
    kept,
    go, told);
}
