// dynamics-web-api (npm, 2.5.0) against `mopctl sandbox serve`: URL and token in the environment.
// Every answer is what that client expects, or the script ends with an error.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(process.env.CLIENT_FOLDER + "/");
const { DynamicsWebApi } = require("dynamics-web-api");
const client = new DynamicsWebApi({
  serverUrl: process.env.SANDBOX_URL,
  dataApi: { version: "9.2" },
  onTokenRefresh: async () => process.env.SANDBOX_TOKEN,
});
const refused = async (work, status) => {
  try {
    await work();
  } catch (error) {
    assert.equal(error.status, status, error.message);
    return error;
  }
  assert.fail(`expected HTTP status ${status}`);
};

const who = await client.callFunction("WhoAmI");
assert.match(who.UserId, /^[0-9a-f-]{36}$/);

// Create, with and without the row in the answer.
const name = "Fabrikam, Inc. “Ë” & sons";
const id = await client.create({ collection: "accounts", data: { name, accountnumber: "A'1", numberofemployees: 7 } });
assert.match(id, /^[0-9a-f-]{36}$/);
const created = await client.create({
  collection: "accounts",
  data: { name: "Northwind", numberofemployees: 3 },
  returnRepresentation: true,
  select: ["name"],
});
assert.equal(created.name, "Northwind");

// Read, with an expand and annotations.
const contact = await client.create({
  collection: "contacts",
  data: { firstname: "Zoe", lastname: "O'Brien", fullname: "Zoe O'Brien", "parentcustomerid_account@odata.bind": `/accounts(${id})` },
});
const read = await client.retrieve({
  collection: "accounts",
  key: id,
  select: ["name", "statecode"],
  expand: [{ property: "contact_customer_accounts", select: ["fullname"], filter: "lastname eq 'O''Brien'" }],
  includeAnnotations: "*",
});
assert.equal(read.name, name);
assert.equal(read["statecode@OData.Community.Display.V1.FormattedValue"], "Active");
assert.equal(read.contact_customer_accounts[0].fullname, "Zoe O'Brien");
assert.equal((await client.retrieve({ collection: "accounts", key: "accountnumber='A''1'", select: ["name"] })).name, name);

// Query, count, page.
const found = await client.retrieveMultiple({
  collection: "contacts",
  select: ["fullname"],
  filter: "startswith(fullname,'Zoe') and contains(fullname,'''B')",
  orderBy: ["fullname asc"],
  count: true,
  top: 5,
});
assert.equal(found.oDataCount, 1);
assert.equal(found.value[0].contactid, contact);
const paged = await client.retrieveMultiple({ collection: "systemusers", select: ["fullname"], maxPageSize: 60 });
assert.equal(paged.value.length, 60);
const second = await client.retrieveMultiple({ collection: "systemusers", select: ["fullname"], maxPageSize: 60 }, paged.oDataNextLink);
assert.equal(second.value.length, 60);
assert.notEqual(second.value[0].systemuserid, paged.value[0].systemuserid);
const all = await client.retrieveAll({ collection: "systemusers", select: ["fullname"] });
assert.equal(all.value.length, 201);
assert.equal(await client.count({ collection: "accounts" }), 2);

// Update, by version, insert or update.
assert.equal(await client.update({ collection: "accounts", key: id, data: { telephone1: "1" } }), true);
const versioned = await client.retrieve({ collection: "accounts", key: id, select: ["telephone1"] });
assert.equal(versioned.telephone1, "1");
assert.equal(await client.update({ collection: "accounts", key: id, data: { telephone1: "2" }, ifmatch: versioned["@odata.etag"] }), true);
assert.equal(await client.update({ collection: "accounts", key: id, data: { telephone1: "3" }, ifmatch: versioned["@odata.etag"] }), false);
await client.updateSingleProperty({ collection: "accounts", key: id, fieldValuePair: { telephone1: "4" } });
assert.equal((await client.retrieve({ collection: "accounts", key: id, select: ["telephone1"] })).telephone1, "4");
const fresh = "11111111-2222-4333-8444-555555555555";
await client.upsert({ collection: "accounts", key: fresh, data: { name: "Upserted" } });
await client.upsert({ collection: "accounts", key: fresh, data: { name: "Upserted again" } });
assert.equal((await client.retrieve({ collection: "accounts", key: fresh, select: ["name"] })).name, "Upserted again");
await client.upsert({ collection: "accounts", key: "accountnumber='B2'", data: { name: "By its number" } });
assert.equal((await client.retrieveMultiple({ collection: "accounts", filter: "accountnumber eq 'B2'" })).value.length, 1);

