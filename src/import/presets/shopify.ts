import { names, type Preset } from './preset';

/**
 * Shopify: orders (one row an item; what concerns the order stands on its first row only) and customers. Headings from the
 * help centre's description of the order CSV and from public importers; those of customers likewise.
 */
export const shopify: readonly Preset[] = [
  {
    system: 'shopify',
    table: 'items',
    telling: names(
      'Lineitem name, Lineitem quantity, Lineitem price, Lineitem sku, Lineitem requires shipping',
    ),
    headings: names(`
      Fulfillment Status, Fulfilled at, Accepts Marketing, Currency, Shipping, Taxes, Discount Code, Shipping Method,
      Lineitem compare at price, Lineitem taxable, Lineitem fulfillment status, Billing Name, Billing Street, Billing Address1,
      Billing Address2, Billing Company, Billing City, Billing Zip, Billing Province, Billing Country, Billing Phone, Shipping Name,
      Shipping Street, Shipping Address1, Shipping Address2, Shipping Company, Shipping Zip, Shipping Country, Shipping Phone,
      Notes, Note Attributes, Cancelled at, Payment Method, Payment Reference, Vendor, Outstanding Balance, Employee, Location,
      Device ID, Id, Tags, Risk Level, Lineitem discount, Receipt Number, Duties, Subtotal`),
    map: {
      customer: ['Email'],
      order: ['Name'],
      time: ['Created at'],
      amount: ['Total'],
      quantity: ['Lineitem quantity'],
      price: ['Lineitem price'],
      list_price: ['Lineitem compare at price'],
      product: ['Lineitem name'],
      status: ['Financial Status'],
      paid_time: ['Paid at'],
      refund_amount: ['Refunded Amount'],
      discount: ['Discount Amount'],
      channel: ['Source'],
      consent: ['Accepts Marketing'],
      province: ['Shipping Province'],
      city: ['Shipping City'],
      phone: ['Phone'],
    },
    row: 'line_with_order_total',
  },
  {
    system: 'shopify',
    table: 'customers',
    telling: names('Accepts Email Marketing, Accepts SMS Marketing, Total Spent, Total Orders, Tax Exempt'),
    headings: names(
      'First Name, Last Name, Company, Address1, Address2, Country, Country Code, Zip, Note, Province Code',
    ),
    map: {
      customer: ['Customer ID', 'Email'],
      consent: ['Accepts Email Marketing', 'Accepts Marketing'],
      province: ['Province', 'Province Code'],
      city: ['City'],
      tags: ['Tags'],
      email: ['Email'],
      phone: ['Phone'],
    },
  },
];
