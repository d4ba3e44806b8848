"""Every paginator that botocore has for IAM, STS and Organizations: all pages together are the whole, once.

What there is to list is made by calls; what a paginator must find is what those calls answered.
"""

import time

import pytest
from conftest import document
from keys import certificate, rsa_key, saml_metadata, ssh_public_key, totp

ACCOUNT = "111111111111"
MANAGEMENT = "222222222222"
SOME = document({"Action": "sts:AssumeRole", "Resource": "*"})
TRUST = document({"Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}})
TAGS = [{"Key": f"tag-{n}", "Value": str(n)} for n in range(5)]
TAG_KEYS = {tag["Key"] for tag in TAGS}
ACTIONS = ["sts:AssumeRole", "iam:GetUser", "iam:ListUsers", "iam:CreateUser", "iam:DeleteUser"]


def mfa_device(iam, name, user=None):
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName=name, Tags=TAGS)["VirtualMFADevice"]
    if user:
        now = time.time()
        codes = [totp(device["Base32StringSeed"], now - ago) for ago in (30, 0)]
        iam.enable_mfa_device(
            UserName=user,
            SerialNumber=device["SerialNumber"],
            AuthenticationCode1=codes[0],
            AuthenticationCode2=codes[1],
        )
    return device["SerialNumber"]


@pytest.fixture(scope="module")
def made(aws):
    """An account with more than a page of everything. The values are what lists must have."""
    iam = aws.client("iam", ACCOUNT)
    names = {kind: [f"{kind}-{n}" for n in range(5)] for kind in ("user", "group", "role", "profile", "inline")}
    has = {kind: set(some) for kind, some in names.items()}
    iam.create_user(UserName="anna", Tags=TAGS)
    for name in names["user"]:
        iam.create_user(UserName=name)
    has["user"].add("anna")
    for name in names["group"]:
        iam.create_group(GroupName=name)
        iam.add_user_to_group(GroupName=name, UserName="anna")
    for name in names["user"]:
        iam.add_user_to_group(GroupName="group-0", UserName=name)
    for name in names["role"]:
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST, Tags=TAGS)
    for name in names["profile"]:
        iam.create_instance_profile(InstanceProfileName=name, Tags=TAGS)
        iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName="role-0")
    has["policy"] = set()
    for n in range(5):
        arn = iam.create_policy(PolicyName=f"policy-{n}", PolicyDocument=SOME, Tags=TAGS)["Policy"]["Arn"]
        has["policy"].add(arn)
        iam.attach_user_policy(UserName="anna", PolicyArn=arn)
        iam.attach_group_policy(GroupName="group-0", PolicyArn=arn)
        iam.attach_role_policy(RoleName="role-0", PolicyArn=arn)
    policy = f"arn:aws:iam::{ACCOUNT}:policy/policy-0"
    for name in names["inline"]:
        iam.put_user_policy(UserName="anna", PolicyName=name, PolicyDocument=SOME)
        iam.put_group_policy(GroupName="group-0", PolicyName=name, PolicyDocument=SOME)
        iam.put_role_policy(RoleName="role-0", PolicyName=name, PolicyDocument=SOME)
        iam.create_policy_version(PolicyArn=policy, PolicyDocument=SOME) if name != "inline-0" else None
    for name in names["user"]:
        iam.attach_user_policy(UserName=name, PolicyArn=policy)
    for name in names["group"]:
        iam.attach_group_policy(GroupName=name, PolicyArn=policy)
    for name in names["role"]:
        iam.attach_role_policy(RoleName=name, PolicyArn=policy)
    has["version"] = {f"v{n}" for n in range(1, 6)}
    has["key"] = {iam.create_access_key(UserName="anna")["AccessKey"]["AccessKeyId"] for _ in range(2)}
    iam.create_account_alias(AccountAlias="only-one")
    has["mfa"] = {mfa_device(iam, f"anna-{n}", "anna") for n in range(3)}
    has["virtual mfa"] = has["mfa"] | {mfa_device(iam, f"spare-{n}") for n in range(2)}
    has["ssh"] = {
        iam.upload_ssh_public_key(UserName="anna", SSHPublicKeyBody=ssh_public_key())["SSHPublicKey"][
            "SSHPublicKeyId"
        ]
        for _ in range(3)
    }
    has["signing"] = {
        iam.upload_signing_certificate(
            UserName="anna", CertificateBody=certificate(f"anna-{n}", rsa_key())[0]
        )["Certificate"]["CertificateId"]
        for n in range(2)
    }
    has["server"] = {f"server-{n}" for n in range(5)}
    for name in has["server"]:
        body, key = certificate(f"{name}.example.com")
        iam.upload_server_certificate(
            ServerCertificateName=name, CertificateBody=body, PrivateKey=key, Tags=TAGS
        )
    iam.create_open_id_connect_provider(
        Url="https://oidc.example.com", ClientIDList=["app"], ThumbprintList=["a" * 40], Tags=TAGS
    )
    iam.create_saml_provider(
        Name="idp", SAMLMetadataDocument=saml_metadata("https://idp.example.com"), Tags=TAGS
    )
    return has


