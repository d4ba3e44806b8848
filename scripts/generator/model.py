"""AWS's service models as botocore packs them: which operations are taken, and the shapes they reach."""

import dataclasses
import gzip
import json
import pathlib

SOURCE = "botocore 1.44.5 (Apache-2.0)"
ALL = "every operation"

# service, folder in botocore, operations taken
SERVICES = [
    ("iam", "iam/2010-05-08", ALL),
    ("sts", "sts/2011-06-15", ALL),
    ("ec2", "ec2/2016-11-15", ["DescribeRegions", "DescribeSubnets", "DescribeVpcs"]),
    ("route53", "route53/2013-04-01", ["ListHostedZones"]),
    ("s3", "s3/2006-03-01", ["ListBuckets"]),
    (
        "organizations",
        "organizations/2016-11-28",
        [
            "AttachPolicy",
            "CloseAccount",
            "CreateAccount",
            "CreateOrganization",
            "CreateOrganizationalUnit",
            "CreatePolicy",
            "DeleteOrganization",
            "DeleteOrganizationalUnit",
            "DeletePolicy",
            "DeregisterDelegatedAdministrator",
            "DescribeAccount",
            "DescribeCreateAccountStatus",
            "DescribeEffectivePolicy",
            "DescribeOrganization",
            "DescribeOrganizationalUnit",
            "DescribePolicy",
            "DetachPolicy",
            "DisableAWSServiceAccess",
            "DisablePolicyType",
            "EnableAWSServiceAccess",
            "EnablePolicyType",
            "LeaveOrganization",
            "ListAWSServiceAccessForOrganization",
            "ListAccounts",
            "ListAccountsForParent",
            "ListChildren",
            "ListCreateAccountStatus",
            "ListDelegatedAdministrators",
            "ListDelegatedServicesForAccount",
            "ListOrganizationalUnitsForParent",
            "ListParents",
            "ListPolicies",
            "ListPoliciesForTarget",
            "ListRoots",
            "ListTagsForResource",
            "ListTargetsForPolicy",
            "MoveAccount",
            "RegisterDelegatedAdministrator",
            "RemoveAccountFromOrganization",
            "TagResource",
            "UntagResource",
            "UpdateOrganizationalUnit",
            "UpdatePolicy",
        ],
    ),
]

# Where the model's own `sensitive` mark isn't what a secret is here.
# A session token is half of a credential; names and addresses of accounts are what reports show.
SECRET = {("sts", "tokenType"): True}
NOT_SECRET = {
    ("organizations", "AccountName"),
    ("organizations", "CreateAccountName"),
    ("organizations", "Email"),
}

# Where a pattern of the model contradicts the member's own documentation: wildcards stand for several entities.
NO_PATTERN = {("iam", "AttachmentName")}


@dataclasses.dataclass
class Service:
    name: str
    metadata: dict
    operations: dict
    shapes: dict
    pages: dict

    @property
    def prefix(self) -> str:
        prefixes = {
            "iam": "Iam",
            "sts": "Sts",
            "ec2": "Ec2",
            "route53": "Route53",
            "s3": "S3",
            "organizations": "Organizations",
        }
        return prefixes[self.name]

    def secret(self, shape: str) -> bool:
        if (self.name, shape) in NOT_SECRET:
            return False
        return SECRET.get((self.name, shape), self.shapes[shape].get("sensitive", False))


def load(data: pathlib.Path) -> list[Service]:
    services = []
    for name, folder, wanted in SERVICES:
        with gzip.open(data / folder / "service-2.json.gz", "rt", encoding="utf-8") as file:
            model = json.load(file)
        operations = model["operations"]
        if wanted is not ALL:
            operations = {operation: operations[operation] for operation in wanted}
        roots = [o[side]["shape"] for o in operations.values() for side in ("input", "output") if side in o]
        errors = [e["shape"] for o in operations.values() for e in o.get("errors", [])]
        shapes = {shape: model["shapes"][shape] for shape in _reached(model["shapes"], roots)}
        shapes |= {error: model["shapes"][error] for error in errors}
        for shape in [shape for of, shape in NO_PATTERN if of == name]:
            del shapes[shape]["pattern"]
        published = json.loads((data / folder / "paginators-1.json").read_text(encoding="utf-8"))["pagination"]
        pages = {o: published.get(o) or _unpublished(operations[o], model["shapes"]) for o in operations}
        services.append(Service(name, model["metadata"], operations, shapes, {o: p for o, p in pages.items() if p}))
    return services


def references(shape: dict) -> list[str]:
    """The names of the shapes that a shape is made of."""
    found = [member["shape"] for member in shape.get("members", {}).values()]
    return found + [shape[part]["shape"] for part in ("member", "key", "value") if part in shape]


def _reached(shapes: dict, roots: list[str]) -> list[str]:
    seen = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += references(shapes[name])
    return sorted(seen)


def _unpublished(operation: dict, shapes: dict) -> dict | None:
    """Some operations take and return `Marker` though botocore's paginators leave them out."""
    if "input" not in operation or "output" not in operation:
        return None
    takes = shapes[operation["input"]["shape"]]["members"]
    gives = shapes[operation["output"]["shape"]]["members"]
    if "Marker" not in takes or "Marker" not in gives:
        return None
    found = {
        "input_token": "Marker",
        "output_token": "Marker",
        "result_key": [m for m, ref in gives.items() if shapes[ref["shape"]]["type"] == "list"],
        "more_results": next(m for m in gives if m.lower() == "istruncated"),
    }
    if "MaxItems" in takes:
        found["limit_key"] = "MaxItems"
    return found
