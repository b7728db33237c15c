import { parseArgs } from 'node:util';
import { openBrowser } from './browser';
import { clvBench } from './clv';
import { decideBench } from './decide';
import { engineStart } from './engine-start';
import { exploreBench } from './explore';
import { formatsBench } from './formats';
import { gate } from './gate';
import { clusterBench } from './cluster';
import { kmeansBench } from './kmeans';
import { metricsBench } from './metrics';
import { nearBench } from './near';
import { ordersToSegments } from './orders-to-segments';
import { pageWeight } from './page-weight';
import { profileBench } from './profile';
import { recipeBench } from './recipe';
import { rulesBench } from './rules';
import { treeBench } from './tree';

/**
 * `npm run bench`: medians of interleaved runs beside native DuckDB and scikit-learn.
 * `--rows 1000000,10000000` sizes; `--runs 5`; `--only orders,formats,recipe,metrics,profile,decide,near,gate,kmeans,tree,clv,rules,start,page,explore`.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000,10000000' },
    runs: { type: 'string', default: '5' },
    formats: { type: 'string', default: 'chinese,parquet,workbooks' },
    only: {
      type: 'string',
      default:
        'start,page,explore,kmeans,tree,clv,rules,orders,formats,recipe,metrics,profile,decide,near,gate',
    },
  },
});
const runs = Number(values.runs);
const sizes = values.rows.split(',').map(Number);
const only = values.only.split(',');

const browser = await openBrowser();
try {
  if (only.includes('start')) await engineStart(browser, runs);
  if (only.includes('page')) await pageWeight();
  if (only.includes('explore')) await exploreBench();
  if (only.includes('kmeans')) {
    await clusterBench(browser, runs);
    await kmeansBench(runs);
  }
  if (only.includes('tree')) await treeBench(browser, runs);
  if (only.includes('clv')) await clvBench(browser, runs);
  if (only.includes('rules')) await rulesBench(browser, runs);
  if (only.includes('orders')) {
    for (const rows of sizes) {
      await ordersToSegments(browser, { rows, linesPerOrder: 1 }, runs, 1.3);
      await ordersToSegments(browser, { rows, linesPerOrder: 1.8 }, runs, 1.6);
    }
  }
  if (only.includes('recipe')) for (const rows of sizes) await recipeBench(browser, rows, runs);
  if (only.includes('metrics')) for (const rows of sizes) await metricsBench(browser, rows, runs);
  if (only.includes('profile')) for (const rows of sizes) await profileBench(browser, rows, runs);
  if (only.includes('decide')) for (const rows of sizes) await decideBench(browser, rows, runs);
  if (only.includes('near')) await nearBench(browser, runs);
  if (only.includes('formats')) await formatsBench(browser, runs, values.formats.split(','));
  if (only.includes('gate')) for (const rows of sizes) await gate(browser, rows);
} finally {
  await browser.close();
}