def arn(what):
    return f"arn:aws:iam::{ACCOUNT}:{what}"


# Operation: what it is asked with, what names an element of each result, and what must be found.
ANNA, GROUP, ROLE = {"UserName": "anna"}, {"GroupName": "group-0"}, {"RoleName": "role-0"}
POLICY = {"PolicyArn": arn("policy/policy-0")}
IAM = {
    "get_account_authorization_details": (
        {"Filter": ["User", "Group", "Role", "LocalManagedPolicy"]},
        {
            "UserDetailList": ("UserName", "user"),
            "GroupDetailList": ("GroupName", "group"),
            "RoleDetailList": ("RoleName", "role"),
            "Policies": ("Arn", "policy"),
        },
    ),
    "get_group": (GROUP, {"Users": ("UserName", "user")}),
    "list_access_keys": (ANNA, {"AccessKeyMetadata": ("AccessKeyId", "key")}),
    "list_account_aliases": ({}, {"AccountAliases": (None, {"only-one"})}),
    "list_attached_group_policies": (GROUP, {"AttachedPolicies": ("PolicyArn", "policy")}),
    "list_attached_role_policies": (ROLE, {"AttachedPolicies": ("PolicyArn", "policy")}),
    "list_attached_user_policies": (ANNA, {"AttachedPolicies": ("PolicyArn", "policy")}),
    "list_entities_for_policy": (
        POLICY,
        {
            "PolicyUsers": ("UserName", "user"),
            "PolicyGroups": ("GroupName", "group"),
            "PolicyRoles": ("RoleName", "role"),
        },
    ),
    "list_group_policies": (GROUP, {"PolicyNames": (None, "inline")}),
    "list_groups": ({}, {"Groups": ("GroupName", "group")}),
    "list_groups_for_user": (ANNA, {"Groups": ("GroupName", "group")}),
    "list_instance_profiles": ({}, {"InstanceProfiles": ("InstanceProfileName", "profile")}),
    "list_instance_profiles_for_role": (ROLE, {"InstanceProfiles": ("InstanceProfileName", "profile")}),
    "list_mfa_devices": (ANNA, {"MFADevices": ("SerialNumber", "mfa")}),
    "list_policies": ({"Scope": "Local"}, {"Policies": ("Arn", "policy")}),
    "list_policy_versions": (POLICY, {"Versions": ("VersionId", "version")}),
    "list_role_policies": (ROLE, {"PolicyNames": (None, "inline")}),
    "list_roles": ({}, {"Roles": ("RoleName", "role")}),
    "list_server_certificates": (
        {},
        {"ServerCertificateMetadataList": ("ServerCertificateName", "server")},
    ),
    "list_signing_certificates": (ANNA, {"Certificates": ("CertificateId", "signing")}),
    "list_ssh_public_keys": (ANNA, {"SSHPublicKeys": ("SSHPublicKeyId", "ssh")}),
    "list_user_policies": (ANNA, {"PolicyNames": (None, "inline")}),
    "list_users": ({}, {"Users": ("UserName", "user")}),
    "list_virtual_mfa_devices": ({}, {"VirtualMFADevices": ("SerialNumber", "virtual mfa")}),
    "simulate_custom_policy": (
        {"PolicyInputList": [SOME], "ActionNames": ACTIONS},
        {"EvaluationResults": ("EvalActionName", set(ACTIONS))},
    ),
    "simulate_principal_policy": (
        {"PolicySourceArn": arn("user/anna"), "ActionNames": ACTIONS},
        {"EvaluationResults": ("EvalActionName", set(ACTIONS))},
    ),
}
TAGGED = {
    "user": ANNA,
    "instance_profile": {"InstanceProfileName": "profile-0"},
    "mfa_device": {"SerialNumber": arn("mfa/spare-0")},
    "open_id_connect_provider": {"OpenIDConnectProviderArn": arn("oidc-provider/oidc.example.com")},
    "policy": POLICY,
    "role": ROLE,
    "saml_provider": {"SAMLProviderArn": arn("saml-provider/idp")},
    "server_certificate": {"ServerCertificateName": "server-0"},
}
IAM |= {f"list_{kind}_tags": (asked, {"Tags": ("Key", TAG_KEYS)}) for kind, asked in TAGGED.items()}


