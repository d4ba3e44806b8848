"""A simulated AWS for each test: on a free port, with nothing in it, gone afterwards."""

import json
import os
import subprocess

import boto3
import pytest


@pytest.fixture
def aws(monkeypatch):
    """Gives a session of boto3 as the root user of any account: `aws("111111111111")`."""
    rolecall = os.environ.get("ROLECALL", "rolecall")
    command = [rolecall, "--quiet", "sim", "serve", "--listen", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            told = json.loads(server.stdout.readline())
            # For every client that is made in the test, whoever makes it.
            for name, value in told["environment"].items():
                monkeypatch.setenv(name, value)
            monkeypatch.delenv("AWS_PROFILE", raising=False)
            monkeypatch.delenv("AWS_SESSION_TOKEN", raising=False)
            yield lambda account: boto3.Session(aws_access_key_id=account, aws_secret_access_key="test")
        finally:
            server.terminate()
