import { dictionary } from '../../i18n/dictionary';
import { catalogueStrings } from './catalogue-strings';
import { fieldStrings } from './field-strings';
import { titleStrings } from './title-strings';
import { recipeStrings } from './recipe-strings';

/** Every text of the recipe: names and forms of the steps, their titles in words, and what the view says. */
export const strings = dictionary(
  { ...catalogueStrings.zh, ...fieldStrings.zh, ...titleStrings.zh, ...recipeStrings.zh },
  { ...catalogueStrings.en, ...fieldStrings.en, ...titleStrings.en, ...recipeStrings.en },
);

export type StringKey = keyof typeof strings.zh;
