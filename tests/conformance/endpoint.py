"""The conformance cases by boto3 and by the AWS CLI, on any URL that answers as AWS does.

    python endpoint.py --url http://127.0.0.1:4566 --client boto3 [--deviations FILE] [--only TEXT]

Each case gets three accounts of its own, whose IDs nobody used before: an access key id of twelve digits
is that account's root, as LocalStack and `rolecall sim serve` have it. The form of the files is case.rs's.
"""

import argparse
import gc
import json
import os
import re
import secrets
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError

HERE = Path(__file__).parent
REGION = "us-east-1"
ROOT_SECRET = "test"


class Refused(Exception):
    """AWS's no: code and text."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code, self.message = code, message


# --- clients ---------------------------------------------------------------------------------------------


def environment(credentials):
    """The caller as AWS's environment variables have it; nothing of this machine's own configuration."""
    nowhere = str(HERE / "no-such-file")
    return {
        "AWS_ACCESS_KEY_ID": credentials["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": credentials["SecretAccessKey"],
        "AWS_SESSION_TOKEN": credentials.get("SessionToken", ""),
        "AWS_CONFIG_FILE": nowhere,
        "AWS_SHARED_CREDENTIALS_FILE": nowhere,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_RETRY_MODE": "standard",
        "NO_PROXY": "*",
    }


class Boto3:
    """Calls by boto3."""

    def __init__(self, url):
        import boto3

        self.url, self.clients = url, {}
        self.session = boto3.Session()
        self.name = f"boto3 {boto3.__version__}"

    def call(self, credentials, service, operation, parameters):
        key = (credentials["AccessKeyId"], service)
        if key not in self.clients:
            self.clients[key] = self.session.client(
                service,
                region_name=REGION,
                endpoint_url=self.url,
                aws_access_key_id=credentials["AccessKeyId"],
                aws_secret_access_key=credentials["SecretAccessKey"],
                aws_session_token=credentials.get("SessionToken"),
                config=Config(retries={"total_max_attempts": 1}, proxies={}),
            )
        client = self.clients[key]
        method = getattr(client, botocore.xform_name(operation))
        try:
            answer = method(**parameters)
        except ClientError as error:
            raise Refused(error.response["Error"]["Code"], error.response["Error"].get("Message", "")) from error
        answer.pop("ResponseMetadata")
        return json.loads(json.dumps(answer, default=lambda value: value.isoformat()))


class Cli:
    """Calls by the AWS CLI. It is loaded once, and each call is a process of its own forked from that."""

    REFUSED = re.compile(
        r"An error occurred \(([^)]*)\) when calling the \w+ operation(?: \([^)]*\))?: (.*)", re.DOTALL
    )

    def __init__(self, url):
        import awscli
        import awscli.clidriver

        self.url = url
        self.driver = awscli.clidriver.create_clidriver()
        # What is loaded here isn't loaded in each child; EC2's model would make each fork dearer than it saves.
        for service in ("iam", "sts"):
            self.driver.session.get_service_model(service)
        # A child that collects garbage copies every page that it shares with this process.
        gc.freeze()
        gc.disable()
        self.name = f"AWS CLI {awscli.__version__}"

    def call(self, credentials, service, operation, parameters):
        arguments = [service, botocore.xform_name(operation, "-"), "--cli-input-json", json.dumps(parameters)]
        arguments += ["--endpoint-url", self.url, "--region", REGION, "--output", "json", "--no-paginate"]
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            child = os.fork()
            if child == 0:
                status = 1
                try:
                    os.environ.update(environment(credentials))
                    os.dup2(out.fileno(), 1)
                    os.dup2(err.fileno(), 2)
                    status = self.driver.main(arguments)
                    sys.stdout.flush()
                    sys.stderr.flush()
                finally:
                    os._exit(status)
            _, ended = os.waitpid(child, 0)
            out.seek(0)
            err.seek(0)
            answer, said = out.read(), err.read().strip()
        if ended == 0:
            return json.loads(answer) if answer.strip() else {}
        refused = self.REFUSED.search(said)
        if refused:
            raise Refused(refused.group(1), refused.group(2))
        raise RuntimeError(f"`aws {service} {operation}` failed: {said}")


# --- values ----------------------------------------------------------------------------------------------


def fill(value, names):
    """Fills names in, and writes `$text` and `$each` out."""
    if isinstance(value, str):
        # IAM's own variables (`${aws:username}`) are left to IAM.
        return re.sub(r"\$\{([^}:]*)\}", lambda found: names[found.group(1)], value)
    if isinstance(value, list):
        return [fill(element, names) for element in value]
    if isinstance(value, dict):
        if "$text" in value:
            return fill(value["$text"], names) * value["$times"]
        if "$each" in value:
            return [fill(value["$each"], {**names, "n": str(n)}) for n in range(1, value["$times"] + 1)]
        return {fill(name, names): fill(member, names) for name, member in value.items()}
    return value


def parameters(shape, value):
    """The input by its shape: JSON in the place of a text is that text."""
    if shape.type_name == "structure":
        return {name: parameters(shape.members[name], member) for name, member in value.items()}
    if shape.type_name == "list" and isinstance(value, list):
        return [parameters(shape.member, element) for element in value]
    if shape.type_name == "string" and isinstance(value, (dict, list)):
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return value


def at(output, path):
    """What stands at a path: `Users[0].UserName`, or, of every element, `Users[*].UserName`."""
    values, many = [output], False
    for part in path.split("."):
        name, _, index = part.partition("[")
        values = [value.get(name) if isinstance(value, dict) else None for value in values]
        if index == "*]":
            many = True
            values = [element for value in values for element in (value or [])]
        elif index:
            number = int(index[:-1])
            values = [value[number] if value and number < len(value) else None for value in values]
    return values if many else values[0]


def text_of(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def shown(value):
    """As text_of, without secrets."""
    if isinstance(value, dict):
        secret = ("SecretAccessKey", "SessionToken")
        value = {name: "…" if name in secret else json.loads(shown(member)) for name, member in value.items()}
    elif isinstance(value, list):
        value = [json.loads(shown(element)) for element in value]
    return text_of(value)


def same(one, other):
    """Equal as JSON: in Python, True would be 1."""
    return text_of(one) == text_of(other)


def document_of(got):
    """A policy document as JSON. Both clients decode it, of most operations."""
    if not isinstance(got, str):
        return got
    for text in (got, urllib.parse.unquote(got)):
        try:
            return json.loads(text)
        except ValueError:
            pass
    return None


FORMS = {
    "$present": lambda want, got: (got is not None) == want,
    "$prefix": lambda want, got: isinstance(got, str) and got.startswith(want),
    "$contains": lambda want, got: (
        isinstance(want, str) and want in got
        if isinstance(got, str)
        else isinstance(got, list) and any(same(want, element) for element in got)
    ),
    # An empty list and no list are one thing on the wire.
    "$length": lambda want, got: len(got or "") == want,
    "$set": lambda want, got: isinstance(got, list)
    and sorted(map(text_of, want)) == sorted(map(text_of, got)),
    "$document": lambda want, got: same(want, document_of(got)),
    "$not": lambda want, got: got is not None and not same(want, got),
    "$any": lambda want, got: any(holds(one, got) for one in want),
    "$all": lambda want, got: all(holds(one, got) for one in want),
}


def holds(want, got):
    if isinstance(want, dict) and len(want) == 1:
        ((form, operand),) = want.items()
        if form in FORMS:
            return FORMS[form](operand, got)
        if form.startswith("$"):
            raise ValueError(f"there is no form `{form}`")
    return same(want, got)


def check_meanings():
    """That forms, paths and fillings mean here what they mean in Rust."""
    meanings = json.loads((HERE / "forms.json").read_text())
    for one in meanings["forms"]:
        assert holds(one["want"], one["got"]) == one["holds"], one
    for one in meanings["paths"]:
        assert same(at(one["output"], one["path"]), one["value"]), one
    for one in meanings["fillings"]:
        assert same(fill(one["value"], {"hub": "111111111111", "n": "7"}), one["filled"]), one


# --- cases -----------------------------------------------------------------------------------------------


class Mismatch(Exception):
    """A step that came to something else."""


class Run:
    """One case on one endpoint."""

    def __init__(self, client, models, deviations, texts, patience):
        self.client, self.models, self.patience = client, models, patience
        self.deviations, self.texts = deviations, texts
        self.names, self.callers, self.calls = {}, {}, 0
        # Which deviations and which texts of its own the endpoint showed.
        self.showed = set()
        for account in ("hub", "spoke", "other"):
            # The first digit is none that a shortened number would lose.
            self.names[account] = str(10**11 + secrets.randbelow(9 * 10**11))
            self.callers[account] = {"AccessKeyId": self.names[account], "SecretAccessKey": ROOT_SECRET}

    def case(self, case):
        for number, step in enumerate(case["steps"], 1):
            deviation = self.deviations.get((case["name"], step.get("id")))
            expect = deviation["expect"] if deviation else step.get("expect", {"output": {}})
            for n in range(1, step.get("times", 1) + 1):
                self.names["n"] = str(n)
                how = self.step(step, expect)
                if how:
                    how = f"a named deviation no longer holds: {how}" if deviation else how
                    raise Mismatch(f"{case['name']}\n  step {number}, {step['call']}: {how}")
            if deviation:
                self.showed.add((case["name"], step["id"]))
                if deviation.get("ends"):
                    break

    def step(self, step, expect):
        """None, or how the answer differs."""
        service, operation = step["call"].split(":")
        wanted = fill(step.get("input", {}), self.names)
        if service in self.models:
            shape = self.models[service].operation_model(operation).input_shape
            wanted = parameters(shape, wanted) if shape else {}
        end = time.monotonic() + (self.patience if step.get("eventually") else 0)
        while True:
            self.calls += 1
            try:
                answer, refused = self.client.call(self.callers[step["as"]], service, operation, wanted), None
            except Refused as error:
                answer, refused = None, error
            except ParamValidationError as error:
                return f"the client refuses it: {error}"
            how = self.compare(expect, answer, refused)
            if not how:
                if answer is not None:
                    for name, path in step.get("keep", {}).items():
                        self.names[name] = at(answer, path)
                    for name, path in step.get("caller", {}).items():
                        self.callers[name] = at(answer, path)
                return None
            if time.monotonic() >= end:
                return how
            time.sleep(0.5)

    def compare(self, expect, answer, refused):
        if "error" in expect:
            if not refused:
                return f"expected {expect['error']}, got {shown(answer)}"
            if refused.code != expect["error"]:
                return f"expected {expect['error']}, got {refused}"
            return self.says(expect["message"], refused.message) if "message" in expect else None
        if refused:
            return f"expected an answer, got {refused}"
        for path, want in expect.get("output", {}).items():
            how = self.holds(f"`{path}`", want, at(answer, path))
            if how:
                return how
        return None

    def says(self, want, got):
        """None, or how a refusal's text differs from AWS's and from the endpoint's own."""
        if isinstance(want, str):
            for text in self.texts:
                before, _, after = text["aws"].partition("{}")
                said = fill(want, self.names)
                if said.startswith(before) and said.endswith(after):
                    name = said[len(before) : len(said) - len(after)]
                    if got == text["here"].replace("{}", name):
                        self.showed.add((text["aws"], text["here"]))
                        return None
        return self.holds("message", want, got)

    def holds(self, what, want, got):
        want = fill(want, self.names)
        return None if holds(want, got) else f"{what}: expected {text_of(want)}, got {shown(got)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", required=True)
    parser.add_argument("--client", choices=("boto3", "cli"), required=True)
    parser.add_argument("--deviations", type=Path, help="a table of how this endpoint is known to differ")
    parser.add_argument("--patience", type=float, default=5, metavar="SECONDS")
    parser.add_argument("--only", default="", metavar="TEXT", help="only cases whose name has it")
    options = parser.parse_args()

    check_meanings()
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(environment({"AccessKeyId": "", "SecretAccessKey": ""}))
    session = botocore.session.Session()
    # Policy documents are inputs of these alone.
    models = {name: session.get_service_model(name) for name in ("iam", "sts")}
    table = json.loads(options.deviations.read_text()) if options.deviations else {"deviations": []}
    deviations = {(at["case"], at["step"]): at for one in table["deviations"] for at in one["at"]}
    texts = table.get("texts", [])
    named = set(deviations) | {(text["aws"], text["here"]) for text in texts}
    client = {"boto3": Boto3, "cli": Cli}[options.client](options.url)

    began, cases, calls, mismatches, showed = time.monotonic(), 0, 0, [], set()
    for file in sorted((HERE / "cases").glob("*.json")):
        for case in json.loads(file.read_text())["cases"]:
            if options.only not in case["name"]:
                continue
            run = Run(client, models, deviations, texts, options.patience)
            cases += 1
            try:
                run.case(case)
            except Mismatch as mismatch:
                mismatches.append(str(mismatch))
            except Exception as error:
                mismatches.append(f"{case['name']}\n  {type(error).__name__}: {error}")
            calls += run.calls
            showed |= run.showed
    if not cases:
        mismatches.append(f"no case has `{options.only}` in its name")
    failed = len(mismatches)
    if not options.only and not mismatches and showed != named:
        mismatches.append(f"deviations that did not show: {sorted(named - showed)}")
    for mismatch in mismatches:
        print(f"{mismatch}\n")
    where = f" of {table['endpoint']}, {len(table['deviations'])} named deviations" if deviations else ""
    print(
        f"{client.name} on {options.url}{where}: {cases - failed} of {cases} cases agree, "
        f"{calls} calls, {time.monotonic() - began:.1f} s"
    )
    return 1 if mismatches else 0


if __name__ == "__main__":
    sys.exit(main())
