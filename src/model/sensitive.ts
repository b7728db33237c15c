import type { Sensitivity } from './fields';

/** What a column holds that belongs to a person. */
export const SENSITIVE_KINDS = [
  'id_card',
  'bank_card',
  'health',
  'coordinates',
  'child',
  'birthday',
  'phone',
  'email',
  'address',
  'name',
  'account',
  'ip',
] as const;
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];

/** Personal information that the law calls sensitive is asked about; the rest is masked. */
export const KIND_SENSITIVITY: Readonly<Record<SensitiveKind, Exclude<Sensitivity, 'none'>>> = {
  id_card: 'sensitive',
  bank_card: 'sensitive',
  health: 'sensitive',
  coordinates: 'sensitive',
  child: 'sensitive',
  birthday: 'sensitive',
  phone: 'personal',
  email: 'personal',
  address: 'personal',
  name: 'personal',
  account: 'personal',
  ip: 'personal',
};

/** Why a column is taken for personal, and how much of it. */
export interface SensitiveColumn {
  readonly kind: SensitiveKind;
  readonly sensitivity: Exclude<Sensitivity, 'none'>;
  readonly because: 'name' | 'value';
  /** Share of the values looked at that have the form; 1 where the name alone decides. */
  readonly share: number;
}
