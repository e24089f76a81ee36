// The case as a signer reads it: what is asked, why it comes to whom, what was found and said, the paper.

import {el, table, facts} from './dom.js';
import * as words from './words.js';
import {money, say, listed} from './words.js';
import {remarks} from './comments.js';
import {documentsOf} from './documents.js';
import {yearsOf, valueOf, totalsOf} from './figures.js';
import {printing} from './print.js';

/** The section that an adviser answers for. */
const OWN_SECTION = {
  ADVISE_FINANCE: 'financial', ADVISE_LEGAL: 'legal', ADVISE_COMMERCIAL: 'commercial', ADVISE_DATA_PROTECTION: 'dataProtection',
  ADVISE_EQUALITY: 'equality',
};

export function dossier(view) {
  const {case: its, signOff} = view;
  return el('div', {class: 'dossier'},
    kicker(its),
    el('h2', {class: 'title'}, its.title),
    lead(view),
    aboutTheCondition(view),
    route(view),
    heads(view),
    findings(its),
    theMoney(its.caseFile),
    contracts(its.caseFile),
    said(its),
    conditionsOf(its, view.task?.condition),
    // Of an approved case nothing is asked any more, and nothing is remarked on.
    !view.task?.condition && remarks(view),
    paper(its, OWN_SECTION[signOff]),
    documentsOf(its),
    printing());
}

/** The same for whoever only reads it, under the title of their page. */
export function toRead(its) {
  const view = {case: its, signOff: '', capacity: ''};
  return el('div', {class: 'dossier'}, kicker(its), lead(view), heads(view), findings(its), theMoney(its.caseFile), contracts(its.caseFile),
    said(its), conditionsOf(its), paper(its), documentsOf(its), printing());
}

export function kicker(its) {
  const file = its.caseFile;
  return el('p', {class: 'kicker'},
    el('span', {}, its.reference), el('span', {}, say(words.STAGE, file.stage)), el('span', {}, file.originatingUnit),
    el('span', {class: 'marking'}, say(words.MARKING, file.marking)),
    el('span', {}, `Revision ${its.revision}, submitted ${words.onDay(its.submittedOn)}`));
}

function lead({case: its, signOff, capacity, task}) {
  const file = its.caseFile;
  const total = file.statedTotal ?? totalsOf(file).granted;
  const sum = total > 0 ? el('b', {}, money(total)) : 'no stated sum';
  const asked = {
    VOTE_AT_BOARD: ['You are asked, as a member of the Investment Board, to endorse a request for ', sum, '.'],
    RECONVENE_BOARD: ['The Investment Board cannot be quorate on this request for ', sum, '. You are asked to name substitutes.'],
    DECIDE_AS_DMPC: ['You are asked for ', sum, '.'],
    DECIDE_UNDER_CONSENT: ['You are asked for ', sum, ', under consent.'],
    CONSIDER_CALL_IN: ['A contract of ', sum, ' was awarded under consent. ', its.callInUntil
      ? `You may call this in until ${words.onDay(its.callInUntil)}, end of day.` : 'The right to call it in has ended.'],
    PROPOSE_DISCHARGE: ['This was approved, at ', sum, ', on a condition. You are asked how it was met.'],
    DISCHARGE_CONDITION: ['This was approved, at ', sum, ', on a condition. You are asked whether it is met.'],
  }[signOff] ?? (signOff === '' ? ['It asks for ', sum, '.'] : [`You are asked, as ${capacity}, to advise on a request for `, sum, '.']);
  return [el('p', {class: 'asked prose'}, file.summary, ' ', asked),
    task?.due && el('p', {class: 'quiet'}, task.overdue ? `This was due by the end of ${words.onDay(task.due)}.`
      : `This is due by the end of ${words.onDay(task.due)}.`),
    urgent(file),
    signOff.startsWith('DECIDE_') && its.actingFor && el('p', {class: 'note know', role: 'note'}, `You act ${its.actingFor}.`)];
}

export function urgent({urgent: given}) {
  return given && el('div', {class: 'note know', role: 'note'}, el('b', {}, given.by ? `Urgent: a decision is needed by ${words.onDay(given.by)}` : 'Urgent'),
    el('p', {class: 'prose'}, given.reason));
}

// Where the case stands

/** When the earliest of these open tasks is due. */
function due(its, ...keys) {
  const days = its.tasks.filter(task => task.due && keys.some(key => task.key.startsWith(key))).map(task => task.due).sort();
  return days.length > 0 ? `due ${words.onShortDay(days[0])}` : null;
}

