import { describe, expect, it } from 'vitest';
import { excisionBenign } from '../../../utils/procedures/families/excision-benign.ts';
import { repair } from '../../../utils/procedures/families/repair.ts';
import { CENTIMETRE } from '../../../utils/procedures/measures.ts';
import { asksOf, codesOf, workGiven } from './work-given.ts';

const message = (id: string, given: string): string =>
  workGiven(id, given)
    .warnings.map((one) => one.message)
    .join(' ');

describe('a morning of excisions', () => {
  it('shows the whole sum', () => {
    const { lines } = workGiven('excision-benign', 'site=trunk size=1.0cm margin=2mm pathology=benign');
    expect(lines[0]?.steps).toEqual(['1.0 cm + 2 x 0.2 cm = 1.4 cm, trunk, benign: 11402']);
  });

  it('waits for pathology and says what it would change', () => {
    const { lines } = workGiven('excision-malignant', 'site=back size=1.0cm margin=2mm pathology=out');
    expect(lines).toMatchObject([{ code: '11602', waitFor: ['Pathology: benign makes 11602 into 11402.'] }]);
  });

  it('takes the code the report proves, and says so, whichever calculator was opened', () => {
    const given = 'site=nose size=5mm margin=0';
    expect(codesOf(workGiven('excision-malignant', `${given} pathology=dysplastic`))).toEqual(['11440']);
    expect(message('excision-malignant', `${given} pathology=dysplastic`)).toContain(
      'the benign code is taken',
    );
  });

  it('says that the smallest benign excisions hold every closure', () => {
    expect(message('excision-benign', 'site=nose size=3mm margin=1mm pathology=benign')).toContain(
      '11440 includes every closure',
    );
    expect(message('excision-benign', 'site=nose size=4mm margin=1mm pathology=benign')).not.toContain(
      'every closure',
    );
  });

  it('says where a size lies between two bands as they are written', () => {
    const { lines } = workGiven('shave', 'site=arm size=0.55cm');
    expect(lines).toMatchObject([
      { code: '11301', steps: ['0.55 cm (above 0.5 cm), arm, shaved, no margin: 11301'] },
    ]);
  });

  it('leaves out the lesion nobody measured, and warns that there is one more', () => {
    const worked = workGiven('shave', 'site=arm size=6mm site=nose size=huge');
    expect(codesOf(worked)).toEqual(['11301']);
    expect(worked.questions[0]?.question).toContain('“huge” does not read as a size');
    expect(worked.warnings.map((one) => one.message).join()).toContain(
      'is left out until its question is answered',
    );
  });

  it('works from typed facts as well as from typed words', () => {
    const each = [{ site: 'trunk', size: CENTIMETRE, margin: 0, pathology: 'benign' }];
    expect(codesOf(excisionBenign.work({ each }))).toEqual(['11401']);
    expect(repair.work({}).questions[0]?.question).toBe('What was closed, how long, where and how?');
  });
});

describe('counts that are not counts', () => {
  it.each(['multiple', 'several', '3-5', '~10', 'x', '1.5', '10+'])(
    '“%s” is asked for, never guessed',
    (count) => {
      for (const id of ['aks', 'warts', 'skin-tags', 'intralesional', 'paring']) {
        const worked = workGiven(id, `count=${count}`);
        expect(codesOf(worked), id).toEqual([]);
        expect(worked.questions.map((one) => one.fact)).toContain('count');
      }
    },
  );

  it('one place not counted leaves the sum of all open', () => {
    const worked = workGiven('aks', 'count=5 count=several');
    expect(codesOf(worked)).toEqual([]);
    expect(asksOf(worked)).toEqual(['count']);
  });

  it('reads x3 and #3', () => {
    expect(codesOf(workGiven('aks', 'count=x3'))).toEqual(['17000', '17003 x2']);
    expect(codesOf(workGiven('aks', 'count=#3'))).toEqual(['17000', '17003 x2']);
  });
});

describe('facts that contradict each other', () => {
  it.each([
    ['mohs', 'site=nose stages=2 blocks=1,1,1', 'blocks'],
    ['nails', 'work=avulse digit="left great toe" count=3', 'digit'],
    ['photodynamic', 'by=staff debrided=yes', 'by'],
    ['photodynamic', 'by=staff by=physician debrided=no', 'by'],
    ['destruction-benign', 'count=2 site=penis method=laser count=1 site=penis method=ln2', 'method'],
    ['patch-test', 'kind=patch count=3 controls=3', 'controls'],
    ['drug', 'drug=xolair dose=300mg vial=150mg vials=1 date=2026-11-10', 'vials'],
    ['repair', 'site=chin length=1cm complexity=complex with=glue after=wound', 'with'],
  ])('%s: %s is asked about', (id, given, fact) => {
    const worked = workGiven(id, given);
    expect(codesOf(worked)).toEqual([]);
    expect(worked.questions.map((one) => one.fact)).toContain(fact);
  });
});

describe('closures of one visit', () => {
  it('sends a complex closure of 1 cm or less to the intermediate ones of its own site group', () => {
    const worked = workGiven(
      'repair',
      'site=back length=0.8cm complexity=complex after=mohs site=arm length=2.0cm complexity=layered after=mohs',
    );
    expect(codesOf(worked)).toEqual(['12032']);
    expect(worked.lines[0]).toMatchObject({
      covers: 2,
      steps: [expect.stringContaining('0.8 cm + 2.0 cm = 2.8 cm')],
    });
  });

  it('adds the complex ones of a group before it looks at 1 cm', () => {
    const each = 'complexity=complex after=mohs';
    expect(
      codesOf(workGiven('repair', `site=nose length=0.6cm ${each} site=ear length=0.6cm ${each}`)),
    ).toEqual(['13151']);
  });

  it('keeps face, neck and body apart where the complexity does', () => {
    const layered = 'length=2cm complexity=layered after=excision';
    const worked = workGiven(
      'repair',
      ['scalp', 'neck', 'cheek', 'hand'].map((site) => `site=${site} ${layered}`).join(' '),
    );
    expect(codesOf(worked)).toEqual(['12031', '12042', '12051']);
  });

  it('glue after an excision is its simple closure', () => {
    expect(codesOf(workGiven('repair', 'site=arm length=1cm after=excision with=glue'))).toEqual([]);
  });
});

describe('where it was', () => {
  it.each([
    ['left nasal ala', '11310'],
    ['back of the neck', '11305'],
    ['side of the nose', '11310'],
    ['R dorsal hand', '11305'],
    ['lower back', '11300'],
    ['upper lip', '11310'],
    ['glans', '11305'],
    ['right lower leg', '11300'],
  ])('%s', (site, code) => {
    expect(codesOf(workGiven('shave', `site="${site}" size=4mm`))).toEqual([code]);
  });

  it('asks where a word is too wide for the code', () => {
    const worked = workGiven('shave', 'site=head size=4mm');
    expect(worked.questions[0]?.question).toContain('“Head” is too wide here.');
    expect(codesOf(workGiven('graft-split', 'site=face area="4 sq cm"'))).toEqual(['15120']);
    expect(asksOf(workGiven('graft-full', 'site=face area="4 sq cm"'))).toEqual(['site']);
  });
});
