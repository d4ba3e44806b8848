import json

import boto3
import pytest
from botocore.exceptions import ClientError


def policy(**statement):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]})


def test_anna_may_look_into_the_other_account_and_change_nothing(aws):
    hub, spoke = aws("111111111111").client("iam"), aws("222222222222").client("iam")
    anna = hub.create_user(UserName="anna")["User"]
    role = spoke.create_role(
        RoleName="Reader",
        AssumeRolePolicyDocument=policy(Action="sts:AssumeRole", Principal={"AWS": anna["Arn"]}),
    )["Role"]
    spoke.attach_role_policy(RoleName="Reader", PolicyArn="arn:aws:iam::aws:policy/IAMReadOnlyAccess")
    key = hub.create_access_key(UserName="anna")["AccessKey"]
    sts = boto3.client(
        "sts", aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"]
    )

    with pytest.raises(ClientError, match="is not authorized to perform: sts:AssumeRole"):
        sts.assume_role(RoleArn=role["Arn"], RoleSessionName="look")

    hub.put_user_policy(
        UserName="anna",
        PolicyName="assume",
        PolicyDocument=policy(Action="sts:AssumeRole", Resource=role["Arn"]),
    )
    session = sts.assume_role(RoleArn=role["Arn"], RoleSessionName="look")["Credentials"]
    reader = boto3.client(
        "iam",
        aws_access_key_id=session["AccessKeyId"],
        aws_secret_access_key=session["SecretAccessKey"],
        aws_session_token=session["SessionToken"],
    )
    assert [role["RoleName"] for role in reader.list_roles()["Roles"]] == ["Reader"]
    with pytest.raises(ClientError, match="is not authorized to perform: iam:DeleteRole"):
        reader.delete_role(RoleName="Reader")
