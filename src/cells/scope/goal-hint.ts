/**
 * What is missing from a goal: nothing is written, or too little to decide what is analysed, or how one would see that
 * it is reached.
 */
export type GoalHint = 'empty' | 'vague' | 'unmeasured';

const VAGUE =
  /^(分析|研究|了解|看看|做)?(一下)?(我们的)?(客户|顾客|会员|用户|市场|数据|销售)?(分析|分群|分层|细分|情况|数据|画像)?$/;
const VAGUE_EN =
  /^(analy[sz]e|study|look at|understand|explore|know)?( (the|our|my))?( ?(customers?|members?|users?|market|data|sales))?( analysis| segmentation)?$/;

/**
 * Whether a question says enough: a goal names what should change, or for whom, or what is decided with the answer
 * ("raise repurchase of high-value members"). A vague goal is the commonest cause of a useless analysis.
 * @param measures how many measures of success are named
 */
export function goalHint(question: string, measures: number): GoalHint | null {
  const text = question.trim().replace(/[。.!！?？]+$/, '');
  if (text === '') return 'empty';
  const isChinese = /\p{Script=Han}/u.test(text);
  const tooShort = isChinese ? [...text].length < 6 : text.split(/\s+/).length < 3;
  if (tooShort || VAGUE.test(text) || VAGUE_EN.test(text.toLowerCase())) return 'vague';
  return measures === 0 ? 'unmeasured' : null;
}
