/**
 * R rfm's own sample data (rsquaredacademy/rfm, MIT; synthetic), run through the package's functions with R 4.2.2.
 * Boxes are [recency, frequency, monetary] score ranges, first match wins.
 */
export const R_ORDERS = {
  customers: 995,
  orders: 4906,
  amount: 464_158,
  cuts: {
    recency: [115, 181, 297.4, 482],
    frequency: [4, 5, 6, 8],
    monetary: [255.8, 382, 506.4, 666],
  },
  scoreCounts: {
    r: [197, 200, 199, 199, 200],
    f: [268, 187, 176, 244, 120],
    m: [200, 200, 198, 202, 195],
  },
  firstScores: ['343', '412', '323', '544', '433', '555'],
} as const;

export const R_CUSTOMERS = {
  customers: 39_999,
  orders: 393_223,
  cuts: { recency: [77, 126, 177, 266], frequency: [8, 10, 11, 13], monetary: [641, 827, 1003, 1226] },
  scoreCounts: {
    r: [7994, 7957, 7889, 8108, 8051],
    f: [9427, 9764, 4945, 8204, 7659],
    m: [8016, 7998, 8008, 7997, 7980],
  },
} as const;

/** A box as a pattern over the score: `box('4-5', '5', '1-3')` is `[4-5][5][1-3]`. */
function box(...ranges: readonly string[]): { scores: string[] } {
  return { scores: [ranges.map((range) => `[${range}]`).join('')] };
}

/** Customers, orders and amount of each segment under both tables that R rfm has published. */
export const R_SEGMENTS = {
  '0.3': {
    boxes: {
      champions: box('5', '5', '5'),
      potential_loyalist: box('3-5', '3-5', '2-5'),
      loyal: box('2-4', '2-4', '2-4'),
      promising: box('3-4', '1-3', '3-5'),
      new: box('4-5', '1-3', '1-5'),
      cant_lose: box('1-2', '3-4', '4-5'),
      at_risk: box('1-2', '2-5', '4-5'),
      need_attention: box('1-3', '3-5', '3-5'),
      about_to_sleep: box('2-3', '1-3', '1-4'),
      lost: box('1', '1-5', '1-5'),
    },
    wanted: {
      about_to_sleep: [102, 283, 23_449],
      at_risk: [28, 216, 22_227],
      cant_lose: [47, 274, 32_446],
      champions: [35, 316, 31_646],
      lost: [148, 393, 35_324],
      loyal: [170, 799, 76_562],
      need_attention: [10, 57, 4562],
      new: [104, 329, 28_837],
      potential_loyalist: [342, 2211, 204_856],
      promising: [9, 28, 4249],
    },
  },
  '0.2': {
    boxes: {
      champions: box('4-5', '4-5', '4-5'),
      loyal: box('2-5', '3-5', '3-5'),
      potential_loyalist: box('3-5', '1-3', '1-3'),
      new: box('4-5', '1', '1'),
      promising: box('3-4', '1', '1'),
      need_attention: box('2-3', '2-3', '2-3'),
      about_to_sleep: box('2-3', '1-2', '1-2'),
      at_risk: box('1-2', '2-5', '2-5'),
      cant_lose: box('1', '4-5', '4-5'),
      lost: box('1-2', '1-2', '1-2'),
    },
    wanted: {
      champions: [158, 1234, 120_178],
      loyal: [278, 1708, 166_712],
      potential_loyalist: [229, 801, 65_873],
      new: [0, 0, 0],
      promising: [0, 0, 0],
      need_attention: [35, 144, 13_287],
      about_to_sleep: [50, 127, 10_914],
      at_risk: [86, 438, 44_178],
      cant_lose: [0, 0, 0],
      lost: [111, 244, 20_955],
      others: [48, 210, 22_061],
    },
  },
} as const;
