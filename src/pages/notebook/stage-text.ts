import { notebook } from '../../i18n/shell/notebook';

type Key = keyof typeof notebook.zh;

const STAGES: Readonly<Record<string, Key>> = {
  download: 'stageDownload',
  start: 'stageStart',
  read: 'stageRead',
  decode: 'stageRead',
  convert: 'stageConvert',
  count: 'stageCount',
  query: 'stageQuery',
  cluster: 'stageCluster',
  rules: 'stageRules',
  tree: 'stageTree',
  compare: 'stageCompare',
};

/** The key of what is being done; stages this page does not know are "computing". */
export function stageKey(stage: string): Key {
  return STAGES[stage] ?? 'stageOther';
}
