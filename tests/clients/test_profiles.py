"""Credentials as tools hand them on: `credential_process`, roles of profiles, MFA, a session in the environment."""

import json
import os
import subprocess
import sys
import time

import boto3
import pytest
from botocore.exceptions import ClientError
from conftest import AWS, CliError, document
from keys import totp

HUB, SPOKE = "111111111111", "222222222222"
ROLE = f"arn:aws:iam::{SPOKE}:role/Reader"

# What aws-vault and its like do: assume a role, and print what the SDK asks a process for.
# AWS SDKs and Tools Reference Guide, feature-process-credentials.
PROCESS = """import datetime, json, sys
import boto3

sts = boto3.Session(profile_name="anna").client("sts")
asked = dict(RoleArn=sys.argv[1], RoleSessionName="process")
session = sts.assume_role(**asked)["Credentials"]
expires = session["Expiration"].astimezone(datetime.timezone.utc)
print(json.dumps({
    "Version": 1,
    "AccessKeyId": session["AccessKeyId"],
    "SecretAccessKey": session["SecretAccessKey"],
    "SessionToken": session["SessionToken"],
    "Expiration": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
}))
with open(sys.argv[2], "a") as calls:
    calls.write("called\\n")
"""


@pytest.fixture(scope="module")
def anna(aws):
    """A user with a key and an MFA device, a role that she may assume, and her AWS configuration."""
    hub, spoke = aws.client("iam", HUB), aws.client("iam", SPOKE)
    user = hub.create_user(UserName="anna")["User"]
    key = hub.create_access_key(UserName="anna")["AccessKey"]
    hub.put_user_policy(
        UserName="anna",
        PolicyName="assume",
        PolicyDocument=document({"Action": "sts:AssumeRole", "Resource": f"arn:aws:iam::{SPOKE}:role/*"}),
    )
    spoke.create_role(
        RoleName="Reader",
        AssumeRolePolicyDocument=document({"Action": "sts:AssumeRole", "Principal": {"AWS": user["Arn"]}}),
    )
    spoke.attach_role_policy(RoleName="Reader", PolicyArn="arn:aws:iam::aws:policy/IAMReadOnlyAccess")
    spoke.create_role(
        RoleName="Strict",
        AssumeRolePolicyDocument=document(
            {
                "Action": "sts:AssumeRole",
                "Principal": {"AWS": user["Arn"]},
                "Condition": {
                    "Bool": {"aws:MultiFactorAuthPresent": "true"},
                    "StringEquals": {"sts:ExternalId": "told-apart"},
                },
            }
        ),
    )
    process, calls = aws.home / "process.py", aws.home / "calls"
    process.write_text(PROCESS)
    (aws.home / "credentials").write_text(
        f"[anna]\naws_access_key_id = {key['AccessKeyId']}\naws_secret_access_key = {key['SecretAccessKey']}\n"
    )
    (aws.home / "config").write_text(
        f"""[profile process]
credential_process = "{sys.executable}" "{process}" {ROLE} "{calls}"

[profile reader]
role_arn = {ROLE}
source_profile = anna
role_session_name = by-profile
"""
    )
    return key