const both = (...details) => details.filter(Boolean).join(', ') || null;
const DECIDE = 'UserTask_Decide';

function route({case: its}) {
  return its.awardOf ? routeOfAward(its) : routeOfCase(its);
}

function routeOfAward(its) {
  const published = ['DMPC', 'MOPAC_CHIEF_EXECUTIVE'].includes(its.authority.decidedBy);
  const calledIn = its.signatures.some(signed => signed.round === its.round && signed.outcome === 'CALL_IN');
  const mayBe = its.authority.heads.some(head => head.callIn) && (calledIn || !published);
  const here = its.status === 'APPROVED' ? 4 : its.callInUntil ? 3 : its.status === 'TO_BE_REVISED' ? 1 : 2;
  return steps([
    ['Approved case', its.awardOf],
    ['Raised', words.onShortDay(its.submittedOn)],
    ['Decision', its.status === 'DEFERRED' ? 'deferred' : here === 2 ? due(its, DECIDE) ?? 'now' : decider(its.authority.decidedBy)],
    ['Call-in', calledIn ? 'called in' : its.callInUntil ? `until ${words.onShortDay(its.callInUntil)}` : mayBe ? null : 'no such right'],
    ['Publication', published ? 'on the register' : 'on the record only'],
  ], here);
}

function steps(all, here) {
  return el('ol', {class: 'route', 'aria-label': 'Where the case stands'}, all.map(([name, detail], i) => {
    const state = i < here ? 'done' : i === here ? 'here' : null;
    return el('li', {class: state, 'aria-current': state === 'here' ? 'step' : null},
      name, state === 'done' && el('span', {class: 'unseen'}, ' (done)'), detail && el('span', {class: 'quiet'}, detail));
  }));
}

function routeOfCase(its) {
  const stages = ['AT_BOARD', 'IN_ADVICE', 'TO_BE_DECIDED', 'APPROVED'];
  const here = its.status === 'DEFERRED' ? 2 : stages.indexOf(its.status);
  const published = ['DMPC', 'MOPAC_CHIEF_EXECUTIVE'].includes(its.authority.decidedBy);
  return steps([
    ['Submitted', words.onShortDay(its.submittedOn)],
    ['Investment Board', both(boardInWords(its, here), due(its, 'UserTask_VoteAt', 'UserTask_Reconvene'))],
    ['Advice', both(adviceInWords(its), due(its, 'UserTask_Advise'))],
    ['Decision', its.status === 'DEFERRED' ? 'deferred' : here === 2 ? due(its, DECIDE) ?? 'now' : decider(its.authority.decidedBy)],
    ['Publication', published ? 'on the register' : 'on the record only'],
  ], here + 1);
}

const decider = authority => authority === 'DMPC' ? 'DMPC' : say(words.AUTHORITY, authority).replace(/^the /, '');

function boardInWords(its, here) {
  const last = Math.max(0, ...its.signatures.filter(s => s.signOff === 'VOTE_AT_BOARD').map(s => s.round));
  const votes = its.signatures.filter(s => s.signOff === 'VOTE_AT_BOARD' && s.round === last && s.outcome !== 'RECUSE' && !s.takenBack);
  if (votes.length === 0) {
    return here > 0 ? 'not needed' : null;
  }
  const favourable = votes.filter(vote => words.FAVOURABLE.has(vote.outcome)).length;
  if (here === 0) {
    return `${words.counted(votes.length, 'vote')} so far`;
  }
  return `endorsed ${favourable} : ${votes.length - favourable}, ${words.onShortDay(votes[votes.length - 1].at)}`;
}

function adviceInWords(its) {
  const given = its.signatures.filter(s => s.signOff.startsWith('ADVISE_') && s.outcome !== 'RECUSE' && s.lapsed.length === 0 && !s.takenBack);
  return [...new Set(given.map(s => say(words.SIGN_OFF, s.signOff).toLowerCase()))].join(', ') || null;
}

// What is asked

function heads({case: its, signOff}) {
  const mine = signOff.startsWith('DECIDE_') || signOff === 'CONSIDER_CALL_IN';
  const whom = mine ? 'you' : say(words.AUTHORITY, its.authority.decidedBy);
  const both = sameMoneyTwice(its.caseFile);
  return el('section', {'aria-label': 'What is asked'},
    el('h3', {}, `What is asked, and why it comes to ${whom}`),
    headList(its.caseFile, its.authority),
    both && el('div', {class: 'note know', role: 'note'}, el('b', {}, 'One thing to know'), el('p', {}, both)));
}

