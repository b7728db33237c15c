import { names, type Preset } from './preset';

/**
 * Salesforce: reports and data-loader exports of accounts, contacts and cases. Headings are the labels (and, without blanks, the
 * names) of standard fields in the vendor's object reference.
 */
export const salesforce: readonly Preset[] = [
  {
    system: 'salesforce',
    table: 'customers',
    telling: names(
      'Account ID, Account Owner, Account Source, AnnualRevenue, NumberOfEmployees, BillingCity, BillingState, Parent Account ID, Customer Priority, SLA',
    ),
    headings:
      names(`Type, Website, Rating, Ownership, Account Site, Billing Street, Billing Zip/Postal Code, Billing Country, Shipping Street,
      Shipping City, Shipping Country, Last Activity, Last Modified Date, Description, Upsell Opportunity, Active, SicDesc, BillingStreet,
      BillingPostalCode, BillingCountry, IsDeleted, OwnerId, ParentId, CreatedById, LastModifiedDate, SystemModstamp`),
    map: {
      customer: ['Account ID', 'Id', 'Account Number', 'Account Name'],
      name: ['Account Name', 'Name'],
      owner: ['Account Owner', 'OwnerId'],
      parent: ['Parent Account', 'ParentId'],
      industry: ['Industry'],
      company_size: ['Employees', 'NumberOfEmployees'],
      source: ['Account Source', 'AccountSource'],
      level: ['Customer Priority', 'Rating'],
      registered_time: ['Created Date', 'CreatedDate'],
      province: ['Billing State/Province', 'BillingState'],
      city: ['Billing City', 'BillingCity'],
      phone: ['Phone'],
    },
  },
  {
    system: 'salesforce',
    table: 'customers',
    telling: names(
      'Contact ID, Mailing State/Province, Mailing City, HasOptedOutOfEmail, MailingCity, Do Not Call',
    ),
    headings:
      names(`First Name, Last Name, Title, Department, Mailing Street, Mailing Zip/Postal Code, Mailing Country, Fax, Reports To,
      Last Activity, Salutation, Contact Owner, Lead Source, FirstName, LastName, AccountId, MailingStreet, MailingState, OwnerId`),
    map: {
      customer: ['Contact ID', 'Id', 'Account Name'],
      name: ['Account Name'],
      contact: ['Full Name', 'Last Name', 'LastName'],
      owner: ['Contact Owner', 'OwnerId'],
      parent: ['Account Name'],
      source: ['Lead Source', 'LeadSource'],
      opted_out: ['Email Opt Out', 'HasOptedOutOfEmail'],
      occupation: ['Title'],
      registered_time: ['Created Date', 'CreatedDate'],
      province: ['Mailing State/Province', 'MailingState'],
      city: ['Mailing City', 'MailingCity'],
      phone: ['Mobile', 'Phone', 'MobilePhone'],
      email: ['Email'],
    },
  },
  {
    system: 'salesforce',
    table: 'tickets',
    telling: names(
      'Case Number, CaseNumber, Case Owner, Case Origin, Opened Date, Date/Time Opened, IsEscalated',
    ),
    headings: names(
      'Priority, Closed, Age, Escalated, Contact Name, Date/Time Closed, Web Email, ContactId, ClosedDate',
    ),
    map: {
      customer: ['Account ID', 'AccountId', 'Account Name'],
      ticket: ['Case Number', 'CaseNumber'],
      time: ['Date/Time Opened', 'Opened Date', 'CreatedDate'],
      ticket_kind: ['Type', 'Case Reason', 'Reason'],
      ticket_state: ['Status'],
      channel: ['Case Origin', 'Origin'],
      content: ['Description', 'Subject'],
      owner: ['Case Owner'],
    },
  },
];
