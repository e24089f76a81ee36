// The closed vocabularies of the case file and the record, in words.

const pounds = new Intl.NumberFormat('en-GB', {style: 'currency', currency: 'GBP', minimumFractionDigits: 0});
const pence = new Intl.NumberFormat('en-GB', {style: 'currency', currency: 'GBP'});
const day = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London'});
const shortDay = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', timeZone: 'Europe/London'});
const moment = new Intl.DateTimeFormat('en-GB',
  {day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London'});

/** £6,700,000, or £499,999.99 where there are pence. */
export const money = amount => Number.isInteger(amount) ? pounds.format(amount).replace(/\.00$/, '') : pence.format(amount);
export const onDay = date => day.format(new Date(date.length === 10 ? `${date}T12:00:00Z` : date));
export const onShortDay = date => shortDay.format(new Date(date.length === 10 ? `${date}T12:00:00Z` : date));
export const at = instant => moment.format(new Date(instant));

/** In a whole sentence: a, b and c. */
export const listed = words => words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
export const counted = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

/** The word for a code; a code without one is shown as it is, readable. */
export const say = (vocabulary, code) => vocabulary[code] ?? capital(String(code).toLowerCase().replaceAll('_', ' '));

export const STAGE = {
  SOC: 'Strategic outline case', OBC: 'Outline business case', FBC: 'Full business case', BJC: 'Business justification',
  CHANGE: 'Later change', AWARD: 'Award', OTHER: 'Other paper',
};

export const BODY = {MPS: 'Metropolitan Police Service', MOPAC: 'Mayor’s Office for Policing and Crime'};

export const MARKING = {OFFICIAL: 'OFFICIAL', OFFICIAL_SENSITIVE: 'OFFICIAL-SENSITIVE', SECRET: 'SECRET'};

export const VERB = {APPROVE: 'Approve', NOTE: 'Note', DELEGATE: 'Delegate'};

export const KIND = {
  BUSINESS_CASE: 'Business case', PROCUREMENT_STRATEGY: 'Procurement strategy', CONTRACT_AWARD: 'Contract award',
  CONTRACT_CHANGE: 'Contract change (variation or extension)', EXEMPTION: 'Exemption (award without competition)', GRANT: 'Grant',
  BUDGET_MOVEMENT: 'Budget movement', RESERVE_TRANSFER: 'Transfer to or from reserves', DISPOSAL: 'Disposal of property',
  SETTLEMENT: 'Settlement of a claim', LEGAL_ASSISTANCE: 'Legal or financial assistance', DELEGATION: 'Delegation', OTHER: 'Other',
};

export const DIRECTION = {IN: 'In: a bid or an acceptance', OUT: 'Out: a grant given'};

export const ROUTE = {
  OPEN: 'Open procedure', RESTRICTED: 'Restricted procedure', FRAMEWORK_COMPETITION: 'Competition within a framework',
  FRAMEWORK_DIRECT_AWARD: 'Direct award within a framework', DIRECT_AWARD: 'Direct award', SINGLE_TENDER: 'Single tender',
  COLLABORATION: 'Collaboration with other bodies', EXISTING_CONTRACT: 'Existing contract', UNDECIDED: 'Not yet decided',
};

export const LAW = {
  PCR_2006: 'Public Contracts Regulations 2006', PCR_2015: 'Public Contracts Regulations 2015', PA_2023: 'Procurement Act 2023',
};

export const COST_TYPE = {CAPITAL: 'Capital', REVENUE: 'Revenue'};
export const PER = {ONCE: 'Once', YEAR: 'Every year'};

export const DELEGATE_BODY = {
  MOPAC: 'MOPAC', MPS_STAFF: 'MPS staff (by consent)', MPS_CONSTABLE: 'MPS constable', OTHER_FORCE: 'Another police force',
  OTHER_COMMISSIONER: 'Another commissioner', COMMON_COUNCIL: 'The Common Council', MAYOR: 'The Mayor of London',
};

export const DATA_PROTECTION = {
  NOT_REQUIRED: 'No assessment required', REQUIRED: 'An assessment is required', DONE: 'An assessment was made',
};

export const EQUALITY = {NO_IMPACT: 'No impact', IMPACT: 'An impact', ASSESSED: 'The impact was assessed'};

export const GROUND = {
  PERSONAL_DATA: 'Personal data', CONFIDENTIALITY: 'Confidentiality', COMMERCIAL_SENSITIVITY: 'Commercial sensitivity',
  LEGAL_PRIVILEGE: 'Legal professional privilege', LAW_ENFORCEMENT: 'Law enforcement',
};

/** Part 1, in the order and with the headings of the published page. */
export const SECTION = {
  introduction: '1 Introduction and background', issues: '2 Issues for consideration', financial: '3 Financial comments',
  legal: '4 Legal comments', commercial: '5 Commercial issues', dataProtection: '6 GDPR and data privacy',
  equality: '7 Equality comments', background: '8 Background and supporting papers',
};

/** The parts whose change makes a signature lapse. */
export const PART = {
  terms: 'the heads and their money', summary: 'the summary', introduction: 'the introduction', issues: 'the issues',
  financial: 'the financial comments', legal: 'the legal comments', commercial: 'the commercial issues',
  dataProtection: 'the section on data privacy', equality: 'the equality comments', background: 'the background',
  answers: 'the originator’s answers', documents: 'the documents',
};

export const KIND_OF_DOCUMENT = {PDF: 'PDF', WORD: 'Word', EXCEL: 'Excel'};

export const PART_OF_DOCUMENT = {ONE: 'Part 1', TWO: 'Part 2'};

export const FINDING = {
  HEADS_DO_NOT_SUM: 'The heads do not add up to the stated total', TOTAL_DIFFERS: 'An amount in the text matches no figure of the paper',
  ROUTE_MISMATCH: 'Two different routes to market', RECURRING_WITHOUT_END: 'A yearly cost without an end',
  AMOUNT_UNREADABLE: 'An amount cannot be read for certain', DATES_INCONSISTENT: 'Dates do not agree',
  REFERENCE_MISMATCH: 'References do not agree', NOTE_NEEDS_APPROVAL: 'A head only notes what needs approval',
  PART_TWO_IN_PART_ONE: 'Something exempt stands in the published part', DELEGATE_INELIGIBLE: 'This delegate may not be given it',
  AWARD_EXCEEDS_APPROVAL: 'The award is above what was approved', SPLIT_SUSPECTED: 'One purchase may have been split',
  CUMULATIVE_CHANGE: 'The changes together exceed 10 %', THRESHOLD_OUT_OF_DATE: 'A procurement threshold or law that was not in force',
  LEGAL_SILENT_ON_CONTRACT: '“No legal implications”, but a contract is approved', RETROSPECTIVE: 'The contract starts before the paper was submitted',
  PARAGRAPH_NOT_CITED: 'The paper does not cite the paragraph that it needs', FUNDING_NOT_APPROVED: 'It relies on a budget that is still a draft',
  CONTRACT_EXPIRED: 'The contract has already ended',
};

export const AUTHORITY = {
  DMPC: 'the Deputy Mayor for Policing and Crime', MOPAC_CHIEF_EXECUTIVE: 'the chief executive of MOPAC',
  COMMERCIAL_DIRECTOR: 'the commercial director', INVESTMENT_BOARD: 'the Investment Board', NONE: 'nobody',
};

export const STATUS = {
  DRAFT: 'a draft', TO_BE_REVISED: 'back with its originator', AT_BOARD: 'at the Investment Board', IN_ADVICE: 'in advice',
  TO_BE_DECIDED: 'to be decided', DEFERRED: 'deferred', APPROVED: 'approved', REJECTED: 'rejected', WITHDRAWN: 'withdrawn',
};

export const SIGN_OFF = {
  REVISE_CASE: 'Originator', VOTE_AT_BOARD: 'Investment Board', RECONVENE_BOARD: 'Secretariat', ADVISE_FINANCE: 'Finance',
  ADVISE_LEGAL: 'Legal', ADVISE_COMMERCIAL: 'Commercial', ADVISE_DATA_PROTECTION: 'Data protection', ADVISE_EQUALITY: 'Equality',
  DECIDE_AS_DMPC: 'DMPC', DECIDE_UNDER_CONSENT: 'Decider under consent', CONSIDER_CALL_IN: 'DMPC, on call-in',
  PROPOSE_DISCHARGE: 'Owner of a condition', DISCHARGE_CONDITION: 'Secretariat',
};

/** What a signer did, afterwards. */
export const DONE = {
  RESUBMIT: 'Resubmitted', WITHDRAW: 'Withdrew', ENDORSE: 'Endorsed', ENDORSE_WITH_CONDITIONS: 'Endorsed with conditions',
  SATISFIED: 'Satisfied', SATISFIED_WITH_CONDITIONS: 'Satisfied with conditions', NOT_SATISFIED: 'Not satisfied',
  APPROVE: 'Approved', APPROVE_WITH_CONDITIONS: 'Approved with conditions', DEFER: 'Deferred', RETURN: 'Returned', REJECT: 'Rejected',
  PROPOSE: 'Proposed its discharge', DISCHARGE: 'Accepted: it is discharged', REFUSE: 'Asked for more',
  RECUSE: 'Stood aside', RECONVENE: 'Named substitutes', CALL_IN: 'Called in', LET_PASS: 'Let pass',
};

export const STATE_OF_CONDITION = {OPEN: 'open', PROPOSED: 'discharge proposed', DISCHARGED: 'discharged'};

export const STEP = {
  DISCHARGE_PROPOSED: 'says that it is met', DISCHARGE_REFUSED: 'asked for more', CONDITION_DISCHARGED: 'accepted it',
};

export const FAVOURABLE = new Set(['ENDORSE', 'ENDORSE_WITH_CONDITIONS', 'SATISFIED', 'SATISFIED_WITH_CONDITIONS', 'APPROVE',
  'APPROVE_WITH_CONDITIONS']);

/** Where in the paper a JSON pointer points, in words. */
export function place(pointer, caseFile) {
  const [top, index, ...rest] = (pointer || '').split('/').slice(1);
  if (!top) {
    return 'The paper';
  }
  if (top === 'heads' && index !== undefined) {
    const number = caseFile?.heads?.[index]?.number ?? Number(index) + 1;
    return `Head ${number}${rest.length ? `, ${fieldWords(rest)}` : ''}`;
  }
  if (top === 'sections' && index !== undefined) {
    return SECTION[index] ?? index;
  }
  return capital(fieldWords([top, ...(index === undefined ? [] : [index]), ...rest]));
}

/** costs, 0, to: "cost 1, to". */
const fieldWords = path => path.map((step, i) => {
  const words = step.replace(/([A-Z])/g, ' $1').toLowerCase();
  return /^\d+$/.test(step) ? null : /^\d+$/.test(path[i + 1] ?? '') ? `${words.replace(/s$/, '')} ${Number(path[i + 1]) + 1}` : words;
}).filter(Boolean).join(', ');
