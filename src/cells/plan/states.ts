export const STATES = ['todo', 'doing', 'blocked', 'done', 'dropped'] as const;
export type State = (typeof STATES)[number];

/** What other systems and people call them. */
const WORDS: Readonly<Record<State, readonly string[]>> = {
  todo: ['待办', '未开始', '待开始', '计划中', 'to do', 'not started', 'open', 'planned'],
  doing: ['进行中', '执行中', '处理中', 'in progress', 'started', 'ongoing'],
  blocked: ['受阻', '暂停', '阻塞', 'on hold', 'paused', 'waiting'],
  done: ['已完成', '完成', '结束', 'completed', 'complete', 'finished', 'closed'],
  dropped: ['已取消', '取消', '放弃', 'cancelled', 'canceled', 'abandoned'],
};

/** A state by its key or by what people call it; null for anything else. */
export function readState(text: string): State | null {
  const word = text.normalize('NFKC').trim().toLowerCase();
  return STATES.find((state) => state === word || WORDS[state].includes(word)) ?? null;
}

/** Whether nothing is left to do. */
export function isOver(state: State): boolean {
  return state === 'done' || state === 'dropped';
}
