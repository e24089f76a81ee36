// The fields of a case file, in the order in which they are asked for. The schema on the server judges them.
//
// type: line, prose, money, number, day, year, choice (of `of`), yesNo, lines (a list, one on each line), ticks (a
// list of `of`), group (of `fields`; `optional` ones are folded), rows (of `fields`). `when` tells from the values of
// the head whether a field is asked for; a field that is filled stays in sight in any case.

import * as words from './words.js';

const line = (name, label, more) => ({type: 'line', name, label, ...more});
const prose = (name, label, more) => ({type: 'prose', name, label, ...more});
const money = (name, label, more) => ({type: 'money', name, label, ...more});
const number = (name, label, more) => ({type: 'number', name, label, ...more});
const day = (name, label, more) => ({type: 'day', name, label, ...more});
const year = (name, label, more) => ({type: 'year', name, label, unmarked: true, ...more});
const choice = (name, label, of, more) => ({type: 'choice', name, label, of, ...more});
const yesNo = (name, label, more) => ({type: 'yesNo', name, label, ...more});
const lines = (name, label, more) => ({type: 'lines', name, label, ...more});
const ticks = (name, label, of, more) => ({type: 'ticks', name, label, of, ...more});
const group = (name, label, fields, more) => ({type: 'group', name, label, fields, ...more});
const rows = (name, label, one, fields, more) => ({type: 'rows', name, label, one, fields, ...more});

const needed = {needed: true};
const isChange = head => head.kind === 'CONTRACT_CHANGE';
const isAward = head => head.kind === 'CONTRACT_AWARD';
const isPassedOn = head => head.verb === 'DELEGATE' || head.kind === 'DELEGATION';
const CONTRACT_KINDS = new Set(['PROCUREMENT_STRATEGY', 'CONTRACT_AWARD', 'CONTRACT_CHANGE', 'EXEMPTION']);

const CONTRACT = [
  choice('route', 'Route to market', words.ROUTE),
  line('framework', 'Framework'),
  day('frameworkLetOn', 'Framework let on'),
  lines('suppliers', 'Suppliers', {hint: 'One on each line.', wide: true}),
  money('value', 'Value without options'),
  money('optionsValue', 'Value of all extension options'),
  day('starts', 'Starts'),
  day('ends', 'Ends'),
  number('termMonths', 'Term in months, without options'),
  number('optionMonths', 'Extension options in months'),
  money('originalValue', 'Original value of the contract', {when: isChange}),
  money('currentValue', 'Current value', {when: isChange}),
  money('changeValue', 'Value of this change', {when: isChange}),
  number('changeMonths', 'Months that it adds', {when: isChange}),
  yesNo('foreseen', 'Foreseen in the contract?', {when: isChange}),
  day('endedOn', 'Ended on, if it has ended', {when: isChange}),
  rows('earlierChanges', 'Earlier changes', 'an earlier change',
    [line('reference', 'Reference', {unmarked: true}), money('value', 'Value', {unmarked: true}), number('months', 'Months', {unmarked: true})], {when: isChange}),
  money('approvedValue', 'Value that was approved', {when: isAward}),
  line('approvedIn', 'Approved in decision', {when: isAward, hint: 'Such as PCD 579.'}),
  number('tolerancePercent', 'Tolerance in per cent', {when: isAward, decimal: true}),
].map(field => ({...field, unmarked: true}));

/** Of a contract that is awarded: what was approved is ours to say. */
export const AWARD = CONTRACT.filter(field => !field.when)
  .map(field => field.name === 'value' ? {...field, needed: true, unmarked: false} : field);

