"""Clients with habits: plain curl, old HTTP, presigned URLs, encoded bodies, odd methods, many requests at once.

What a client may do is what HTTP and AWS's own clients allow; the simulator must take it, or say what is wrong.
"""

import gzip
import json
import shutil
import socket
import subprocess
from urllib.parse import urlsplit

import pytest
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError
from conftest import REGION, document

ACCOUNT = "111111111111"
WHO = "Action=GetCallerIdentity&Version=2011-06-15"
ROOT = f"arn:aws:iam::{ACCOUNT}:root"
FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}


def signed(aws, body=WHO, service="sts", method="POST", **headers):
    """A request with botocore's signature, as its parts."""
    headers = {**FORM, **{name.replace("_", "-"): value for name, value in headers.items()}}
    request = AWSRequest(method=method, url=f"{aws.url}/", data=body, headers=headers)
    SigV4Auth(Credentials(ACCOUNT, "test"), service, REGION).add_auth(request)
    return request.prepare()


def wire(aws, request, version="1.1", **more):
    """The same as bytes for a socket."""
    body = request.body if isinstance(request.body, bytes) else (request.body or "").encode()
    headers = {"Host": urlsplit(aws.url).netloc, **request.headers, "Content-Length": str(len(body)), **more}
    lines = [f"{request.method} / HTTP/{version}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n", body


def told(aws, *parts, close=True):
    """What comes back for bytes, until the server closes or is told that nothing more comes."""
    address = urlsplit(aws.url)
    with socket.create_connection((address.hostname, address.port), timeout=20) as stream:
        for part in parts:
            stream.sendall(part)
        if close:
            stream.shutdown(socket.SHUT_WR)
        answer = b""
        while more := stream.recv(65536):
            answer += more
    return answer.decode()


def curl(aws, *arguments, body=None):
    """What curl prints: the answer, and the status in a line of its own. `--data @-` sends the body."""
    path = shutil.which("curl")
    assert path, "this test needs curl"
    said = subprocess.run(
        [path, "--silent", "--noproxy", "*", "--write-out", "\n%{http_code}", *arguments],
        input=body,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    body, _, status = said.stdout.rpartition("\n")
    return int(status), body


def test_who_somebody_is_is_shown_by_a_presigned_url_alone(aws):
    """As Vault and EKS's authenticator hand it on: nothing is sent but the URL."""
    sts = aws.client("sts", ACCOUNT)
    url = sts.generate_presigned_url("get_caller_identity", HttpMethod="GET")
    status, body = curl(aws, url)
    assert status == 200 and f"<Arn>{ROOT}</Arn>" in body
    # The method is signed; without a word botocore signs for a POST.
    assert curl(aws, "--request", "POST", url)[0] == 403
    assert curl(aws, "--request", "POST", sts.generate_presigned_url("get_caller_identity"))[0] == 200
    status, body = curl(aws, url.replace("GetCallerIdentity", "GetSessionToken"))
    assert status == 403 and "<Code>SignatureDoesNotMatch</Code>" in body
    # EKS binds the URL to a cluster by a header that is signed; without it nobody is who they say.
    request = AWSRequest(method="GET", url=f"{aws.url}/?{WHO}", headers={"x-k8s-aws-id": "one"})
    SigV4QueryAuth(Credentials(ACCOUNT, "test"), "sts", REGION, expires=60).add_auth(request)
    bound = request.prepare().url
    assert curl(aws, "--header", "x-k8s-aws-id: one", bound)[0] == 200
    assert curl(aws, bound)[0] == 403
    assert curl(aws, "--header", "x-k8s-aws-id: two", bound)[0] == 403


def test_curl_signs_for_itself(aws):
    sign = ("--aws-sigv4", f"aws:amz:{REGION}:sts", "--user", f"{ACCOUNT}:test")
    status, body = curl(aws, *sign, "--data", WHO, aws.url)
    assert status == 200 and ROOT in body
    status, body = curl(aws, *sign, "--get", "--data", WHO, aws.url)
    assert status == 200 and ROOT in body
    status, body = curl(aws, "--data", WHO, aws.url)
    assert status == 403 and "<Code>MissingAuthenticationToken</Code>" in body


def test_other_methods_get_an_answer_and_change_nothing(aws):
    body = "Action=CreateUser&Version=2010-05-08&UserName=by-method"
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"):
        status, said = curl(aws, "--request", method, "--data", body, "--max-time", "10", aws.url) if (
            method != "HEAD"
        ) else curl(aws, "--head", aws.url)
        assert status in (200, 400, 403, 404, 405), (method, status, said)
    assert aws.client("iam", ACCOUNT).list_users()["Users"] == []
    # The head of what GET answers, and no body.
    said = told(aws, f"HEAD / HTTP/1.1\r\nHost: {urlsplit(aws.url).netloc}\r\n\r\n".encode())
    head, _, rest = said.partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 200") and not rest


def test_a_body_in_another_encoding_is_refused_and_said_to_be(aws):
    packed = signed(aws, gzip.compress(WHO.encode()), Content_Encoding="gzip")
    head, body = wire(aws, packed)
    said = told(aws, head, body)
    assert said.startswith("HTTP/1.1 415") and "The content encoding 'gzip' is not supported." in said


def test_old_http_is_spoken(aws):
    head, body = wire(aws, signed(aws), "1.0")
    said = told(aws, head, body, close=False)
    assert said.startswith("HTTP/1.0 200") and ROOT in said
    head, body = wire(aws, signed(aws), "1.0", Connection="keep-alive")
    assert told(aws, head, body, head, body).count(ROOT) == 2


def test_who_waits_for_a_word_to_go_on_gets_it(aws):
    """curl and the SDKs send large bodies only after that."""
    head, body = wire(aws, signed(aws), Expect="100-continue")
    address = urlsplit(aws.url)
    with socket.create_connection((address.hostname, address.port), timeout=20) as stream:
        stream.sendall(head)
        assert stream.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        stream.sendall(body)
        assert stream.recv(65536).startswith(b"HTTP/1.1 200")
    large = f"Action=CreateUser&Version=2010-05-08&UserName=expecting&Unknown={'a' * 2_000_000}"
    sign = ("--aws-sigv4", f"aws:amz:{REGION}:iam", "--user", f"{ACCOUNT}:test")
    status, _ = curl(aws, *sign, "--header", "Expect: 100-continue", "--data", "@-", aws.url, body=large)
    assert status == 200
    aws.client("iam", ACCOUNT).delete_user(UserName="expecting")


def test_requests_that_come_at_once_are_answered_in_their_order(aws):
    names = [f"piped-{n}" for n in range(20)]
    parts = []
    for name in names:
        parts += wire(aws, signed(aws, f"Action=CreateUser&Version=2010-05-08&UserName={name}", "iam"))
    said = told(aws, b"".join(parts))
    assert said.count("HTTP/1.1 200") == len(names)
    assert [line.split("<UserName>")[1].split("<")[0] for line in said.splitlines() if "<UserName>" in line] == names
    iam = aws.client("iam", ACCOUNT)
    for name in names:
        iam.delete_user(UserName=name)


def test_botocore_keeps_its_connection_however_it_is_set_up(aws):
    for options in (
        {"tcp_keepalive": True},
        {"max_pool_connections": 1},
        {"retries": {"mode": "adaptive"}},
        {"user_agent_extra": "x" * 2000},
        {"inject_host_prefix": False},
        {"parameter_validation": False},
        {"request_min_compression_size_bytes": 1},
    ):
        sts = aws.client("sts", ACCOUNT, config=Config(**options))
        for _ in range(3):
            assert sts.get_caller_identity()["Arn"] == ROOT, options


def test_errors_are_the_classes_that_botocore_has_for_them(aws):
    iam = aws.client("iam", ACCOUNT)
    with pytest.raises(iam.exceptions.NoSuchEntityException) as refused:
        iam.get_role(RoleName="nobody")
    assert refused.value.response["Error"] == {
        "Type": "Sender",
        "Code": "NoSuchEntity",
        "Message": "The role with name nobody cannot be found.",
    }
    iam.create_user(UserName="twice")
    with pytest.raises(iam.exceptions.EntityAlreadyExistsException):
        iam.create_user(UserName="twice")
    iam.create_login_profile(UserName="twice", Password="Long-enough-1")
    with pytest.raises(iam.exceptions.DeleteConflictException):
        iam.delete_user(UserName="twice")
    with pytest.raises(iam.exceptions.MalformedPolicyDocumentException):
        iam.put_user_policy(UserName="twice", PolicyName="p", PolicyDocument="{}")
    organizations = aws.client("organizations", ACCOUNT)
    with pytest.raises(organizations.exceptions.AWSOrganizationsNotInUseException):
        organizations.describe_organization()
    iam.delete_login_profile(UserName="twice")
    iam.delete_user(UserName="twice")


def test_buckets_are_listed_and_there_are_none(aws):
    s3 = aws.client("s3", ACCOUNT)
    answer = s3.list_buckets()
    assert answer["Buckets"] == [] and len(answer["Owner"]["ID"]) == 64
    assert answer["ResponseMetadata"]["RequestId"] and answer["ResponseMetadata"]["HostId"]
    pages = list(s3.get_paginator("list_buckets").paginate(PaginationConfig={"PageSize": 5}, Prefix="logs"))
    assert [page["Buckets"] for page in pages] == [[]] and pages[0]["Prefix"] == "logs"
    assert s3.list_buckets(BucketRegion=REGION)["Buckets"] == []
    assert aws.cli("s3", "ls", account=ACCOUNT) == ""
    assert aws.cli("s3api", "list-buckets", account=ACCOUNT)["Buckets"] == []
    signer = aws.client("s3", ACCOUNT, config=Config(signature_version="s3v4"))
    status, body = curl(aws, signer.generate_presigned_url("list_buckets"))
    assert status == 200 and "<ListAllMyBucketsResult" in body
    # Without a word botocore presigns for S3 as nobody should any more.
    status, body = curl(aws, s3.generate_presigned_url("list_buckets"))
    assert status == 400 and "Please use AWS4-HMAC-SHA256." in body
    for wrong in ({"MaxBuckets": 0}, {"MaxBuckets": 10001}, {"ContinuationToken": "x"}, {"BucketRegion": "eu-west-1"}):
        lenient = aws.client("s3", ACCOUNT, config=Config(parameter_validation=False))
        with pytest.raises(ClientError) as refused:
            lenient.list_buckets(**wrong)
        assert refused.value.response["Error"]["Code"] == "InvalidArgument", wrong


def test_who_may_not_list_buckets_is_told_in_the_words_of_s3(aws):
    iam = aws.client("iam", ACCOUNT)
    iam.create_user(UserName="anna")
    key = iam.create_access_key(UserName="anna")["AccessKey"]
    s3 = aws.client("s3", key)
    with pytest.raises(ClientError) as refused:
        s3.list_buckets()
    assert refused.value.response["Error"] == {
        "Code": "AccessDenied",
        "Message": f"User: arn:aws:iam::{ACCOUNT}:user/anna is not authorized to perform: s3:ListAllMyBuckets because "
        "no identity-based policy allows the s3:ListAllMyBuckets action",
    }
    allow = document({"Action": "s3:ListAllMyBuckets", "Resource": "*"})
    iam.put_user_policy(UserName="anna", PolicyName="list", PolicyDocument=allow)
    assert s3.list_buckets()["Buckets"] == []


@pytest.mark.parametrize("style", ["path", "virtual", "auto"])
def test_what_else_s3_has_is_said_not_to_be_simulated(aws, style):
    s3 = aws.client("s3", ACCOUNT, config=Config(s3={"addressing_style": style}, retries={"total_max_attempts": 1}))
    for call in (
        lambda: s3.create_bucket(Bucket="logs"),
        lambda: s3.list_objects_v2(Bucket="logs"),
        lambda: s3.get_bucket_location(Bucket="logs"),
        lambda: s3.put_object(Bucket="logs", Key="a b/c+d", Body=b"x" * 100_000),
        lambda: s3.get_object(Bucket="logs", Key="a"),
    ):
        with pytest.raises(ClientError) as refused:
            call()
        assert refused.value.response["Error"]["Code"] == "NotImplemented"
        assert "ListBuckets is simulated" in refused.value.response["Error"]["Message"]
    with pytest.raises(ClientError, match="501"):
        s3.head_bucket(Bucket="logs")


def test_json_that_is_none_is_refused_in_json(aws):
    target = {"X-Amz-Target": "AWSOrganizationsV20161128.DescribeOrganization"}
    request = signed(aws, "{", "organizations", **{name.replace("-", "_"): value for name, value in target.items()})
    head, body = wire(aws, request)
    said = told(aws, head, body)
    assert said.startswith("HTTP/1.1 400")
    assert json.loads(said.partition("\r\n\r\n")[2])["__type"] == "SerializationException"
