// The editor of a case file: every field, running totals, and what a dry run says beside the field that it speaks of.

import {el, button, newId, faultSummary, focusOn} from './dom.js';
import * as words from './words.js';
import {money, say, counted} from './words.js';
import {CHAPTERS} from './fields.js';
import {fieldsOf} from './controls.js';
import {valueOf, totalsOf} from './figures.js';
import {outlook, rulesOfHead, sumsOfHead, sumsOfPaper} from './sums.js';
import {checkPaper, determine, Refused, UNEXPECTED} from './api.js';
import {because, findingNote} from './dossier.js';
import {documentsField} from './documents.js';

/** Left out, it counts as no; on a form the originator says so. */
const UNSAID = {pointer: '/novelOrContentious', detail: 'novelOrContentious is required.'};

const faultsOf = paper => checkPaper(paper).then(() => [], refused => refused.faults ?? []);

const asOnThePage = (one, other) => !one.element || !other.element || one.element === other.element ? 0
  : one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** Head 1: fill in “Kind”. */
function missing(pointer, paper, place) {
  const within = /^\/heads\/\d+/.exec(pointer)?.[0];
  return within && within !== pointer ? `${words.place(within, paper)}: fill in “${place.label}”.` : `Fill in “${place.label}”.`;
}

/** @param checkLabel such as "Check the paper" */
export function editor(checkLabel) {
  let kept = '';
  let checked = null;
  let tellChange = () => {};
  const years = el('details', {class: 'years', hidden: true});
  const live = outlook(rules => tellRules(rules));
  const fields = fieldsOf(CHAPTERS.flatMap(([, members]) => members), () => changed());
  const documents = documentsField(() => changed());
  const result = el('div', {class: 'result', 'aria-live': 'polite'});
  const totals = el('p', {class: 'totals', role: 'status'});
  const check_ = button(checkLabel, () => check(), {class: 'button second', 'data-check': true});
  const below = el('div', {class: 'below'}, totals, live.element);
  const bar = el('div', {class: 'bar-below'}, below, check_);
  const whole = el('fieldset', {class: 'whole'}, el('legend', {class: 'unseen'}, 'The case file'),
    result, upload(), CHAPTERS.map(chapter), documents.element, bar);
  const element = el('div', {class: 'editor'}, whole);

  function chapter([title, members]) {
    return el('section', {'aria-label': title}, el('h3', {}, title),
      el('div', {class: 'grid'}, members.map(member => fields.child(member.name).element)),
      members.some(member => member.name === 'heads') && years);
  }

  /** What is told live of a head stands under its costs; made when it is first needed, since heads come and go. */
  function besideHead(i, name) {
    const head = fields.child('heads').child(i);
    const costs = head?.child('costs').element;
    if (!costs) {
      return null;
    }
    costs.querySelector(`:scope > .${name}`) ?? costs.append(el('div', {class: `${name} quiet`, 'data-live': name}));
    return costs.querySelector(`:scope > .${name}`);
  }

  function tellRules(rules) {
    (read().heads ?? []).forEach((head, i) => besideHead(i, 'measured')?.replaceChildren(...rulesOfHead(rules, head.number)));
  }

  function upload() {
    const id = newId('file');
    const said = el('p', {class: 'quiet', role: 'status'});
    const file = el('input', {type: 'file', id, accept: '.json,application/json', class: 'file', onchange: async () => {
      const chosen = file.files[0];
      if (!chosen) {
        return;
      }
      try {
        const read = JSON.parse(await chosen.text());
        const paper = read && typeof read.case === 'object' && read.case !== null ? read.case : read;
        if (typeof paper !== 'object' || paper === null || Array.isArray(paper)) {
          throw new SyntaxError();
        }
        const lost = fill({novelOrContentious: false, ...paper});
        said.textContent = lost.length === 0 ? `${chosen.name} is read. Look through it, then check it.`
          : `${chosen.name} is read, but this is no part of a case file and was left out: ${lost.join(', ')}.`;
      } catch {
        said.textContent = `${chosen.name} is no case file: it cannot be read as JSON.`;
      }
      file.value = '';
    }});
    return el('div', {class: 'upload'}, el('label', {for: id}, 'Fill the form from a case file (.json)'), file, said);
  }

  /** @returns the names on top of what no field took up */
  function fill(paper, known) {
    fields.fill(paper);
    documents.fill(paper.documents, known);
    fields.clear();
    result.replaceChildren();
    changed();
    const names = new Set(['documents'].concat(CHAPTERS.flatMap(([, members]) => members.map(member => member.name))));
    return Object.keys(paper).filter(name => !names.has(name));
  }

  const read = () => ({heads: [], sections: {}, screening: {}, ...fields.read(), documents: documents.read()});
  const text = () => JSON.stringify(read());
  /** What the checks look at: an answer changes no finding. */
  const judged = () => JSON.stringify({...read(), answers: undefined});

  function changed() {
    const paper = read();
    const {granted, spent, contracted} = totalsOf(paper);
    const stated = paper.statedTotal;
    totals.replaceChildren('The heads come to ', el('b', {}, money(granted)),
      spent > 0 && contracted > 0 ? ` (spend ${money(spent)}, contracts ${money(contracted)})` : '',
      typeof stated === 'number' ? `; the stated total is ${money(stated)}.` : '.');
    (paper.heads ?? []).forEach((head, i) => {
      const heading = fields.child('heads').child(i)?.heading;
      const value = valueOf(head);
      heading?.replaceChildren(`Head ${head.number ?? ''}`, value === undefined ? '' : el('span', {class: 'value'}, money(value)));
      besideHead(i, 'sums')?.replaceChildren(...[sumsOfHead(head)].flat(Infinity));
    });
    const byYear = sumsOfPaper(paper);
    years.replaceChildren(...byYear);
    years.hidden = byYear.length === 0;
    live.look(paper);
    tellChange();
    if (checked !== null && checked !== judged()) {
      checked = null;
      result.querySelector('.verdict')?.classList.add('stale');
    }
  }

  /** Walks a JSON pointer as far as there is a control for it. */
  function at(pointer) {
    let place = {child: step => step === 'documents' ? documents : fields.child(step)};
    for (const step of (pointer ?? '').split('/').slice(1)) {
      const next = place.child?.(step.replaceAll('~1', '/').replaceAll('~0', '~'));
      if (!next) {
        break;
      }
      place = next;
    }
    return place.focus ? place : null;
  }

  /** Shows what is wrong with the paper, each fault at its field, all of them on top. */
  function showFaults(title, faults) {
    const paper = read();
    const listed = faults.map(({pointer, detail}) => {
      const place = pointer === undefined ? null : at(pointer);
      const isMissing = place?.label && / is required\.$/.test(detail);
      place?.invalid(isMissing ? 'This is needed.' : detail);
      return {
        text: pointer === undefined ? detail : isMissing ? missing(pointer, paper, place)
          : `${words.place(pointer, paper)}: ${detail}`,
        go: place && (() => place.focus()),
        element: place?.element,
      };
    });
    result.replaceChildren(faultSummary(title, listed.sort(asOnThePage)));
  }

  function refuse(refused) {
    const faults = refused instanceof Refused ? refused.faults : [];
    if (faults.length > 0) {
      showFaults(`${counted(faults.length, 'fault')} to mend before this is a case file`, faults);
    } else {
      showFaults(refused instanceof Refused ? refused.message : UNEXPECTED, []);
    }
  }

  /** A dry run. @returns whether the paper is a case file, and its findings */
  async function check() {
    const paper = read();
    fields.clear();
    documents.clear();
    if (paper.novelOrContentious === undefined) {
      refuse(new Refused(400, '', [UNSAID, ...await faultsOf(paper)]));
      return {wellFormed: false, findings: []};
    }
    check_.disabled = true;
    try {
      const [{findings, unanswered}, authority] = await Promise.all([checkPaper(paper), determine(paper)]);
      checked = judged();
      showVerdict(paper, findings, unanswered, authority);
      return {wellFormed: true, findings};
    } catch (refused) {
      refuse(refused);
      return {wellFormed: false, findings: []};
    } finally {
      check_.disabled = false;
    }
  }

  function showVerdict(paper, findings, unanswered, authority) {
    const listed = beside(findings, unanswered);
    paper.heads.forEach((head, i) => authority.heads.filter(rule => rule.number === head.number)
      .forEach(rule => fields.child('heads').child(i)?.note(because(rule))));
    const blocks = findings.filter(finding => finding.level === 'BLOCK').length;
    const verdict = el('div', {class: 'verdict', tabindex: '-1', 'data-findings': findings.length},
      el('h3', {}, findings.length === 0 ? 'Nothing was found against this paper'
        : blocks === 0 ? `${counted(findings.length, 'finding')}: every signer will see ${findings.length === 1 ? 'it' : 'them'}`
          : findings.length === 1 ? '1 finding: it brings the paper back to you'
            : `${counted(findings.length, 'finding')}; ${blocks === 1 ? 'one' : blocks} of them ${blocks === 1 ? 'brings' : 'bring'} the paper back to you`),
      listed,
      el('p', {}, 'It would be decided by ', el('b', {}, say(words.AUTHORITY, authority.decidedBy)),
        `, under the Scheme’s edition ${authority.edition}.`),
      authority.heads.map(rule => el('p', {class: 'why'}, el('b', {}, `Head ${rule.number} `), because(rule).childNodes.length
        ? [...because(rule).childNodes] : '')));
    result.replaceChildren(verdict);
    focusOn(verdict);
  }

  /** Puts each finding at its field, with a box where an answer is asked for. @returns links to them, as they stand on the page */
  function beside(findings, unanswered) {
    const paper = read();
    const waiting = new Set(unanswered.map(keyOf));
    const listed = findings.map(finding => {
      const place = at(finding.at);
      const given = answerTo(finding, findings);
      const state = el('span', {class: 'quiet'});
      const tell = text => { state.textContent = text ? ' – answered' : ' – waits for your answer'; };
      const note = findingNote(finding, {...paper, answers: []});
      if (place && (waiting.has(keyOf(finding)) || given)) {
        note.append(answerBox(finding, findings, given?.text, tell));
        tell(given?.text);
      }
      place?.note(note);
      const label = `${words.place(finding.at, paper)}: ${say(words.FINDING, finding.code)}`;
      return {element: place?.element, item: el('li', {'data-code': finding.code}, place
        ? el('a', {href: '#', onclick: event => { event.preventDefault(); event.stopPropagation(); place.focus(); }}, label)
        : [label, note], state)};
    });
    return findings.length > 0 && el('ul', {class: 'links'}, listed.sort(asOnThePage).map(one => one.item));
  }

  const keyOf = finding => `${finding.code} ${finding.at}`;
  const isAnswerTo = (finding, findings) => answer => answer.code === finding.code
    && (answer.at ? answer.at === finding.at : findings.filter(other => other.code === finding.code).length === 1);
  const answerTo = (finding, findings) => (read().answers ?? []).find(isAnswerTo(finding, findings));

  /** Writes into the paper’s answers, where it stands with the place that it answers for. */
  function answerBox(finding, findings, text, tell) {
    const id = newId('answer');
    const box = el('textarea', {class: 'control', id, rows: 2, 'data-answer': finding.code, oninput: () => {
      const others = (read().answers ?? []).filter(answer => !isAnswerTo(finding, findings)(answer));
      const own = box.value.trim();
      fields.child('answers').fill(own ? [...others, {code: finding.code, at: finding.at, text: own}] : others);
      tell(own);
      changed();
    }});
    box.value = text ?? '';
    return el('div', {class: 'field'}, el('label', {for: id}, 'Your answer'),
      el('span', {class: 'quiet'}, 'In words; every signer reads it. Without it the paper comes back to you.'), box);
  }

  // Where the browser itself leaves what Tab comes to behind the bar.
  element.addEventListener('focusin', ({target}) => requestAnimationFrame(() => {
    if (!bar.contains(target) && getComputedStyle(bar).position === 'sticky'
        && target.getBoundingClientRect().bottom > bar.getBoundingClientRect().top && target.offsetHeight < window.innerHeight / 2) {
      target.scrollIntoView({block: 'center'});
    }
  }));

  fill({});
  keep();
  function keep() { kept = text(); }

  return {
    element, fill, read, text, check,
    whenChanged(tell) { tellChange = tell; },
    /** Beside the totals, always in sight. */
    below(node) { below.append(node); }, showFaults, refuse, keep,
    isEdited: () => text() !== kept,
    isChecked: () => checked !== null && checked === judged(),
    /** What is known to be found already, without a check. */
    showFindings(findings, unanswered) { fields.clear(); beside(findings, unanswered); },
    enable(may) { whole.disabled = !may; },
  };
}