// Associate and take apart: a collection, and a single one.
const team = (await client.retrieveMultiple({ collection: "teams", select: ["name"], filter: "name eq 'Dispatchers'" })).value[0].teamid;
const user = all.value.find((row) => row.fullname === "Ana Lopez").systemuserid;
await client.associate({ collection: "teams", primaryKey: team, relationshipName: "teammembership_association", relatedCollection: "systemusers", relatedKey: user });
const members = () => client.retrieve({ collection: "teams", key: team, expand: [{ property: "teammembership_association", select: ["fullname"] }] });
assert.ok((await members()).teammembership_association.some((row) => row.systemuserid === user));
await client.disassociate({ collection: "teams", primaryKey: team, relationshipName: "teammembership_association", relatedKey: user });
assert.ok(!(await members()).teammembership_association.some((row) => row.systemuserid === user));
await client.associateSingleValued({ collection: "accounts", primaryKey: id, navigationProperty: "primarycontactid", relatedCollection: "contacts", relatedKey: contact });
assert.equal((await client.retrieve({ collection: "accounts", key: id, select: ["_primarycontactid_value"] }))._primarycontactid_value, contact);
await client.disassociateSingleValued({ collection: "accounts", primaryKey: id, navigationProperty: "primarycontactid" });

// FetchXML with paging, links and a count.
const fetched = await client.fetch({
  collection: "contacts",
  fetchXml: `<fetch><entity name="contact"><attribute name="fullname"/><filter><condition attribute="lastname" operator="like" value="O'%"/></filter>
    <link-entity name="account" from="accountid" to="parentcustomerid" alias="a"><attribute name="name"/></link-entity></entity></fetch>`,
});
assert.equal(fetched.value[0]["a.name"], name);
const everybody = await client.fetchAll({ collection: "systemusers", includeAnnotations: "*", fetchXml: `<fetch count="70"><entity name="systemuser"><attribute name="fullname"/><order attribute="fullname"/></entity></fetch>` });
assert.equal(everybody.value.length, 201);
const counted = await client.fetch({ collection: "systemusers", fetchXml: `<fetch aggregate="true"><entity name="systemuser"><attribute name="systemuserid" aggregate="count" alias="n"/></entity></fetch>` });
assert.equal(counted.value[0].n, 201);

// Batches: a change set with a reference, one that fails as a whole, reads.
client.startBatch();
client.create({ collection: "accounts", data: { name: "Batched" }, contentId: "1" });
client.create({ collection: "contacts", data: { lastname: "Batched", "parentcustomerid_account@odata.bind": "$1" } });
const [batched, child] = await client.executeBatch();
assert.equal((await client.retrieve({ collection: "contacts", key: child, select: ["_parentcustomerid_value"] }))._parentcustomerid_value, batched);
client.startBatch();
client.create({ collection: "accounts", data: { name: "Never there" } });
client.create({ collection: "accounts", data: { nosuchcolumn: 1 } });
await assert.rejects(client.executeBatch());
assert.equal((await client.retrieveMultiple({ collection: "accounts", filter: "name eq 'Never there'" })).value.length, 0);
client.startBatch();
client.retrieve({ collection: "accounts", key: id, select: ["name"] });
client.retrieveMultiple({ collection: "teams", select: ["name"], top: 2 });
const [one, two] = await client.executeBatch();
assert.equal(one.name, name);
assert.equal(two.value.length, 2);
// A path that is too long for an address goes as a batch.
const long = Array.from({ length: 80 }, (_, at) => `name eq 'nobody of this name ${at}'`).join(" or ");
assert.equal((await client.retrieveMultiple({ collection: "accounts", filter: long })).value.length, 0);

// Metadata.
const entities = await client.retrieveEntities({ select: ["LogicalName", "EntitySetName"], filter: "LogicalName eq 'msdyn_workorder'" });
assert.equal(entities.value[0].EntitySetName, "msdyn_workorders");
const attributes = await client.retrieveAttributes({ entityKey: "LogicalName='account'", select: ["LogicalName"] });
assert.ok(attributes.value.some((column) => column.LogicalName === "name"));

// An offline profile: items, publish, clone.
const profile = await client.create({ collection: "mobileofflineprofiles", data: { name: "From a client" } });
await client.create({
  collection: "mobileofflineprofileitems",
  data: { name: "Accounts", selectedentitytypecode: "account", recorddistributioncriteria: 1, "regardingobjectid@odata.bind": `/mobileofflineprofiles(${profile})` },
});
const publish = `<publish><mobileofflineprofiles><mobileofflineprofile>${profile}</mobileofflineprofile></mobileofflineprofiles></publish>`;
await client.callAction({ actionName: "PublishXml", action: { ParameterXml: publish } });
assert.equal((await client.retrieve({ collection: "mobileofflineprofiles", key: profile, select: ["componentstate"] })).componentstate, 0);
const copy = await client.callAction({ collection: "mobileofflineprofiles", key: profile, actionName: "Microsoft.Dynamics.CRM.CloneMobileOfflineProfile" });
assert.notEqual(copy.mobileofflineprofileid, profile);
assert.equal(copy.componentstate, 1);

// What is refused.
assert.match((await refused(() => client.retrieve({ collection: "accounts", key: "99999999-9999-4999-8999-999999999999" }), 404)).message, /Does Not Exist/);
await refused(() => client.create({ collection: "accounts", data: { nosuchcolumn: 1 } }), 400);
await refused(() => client.retrieveMultiple({ collection: "nosuchset" }), 404);
await refused(() => client.create({ collection: "accounts", data: { accountid: id, name: "twice" } }), 412);
assert.equal(await client.deleteRecord({ collection: "contacts", key: child }), true);
await refused(() => client.retrieve({ collection: "contacts", key: child }), 404);
console.log("dynamics-web-api: every answer is what it expects");