const HEAD = [
  number('number', 'Number', {...needed, narrow: true}),
  choice('verb', 'It asks to', words.VERB, needed),
  choice('kind', 'Kind', words.KIND, needed),
  choice('direction', 'Direction of the grant', words.DIRECTION, {when: head => head.kind === 'GRANT', needed: true}),
  prose('text', 'Text of the recommendation', {...needed, lines: 3}),
  rows('costs', 'Costs', 'a cost', [
    choice('type', 'Kind of cost', words.COST_TYPE, needed),
    money('amount', 'Amount', needed),
    choice('per', 'Falls due', words.PER, needed),
    year('from', 'From', needed),
    year('to', 'To', {unmarked: true}),
  ], {hint: 'VAT excluded; financial years such as 2026/27. “Every year” needs the last year too, or the paper comes back.'}),
  group('contract', 'Contract', CONTRACT, {optional: true, when: head => CONTRACT_KINDS.has(head.kind) || head.kind === 'BUSINESS_CASE',
    opens: head => CONTRACT_KINDS.has(head.kind)}),
  group('delegate', 'Passed on to', [
    choice('body', 'Body', words.DELEGATE_BODY, needed),
    line('role', 'Role', {unmarked: true}),
    money('ceiling', 'Up to', {unmarked: true}),
    number('tolerancePercent', 'Tolerance in per cent', {decimal: true, unmarked: true}),
  ], {optional: true, when: head => isPassedOn(head) || CONTRACT_KINDS.has(head.kind), opens: isPassedOn}),
];

const SECTIONS = Object.entries(words.SECTION).map(([name, label]) =>
  prose(name, label, {lines: 5, needed: name !== 'background'}));

/** The chapters of the editor: a title and the fields under it. */
export const CHAPTERS = [
  ['The paper', [
    line('title', 'Title', {...needed, wide: true}),
    line('reference', 'The paper’s own reference', {hint: 'The case gets a reference of its own.'}),
    line('programme', 'Programme'),
    choice('stage', 'Stage', words.STAGE, needed),
    choice('marking', 'Marking', words.MARKING, needed),
    line('originatingUnit', 'Originating unit', needed),
    choice('originatingBody', 'Originating body', words.BODY, needed),
    prose('summary', 'Summary', {...needed, lines: 4}),
    group('urgent', 'Urgent route', [
      prose('reason', 'Why it cannot wait', {...needed, lines: 2}),
      day('by', 'Decision needed by'),
    ], {optional: true}),
    yesNo('novelOrContentious', 'Novel, contentious or of significant public interest?', needed),
  ]],
  ['What is asked', [
    rows('heads', 'Heads', 'a head', HEAD, {atLeastOne: true, numbered: true}),
    money('statedTotal', 'Stated total', {hint: 'As the paper states it.'}),
    lines('citedParagraphs', 'Paragraphs of the Scheme that the paper cites', {hint: 'One on each line, such as 4.8.'}),
  ]],
  ['How it is bought and paid', [
    choice('commercialRoute', 'Route to market, as the commercial section has it', words.ROUTE, {wide: true}),
    group('procurement', 'Procurement', [
      day('begins', 'Begins'),
      money('quotedThreshold', 'Threshold that the paper quotes'),
      choice('quotedLaw', 'Law that the paper quotes', words.LAW),
    ]),
    rows('funding', 'Funding', 'a source', [
      line('source', 'Source', needed),
      choice('type', 'Kind', words.COST_TYPE, needed),
      money('amount', 'Amount', needed),
      yesNo('approved', 'Budget approved?', needed),
    ]),
  ]],
  ['The sections', [group('sections', null, SECTIONS)]],
  ['Screening', [
    group('screening', null, [
      choice('dataProtection', 'Data protection', words.DATA_PROTECTION, needed),
      choice('equality', 'Equality', words.EQUALITY, needed),
    ]),
  ]],
  ['What follows, and answers', [
    rows('gates', 'Papers that this one announces', 'a paper', [day('due', 'Due', needed), line('what', 'What', needed)]),
    rows('answers', 'Answers to findings', 'an answer', [
      choice('code', 'Finding', words.FINDING, needed),
      line('at', 'Place in the paper', {hint: 'Such as /heads/2/contract/starts.'}),
      prose('text', 'Answer', {...needed, lines: 2}),
    ]),
  ]],
  ['Part 2', [
    group('partTwo', 'Exempt from publication', [
      ticks('grounds', 'Grounds', words.GROUND),
      prose('text', 'Text', {lines: 4}),
      rows('values', 'Values that stand only here', 'a value', [number('head', 'Head', needed), money('value', 'Value', needed)],
        {hint: 'For heads that carry no value of their own.'}),
    ], {optional: true}),
  ]],
];
