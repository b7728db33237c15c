import { names, type Preset } from './preset';

/**
 * Zoho CRM: accounts, contacts (one contact a row, the company repeated), leads, cases. Headings from the list of standard modules
 * and fields that the vendor publishes.
 */
const OWN = names(
  'Record Id, Modified Time, Last Activity Time, Created By, Modified By, Record Image, Unsubscribed Mode, Unsubscribed Time, Currency, Exchange Rate',
);

export const zoho: readonly Preset[] = [
  {
    system: 'zoho',
    table: 'customers',
    telling: names('Record Id, Account Owner, Account Owner.id, Account Site, SIC Code'),
    headings: [
      ...OWN,
      ...names(`Rating, Fax, Website, Ticker Symbol, Ownership, Account Number, Account Type, Billing Street, Billing Code, Billing Country,
        Shipping Street, Shipping City, Shipping State, Shipping Code, Shipping Country, Description, Tag, Parent Account.id`),
    ],
    map: {
      customer: ['Record Id', 'Account Number', 'Account Name'],
      name: ['Account Name'],
      owner: ['Account Owner'],
      parent: ['Parent Account'],
      industry: ['Industry'],
      company_size: ['Employees'],
      level: ['Rating'],
      registered_time: ['Created Time'],
      province: ['Billing State'],
      city: ['Billing City'],
      tags: ['Tag'],
      phone: ['Phone'],
    },
  },
  {
    system: 'zoho',
    table: 'customers',
    telling: names(
      'Contact Owner, Contact Owner.id, Mailing City, Mailing State, Email Opt Out, Vendor Name',
    ),
    headings: [
      ...OWN,
      ...names(`Contact Name, First Name, Last Name, Department, Title, Mailing Street, Mailing Zip, Mailing Country, Other Street, Other City,
        Other State, Other Zip, Other Country, Home Phone, Other Phone, Assistant, Asst Phone, Fax, Skype ID, Reporting To, Salutation,
        Secondary Email, Twitter, Description, Tag, Account Name.id`),
    ],
    map: {
      customer: ['Record Id', 'Account Name'],
      name: ['Account Name'],
      contact: ['Contact Name', 'Full Name', 'Last Name'],
      owner: ['Contact Owner'],
      source: ['Lead Source'],
      opted_out: ['Email Opt Out'],
      registered_time: ['Created Time'],
      province: ['Mailing State'],
      city: ['Mailing City'],
      tags: ['Tag'],
      birth_date: ['Date of Birth'],
      phone: ['Mobile', 'Phone'],
      email: ['Email'],
      address: ['Mailing Street'],
    },
  },
  {
    system: 'zoho',
    table: 'tickets',
    telling: names('Case Number, Case Owner, Case Reason, Case Origin, Reported By'),
    headings: [
      ...OWN,
      ...names('Subject, Product Name, Priority, Related To, Deal Name, Internal Comments, Tag'),
    ],
    map: {
      customer: ['Account Name', 'Related To'],
      ticket: ['Case Number', 'Record Id'],
      time: ['Created Time'],
      ticket_kind: ['Type', 'Case Reason'],
      ticket_state: ['Status'],
      channel: ['Case Origin'],
      content: ['Description', 'Subject'],
      outcome: ['Solution'],
      owner: ['Case Owner'],
      product: ['Product Name'],
    },
  },
];
