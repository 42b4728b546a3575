"""PowerPlatform-Dataverse-Client (PyPI, 1.1.0) against `mopctl sandbox serve`.

URL and token come from the environment. Every answer is what that client expects, or the script
ends with an error.
"""

import os
import time

from azure.core.credentials import AccessToken
from PowerPlatform.Dataverse.client import DataverseClient


class Fixed:
    """A credential with the sandbox's token."""

    def get_token(self, *scopes, **options):
        return AccessToken(os.environ["SANDBOX_TOKEN"], int(time.time()) + 3600)


def refused(work, status):
    try:
        work()
    except Exception as error:  # the client has several classes of errors
        found = getattr(error, "status_code", None)
        assert found == status, f"{status}: {error!r} ({found})"
        return
    raise AssertionError(f"expected HTTP status {status}")


# The client insists on https: the sandbox serves it, and REQUESTS_CA_BUNDLE names its certificate.
client = DataverseClient(os.environ["SANDBOX_URL"], Fixed())

# Create, one and several.
account = client.records.create("account", {"name": "Fabrikam “Ë” & sons", "accountnumber": "P'1"})
several = client.records.create("account", [{"name": f"Bulk {at}", "numberofemployees": at} for at in range(5)])
assert len(several) == 5 and len(set(several)) == 5

# Read, query, page.
row = client.records.retrieve("account", account, select=["name", "accountnumber"])
assert row["name"] == "Fabrikam “Ë” & sons" and row["accountnumber"] == "P'1"
rows = list(client.records.list("account", filter="startswith(name,'Bulk')", select=["name"], orderby=["name desc"]))
assert [row["name"] for row in rows] == [f"Bulk {at}" for at in (4, 3, 2, 1, 0)], rows
pages = [list(page) for page in client.records.list_pages("systemuser", select=["fullname"], page_size=90)]
assert [len(page) for page in pages] == [90, 90, 21], [len(page) for page in pages]

# Update, one and several; upsert by an alternate key.
client.records.update("account", account, {"telephone1": "1"})
assert client.records.retrieve("account", account, select=["telephone1"])["telephone1"] == "1"
client.records.update("account", several, {"telephone1": "2"})
assert all(row["telephone1"] == "2" for row in client.records.list("account", filter="startswith(name,'Bulk')", select=["telephone1"]))

from PowerPlatform.Dataverse.models import UpsertItem

client.records.upsert("account", [UpsertItem(alternate_key={"accountnumber": "P'1"}, record={"name": "Renamed"})])
assert client.records.retrieve("account", account, select=["name"])["name"] == "Renamed"
client.records.upsert("account", [UpsertItem(alternate_key={"accountnumber": f"N{at}"}, record={"name": f"New {at}"}) for at in range(2)])
assert len(list(client.records.list("account", filter="startswith(name,'New ')", select=["name"]))) == 2

# A batch with a change set that holds, and one that is rolled back.
batch = client.batch.new()
with batch.changeset() as changes:
    reference = changes.records.create("account", {"name": "Batched"})
    changes.records.update("account", reference, {"telephone1": "3"})
result = batch.execute()
assert not result.has_errors, result
assert [row["telephone1"] for row in client.records.list("account", filter="name eq 'Batched'", select=["telephone1"])] == ["3"]
batch = client.batch.new()
with batch.changeset() as changes:
    changes.records.create("account", {"name": "Never there"})
    changes.records.create("account", {"nosuchcolumn": 1})
assert batch.execute().has_errors
assert not list(client.records.list("account", filter="name eq 'Never there'", select=["name"]))

# FetchXML, with pages.
fetch = '<fetch count="80"><entity name="systemuser"><attribute name="fullname"/><order attribute="fullname"/></entity></fetch>'
people = list(client.query.fetchxml(fetch).execute()) if hasattr(client.query, "fetchxml") else None
assert people is None or len(people) == 201, len(people)

# Metadata, and what is refused.
info = client.tables.get("account")
assert info and info["entity_set_name"] == "accounts", info
# Of a row that isn't there this client makes nothing.
assert client.records.retrieve("account", "99999999-9999-4999-8999-999999999999") is None
refused(lambda: client.records.create("account", {"nosuchcolumn": 1}), 400)
refused(lambda: client.records.update("account", "99999999-9999-4999-8999-999999999999", {"name": "x"}), 404)
client.records.delete("account", account)
assert client.records.retrieve("account", account) is None
# Many at once, as a job.
several = client.records.create("account", [{"name": f"Gone {at}"} for at in range(3)])
kept = client.records.create("account", {"name": "Kept"})
client.records.delete("account", list(several))
assert all(client.records.retrieve("account", one) is None for one in several)
assert client.records.retrieve("account", kept) is not None
client.records.delete("account", kept)
print("PowerPlatform-Dataverse-Client: every answer is what it expects")
