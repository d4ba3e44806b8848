"""Renders the operation table and one file of shapes per service."""

import json

from . import model

READ = ("Get", "List", "Describe", "Simulate", "Decode", "Generate")
ASSUME = (
    "AssumeRole",
    "AssumeRoleWithSAML",
    "AssumeRoleWithWebIdentity",
    "AssumeRoot",
    "GetDelegatedAccessToken",
    "GetFederationToken",
    "GetSessionToken",
    "GetWebIdentityToken",
)


def header(what: str) -> str:
    return f"//! {what}\n//!\n//! Written by scripts/generate from {model.SOURCE}; do not edit.\n\n"


def render(services: list[model.Service]) -> dict[str, str]:
    files = {f"{service.name}.rs": _shapes(service) for service in services}
    files["operations.rs"] = _operations(services)
    return files


def text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def option(value, form=str) -> str:
    return "None" if value is None else f"Some({form(value)})"


def _shapes(service: model.Service) -> str:
    out = [header(f"The shapes of {service.metadata['serviceFullName']}.")]
    out.append('#![expect(non_upper_case_globals, reason = "shapes keep the names of the model")]\n\n')
    out.append("use crate::operation::ModelledError;\n")
    out.append("use crate::pattern::Pattern;\n")
    out.append("use crate::shape::{self, Member, Shape};\n\n")
    patterns = sorted({s["pattern"] for s in service.shapes.values() if "pattern" in s and not s.get("exception")})
    numbers = {pattern: number for number, pattern in enumerate(patterns)}
    for pattern, number in numbers.items():
        out.append(f"static pattern_{number}: Pattern = Pattern::new({text(pattern)});\n")
    if patterns:
        known = ", ".join(f"&pattern_{number}" for number in range(len(patterns)))
        out.append("/// Every pattern of this service.\n#[cfg(test)]\n")
        out.append(f"pub(crate) static PATTERNS: &[&Pattern] = &[{known}];\n\n")
    else:
        out = [line for line in out if "use crate::pattern" not in line]
    names = [name for name, shape in service.shapes.items() if not shape.get("exception")]
    for name in names:
        out.append(_shape(service, name, numbers))
    out.append("/// Every shape of this service.\n#[cfg(test)]\n")
    out.append("pub(crate) static SHAPES: &[&Shape] = &[\n")
    out += [f"    &{name},\n" for name in names]
    out.append("];\n\n")
    errors = [name for name, shape in service.shapes.items() if shape.get("exception")]
    for name in errors:
        out.append(_error(name, service.shapes[name]))
    if not errors:
        out = [line for line in out if "ModelledError" not in line]
    return "".join(out)


def _shape(service: model.Service, name: str, patterns: dict[str, int]) -> str:
    shape = service.shapes[name]
    kind = shape["type"]
    match kind:
        case "structure":
            members = "".join(f"    {_member(service, shape, m)},\n" for m in shape["members"])
            body = f"shape::structure({text(name)}, &[{chr(10) + members if members else ''}])"
        case "list":
            element = shape["member"].get("locationName", "member")
            body = f"shape::list({text(name)}, &{shape['member']['shape']}, {text(element)})"
        case "map":
            body = f"shape::map({text(name)}, &{shape['key']['shape']}, &{shape['value']['shape']})"
        case "integer" | "long":
            body = f"shape::integer({text(name)})"
        case "string" | "boolean" | "timestamp" | "blob":
            body = f"shape::{kind}({text(name)})"
        case _:
            raise SystemExit(f"{service.name}: shape {name} is of type {kind}, which the table can't hold")
    if "min" in shape or "max" in shape:
        body += f".between({option(shape.get('min'))}, {option(shape.get('max'))})"
    if "pattern" in shape:
        body += f".matching(&pattern_{patterns[shape['pattern']]})"
    if "enum" in shape:
        body += f".one_of(&[{', '.join(text(value) for value in shape['enum'])}])"
    if service.secret(name):
        body += ".secret()"
    if shape.get("union"):
        body += ".union()"
    return f"pub(crate) static {name}: Shape = {body};\n"


