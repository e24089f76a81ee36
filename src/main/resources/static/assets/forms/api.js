// Our own API, in the session of the person who is signed in.

/** A refusal in words for the person who asked. `faults`: {pointer, detail} of what was sent. */
export class Refused extends Error {
  constructor(status, message, faults = []) {
    super(message);
    this.status = status;
    this.faults = faults;
  }
}

const WORDS = {
  401: 'You are no longer signed in. Sign in again; what you have typed stays here until you leave this page.',
  403: 'You may not do this.',
  404: 'This is not there any more.',
  409: 'Somebody was first, or the case has moved on.',
  413: 'This file is too large.',
};
export const UNREACHABLE = 'The service cannot be reached just now. Nothing was changed; try again in a moment.';
export const UNEXPECTED = 'Something went wrong on our side and nothing was changed. Try again; if it happens again, tell the people who '
  + 'run this service.';

export const getTask = id => call('GET', `/api/tasks/${encodeURIComponent(id)}`);
export const getCase = reference => call('GET', `/api/cases/${encodeURIComponent(reference)}`);
export const checkPaper = paper => call('POST', '/api/checks', paper);
export const determine = paper => call('POST', '/api/determinations', paper);
export const saveRevision = (reference, paper) => call('PUT', `/api/cases/${encodeURIComponent(reference)}`, paper);

export const listDrafts = () => call('GET', '/api/drafts');
export const readDraft = id => call('GET', `/api/drafts/${encodeURIComponent(id)}`);
export const deleteDraft = id => call('DELETE', `/api/drafts/${encodeURIComponent(id)}`);
/** @param last whether the page is being left: the browser then sends it all the same */
export const beginDraft = (content, of, last) =>
  call('POST', `/api/drafts${of ? `?case=${encodeURIComponent(of)}` : ''}`, content, {keepalive: last});
export const keepDraft = (id, version, content, last) =>
  call('PUT', `/api/drafts/${encodeURIComponent(id)}`, content, {keepalive: last, headers: {'If-Match': `"${version}"`}});
const onCase = (reference, what) => `/api/cases/${encodeURIComponent(reference)}/${what}`;
export const getMe = () => call('GET', '/api/me');
export const commentsOn = reference => call('GET', onCase(reference, 'comments'));
export const questionsOn = reference => call('GET', onCase(reference, 'questions'));
export const sendComment = (reference, text, partTwo) => call('POST', onCase(reference, 'comments'), {text, partTwo});
export const sendQuestion = (reference, text, partTwo) => call('POST', onCase(reference, 'questions'), {text, partTwo});

export const roomUnder = reference => call('GET', `/api/cases/${encodeURIComponent(reference)}/awards`);

/** The approved cases that the person may see, awards apart, newest first. */
export async function approvedCases() {
  const all = [];
  for (let page = 0, pages = 1; page < pages && page < 10; page++) {
    const found = await call('GET', `/api/cases?status=APPROVED&page=${page}`);
    all.push(...found.cases.filter(one => !one.awardOf));
    pages = found.pages;
  }
  return all;
}

async function call(method, path, body, {headers = {}, keepalive = false} = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      keepalive,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
        ...(method === 'GET' ? {} : {'X-XSRF-TOKEN': cookie('XSRF-TOKEN')}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, UNREACHABLE);
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Refused(response.status, inWords(answer?.detail) ?? WORDS[response.status] ?? UNEXPECTED, answer?.errors ?? []);
  }
  return answer;
}

export const cookie = name => document.cookie.split('; ').find(entry => entry.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';

/** The engine's and the program's technical texts say nothing to an approver: null for those. */
export function inWords(message) {
  const technical = /exception|internal (server )?error|stack|ENGINE-\d|org\.|java\.|cannot (execute|submit|complete) task|status code|^\s*$/i;
  return message && !technical.test(message) ? message : null;
}
