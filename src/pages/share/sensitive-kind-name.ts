import type { share } from '../../i18n/shell/share';
import type { SensitiveKind } from '../../share/sensitive';

/** The string that names each kind of personal data. */
export const SENSITIVE_KIND_KEYS = {
  email: 'kindEmail',
  phone: 'kindPhone',
  id_number: 'kindIdNumber',
  bank_card: 'kindBankCard',
  ip: 'kindIp',
  digits: 'kindDigits',
  masked: 'kindMasked',
  company: 'kindCompany',
  address: 'kindAddress',
  identity: 'kindIdentity',
  name: 'kindName',
} as const satisfies Record<SensitiveKind, keyof typeof share.zh>;
