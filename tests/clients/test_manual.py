"""The vendor's manual for many accounts, walked with the AWS CLI step by step, as somebody would who reads it.

Every answer is held to what AWS shows for that command: the members of the AWS CLI Command Reference's examples, in
AWS's forms, and no other.
"""

import json
import re

import pytest
from conftest import CliError, document

HUB, SPOKE = "111111111111", "012345678901"
READ_ONLY, ZONES, NETWORKS = (
    f"arn:aws:iam::aws:policy/{name}"
    for name in ("IAMReadOnlyAccess", "AmazonRoute53FullAccess", "AmazonEC2FullAccess")
)
WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\+00:00|Z)")


def unique(prefix, length=21):
    return re.compile(f"{prefix}[A-Z0-9]{{{length - len(prefix)}}}")


def like(answer, shape):
    """Holds an answer to its shape: names to names, texts to equal ones or to patterns."""
    if isinstance(shape, dict):
        assert set(answer) == set(shape), answer
        for name, part in shape.items():
            like(answer[name], part)
    elif isinstance(shape, list):
        assert len(answer) == len(shape), answer
        for element, part in zip(answer, shape):
            like(element, part)
    elif isinstance(shape, re.Pattern):
        assert shape.fullmatch(answer), (answer, shape.pattern)
    else:
        assert answer == shape


@pytest.fixture(scope="module")
def micetro(aws):
    """What the manual's steps leave behind: the key of the user."""
    hub = lambda *arguments: aws.cli("iam", *arguments, account=HUB)  # noqa: E731
    spoke = lambda *arguments: aws.cli("iam", *arguments, account=SPOKE)  # noqa: E731

    # I. A group, and a user in it who may assume roles in other accounts.
    like(
        hub("create-user", "--user-name", "micetro"),
        {
            "User": {
                "Path": "/",
                "UserName": "micetro",
                "UserId": unique("AIDA"),
                "Arn": f"arn:aws:iam::{HUB}:user/micetro",
                "CreateDate": WHEN,
            }
        },
    )
    key = hub("create-access-key", "--user-name", "micetro")
    like(
        key,
        {
            "AccessKey": {
                "UserName": "micetro",
                "Status": "Active",
                "CreateDate": WHEN,
                "SecretAccessKey": re.compile(r"[A-Za-z0-9+/]{40}"),
                "AccessKeyId": unique("AKIA", 20),
            }
        },
    )
    for arn in (READ_ONLY, ZONES, NETWORKS):
        assert hub("attach-user-policy", "--user-name", "micetro", "--policy-arn", arn) == ""
    like(
        hub("create-group", "--group-name", "micetro"),
        {
            "Group": {
                "Path": "/",
                "GroupName": "micetro",
                "GroupId": unique("AGPA"),
                "Arn": f"arn:aws:iam::{HUB}:group/micetro",
                "CreateDate": WHEN,
            }
        },
    )
    assert hub("add-user-to-group", "--user-name", "micetro", "--group-name", "micetro") == ""

    # II. A role in the other account, which trusts the first: "Another AWS account".
    trust = document({"Action": "sts:AssumeRole", "Principal": {"AWS": f"arn:aws:iam::{HUB}:root"}})
    made = spoke(
        "create-role",
        "--role-name",
        "MicetroAccess",
        "--assume-role-policy-document",
        trust,
        "--description",
        "For Micetro",
        "--tags",
        "Key=owner,Value=network",
    )
    like(
        made,
        {
            "Role": {
                "Path": "/",
                "RoleName": "MicetroAccess",
                "RoleId": unique("AROA"),
                "Arn": f"arn:aws:iam::{SPOKE}:role/MicetroAccess",
                "CreateDate": WHEN,
                "AssumeRolePolicyDocument": json.loads(trust),
                "Tags": [{"Key": "owner", "Value": "network"}],
            }
        },
    )
    for arn in (ZONES, NETWORKS, READ_ONLY):
        assert spoke("attach-role-policy", "--role-name", "MicetroAccess", "--policy-arn", arn) == ""

    # III. An inline policy of the group for that account, as the manual words it.
    inline = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "",
                "Effect": "Allow",
                "Action": "sts:AssumeRole",
                "Resource": f"arn:aws:iam::{SPOKE}:role/MicetroAccess",
            }
        ],
    }
    path = aws.home / "inline.json"
    path.write_text(json.dumps(inline, indent=2))
    put = ("put-group-policy", "--group-name", "micetro", "--policy-name", SPOKE)
    assert hub(*put, "--policy-document", f"file://{path}") == ""
    like(
        hub("get-group-policy", "--group-name", "micetro", "--policy-name", SPOKE),
        {"GroupName": "micetro", "PolicyName": SPOKE, "PolicyDocument": inline},
    )
    return key["AccessKey"]