def all_paginators(client):
    methods = client.meta.method_to_api_mapping
    return {method for method in methods if client.can_paginate(method)}


def pages_of(client, operation, asked, results, **config):
    """How many pages, and the name of every element of every result, in order."""
    found = {result: [] for result in results}
    pages = 0
    paginator = client.get_paginator(operation).paginate(**asked, PaginationConfig=config)
    for page in paginator:
        pages += 1
        for result, (name, _) in results.items():
            found[result] += [element[name] if name else element for element in page.get(result, [])]
    return pages, found, paginator.resume_token


def complete(client, operation, asked, results, has):
    wanted = {
        result: has[want] if isinstance(want, str) else want for result, (_, want) in results.items()
    }
    elements = sum(map(len, wanted.values()))
    if not client.get_paginator(operation)._limit_key:
        pages, found, _ = pages_of(client, operation, asked, results)
        assert {result: sorted(some) for result, some in found.items()} == {
            result: sorted(want) for result, want in wanted.items()
        }, operation
        return
    for size in (1, 2, 1000 if client.meta.service_model.service_name == "iam" else 20):
        pages, found, _ = pages_of(client, operation, asked, results, PageSize=size)
        for result, want in wanted.items():
            assert sorted(found[result]) == sorted(want), (operation, size, result)
        # As many pages as it takes. An empty last one would be a marker that leads nowhere.
        assert pages == -(-elements // size), (operation, size)
    # botocore's own cut: stop after two elements, and go on from the token, to the same whole. Where a page has
    # several lists it cuts by the first of them only, and drops of the others what stands on the page it resumes.
    if len(results) > 1:
        return
    token, resumed = None, {result: [] for result in results}
    while True:
        config = {"MaxItems": 2, "PageSize": 2} | ({"StartingToken": token} if token else {})
        _, found, token = pages_of(client, operation, asked, results, **config)
        for result in results:
            resumed[result] += found[result]
        if not token:
            break
    assert {result: sorted(some) for result, some in resumed.items()} == {
        result: sorted(want) for result, want in wanted.items()
    }, operation


def test_no_paginator_of_iam_and_sts_is_left_out(aws):
    assert all_paginators(aws.client("iam", ACCOUNT)) == set(IAM)
    assert all_paginators(aws.client("sts", ACCOUNT)) == set()


@pytest.mark.parametrize("operation", IAM)
def test_all_pages_of_iam(aws, made, operation):
    asked, results = IAM[operation]
    complete(aws.client("iam", ACCOUNT), operation, asked, results, made)


def test_pages_of_everything_that_aws_manages(aws):
    iam = aws.client("iam", "333333333333")
    results = {"Policies": ("Arn", None)}
    _, whole, _ = pages_of(iam, "list_policies", {"Scope": "AWS"}, results, PageSize=1000)
    pages, found, _ = pages_of(iam, "list_policies", {"Scope": "AWS"}, results, PageSize=333)
    arns = found["Policies"]
    assert arns == whole["Policies"] and len(arns) == len(set(arns)) > 1000
    assert pages == -(-len(arns) // 333)


@pytest.fixture(scope="module")
def organization(aws):
    """An organization with more than a page of everything, and what each list is asked with."""
    calls = aws.client("organizations", MANAGEMENT)
    calls.create_organization(FeatureSet="ALL")
    root = calls.list_roots()["Roots"][0]["Id"]
    units = [
        calls.create_organizational_unit(ParentId=root, Name=f"unit-{n}", Tags=TAGS)["OrganizationalUnit"]["Id"]
        for n in range(5)
    ]
    requests, accounts = [], []
    for n in range(5):
        status = calls.create_account(Email=f"a{n}@example.com", AccountName=f"account-{n}")
        requests.append(status["CreateAccountStatus"]["Id"])
        end = time.monotonic() + 20
        while True:
            status = calls.describe_create_account_status(CreateAccountRequestId=requests[-1])
            status = status["CreateAccountStatus"]
            if status["State"] == "SUCCEEDED":
                break
            assert status["State"] == "IN_PROGRESS" and time.monotonic() < end, status
            time.sleep(0.05)
        accounts.append(status["AccountId"])
        calls.move_account(AccountId=accounts[-1], SourceParentId=root, DestinationParentId=units[0])
    policies = []
    for n in range(4):
        policy = calls.create_policy(
            Content=document({"Action": "*", "Resource": "*"}),
            Name=f"policy-{n}",
            Description="",
            Type="SERVICE_CONTROL_POLICY",
        )
        policies.append(policy["Policy"]["PolicySummary"]["Id"])
        calls.attach_policy(PolicyId=policies[-1], TargetId=units[0])
    for target in accounts:
        calls.attach_policy(PolicyId=policies[0], TargetId=target)
    services = ["access-analyzer.amazonaws.com", "config.amazonaws.com", "guardduty.amazonaws.com"]
    for service in services:
        calls.enable_aws_service_access(ServicePrincipal=service)
        calls.register_delegated_administrator(AccountId=accounts[0], ServicePrincipal=service)
    for target in accounts[1:3]:
        calls.register_delegated_administrator(AccountId=target, ServicePrincipal=services[0])
    whole = {"p-FullAWSAccess", *policies}
    scp = {"Filter": "SERVICE_CONTROL_POLICY"}
    return {
        "list_accounts": ({}, {"Accounts": ("Id", {MANAGEMENT, *accounts})}),
        "list_accounts_for_parent": ({"ParentId": units[0]}, {"Accounts": ("Id", set(accounts))}),
        "list_children": (
            {"ParentId": root, "ChildType": "ORGANIZATIONAL_UNIT"},
            {"Children": ("Id", set(units))},
        ),
        "list_create_account_status": ({}, {"CreateAccountStatuses": ("Id", set(requests))}),
        "list_organizational_units_for_parent": (
            {"ParentId": root},
            {"OrganizationalUnits": ("Id", set(units))},
        ),
        "list_parents": ({"ChildId": accounts[0]}, {"Parents": ("Id", {units[0]})}),
        "list_policies": (scp, {"Policies": ("Id", whole)}),
        "list_policies_for_target": ({"TargetId": units[0], **scp}, {"Policies": ("Id", whole)}),
        "list_roots": ({}, {"Roots": ("Id", {root})}),
        "list_targets_for_policy": (
            {"PolicyId": policies[0]},
            {"Targets": ("TargetId", {units[0], *accounts})},
        ),
        "list_aws_service_access_for_organization": (
            {},
            {"EnabledServicePrincipals": ("ServicePrincipal", set(services))},
        ),
        "list_tags_for_resource": ({"ResourceId": units[0]}, {"Tags": ("Key", TAG_KEYS)}),
        "list_delegated_administrators": ({}, {"DelegatedAdministrators": ("Id", set(accounts[:3]))}),
        "list_delegated_services_for_account": (
            {"AccountId": accounts[0]},
            {"DelegatedServices": ("ServicePrincipal", set(services))},
        ),
    }


# What the simulator doesn't have, and says so: accounts come by being created, and nothing but service and
# resource control policies is kept.
NOT_SIMULATED = {
    "list_handshakes_for_account": {},
    "list_handshakes_for_organization": {},
    "list_accounts_with_invalid_effective_policy": {"PolicyType": "TAG_POLICY"},
    "list_effective_policy_validation_errors": {"AccountId": MANAGEMENT, "PolicyType": "TAG_POLICY"},
}


def test_no_paginator_of_organizations_is_left_out(aws, organization):
    calls = aws.client("organizations", MANAGEMENT)
    assert all_paginators(calls) == set(organization) | set(NOT_SIMULATED)


def test_all_pages_of_organizations(aws, organization):
    calls = aws.client("organizations", MANAGEMENT)
    for operation, (asked, results) in organization.items():
        complete(calls, operation, asked, results, {})


@pytest.mark.parametrize("operation", NOT_SIMULATED)
def test_what_is_not_simulated_says_so(aws, organization, operation):
    calls = aws.client("organizations", MANAGEMENT)
    with pytest.raises(calls.exceptions.ClientError) as refused:
        list(calls.get_paginator(operation).paginate(**NOT_SIMULATED[operation]))
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] in (400, 501), refused.value
