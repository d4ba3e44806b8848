"""Ansible with `amazon.aws`: a playbook makes an account's identities, finds nothing to do, and removes them."""

import os
import re
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
TOOLS = Path(os.environ["ROLECALL_ANSIBLE"])
ACCOUNT = "111111111111"


def play(aws, state):
    """Runs the playbook; how many of its tasks changed something, and what it said."""
    environment = aws.environment(
        ANSIBLE_COLLECTIONS_PATH=str(TOOLS / "collections"),
        ANSIBLE_DEPRECATION_WARNINGS="false",
        ANSIBLE_HOME=str(aws.home / "ansible"),
        ANSIBLE_LOCAL_TEMP=str(aws.home / "ansible" / "tmp"),
        ANSIBLE_NOCOLOR="true",
        ANSIBLE_PIPELINING="true",
    )
    done = subprocess.run(
        [
            TOOLS / "bin" / "ansible-playbook",
            "-i",
            "localhost,",
            "-e",
            f"ansible_python_interpreter={TOOLS / 'bin' / 'python'}",
            "-e",
            f"url={aws.url} account={ACCOUNT} state={state}",
            HERE / "playbook.yml",
        ],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return int(re.search(r"^localhost .*\bchanged=(\d+)", said, re.MULTILINE)[1]), said


def test_a_playbook_makes_changes_once_and_takes_them_away(aws):
    iam = aws.client("iam", ACCOUNT)
    changed, said = play(aws, "present")
    # Policy, password policy, user, group, inline policy, two roles, profile, key.
    assert changed == 9, said
    anna = iam.get_user(UserName="anna")["User"]
    assert anna["Arn"] == f"arn:aws:iam::{ACCOUNT}:user/network/anna"
    assert anna["PermissionsBoundary"]["PermissionsBoundaryArn"] == "arn:aws:iam::aws:policy/PowerUserAccess"
    assert [user["UserName"] for user in iam.get_group(GroupName="network")["Users"]] == ["anna"]
    assert iam.get_role(RoleName="Network")["Role"]["MaxSessionDuration"] == 7200
    assert iam.get_account_password_policy()["PasswordPolicy"]["MinimumPasswordLength"] == 14
    profiles = iam.list_instance_profiles_for_role(RoleName="Instances")["InstanceProfiles"]
    assert [profile["InstanceProfileName"] for profile in profiles] == ["Instances"]

    changed, said = play(aws, "present")
    assert changed == 0, said

    # What somebody else changes meanwhile is put right, and nothing else.
    iam.detach_role_policy(RoleName="Network", PolicyArn=f"arn:aws:iam::{ACCOUNT}:policy/network-zones")
    iam.untag_user(UserName="anna", TagKeys=["team"])
    changed, said = play(aws, "present")
    assert changed == 2, said

    changed, said = play(aws, "absent")
    # Profile, the roles (a loop is one task), inline policy, group, user, policy, password policy.
    assert changed == 7, said
    summary = iam.get_account_summary()["SummaryMap"]
    for what in ("Users", "Groups", "Roles", "Policies", "InstanceProfiles"):
        assert summary[what] == 0, what