/** Each head with every rule that it falls under. */
function headList(file, authority) {
  return el('ol', {class: 'heads'}, file.heads.map(head => {
    const rules = authority.heads.filter(rule => rule.number === head.number);
    const value = valueOf(head) ?? rules.map(rule => rule.measuredValue).find(measured => measured !== null);
    return el('li', {},
      el('span', {class: 'number'}, head.number),
      el('div', {},
        el('p', {class: 'prose'}, head.text),
        head.verb !== 'NOTE' && el('p', {class: 'quiet'}, `${say(words.VERB, head.verb)} · ${say(words.KIND, head.kind)}`,
          head.direction && ` · ${say(words.DIRECTION, head.direction)}`),
        head.verb === 'NOTE' ? el('p', {class: 'why'}, 'Grants nothing.') : rules.map(because),
        head.delegate && el('p', {class: 'why'}, delegate(head.delegate))),
      el('span', {class: 'value'}, head.verb === 'NOTE' && value === undefined ? '–' : value === undefined ? 'no value'
        : [rules.some(rule => rule.atLeast) && 'at least ', money(value)]));
  }));
}

/** One rule: its paragraph, and the sentence why. */
export function because(rule) {
  return el('p', {class: 'why'}, rule.paragraph && el('span', {class: 'para'}, rule.paragraph), ' ', rule.because,
    rule.callIn && ' It may be called in.', rule.unverified && ' Unverified: that approval is not on our register.');
}

function delegate(given) {
  return `Passes on to ${given.role ? `${say({}, given.role)}, ` : ''}${say(words.DELEGATE_BODY, given.body)}`
    + `${given.ceiling === undefined ? ', with no ceiling' : `, up to ${money(given.ceiling)}`}`
    + `${given.tolerancePercent === undefined ? '' : ` and ${given.tolerancePercent} % over it`}.`;
}

/** One purchase may stand in a paper as money and as a contract. */
function sameMoneyTwice(file) {
  const {spent, contracted} = totalsOf(file);
  const granting = file.heads.filter(head => head.verb !== 'NOTE');
  if (spent === 0 || spent !== contracted || (file.statedTotal ?? spent) !== spent) {
    return null;
  }
  const numbers = granting.filter(head => valueOf(head) !== undefined).map(head => head.number);
  return `The same money stands in heads ${listed(numbers)}, as spend and as contracts: the total of ${money(spent)} counts it once.`;
}

export function findings(its) {
  if (its.findings.length === 0) {
    return null;
  }
  return el('section', {'aria-label': 'Findings'}, el('h3', {}, 'What was found in the paper'),
    its.findings.map(finding => findingNote(finding, its.caseFile)));
}

/** A finding with its place in the paper and the originator's answer to it. */
export function findingNote(finding, file) {
  const answer = file?.answers?.find(given => given.code === finding.code && (!given.at || given.at === finding.at));
  const place = words.place(finding.at, file);
  const namesIt = finding.because.startsWith(`${place.split(',')[0]} `);
  return el('div', {class: finding.level === 'BLOCK' ? 'note block' : 'note', role: 'note', 'data-code': finding.code},
    el('b', {}, `${finding.level === 'BLOCK' ? 'To be mended' : 'To know'}: ${say(words.FINDING, finding.code)}`),
    el('p', {}, namesIt ? finding.because : `${place}: ${finding.because}`),
    answer && el('p', {}, el('b', {}, 'The originator answers: '), answer.text));
}

// The money

function theMoney(file) {
  const years = yearsOf(file);
  const funding = file.funding ?? [];
  if (years.length === 0 && funding.length === 0) {
    return null;
  }
  const sum = (type, all = years) => all.reduce((total, year) => total + year[type], 0);
  const cell = amount => amount ? money(amount) : '–';
  return el('section', {'aria-label': 'The money'}, el('h3', {}, 'The money'),
    years.length > 1 && chart(years),
    years.length > 0 && table('Costs by financial year, of the heads that grant something', ['Financial year', 'Capital', 'Revenue', 'Together'],
      years.map(year => [year.name, cell(year.CAPITAL), cell(year.REVENUE), cell(year.CAPITAL + year.REVENUE)]),
      {right: [1, 2, 3], foot: ['Whole life', cell(sum('CAPITAL')), cell(sum('REVENUE')), cell(sum('CAPITAL') + sum('REVENUE'))]}),
    years.some(year => year.open) && el('p', {class: 'quiet'}, 'A yearly cost without an end counts one year here.'),
    funding.length > 0 && table('Where it comes from', ['Source', 'Kind', 'Amount', 'Budget'],
      funding.map(line => [line.source, say(words.COST_TYPE, line.type), money(line.amount), line.approved ? 'approved' : 'still a draft']),
      {right: [2]}));
}

