/** The command line over the same pure functions that the extension runs. `cm --help` says how. */
import { readToday } from '../codes/calendar.ts';
import { changesCsv } from '../codes/changes.ts';
import { answerChanges, listAsked, printChanges } from './answer-changes.ts';
import { answerCode, printCode } from './answer-code.ts';
import { answerMirror, printMirror, writeManifest } from './answer-mirror.ts';
import { answerReview, oddUnits, printReview, unreadItems } from './answer-review.ts';
import { answerRules, printRules } from './answer-rules.ts';
import { answerSearch, printSearch, splitQueries } from './answer-search.ts';
import { answerUnits, printUnits } from './answer-units.ts';
import { type Command, parseArguments, USAGE } from './args.ts';
import { readBook, readNotes } from './read-book.ts';
import { readText } from './read-text.ts';

const WRONG_ARGUMENTS = 2;

// A reader that stops reading, as `head` does, has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2));

function run(words: readonly string[]): number | Promise<number> {
  const command = parseArguments(words, readToday());
  if ('problem' in command) return complain(`${command.problem} See cm --help.`);
  switch (command.kind) {
    case 'help':
      return say(USAGE);
    case 'search':
      return runSearch(command);
    case 'code':
      return runCode(command);
    case 'review':
      return runReview(command);
    case 'changes':
      return runChanges(command);
    case 'units':
      return runUnits(command);
    case 'rules':
      return runRules(command);
    case 'mirror':
      return runMirror(command);
  }
}

function runSearch(command: Extract<Command, { kind: 'search' }>): number {
  const { ask, json } = command;
  const queries = 'words' in ask ? { lines: [ask.words] } : readQueries(ask.batch);
  if ('problem' in queries) return complain(queries.problem);
  const { search } = readBook();
  for (const words of queries.lines) {
    const answer = answerSearch(search, words, command);
    say(json ? JSON.stringify(answer) : printSearch(answer, command));
  }
  return 0;
}

function readQueries(path: string): { lines: readonly string[] } | { problem: string } {
  const read = readText(path);
  return 'problem' in read ? read : { lines: splitQueries(read.text) };
}

function runCode(command: Extract<Command, { kind: 'code' }>): number {
  const answer = answerCode(readBook().book, readNotes(), command.code, command.system, command.date);
  return say(command.json ? JSON.stringify(answer) : printCode(answer));
}

function runReview(command: Extract<Command, { kind: 'review' }>): number {
  const read = readText(command.file);
  if ('problem' in read) return complain(read.problem);
  const { book, search } = readBook();
  for (const item of command.codes === null ? [] : unreadItems(command.codes, book, command.date)) {
    console.error(`--codes: “${item}” does not read as a code and was left out.`);
  }
  for (const item of command.codes === null ? [] : oddUnits(command.codes)) {
    console.error(`--codes: the units of “${item}” are no whole number and were left out.`);
  }
  const answer = answerReview(read.text, command.codes, book, readNotes(), search.lexicon, command.date);
  return say(command.json ? JSON.stringify(answer) : printReview(answer));
}

function runChanges(command: Extract<Command, { kind: 'changes' }>): number {
  const { book } = readBook();
  const changes = listAsked(book, command);
  if ('problem' in changes) return complain(changes.problem);
  if (command.form === 'csv') {
    process.stdout.write(changesCsv(changes.rows));
    return 0;
  }
  return say(command.form === 'json' ? JSON.stringify(answerChanges(changes)) : printChanges(changes));
}

function runUnits(command: Extract<Command, { kind: 'units' }>): number {
  const answer = answerUnits(command);
  if ('problem' in answer) return complain(answer.problem);
  return say(command.json ? JSON.stringify(answer) : printUnits(answer));
}

function runRules({ id, json }: Extract<Command, { kind: 'rules' }>): number {
  const answer = answerRules(id);
  if ('problem' in answer) return complain(answer.problem);
  return say(json ? JSON.stringify(answer) : printRules(answer));
}

async function runMirror({ folder }: Extract<Command, { kind: 'mirror' }>): Promise<number> {
  const answer = await answerMirror(folder);
  if ('problem' in answer) return complain(answer.problem);
  writeManifest(folder, answer.manifest);
  return say(printMirror(answer));
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(problem: string): number {
  console.error(problem);
  return WRONG_ARGUMENTS;
}
