import { names, type Preset } from './preset';

/**
 * HubSpot: companies, contacts, tickets. Headings are the labels of the default properties in the vendor's documentation; an account
 * exports those it shows, so that not all are ever there.
 */
export const hubspot: readonly Preset[] = [
  {
    system: 'hubspot',
    table: 'customers',
    telling: names(
      'Record ID, Company owner, Company Domain Name, Associated Contact, Associated Contact IDs, Number of Associated Contacts',
    ),
    headings:
      names(`Website URL, Phone Number, Time Zone, Last Activity Date, Street Address, Postal Code, Description, Type, LinkedIn Company Page,
      Is Public, Lifecycle Stage, Lead Status, Number of times contacted, Recent Deal Amount, Total Revenue, Last Contacted`),
    map: {
      customer: ['Record ID', 'Company name', 'Name'],
      name: ['Company name', 'Name'],
      owner: ['Company owner'],
      parent: ['Parent Company', 'Associated Parent Company'],
      industry: ['Industry'],
      company_size: ['Number of Employees'],
      level: ['Lifecycle Stage'],
      registered_time: ['Create Date'],
      province: ['State/Region'],
      city: ['City'],
      phone: ['Phone Number'],
      address: ['Street Address'],
    },
  },
  {
    system: 'hubspot',
    table: 'customers',
    telling: names(
      'Contact owner, Associated Company, Associated Company IDs, Marketing contact status, Unsubscribed from all email, Original Source',
    ),
    headings:
      names(`First Name, Last Name, Lead Status, Last Activity Date, Became a Customer Date, Last Modified Date, Original Traffic Source,
      Recent Conversion, Number of Form Submissions, Persona, Website URL, Postal Code, Street Address, Last Contacted`),
    map: {
      customer: ['Record ID', 'Email'],
      owner: ['Contact owner'],
      parent: ['Associated Company', 'Company Name'],
      source: ['Original Source', 'Original Traffic Source'],
      level: ['Lifecycle Stage'],
      opted_out: ['Unsubscribed from all email'],
      registered_time: ['Create Date'],
      province: ['State/Region'],
      city: ['City'],
      occupation: ['Job Title'],
      phone: ['Mobile Phone Number', 'Phone Number'],
      email: ['Email'],
    },
  },
  {
    system: 'hubspot',
    table: 'tickets',
    telling: names('Ticket ID, Ticket name, Ticket owner, Ticket status, Ticket description'),
    headings: names(
      'Pipeline, Priority, Close date, Source, Category, Time to close, Last activity date, Associated Contact',
    ),
    map: {
      customer: ['Associated Company', 'Associated Contact'],
      ticket: ['Ticket ID', 'Record ID'],
      time: ['Create date', 'Create Date'],
      ticket_kind: ['Category'],
      ticket_state: ['Ticket status'],
      channel: ['Source'],
      content: ['Ticket description', 'Ticket name'],
      owner: ['Ticket owner'],
    },
  },
];
