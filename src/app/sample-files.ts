import { accountsFile } from '../lib/sample/accounts-file';
import { quarterFiles } from '../lib/sample/quarter-files';
import { retailFile } from '../lib/sample/retail-file';
import { surveyFile } from '../lib/sample/survey-file';
import type { TemplateId } from '../model/templates';

/** Made-up files that a template can be tried with. They go the way of any dropped file. */
export async function sampleFiles(template: TemplateId, language: 'zh' | 'en'): Promise<readonly File[]> {
  if (template === 'accounts') return [await accountsFile(language)];
  if (template === 'entry' || template === 'survey') return [surveyFile(language)];
  if (template === 'review') return quarterFiles(language);
  return [await retailFile(language)];
}
