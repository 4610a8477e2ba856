/** Claim lines as real forms spell them. */
import { afterEach, describe, expect, test } from 'vitest';
import { readFormLines } from '../../utils/note/fee-sheet.ts';

afterEach(() => {
  document.body.replaceChildren();
});

function linesOf(html: string): readonly string[] {
  document.body.innerHTML = html;
  return readFormLines([...document.querySelectorAll('[name]')]).map(({ row }) =>
    row === null ? 'struck out' : `${row.system ?? 'any'}: ${row.text}`,
  );
}

const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${value}">`;

describe('claim lines made of inputs', () => {
  test('the names of an index in brackets', () => {
    expect(
      linesOf(
        hidden('bill[3][code_type]', 'CPT4') +
          hidden('bill[3][code]', '11102') +
          '<input name="bill[3][mod]" value="59:LT"><input name="bill[3][units]" value="2">',
      ),
    ).toEqual(['cpt: 11102-59-LT x2']);
  });

  test('an index at the end, an index with dots, a text beside the code', () => {
    expect(
      linesOf(
        `${hidden('code_1', 'L20.9')}${hidden('codetext_1', 'Atopic  dermatitis')}` +
          `${hidden('lines.0.hcpcs', 'J3301')}${hidden('lines.0.qty', '4')}`,
      ),
    ).toEqual(['any: L20.9 Atopic dermatitis', 'hcpcs: J3301 x4']);
  });

  test('two forms with the same names are two claims', () => {
    const form = (code: string) => `<form>${hidden('c[0][code]', code)}${hidden('c[0][units]', '1')}</form>`;
    expect(linesOf(form('17000') + form('17110'))).toEqual(['any: 17000 x1', 'any: 17110 x1']);
  });

  test('a struck-out line is known as such, so that its cells are not read either', () => {
    expect(
      linesOf(`${hidden('b[1][code]', '17000')}<input type="checkbox" name="b[1][del]" value="1" checked>`),
    ).toEqual(['struck out']);
    expect(
      linesOf(`${hidden('b[1][code]', '17000')}<input type="checkbox" name="b[1][del]" value="1">`),
    ).toEqual(['any: 17000']);
  });

  test('codes to choose from count once they are ticked', () => {
    const choice = (code: string, ticked: string) =>
      `<input type="checkbox" name="pick[${code}]${'[code]'}" value="${code}" ${ticked}>${hidden(`pick[${code}][units]`, '1')}`;
    expect(linesOf(choice('17000', '') + choice('17110', 'checked'))).toEqual(['any: 17110 x1']);
  });

  test('units and modifiers that make no sense are not made up', () => {
    expect(
      linesOf(
        `${hidden('b[0][code]', '17000')}${hidden('b[0][mod]', ' - ')}${hidden('b[0][units]', 'many')}`,
      ),
    ).toEqual(['any: 17000']);
  });

  test('zip, country and pharmacy codes are no claim', () => {
    expect(linesOf(hidden('zip[0][code]', '48109') + hidden('country_code[1][code]', '10001'))).toEqual([]);
  });
});