def test_the_product_finds_its_accounts_and_gets_in(aws, micetro):
    mine = {
        "AWS_ACCESS_KEY_ID": micetro["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": micetro["SecretAccessKey"],
    }
    like(
        aws.cli("sts", "get-caller-identity", **mine),
        {"UserId": unique("AIDA"), "Account": HUB, "Arn": f"arn:aws:iam::{HUB}:user/micetro"},
    )
    # What the product reads: its groups, their inline policies, and the role that each names.
    groups = aws.cli("iam", "list-groups-for-user", "--user-name", "micetro", **mine)["Groups"]
    assert [group["GroupName"] for group in groups] == ["micetro"]
    named = aws.cli("iam", "list-group-policies", "--group-name", "micetro", **mine)
    assert named == {"PolicyNames": [SPOKE]}
    found = aws.cli("iam", "get-group-policy", "--group-name", "micetro", "--policy-name", SPOKE, **mine)
    role = found["PolicyDocument"]["Statement"][0]["Resource"]

    session = aws.cli("sts", "assume-role", "--role-arn", role, "--role-session-name", "micetro", **mine)
    like(
        session,
        {
            "Credentials": {
                "AccessKeyId": unique("ASIA", 20),
                "SecretAccessKey": re.compile(r"[A-Za-z0-9+/]{40}"),
                "SessionToken": re.compile(r"[A-Za-z0-9+/=]{100,}"),
                "Expiration": WHEN,
            },
            "AssumedRoleUser": {
                "AssumedRoleId": re.compile(r"AROA[A-Z0-9]{17}:micetro"),
                "Arn": f"arn:aws:sts::{SPOKE}:assumed-role/MicetroAccess/micetro",
            },
        },
    )
    inside = {
        "AWS_ACCESS_KEY_ID": session["Credentials"]["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": session["Credentials"]["SecretAccessKey"],
        "AWS_SESSION_TOKEN": session["Credentials"]["SessionToken"],
    }
    assert aws.cli("iam", "list-account-aliases", **inside) == {"AccountAliases": []}
    assert aws.cli("route53", "list-hosted-zones", **inside) == {"HostedZones": []}
    with pytest.raises(CliError) as refused:
        aws.cli("s3", "ls", **inside)
    assert refused.value.said.endswith(
        "An error occurred (AccessDenied) when calling the ListBuckets operation: User: "
        f"arn:aws:sts::{SPOKE}:assumed-role/MicetroAccess/micetro is not authorized to perform: s3:ListAllMyBuckets "
        "because no identity-based policy allows the s3:ListAllMyBuckets action"
    ), refused.value.said
    assert aws.cli("ec2", "describe-vpcs", **inside) == {"Vpcs": []}
    regions = aws.cli("ec2", "describe-regions", "--query", "Regions[].RegionName", **inside)
    assert {"us-east-1", "eu-west-1"} <= set(regions)
    with pytest.raises(CliError) as refused:
        aws.cli("iam", "delete-role", "--role-name", "MicetroAccess", **inside)
    assert refused.value.status == 255
    assert refused.value.said.endswith(
        "An error occurred (AccessDenied) when calling the DeleteRole operation: User: "
        f"arn:aws:sts::{SPOKE}:assumed-role/MicetroAccess/micetro is not authorized to perform: iam:DeleteRole on "
        "resource: role MicetroAccess because no identity-based policy allows the iam:DeleteRole action"
    ), refused.value.said


def test_who_is_not_in_the_group_gets_nowhere(aws, micetro):
    aws.cli("iam", "create-user", "--user-name", "passer-by", account=HUB)
    key = aws.cli("iam", "create-access-key", "--user-name", "passer-by", account=HUB)["AccessKey"]
    theirs = {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}
    role = f"arn:aws:iam::{SPOKE}:role/MicetroAccess"
    with pytest.raises(CliError, match="not authorized to perform: sts:AssumeRole on resource: " + role):
        aws.cli("sts", "assume-role", "--role-arn", role, "--role-session-name", "passing", **theirs)


def test_the_lists_of_the_console_by_the_cli(aws, micetro):
    attached = aws.cli("iam", "list-attached-user-policies", "--user-name", "micetro", account=HUB)
    assert {policy["PolicyArn"] for policy in attached["AttachedPolicies"]} == {READ_ONLY, ZONES, NETWORKS}
    group = aws.cli("iam", "get-group", "--group-name", "micetro", account=HUB)
    assert [user["UserName"] for user in group["Users"]] == ["micetro"]
    role = aws.cli("iam", "get-role", "--role-name", "MicetroAccess", account=SPOKE)["Role"]
    like(role["RoleLastUsed"], {"LastUsedDate": WHEN, "Region": "us-east-1"})
    text = aws.cli("iam", "list-users", "--output", "text", "--query", "Users[].UserName", account=HUB)
    assert text.split() == ["micetro", "passer-by"]