def _member(service: model.Service, shape: dict, name: str) -> str:
    member = shape["members"][name]
    asked = answered = member.get("locationName", name)
    if service.metadata["protocol"] == "ec2":
        # botocore: the query name, else the location name with a capital, else the member's name
        asked = member.get("queryName", answered[0].upper() + answered[1:])
    body = f"Member::new({text(name)}, &{member['shape']})"
    if name in shape.get("required", []):
        body += ".required()"
    if (asked, answered) != (name, name):
        body += f".named({text(asked)}, {text(answered)})"
    location = member.get("location")
    if location == "querystring":
        body += ".in_query_string()"
    elif location is not None:
        raise SystemExit(f"{service.name}: member {name} lies in {location}, which the table can't hold")
    return body


def _error(name: str, shape: dict) -> str:
    error = shape.get("error", {})
    code = error.get("code", name)
    status = error.get("httpStatusCode", 500 if shape.get("fault") else 400)
    return (
        f"pub(crate) static {name}: ModelledError = "
        f"ModelledError {{ shape: {text(name)}, code: {text(code)}, status: {status} }};\n"
    )


def _operations(services: list[model.Service]) -> str:
    out = [header("The operations: their enum and their table.")]
    out.append("use super::{" + ", ".join(sorted(service.name for service in services)) + "};\n")
    out.append("use crate::operation::{Access, OperationInfo, Pagination, Service, ServiceInfo};\n")
    out.append("use crate::shape;\n\n")
    out.append("/// An operation of AWS, named by service and operation.\n")
    out.append("#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n")
    out.append('#[expect(missing_docs, reason = "each is the operation it names")]\n')
    out.append("pub enum Operation {\n")
    for service in services:
        out += [f"    {service.prefix}{operation},\n" for operation in service.operations]
    out.append("}\n\n")
    rows = [(service, operation) for service in services for operation in service.operations]
    out.append(f"pub(crate) static OPERATIONS: [OperationInfo; {len(rows)}] = [\n")
    out += [f"    {_row(service, operation)},\n" for service, operation in rows]
    out.append("];\n\n")
    for service in services:
        metadata = service.metadata
        out.append(f"pub(crate) static {service.name.upper()}: ServiceInfo = ServiceInfo {{\n")
        out.append(f"    name: {text(service.name)},\n")
        out.append(f"    version: {text(metadata['apiVersion'])},\n")
        out.append(f"    namespace: {option(metadata.get('xmlNamespace'), text)},\n")
        out.append(f"    target_prefix: {option(metadata.get('targetPrefix'), text)},\n")
        out.append(f"    endpoint_prefix: {text(metadata['endpointPrefix'])},\n")
        out.append("};\n")
    return "".join(out)


def access(service: model.Service, name: str) -> str:
    """What an operation does to the account: Read, Write or Assume."""
    if service.name == "sts" and name in ASSUME:
        return "Assume"
    return "Read" if name.startswith(READ) else "Write"


def _row(service: model.Service, name: str) -> str:
    operation = service.operations[name]

    def side(which: str) -> str:
        return f"&{service.name}::{operation[which]['shape']}" if which in operation else "&shape::EMPTY"

    wrapper = operation.get("output", {}).get("resultWrapper")
    errors = ", ".join(f"&{service.name}::{error['shape']}" for error in operation.get("errors", []))
    return (
        f"OperationInfo {{ operation: Operation::{service.prefix}{name}, service: Service::{service.prefix}, "
        f"name: {text(name)}, full_name: {text(f'{service.name}:{name}')}, access: Access::{access(service, name)}, input: {side('input')}, output: {side('output')}, "
        f"result_wrapper: {option(wrapper, text)}, errors: &[{errors}], "
        f"method: {text(operation['http']['method'])}, path: {text(operation['http']['requestUri'])}, "
        f"pagination: {_pagination(service.pages.get(name))} }}"
    )


def _pagination(pages: dict | None) -> str:
    if pages is None:
        return "None"
    results = pages["result_key"]
    results = [results] if isinstance(results, str) else results
    return (
        f"Some(Pagination {{ input_token: {text(pages['input_token'])}, output_token: {text(pages['output_token'])}, "
        f"limit: {option(pages.get('limit_key'), text)}, more: {option(pages.get('more_results'), text)}, "
        f"results: &[{', '.join(text(result) for result in results)}] }})"
    )
