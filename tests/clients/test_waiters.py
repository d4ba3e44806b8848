"""Every waiter that botocore has for IAM: it waits while there is nothing, and ends when there is."""

import threading

import pytest
from botocore.exceptions import WaiterError
from conftest import document

ACCOUNT = "111111111111"
TRUST = document({"Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}})

# Waiter: what it asks with, and the call that makes it so.
WAITERS = {
    "user_exists": ({"UserName": "late"}, lambda iam: iam.create_user(UserName="late")),
    "role_exists": (
        {"RoleName": "late"},
        lambda iam: iam.create_role(RoleName="late", AssumeRolePolicyDocument=TRUST),
    ),
    "instance_profile_exists": (
        {"InstanceProfileName": "late"},
        lambda iam: iam.create_instance_profile(InstanceProfileName="late"),
    ),
    "policy_exists": (
        {"PolicyArn": f"arn:aws:iam::{ACCOUNT}:policy/late"},
        lambda iam: iam.create_policy(
            PolicyName="late", PolicyDocument=document({"Action": "iam:*", "Resource": "*"})
        ),
    ),
}


def test_these_are_all_waiters_that_botocore_has(aws):
    waiters = {
        f"{service}.{name}"
        for service in ("iam", "sts", "organizations")
        for name in aws.client(service, ACCOUNT).waiter_names
    }
    assert waiters == {f"iam.{name}" for name in WAITERS}


@pytest.mark.parametrize("name", WAITERS)
def test_a_waiter_gives_up_on_what_is_not_there_and_waits_for_what_comes(aws, name):
    iam = aws.client("iam", ACCOUNT)
    asked, make = WAITERS[name]
    waiter = iam.get_waiter(name)
    with pytest.raises(WaiterError, match="Max attempts exceeded") as gave_up:
        waiter.wait(**asked, WaiterConfig={"Delay": 0, "MaxAttempts": 3})
    assert gave_up.value.last_response["Error"]["Code"] == "NoSuchEntity"

    answers = []
    iam.meta.events.register(
        "after-call.iam", lambda http_response, **_: answers.append(http_response.status_code)
    )
    maker = threading.Timer(0.3, make, [aws.client("iam", ACCOUNT)])
    maker.start()
    waiter.wait(**asked, WaiterConfig={"Delay": 0.05, "MaxAttempts": 400})
    maker.join()
    assert answers[0] == 404 and answers[-1] == 200
    assert set(answers[:-1]) == {404}


def test_the_cli_waits(aws):
    aws.client("iam", "222222222222").create_user(UserName="there")
    assert aws.cli("iam", "wait", "user-exists", "--user-name", "there", account="222222222222") == ""
