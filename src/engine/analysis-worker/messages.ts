import type { Failure } from '../../model/failure';

export interface AnalysisRequest {
  readonly task: string;
  readonly input: unknown;
}

export type AnalysisReply =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly output: unknown }
  | { readonly type: 'failed'; readonly failure: Failure };
