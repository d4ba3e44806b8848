"""Scanners that read a whole account and its organization, and find the way up that was laid there."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from conftest import document

TOOLS = Path(os.environ["ROLECALL_SCANNERS"])
ACCOUNT, MEMBER_EMAIL = "111111111111", "member@example.com"

# PMapper's last release asks `collections` for what Python 3.10 keeps in `collections.abc` alone.
PMAPPER = """import collections, collections.abc, sys
collections.Mapping, collections.MutableMapping = collections.abc.Mapping, collections.abc.MutableMapping
from principalmapper.__main__ import main
sys.exit(main())
"""


def run(aws, *command):
    """What a scanner prints. `cloudsplaining download` ends with status 1 when all is well."""
    environment = aws.environment(
        AWS_ACCESS_KEY_ID=ACCOUNT,
        AWS_SECRET_ACCESS_KEY="test",
        PMAPPER_STORAGE=str(aws.home / "pmapper"),
    )
    done = subprocess.run(
        [TOOLS / "bin" / "python", *command],
        cwd=aws.home,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    said = done.stdout + done.stderr
    assert "Traceback" not in said, said
    return done.returncode, said


@pytest.fixture(scope="module")
def account(aws):
    """An account in an organization: eve may make keys of an administrator, lena may pass a strong role."""
    organizations = aws.client("organizations", ACCOUNT)
    organizations.create_organization(FeatureSet="ALL")
    root = organizations.list_roots()["Roots"][0]["Id"]
    unit = organizations.create_organizational_unit(ParentId=root, Name="Workloads")["OrganizationalUnit"]
    organizations.create_account(Email=MEMBER_EMAIL, AccountName="member")
    member = next(
        found["Id"]
        for page in organizations.get_paginator("list_accounts").paginate()
        for found in page["Accounts"]
        if found["Email"] == MEMBER_EMAIL
    )
    organizations.move_account(AccountId=member, SourceParentId=root, DestinationParentId=unit["Id"])
    fence = organizations.create_policy(
        Content=document({"Effect": "Deny", "Action": "iam:CreateUser", "Resource": "*"}),
        Description="no users",
        Name="fence",
        Type="SERVICE_CONTROL_POLICY",
    )
    organizations.attach_policy(PolicyId=fence["Policy"]["PolicySummary"]["Id"], TargetId=unit["Id"])

    iam = aws.client("iam", ACCOUNT)
    for name in ("boss", "eve", "lena", "mia", "paul"):
        iam.create_user(UserName=name)
    iam.attach_user_policy(UserName="boss", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    iam.put_user_policy(
        UserName="eve",
        PolicyName="keys",
        PolicyDocument=document({"Action": "iam:CreateAccessKey", "Resource": "*"}),
    )
    iam.create_group(GroupName="runners")
    iam.add_user_to_group(GroupName="runners", UserName="lena")
    runs = iam.create_policy(
        PolicyName="runs",
        PolicyDocument=document(
            {"Action": ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"], "Resource": "*"}
        ),
    )
    iam.attach_group_policy(GroupName="runners", PolicyArn=runs["Policy"]["Arn"])
    iam.create_role(
        RoleName="strong",
        AssumeRolePolicyDocument=document(
            {"Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
        ),
    )
    iam.attach_role_policy(RoleName="strong", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    # A chain by roles: mia to `step`, and `step` to `top`. Paul is named by no trust.
    mia = iam.get_user(UserName="mia")["User"]["Arn"]
    step = iam.create_role(
        RoleName="step",
        AssumeRolePolicyDocument=document({"Action": "sts:AssumeRole", "Principal": {"AWS": mia}}),
    )["Role"]["Arn"]
    top = iam.create_role(
        RoleName="top",
        AssumeRolePolicyDocument=document({"Action": "sts:AssumeRole", "Principal": {"AWS": step}}),
    )["Role"]["Arn"]
    iam.attach_role_policy(RoleName="top", PolicyArn="arn:aws:iam::aws:policy/IAMFullAccess")
    iam.put_role_policy(
        RoleName="step",
        PolicyName="up",
        PolicyDocument=document({"Action": "sts:AssumeRole", "Resource": top}),
    )
    iam.attach_user_policy(UserName="paul", PolicyArn="arn:aws:iam::aws:policy/IAMReadOnlyAccess")
    return member


def test_cloudsplaining_finds_who_can_escalate(aws, account):
    (aws.home / "credentials").write_text(
        f"[scan]\naws_access_key_id = {ACCOUNT}\naws_secret_access_key = test\n"
    )
    _, said = run(aws, "-m", "cloudsplaining.bin.cli", "download", "--profile", "scan", "--output", aws.home)
    downloaded = json.loads((aws.home / "scan.json").read_text())
    assert {user["UserName"] for user in downloaded["UserDetailList"]} == {"boss", "eve", "lena", "mia", "paul"}
    attached = {policy["PolicyName"] for policy in downloaded["Policies"]}
    assert attached == {"AdministratorAccess", "IAMFullAccess", "IAMReadOnlyAccess", "runs"}, said

    status, said = run(
        aws,
        "-m",
        "cloudsplaining.bin.cli",
        "scan",
        "--input-file",
        aws.home / "scan.json",
        "--output",
        aws.home,
        "--skip-open-report",
    )
    assert status == 0, said
    results = json.loads((aws.home / "iam-results-scan.json").read_text())
    runs = next(one for one in results["customer_managed_policies"].values() if one["PolicyName"] == "runs")
    ways = {finding["type"]: finding["actions"] for finding in runs["PrivilegeEscalation"]["findings"]}
    assert ways == {
        "PassExistingRoleToNewLambdaThenInvoke": [
            "iam:passrole",
            "lambda:createfunction",
            "lambda:invokefunction",
        ]
    }
    keys = next(one for one in results["inline_policies"].values() if one["PolicyName"] == "keys")
    assert [finding["type"] for finding in keys["PrivilegeEscalation"]["findings"]] == ["CreateAccessKey"]


def test_pmapper_draws_the_graph_of_an_account(aws, account):
    script = aws.home / "pmapper.py"
    script.write_text(PMAPPER)
    status, said = run(aws, script, "graph", "create", "--include-regions", "us-east-1")
    assert status == 0, said

    folder = aws.home / "pmapper" / ACCOUNT / "graph"
    edges = {
        (edge["source"].rpartition(":")[2], edge["destination"].rpartition(":")[2], edge["short_reason"])
        for edge in json.loads((folder / "edges.json").read_text())
    }
    everybody = {"boss", "lena", "mia", "paul"}
    assert edges == {
        *(("user/eve", f"user/{name}", "IAM") for name in everybody),
        ("user/lena", "role/strong", "Lambda"),
        ("user/mia", "role/step", "AssumeRole"),
        ("role/step", "role/top", "AssumeRole"),
    }
    nodes = json.loads((folder / "nodes.json").read_text())
    assert {node["arn"].rpartition(":")[2] for node in nodes if node["is_admin"]} == {
        "role/strong",
        "role/top",
        "user/boss",
    }

    def asked(*query):
        status, said = run(aws, script, "--account", ACCOUNT, *query)
        assert status == 0, said
        return said

    said = asked("query", "preset privesc *")
    for name in ("eve", "lena", "mia"):
        assert f"user/{name} can escalate privileges" in said, said
    assert "user/paul" not in said
    # The same question is put to the simulator itself: mia alone may not, `top` may.
    iam = aws.client("iam", ACCOUNT)
    assert "user/mia CAN call action iam:CreateUser for resource * THRU role/top" in asked(
        "query", "can user/mia do iam:CreateUser"
    )
    for who, decision in (("user/mia", "implicitDeny"), ("role/top", "allowed")):
        simulated = iam.simulate_principal_policy(
            PolicySourceArn=f"arn:aws:iam::{ACCOUNT}:{who}", ActionNames=["iam:CreateUser"]
        )
        assert simulated["EvaluationResults"][0]["EvalDecision"] == decision


def test_pmapper_reads_the_organization(aws, account):
    script = aws.home / "pmapper.py"
    script.write_text(PMAPPER)
    status, said = run(aws, script, "orgs", "create")
    assert status == 0, said
    organization = aws.client("organizations", ACCOUNT).describe_organization()["Organization"]["Id"]
    folder = aws.home / "pmapper" / organization
    data = json.loads((folder / "org_data.json").read_text())
    assert sorted(data["accounts"]) == sorted([ACCOUNT, account])
    (root,) = data["root_ous"]
    (unit,) = root["child_nodes"]
    assert [one["account_id"] for one in root["accounts"]] == [ACCOUNT]
    assert [one["account_id"] for one in unit["accounts"]] == [account]
    names = {scp["arn"]: scp["name"] for scp in json.loads((folder / "scps.json").read_text())}
    assert sorted(names[arn] for arn in root["scps"]) == ["FullAWSAccess"]
    assert sorted(names[arn] for arn in unit["scps"]) == ["FullAWSAccess", "fence"]