@pytest.fixture
def configured(aws, anna, monkeypatch):
    """This process sees what a process of anna's would see."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in aws.environment().items():
        monkeypatch.setenv(name, value)


def test_boto3_runs_a_credential_process_and_keeps_what_it_printed(aws, configured):
    session = boto3.Session(profile_name="process")
    assert session.client("sts").get_caller_identity()["Arn"] == (
        f"arn:aws:sts::{SPOKE}:assumed-role/Reader/process"
    )
    assert [role["RoleName"] for role in session.client("iam").list_roles()["Roles"]] == ["Reader", "Strict"]
    assert session.get_credentials().method == "custom-process"
    assert (aws.home / "calls").read_text().count("called") == 1
    with pytest.raises(ClientError, match="assumed-role/Reader/process is not authorized to perform: iam:Create"):
        session.client("iam").create_user(UserName="bob")


def test_the_cli_runs_a_credential_process(aws, anna):
    assert aws.cli("sts", "get-caller-identity", "--profile", "process")["Arn"] == (
        f"arn:aws:sts::{SPOKE}:assumed-role/Reader/process"
    )
    with pytest.raises(CliError, match=r"An error occurred \(AccessDenied\) when calling the DeleteRole operation"):
        aws.cli("iam", "delete-role", "--role-name", "Strict", "--profile", "process")


def test_profiles_with_a_role_by_boto3_and_the_cli(aws, configured):
    arn = f"arn:aws:sts::{SPOKE}:assumed-role/Reader/by-profile"
    assert boto3.Session(profile_name="reader").client("sts").get_caller_identity()["Arn"] == arn
    assert aws.cli("sts", "get-caller-identity", "--profile", "reader")["Arn"] == arn


def test_a_session_in_the_environment_of_another_process(aws, configured):
    session = boto3.Session(profile_name="reader").get_credentials().get_frozen_credentials()
    environment = {
        "AWS_ACCESS_KEY_ID": session.access_key,
        "AWS_SECRET_ACCESS_KEY": session.secret_key,
        "AWS_SESSION_TOKEN": session.token,
    }
    arn = f"arn:aws:sts::{SPOKE}:assumed-role/Reader/by-profile"
    assert aws.cli("sts", "get-caller-identity", **environment)["Arn"] == arn
    with pytest.raises(CliError, match="InvalidClientTokenId"):
        aws.cli("sts", "get-caller-identity", **environment | {"AWS_SESSION_TOKEN": ""})


def test_a_session_with_mfa_opens_what_the_key_alone_does_not(aws, configured, anna):
    root, sts = aws.client("iam", HUB), aws.client("sts", anna)
    device = root.create_virtual_mfa_device(VirtualMFADeviceName="anna")["VirtualMFADevice"]
    seed, serial = device["Base32StringSeed"], device["SerialNumber"]
    now = time.time()
    root.enable_mfa_device(
        UserName="anna",
        SerialNumber=serial,
        AuthenticationCode1=totp(seed, now - 30),
        AuthenticationCode2=totp(seed, now),
    )
    strict = {
        "RoleArn": f"arn:aws:iam::{SPOKE}:role/Strict",
        "RoleSessionName": "mfa",
        "ExternalId": "told-apart",
    }
    with pytest.raises(ClientError, match="is not authorized to perform: sts:AssumeRole"):
        sts.assume_role(**strict)
    with pytest.raises(ClientError, match="MultiFactorAuthentication failed with invalid MFA one time pass code"):
        sts.get_session_token(SerialNumber=serial, TokenCode="000000")

    # A code works once, so these are of the next half minutes, which a device may be ahead by.
    told = sts.get_session_token(SerialNumber=serial, TokenCode=totp(seed, now + 30), DurationSeconds=900)
    session = told["Credentials"]
    assert session["AccessKeyId"].startswith("ASIA")
    opened = aws.client("sts", session).assume_role(**strict)
    assert opened["AssumedRoleUser"]["Arn"].endswith("assumed-role/Strict/mfa")
    with pytest.raises(ClientError, match="is not authorized to perform: sts:AssumeRole"):
        aws.client("sts", session).assume_role(**strict | {"ExternalId": "another"})
    # STS API Reference, GetSessionToken: no IAM operations without MFA, no STS ones but two.
    plain = aws.client("sts", anna).get_session_token()["Credentials"]
    with pytest.raises(ClientError, match="InvalidClientTokenId"):
        aws.client("iam", plain).get_user()


def test_the_cli_asks_for_a_code_of_a_profile_with_mfa(aws, anna):
    root = aws.client("iam", HUB)
    serial = root.list_mfa_devices(UserName="anna")["MFADevices"][0]["SerialNumber"]
    device = root.create_virtual_mfa_device(VirtualMFADeviceName="asked")["VirtualMFADevice"]
    seed, now = device["Base32StringSeed"], time.time()
    root.enable_mfa_device(
        UserName="anna",
        SerialNumber=device["SerialNumber"],
        AuthenticationCode1=totp(seed, now - 30),
        AuthenticationCode2=totp(seed, now),
    )
    assert serial != device["SerialNumber"]
    with open(aws.home / "config", "a") as config:
        config.write(
            f"\n[profile strict]\nrole_arn = arn:aws:iam::{SPOKE}:role/Strict\nsource_profile = anna\n"
            f"external_id = told-apart\nmfa_serial = {device['SerialNumber']}\nrole_session_name = asked\n"
        )
    command = [sys.executable, AWS, "sts", "get-caller-identity", "--profile", "strict"]
    done = subprocess.run(
        command,
        input=totp(seed, now + 30) + "\n",
        env=aws.environment(),
        capture_output=True,
        text=True,
        start_new_session=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout[done.stdout.index("{") :]
    assert json.loads(said)["Arn"] == f"arn:aws:sts::{SPOKE}:assumed-role/Strict/asked"
