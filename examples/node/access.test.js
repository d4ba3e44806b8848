import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteRoleCommand,
  IAMClient,
  PutUserPolicyCommand,
  paginateListRoles,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { simulator } from "./simulator.js";

let aws;

beforeEach(async () => {
  aws = await simulator();
});

afterEach(() => aws.stop());

const policy = (statement) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });

test("anna may look into the other account and change nothing", async () => {
  const hub = new IAMClient(aws.config("111111111111"));
  const spoke = new IAMClient(aws.config("222222222222"));
  const { User: anna } = await hub.send(new CreateUserCommand({ UserName: "anna" }));
  const trust = policy({ Action: "sts:AssumeRole", Principal: { AWS: anna.Arn } });
  const { Role: role } = await spoke.send(
    new CreateRoleCommand({ RoleName: "Reader", AssumeRolePolicyDocument: trust }),
  );
  const readOnly = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";
  await spoke.send(new AttachRolePolicyCommand({ RoleName: "Reader", PolicyArn: readOnly }));
  const { AccessKey: key } = await hub.send(new CreateAccessKeyCommand({ UserName: "anna" }));
  const sts = new STSClient(
    aws.config({ accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey }),
  );
  const assume = new AssumeRoleCommand({ RoleArn: role.Arn, RoleSessionName: "look" });

  await assert.rejects(sts.send(assume), {
    name: "AccessDenied",
    message: /is not authorized to perform: sts:AssumeRole/,
  });

  const document = policy({ Action: "sts:AssumeRole", Resource: role.Arn });
  await hub.send(
    new PutUserPolicyCommand({ UserName: "anna", PolicyName: "assume", PolicyDocument: document }),
  );
  const { Credentials: session } = await sts.send(assume);
  const reader = new IAMClient(
    aws.config({
      accessKeyId: session.AccessKeyId,
      secretAccessKey: session.SecretAccessKey,
      sessionToken: session.SessionToken,
    }),
  );
  const names = [];
  for await (const page of paginateListRoles({ client: reader, pageSize: 1 }, {})) {
    names.push(...page.Roles.map((found) => found.RoleName));
  }
  assert.deepEqual(names, ["Reader"]);
  await assert.rejects(reader.send(new DeleteRoleCommand({ RoleName: "Reader" })), {
    message: /is not authorized to perform: iam:DeleteRole/,
  });
});

test("each test has an AWS of its own", async () => {
  const sts = new STSClient(aws.config("111111111111"));
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  assert.equal(Arn, "arn:aws:iam::111111111111:root");
  const iam = new IAMClient(aws.config("222222222222"));
  for await (const page of paginateListRoles({ client: iam }, {})) {
    assert.deepEqual(page.Roles, []);
  }
});