function chart(years) {
  const highest = Math.max(...years.map(year => year.CAPITAL + year.REVENUE));
  const label = years.map(year => `${year.name} ${money(year.CAPITAL + year.REVENUE)}`).join(', ');
  const bar = (type, year) => year[type] > 0
    && el('span', {class: `bar ${type.toLowerCase()}`, style: `height:${Math.max(2, Math.round(72 * year[type] / highest))}px`});
  return el('figure', {class: 'chart'},
    el('div', {class: 'bars', role: 'img', 'aria-label': `Costs by year: ${label}`}, years.map(year => el('div', {},
      el('span', {class: 'stack'}, bar('REVENUE', year), bar('CAPITAL', year)), el('span', {class: 'quiet'}, year.name)))),
    el('figcaption', {class: 'quiet'}, el('span', {class: 'key capital'}), 'Capital ', el('span', {class: 'key revenue'}), 'Revenue'));
}

function contracts(file) {
  const heads_ = file.heads.filter(head => head.contract);
  if (heads_.length === 0) {
    return null;
  }
  return el('section', {'aria-label': 'Contracts'}, el('h3', {}, 'The contracts'),
    file.commercialRoute && el('p', {}, `Route to market of the paper: ${say(words.ROUTE, file.commercialRoute)}.`),
    heads_.map(head => el('div', {class: 'contract'}, el('h4', {}, `Head ${head.number}`), contractFacts(head.contract))));
}

function contractFacts(contract) {
  const pounds = amount => amount === undefined || amount === null ? null : money(amount);
  const months = number => number === undefined || number === null ? null : words.counted(number, 'month');
  const date = day => day ? words.onDay(day) : null;
  return el('div', {}, facts([
    ['Route', contract.route && say(words.ROUTE, contract.route)], ['Framework', contract.framework],
    ['Framework let on', date(contract.frameworkLetOn)],
    ['Suppliers', contract.suppliers?.length ? contract.suppliers.join(', ') : 'none named'],
    ['Value', pounds(contract.value)], ['Options', contract.optionsValue ? pounds(contract.optionsValue) : null],
    ['Starts', date(contract.starts)], ['Ends', date(contract.ends)],
    ['Term', months(contract.termMonths)], ['Extension options', contract.optionMonths ? months(contract.optionMonths) : null],
    ['Original value', pounds(contract.originalValue)], ['Current value', pounds(contract.currentValue)],
    ['This change', [pounds(contract.changeValue), months(contract.changeMonths)].filter(Boolean).join(', ')],
    ['Foreseen in the contract', contract.foreseen === true ? 'yes' : contract.foreseen === false ? 'no' : null],
    ['Contract ended on', date(contract.endedOn)],
    ['Approved value', pounds(contract.approvedValue)], ['Approved in', contract.approvedIn],
    ['Tolerance', contract.tolerancePercent === undefined ? null : `${contract.tolerancePercent} %`],
  ]), contract.earlierChanges?.length > 0 && table('Earlier changes', ['Reference', 'Value', 'Months'],
    contract.earlierChanges.map(change => [change.reference ?? '–', money(change.value), change.months]), {right: [1, 2]}));
}

// What was said

export function said(its) {
  return el('section', {'aria-label': 'What was said'}, el('h3', {}, 'What was said'),
    its.signatures.length === 0 ? el('p', {class: 'quiet'}, 'Nobody has signed yet.')
      : el('ul', {class: 'said'}, its.signatures.map(signature)));
}

function signature(signed) {
  const stands = signed.lapsed.length === 0 && !signed.takenBack;
  const tone = words.FAVOURABLE.has(signed.outcome) ? 'ok' : ['NOT_SATISFIED', 'RETURN', 'REJECT'].includes(signed.outcome) ? 'against' : null;
  return el('li', {class: stands ? null : 'lapsed'},
    el('span', {class: 'as'}, say(words.SIGN_OFF, signed.signOff)),
    el('div', {},
      el('p', {}, el('span', {class: tone}, say(words.DONE, signed.outcome)), ` · ${signed.by.name}${signed.actingFor ? `, ${signed.actingFor}` : ''}`,
        el('span', {class: 'quiet'}, ` · ${words.at(signed.at)}, on revision ${signed.revision}`)),
      signed.reason && el('p', {class: 'prose reason'}, `“${signed.reason}”`),
      signed.interest && el('p', {class: 'prose'}, `Interest: ${signed.interest}`),
      signed.conditions.length > 0 && el('ul', {class: 'conditions'}, signed.conditions.map(condition =>
        el('li', {}, `${condition.text} `, el('span', {class: 'quiet'}, `(${condition.owner}, by ${words.onDay(condition.due)})`)))),
      signed.takenBack && el('p', {class: 'lapse'}, `Taken back by the signer: “${signed.takenBack}”`),
      signed.lapsed.length > 0 && !signed.takenBack && el('p', {class: 'lapse'}, `Lapsed, because ${listed(signed.lapsed.map(part => say(words.PART, part)))} changed since.`)));
}

