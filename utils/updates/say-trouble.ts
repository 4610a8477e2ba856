import { sayDay } from '../codes/days.ts';
import type { Trouble } from './trouble.ts';
import type { TroubleReport, UpdateTrouble } from './types.ts';

/** For each trouble a sentence and a next step. `{about}` is the release or file, `{until}` the time somebody named. */
const WORDS: Readonly<Record<UpdateTrouble, readonly [sentence: string, nextStep: string]>> = {
  'updates-off': ['Updates are switched off.', 'Switch them on to look for new releases.'],
  offline: ['This computer is offline.', 'The next look comes by itself once the connection is back.'],
  'no-permission': [
    'The browser does not let Clear Margin read the place where releases are published.',
    'Switch updates off and on again, and allow the address when the browser asks.',
  ],
  unreachable: [
    'The place where releases are published does not answer.',
    'It is tried again later by itself. If it lasts, ask your IT whether the address is blocked.',
  ],
  timeout: [
    'The server took too long to answer.',
    'It is tried again later by itself, and goes on where it stopped.',
  ],
  'not-found': [
    'The file of {about} is no longer where it was listed.',
    'The next look reads the list again. You can also drop the official zip here.',
  ],
  'server-error': [
    'The server that keeps the releases has a fault of its own.',
    'It is tried again later by itself.',
  ],
  'server-busy': [
    'The server is busy and asks to be left alone until {until}.',
    'The next look comes by itself after that.',
  ],
  'asked-enough': [
    'Clear Margin has asked as often today as is fair to a public server.',
    'Look again tomorrow, or drop the official zip here.',
  ],
  'login-page': [
    'A web page came instead of the release, as the sign-in page of a network does.',
    'Sign in to your network in another tab, then look again.',
  ],
  'listing-unreadable': [
    'The list of releases looks different from what Clear Margin knows.',
    'Drop the official zip here instead. A new version of Clear Margin may read the new list.',
  ],
  'manifest-unreadable': [
    'The list of files on your mirror cannot be read. {detail}',
    'Ask your IT to write the list again: cm mirror FOLDER.',
  ],
  'not-a-zip': ['{about} is not a zip file. {detail}', 'Download the official zip again and drop it here.'],
  'cut-off': [
    '{about} did not come whole.',
    'It is fetched anew at the next look. If you dropped it, download it again.',
  ],
  'too-big': [
    '{about} is far bigger than a release should be.',
    'Nothing was taken from it. Get the official zip from cms.gov or cdc.gov.',
  ],
  'wrong-file': [
    '{about} is not a release that Clear Margin can read. {detail}',
    'Drop the zip with the code descriptions, the tables and index, or the HCPCS file.',
  ],
  'wrong-hash': [
    '{about} is not the file that your mirror promises.',
    'Ask your IT to copy the file again and to write the list anew: cm mirror FOLDER.',
  ],
  'wrong-shape': [
    '{about} is not written as these files have always been. {detail}',
    'The codes in use stay as they are. A new version of Clear Margin may read it.',
  ],
  'wrong-counts': [
    '{about} does not look right beside the release before. {detail}',
    'The codes in use stay as they are. It is tried again when the publisher has put it right.',
  ],
  older: ['{about} is not newer than what is in use.', 'There is nothing to do: you have the newer codes.'],
  gap: ['{detail}', 'Drop the release in between first. Looking for updates brings both by itself.'],
  'too-new': [
    '{about} says that it begins more than a year and a half from now.',
    'Check the date of this computer. If it is right, wait until the release is nearer.',
  ],
  'clock-wrong': [
    'The date of this computer is wrong by days, so new releases cannot be told from old ones.',
    'Set the date of this computer, then look again.',
  ],
  'storage-full': [
    'There is no room left on this computer for the new codes.',
    'Free some disk space, then look again. The codes in use stay as they are.',
  ],
  'storage-broken': [
    'The browser cannot open its store for the new codes, so the codes that came with Clear Margin are in use.',
    'Restart the browser. If it lasts, delete the stored code sets under Privacy and look again.',
  ],
  fault: [
    'Something in Clear Margin went wrong while it put the new codes together.',
    'The codes in use stay as they are. Look again, and report it if it happens twice.',
  ],
};

/** Put trouble into words for the user. */
export function sayTrouble(trouble: Trouble): TroubleReport {
  const [sentence, nextStep] = WORDS[trouble.trouble];
  const fill = (text: string): string =>
    text
      .replace('{about}', trouble.about || 'The file')
      .replace('{detail}', trouble.detail ?? '')
      .replace('{until}', trouble.until === undefined ? 'tomorrow' : sayTime(trouble.until))
      .trim();
  return { trouble: trouble.trouble, sentence: fill(sentence), nextStep: fill(nextStep) };
}

/** "10 November 2026, 14:05", in the time of this computer. */
function sayTime(time: number): string {
  const at = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${sayDay(day)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}
