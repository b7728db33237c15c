import type { TableKind } from '../../model/table-kind';
import type { CanonicalType } from '../../sql/ledger/canonical';

export interface LedgerField {
  readonly name: string;
  /** What a value of it is, and so how two spellings of one are made equal. */
  readonly type: CanonicalType;
  /** In the ledger even where no source has it: the registration form asks for it. */
  readonly core: boolean;
}

const field = (name: string, type: CanonicalType = 'text', core = false): LedgerField => ({
  name,
  type,
  core,
});
const core = (name: string, type: CanonicalType = 'text') => field(name, type, true);

/** The fields of a customer, in the order of the registration form (客户信息登记表) and the base table. */
export const LEDGER_FIELDS: readonly LedgerField[] = [
  core('name'),
  core('contact'),
  core('phone', 'phone'),
  core('email', 'email'),
  core('province'),
  core('city'),
  field('address'),
  core('sex'),
  core('age', 'integer'),
  field('birth_date', 'date'),
  core('registered_time', 'timestamp'),
  field('occupation'),
  field('income'),
  field('education'),
  field('industry'),
  field('company_size'),
  field('level'),
  field('source'),
  field('channel'),
  core('owner'),
  field('consent'),
  field('opted_out'),
  field('contract_start', 'date'),
  field('yearly_purchase', 'number'),
  field('intention'),
  core('need'),
  core('tags'),
  field('parent'),
];

const CONTACTED = ['name', 'contact', 'phone', 'email'];
const ORDERED = [...CONTACTED, 'province', 'city', 'address'];

/** What a source of each kind may say of a customer; null = every field. An order's channel is the order's own. */
export const FIELDS_OF: Readonly<Record<TableKind, readonly string[] | null>> = {
  customers: null,
  survey: null,
  orders: ORDERED,
  items: ORDERED,
  tickets: CONTACTED,
  events: CONTACTED,
  interactions: [...CONTACTED, 'intention', 'need', 'tags'],
};

/** What a complete record has. `reach`: a phone or an e-mail; `region`: a province or a city; `age`: or a date of birth. */
export const REQUIRED: Readonly<Record<'b2c' | 'b2b', readonly string[]>> = {
  b2c: ['name', 'reach', 'region', 'sex', 'age', 'registered_time', 'need'],
  b2b: ['name', 'contact', 'reach', 'region', 'industry', 'company_size', 'owner', 'need'],
};

/** Fields that only business customers have. */
export const BUSINESS_FIELDS = ['industry', 'company_size', 'contract_start', 'yearly_purchase', 'parent'];
