import type { Locale } from '../i18n/dictionary';
import type { TemplateId } from '../model/templates';
import { setFrontMatter } from './document/edit';
import { parse } from './document/parse';
import { serialize } from './document/serialize';
import { accounts } from './templates/accounts';
import { basket } from './templates/basket';
import { Builder } from './templates/builder';
import { entry } from './templates/entry';
import type { TemplateInput } from './templates/input';
import { members } from './templates/members';
import { methods } from './templates/methods';
import { overview } from './templates/overview';
import { retention } from './templates/retention';
import { review } from './templates/review';
import { survey } from './templates/survey';
import { type TextKey, texts, type Texts } from './templates/texts';
import { winback } from './templates/winback';

export type { TemplateInput } from './templates/input';

interface Template {
  readonly title: TextKey;
  readonly goal: TextKey;
  /** Whether it begins with a scope. */
  readonly scoped: boolean;
  build(builder: Builder, input: TemplateInput, say: Texts): void;
}

const TEMPLATES: Readonly<Record<TemplateId, Template>> = {
  overview: { title: 'title', goal: 'goal', scoped: true, build: overview },
  members: { title: 'membersTitle', goal: 'membersGoal', scoped: true, build: members },
  winback: { title: 'winbackTitle', goal: 'winbackGoal', scoped: true, build: winback },
  review: { title: 'reviewTitle', goal: 'reviewGoal', scoped: true, build: review },
  accounts: { title: 'accountsTitle', goal: 'accountsGoal', scoped: true, build: accounts },
  entry: { title: 'entryTitle', goal: 'entryGoal', scoped: false, build: entry },
  methods: { title: 'methodsTitle', goal: 'methodsGoal', scoped: true, build: methods },
  retention: { title: 'retentionTitle', goal: 'retentionGoal', scoped: true, build: retention },
  basket: { title: 'basketTitle', goal: 'basketGoal', scoped: true, build: basket },
  survey: { title: 'surveyTitle', goal: 'surveyGoal', scoped: false, build: survey },
};

/** A notebook with nothing in it. */
export function newDocument(locale: Locale): string {
  return serialize(setFrontMatter(parse('---\nkequn: 1\n---\n'), ['title'], texts(locale).emptyTitle));
}

/**
 * A complete notebook over one input, with a plain sentence before each step in the reader's language. What is not mapped is
 * left out. As text, since that is what a notebook is.
 */
export function templateFor(input: TemplateInput, locale: Locale, id: TemplateId = 'overview'): string {
  const say = texts(locale);
  const template = TEMPLATES[id];
  const title = input.title ?? say[template.title];
  const front = setFrontMatter(parse(newDocument(locale)), ['title'], title);
  const builder = new Builder(setFrontMatter(front, ['inputs', input.name], input.fields), [input.name]);
  builder.prose([`# ${title}`, say[template.goal], ...(template.scoped ? [say.scope] : [])].join('\n\n'));
  template.build(builder, input, say);
  return serialize(builder.document);
}
