import { readExamples } from '../read-examples.ts';

export const LESION_EXAMPLES = readExamples(`
## A neoplasm without a report, coded as a lesion
Assessment: Neoplasm, left cheek. Shave biopsy, pathology pending.
= L98.9 | warn L98.9 better D49.2

## A tumor coded as a lump
Assessment: Tumor of the left forearm. Punch biopsy sent.
= R22.32 | warn R22.32 better D49.2

## A growth of the penis
Assessment: New growth on the penis. Biopsy taken.
= L98.9 | warn L98.9 better D49.59

## A mass coded as a growth
Assessment: Mass of the left forearm. Ultrasound ordered.
= D49.2 | warn D49.2 better R22.32

## A lump of the neck coded as a growth
Impression: Lump, neck. Will watch.
= D49.2 | warn D49.2 better R22.1

## A growth whose biopsy is out
Assessment: Growth, left cheek. Shave biopsy, pathology pending.
= D49.2 | silent

## A lump that may be a cancer: the physician's word is a growth
Assessment: Lump, left cheek, rule out basal cell carcinoma. Biopsy.
= D49.2 | silent

## No growth in the culture
Assessment: Lesion of the left hand. Culture: no growth.
= L98.9 | silent

## Hair and tumor necrosis factor are no growths
Assessment: Lesion of the scalp. Hair growth is good. Discussed tumor necrosis factor inhibitors.
= L98.9 | silent

## A lump without a name
Assessment: Lump of the left forearm. Ultrasound ordered.
= R22.32 | silent
`);
