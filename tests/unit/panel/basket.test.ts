import { describe, expect, it } from 'vitest';
import { type Basket, changeBasket, EMPTY_BASKET, writeBlock } from '../../../components/basket.ts';

const NOSE = { system: 'icd10cm', code: 'C44.311', title: 'Basal cell carcinoma of skin of nose' } as const;
const DRUG = { system: 'hcpcs', code: 'J3301', title: '' } as const;

function fill(): Basket {
  return [NOSE, DRUG].reduce((basket, item) => changeBasket(basket, { do: 'add', item }), EMPTY_BASKET);
}

describe('the basket', () => {
  it('holds each code once, in the order of collecting', () => {
    const basket = changeBasket(fill(), { do: 'add', item: NOSE });
    expect(basket.items.map((item) => item.code)).toEqual(['C44.311', 'J3301']);
  });

  it('tells L40.50 from the orthosis L4050', () => {
    const one = changeBasket(EMPTY_BASKET, { do: 'add', item: { ...NOSE, code: 'L4050' } });
    const both = changeBasket(one, { do: 'add', item: { ...DRUG, code: 'L4050' } });
    expect(both.items.length).toBe(2);
  });

  it('brings back what was removed, in its place', () => {
    const removed = changeBasket(fill(), { do: 'remove', ref: NOSE });
    expect(removed.items.map((item) => item.code)).toEqual(['J3301']);
    expect(changeBasket(removed, { do: 'undo' }).items).toEqual(fill().items);
  });

  it('brings back everything after a clear, but only once', () => {
    const back = changeBasket(changeBasket(fill(), { do: 'clear' }), { do: 'undo' });
    expect(back.items.length).toBe(2);
    expect(changeBasket(back, { do: 'undo' })).toBe(back);
  });

  it('does not undo over a newly collected code: that would lose it', () => {
    const cleared = changeBasket(fill(), { do: 'clear' });
    const collected = changeBasket(cleared, { do: 'add', item: DRUG });
    expect(changeBasket(collected, { do: 'undo' }).items).toEqual([DRUG]);
  });

  it('removing what is not there changes nothing', () => {
    const basket = fill();
    expect(changeBasket(basket, { do: 'remove', ref: { system: 'cpt', code: '11102' } })).toBe(basket);
  });

  it('writes one block, a code a line', () => {
    const { items } = fill();
    expect(writeBlock(items, { withTitles: false, withDots: true })).toBe('C44.311\nJ3301');
    expect(writeBlock(items, { withTitles: true, withDots: false })).toBe(
      'C44311\tBasal cell carcinoma of skin of nose\nJ3301',
    );
  });
});
