import type { form } from '../../i18n/shell/form';

type Key = keyof typeof form.zh;

/** A field of the form. Without a label it goes by the name of its column. */
export interface FormField {
  readonly name: string;
  readonly label?: Key;
  readonly hint?: Key;
  readonly type?: 'text' | 'date' | 'email';
  readonly rows?: number;
  readonly required?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: Key }[];
}

const texts = (...names: readonly string[]): FormField[] => names.map((name) => ({ name }));
const day = (name: string): FormField => ({ name, type: 'date' });

/** The registration form (客户信息登记表), group by group. */
export const CUSTOMER_GROUPS: readonly { readonly title: Key; readonly fields: readonly FormField[] }[] = [
  {
    title: 'groupBasic',
    fields: [
      { name: 'customer', hint: 'idHint' },
      ...texts('name', 'phone'),
      { name: 'email' },
      ...texts('province', 'city', 'sex'),
      day('birth_date'),
      day('registered_time'),
    ],
  },
  {
    title: 'groupNeed',
    fields: [
      { name: 'need', rows: 2 },
      { name: 'tags', hint: 'tagsHint' },
      { name: 'updated_time', label: 'updated', type: 'date', hint: 'updatedHint' },
    ],
  },
  {
    title: 'groupBusiness',
    fields: [
      ...texts('contact', 'address', 'industry', 'company_size', 'owner'),
      day('contract_start'),
      ...texts('intention', 'parent'),
    ],
  },
];

/** A complaint or suggestion (投诉/建议记录): time, text, state. The stored words are Chinese in every language, as in files. */
export const COMPLAINT_FIELDS: readonly FormField[] = [
  { name: 'customer', hint: 'idHint' },
  { name: 'phone' },
  { name: 'time', label: 'time', type: 'date', required: true },
  {
    name: 'ticket_kind',
    label: 'kind',
    choices: [
      { value: '投诉', label: 'kindComplaint' },
      { value: '建议', label: 'kindSuggestion' },
    ],
  },
  { name: 'content', label: 'content', rows: 3, required: true },
  {
    name: 'ticket_state',
    label: 'state',
    choices: [
      { value: '未处理', label: 'stateOpen' },
      { value: '处理中', label: 'stateDoing' },
      { value: '已处理', label: 'stateDone' },
    ],
  },
  { name: 'outcome', label: 'outcome', rows: 2 },
];
