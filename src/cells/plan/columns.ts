import type { Column } from '../../model/table';

/** Parts of a task that a table can have, and what people call the columns. */
const HEADINGS = {
  task: ['task', '任务', '工作', '工作项', '事项', '行动', '行动项', 'title', 'action', 'name', 'summary'],
  id: ['id', '编号', '任务编号', 'key', 'task id', 'no'],
  segment: ['segment', '客群', '细分市场', '目标客群', 'target'],
  measure: ['measure', '措施', '策略', '举措', 'initiative'],
  owner: ['owner', '负责人', '责任人', '执行人', 'assignee', 'responsible'],
  start: ['start', '开始', '开始日期', '开始时间', '起始日期', 'start date', 'begin'],
  due: [
    'due',
    '截止',
    '截止日期',
    '结束日期',
    '完成期限',
    '计划完成',
    'due date',
    'end',
    'end date',
    'deadline',
  ],
  done_on: ['done_on', '完成日期', '实际完成', 'completed on', 'done on'],
  state: ['state', '状态', '进度', '任务状态', 'status'],
  phase: ['phase', '阶段', 'stage'],
  after: ['after', '前置任务', '依赖', '紧前任务', 'depends on', 'predecessors'],
  notes: ['notes', '备注', '说明', 'note', 'remarks', 'comment'],
} as const;

export const TASK_PARTS = Object.keys(HEADINGS) as readonly (keyof typeof HEADINGS)[];
export type TaskPart = keyof typeof HEADINGS;

/** Which column of a table gives which part of a task: as named, else by its heading. */
export function columnsOf(
  columns: readonly Column[],
  named: Readonly<Record<string, string>>,
): Partial<Record<TaskPart, string>> {
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();
  const found = TASK_PARTS.flatMap((part) => {
    const own = Object.hasOwn(named, part) ? named[part] : undefined;
    if (own !== undefined) return columns.some(({ name }) => name === own) ? [[part, own]] : [];
    const headings: readonly string[] = HEADINGS[part];
    const column = headings
      .map((heading) => columns.find(({ name, title }) => [name, title ?? ''].map(plain).includes(heading)))
      .find((one) => one !== undefined);
    return column ? [[part, column.name]] : [];
  });
  return Object.fromEntries(found) as Partial<Record<TaskPart, string>>;
}
