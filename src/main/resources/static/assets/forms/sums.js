// What the figures come to while they are typed: each head by its years, the whole paper by capital and revenue, and who would decide.

import {el, table} from './dom.js';
import * as words from './words.js';
import {money, say, listed, counted} from './words.js';
import {valueOf, yearsOf} from './figures.js';
import {because} from './dossier.js';
import {determine} from './api.js';

const MOST_YEARS = 30;
const isYear = year => /^\d{4}\/\d{2}$/.test(year ?? '');
const isCost = cost => typeof cost.amount === 'number' && words.COST_TYPE[cost.type] && isYear(cost.from) && (!cost.to || isYear(cost.to))
  && (!cost.to || Number(cost.to.slice(0, 4)) - Number(cost.from.slice(0, 4)) < MOST_YEARS);
const sound = head => ({...head, costs: (head.costs ?? []).filter(isCost)});

/** 2024/25 £1,980,000 · 2025/26 £225,000; together £2,205,000, of which capital £1,980,000. */
export function sumsOfHead(head) {
  const years = yearsOf({heads: [{...sound(head), verb: 'APPROVE'}]});
  const uncounted = (head.costs ?? []).filter(cost => typeof cost.amount === 'number' && !isCost(cost)).length;
  if (years.length === 0) {
    return uncounted > 0 ? 'Say of each cost its kind and its year, such as 2026/27, and it is counted here.' : '';
  }
  const sum = type => years.reduce((total, year) => total + Math.round(year[type] * 100), 0) / 100;
  const kinds = ['CAPITAL', 'REVENUE'].filter(type => sum(type) > 0);
  return [
    years.map(year => `${year.name} ${money(year.CAPITAL + year.REVENUE)}`).join(' · '),
    years.length > 1 || kinds.length > 1 ? ['; together ', el('b', {}, money(valueOf(sound(head)))), ` over ${counted(years.length, 'year')}`] : '',
    `, ${kinds.length > 1 ? kinds.map(type => `${say(words.COST_TYPE, type).toLowerCase()} ${money(sum(type))}`).join(' and ')
      : say(words.COST_TYPE, kinds[0]).toLowerCase()}`,
    years.some(year => year.open) ? '. A yearly cost without an end counts one year.' : '.',
    uncounted > 0 ? ` Not counted: ${counted(uncounted, 'cost')} without a kind or a year.` : '',
  ];
}

/** The whole paper by year, folded. */
export function sumsOfPaper(paper) {
  const years = yearsOf({heads: (paper.heads ?? []).map(sound)});
  if (years.length === 0) {
    return [];
  }
  const sum = type => years.reduce((total, year) => total + Math.round(year[type] * 100), 0) / 100;
  const cell = amount => amount ? money(amount) : '–';
  return [el('summary', {}, `By financial year: capital ${money(sum('CAPITAL'))}, revenue ${money(sum('REVENUE'))}`),
    table('Costs of the heads that grant something', ['Financial year', 'Capital', 'Revenue', 'Together'],
      years.map(year => [year.name, cell(year.CAPITAL), cell(year.REVENUE), cell(year.CAPITAL + year.REVENUE)]),
      {right: [1, 2, 3], foot: ['Whole life', cell(sum('CAPITAL')), cell(sum('REVENUE')), cell((sum('CAPITAL') * 100 + sum('REVENUE') * 100) / 100)]})];
}

const PAUSE = 900;
const STAND_IN = '–';

/** The paper with everything that no rule of the Scheme looks at filled in, so that who decides is told before it is complete. */
function standIn(paper) {
  const values = paper.partTwo?.values;
  return {
    title: STAND_IN, stage: 'OTHER', originatingUnit: STAND_IN, originatingBody: paper.originatingBody ?? 'MPS', marking: 'OFFICIAL',
    summary: STAND_IN, novelOrContentious: paper.novelOrContentious ?? false,
    heads: paper.heads.map(head => ({...head, text: head.text ?? STAND_IN})),
    sections: Object.fromEntries(Object.keys(words.SECTION).map(name => [name, STAND_IN])),
    screening: {dataProtection: 'NOT_REQUIRED', equality: 'NO_IMPACT'},
    ...(values ? {partTwo: {grounds: ['COMMERCIAL_SENSITIVITY'], text: STAND_IN, values}} : {}),
  };
}

/** Who would decide, asked of the server a moment after the figures were typed. `tell(rules)` is given the rules of the heads. */
export function outlook(tell) {
  let timer = null;
  let asked = 'null';
  const element = el('p', {class: 'outlook', role: 'status', 'aria-live': 'polite', 'data-outlook': true});
  const waiting = 'Who would decide is told here once each head has its kind and its figures.';

  function look(paper) {
    const heads = paper.heads ?? [];
    const file = heads.length > 0 && heads.every(head => head.verb && head.kind) ? standIn(paper) : null;
    const asking = JSON.stringify(file);
    if (asking === asked) {
      return;
    }
    asked = asking;
    clearTimeout(timer);
    if (file === null) {
      show(waiting, []);
      return;
    }
    timer = setTimeout(async () => {
      try {
        const authority = await determine(file);
        if (asked === asking) {
          show(sentence(authority, paper), authority.heads);
        }
      } catch {
        if (asked === asking) {
          show(waiting, []);
        }
      }
    }, PAUSE);
  }

  function show(content, rules) {
    element.replaceChildren(...[content].flat());
    element.dataset.decides = rules.length > 0 ? 'told' : '';
    tell(rules);
  }

  element.textContent = waiting;
  return {element, look};
}

function sentence(authority, paper) {
  const why = authority.heads.filter(rule => rule.decidedBy === authority.decidedBy);
  const paragraphs = [...new Set(why.map(rule => rule.paragraph).filter(Boolean))];
  const assumed = [!paper.originatingBody && 'the paper is the MPS’s', paper.novelOrContentious === undefined && 'it is not contentious'].filter(Boolean);
  return ['Would be decided by ', el('b', {}, say(words.AUTHORITY, authority.decidedBy)),
    paragraphs.length > 0 ? `, under ${listed(paragraphs)}` : '', assumed.length > 0 ? `, if ${listed(assumed)}` : '', '.'];
}

/** What the Scheme measures at a head, in its own words. */
export const rulesOfHead = (rules, number) => rules.filter(rule => rule.number === number).map(because);
