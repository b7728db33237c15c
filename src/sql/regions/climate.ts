/**
 * Climate by province, by where its capital lies, after the temperature zones of the climate regionalisation of China
 * (中国气候区划, 1981–2010 normals, published 2013). A province is larger than a zone: Jiangsu's north, Yunnan's mountains and
 * Taiwan's south are elsewhere. Edit the table here, or a province in a step's own table.
 */
export const CLIMATE_DATE = '2013';

export const CLIMATES = {
  中温带: { en: 'Mid-temperate', provinces: '15 21 22 23 62 64 65' },
  暖温带: { en: 'Warm temperate', provinces: '11 12 13 14 37 41 61' },
  亚热带: { en: 'Subtropical', provinces: '31 32 33 34 35 36 42 43 44 45 50 51 52 53 71 81 82' },
  热带: { en: 'Tropical', provinces: '46' },
  高原气候: { en: 'Highland', provinces: '54 63' },
} as const;
export type Climate = keyof typeof CLIMATES;

const BY_PROVINCE: ReadonlyMap<string, Climate> = new Map(
  (Object.keys(CLIMATES) as Climate[]).flatMap((climate) =>
    CLIMATES[climate].provinces.split(' ').map((code) => [code, climate] as const),
  ),
);

/** The climate of a province by the two digits of its code. */
export function climateOf(province: string): Climate | null {
  return BY_PROVINCE.get(province) ?? null;
}