// The conditions of the approval

/** The one that the task is about, with what was said of it. */
function aboutTheCondition({case: its, task}) {
  const one = its.conditions.find(condition => condition.number === task?.condition);
  return one && el('section', {'aria-label': 'The condition'}, el('h3', {}, `Condition ${one.number}`), condition(one));
}

/** @param but the number of one that stands elsewhere already */
function conditionsOf(its, but) {
  const all = its.conditions.filter(one => one.number !== but);
  return all.length > 0 && el('section', {'aria-label': 'Conditions of the approval'},
    el('h3', {}, but ? 'Its other conditions' : 'Conditions of the approval'),
    all.map(one => [el('h4', {}, `Condition ${one.number}`), condition(one)]));
}

function condition(one) {
  const state = one.dischargedOn ? `discharged on ${words.onDay(one.dischargedOn)}` : say(words.STATE_OF_CONDITION, one.state);
  return el('div', {class: 'condition'},
    el('p', {class: 'prose'}, one.text),
    el('p', {class: 'quiet'}, `${one.owner}, by ${words.onDay(one.due)} · ${state}`),
    one.steps.map(step => el('p', {class: 'prose'}, `${step.by.name} ${say(words.STEP, step.act)}${step.reason ? `: “${step.reason}”` : ''}`,
      el('span', {class: 'quiet'}, ` · ${words.at(step.at)}`))));
}

// The paper

function paper(its, own) {
  const file = its.caseFile;
  const names = Object.keys(words.SECTION).filter(name => file.sections[name]);
  const order = own ? [own, ...names.filter(name => name !== own)] : names;
  return el('section', {'aria-label': 'The paper'}, el('h3', {}, 'The paper'),
    order.filter(name => file.sections[name]).map(name => folded(words.SECTION[name] + (name === own ? ' (your section)' : ''),
      el('p', {class: 'prose'}, file.sections[name]), name === own)),
    particulars(file),
    file.partTwo ? partTwo(file) : its.hasPartTwo && !its.documents.some(document => document.part === 'TWO')
      && el('p', {class: 'note', role: 'note'}, 'There is a Part 2; you are not cleared for it.'));
}

const folded = (title, content, open) => el('details', {open: open === true}, el('summary', {}, title), content);

function particulars(file) {
  return folded('Particulars', [facts([
    ['Programme', file.programme], ['The paper’s own reference', file.reference], ['Originating body', say(words.BODY, file.originatingBody)],
    ['Novel or contentious', file.novelOrContentious ? 'yes' : 'no'], ['Stated total', file.statedTotal === undefined ? null : money(file.statedTotal)],
    ['Paragraphs cited', file.citedParagraphs?.join(', ')], ['Route to market', file.commercialRoute && say(words.ROUTE, file.commercialRoute)],
    ['Procurement begins', file.procurement?.begins && words.onDay(file.procurement.begins)],
    ['Quoted threshold', file.procurement?.quotedThreshold && money(file.procurement.quotedThreshold)],
    ['Quoted law', file.procurement?.quotedLaw && say(words.LAW, file.procurement.quotedLaw)],
    ['Data protection', say(words.DATA_PROTECTION, file.screening.dataProtection)], ['Equality', say(words.EQUALITY, file.screening.equality)],
  ]), file.gates?.length > 0 && table('Papers that this one announces', ['Due', 'What'],
    file.gates.map(gate => [words.onDay(gate.due), gate.what]))]);
}

function partTwo(file) {
  const given = file.partTwo;
  const grounds = (given.grounds ?? []).map(ground => say(words.GROUND, ground).toLowerCase());
  return folded(`Part 2 (exempt${grounds.length ? `: ${listed(grounds)}` : ''})`, [
    given.text && el('p', {class: 'prose'}, given.text),
    given.values?.length > 0 && table('Values of Part 2', ['Head', 'Value'], given.values.map(line => [line.head, money(line.value)]), {right: [1]}),
  ]);
}
