"""A simulated AWS on a port, and the clients that are pointed at it by their own configuration alone."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import boto3
import pytest
from botocore.config import Config

REGION = "us-east-1"
AWS = Path(sys.executable).parent / "aws"


def document(*statements):
    """A policy document as JSON; each statement allows unless it says otherwise."""
    statements = [{"Effect": "Allow", **statement} for statement in statements]
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


class Simulator:
    """What answers, and a folder that is the home of whoever calls."""

    def __init__(self, url, home):
        self.url, self.home = url, Path(home)

    def client(self, service, account_or_key, **options):
        """A client of boto3: for an account's root user, or for a key or session as AWS answers with it."""
        key = account_or_key
        if isinstance(key, str):
            key = {"AccessKeyId": key, "SecretAccessKey": "test"}
        session = boto3.Session(
            aws_access_key_id=key["AccessKeyId"],
            aws_secret_access_key=key["SecretAccessKey"],
            aws_session_token=key.get("SessionToken"),
            region_name=REGION,
        )
        options.setdefault("config", Config(retries={"total_max_attempts": 1}))
        return session.client(service, endpoint_url=self.url, **options)

    def environment(self, **more):
        """The environment of a process that knows this AWS and nothing of this machine's own configuration."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
        return {
            **kept,
            "HOME": str(self.home),
            "AWS_ENDPOINT_URL": self.url,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_CONFIG_FILE": str(self.home / "config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(self.home / "credentials"),
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_MAX_ATTEMPTS": "1",
            "AWS_PAGER": "",
            "NO_PROXY": "*",
            **more,
        }

    def cli(self, *arguments, account=None, **environment):
        """What the AWS CLI prints, as JSON where it is JSON; its complaint is the error."""
        if account:
            environment |= {"AWS_ACCESS_KEY_ID": account, "AWS_SECRET_ACCESS_KEY": "test"}
        done = subprocess.run(
            [sys.executable, AWS, *arguments],
            env=self.environment(**environment),
            capture_output=True,
            text=True,
            timeout=60,
        )
        if done.returncode:
            raise CliError(done.returncode, done.stderr.strip())
        try:
            return json.loads(done.stdout)
        except ValueError:
            return done.stdout


class CliError(Exception):
    """The AWS CLI ended with a status."""

    def __init__(self, status, said):
        super().__init__(f"status {status}: {said}")
        self.status, self.said = status, said


@pytest.fixture(scope="module")
def aws():
    """One simulator for the tests of a file, with nothing in it."""
    command = [os.environ["ROLECALL"], "--quiet", "sim", "serve", "--listen", "0", "--json"]
    with tempfile.TemporaryDirectory() as home, subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            told = json.loads(server.stdout.readline())
            yield Simulator(told["environment"]["AWS_ENDPOINT_URL"], home)
        finally:
            server.terminate()
